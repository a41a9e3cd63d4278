/** A file that was sent by mistake: who may take it off, and what stands without it, whatever else was said. */
import fc from 'fast-check';
import { without } from '../../src/domain/decide.ts';
import type { Evidence } from '../../src/domain/milestone.ts';
import { evidenceFrom, supporting } from '../../src/domain/supporting.ts';
import { takeOff } from '../../src/domain/take-off.ts';
import type { Update } from '../../src/domain/update.ts';
import { sampleMilestone } from '../support/sample-plan.ts';

const ZONE = 'Europe/London';
const now = { instant: '2026-12-04T10:00:00.000Z', today: '2026-12-04' };
const file = (id: string): Evidence => ({ kind: 'file', file: id, name: `${id}.txt` });
const link: Evidence = { kind: 'link', url: 'https://example.org/minutes' };
const alex = { person: 'alex', officer: false, holds: [], board: null };

const update = (id: string, over: Partial<Update> = {}): Update => ({
  id,
  plan: 'sample',
  item: 'item-1.1(a)',
  milestone: 'milestone-1.1(a)',
  at: '2026-12-03T10:00:00.000Z',
  by: 'alex',
  onBehalf: null,
  through: 'message',
  said: {},
  corrects: null,
  left: { status: 'complete', percent: null, due: null, forecast: null },
  ...over,
});
const command = { id: 'off', file: 'f1', sender: 'alex', through: 'card' } as const;
const done = [
  update('u1', { said: { status: 'complete', evidence: [file('f1')] } }),
  update('u2', { said: { evidence: [link] } }),
];
const milestone = sampleMilestone({
  status: 'complete',
  open: false,
  completedOn: '2026-12-03',
  evidence: evidenceFrom(supporting(done)),
  lastUpdate: { id: 'u2', at: '2026-12-03T10:00:00.000Z', by: 'alex' },
});

test('the file counts no longer, and nothing else is said by it', () => {
  const decided = takeOff(command, alex, { milestone, updates: done }, now);
  if (!decided.ok) throw new Error(decided.rejection.code);
  expect(decided.milestone).toEqual({ ...milestone, evidence: { count: 1, latest: link } });
  expect(decided.update).toMatchObject({ by: 'alex', said: {}, corrects: null, takenOff: 'f1' });
  const putRight = without('u2', decided.milestone, [...done, decided.update], ZONE);
  expect(putRight).toMatchObject({ status: 'complete', evidence: null });
});

test.each([
  ['its sender', alex, true],
  ['an officer', { ...alex, person: 'olu', officer: true }, true],
  ['the owner, who did not send it', { ...alex, person: 'robin', holds: ['person:robin' as const] }, false],
])('%s: %#', (_, actor, allowed) => {
  expect(takeOff(command, actor, { milestone, updates: done }, now).ok).toBe(allowed);
});

test('what is no evidence cannot be taken off, nor twice', () => {
  const gone = [...done, update('off', { takenOff: 'f1' })];
  for (const updates of [[], gone])
    expect(takeOff(command, alex, { milestone, updates }, now)).toMatchObject({
      rejection: { code: 'not-found' },
    });
});

test('each file counts once, what was taken off never, whatever was put right', () => {
  const id = fc.constantFrom('f1', 'f2', 'f3');
  const piece = id.map(file);
  const said = fc.record({
    evidence: fc.array(fc.oneof(piece, fc.constant(link)), { maxLength: 3 }),
    corrects: fc.option(fc.nat({ max: 5 })),
    takenOff: fc.option(id, { nil: undefined, freq: 4 }),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 6 }), (all) => {
      const updates = all.map(({ evidence, corrects, takenOff }, place) =>
        update(`u${place}`, {
          said: { evidence },
          corrects: corrects !== null && corrects < place ? `u${corrects}` : null,
          ...(takenOff === undefined ? {} : { takenOff }),
        }),
      );
      const files = supporting(updates).flatMap(({ piece: one }) => (one.kind === 'file' ? one.file : []));
      expect(new Set(files).size).toBe(files.length);
      for (const { takenOff } of updates) if (takenOff !== undefined) expect(files).not.toContain(takenOff);
    }),
  );
});
