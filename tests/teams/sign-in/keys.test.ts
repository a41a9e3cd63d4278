/** The platform's keys are asked for seldom, once for all who wait, and what is known outlives the platform's troubles. */
import { KeysUnavailable, openKeys } from '../../../src/teams/sign-in/keys.ts';
import { openRefusals } from '../../../src/teams/sign-in/refusals.ts';
import { type Cloud, startCloud } from '../../support/cloud.ts';
import { keptLog } from '../stage.ts';

const MINUTE = 60_000;
let cloud: Cloud;
let elapsed = 0;

beforeEach(async () => {
  cloud = await startCloud();
  elapsed = 0;
});
afterEach(() => cloud.stop());

const open = () => openKeys(cloud.place.openId, () => elapsed);
const asked = (): number => cloud.paths.filter((path) => path === '/openid').length;

test('sixty-four callers at a cold start wait for one question', async () => {
  const keys = open();
  const found = await Promise.all(Array.from({ length: 64 }, () => keys.find('key-1')));
  expect(found.every((one) => one?.endorsed)).toBe(true);
  expect(cloud.paths).toEqual(['/openid', '/keys']);
});

test('names of keys that nobody published cause one question a minute, however many they are', async () => {
  const keys = open();
  for (let at = 0; at < 500; at += 1) expect(await keys.find(`made-up-${at}`)).toBeUndefined();
  expect(asked()).toBe(1);
  elapsed += MINUTE + 1;
  await Promise.all(Array.from({ length: 64 }, (_, at) => keys.find(`other-${at}`)));
  expect(asked()).toBe(2);
});

test('a key that is published later is found within a minute, and one that was withdrawn is gone within a day', async () => {
  const keys = open();
  cloud.withholds('key-3');
  expect(await keys.find('key-3')).toBeUndefined();
  cloud.withholds();
  elapsed += MINUTE + 1;
  expect(await keys.find('key-3')).toBeDefined();
  cloud.withholds('key-3');
  elapsed += 24 * 60 * MINUTE + 1;
  expect(await keys.find('key-3')).toBeUndefined();
});

test('while the platform is away, known keys stay good, and nobody asks it more often than every five seconds', async () => {
  const keys = open();
  await keys.find('key-1');
  cloud.publishes(false);
  elapsed += 25 * 60 * MINUTE;
  for (let at = 0; at < 50; at += 1) expect(await keys.find('key-1')).toBeDefined();
  expect(asked()).toBe(2);
  elapsed += 5_001;
  expect(await keys.find('key-1')).toBeDefined();
  // It is asked beside the caller; whoever names a key that is not known waits for that.
  await keys.find('made-up');
  expect(asked()).toBe(3);
});

test('when they were never read nobody can be judged, and that ends by itself', async () => {
  const keys = open();
  cloud.publishes(false);
  for (let at = 0; at < 50; at += 1) await expect(keys.find('key-1')).rejects.toThrow(KeysUnavailable);
  expect(asked()).toBe(1);
  cloud.publishes(true);
  elapsed += 5_001;
  expect(await keys.find('key-1')).toBeDefined();
});

test('a flood of refusals is two lines: the first, and how many more there were', () => {
  const log = keptLog();
  const refusals = openRefusals(log);
  for (let at = 0; at < 1000; at += 1) refusals.refused('no token');
  refusals.refused('tenant', 'council-2');
  refusals.close();
  expect(log.lines.map(({ fields, event }) => [event, fields])).toEqual([
    ['a caller was refused', { reason: 'no token' }],
    ['a caller was refused', { reason: 'tenant', tenant: 'council-2' }],
    ['more callers were refused', { reason: 'no token', more: 999 }],
  ]);
});
