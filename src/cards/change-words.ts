/** What was changed beside dates and owners, in words that say what it was: never the record's own notation. */
import { z } from 'zod/v4';
import type { Change } from '../domain/change.ts';
import { Completion, Quiet } from '../domain/kinds.ts';
import type { AnswerView } from './answer/answer-view.ts';
import { quietInWords } from './away/quiet.ts';
import { day, listed } from './format.ts';
import { keysInWords } from './key-words.ts';
import { clip } from './text.ts';

type Of = Pick<Change, 'from' | 'to'>;

/** "Boards see no words of it": of what has a word of its own; else what it is, and what it has become. */
export function detailWords({ from, to }: Of, view: AnswerView): string {
  const [field, was] = fieldIn(from);
  const [named, is] = fieldIn(to);
  const name = named || field;
  switch (name) {
    case 'restricted':
      return is === 'true' ? 'restricted: boards are told no more of it' : 'no longer restricted';
    case 'completion':
      return `what a completion takes: ${completionWords(is)}`;
    case 'elections':
      return `pre-election periods: ${spansWords(is, view)}`;
    default: {
      const label = FIELD[name] ?? spelled(name);
      if (is === null) return `${label} taken out`;
      return isPlain(is)
        ? `${label} ${was === null ? 'set' : 'changed'} to “${clip(is, 150)}”`
        : `${label} changed`;
    }
  }
}

const FIELD: { readonly [field: string]: string } = {
  printedRef: 'printed number',
  aliases: 'other names',
  bodies: 'bodies that it names',
  links: 'links to other actions',
  difference: 'difference that it makes',
  duty: 'standing duty',
  timezone: 'time zone',
  levels: 'names of its levels',
  reminders: 'when its people are asked',
  retention: 'how long it is kept',
};

/** "strategyTimeline" as "strategy timeline". */
const spelled = (field: string): string =>
  field === '' ? 'a detail' : field.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

function fieldIn(value: string | null): [string, string | null] {
  if (value === null) return ['', null];
  const place = value.indexOf(': ');
  return place < 0 ? ['', value] : [value.slice(0, place), value.slice(place + 2)];
}

const isPlain = (value: string): boolean => !/^[[{]/u.test(value);

function completionWords(value: string | null): string {
  const read = Completion.safeParse(parsed(value));
  if (!read.success) return 'set anew';
  const { evidence, signOff } = read.data;
  return `evidence ${evidence === 'required' ? 'is needed' : 'is asked for'}, ${signOff ? 'and a lead’s check' : 'no lead’s check'}`;
}

const Spans = z.array(z.object({ from: z.string(), to: z.string() }));

function spansWords(value: string | null, { today }: AnswerView): string {
  const read = Spans.safeParse(parsed(value) ?? []);
  if (!read.success) return 'set anew';
  return read.data.length === 0
    ? 'none'
    : listed(read.data.map(({ from, to }) => `${day(from, today)} to ${day(to, today)}`));
}

/** Undefined where it is no JSON, or was cut off. */
function parsed(value: string | null): unknown {
  try {
    return value === null ? undefined : JSON.parse(value);
  } catch {
    return undefined;
  }
}

const BOARD: { readonly [field: string]: string } = {
  body: 'name',
  channel: 'channel',
  summary: 'when it is posted to',
  scope: 'what it sees',
  meetings: 'meetings',
  beforeElections: 'what it gets before elections',
  reports: 'reports beside the weekly summary',
  quiet: 'quiet days',
};
const Fields = z.record(z.string(), z.unknown());
const Named = z.object({ body: z.string() });

/** "Partnership Board: meetings changed". */
export function boardWords({ from, to }: Of): string {
  const [was, is] = [Fields.safeParse(parsed(from)), Fields.safeParse(parsed(to))];
  const named = Named.safeParse(parsed(to ?? from));
  const board = named.success ? clip(named.data.body, 80) : 'a board';
  if (from === null) return `${board} added as a board`;
  if (to === null) return `${board} taken out as a board`;
  if (!was.success || !is.success) return `what is set for ${board} changed`;
  const fields = Object.keys(BOARD).filter(
    (field) => JSON.stringify(was.data[field]) !== JSON.stringify(is.data[field]),
  );
  return `${board}: ${listed(fields.map((field) => BOARD[field] ?? field)) || 'settings'} changed`;
}

/** "measure “Persistent absence is reduced”: target changed". */
export function measureWords({ from, to }: Of): string {
  const [was, is] = [factsIn(from), factsIn(to)];
  const name = `measure “${clip((to ?? from ?? '').split('; ')[0] ?? '', 120)}”`;
  if (from === null || to === null) return `${name} ${from === null ? 'added' : 'taken out'}`;
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => was.get(field) !== is.get(field),
  );
  return `${name}: ${listed(fields.map(spelled)) || 'wording'} changed`;
}

const factsIn = (value: string | null): Map<string, string> =>
  new Map(
    (value ?? '').split('; ').flatMap((fact) => {
      const [field, told] = fieldIn(fact);
      return field === '' || told === null ? [] : [[field, told] as const];
    }),
  );

/** "link officer of the Head of Access: Robin Sample (before: nobody)". */
export function standInWords(
  what: 'cover' | 'deputy' | 'link-officer',
  { from, to }: Of,
  view: AnswerView,
): string {
  const label = what === 'link-officer' ? 'link officer' : what;
  const [post] = (to ?? from ?? '').split(' ');
  const who = (value: string | null): string =>
    keysInWords(value?.split(' ').slice(1).join(' ') || null, view);
  return `${label} for ${keysInWords(post ?? null, view)}: ${who(to)} (before: ${who(from)})`;
}

/** "quiet days of Head of Access: Mondays". */
export function quietWords({ from, to }: Of, view: AnswerView): string {
  const [post] = (to ?? from ?? '').split(' ');
  const read = Quiet.safeParse(parsed(to === null ? null : to.slice(to.indexOf(' ') + 1)));
  return `quiet days of ${keysInWords(post ?? null, view)}: ${read.success ? quietInWords(read.data) : 'none'}`;
}

/** "post of Head of Access renamed to “Head of Inclusion”". */
export function postWords({ from, to }: Of): string {
  const title = (value: string): string => clip(value.slice(value.indexOf(' ') + 1), 100);
  if (from === null) return `post “${title(to ?? '')}” added`;
  return to === null ? `post “${title(from)}” taken out` : `post “${title(from)}” is now “${title(to)}”`;
}
