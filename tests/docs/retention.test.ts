/** The pages for people have the program's own numbers: what is kept how long, and when an owner is asked. */
import { readFileSync } from 'node:fs';
import { QUESTION_LASTS } from '../../src/app/conversation/frame.ts';
import { UNPLACED_LASTS } from '../../src/app/evidence/kept-file.ts';
import { LINK_LASTS } from '../../src/app/evidence/link.ts';
import { Retention, Rule } from '../../src/domain/keeping/retention.ts';
import { ReminderPolicy } from '../../src/domain/kinds.ts';
import { SETTLED_ROW_DAYS } from '../../src/store/outbox.ts';
import { tablesIn } from '../support/markdown-tables.ts';

test('rules and periods are the program’s', () => {
  const page = readFileSync('docs/retention-schedule.md', 'utf8');
  const table = tablesIn(page).find(({ head }) => head[0] === 'rule');
  const told = Object.fromEntries(
    (table?.rows ?? []).map(([rule = '', , keep]) => [rule.replaceAll('`', ''), keep]),
  );
  const policy = Retention.parse({});
  expect(told).toEqual(Object.fromEntries(Rule.options.map((rule) => [rule, policy[rule]])));
  expect(policy.apply).toBe(false);
  expect(policy.countedFrom).toBe('plan-end');
});

test('what goes by itself goes when the schedule says', () => {
  const page = readFileSync('docs/retention-schedule.md', 'utf8');
  for (const told of [
    `what became of it | ${SETTLED_ROW_DAYS} days`,
    `${QUESTION_LASTS.hours} hours for a follow-up question`,
    `made for somebody | ${UNPLACED_LASTS.hours} hours`,
    `a link that opens a file | ${LINK_LASTS.minutes} minutes`,
  ])
    expect(page).toContain(told);
});

test('the page for owners is one page, and says when they are asked', () => {
  const page = readFileSync('docs/owner.md', 'utf8');
  const { before, workingDaysAfter, thenEveryDays, at, cardsPerWeek } = ReminderPolicy.parse({});
  expect([thenEveryDays, at, cardsPerWeek]).toEqual([7, '09:00', 2]);
  expect(page).toContain(
    `${before.join(' and ')} days before a date, on the day, ${workingDaysAfter} working days after, then once a week`,
  );
  // Two minutes, on a phone.
  expect(page.split(/\s+/).length).toBeLessThan(460);
});
