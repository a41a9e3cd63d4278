/** What an officer has not been told yet of what could not be sent and of who wants to hand over, and which note tells of what. */
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import {
  messageMatter,
  type OutOfReach,
  personMatter,
  recordMatter,
  type Wish,
  wishMatter,
} from '../domain/unsent.ts';
import type { OutboxRow, UnreadableDocument } from '../store/documents.ts';
import { recentWishes } from '../store/hand-overs.ts';
import { officersIn } from '../store/officers.ts';
import { outOfReach } from '../store/out-of-reach.ts';
import { all } from '../store/store.ts';
import { toldTo } from '../store/told.ts';
import { isQuestion, TROUBLED } from '../store/unsent.ts';
import { unlessBroken } from './broken.ts';
import type { Clockwork } from './clockwork.ts';

export type News = {
  rows: OutboxRow[];
  people: OutOfReach[];
  wishes: Wish[];
  /** Ids of documents that cannot be read. */
  unread: string[];
};

export const isNothing = ({ rows, people, wishes, unread }: News): boolean =>
  rows.length + people.length + wishes.length + unread.length === 0;

/** The officers of the tenant who have met the bot and been welcomed. */
export async function officersReached(work: Clockwork, tenant: string): Promise<Person[]> {
  const officers = await officersIn(work.store, work.records, tenant, work.officers);
  return officers.filter(({ address, welcomedAt }) => address !== null && welcomedAt !== null);
}

/** The day by which notes are counted. */
export const todayOf = (work: Clockwork): string => localDate(work.asOf.now(), HOME_ZONE);

export const dayNote = (work: Clockwork, tenant: string, officer: string): string =>
  `note:${tenant}:${officer}:${todayOf(work)}`;

/** A note between the days' notes, about nothing but posts in doubt, named by the first of them. */
export const questionNote = (tenant: string, officer: string, first: OutboxRow): string =>
  `${questionNotes(tenant, officer)}${matterOf(first)}`;

const questionNotes = (tenant: string, officer: string): string => `note:${tenant}:${officer}:asks:`;

export const matterOf = ({ key, createdAt }: OutboxRow): string => messageMatter({ key, since: createdAt });

/** All that a note may tell of, `troubled` being the rows of late that were not sent. */
export async function toldBy(
  work: Clockwork,
  tenant: string,
  officer: string,
  note: string,
  troubled: readonly OutboxRow[],
): Promise<News> {
  if (note.startsWith(questionNotes(tenant, officer)))
    return { rows: troubled.filter(isQuestion), people: [], wishes: [], unread: [] };
  const people = await outOfReach(work.records, tenant, troubled, work.asOf.now());
  const wishes = await unlessBroken(
    () => recentWishes(work.store, work.records, tenant, work.asOf.now()),
    (reason) => {
      work.log.error({ about: 'note', reason }, 'wishes to hand over could not be read');
      return [];
    },
  );
  return { rows: troubled.filter(isForOfficers), people, wishes, unread: await unreadNow(work, tenant) };
}

/** Plans and messages that the clock goes on without; what it needs beside them it makes anew. */
async function unreadNow({ store }: Clockwork, tenant: string): Promise<string[]> {
  const ids: string[] = [];
  const unreadable = ({ found }: UnreadableDocument): void => void (found && ids.push(found.id));
  await all(store, tenant, { kind: 'plan', unreadable });
  const where = [{ field: 'state', is: 'in', to: ['queued', 'claimed', ...TROUBLED] }] as const;
  await all(store, tenant, { kind: 'outbox', where, unreadable });
  return ids.sort();
}

/**
 * Posts, and messages to people that were refused. What somebody may or may not have got comes again by itself;
 * whom nothing reaches is told of by name; a note is not told of in a note.
 */
const isForOfficers = ({ to, state, about }: OutboxRow): boolean =>
  to.kind === 'channel' || (state === 'parked' && about !== 'note');

/** What of it the officer has not been told. */
export async function newTo(work: Clockwork, tenant: string, officer: string, news: News): Promise<News> {
  const told = await toldTo(work.store, tenant, officer, todayOf(work));
  return {
    rows: news.rows.filter((row) => !told.has(matterOf(row))),
    people: news.people.filter((one) => !told.has(personMatter(one))),
    wishes: news.wishes.filter((one) => !told.has(wishMatter(one))),
    unread: news.unread.filter((id) => !told.has(recordMatter(id))),
  };
}
