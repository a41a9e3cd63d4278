/** What is said of a sketched plan as a whole: its id, authority, period and Year 1, each inferred from printed words. */
import type { PlainDate } from '../domain/plan.ts';
import type { Finding } from './finding.ts';
import type { Sketch, SketchNode, Unsaid } from './sketch.ts';
import { slug } from './slug.ts';

type Span = { start: PlainDate; end: PlainDate };

export type Head = {
  plan: string;
  title: string;
  authority: string;
  period?: Span;
  yearOne?: PlainDate;
};

export const NOT_STATED = '(not stated)';
/** What whoever imports says beside the source: it goes before the source's own words. */
export type Given = { title?: string | undefined; authority?: string | undefined };
const NO_TITLE = 'The source gives no title';
const NO_AUTHORITY = 'The source does not say whose plan it is';
/** Said of a stand-in, which only a plan that comes in for the first time is called by. */
export const isOnStandIn = ({ what }: Finding): boolean =>
  [NO_TITLE, NO_AUTHORITY].some((words) => what.startsWith(words));

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH = String.raw`(?:(\p{L}{3,9})\.?\s+)?`;
const SPAN = new RegExp(
  String.raw`${MONTH}(\d{4})(?:\s?\/\s?\d{2})?\s*(?:-|–|—|\bto\b|\/)\s*${MONTH}(\d{4}|\d{2})\b`,
  'iu',
);
const SOLE = new RegExp(String.raw`${MONTH}(\d{4})`, 'iu');

/**
 * The head of the plan file, and what was inferred for it. `plan` null asks for an id made from the names; `name` is
 * the file's, null when there is none. An id never hangs on what was `given`: the next import may do without it.
 */
export function headOf(
  sketch: Sketch,
  plan: string | null,
  name: string | null,
  given: Given = {},
): { head: Head; findings: Finding[]; unsaid: Unsaid } {
  const findings: Finding[] = [];
  const infer = (what: string): void => {
    findings.push({ kind: 'inferred', what, where: 'the plan' });
  };
  const called = sketch.title === null && name !== null ? titleFrom(name) : null;
  const said = sketch.title?.slice(0, 1000) ?? called ?? 'Plan';
  const unsaid = (['title', 'authority'] as const).filter(
    (one) => sketch[one] === null && given[one] === undefined,
  );
  if (unsaid.includes('title'))
    infer(
      called === null
        ? `${NO_TITLE}; the plan is called "Plan". ${mend('title', 'To name it')}`
        : `${NO_TITLE}; "${called}" was made from the file's name. ${mend('title', 'If it has another')}`,
    );
  if (unsaid.includes('authority')) infer(`${NO_AUTHORITY}. ${mend('authority', 'To name the authority')}`);
  const id = plan ?? idFrom(called === null ? sketch.authority : null, said);
  if (plan === null) infer(`The id of the plan, ${id}, was made from its names.`);
  const head: Head = {
    plan: id,
    title: given.title ?? said,
    authority: given.authority ?? sketch.authority?.slice(0, 1000) ?? NOT_STATED,
  };

  const yearOne = yearOneOf(sketch);
  if (yearOne !== null) {
    head.yearOne = yearOne;
    infer(
      `Year 1 is counted from ${yearOne}, because the source is dated ${sketch.dated}; correct it if it began on another day.`,
    );
  }
  const period = (sketch.period === null ? null : periodOf(sketch.period)) ?? yearsOf(sketch, yearOne);
  if (period !== null) {
    head.period = period;
    const from = sketch.period === null ? 'the years that the actions name' : `"${sketch.period}"`;
    infer(
      `The plan's period, ${period.start} to ${period.end}, was read from ${from}; correct the days if they differ.`,
    );
  }
  return { head, findings, unsaid };
}

const mend = (what: 'title' | 'authority', when: string): string =>
  `${when}, write it in the sheet "Plan" of the plan's workbook, or import with --${what}.`;

/** `corporate-plan_2026 (1).docx` as `corporate plan 2026`; null where no words are left. */
function titleFrom(name: string): string | null {
  const words = (name.split(/[\\/]/).at(-1) ?? '')
    .slice(0, 300)
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\s*\(\d{1,3}\)$/, '')
    .replace(/[\s_\p{Cc}]+|(?<!\d)-|-(?!\d)/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return /\p{L}/u.test(words) ? words : null;
}

/** `2018-21`, `Sept 2024 to Aug 2027`: school years where no months are given. Null where the words are no period. */
export function periodOf(text: string): Span | null {
  const span = SPAN.exec(text);
  const sole = span === null ? SOLE.exec(text) : null;
  const from = Number(span?.[2] ?? sole?.[2] ?? '0');
  const until = span?.[4] ?? String(from);
  const to = until.length === 2 ? Math.floor(from / 100) * 100 + Number(until) : Number(until);
  if (from < 1990 || to < from || to > 2100) return null;
  const first = monthOf(span?.[1] ?? sole?.[1]) ?? (from < to ? 9 : 1);
  const last = monthOf(span?.[3] ?? sole?.[1]) ?? (from < to ? 8 : 12);
  const start = Temporal.PlainYearMonth.from({ year: from, month: first }).toPlainDate({ day: 1 });
  const end = Temporal.PlainYearMonth.from({ year: to, month: last });
  const close = end.toPlainDate({ day: end.daysInMonth });
  return Temporal.PlainDate.compare(start, close) < 0
    ? { start: start.toString(), end: close.toString() }
    : null;
}

function monthOf(word: string | undefined): number | null {
  const lower = word?.toLowerCase() ?? '';
  const index =
    lower.length < 3
      ? -1
      : MONTHS.findIndex((month) => month.startsWith(lower) || (lower === 'sept' && month === 'september'));
  return index < 0 ? null : index + 1;
}

const whensOf = (nodes: readonly SketchNode[]): string[] =>
  nodes.flatMap((node) => [...(node.when === null ? [] : [node.when]), ...whensOf(node.children)]);

const YEARS = /^years?\s?(\d{1,2})(?:\s?(?:-|–|to|and|&)\s?(\d{1,2}))?$/i;
const lastYears = (sketch: Sketch): number[] =>
  whensOf(sketch.nodes).flatMap((when) => {
    const years = YEARS.exec(when.trim());
    return years === null ? [] : [Number(years[2] ?? years[1])];
  });

function yearOneOf(sketch: Sketch): PlainDate | null {
  const month = SOLE.exec(sketch.dated ?? '');
  const number = monthOf(month?.[1]);
  if (month === null || number === null || lastYears(sketch).length === 0) return null;
  return Temporal.PlainDate.from({ year: Number(month[2]), month: number, day: 1 }).toString();
}

function yearsOf(sketch: Sketch, yearOne: PlainDate | null): Span | null {
  const last = Math.max(0, ...lastYears(sketch).filter((year) => year <= 30));
  if (yearOne === null || last === 0) return null;
  const end = Temporal.PlainDate.from(yearOne).add({ years: last }).subtract({ days: 1 });
  return { start: yearOne, end: end.toString() };
}

const GENERIC =
  /\b(?:the|council|city|borough|county|metropolitan|district|unitary|authority|of|royal|london|mbc|cc)\b/gi;

function idFrom(authority: string | null, title: string): string {
  const name = authority === null ? '' : idText(authority.replace(GENERIC, ' '));
  const id = name === '' ? idText(title) : name;
  return id === '' ? 'plan' : id;
}

const idText = (text: string): string =>
  (/[a-z0-9]/i.test(text) ? slug(text) : '')
    .replace(/[^a-z0-9-]+/g, '')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
