/** A plan that names a pupil is read, and the report says where, without the words. */
import { readSource } from '../../src/importing/source.ts';
import { nhsOf } from '../domain/privacy/numbers.ts';

const NHS = nhsOf('485777345');
const plan = (title: string): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      plan: 'sample',
      title: 'Sample plan',
      authority: 'Sampleton Council',
      period: { start: '2026-09-01', end: '2028-08-31' },
      levels: ['Priority', 'Action'],
      items: [{ ref: '1', title: 'Attendance', items: [{ ref: '1.1', title, nature: 'deliverable' }] }],
    }),
  );
const options = { plan: null, written: '2026-12-04' };

test('an NHS number in an action is warned of, at its place', async () => {
  const read = await readSource(plan(`Find a place for ${NHS}`), 'plan.json', options);
  if (!read.ok || read.source.kind !== 'plan') throw new Error(JSON.stringify(read));
  const told = read.source.findings.filter(({ kind }) => kind === 'child');
  expect(told).toEqual([{ kind: 'child', where: '1.1', what: expect.stringContaining('an NHS number') }]);
  expect(JSON.stringify(told)).not.toContain(NHS);
});

test('an ordinary plan is warned of nothing', async () => {
  const read = await readSource(plan('Publish the attendance dashboard'), 'plan.json', options);
  if (!read.ok || read.source.kind !== 'plan') throw new Error(JSON.stringify(read));
  expect(read.source.findings.filter(({ kind }) => kind === 'child')).toEqual([]);
});
