/** The sixth step: killed at any point and started again, the bot loses nothing it acknowledged and repeats nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { addDays, isWorkingDay } from '../../src/domain/calendar.ts';
import { personKnownAs } from '../../src/store/alias.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/open.ts';
import { all } from '../../src/store/store.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type Citizen, citizen } from '../support/citizen.ts';
import type { Connector } from '../support/connector.ts';
import { demoOverlay, loadPlan } from '../support/demo-plan.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { seen } from '../support/seen.ts';
import { freshRecord, type RecordPlace } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { dayOf, instantOf, openConnector, TENANT, whoIs } from '../support/town.ts';

const inFull = process.env.WAYMARK_VERIFY === 'full';
const KILLS = inFull ? 200 : 3;
const SEED = 20_261_204;
const BEGIN = '2026-11-30';

/** Who answers, and for which action of theirs. */
const OWNERS = {
  alex: '3.1(a)',
  bola: '1.1(b)',
  carys: '2.6(b)',
  dev: '4.3(b)',
  esme: '5.3(c)',
  farid: '2.9(b)',
};
type Owner = keyof typeof OWNERS;
const names = ['alex', 'bola', 'carys', 'dev', 'esme', 'farid'] as const;

let folder: ReturnType<typeof temporaryFolder>;
let place: RecordPlace;
let connector: Connector;
let bot: BotProcess | undefined;
let now: string;

beforeEach(async () => {
  folder = temporaryFolder();
  place = freshRecord(folder.path);
  now = instantOf(`${BEGIN}T08:00`);
  connector = await openConnector(() => Temporal.Instant.from(now));
});
afterEach(async () => {
  await bot?.kill();
  await connector.stop();
  folder.remove();
});

/** A fresh process on the same record. */
async function startAgain(): Promise<BotProcess> {
  bot = await startBot(place, now);
  connector.attach(bot.port);
  return bot;
}

const person = (first: string): Citizen =>
  citizen({ connector, settle: () => Promise.resolve(), pass: () => undefined }, whoIs(first));

/** Asked every working day, so that every round has cards to send: two a week are the most. */
async function loadTown(): Promise<void> {
  const overlay = demoOverlay();
  const reminders = { ...overlay.reminders, thenEveryDays: 1, quietDays: 0 };
  await loadPlan(place, now, { ...overlay, reminders: { before: [14, 3], ...policy, ...reminders } });
}
const policy = { rounds: 'off', workingDaysAfter: 3, cardsPerWeek: 2, bundleDays: 14, at: '09:00' } as const;

async function rows(): Promise<OutboxRow[]> {
  const store = await openStore(place);
  try {
    return (await all(store, TENANT, { kind: 'outbox' })).map(({ doc }) => doc.body);
  } finally {
    await store.close();
  }
}

/** Whose opaque id is whose. */
async function ids(): Promise<Map<string, Owner>> {
  const store = await openStore(place);
  try {
    const known = names.map(async (first): Promise<[string, Owner]> => {
      const id = await personKnownAs(store, TENANT, whoIs(first).aadObjectId);
      return [id ?? '', first];
    });
    return new Map(await Promise.all(known));
  } finally {
    await store.close();
  }
}

/** The working Mondays and Thursdays after the beginning. */
function* roundDays(): Generator<string> {
  for (let day = BEGIN; ; day = addDays(day, 1)) {
    const { dayOfWeek } = Temporal.PlainDate.from(day);
    if ((dayOfWeek === 1 || dayOfWeek === 4) && day > BEGIN && isWorkingDay(day)) yield day;
  }
}

/** What of their last words was acknowledged, what was sent after it without an answer, and how much of each in all. */
type Words = { heard: number | null; unanswered: number[]; acknowledged: number; said: number };

/** The percents that the record holds of what they have said, oldest first. */
async function recorded(): Promise<Map<Owner, (number | null)[]>> {
  const store = await openStore(place);
  try {
    const [items, updates] = await Promise.all([
      all(store, TENANT, { kind: 'item' }),
      all(store, TENANT, { kind: 'update', orderBy: { field: 'at' } }),
    ]);
    const said = updates.map(({ doc }) => doc.body).filter(({ through }) => through === 'message');
    return new Map(
      names.map((first): [Owner, (number | null)[]] => {
        const item = items.find(({ doc }) => doc.body.ref === OWNERS[first])?.doc.body.id;
        return [
          first,
          said.filter((one) => one.item === item).map(({ said: { percent } }) => percent ?? null),
        ];
      }),
    );
  } finally {
    await store.close();
  }
}

/** Says a percent; it counts as acknowledged when the receipt has come, whether or not the bot lived to know. */
async function tells(first: Owner, percent: number, words: Words): Promise<void> {
  const who = person(first);
  const before = who.received().length;
  words.unanswered.push(percent);
  words.said += 1;
  await who.types(`${OWNERS[first]} on track, ${percent}%`).catch(() => undefined);
  const since = who.received().slice(before).map(seen);
  if (since.some(({ text }) => text.includes(`Percent done: ${percent}%`)))
    Object.assign(words, { heard: percent, unanswered: [], acknowledged: words.acknowledged + 1 });
}

test(
  `killed ${KILLS} times while cards go out and updates come in`,
  async () => {
    await loadTown();
    const random = seededRandom(SEED);
    let running = await startAgain();
    for (const first of names) await connector.meet(whoIs(first).id);
    await running.itIs(now);
    const days = roundDays();
    const inFlight = new Set<string>();
    const kept = new Map<string, OutboxRow>();
    const silent = { heard: null, acknowledged: 0, said: 0 };
    const words = new Map(names.map((first): [Owner, Words] => [first, { ...silent, unanswered: [] }]));

    for (let kill = 0; kill < KILLS; kill += 1) {
      const day = days.next().value ?? '';
      const doomed = running;
      now = instantOf(`${day}T09:00`);
      // Reminders to six people and three updates: some fifteen requests of which any may be the last.
      const fatal = connector.requests.length + 1 + random(14);
      const sent = connector.sent.length + 1 + random(9);
      const killed =
        random(2) === 0 ? connector.whenAsked(fatal) : connector.waitFor(() => connector.sent.length >= sent);
      const dead = killed.then(() => doomed.kill());
      const talking = names
        .filter(() => random(2) === 0)
        .map(async (first) => tells(first, 1 + ((kill * 7 + names.indexOf(first)) % 98), wordsOf(first)));
      await Promise.allSettled([doomed.itIs(now), ...talking]);
      await Promise.race([dead, doomed.kill()]);

      const held = (await rows()).filter(({ state }) => state === 'claimed');
      // As many as are sent at once.
      expect(held.length).toBeLessThanOrEqual(8);
      for (const { key } of held) inFlight.add(key);
      running = await startAgain();
      // The lease of the dead sender runs for forty seconds.
      now = instantOf(`${day}T09:01`);
      await running.itIs(now);
      for (const [first, percents] of await recorded()) expectNothingLost(first, percents);
      await remember();
    }
    expect(await running.stop()).toEqual({ code: 0, errors: '' });

    await remember();
    const record = [...kept.values()];
    const counted = record.filter(({ resent }) => resent).map(({ key }) => key);
    // A post in flight is not sent again: an officer is asked what became of it.
    const posts = record.filter(({ key, about }) => about === 'summary' && inFlight.has(key));
    expect([...counted, ...posts.map(({ key }) => key)].toSorted()).toEqual([...inFlight].toSorted());
    // What waits for a day with fewer messages is not lost.
    const waits = ({ state, notBefore }: OutboxRow) => state === 'queued' && notBefore !== null;
    const settled = record.filter((row) => !waits(row));
    expect(settled.filter(({ state }) => state !== 'sent' && state !== 'dropped')).toEqual(posts);
    expect(posts.filter(({ state }) => state !== 'unknown')).toEqual([]);
    const { cards, twice } = expectNoneTwice(record, await ids());
    expect(connector.violations()).toEqual([]);
    if (inFull)
      process.stderr.write(
        `${KILLS} kills, ${place.cosmos ? 'Cosmos DB' : 'embedded store'}: ${cards} cards, none lost; ` +
          `${inFlight.size} in flight at a kill, ${twice} of them came twice; ` +
          `${[...words.values()].reduce((sum, { acknowledged }) => sum + acknowledged, 0)} acknowledged updates, none lost\n`,
      );

    /** Settled rows leave the record after 90 days, which many kills take. */
    async function remember(): Promise<void> {
      for (const row of await rows()) kept.set(row.key, row);
    }

    function wordsOf(first: Owner): Words {
      const found = words.get(first);
      if (!found) throw new Error(`${first} says nothing in this story`);
      return found;
    }

    function expectNothingLost(first: Owner, percents: readonly (number | null)[]): void {
      const { heard, unanswered, acknowledged, said } = wordsOf(first);
      expect({ first, acknowledged, atLeast: percents.length >= acknowledged }).toMatchObject({
        atLeast: true,
      });
      expect({ first, said, atMost: percents.length <= said }).toMatchObject({ atMost: true });
      const last = percents.at(-1) ?? null;
      if (!unanswered.some((percent) => percent === last))
        expect({ first, last }).toEqual({ first, last: heard });
    }
  },
  120_000 + KILLS * 10_000,
);

/** Each card of the record came: once, or twice at most where it was in flight at a kill and is counted as sent again. */
function expectNoneTwice(
  record: readonly OutboxRow[],
  ids: ReadonlyMap<string, Owner>,
): { cards: number; twice: number } {
  const cards = record.filter(({ about, state }) => about === 'reminder' && state === 'sent');
  expect(cards.length).toBeGreaterThan(names.length);
  let twice = 0;
  for (const { key, to, resent } of cards) {
    const first = to.kind === 'person' ? ids.get(to.person) : undefined;
    const came = person(first ?? 'nobody')
      .reminders()
      .filter((card) => key.endsWith(dayOf(card))).length;
    expect({ key, came }).toEqual({ key, came: resent && came === 2 ? 2 : 1 });
    twice += came - 1;
  }
  const sum = names.map((first) => person(first).reminders().length).reduce((all, one) => all + one, 0);
  expect(sum).toBe(cards.length + twice);
  return { cards: cards.length, twice };
}

test('a card in flight at the kill may come twice; that is counted, and nobody else’s comes twice', async () => {
  await loadTown();
  const doomed = await startAgain();
  for (const first of names) await connector.meet(whoIs(first).id);
  await doomed.itIs(now);
  const [before] = [connector.sent.length];
  now = instantOf('2026-12-03T09:00');
  const held = Promise.withResolvers<void>();
  connector.mishap({ until: held.promise });
  const asked = connector.requests.length + names.length;
  doomed.itIs(now).catch(() => undefined);
  await connector.whenAsked(asked);
  await connector.waitFor(() => connector.sent.length === before + names.length - 1);
  await doomed.kill();
  held.resolve();
  await connector.waitFor(() => connector.sent.length === before + names.length);
  const claimed = (await rows()).filter(({ state, about }) => state === 'claimed' && about === 'reminder');
  now = instantOf('2026-12-03T09:01');
  await (await startAgain()).itIs(now);
  const record = await rows();
  const counted = record.filter(({ resent, about }) => resent && about === 'reminder').map(({ key }) => key);
  expect(counted.toSorted()).toEqual(claimed.map(({ key }) => key).toSorted());
  expectNoneTwice(record, await ids());
  const onThursday = names
    .flatMap((first) => person(first).reminders())
    .filter((one) => dayOf(one) === '2026-12-03');
  expect(onThursday).toHaveLength(names.length + claimed.length);
});

test('asked to stop, it finishes what is under way, and ends with code 0', async () => {
  await loadTown();
  const running = await startAgain();
  const alex = person('alex');
  await connector.meet(alex.id);
  await running.itIs(now);
  const held = Promise.withResolvers<void>();
  connector.mishap({ until: held.promise });
  const asked = connector.requests.length + 1;
  const receipt = alex.types('3.1(a) on track, 77%');
  await connector.whenAsked(asked);
  const stopping = running.stop();
  held.resolve();
  expect((await receipt).text).toContain('Percent done: 77%');
  expect(await stopping).toEqual({ code: 0, errors: '' });
  await startAgain();
  expect((await alex.types('status of 3.1(a)')).text).toContain('Percent done: 77%');
});

test('`waymark serve` stops on SIGTERM with code 0', async () => {
  const { PORT: _, ...env } = process.env;
  const child = spawn(process.execPath, ['src/cli.ts', 'serve', '--local'], {
    env: { ...env, ...QUICK_START, PORT: '0', WAYMARK_DATA: folder.path, WAYMARK_LOG: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const [line] = await once(createInterface({ input: child.stderr }), 'line');
    expect(line).toMatch(/^Waymark listens on 127\.0\.0\.1:\d+ \(local mode\)/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});
