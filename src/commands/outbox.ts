/** `waymark outbox`: lists what has not been sent, and sends it again or drops it. */
import { type Deed, settleMessage } from '../app/fate/settle-message.ts';
import { count } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { stamp } from '../domain/stamp.ts';
import { machineClock } from '../main.ts';
import type { OutboxRow } from '../store/documents.ts';
import { openRecords } from '../store/records.ts';
import { all, type Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
import { namesIn } from './names.ts';
import { print, printJson, remark, withStore } from './settings.ts';
import { recordedTenant } from './tenant.ts';

/** What is listed unless a state is named: what waits, and what somebody may have to look at. */
const NOT_SENT = ['queued', 'claimed', 'unknown', 'unreachable', 'parked'] as const;

export type OutboxOptions = {
  tenant?: string;
  state?: OutboxRow['state'];
  byReason?: boolean;
  json?: boolean;
};

/** Oldest first: people by name, whoever has none by the opaque id; boards by their ids. */
export async function outboxCommand(config: Config, options: OutboxOptions): Promise<void> {
  const states = options.state === undefined ? NOT_SENT : [options.state];
  if (options.byReason) return byReason(config, options, states);
  const rows = await withStore(config, async (store) => {
    const tenant = await recordedTenant(store, config, options.tenant);
    const found = await rowsIn(store, tenant, states);
    const people = found.flatMap(({ to }) => (to.kind === 'person' ? [to.person] : []));
    const called = await namesIn(openRecords(store), tenant, people);
    return found.map((row) => told(row, called));
  });
  if (options.json) return printJson(rows);
  if (rows.length === 0)
    print(
      options.state === undefined
        ? 'Everything has been sent.'
        : `Nothing in the outbox is ${options.state}.`,
    );
  for (const row of rows) for (const line of linesOf(row)) print(line);
}

/** Most first: what an outage has left is often one thing five hundred times. */
async function byReason(
  config: Config,
  { tenant: named, json }: OutboxOptions,
  states: readonly OutboxRow['state'][],
): Promise<void> {
  const rows = await withStore(config, async (store) =>
    rowsIn(store, await recordedTenant(store, config, named), states),
  );
  const groups = [...Map.groupBy(rows, ({ state, reason }) => JSON.stringify([state, reason])).values()]
    .flatMap((theirs) => {
      const [first] = theirs;
      if (!first) return [];
      const about = Object.fromEntries(
        [...Map.groupBy(theirs, (row) => row.about)].map(([kind, own]) => [kind, own.length]),
      );
      return [
        { state: first.state, reason: first.reason, count: theirs.length, oldest: first.createdAt, about },
      ];
    })
    .sort((a, b) => b.count - a.count);
  if (json) return printJson(groups);
  if (groups.length === 0) print('Everything has been sent.');
  for (const { state, reason, count: many, oldest, about } of groups) {
    const kinds = Object.entries(about).map(([kind, own]) => `${own} ${kind}`);
    print(
      `${state.padEnd(11)} ${String(many).padStart(5)}  ${reason ?? 'not tried yet'} (${kinds.join(', ')}; oldest ${oldest})`,
    );
  }
}

async function rowsIn(
  store: Store,
  tenant: string,
  states: readonly OutboxRow['state'][],
): Promise<OutboxRow[]> {
  const rows = await all(store, tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'in', to: states }],
    orderBy: { field: 'createdAt' },
    unreadable: ({ message }) => remark(`${message.split('\n')[0]}: left out. "waymark doctor" says more.`),
  });
  return rows.map(({ doc }) => doc.body);
}

type Told = ReturnType<typeof told>;

const told = (
  { key, about, to, state, createdAt, attempts, reason }: OutboxRow,
  called: ReadonlyMap<string, string>,
) => ({
  key,
  about,
  to: to.kind === 'person' ? `person ${to.person}` : `board ${to.board} of ${to.plan}`,
  name: to.kind === 'person' ? (called.get(to.person) ?? null) : null,
  state,
  since: createdAt,
  attempts,
  reason,
});

function linesOf({ key, about, to, name, state, since, attempts, reason }: Told): string[] {
  const why = reason === null ? '' : `: ${reason}`;
  return [
    `${state.padEnd(11)} ${about} for ${name ?? to}, since ${since}, ${count(attempts, 'attempt')}${why}`,
    `            ${key}`,
  ];
}

/** Which of the parked are meant: all of them, those of a reason, those of long ago. */
export type Which = { tenant?: string; allParked?: boolean; reason?: string; olderThan?: string };

/** The running service sends what is queued again within seconds; without one, `tick` does. */
export async function retryCommand(config: Config, key: string | undefined, options: Which): Promise<void> {
  await settledWith(config, key, options, 'again');
}

/** What is dropped is sent no more, and stays on record as dropped. */
export async function dropCommand(config: Config, key: string | undefined, options: Which): Promise<void> {
  await settledWith(config, key, options, 'drop');
}

async function settledWith(
  config: Config,
  key: string | undefined,
  options: Which,
  deed: 'again' | 'drop',
): Promise<void> {
  const isMeant = parkedMeant(key, options, machineClock.now());
  await withStore(config, async (store) => {
    const tenant = await recordedTenant(store, config, options.tenant);
    if (key !== undefined) {
      await settled(store, tenant, key, deed);
      return print(`${DONE[deed]}: ${key}`);
    }
    const meant = (await rowsIn(store, tenant, ['parked'])).filter(isMeant);
    const left = new Map<string, number>();
    let done = 0;
    for (const row of meant) {
      const { kind } = await settle(store, tenant, row.key, deed);
      if (kind === 'done') done += 1;
      else left.set(LEFT[kind], (left.get(LEFT[kind]) ?? 0) + 1);
      if (meant.length <= MOST_NAMED) print(`${kind === 'done' ? DONE[deed] : LEFT[kind]}: ${row.key}`);
    }
    if (meant.length > MOST_NAMED) for (const [why, many] of left) print(`${many} ${why.toLowerCase()}.`);
    print(`${count(done, 'message')} ${DONE[deed].toLowerCase()}, ${meant.length - done} left.`);
  });
}

/** More than these are told of in numbers. */
const MOST_NAMED = 20;

/** @throws CallerFault where the words name no message, or one and several at once. */
function parkedMeant(
  key: string | undefined,
  { allParked = false, reason, olderThan }: Which,
  now: Temporal.Instant,
): (row: OutboxRow) => boolean {
  const several = allParked || reason !== undefined || olderThan !== undefined;
  if ((key === undefined) !== several)
    throw new CallerFault(
      'Name one message by its key, or say --all-parked, --reason WORDS or --older-than DAYS. "waymark outbox" lists them, and --by-reason counts them.',
    );
  if (olderThan !== undefined && !/^\d{1,4}$/.test(olderThan))
    throw new CallerFault(`--older-than takes a number of days such as 7; "${olderThan}" is none.`);
  const before = olderThan === undefined ? null : stamp(now.subtract({ hours: 24 * Number(olderThan) }));
  const words = reason?.toLowerCase();
  return (row) =>
    (before === null || row.createdAt < before) &&
    (words === undefined || (row.reason ?? '').toLowerCase().includes(words));
}

const DONE = { again: 'Queued again', drop: 'Dropped' } as const;

const LEFT = {
  over: 'Left, as it is too late to send it',
  'not-open': 'Left, as somebody has settled it meanwhile',
  gone: 'Left, as it is no longer there',
} as const;

const settle = (store: Store, tenant: string, key: string, deed: Deed) =>
  settleMessage({ store, records: openRecords(store), clock: machineClock, tenant }, { key, deed, by: null });

/** @throws CallerFault when the message cannot be settled so, with what is so instead. */
async function settled(store: Store, tenant: string, key: string, deed: Deed): Promise<void> {
  const result = await settle(store, tenant, key, deed);
  switch (result.kind) {
    case 'done':
      return;
    case 'gone':
      throw new CallerFault(`The outbox has no message "${key}". "waymark outbox" lists them.`);
    case 'over':
      throw new CallerFault(
        `${key}: it is too late to send it, and nothing was changed. ${result.row.about === 'summary' ? 'The next week’s summary covers it' : 'What it asks comes again by itself'}; "waymark outbox drop" takes it off the list.`,
      );
    case 'not-open':
      throw new CallerFault(`${key}: nothing was changed, because ${STANDS[result.row.state]}.`);
  }
}

const STANDS: { readonly [S in OutboxRow['state']]: string } = {
  queued: 'it waits to be sent already',
  claimed: 'it is being sent at this moment',
  sent: 'it has been sent',
  dropped: 'it was dropped',
  unknown: 'it may have arrived',
  unreachable: 'its recipient cannot be reached',
  parked: 'it is parked',
};
