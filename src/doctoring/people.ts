/** Whom Waymark reaches: people with a part in a plan, accounts that match nobody, officers, the channels of boards. */
import { count } from '../cards/format.ts';
import type { Book } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import { isChannelId } from '../domain/channel-id.ts';
import { type Dated, peopleWithPart, strangersAmong } from '../domain/lead/strangers.ts';
import { isOfficer, type Person } from '../domain/person.ts';
import { type PlainDate, type Plan, personBehind } from '../domain/plan.ts';
import { UnreadableDocument } from '../store/documents.ts';
import { TENANT } from '../store/ids.ts';
import type { Records } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type Finding, findingsOn } from './finding.ts';

const { ok, note } = findingsOn('people');

export const OPEN_IT = 'Ask them to open Waymark in Teams, or to add it again.';

export type Reaching = {
  store: Store;
  records: Records;
  tenant: string;
  /** The plans that can be read. */
  heads: readonly Plan[];
  /** Whether these are all, so that it can be told who has a part in none. */
  whole: boolean;
  now: Temporal.Instant;
  officers: ReadonlySet<string>;
  /** What is said where only one person can be reached; null anywhere else. */
  oneChat: string | null;
};

/** Counts, posts and boards; nobody's name. Throws UnreadableDocument where a person's record cannot be read. */
export async function people(reaching: Reaching): Promise<Finding[]> {
  const { store, records, tenant, now } = reaching;
  const books = await booksOf(reaching);
  const everybody = await records.people(tenant);
  const dated = books.map((book) => ({ book, today: localDate(now, book.plan.timezone) }));
  const reached = new Set(everybody.filter(({ address }) => address !== null).map(({ id }) => id));
  const parts = dated.map(({ book, today }) => ({ book, today, with: peopleWithPart({ book, today }) }));
  const connector = (await store.get(tenant, 'tenant', TENANT))?.doc.body.serviceUrl ?? null;
  return [
    ...parts.flatMap((part) => ofPlan(part.book, part.today, part.with, reached, reaching.oneChat)),
    ...(reaching.whole && books.length === reaching.heads.length
      ? strangers(everybody, parts, reaching)
      : []),
    ...ofOfficers(everybody, reaching),
    ...ofChannels(books, connector !== null),
  ];
}

/** Without a plan of which an item cannot be read: of half of it nothing true can be told. */
async function booksOf({ records, tenant, heads }: Reaching): Promise<Book[]> {
  const books = await Promise.all(
    heads.map(({ id }) =>
      records.book(tenant, id).catch((error: unknown) => {
        if (error instanceof UnreadableDocument) return undefined;
        throw error;
      }),
    ),
  );
  return books.filter((book) => book !== undefined);
}

function ofPlan(
  { plan, items }: Book,
  today: PlainDate,
  theirs: ReadonlySet<string>,
  reached: ReadonlySet<string>,
  oneChat: string | null,
): Finding[] {
  const vacant = plan.posts.filter(({ id }) => personBehind(plan, `post:${id}`, today) === null);
  const unmet = [...theirs].filter((id) => !reached.has(id)).length;
  return [
    ok(`plan ${plan.id}: ${count(items.length, 'item')}`),
    ...(vacant.length === 0
      ? []
      : [
          note(
            `plan ${plan.id}: nobody holds ${vacant.map(({ title }) => title).join(', ')}`,
            'Name a holder for each in the plan file.',
          ),
        ]),
    ...(unmet === 0
      ? []
      : [
          note(
            `plan ${plan.id}: ${
              unmet === 1
                ? '1 of the people who own or lead something in it has not met the bot, or has removed it, and gets'
                : `${unmet} of the people who own or lead something in it have not met the bot, or have removed it, and get`
            } no reminders`,
            oneChat ??
              `${OPEN_IT} "who can I reach?" in Teams names them for an officer, with an invitation to send.`,
          ),
        ]),
  ];
}

/** Accounts that came and match nobody, while people of a plan have not come: they may be the same. */
function strangers(
  everybody: readonly Person[],
  parts: readonly (Dated & { with: ReadonlySet<string> })[],
  { officers, oneChat }: Reaching,
): Finding[] {
  const known = new Set(parts.flatMap((part) => [...part.with]));
  const unmatched = everybody.filter(({ id, aadObjectId }) => known.has(id) && aadObjectId === null);
  const came = strangersAmong(everybody, parts, officers);
  if (came.length === 0 || unmatched.length === 0 || oneChat !== null) return [];
  const who = came.length === 1 ? '1 person has' : `${came.length} people have`;
  return [
    note(
      `${who} opened Waymark and could not be matched to anybody with a part in a plan, while ${unmatched.length} with a part ${unmatched.length === 1 ? 'has' : 'have'} no account yet`,
      '"who can I reach?" in Teams names them for an officer. Compare the e-mail addresses in the plan with those in the directory, and import the plan with the right ones.',
    ),
  ];
}

function ofOfficers(everybody: readonly Person[], { officers }: Reaching): Finding[] {
  const met = everybody.some((person) => person.address !== null && isOfficer(person, officers));
  if (officers.size === 0 || met) return [];
  return [
    note(
      'no strategy officer has met the bot, so nobody is told what could not be sent',
      'Ask them to open Waymark in Teams and say hello.',
    ),
  ];
}

function ofChannels(books: readonly Book[], met: boolean): Finding[] {
  const boards = books.flatMap(({ plan }) => plan.boards.map((board) => ({ plan, board })));
  const without = boards.filter(({ board }) => !isChannelId(board.channel));
  return [
    ...without.map(({ plan, board }) =>
      note(
        `plan ${plan.id}: the board ${board.id} has no channel that Teams knows, and gets no summary`,
        'Add Waymark to the board’s team and say "set up this board" in its channel.',
      ),
    ),
    ...(boards.length > 0 && !met
      ? [
          note(
            'nobody of this tenant has met the bot yet, so nothing can be posted for a board',
            'Ask an officer to open Waymark in Teams and say hello.',
          ),
        ]
      : []),
  ];
}
