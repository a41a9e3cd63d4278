/** Weeks of two small councils: whatever goes wrong, every message ends somewhere and every answer stays in the record. */
import { isSound } from '../../src/simulation/report.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { TOWN } from './small-town.ts';

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

test('the usual faults and deaths lose nothing, and the same seed gives the same report to the last byte', async () => {
  const report = await simulate(TOWN);
  expect(report.faults.deaths).toBeGreaterThan(5);
  expect(isSound(report)).toBe(true);
  expect(report.messages).toMatchObject({ late: 0, duplicate: 0, lost: 0 });
  expect(JSON.stringify(await simulate(TOWN))).toBe(JSON.stringify(report));
}, 120_000);

test('a store that lets little through makes messages slower, and loses none', async () => {
  const crowd = { ...TOWN, faults: 'none', plans: 4, actions: 60, weeks: 1 } as const;
  const easy = await simulate(crowd);
  const tight = await simulate({ ...crowd, throughput: 200 });
  expect(easy.requestUnits.throttled.slowed).toBe(0);
  expect(tight.requestUnits.throttled.slowed).toBeGreaterThan(10);
  expect(tight.slowest.summary).toBeGreaterThan(easy.slowest.summary ?? 0);
  expect(isSound(tight)).toBe(true);
});

test('another seed is another town', async () => {
  const village = { ...TOWN, tenants: 1, plans: 1, weeks: 1 };
  const one = await simulate({ ...village, seed: 1 });
  const other = await simulate({ ...village, seed: 2 });
  expect(JSON.stringify(one)).not.toBe(JSON.stringify(other));
});

/** A council of England's size, or with WAYMARK_VERIFY=full twenty of them. */
const STORM = {
  ...TOWN,
  faults: 'storm',
  tenants: process.env.WAYMARK_VERIFY === 'full' ? 20 : 1,
  plans: 5,
  actions: 120,
  weeks: 3,
  replicas: 3,
} as const;

test('a storm: outages, deaths at the hours of sending, one request in eight refused', async () => {
  const report = await simulate(STORM);
  const { expected, sent, failed, skipped, unknown, waiting } = report.messages;
  expect(report.platform.throttled).toBeGreaterThan(0);
  expect(report.turns.deliveredAgain).toBeGreaterThan(0);
  expect(report.faults.deaths).toBe(75);
  expect(report.findings.filter(({ what }) => what !== 'late')).toEqual([]);
  expect(isSound(report)).toBe(true);
  expect(sent + failed + skipped + unknown + waiting).toBe(expected);
}, 600_000);
