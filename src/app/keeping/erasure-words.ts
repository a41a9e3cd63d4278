/** What an erasure says of itself: what stays and why, and what somebody has to see to; never with a name. */
import { longDay } from '../../cards/format.ts';
import { FORMER } from '../../domain/keeping/erasure.ts';
import { isSaid } from '../../domain/keeping/identity.ts';
import type { App } from '../context.ts';
import { isOfProgram } from './person-fate.ts';
import type { Mention, Renamed } from './sweep-papers.ts';
import type { Swept } from './sweep-person.ts';
import type { Duties } from './vacate-duties.ts';
import type { Vacancies } from './vacate-plans.ts';
import { itemOf, planOf, saidAt } from './where-it-stands.ts';

export const keptWords = (): string[] => [
  `Statuses, dates, percentages and figures that they gave stay, under “${FORMER}”: boards rely on them.`,
  'Words that they wrote about actions, and files that support actions, stay as the record of a public task: two officers take them out with “redact”.',
];

export const vacancyWords = ({
  posts,
  refs,
  covers,
  deputies,
  unrecorded,
  measures,
}: Vacancies): string[] => [
  ...(posts.length > 0 ? [`Vacant from now on: ${posts.join(', ')}. Tell Waymark who holds them.`] : []),
  ...(refs.length > 0
    ? [`Without their owner or lead from now on: ${refs.join(', ')}. “What’s missing” lists what has none.`]
    : []),
  ...(unrecorded.length > 0
    ? [`Nobody records any more for ${unrecorded.join(', ')}: tell Waymark who their link officer is.`]
    : []),
  ...(covers.length > 0
    ? [`Nobody stands in at the moment for ${covers.join(', ')}. Tell Waymark who covers.`]
    : []),
  ...(deputies.length > 0
    ? [`Without their deputy from now on: ${deputies.join(', ')}. Tell Waymark who it is.`]
    : []),
  ...(measures.length > 0
    ? [`Nobody gives readings any more of: ${measures.join('; ')}. Name somebody in the plan’s file.`]
    : []),
];

export const dutyWords = ({ uncovered, unasked }: Duties): string[] => [
  ...(uncovered.length > 0
    ? [`Away, and without cover from now on: ${uncovered.join('; ')}. Tell Waymark who covers.`]
    : []),
  ...(unasked.length > 0
    ? [`They were to take over ${unasked.join(', ')}: nobody is asked any more. Whoever asked is told.`]
    : []),
];

/** Of somebody in a restored record, of whom an address alone does not tell whether it was them. */
export const unsureWords = (person: string): string =>
  `Somebody who has not met Waymark had one of their addresses, and others: look whether it is them (waymark person find "${person}").`;

const NOT_DONE = 'Not done: ';
/** Whether the sentence tells of what keeps an erasure from being done. */
export const isStuck = (words: string): boolean => words.startsWith(NOT_DONE);

export const notDoneWords = (why: string): string => `${NOT_DONE}${why}. The service looks again every hour.`;

/** What they were given after it was tried, as plans call it. */
export const givenWords = (given: readonly string[]): string =>
  notDoneWords(
    `since it was begun they were given something again: ${given.join('; ')}. Take it from them first`,
  );

export const stuckWords = (stuck: readonly string[]): string[] =>
  stuck.length === 0
    ? []
    : [
        `${NOT_DONE}${stuck.length} records lead to them and can neither be read nor be written without them: ${stuck.slice(0, MOST_LISTED).join(', ')}. See “waymark doctor”; once they can be, the service finishes it.`,
      ];

/** What stopped it, by its id. */
export const stoppedWords = (id: string): string => notDoneWords(`${id} ${STOPPED}`);
const STOPPED = 'can neither be read nor be written at the moment: see “waymark doctor”';
/** Whether it may not have come to what they have: what a plan, a request or a leave says was not to be read. */
export const isStopped = (words: string): boolean =>
  isStuck(words) && (words.includes(STOPPED) || /[:,] (?:plan|item|request|leave):/.test(words));

/** Most that is listed one by one: of more the number is told. */
const MOST_LISTED = 200;

/** What is left whoever it was. */
export const STANDING_WORDS: readonly string[] = [
  'First names and nicknames that others wrote are not looked for: search for them, and redact what has to go.',
  'The content of files, messages in Teams itself, files that people have exported, and backups: see docs/keeping.md.',
];

export async function leftWords(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  {
    mentions,
    renamed,
    stuck,
    unread,
    oneWord,
  }: Pick<Swept, 'mentions' | 'renamed' | 'stuck' | 'unread' | 'oneWord'>,
): Promise<string[]> {
  const listed = await Promise.all(
    mentions.slice(0, MOST_LISTED).map((one) => mentionWords(app, tenant, one)),
  );
  return [
    ...(await renamedWords(app, tenant, renamed)),
    ...listed.flat(),
    ...(mentions.length > MOST_LISTED
      ? [`Their name stands in ${mentions.length - MOST_LISTED} more records: “waymark search” finds them.`]
      : []),
    ...stuckWords(stuck),
    ...(unread > 0
      ? [
          `${unread} records could not be read, and nothing of them was found there: “waymark doctor” names these.`,
        ]
      : []),
    ...(oneWord
      ? [
          'A name of theirs may be anything in a text, since it is one word, or a plan has it as other words: where it stands among other words, also in what the program wrote (history, imports, papers), it was left. Search for it, and redact what has to go.',
        ]
      : []),
    ...STANDING_WORDS,
  ];
}

/** Each place where the name gives way to the usual words, and how often: nothing is changed unseen. */
export async function renamedWords(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  renamed: readonly Renamed[],
): Promise<string[]> {
  const listed = await Promise.all(
    renamed.slice(0, MOST_LISTED).map(async ({ kind, id, names }) => {
      const times = names === 1 ? 'once' : `${names} times`;
      return `Their name gives way to “${FORMER}”, ${times}: ${kind}${await whereWords(app, tenant, { kind, id })} (${id}).`;
    }),
  );
  const more = renamed.slice(MOST_LISTED);
  const times = more.reduce((sum, { names }) => sum + names, 0);
  return [
    ...listed,
    ...(more.length > 0 ? [`It does in ${more.length} more records as well, ${times} times.`] : []),
  ];
}

/** Where it stands, so that two officers can look and decide. */
export async function mentionWords(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  { kind, id, fields }: Mention,
): Promise<string[]> {
  const where = await whereWords(app, tenant, { kind, id });
  const told = (whose: string, those: readonly string[]): string[] =>
    those.length === 0 ? [] : [`${whose} ${kind}${where} (${those.join(', ')}; ${id}).`];
  const isOthers = (field: string): boolean => !isOfProgram(kind) || isSaid(field);
  return [
    ...told('Their name stands in others’ words:', fields.filter(isOthers)),
    ...told(
      'A name or an address that is theirs, or may be somebody or something else’s as well, was left:',
      fields.filter((field) => !isOthers(field)),
    ),
  ];
}

/** Of which action or plan, and from which day. */
async function whereWords(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  { kind, id }: Pick<Mention, 'kind' | 'id'>,
): Promise<string> {
  const stored = await app.store.get(tenant, kind, id);
  const body = stored?.doc.body;
  const [plan, item, at] = [planOf(body), itemOf(body), saidAt(body)];
  const ref = item === null ? null : (await app.records.book(tenant, plan ?? ''))?.byId.get(item)?.ref;
  const where = [ref ?? plan, at === null ? null : longDay(at.slice(0, 10))].filter((one) => one != null);
  return where.length > 0 ? ` of ${where.join(', ')}` : '';
}
