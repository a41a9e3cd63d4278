/** What differs between two states of an item or a plan, as entries of the record of changes. */
import { isDeepStrictEqual } from 'node:util';
import type { Change, Changed } from './change.ts';
import { accountable, type Board, type Item, type Measure, type Plan, type Post } from './plan.ts';

export type Differing = Pick<Change, 'what' | 'from' | 'to'>;

/** As what a change of each field is told; null for those that are told in words of their own, or are no change of the plan. */
const ITEM: { readonly [F in keyof Item]: Changed | null } = {
  id: null,
  plan: null,
  ref: null,
  printedRef: 'detail',
  parent: 'place',
  level: null,
  // Whatever comes or goes before it moves it, too.
  position: null,
  title: null,
  aliases: 'detail',
  kind: 'detail',
  nature: 'nature',
  byWhen: 'by-when',
  reading: null,
  due: 'due',
  checkIns: 'check-ins',
  owners: null,
  lead: 'lead',
  description: 'description',
  outcomes: 'detail',
  bodies: 'detail',
  links: 'detail',
  measures: null,
  difference: 'detail',
  duty: 'detail',
  restricted: 'detail',
  withdrawn: null,
  imported: null,
};

const PLAN: { readonly [F in keyof Plan]: Changed | null } = {
  id: null,
  title: 'title',
  authority: 'detail',
  goLive: 'go-live',
  timezone: 'detail',
  levels: 'detail',
  abbreviations: 'detail',
  posts: null,
  boards: null,
  reminders: 'detail',
  completion: 'detail',
  retention: 'detail',
  elections: 'detail',
  linkOfficers: null,
  about: null,
  measures: null,
  imported: null,
  edition: null,
};

/** `before` is null for an item that is new. Values are dates, owner keys and words, as the record has them. */
export function changesOfItem(before: Item | null, after: Item): Differing[] {
  if (!before) return [{ what: 'added', from: null, to: after.ref }];
  if (after.withdrawn && !before.withdrawn) return [{ what: 'withdrawn', from: before.ref, to: null }];
  const worded: Differing[] = [
    { what: 'wording', from: `${before.ref} ${before.title}`, to: `${after.ref} ${after.title}` },
    { what: 'owners', from: ownersIn(before), to: ownersIn(after) },
    // Other words are read anew: that they say another date is told with them.
    ...(before.byWhen === after.byWhen
      ? [{ what: 'reading' as const, from: readingIn(before), to: readingIn(after) }]
      : []),
  ];
  return [
    ...(before.withdrawn && !after.withdrawn
      ? [{ what: 'restored' as const, from: null, to: after.ref }]
      : []),
    ...worded.filter(({ from, to }) => from !== to),
    ...fieldsIn(ITEM, before, after),
    ...changesOfMeasures(before.measures, after.measures),
  ];
}

/** What changed in the head: its facts, posts and who holds them, boards, and measures of the plan as a whole. */
export const changesOfPlan = (before: Plan, after: Plan): Differing[] => [
  ...fieldsIn(PLAN, before, after),
  ...pairsOf(before.posts, after.posts).flatMap(([was, is]) => changesOfPost(was, is)),
  ...changesOfLinks(before, after),
  ...pairsOf(before.boards, after.boards).flatMap(([was, is]) => changesOfBoard(was, is)),
  ...changesOfMeasures(before.measures, after.measures),
  ...[...new Set([...Object.keys(before.about), ...Object.keys(after.about)])].flatMap((field) =>
    detail(field, Reflect.get(before.about, field), Reflect.get(after.about, field)),
  ),
];

/** A date that was agreed and has moved: the first date that is set is no slippage. */
export const isSlippage = (change: Change): boolean => change.what === 'due' && change.from !== null;

/** The accountable owner first. */
function ownersIn(item: Item): string | null {
  const first = accountable(item);
  const keys = [first, ...item.owners.map(({ key }) => key).filter((key) => key !== first)];
  return keys.filter((key) => key !== null).join(' ') || null;
}

function readingIn({ reading }: Item): string | null {
  if (reading === null) return null;
  const { kind, rule, every, month, start, end, certainty, confirm } = reading;
  const said = [
    kind,
    rule ?? every,
    month && `month ${month}`,
    start && `from ${start}`,
    end && `to ${end}`,
    `${certainty} certainty`,
    confirm && 'to be confirmed',
  ];
  return said.filter(Boolean).join(', ');
}

function fieldsIn<T extends object>(
  told: { readonly [F in keyof T]: Changed | null },
  before: T,
  after: T,
): Differing[] {
  return Object.entries<Changed | null>(told).flatMap(([field, what]): Differing[] => {
    if (what === null) return [];
    const [from, to] = [Reflect.get(before, field), Reflect.get(after, field)];
    if (what === 'detail') return detail(field, from, to);
    return isDeepStrictEqual(from, to) ? [] : [{ what, from: inWords(from), to: inWords(to) }];
  });
}

function detail(field: string, from: unknown, to: unknown): Differing[] {
  const told = (value: unknown): string | null => {
    const words = inWords(value);
    return words === null ? null : `${field}: ${words}`;
  };
  return isDeepStrictEqual(from, to) ? [] : [{ what: 'detail', from: told(from), to: told(to) }];
}

/** Most letters of a value that an entry holds: the whole of it is in the record itself. */
const LETTERS = 1000;

function inWords(value: unknown): string | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LETTERS);
}

/** Those of both states by their ids, those that are gone among them. */
function pairsOf<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
): [T | undefined, T | undefined][] {
  const was = new Map(before.map((one) => [one.id, one]));
  const is = new Map(after.map((one) => [one.id, one]));
  return [...new Set([...was.keys(), ...is.keys()])].map((id) => [was.get(id), is.get(id)]);
}

const changesOfMeasures = (before: readonly Measure[], after: readonly Measure[]): Differing[] =>
  pairsOf(before, after).flatMap(([was, is]): Differing[] =>
    isDeepStrictEqual(was, is)
      ? []
      : [{ what: 'measure', from: was ? measureIn(was) : null, to: is ? measureIn(is) : null }],
  );

/** What it is called, and what is known of it. */
const measureIn = ({ id: _, text, ...facts }: Measure): string =>
  [
    text,
    ...Object.entries(facts).flatMap(([field, value]) => {
      const words = inWords(value);
      return words === null ? [] : [`${field}: ${words}`];
    }),
  ]
    .join('; ')
    .slice(0, LETTERS);

function changesOfPost(was: Post | undefined, is: Post | undefined): Differing[] {
  const key = `post:${is?.id ?? was?.id}`;
  const told = (word: string | null | undefined): string | null => (word ? `${key} ${word}` : null);
  const pairs: Differing[] = [
    { what: 'post', from: told(was?.title), to: told(is?.title) },
    { what: 'holder', from: was ? heldIn(key, was) : null, to: is ? heldIn(key, is) : null },
    {
      what: 'cover',
      from: told(was?.cover && `person:${was.cover}`),
      to: told(is?.cover && `person:${is.cover}`),
    },
    { what: 'deputy', from: told(was?.deputy), to: told(is?.deputy) },
    { what: 'link-officer', from: told(was?.linkOfficer), to: told(is?.linkOfficer) },
    { what: 'quiet', from: told(inWords(was?.quiet)), to: told(inWords(is?.quiet)) },
  ];
  return pairs.filter(({ from, to }) => from !== to);
}

/** "person:<who is outside> <who gets their card>". */
const changesOfLinks = (before: Plan, after: Plan): Differing[] =>
  [...new Set([...before.linkOfficers, ...after.linkOfficers].map(({ person }) => person))].flatMap(
    (person): Differing[] => {
      const of = ({ linkOfficers }: Plan): string | null => {
        const link = linkOfficers.find((one) => one.person === person);
        return link ? `person:${person} ${link.officer}` : null;
      };
      const [from, to] = [of(before), of(after)];
      return from === to ? [] : [{ what: 'link-officer', from, to }];
    },
  );

const heldIn = (key: string, post: Post): string =>
  [
    key,
    ...post.holders.map(({ person, from }) => `person:${person}${from === null ? '' : ` from ${from}`}`),
  ].join(' ');

const changesOfBoard = (was: Board | undefined, is: Board | undefined): Differing[] =>
  isDeepStrictEqual(was, is) ? [] : [{ what: 'board', from: inWords(was), to: inWords(is) }];
