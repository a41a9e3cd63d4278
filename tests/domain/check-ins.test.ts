/** A continuous duty is checked in on: what an answer moves, and what putting an answer right does not. */
import { openBook } from '../../src/domain/book.ts';
import { addDays, localDate } from '../../src/domain/calendar.ts';
import { decide } from '../../src/domain/decide.ts';
import { isOverdue, type Milestone } from '../../src/domain/milestone.ts';
import { type Action, type Item, isAction } from '../../src/domain/plan.ts';
import type { Said, Update } from '../../src/domain/update.ts';
import { EARLY_YEARS, sampleItem, sampleMilestone, samplePlanHead } from '../support/sample-plan.ts';

const owner = { person: 'alex', officer: false, holds: [EARLY_YEARS], board: null };

/** A duty whose next check-in is on 18 December, and what is said of it. */
function duty(over: Partial<Item> = {}) {
  const item = sampleItem({
    ref: '1.1(a)',
    title: 'Keep in touch with every family',
    nature: 'continuous',
    owners: [{ key: EARLY_YEARS, part: 'accountable' }],
    ...over,
  });
  const book = openBook(samplePlanHead(), [item]);
  const action: Action = isAction(item) ? item : never();
  const due = '2026-12-18';
  let milestone: Milestone = sampleMilestone({ kind: 'check-in', due, firstDue: due });
  const updates: Update[] = [];
  return {
    get milestone() {
      return milestone;
    },
    updates,
    say(said: Said, day: string, corrects: string | null = null) {
      const at = `${day}T10:00:00.000Z`;
      const id = `u${updates.length + 1}`;
      const seen = milestone.lastUpdate?.id ?? null;
      const command = { id, said, through: 'card', seen, corrects, onBehalf: null } as const;
      const today = localDate(Temporal.Instant.from(at), book.plan.timezone);
      const decided = decide(command, owner, { book, action, milestone, updates }, { instant: at, today });
      if (!decided.ok) throw new Error(decided.rejection.code);
      milestone = decided.milestone;
      updates.push(decided.update);
    },
  };
}

function never(): never {
  throw new Error('a duty is an action');
}

test('an answer moves the check-in on, keeps what was said, and is no slippage', () => {
  const told = duty();
  const evidence = [{ kind: 'link' as const, url: 'https://example.org/minutes' }];
  told.say({ status: 'at-risk', reason: 'two posts are vacant', evidence }, '2026-12-04');
  expect(told.milestone).toMatchObject({
    due: '2027-02-12',
    firstDue: '2027-02-12',
    status: 'at-risk',
    reason: 'two posts are vacant',
    evidence: { count: 1 },
    open: true,
    askOn: '2027-01-29',
  });
  expect(told.updates[0]?.left).toMatchObject({ status: 'at-risk', due: '2027-02-12' });
});

test('unanswered, it is overdue on the day after its date, and an answer then ends that', () => {
  const told = duty();
  expect(isOverdue(told.milestone, '2026-12-18')).toBe(false);
  expect(isOverdue(told.milestone, '2026-12-19')).toBe(true);
  told.say({ status: 'on-track' }, '2027-01-08');
  expect(told.milestone.due).toBe('2027-02-12');
});

test('a year of answers is a year of check-ins, each in its half-term', () => {
  const told = duty();
  const dues: (string | null)[] = [];
  for (let n = 0; n < 6; n += 1) {
    dues.push(told.milestone.due);
    told.say({ status: 'on-track' }, addDays(told.milestone.due ?? '', -5));
  }
  expect(dues).toEqual(['2026-12-18', '2027-02-12', '2027-03-25', '2027-05-28', '2027-07-21', '2027-10-22']);
});

test('a second word in the same half-term is added to the answer, and skips no check-in', () => {
  const told = duty();
  told.say({ status: 'on-track' }, '2026-11-10');
  told.say({ status: 'at-risk' }, '2026-12-10');
  expect(told.milestone).toMatchObject({ due: '2027-02-12', status: 'at-risk' });
});

test('evidence that follows the day after the last day of the half-term does not answer the next', () => {
  const told = duty();
  told.say({ status: 'on-track' }, '2026-12-18');
  told.say({ evidence: [{ kind: 'location', what: 'Folder 7' }] }, '2026-12-19');
  expect(told.milestone).toMatchObject({ due: '2027-02-12', evidence: { count: 1 } });
});

describe('putting an answer right', () => {
  test('does not move the check-in twice, even when its date has passed meanwhile', () => {
    const told = duty();
    told.say({ status: 'on-track' }, '2026-12-17');
    told.say({ status: 'at-risk' }, '2026-12-29', 'u1');
    expect(told.milestone).toMatchObject({ status: 'at-risk', due: '2027-02-12' });
  });

  test('moves it when the answer had ended the duty', () => {
    const told = duty();
    told.say({ status: 'complete' }, '2026-12-17');
    expect(told.milestone).toMatchObject({ open: false, due: '2026-12-18', askOn: null });
    told.say({ status: 'on-track' }, '2026-12-17', 'u1');
    expect(told.milestone).toMatchObject({ open: true, due: '2027-02-12' });
  });

  test('ends the duty when it was said to go on by mistake', () => {
    const told = duty();
    told.say({ status: 'on-track' }, '2026-12-17');
    told.say({ status: 'complete' }, '2026-12-17', 'u1');
    expect(told.milestone).toMatchObject({ open: false, completedOn: '2026-12-17', askOn: null });
  });
});

test('a duty that is taken up again is asked about from then on', () => {
  const told = duty();
  told.say({ status: 'complete' }, '2026-12-17');
  told.say({ status: 'on-track' }, '2027-03-01');
  expect(told.milestone).toMatchObject({ open: true, due: '2027-03-25' });
});

test('the last check-in stays, for the duty to be completed', () => {
  const told = duty({ due: '2027-02-05' });
  told.say({ status: 'on-track' }, '2026-12-10');
  expect(told.milestone.due).toBe('2027-02-05');
  told.say({ status: 'on-track' }, '2027-02-04');
  expect(told.milestone.due).toBe('2027-02-05');
  told.say({ status: 'complete' }, '2027-02-05');
  expect(told.milestone.open).toBe(false);
});

test('what its owner expects does not put the next check-in off', () => {
  const told = duty();
  told.say({ status: 'at-risk', forecast: '2027-06-01' }, '2026-12-10');
  expect(told.milestone).toMatchObject({ due: '2027-02-12', forecast: '2027-06-01', askOn: '2027-01-29' });
});
