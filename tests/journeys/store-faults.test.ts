/** A morning with Alex in which the store fails at one operation or another: afterwards the record is what Alex was told. */
import { openRecords } from '../../src/store/records.ts';
import { all } from '../../src/store/store.ts';
import type { Citizen } from '../support/citizen.ts';
import type { Fault, Operation } from '../support/cosmos-faults.ts';
import { demoOverlay, onlyActions } from '../support/demo-plan.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type Seen, seen } from '../support/seen.ts';
import { onCosmos, storeFaults } from '../support/stores.ts';
import { dayOf, openTown, TENANT, type Town } from '../support/town.ts';

await onCosmos();

const inFull = process.env.WAYMARK_VERIFY === 'full';
const THURSDAY = '2026-12-03';

/** The faults of the operations from the nth on. */
type Failing = {
  how: string;
  faults: Fault[];
  /** Whether Alex may be told that something failed. */
  noticed: boolean;
  /** Which operations can fail so. */
  only?: Operation['what'];
};

const status = (code: number): Fault => ({ kind: 'status', status: code });
const failings: Failing[] = [
  { how: 'throttled', faults: [{ kind: 'status', status: 429, afterMs: 5 }], noticed: false },
  { how: 'told to come again', faults: [status(449)], noticed: false },
  { how: 'sent away', faults: [status(503)], noticed: false },
  { how: 'cut off before the answer', faults: [{ kind: 'reset-after' }], noticed: false },
  { how: 'beaten by somebody quicker', faults: [{ kind: 'stale' }], noticed: false, only: 'write' },
  { how: 'refused', faults: [status(403)], noticed: true },
  {
    how: 'cut off before the answer, and refused from then on',
    faults: [{ kind: 'reset-after' }, status(403), status(403)],
    noticed: true,
  },
];

let town: Town;
let open: Town | undefined;
let undisturbed: Operation[];
let alex: Citizen;

/** Alex has met the bot on Monday, and owns one action, due on Thursday, about which nothing was said yet. */
async function openWeek(): Promise<void> {
  const one = onlyActions(demoOverlay(), [{ ref: '3.3(b)', due: '+3d', owners: ['head-of-inclusion'] }]);
  town = await openTown('2026-11-30T10:00', { ...one, updates: [] });
  open = town;
  alex = town.person('alex');
  await alex.meets();
}

type Told = 'recorded' | 'nothing recorded' | 'failed' | 'answered';

/** What Alex was told: an apology is an answer, silence or a broken reply is not. */
async function told(doing: Promise<Seen>): Promise<Told> {
  try {
    return /^Recorded/m.test((await doing).text) ? 'recorded' : 'answered';
  } catch (error) {
    if (!/brought no card but: |sent a text instead of a card: /.test(String(error))) throw error;
    return /Nothing was recorded/.test(String(error)) ? 'nothing recorded' : 'failed';
  }
}

const reminders = () => alex.reminders().filter((sent) => dayOf(sent) === THURSDAY);
const theReminder = (): Seen => {
  const [first] = reminders();
  if (!first) throw new Error('Alex was not reminded.');
  return seen(first);
};

type Words = { card: Told; message: Told };

async function thursday(): Promise<Words> {
  for (const minute of ['00', '01', '02', '03']) await town.itIs(`${THURSDAY}T09:${minute}`);
  const card = await told(alex.presses('On track', { on: theReminder() }));
  const message = await told(alex.types('3.3(b) at risk, 70%'));
  await told(alex.types('status of 3.3(b)'));
  await town.itIs(`${THURSDAY}T09:30`);
  return { card, message };
}

async function expectTruth(words: Words): Promise<void> {
  const updates = await town.updatesOf('3.3(b)');
  for (const through of ['card', 'message'] as const) {
    const stored = updates.filter((update) => update.through === through).length;
    const fitting =
      stored === 1 ? ['recorded', 'failed'] : stored === 0 ? ['nothing recorded', 'failed'] : [];
    expect({ through, stored, fitting }).toEqual({
      through,
      stored,
      fitting: expect.arrayContaining([words[through]]),
    });
  }
  // Neither half without the other: a milestone stands as its last update left it.
  const last = updates.at(-1);
  const records = openRecords(town.store);
  const milestone = last && (await records.milestone(TENANT, last.milestone))?.doc.body;
  expect(milestone?.lastUpdate?.id).toBe(last?.id);
  expect(milestone?.status).toBe(last?.left.status);
  expect(milestone?.percent).toBe(last?.left.percent);

  const rows = (await all(town.store, TENANT, { kind: 'outbox' })).map(({ doc }) => doc.body);
  const card = rows.filter(({ key, about }) => about === 'reminder' && key.endsWith(THURSDAY));
  expect(card.map(({ state }) => state)).toEqual(['sent']);
  // Sent again only where the row says so: whoever held it failed, before the card went out or after.
  expect(card[0]?.resent ? [1, 2] : [1]).toContain(reminders().length);
}

/** The operations of a Thursday on which nothing fails. */
async function operationsOfThursday(): Promise<Operation[]> {
  await openWeek();
  const before = storeFaults().seen.length;
  const words = await thursday();
  const operations = storeFaults().seen.slice(before);
  expect(words).toEqual({ card: 'recorded', message: 'recorded' });
  await expectTruth(words);
  await closeTown();
  return operations;
}

/** Lets the nth operation fail, of all or of those of one sort. */
function failAt(nth: number, { faults, only }: Failing): void {
  let count = 0;
  storeFaults().when(({ what }) => {
    if (count >= nth || only === undefined || what === only) count += 1;
    return faults[count - nth];
  });
}

async function closeTown(): Promise<void> {
  storeFaults().none();
  const closing = open;
  open = undefined;
  await closing?.close();
}
beforeAll(async () => {
  undisturbed = await operationsOfThursday();
});
afterEach(closeTown);

test.each(failings)(
  'the store is $how at any operation of the day',
  async (failing) => {
    const count = undisturbed.filter(
      ({ what }) => failing.only === undefined || what === failing.only,
    ).length;
    expect(count).toBeGreaterThan(10);
    const sample = 1 + seededRandom(failing.how.length)(count);
    const places = inFull ? Array.from({ length: count }, (_, index) => index + 1) : [sample];
    for (const nth of places) {
      await openWeek();
      failAt(nth, failing);
      const words = await thursday();
      storeFaults().none();
      // What did not get its turn in all this goes out now.
      for (const time of ['09:45', '10:00']) await town.itIs(`${THURSDAY}T${time}`);
      await expectTruth(words);
      if (!failing.noticed) expect({ nth, ...words }).toEqual({ nth, card: 'recorded', message: 'recorded' });
      await closeTown();
    }
    if (inFull) process.stderr.write(`${failing.how}: ${places.length} operations in turn, each true\n`);
  },
  inFull ? 60 * 60_000 : 120_000,
);
