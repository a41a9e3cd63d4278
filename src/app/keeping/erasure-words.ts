/** What an erasure says of itself: what stays and why, and what somebody has to see to; never with a name. */
import { longDay } from '../../cards/format.ts';
import { FORMER } from '../../domain/keeping/erasure.ts';
import type { App } from '../context.ts';
import type { Mention, Swept } from './sweep-person.ts';
import type { Duties } from './vacate-duties.ts';
import type { Vacancies } from './vacate-plans.ts';
import { itemOf, planOf, saidAt } from './where-it-stands.ts';

export const keptWords = (): string[] => [
  `Statuses, dates, percentages and figures that they gave stay, under “${FORMER}”: boards rely on them.`,
  'Words that they wrote about actions, and files that support actions, stay as the record of a public task: two officers take them out with “redact”.',
];

export const vacancyWords = ({ posts, refs }: Vacancies): string[] => [
  ...(posts.length > 0 ? [`Vacant from now on: ${posts.join(', ')}. Tell Waymark who holds them.`] : []),
  ...(refs.length > 0
    ? [`Without their owner or lead from now on: ${refs.join(', ')}. “What’s missing” lists what has none.`]
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

/** Most that is listed one by one: of more the number is told. */
const MOST_LISTED = 200;

export async function leftWords(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  { mentions, failed, oneWord }: Pick<Swept, 'mentions' | 'failed' | 'oneWord'>,
): Promise<string[]> {
  const listed = await Promise.all(
    mentions.slice(0, MOST_LISTED).map((one) => mentionWords(app, tenant, one)),
  );
  return [
    ...listed,
    ...(mentions.length > MOST_LISTED
      ? [`Their name stands in ${mentions.length - MOST_LISTED} more records: “waymark search” finds them.`]
      : []),
    ...(failed > 0 ? [`${failed} records could not be read or rewritten: “waymark doctor” names them.`] : []),
    ...(oneWord
      ? [
          'Their name is one word, which may be anything in a text: where it stands among other words, also in what the program wrote (history, imports, papers), it was left. Search for it, and redact what has to go.',
        ]
      : []),
    'First names and nicknames that others wrote are not looked for: search for them, and redact what has to go.',
    'The content of files, messages in Teams itself, files that people have exported, and backups: see docs/keeping.md.',
  ];
}

/** Where it stands, so that two officers can look and decide. */
export async function mentionWords(
  app: Pick<App, 'store' | 'records'>,
  tenant: string,
  { kind, id, fields }: Mention,
): Promise<string> {
  const stored = await app.store.get(tenant, kind, id);
  const body = stored?.doc.body;
  const [plan, item, at] = [planOf(body), itemOf(body), saidAt(body)];
  const ref = item === null ? null : (await app.records.book(tenant, plan ?? ''))?.byId.get(item)?.ref;
  const where = [ref ?? plan, at === null ? null : longDay(at.slice(0, 10))].filter((one) => one != null);
  return `Their name stands in others’ words: ${kind}${where.length > 0 ? ` of ${where.join(', ')}` : ''} (${fields.join(', ')}; ${id}).`;
}
