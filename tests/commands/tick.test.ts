/** `waymark tick`: what an operator reads at a terminal. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { namesIn } from '../../src/commands/names.ts';
import { configured } from '../../src/commands/settings.ts';
import { linesOf, tickCommand } from '../../src/commands/tick.ts';
import { paces } from '../../src/jobs/pace.ts';
import { tick } from '../../src/jobs/tick.ts';
import { WAKE_UPS } from '../../src/store/documents.ts';
import { openWard, person, TENANT as WARD } from '../doctoring/ward.ts';
import { type Bench, samplePerson, startBench, TENANT } from '../jobs/bench.ts';
import { ALEX, EARLY_YEARS, ROBIN, SAMPLE_DAY, sampleMilestone } from '../support/sample-plan.ts';

let bench: Bench;
afterEach(() => bench.close());

test('people by name and address, posts by title, and each action once', async () => {
  const due = { askOn: SAMPLE_DAY, owner: EARLY_YEARS } as const;
  bench = await startBench({
    people: [samplePerson(ALEX), samplePerson(ROBIN, { name: 'robin@example.org', address: null })],
    milestones: [
      sampleMilestone(due),
      sampleMilestone({ ...due, id: 'milestone-1.1(a)-2', label: 'again' }),
      sampleMilestone({ ...due, id: 'm-2.1(a)', item: 'item-2.1(a)', owner: 'post:attendance-lead' }),
      sampleMilestone({ ...due, id: 'm-2.2(a)', item: 'item-2.2(a)', owner: 'post:inclusion-lead' }),
    ],
  });
  const report = await bench.tick();
  const whom = report.messages.map(({ who }) => who);
  const lines = linesOf(report, false, await namesIn(bench.work.records, TENANT, whom));
  expect(lines).toContain('  sent: reminder for Alex Sample (alex@example.org) (1.1(a))');
  expect(lines.join('\n')).toContain('skipped: reminder for robin@example.org (2.1(a))');
  expect(lines.join('\n')).toContain('skipped: reminder for Inclusion Lead (2.2(a)): nobody holds this post');
});

test('it does what the service’s clock does beside messages, and nothing of it in a dry run', async () => {
  bench = await startBench();
  const seen: string[] = [];
  const besides = {
    requestsDue: async () => void seen.push(`requests, ${bench.messenger.attempts.length} sent`),
    pendingFiles: async () => void seen.push('files'),
    redactions: async (): Promise<void> => {
      seen.push('redactions');
      throw new Error('one of them is broken');
    },
    erasures: async () => void seen.push('erasures'),
    retention: async () => void seen.push('retention'),
  };
  const work = { ...bench.work, ...besides };
  await tick(work, paces(bench.clock), TENANT, true);
  expect(seen).toEqual([]);
  const { sent } = await tick(work, paces(bench.clock), TENANT, false);
  expect(sent).toBeGreaterThan(0);
  expect(seen).toEqual(['requests, 0 sent', 'files', 'redactions', 'erasures', 'retention']);
  expect((await bench.store.get(TENANT, 'clock', 'clock:self'))?.doc.body.swept).toBe(
    '2026-12-04T09:00:00.000Z',
  );
});

test('a lost wake-up is mended, and messages are seen to although the place for files is away', async () => {
  const ward = openWard();
  try {
    await ward.hasPlan([person(ALEX, { address: null }), person(ROBIN, { address: null })]);
    const row = () => ward.using((store) => store.get(WAKE_UPS, 'wakeup', `wakeup:${WARD}`));
    const before = await row();
    if (!before) throw new Error('an import wakes the clock');
    await ward.using((store) =>
      store.commit(WAKE_UPS, 'lost', [{ op: 'delete', id: before.doc.id, expect: before.version }]),
    );
    // A file where the folder should be.
    rmSync(join(ward.data, 'files'), { recursive: true, force: true });
    writeFileSync(join(ward.data, 'files'), 'x');
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const config = configured({ WAYMARK_DATA: ward.data, WAYMARK_LOCAL: 'true', WAYMARK_LOG: 'silent' });
    await tickCommand(config, { tenant: WARD });
    expect(write.mock.calls.join('')).toMatch(/^As of .*\nexpected \d+: sent 0, failed 0/);
    write.mockRestore();
    expect(await row()).toBeDefined();
    await expect(tickCommand(config, { tenant: 'nobody' })).rejects.toThrow(
      'holds nothing of tenant "nobody"',
    );
  } finally {
    await ward.close();
  }
}, 20_000);
