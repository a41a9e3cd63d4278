/** What newcomers' documents lost without a word: columns on how actions stand, facts side by side on one line. */
import { found, plannedText, shown } from './shown.ts';

test('columns that a plan has no place for are told, once each, over all tables', () => {
  const table = (ref: string) =>
    `| Ref | Action | Lead | RAG | Update | Cost code |\n|---|---|---|---|---|---|\n| ${ref}.1 | Open a hub | Jo | Amber | Site found | X1 |\n| ${ref}.2 | Train staff | Jo | Green | | |\n`;
  const plan = plannedText(
    `# Sample plan\n\n## Priority 1: Voice\n\n${table('1')}\n## Priority 2: Skills\n\n${table('2')}`,
  );
  expect(found(plan, 'unplaced')).toEqual([
    'line 7: How the actions stand ("RAG") is no part of a plan; its 4 filled cells were left out: owners say it as updates.',
    'line 7: How the actions stand ("Update") is no part of a plan; its 2 filled cells were left out: owners say it as updates.',
    'line 7: The column "Cost code" has no place in a plan; its 2 filled cells were left out.',
  ]);
});

test('a fact ends where the next one on its line begins', () => {
  const plan = plannedText(`
Sample plan

Priority 1: Flow

1.1 Open a hub
Lead: ICB Timescale: April 2027

1.2 Train staff
Owner: Head of Flow; By when: May 2027 Measure: 90% trained
`);
  expect(shown(plan)).toEqual([
    '1 Flow',
    '1.1 Open a hub | April 2027 | icb',
    '1.2 Train staff | May 2027 | head-of-flow',
  ]);
});
