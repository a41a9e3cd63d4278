/** The retention schedule has the periods that a plan has which sets none. */
import { readFileSync } from 'node:fs';
import { Retention, Rule } from '../../src/domain/keeping/retention.ts';
import { tablesIn } from '../support/markdown-tables.ts';

test('rules and periods are the program’s', () => {
  const page = readFileSync('docs/retention-schedule.md', 'utf8');
  const table = tablesIn(page).find(({ head }) => head[0] === 'rule');
  const told = Object.fromEntries((table?.rows ?? []).map(([rule = '', , keep]) => [rule.replaceAll('`', ''), keep]));
  const policy = Retention.parse({});
  expect(told).toEqual(Object.fromEntries(Rule.options.map((rule) => [rule, policy[rule]])));
  expect(policy.apply).toBe(false);
  expect(policy.countedFrom).toBe('plan-end');
});
