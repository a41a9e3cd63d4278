/** How a run of the clock grows with what is stored: a tenant's 1,000 and 1,000,000 milestones, and the same 50 due. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clockwork } from '../src/jobs/clockwork.ts';
import { nextLook } from '../src/jobs/next-look.ts';
import { paces } from '../src/jobs/pace.ts';
import { runTenant } from '../src/jobs/run.ts';
import { enqueue } from '../src/jobs/tick.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { openRecords } from '../src/store/records.ts';
import { wakeBy } from '../src/store/wake-up.ts';
import { storeMany } from '../tests/support/many-milestones.ts';
import { temporaryFolder } from '../tests/support/temporary-folder.ts';
import { testClock } from '../tests/support/test-clock.ts';
import { type Bench, byTurns, compared } from './measure.ts';

const TENANT = 'tenant-1';
const PLANS = 50;
const DUE = 50;
const FEW = 1_000;
const LOOKS = 20;

/** Copies of a milestone that is years away, spread over the plans: quicker by far than storing them as the bot does. */
function fill(file: string, more: number): void {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -400000');
  db.prepare(
    `WITH RECURSIVE nth(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nth WHERE n < ?),
      one AS (SELECT * FROM documents WHERE kind = 'milestone' AND body ->> '$.askOn' > '2031' LIMIT 1)
     INSERT INTO documents (partition, id, kind, v, version, body)
     SELECT partition, 'milestone:more-' || n, kind, v, version,
       json_set(body, '$.id', 'more-' || n, '$.item', 'item-more-' || (n / 6), '$.owner', 'person:more-' || (n % 997),
         '$.plan', 'plan-' || (n % ${PLANS}))
     FROM nth, one`,
  ).run(more);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

async function open(file: string, stored: number) {
  const store = openEmbedded(file);
  const clock = testClock('2027-01-08T09:00:00Z');
  await storeMany(store, {
    tenant: TENANT,
    plans: PLANS,
    stored: FEW,
    due: DUE,
    people: DUE,
    at: clock.now(),
  });
  if (stored > FEW) fill(file, stored - FEW);
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  let sent = 0;
  /** Of a process that has just begun: it has read nothing yet. */
  const fresh = (): Clockwork => ({
    store,
    records: openRecords(store),
    messenger: {
      async send() {
        sent += 1;
        return { kind: 'sent', activity: 'm' };
      },
      async update() {
        throw new Error('nothing is updated');
      },
    },
    log: silent,
    asOf: clock,
    wall: clock,
    officers: new Set(),
    holder: 'replica-1',
    sleep: async () => undefined,
  });
  // The plans are rolled forward, one a run, as in the first runs after an import.
  for (let n = 0; n <= PLANS; n += 1) {
    await wakeBy(store, TENANT, clock.now());
    await runTenant(fresh(), paces(clock), TENANT);
  }
  return {
    close: () => store.close(),
    /** Looks what is due, and when to look again, without queueing anything; the mean of some looks. */
    async look(): Promise<number> {
      const began = performance.now();
      for (let n = 0; n < LOOKS; n += 1) {
        const work = fresh();
        const heads = await work.records.heads(TENANT);
        await enqueue(work, TENANT, heads, true);
        await nextLook(work, TENANT, heads, work.asOf.now());
      }
      return (performance.now() - began) / LOOKS;
    },
    /** A week later, on a working day until Easter: the fifty get their cards again. */
    async run(): Promise<number> {
      clock.forward({ hours: 7 * 24 });
      await wakeBy(store, TENANT, clock.now());
      const work = fresh();
      sent = 0;
      const began = performance.now();
      await runTenant(work, paces(clock), TENANT);
      const took = performance.now() - began;
      if (sent !== DUE) throw new Error(`${sent} cards went out instead of ${DUE}`);
      return took;
    },
  };
}

export const dueScan: Bench = {
  about: 'how a run of the clock grows with what is stored',
  async run(size) {
    const many = size === 'tiny' ? 3_000 : 1_000_000;
    const folder = temporaryFolder();
    const large = await open(join(folder.path, 'large.db'), many);
    const small = await open(join(folder.path, 'small.db'), FEW);
    try {
      const says = (stored: number) => `at ${stored.toLocaleString('en-GB')} stored`;
      const rounds = size === 'tiny' ? 1 : 9;
      const looks = await byTurns(rounds, [
        { name: says(many), round: async () => ({ ms: await large.look() }) },
        { name: says(FEW), round: async () => ({ ms: await small.look() }) },
      ]);
      const runs = await byTurns(rounds, [
        { name: says(many), round: async () => ({ ms: await large.run() }) },
        { name: says(FEW), round: async () => ({ ms: await small.run() }) },
      ]);
      return [
        compared(`A look at what is due, ${DUE} of them`, 'ms', looks[0], looks[1], 1.3),
        compared(`A run of the clock with the same ${DUE} cards`, 'ms', runs[0], runs[1], 1.3),
      ];
    } finally {
      await large.close();
      await small.close();
      folder.remove();
    }
  },
};
