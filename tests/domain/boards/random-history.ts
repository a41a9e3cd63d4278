/** Random histories of a small plan: what people say on random days, each word judged and recorded by the house. */
import fc from 'fast-check';
import { openBook } from '../../../src/domain/book.ts';
import { addDays } from '../../../src/domain/calendar.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import { isAction } from '../../../src/domain/plan.ts';
import type { Update } from '../../../src/domain/update.ts';
import { sampleItem, sampleMilestone, samplePlanHead } from '../../support/sample-plan.ts';

export const START = '2026-11-02';

export const REFS = ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3'] as const;
export const book = openBook(samplePlanHead({ reminders: { rounds: 'off' } }), [
  sampleItem({ ref: '1', title: 'Early years' }),
  sampleItem({ ref: '2', title: 'Attendance', position: 1 }),
  ...REFS.map((ref, position) =>
    sampleItem({
      ref,
      title: `Action ${ref}`,
      parent: `item-${ref.charAt(0)}`,
      level: 1,
      position,
      nature: 'deliverable',
      owners: ref === '2.3' ? [] : [{ key: 'person:alex', part: 'accountable' }],
    }),
  ),
]);
const officer = { person: 'olu', officer: true, holds: [], board: null };

export type Told = {
  ref: (typeof REFS)[number];
  day: string;
  hour: number;
  status: Update['said']['status'];
  proof: boolean;
};

export const saying = fc.record({
  ref: fc.constantFrom(...REFS),
  day: fc.integer({ min: 0, max: 31 }).map((n) => addDays(START, n)),
  hour: fc.integer({ min: 7, max: 22 }),
  status: fc.constantFrom('not-started', 'on-track', 'at-risk', 'off-track', 'complete', 'withdrawn'),
  proof: fc.boolean(),
});
export const dues = fc.tuple(
  ...REFS.map(() =>
    fc.option(
      fc.integer({ min: 0, max: 60 }).map((n) => addDays(START, n)),
      { nil: null },
    ),
  ),
);

/** What the house makes of it: each word judged and recorded, one after the other. */
export function recorded(told: readonly Told[], due: readonly (string | null)[]) {
  const milestones = new Map(
    REFS.map((ref, place): [string, Milestone] => [
      ref,
      sampleMilestone({
        id: `milestone-${ref}`,
        item: `item-${ref}`,
        owner: ref === '2.3' ? null : 'person:alex',
        firstDue: due[place] ?? null,
        due: due[place] ?? null,
      }),
    ]),
  );
  const updates: Update[] = [];
  for (const [place, { ref, day, hour, status, proof }] of told.entries()) {
    const milestone = milestones.get(ref);
    const action = book.byRef.get(ref);
    if (!milestone || !action || !isAction(action) || status === undefined) continue;
    const said = {
      status,
      ...(proof && { evidence: [{ kind: 'location', what: 'the shared drive' } as const] }),
    };
    const command = { id: `u${place}`, said, through: 'card', seen: undefined, corrects: null } as const;
    const instant = `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
    const state = {
      book,
      action,
      milestone,
      updates: updates.filter((one) => one.milestone === milestone.id),
    };
    const decided = decide(command, officer, state, { instant, today: day });
    if (!decided.ok) continue;
    milestones.set(ref, decided.milestone);
    updates.push(decided.update);
  }
  return { milestones: [...milestones.values()], updates };
}

/** In the order in which it was said. */
export const inOrder = (all: readonly Told[]): Told[] =>
  [...all].sort((a, b) => a.day.localeCompare(b.day) || a.hour - b.hour);
