/** What several replicas over one record owe to people, on whichever store: each card once, and none lost with a replica. */
import { personKnownAs } from '../../src/store/alias.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/open.ts';
import { all } from '../../src/store/store.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { citizen } from '../support/citizen.ts';
import { type Connector, chatOf } from '../support/connector.ts';
import { demoOverlay, loadPlan } from '../support/demo-plan.ts';
import { freshRecord, type RecordPlace } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { dayOf, instantOf, openConnector, people, TENANT, whoIs } from '../support/town.ts';

const names = ['alex', 'bola', 'carys', 'dev', 'esme', 'farid'] as const;
const inFull = process.env.WAYMARK_VERIFY === 'full';
/** Mondays and Thursdays: two cards a week are the most. */
const DAYS = ['2026-12-03', '2026-12-07', '2026-12-10', '2026-12-14', '2026-12-17', '2026-12-21'];

export function replicaStories(): void {
  let folder: ReturnType<typeof temporaryFolder>;
  let place: RecordPlace;
  let connector: Connector;
  let bots: BotProcess[] = [];
  let now = '';

  beforeEach(async () => {
    folder = temporaryFolder();
    place = freshRecord(folder.path);
    now = instantOf('2026-11-30T08:00');
    connector = await openConnector(() => Temporal.Instant.from(now));
    const overlay = demoOverlay();
    const often = { rounds: 'off' as const, before: [14, 3], workingDaysAfter: 3, bundleDays: 14 };
    const daily = { ...often, thenEveryDays: 1, quietDays: 0 };
    const reminders = { at: '09:00', cardsPerWeek: 2, ...overlay.reminders, ...daily };
    await loadPlan(place, now, { ...overlay, reminders });
  });
  afterEach(async () => {
    for (const bot of bots) await bot.kill();
    await connector.stop();
    folder.remove();
  });

  /** So many processes on the record; everybody has met the bot, through one or another of them. */
  async function start(count: number): Promise<void> {
    bots = await Promise.all(Array.from({ length: count }, () => startBot(place, now)));
    for (const [n, first] of names.entries()) {
      connector.attach(bots[n % count]?.port ?? 0);
      await connector.meet(whoIs(first).id);
    }
    await allLookAt(now);
  }
  async function allLookAt(at: string): Promise<void> {
    now = at;
    await Promise.all(bots.map((bot) => bot.itIs(at)));
  }
  async function record(): Promise<{ rows: OutboxRow[]; chats: Map<string, string> }> {
    const store = await openStore(place);
    try {
      const rows = (await all(store, TENANT, { kind: 'outbox' })).map(({ doc }) => doc.body);
      const chats = new Map<string, string>();
      for (const { id, aadObjectId } of people)
        chats.set((await personKnownAs(store, TENANT, aadObjectId)) ?? '', chatOf(id));
      return { rows, chats };
    } finally {
      await store.close();
    }
  }
  /** How often each card of the record came, by its key, and how many cards came in all. */
  async function cardsThatCame() {
    const { rows, chats } = await record();
    const cards = rows.filter(({ about }) => about === 'reminder');
    const received = new Map(
      names.map((first) => {
        const alone = { connector, settle: () => Promise.resolve(), pass: () => undefined };
        return [chatOf(whoIs(first).id), citizen(alone, whoIs(first)).reminders()];
      }),
    );
    const times = cards.map((row) => {
      const chat = row.to.kind === 'person' ? chats.get(row.to.person) : undefined;
      const came = (received.get(chat ?? '') ?? []).filter((card) => row.key.endsWith(dayOf(card)));
      return { row, came: came.length };
    });
    return { times, inAll: [...received.values()].flat().length };
  }

  test.each(inFull ? [2, 3] : [3])('%i replicas at once: every card once, and every post', async (count) => {
    await start(count);
    for (const day of DAYS.slice(0, inFull ? DAYS.length : 2)) {
      await allLookAt(instantOf(`${day}T09:00`));
      await allLookAt(instantOf(`${day}T16:00`));
    }
    const { times, inAll } = await cardsThatCame();
    expect(times.length).toBeGreaterThan(names.length);
    expect(times.filter(({ row, came }) => row.state !== 'sent' || row.resent || came !== 1)).toEqual([]);
    expect(inAll).toBe(times.length);
    const { rows } = await record();
    const posts = rows.filter(({ about, state }) => about === 'summary' && state === 'sent');
    expect(connector.inTeam().filter(({ how }) => how === 'thread')).toHaveLength(posts.length);
    expect(connector.violations()).toEqual([]);
  });

  const HELD = 6;

  test('one of two is killed while it sends: the other waits for its lease, then sends what it left, and counts it', async () => {
    await start(2);
    const [doomed, other] = bots;
    if (!doomed || !other) throw new Error('two were started');
    const held = Promise.withResolvers<void>();
    // So many that cards are among them, and not notes alone.
    connector.mishap(...Array.from({ length: HELD }, () => ({ until: held.promise })));
    const asked = connector.requests.length + HELD;
    now = instantOf('2026-12-03T09:00');
    doomed.itIs(now).catch(() => undefined);
    await connector.whenAsked(asked);
    await other.itIs(now);
    await doomed.kill();
    const before = connector.requests.length;
    held.resolve();
    now = Temporal.Instant.from(now).add({ seconds: 20 }).toString();
    await other.itIs(now);
    // Until the lease has run out, the dead one may still be alive to it.
    expect(connector.requests).toHaveLength(before);
    now = Temporal.Instant.from(now).add({ seconds: 21 }).toString();
    await other.itIs(now);
    const { times, inAll } = await cardsThatCame();
    expect(times.filter(({ row }) => row.state !== 'sent')).toEqual([]);
    const counted = times.filter(({ row }) => row.resent);
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.length).toBeLessThanOrEqual(8);
    expect(times.filter(({ row, came }) => came > (row.resent ? 2 : 1) || came < 1)).toEqual([]);
    expect(inAll).toBeLessThanOrEqual(times.length + counted.length);
  });
}
