/** What an owner may say beside how it goes: not to be asked for a while, that it waits, figures, who should have it. */
import { decide } from '../../src/domain/decide.ts';
import { lineOf } from '../../src/domain/line.ts';
import { isOverdue, type Milestone } from '../../src/domain/milestone.ts';
import type { Actor } from '../../src/domain/person.ts';
import { isAction } from '../../src/domain/plan.ts';
import { cardFor, nextAsk, wantedOn } from '../../src/domain/reminders.ts';
import type { Said, Update } from '../../src/domain/update.ts';
import { ALEX, EARLY_YEARS, SAMPLE_DAY, sampleMilestone, samplePlan } from '../support/sample-plan.ts';

const { book } = samplePlan({ reminders: { rounds: 'off' } });
const { plan } = book;
const action = book.items.filter(isAction).find(({ ref }) => ref === '1.1(a)');
const alex: Actor = { person: ALEX, officer: false, holds: [EARLY_YEARS], board: null };

/** The milestone after these words, one a day from the sample day (a Friday) on. */
function told(start: Partial<Milestone>, ...words: Said[]): { milestone: Milestone; updates: Update[] } {
  if (!action) throw new Error('the plan has no 1.1(a)');
  let milestone = sampleMilestone(start);
  const updates: Update[] = [];
  for (const [place, said] of words.entries()) {
    const today = Temporal.PlainDate.from(SAMPLE_DAY).add({ days: place }).toString();
    const decided = decide(
      { id: `u${place}`, said, through: 'message', seen: undefined, corrects: null },
      alex,
      { book, action: { ...action, checkIns: 'half-termly' }, milestone, updates },
      { instant: `${today}T10:00:00.000Z`, today },
    );
    if (!decided.ok) throw new Error(JSON.stringify(decided.rejection));
    milestone = decided.milestone;
    updates.push(decided.update);
  }
  return { milestone, updates };
}
const faultOf = (said: Said): string => {
  try {
    told({}, said);
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('"chase me Thursday"', () => {
  const THURSDAY = '2026-12-10';
  const overdue = { due: '2026-11-25' };

  test('asks nothing before that day, and on that day, whatever the ladder says', () => {
    const { milestone } = told(overdue, { snooze: THURSDAY });
    expect(milestone.askOn).toBe(THURSDAY);
    const listed = (day: string) =>
      cardFor([lineOf(book, milestone, day)], plan, day).map(({ milestone }) => milestone);
    expect(listed('2026-12-09')).toEqual([]);
    expect(listed(THURSDAY)).toEqual([milestone.id]);
    expect(wantedOn(milestone, '2026-12-09')).toBe(false);
    expect(wantedOn(milestone, THURSDAY)).toBe(true);
  });

  test('is no answer: the last word stays the last, and overdue goes on counting', () => {
    const { milestone, updates } = told(overdue, { snooze: THURSDAY });
    expect(milestone.lastUpdate).toBeNull();
    expect(updates).toHaveLength(1);
    expect(isOverdue(milestone, THURSDAY)).toBe(true);
  });

  test('said with a status, it is asked on within the quiet window', () => {
    const { milestone } = told(overdue, { status: 'at-risk', snooze: '2026-12-07' });
    expect(milestone.lastUpdate?.by).toBe(ALEX);
    expect(nextAsk(milestone, plan, '2026-12-05')).toBe('2026-12-07');
    const line = lineOf(book, milestone, '2026-12-07');
    expect(cardFor([line], plan, '2026-12-07')).toHaveLength(1);
  });

  test('is over once it was asked', () => {
    const { milestone } = told(overdue, { snooze: THURSDAY });
    expect(nextAsk({ ...milestone, askedOn: THURSDAY }, plan, '2026-12-11')).toBe('2026-12-17');
  });

  test('holds whatever else is said; only a completion or another day ends it', () => {
    const stands = (said: Said) => told(overdue, { snooze: THURSDAY }, said).milestone;
    expect(stands({ status: 'on-track' })).toMatchObject({ snoozedUntil: THURSDAY, askOn: THURSDAY });
    expect(stands({ forecast: '2027-02-26' }).snoozedUntil).toBe(THURSDAY);
    expect(stands({ snooze: '2026-12-15' }).snoozedUntil).toBe('2026-12-15');
    expect(stands({ status: 'complete' }).snoozedUntil).toBeNull();
  });

  test('on a day off means the next working day', () => {
    expect(told(overdue, { snooze: '2026-12-12' }).milestone.askOn).toBe('2026-12-14');
  });

  test('may lie behind the agreed date, and not behind today', () => {
    expect(told(overdue, { snooze: '2027-05-31' }).milestone.snoozedUntil).toBe('2027-05-31');
    expect(faultOf({ snooze: SAMPLE_DAY })).toMatch(/has come already/);
    expect(faultOf({ snooze: '2040-01-01' })).toMatch(/five years/);
  });

  test('moves no check-in on; an answer does', () => {
    const checkIn = { kind: 'check-in' as const, due: '2026-12-18' };
    expect(told(checkIn, { snooze: THURSDAY }).milestone.due).toBe('2026-12-18');
    expect(told(checkIn, { handOver: { name: 'Kim', from: null } }).milestone.due).toBe('2026-12-18');
    expect(told(checkIn, { status: 'on-track' }).milestone.due).not.toBe('2026-12-18');
  });
});

describe('blocked', () => {
  test('stays until a status is said without it', () => {
    const blocked: Said = { status: 'off-track', blocked: true, reason: 'waiting for data' };
    expect(told({}, blocked).milestone.blocked).toBe(true);
    expect(told({}, blocked, { percent: 40 }).milestone.blocked).toBe(true);
    expect(told({}, blocked, { status: 'at-risk', blocked: true }).milestone.blocked).toBe(true);
    expect(told({}, blocked, { status: 'on-track' }).milestone.blocked).toBe(false);
  });
});

describe('handing over', () => {
  test('is kept on the milestone, and changes nothing of the plan', () => {
    const handOver = { name: 'Beth Moorhouse', from: '2027-07-01' };
    const { milestone } = told({}, { handOver }, { status: 'on-track' });
    expect(milestone).toMatchObject({ handOver, owner: EARLY_YEARS, due: SAMPLE_DAY });
    expect(told({}, { handOver }, { handOver: null }).milestone.handOver).toBeNull();
  });
});

test('figures stand in the update alone', () => {
  const figures = [{ value: 98, of: 132, target: null, unit: 'audits returned' }];
  const { milestone, updates } = told({}, { figures });
  expect(milestone).toMatchObject({ percent: null, status: 'not-started' });
  expect(updates[0]?.said.figures).toEqual(figures);
});
