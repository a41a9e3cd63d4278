/** `waymark outbox`: lists what has not been sent, and sends it again or drops it. */
import { type Deed, settleMessage } from '../app/fate/settle-message.ts';
import { count } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { machineClock } from '../main.ts';
import type { OutboxRow } from '../store/documents.ts';
import { openRecords } from '../store/records.ts';
import { all, type Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
import { namesIn } from './names.ts';
import { print, printJson, withStore } from './settings.ts';
import { recordedTenant } from './tenant.ts';

/** What is listed unless a state is named: what waits, and what somebody may have to look at. */
const NOT_SENT = ['queued', 'claimed', 'unknown', 'unreachable', 'parked'] as const;

export type OutboxOptions = { tenant?: string; state?: OutboxRow['state']; json?: boolean };

/** Oldest first: people by name, whoever has none by the opaque id; boards by their ids. */
export async function outboxCommand(config: Config, options: OutboxOptions): Promise<void> {
  const states = options.state === undefined ? NOT_SENT : [options.state];
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

async function rowsIn(
  store: Store,
  tenant: string,
  states: readonly OutboxRow['state'][],
): Promise<OutboxRow[]> {
  const rows = await all(store, tenant, {
    kind: 'outbox',
    where: [{ field: 'state', is: 'in', to: states }],
    orderBy: { field: 'createdAt' },
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

export type RetryOptions = { tenant?: string; allParked?: boolean };

/** The running service sends what is queued again within seconds; without one, `tick` does. */
export async function retryCommand(
  config: Config,
  key: string | undefined,
  options: RetryOptions,
): Promise<void> {
  if ((key === undefined) === (options.allParked !== true))
    throw new CallerFault('Name one message by its key, or say --all-parked. "waymark outbox" lists them.');
  await withStore(config, async (store) => {
    const tenant = await recordedTenant(store, config, options.tenant);
    if (key !== undefined) {
      await settled(store, tenant, key, 'again');
      return print(`Queued again: ${key}`);
    }
    const parked = await rowsIn(store, tenant, ['parked']);
    let queued = 0;
    for (const row of parked) {
      const { kind } = await settle(store, tenant, row.key, 'again');
      if (kind === 'done') queued += 1;
      print(`${RETRIED[kind]}: ${row.key}`);
    }
    print(`${count(queued, 'message')} queued again, ${parked.length - queued} left.`);
  });
}

const RETRIED = {
  done: 'Queued again',
  over: 'Left, as it is too late to send it',
  'not-open': 'Left, as somebody has settled it meanwhile',
  gone: 'Left, as it is no longer there',
} as const;

export async function dropCommand(config: Config, key: string, options: { tenant?: string }): Promise<void> {
  await withStore(config, async (store) => {
    await settled(store, await recordedTenant(store, config, options.tenant), key, 'drop');
    print(`Dropped: ${key}`);
  });
}

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
