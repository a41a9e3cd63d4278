/** Activities that nobody planned for, through the real door onto a real store: `npm run fuzz` posts a hundred thousand. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Turn } from '../../src/app/message.ts';
import { FOREIGN } from '../app/permission/stage.ts';
import { originOf, TENANT } from '../app/room.ts';
import { milestoneDoc } from '../support/sample-documents.ts';
import { fuzz, told } from './fuzz.ts';
import { overreach } from './rights.ts';

const SEED = 20261204;

test('nothing crashes, nothing is stored that is not valid or not theirs to store', async () => {
  const { failure, activities, turns, commits } = await fuzz(SEED, 500);
  expect(failure && told(failure)).toBeNull();
  expect(activities).toBeGreaterThanOrEqual(500);
  expect(commits).toBeGreaterThan(100);
  // Most of it comes as far as the app.
  for (const kind of ['text', 'card', 'file', 'consent', 'strange'] satisfies Turn['kind'][])
    expect(turns[kind]).toBeGreaterThan(0);
}, 300_000);

test('a defect is found, and shown with the one activity that it needs', async () => {
  const spoil = ({ kind }: Turn): void => {
    if (kind === 'file') throw new TypeError('a defect');
  };
  const { failure } = await fuzz(SEED, 200, { spoil, tries: 4 });
  expect(failure?.wrong.join()).toContain('TypeError');
  expect(failure?.batches).toHaveLength(1);
  expect(failure && told(failure)).toMatch(/^Seed \d+:[\s\S]*after 1 post:\n {2}files/);
}, 300_000);

test('a turn that never ends is told with what was posted', async () => {
  const stuck = Promise.withResolvers<void>();
  const turn = Promise.withResolvers<void>();
  const spoil = ({ kind }: Turn): Promise<void> | undefined => {
    if (kind !== 'file') return undefined;
    stuck.resolve();
    return turn.promise;
  };
  const { failure } = await fuzz(SEED, 200, { spoil, late: () => stuck.promise, tries: 0 });
  // Nothing is left behind that would keep the process.
  turn.reject(new Error('ended with the test'));
  expect(failure && told(failure)).toMatch(/no end of it within the time[\s\S]*\n {2}files, from/);
}, 300_000);

test('a turn that never lets go of the processor is told too, and the process ended', () => {
  const spinning = `
    import { openWatchdog } from ${JSON.stringify(join(import.meta.dirname, 'watchdog.ts'))};
    openWatchdog(50)('what was posted');
    for (;;);`;
  const { signal, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', spinning], {
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGTERM',
  });
  expect({ signal, stdout }).toEqual({
    signal: 'SIGKILL',
    stdout: 'Not over after 0.05 s:\nwhat was posted\n',
  });
}, 300_000);

test('what is stored by nobody with the right is told, and so is what lands in another tenant', () => {
  const doc = milestoneDoc('one');
  const written = [{ partition: TENANT, changes: [{ op: 'put' as const, doc, expect: 'absent' as const }] }];
  const { tenant } = originOf('sam', 'turn');
  const nobody = { officer: false, actors: [], takenBack: new Map(), offered: new Set<string>() };
  expect(overreach([{ ...nobody, tenant }], written)).toEqual([`${doc.id} without the right`]);
  expect(overreach([{ ...nobody, tenant: FOREIGN, officer: true }], written)).toEqual([
    `${doc.id} in a tenant of nobody who acted`,
  ]);
});
