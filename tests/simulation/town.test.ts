/** Weeks of two small councils: whatever goes wrong, every message ends somewhere and every answer stays in the record. */
import { isSound } from '../../src/simulation/report.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { TOWN } from './small-town.ts';

const inFull = process.env.WAYMARK_VERIFY === 'full';

test('three calm weeks: every post and card arrives on time, and nobody is asked twice', async () => {
  const report = await simulate({ ...TOWN, faults: 'none' });
  const { messages, updates, platform, turns, troubles } = report;
  expect(messages).toMatchObject({ late: 0, failed: 0, unknown: 0, waiting: 0, resent: 0 });
  expect(messages).toMatchObject({ duplicate: 0, lost: 0 });
  expect(isSound(report)).toBe(true);
  // Two boards of each council, on three Mondays.
  expect(messages.byKind.summary).toMatchObject({ expected: 12, sent: 12 });
  expect(messages.byKind.reminder?.sent).toBeGreaterThan(5);
  expect(messages.byKind['lead-note']?.sent).toBeGreaterThan(0);
  expect(messages.byKind.preview?.sent).toBeGreaterThan(0);
  expect(updates.acknowledged).toBeGreaterThan(5);
  expect(turns).toMatchObject({ failed: 0, unanswered: 0, deliveredAgain: 0 });
  expect(platform.throttled).toBe(0);
  expect(troubles).toEqual({});
});

test('the usual faults and deaths lose nothing', async () => {
  const report = await simulate(TOWN);
  expect(report.faults.deaths).toBeGreaterThan(5);
  expect(isSound(report)).toBe(true);
  expect(report.messages).toMatchObject({ late: 0, duplicate: 0, lost: 0 });
}, 120_000);

test('a store that lets little through makes messages slower, and loses none', async () => {
  const crowd = {
    ...TOWN,
    faults: 'none',
    tenants: inFull ? 2 : 1,
    plans: 4,
    actions: 60,
    weeks: 1,
  } as const;
  const easy = await simulate(crowd);
  const tight = await simulate({ ...crowd, throughput: 200 });
  expect(easy.requestUnits.throttled.slowed).toBe(0);
  expect(tight.requestUnits.throttled.slowed).toBeGreaterThan(10);
  expect(tight.slowest.summary).toBeGreaterThan(easy.slowest.summary ?? 0);
  expect(isSound(tight)).toBe(true);
});

/** One week of one council, or with WAYMARK_VERIFY=full the whole town. */
const VILLAGE = inFull ? TOWN : { ...TOWN, tenants: 1, plans: 1, weeks: 1, actions: 12 };

test('the same seed gives the same report to the last byte, and another seed is another town', async () => {
  const report = await simulate({ ...VILLAGE, seed: 1 });
  expect(report.faults.deaths).toBeGreaterThan(0);
  expect(JSON.stringify(await simulate({ ...VILLAGE, seed: 1 }))).toBe(JSON.stringify(report));
  expect(JSON.stringify(await simulate({ ...VILLAGE, seed: 2 }))).not.toBe(JSON.stringify(report));
}, 120_000);

/** A week of a council of England's size, or with WAYMARK_VERIFY=full three weeks of twenty of them. */
const STORM = {
  ...TOWN,
  faults: 'storm',
  tenants: inFull ? 20 : 1,
  plans: 5,
  actions: 120,
  weeks: inFull ? 3 : 1,
  replicas: 3,
} as const;

test('a storm: outages, deaths at the hours of sending, one request in eight refused', async () => {
  const report = await simulate(STORM);
  const { expected, sent, failed, skipped, unknown, waiting } = report.messages;
  expect(report.platform.throttled).toBeGreaterThan(0);
  expect(report.turns.deliveredAgain).toBeGreaterThan(0);
  expect(report.faults.deaths).toBe(25 * STORM.weeks);
  expect(report.findings.filter(({ what }) => what !== 'late')).toEqual([]);
  expect(isSound(report)).toBe(true);
  expect(sent + failed + skipped + unknown + waiting).toBe(expected);
}, 600_000);
