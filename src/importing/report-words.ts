/** The report of an import as a person reads it, a line a fact. */
import type { Finding } from './finding.ts';
import type { ImportReport } from './report.ts';

/** What came in, and what is missing. */
export const summaryLines = (report: ImportReport): string[] => facts(report).map(({ line }) => line);

/** The same, what is missing apart from what came in. */
export function linesApart(report: ImportReport): { read: string[]; missing: string[] } {
  const of = (lacks: boolean): string[] =>
    facts(report).flatMap((fact) => (fact.lacks === lacks ? fact.line : []));
  return { read: of(false), missing: of(true) };
}

type Fact = { line: string; lacks: boolean };
const has = (line: string): Fact => ({ line, lacks: false });
const lacks = (line: string): Fact => ({ line, lacks: true });

function facts(report: ImportReport): Fact[] {
  const { actions, measures, dates } = report;
  const natures = listed(report.natures.map(({ nature, count }) => [count, nature]));
  const lines = [
    has(report.levels.map(({ name, count }) => `${name}: ${count}`).join(', ')),
    has(`${counted(actions, 'action')}${natures === '' ? '' : ` (${natures})`}`),
    lacks(
      `${counted(actions, 'action')}: ${lacking(report.withoutDate, actions, 'date')}, ${lacking(report.withoutOwner, actions, 'owner')}`,
    ),
  ];
  if (report.withDate > 0) {
    const kinds = listed([
      [dates.set, 'given as dates'],
      [dates.points, 'by a day or month'],
      [dates.windows, 'by the end of a period'],
      [dates.recurrences, 'recurring'],
    ]);
    lines.push(has(`${counted(report.withDate, 'date')}: ${kinds}`));
  }
  if (report.noSuchDays.length > 0) {
    const named = report.noSuchDays.map(({ ref, words }) => `${ref} (“${words}”)`).join(', ');
    lines.push(lacks(`No day of the calendar, so without a date: ${named}`));
  }
  if (report.toConfirm > 0) {
    const said = report.confirm.map(
      ({ ref, words, read }) =>
        `${ref} (${[words === null ? [] : `“${words}”`, read ?? []].flat().join(' → ')})`,
    );
    lines.push(
      lacks(
        `${counted(report.toConfirm, 'date')} ${report.toConfirm === 1 ? 'was' : 'were'} worked out from the plan's words and should be confirmed by a person: ${firstOf(said, report.toConfirm, '“what’s missing” lists them')}`,
      ),
    );
  }
  if (report.inherited > 0) {
    lines.push(
      has(
        `${report.inherited} ${report.inherited === 1 ? 'was' : 'were'} due before the plan went live: listed as inherited, not reminded`,
      ),
    );
  }
  if (measures.count > 0) {
    const parts = [
      lacking(measures.withoutOwner, measures.count, 'owner'),
      lacking(measures.withoutFrequency, measures.count, 'frequency'),
      lacking(measures.withoutBaseline, measures.count, 'baseline'),
      lacking(measures.withoutTarget, measures.count, 'target'),
    ];
    lines.push(lacks(`${counted(measures.count, 'measure')}: ${parts.join(', ')}`));
    const said = measures.targetless.map(({ ref, text }) => `${ref ?? 'the plan'} (“${text}”)`);
    if (said.length > 0)
      lines.push(
        lacks(
          `Without a target: ${firstOf(said, measures.withoutTarget, 'the sheet “Measures” of the plan’s workbook has them')}`,
        ),
      );
  }
  if (report.duties > 0)
    lines.push(has(`${counted(report.duties, 'standing duty', 'standing duties')} of the plan's bodies`));
  if (report.posts > 0 || report.people > 0) {
    const vacant = report.vacantPosts === 0 ? '' : ` (${report.vacantPosts} vacant)`;
    lines.push(
      has(`${counted(report.posts, 'post')}${vacant}, ${counted(report.people, 'person', 'people')}`),
    );
  }
  if (report.boards > 0) lines.push(has(`${counted(report.boards, 'board')} with a weekly summary`));
  return lines;
}

const HEADINGS: { readonly [K in Finding['kind']]: string } = {
  inferred: 'Read from what the source says, please check',
  repaired: 'Put right',
  unplaced: 'Not placed: this is not in the plan',
  child: 'This looks like a child’s personal data',
};

/** What the reader noticed, under a heading each; the place stands before each line. */
export const findingLines = (findings: readonly Finding[]): string[] =>
  (['child', 'repaired', 'inferred', 'unplaced'] as const).flatMap((kind) => {
    const own = findings.filter((finding) => finding.kind === kind);
    return own.length === 0
      ? []
      : [`${HEADINGS[kind]} (${own.length}):`, ...own.map(({ what, where }) => `  ${where}: ${what}`)];
  });

/** A card has room for few of them. `all` says where the others are. */
const MOST_NAMED = 4;
function firstOf(said: readonly string[], of: number, all: string): string {
  const shown = said.slice(0, MOST_NAMED);
  const more = of > shown.length ? ` and ${of - shown.length} more: ${all}` : '';
  return `${shown.join(', ')}${more}`;
}

const listed = (parts: readonly (readonly [number, string])[]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

function lacking(count: number, of: number, what: string): string {
  if (count === 0) return `${of === 1 ? 'it has' : 'all have'} ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`;
  return `${count} ${count === 1 ? 'has' : 'have'} no ${what}`;
}
