/** A room for the app's tests: turns are handled over the real store, with a directory and a clock that tests hold. */
import type { App } from '../../src/app/context.ts';
import { handle } from '../../src/app/handle.ts';
import type { Answer, Message, Origin, Turn } from '../../src/app/message.ts';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import type { Fetched, Log, Member } from '../../src/app/ports.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Item } from '../../src/domain/plan.ts';
import type { Update } from '../../src/domain/update.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { cardText } from '../support/card-text.ts';
import { type MemoryBlobs, memoryBlobs } from '../support/memory-blobs.ts';
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

export const TENANT = 'tenant-1';
export const NOW = '2026-12-04T09:00:00Z';
export const CHANNEL = '19:general@thread.tacv2';
export const OFFICER = 'olu';

/** People of the roster, by the name that they are known by here. */
const MEMBERS: { [name: string]: Member } = {
  [ALEX]: { aadObjectId: 'aad-alex', name: 'Alex Sample', emails: ['Alex@Example.org'] },
  [ROBIN]: { aadObjectId: 'aad-robin', name: 'Robin Sample', emails: ['robin@example.org'] },
  [OFFICER]: { aadObjectId: 'aad-olu', name: 'Olu Sample', emails: ['olu@example.org'] },
  sam: { aadObjectId: 'aad-sam', name: 'Sam Sample', emails: ['sam@example.org'] },
};

/** Somebody whom a plan file names, and who has not met the bot. */
export const imported = (id: string): Person => ({
  id,
  aadObjectId: null,
  name: `${id}@example.org`,
  emails: [`${id}@example.org`],
  address: null,
  welcomedAt: null,
  cardDays: [],
  plain: false,
  zone: null,
  quiet: null,
});

export type Room = {
  app: App;
  store: Store;
  clock: TestClock;
  pokes: () => number;
  /** The bytes of evidence; a test may make them fail. */
  blobs: MemoryBlobs;
  /** What was put where Teams takes files; a test may say how it goes. */
  uploaded: { url: string; bytes: Uint8Array }[];
  uploadsGo(how: Awaited<ReturnType<App['uploads']['put']>>): void;
  /** Answers what somebody was offered: by the address where Teams takes it, or null for no. */
  consents(who: string, offer: string, url: string | null, over?: Partial<Origin>): Promise<Answer>;
  /** Any other turn of somebody's. */
  turns(who: string, turn: (origin: Origin) => Turn, over?: Partial<Origin>): Promise<Answer>;
  /** The roster; a test may change who is in it, or make it fail. */
  roster: Map<string, Member>;
  /** Somebody's turns. The same `id` is the same activity, delivered again. */
  says(who: string, text: string, over?: Partial<Origin>): Promise<Answer>;
  /** Sets something of the plan: said, shown, and agreed to in a turn of its own. */
  sets(who: string, text: string, over?: Partial<Origin>): Promise<Answer>;
  /** Sends files; what lies behind each link is in `shelf`. */
  sends(who: string, files: readonly string[], over?: Partial<Origin> & Partial<Sent>): Promise<Answer>;
  /** The files that can be fetched, by the name that their link ends with, or why one cannot be. */
  shelf: Map<string, string | Uint8Array | Extract<Fetched, { ok: false }>['reason']>;
  taps(who: string, data: unknown, over?: Partial<Origin>): Promise<Answer>;
  meets(who: string, over?: Partial<Origin>): Promise<Answer>;
  leaves(who: string, over?: Partial<Origin>): Promise<Answer>;
  milestone(ref: string): Promise<Milestone>;
  updates(ref?: string): Promise<Update[]>;
  rows(): Promise<OutboxRow[]>;
  person(who: string): Promise<Person | undefined>;
  close(): Promise<void>;
};

type Sent = Pick<Extract<Turn, { kind: 'file' }>, 'text' | 'others'>;

export type Setting = {
  /** Without rounds, unless a story is about them: the sample's day is the first of one. */
  plan?: Parameters<typeof samplePlan>[0];
  items?: readonly Item[];
  milestones?: readonly Milestone[];
  people?: readonly Person[];
  log?: Log;
  officers?: readonly string[];
  /** Wraps the store, so that a test sees or disturbs what is committed. */
  around?: (store: Store) => Store;
};

export const originOf = (who: string, id: string, over: Partial<Origin> = {}): Origin => ({
  id,
  tenant: TENANT,
  serviceUrl: 'https://connector.example',
  conversation: `chat-${who}`,
  scope: 'personal',
  channel: null,
  from: { teamsId: `29:${who}`, aadObjectId: `aad-${who}`, name: null },
  ...over,
});

/** What makes a turn come from the board's channel. */
export const inChannel = (channel = CHANNEL): Partial<Origin> => ({
  scope: 'channel',
  channel,
  conversation: `${channel};messageid=1`,
});

const UPLOAD = {
  name: 'waymark.xlsx',
  contentUrl: 'https://sampleton-my.sharepoint.com/waymark.xlsx',
  uniqueId: 'unique-1',
  fileType: 'xlsx',
};
const SHELF = 'https://sampleton-my.sharepoint.com/';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function openRoom(setting: Setting = {}): Promise<Room> {
  const folder = temporaryFolder();
  const embedded = await openStore(freshRecord(folder.path));
  const store = setting.around?.(embedded) ?? embedded;
  const clock = testClock(NOW);
  const records = openRecords(store);
  const roster = new Map(Object.entries(MEMBERS).map(([who, member]) => [`29:${who}`, member]));
  const { book, milestones } = samplePlan({ reminders: { rounds: 'off' }, ...setting.plan });
  const done = await importPlan(
    store,
    clock,
    TENANT,
    {
      plan: book.plan,
      items: setting.items ?? book.items,
      milestones: setting.milestones ?? milestones,
      updates: [],
      snapshots: [],
      people: setting.people ?? [imported(ALEX), imported(ROBIN)],
    },
    () => undefined,
  );
  if (!done.ok) throw new Error(done.reason);
  let pokes = 0;
  let turns = 0;
  const shelf: Room['shelf'] = new Map();
  const uploaded: Room['uploaded'] = [];
  let takes: () => Awaited<ReturnType<App['uploads']['put']>> = () => 'done';
  const blobs = memoryBlobs();
  const app: App = {
    store,
    blobs,
    publicUrl: () => 'https://waymark.example',
    records,
    clock,
    directory: { member: async (_serviceUrl, _conversation, teamsId) => roster.get(teamsId) },
    files: {
      async fetch(url, most) {
        const found = shelf.get(url.slice(SHELF.length));
        if (found === undefined || !url.startsWith(SHELF)) throw new Error(`nobody sent ${url}`);
        if (found === 'gone' || found === 'not-allowed' || found === 'too-large' || found === 'unreachable')
          return { ok: false, reason: found };
        const bytes = Buffer.from(found);
        return bytes.length > most ? { ok: false, reason: 'too-large' } : { ok: true, bytes };
      },
    },
    uploads: {
      async put(url, bytes) {
        uploaded.push({ url, bytes });
        return takes();
      },
    },
    // In this very thread, with what reading loads only where a test reads.
    reader: {
      async read(bytes, name, options) {
        const { readSource } = await import('../../src/importing/source.ts');
        return readSource(bytes, name, options);
      },
    },
    async judge(bytes, name) {
      const { judge } = await import('../../src/app/evidence/kinds.ts');
      return judge(bytes, name);
    },
    log: setting.log ?? silent,
    officers: new Set(setting.officers ?? ['olu@example.org']),
    poke: () => {
      pokes += 1;
    },
  };
  const next = (who: string, over: Partial<Origin> = {}): Origin => {
    // Nobody's words come in the same millisecond as the words before.
    if (turns > 0) clock.forward({ seconds: 1 });
    turns += 1;
    return originOf(who, `turn-${turns}`, over);
  };
  const says: Room['says'] = (who, text, over) =>
    handle(app, { kind: 'text', origin: next(who, over), text });
  return {
    app,
    store,
    clock,
    roster,
    shelf,
    blobs,
    sends: (who, files, { text = '', others = 0, ...over } = {}) => {
      const sent = files.map((name) => ({ name, url: `${SHELF}${name}` }));
      return handle(app, { kind: 'file', origin: next(who, over), files: sent, others, text });
    },
    pokes: () => pokes,
    uploaded,
    uploadsGo(how) {
      takes = () => how;
    },
    consents: (who, offer, url, over) =>
      handle(app, {
        kind: 'consent',
        origin: next(who, over),
        offer,
        upload: url === null ? null : { ...UPLOAD, url },
        activity: 'offer-1',
      }),
    turns: (who, turn, over) => handle(app, turn(next(who, over))),
    says,
    sets: async (who, text, over) => {
      await says(who, text);
      return says(who, 'yes', over);
    },
    taps: (who, data, over) => handle(app, { kind: 'card', origin: next(who, over), data, activity: null }),
    meets: (who, over) => handle(app, { kind: 'met', origin: next(who, over) }),
    leaves: (who, over) => handle(app, { kind: 'left', origin: next(who, over) }),
    async milestone(ref) {
      const stored = await records.milestone(TENANT, `milestone-${ref}`);
      if (!stored) throw new Error(`no milestone of ${ref}`);
      return stored.doc.body;
    },
    updates: async (ref) =>
      (await all(store, TENANT, { kind: 'update', orderBy: { field: 'at' } }))
        .map(({ doc }) => doc.body)
        .filter((update) => ref === undefined || update.milestone === `milestone-${ref}`),
    rows: async () =>
      (await all(store, TENANT, { kind: 'outbox', orderBy: { field: 'createdAt' } })).map(
        ({ doc }) => doc.body,
      ),
    async person(who) {
      const everybody = await all(store, TENANT, { kind: 'person' });
      return everybody.map(({ doc }) => doc.body).find((one) => one.aadObjectId === `aad-${who}`);
    },
    async close() {
      await embedded.close();
      folder.remove();
    },
  };
}

/** The one card that a turn was answered with: said, or put in the place of another. */
export function cardOf(answer: Answer): unknown {
  const messages = [...answer.say, ...(answer.replace ? [answer.replace] : [])];
  const [only, ...others] = messages;
  if (!only || others.length > 0) throw new Error(`answered with ${messages.length} messages, not one`);
  if (!('card' in only)) throw new Error(`answered with plain text: ${only.text}`);
  return only.card;
}

export const linesOf = (answer: Answer): string[] => cardText(cardOf(answer));
/** Everything that an answer says, in one text. */
export const wordsOf = (answer: Answer): string =>
  [...answer.say, ...(answer.replace ? [answer.replace] : [])]
    .map((message: Message) => ('card' in message ? cardText(message.card).join('\n') : message.text))
    .join('\n');

/** A milestone as a card shows it. */
export const shown = (ref: string, seen: string | null = null) => ({
  plan: 'sample',
  milestone: `milestone-${ref}`,
  seen,
});
