/** A post's figures, counted a second time from the updates alone: whatever was said, they agree and add up. */
import fc from 'fast-check';
import { summarise } from '../../../src/domain/summary.ts';
import type { Update } from '../../../src/domain/update.ts';
import { book, dues, inOrder, REFS, recorded, saying } from './random-history.ts';

const FRIDAY = '2026-11-27';
const NEXT = '2026-12-04';
const posting = (day: string) => Temporal.Instant.from(`${day}T16:00:00Z`);
const [board] = book.plan.boards;
if (!board) throw new Error('the sample plan has a board');

/** The same by hand, from the updates and the plan's dates: nothing of the house is asked. */
function byHand(updates: readonly Update[], due: readonly (string | null)[], day: string) {
  return REFS.map((ref, place) => {
    const own = updates.filter(({ item }) => item === `item-${ref}`);
    const status = own.at(-1)?.said.status ?? 'not-started';
    const date = due[place] ?? null;
    const late = date !== null && date < day && status !== 'complete' && status !== 'withdrawn';
    // Evidence stays with the action once it was given.
    const proven = own.some(({ said }) => said.evidence !== undefined);
    return { ref, standing: late ? 'overdue' : status, status, date, proven };
  });
}

const count = <T>(all: readonly T[], holds: (one: T) => boolean): number => all.filter(holds).length;

test('figures, changes, parts and movements are those that a hand count gives', () => {
  fc.assert(
    fc.property(fc.array(saying, { maxLength: 40 }), dues, (all, due) => {
      const told = inOrder(all);
      const before = recorded(
        told.filter(({ day, hour }) => day < FRIDAY || (day === FRIDAY && hour < 16)),
        due,
      );
      const after = recorded(told, due);
      const first = summarise(book, board, before.milestones, null, posting(FRIDAY));
      const { summary } = summarise(book, board, after.milestones, first.snapshot, posting(NEXT));
      const then = byHand(before.updates, due, FRIDAY);
      const now = byHand(after.updates, due, NEXT);
      const was = (ref: string) => then.find((one) => one.ref === ref);

      for (const { standing, now: figure, change } of summary.counts) {
        expect([standing, figure]).toEqual([standing, count(now, (one) => one.standing === standing)]);
        expect([standing, change]).toEqual([
          standing,
          count(now, (one) => one.standing === standing) - count(then, (one) => one.standing === standing),
        ]);
      }
      const counted = count(now, ({ standing }) => standing !== 'withdrawn');
      expect(summary.actions).toBe(counted);
      expect(summary.counts.reduce((sum, one) => sum + one.now, 0)).toBe(counted);
      expect(summary.priorities.reduce((sum, one) => sum + one.actions, 0)).toBe(counted);
      expect(summary.priorities.reduce((sum, one) => sum + one.overdue, 0)).toBe(summary.overdue);

      const isOpen = ({ status }: { status: string }) => status !== 'complete' && status !== 'withdrawn';
      expect(summary).toMatchObject({
        overdue: count(now, ({ standing }) => standing === 'overdue'),
        noDate: count(now, (one) => isOpen(one) && one.date === null),
        noOwner: count(now, (one) => isOpen(one) && one.ref === '2.3'),
        unevidenced: count(now, ({ standing, proven }) => standing === 'complete' && !proven),
        silent: 0,
        inherited: 0,
        restricted: 0,
      });
      const refs = (lines: readonly { ref: string }[]) => lines.map(({ ref }) => ref).sort();
      const those = (holds: (one: (typeof now)[number]) => boolean) => refs(now.filter(holds));
      expect(refs(summary.newlyOverdue)).toEqual(
        those(({ ref, standing }) => standing === 'overdue' && was(ref)?.standing !== 'overdue'),
      );
      expect(refs(summary.completed)).toEqual(
        those(({ ref, standing }) => standing === 'complete' && was(ref)?.standing !== 'complete'),
      );
      expect(refs(summary.goneRed)).toEqual(
        those(({ ref, status }) => status === 'off-track' && was(ref)?.status !== 'off-track'),
      );
      expect(refs(summary.recovered)).toEqual(
        those(
          ({ ref, standing }) =>
            standing === 'on-track' && ['overdue', 'off-track'].includes(was(ref)?.standing ?? ''),
        ),
      );
      expect(refs(summary.needs.map(({ line }) => line))).toEqual(
        those(({ status }) => status === 'off-track'),
      );
    }),
  );
});
