/** The board's weekly post as its members read it. */
import { summaryCard } from '../../src/cards/summary/summary.ts';
import { cardElements, cardLinks, cardText } from '../support/card-text.ts';
import { doneLine, NAMES, overdueLine, summary, ZONE } from './lines.ts';

const post = (over: Parameters<typeof summary>[0] = {}) =>
  summaryCard({ summary: summary(over), zone: ZONE, at: '2026-12-04T08:30:00Z' });
const chartOf = (card: unknown) => cardElements(card).find(({ type }) => String(type).startsWith('Chart.'));

test('says in words what moved, in figures how things stand, and names what needs the board', () => {
  const { card, summary: notified } = post();
  expect(cardText(card)).toEqual([
    'Education Partnership Board: Wigan education strategy',
    '6 of 34 actions are overdue, 2 more than last week; 2 were completed, 1 without evidence.',
    'Complete ✓ 4 (+3) · On track ● 8 (no change) · At risk ▲ 3 (−1) · Off track ■ 1 (+1) · Overdue ◆ 6 (+2) · Not started ○ 10 (−5) · Inherited ◇ 2 (no change)',
    'Among the overdue: 1 off track. The figures above count these as overdue only.',
    'Changes since Fri 27 Nov.',
    'Complete 4',
    'On track 8',
    'At risk 3',
    'Off track 1',
    'Overdue 6',
    'Not started 10',
    'Inherited 2',
    'Newly overdue (1)',
    '3.7(a) Publish the attendance dashboard · 21 days overdue · expected Fri 11 Dec · Head of Access',
    'Gone red (1)',
    '3.7(a) Publish the attendance dashboard · Off track ■ · Head of Access',
    'Completed (2)',
    '1.2 Open the family hub · evidenced (example.org) · Head of Access',
    '1.3 Open the family hub · unevidenced · a named owner',
    'Needs the board (1)',
    '3.7(a) Publish the attendance dashboard · Off track ■ · Head of Access',
    'Coming in two weeks (2)',
    '3.3(b) Agree the missing education protocol · due Fri 11 Dec · Head of Access',
    '4.1 Agree the missing education protocol · due Fri 18 Dec · no owner',
    'Show more by priority',
    'Silent (asked at least 2 working days ago, and no answer since) 2 · Complete but unevidenced 1 · No date set 14 · No owner 3 · Inherited, counted apart 2 · Restricted, counted and not named 1',
    'Officers’ working information as at Fri 4 Dec 2026, 08:30; not a published report.',
  ]);
  expect(notified).toBe(
    'Education Partnership Board: 6 of 34 actions are overdue, 2 more than last week; 2 were completed, 1 without evidence.',
  );
});

test('a round of recurring work stands in the list of what was completed, and is counted apart from actions', () => {
  const lines = cardText(post({ rounds: 1 }).card);
  expect(lines).toContain('Completed (1 action, 1 round of recurring work)');
  expect(lines[1]).toContain('1 was completed, and 1 round of recurring work');
});

test('quotes an owner only where somebody marked it for the board', () => {
  expect(cardText(post().card).join('\n')).not.toContain('HR freeze');
  const words = { comments: [], said: new Map([['m-37a', 'HR freeze until January']]), lines: [] };
  const lines = cardText(summaryCard({ summary: summary(), zone: ZONE, words }).card);
  expect(lines).toContain(
    '3.7(a) Publish the attendance dashboard · Off track ■: “HR freeze until January” · Head of Access',
  );
});

test('the rest is folded away by priority, and unfolds for whoever presses alone', () => {
  const nine = Array.from({ length: 9 }, (_, index) =>
    overdueLine({ ref: `3.${index}`, under: 'Attendance and inclusion' }),
  );
  const { card } = post({ newlyOverdue: nine });
  expect(cardText(card).join('\n')).not.toContain('22 actions');
  const unfolded = cardText(
    JSON.parse(JSON.stringify(card).replace('"isVisible":false', '"isVisible":true')),
  );
  expect(unfolded).toContain('22 actions: 6 overdue, 1 complete');
  expect(unfolded.filter((line) => line.startsWith('Newly overdue: 3.'))).toHaveLength(4);
  expect(JSON.stringify(card)).toContain('"targetElements":["by-priority"]');
});

test('an overdue action that is off track too can be counted: figures and list agree', () => {
  const lines = cardText(
    post({
      atRisk: [
        overdueLine({ status: 'off-track' }),
        overdueLine({ status: 'at-risk', overdue: false }),
        overdueLine({ status: 'at-risk' }),
      ],
    }).card,
  );
  expect(lines).toContain(
    'Among the overdue: 1 off track, 1 at risk. The figures above count these as overdue only.',
  );
  const none = cardText(post({ atRisk: [overdueLine({ status: 'at-risk', overdue: false })] }).card);
  expect(none.join(' ')).not.toContain('Among the overdue');
});

test('of a file it says that there is one, and not what it is called', () => {
  const evidence = {
    count: 1,
    latest: { kind: 'file', file: 'f1', name: 'Visit to Jo Sample.pdf' },
  } as const;
  const lines = cardText(post({ completed: [doneLine({ evidence })] }).card);
  expect(lines.join('\n')).toContain('· evidenced (file) ·');
  expect(lines.join('\n')).not.toContain('Jo Sample');
});

test('links completed actions to their evidence', () => {
  expect(cardLinks(post().card)).toEqual([{ title: 'evidenced', url: 'https://example.org/minutes' }]);
});

test('names posts and never people', () => {
  const json = JSON.stringify(post());
  for (const name of NAMES.values()) expect(json).not.toContain(name);
});

test('the chart carries its figures as text for a client that draws none', () => {
  expect(chartOf(post().card)?.fallback).toMatchObject({
    type: 'TextBlock',
    text: 'Complete 4 (+3), On track 8 (no change), At risk 3 (−1), Off track 1 (+1), Overdue 6 (+2), Not started 10 (−5), Inherited 2 (no change)',
  });
});

test('a post three days after another is not compared with last week', () => {
  expect(post({ since: '2026-12-01' }).summary).toContain(
    '6 of 34 actions are overdue, 2 more than last time',
  );
});

test('the first summary shows no change, and says why', () => {
  const counts = summary().counts.map((one) => ({ ...one, change: null }));
  const text = cardText(post({ since: null, counts }).card);
  expect(text[1]).toBe('6 of 34 actions are overdue; 2 were completed, 1 without evidence.');
  expect(text).toContain(
    'First summary: what is new is of the last seven days; figures are compared from the next one.',
  );
  expect(text.join()).not.toMatch(/\([+−]\d/);
});

test.each([
  [
    { overdue: 0, completed: [] },
    'None of 34 actions are overdue, 2 more than last week; none was completed.',
  ],
  [
    { overdue: 1, actions: 1, completed: [overdueLine()] },
    '1 of 1 action is overdue, 2 more than last week; 1 was completed, without evidence.',
  ],
])('%j is headed "%s"', (over, heading) => {
  expect(cardText(post(over).card)[1]).toBe(heading);
});

test('lists five of each kind and counts the rest; empty kinds are left out', () => {
  const nine = Array.from({ length: 9 }, (_, index) => overdueLine({ ref: `3.${index}` }));
  const text = cardText(
    post({ newlyOverdue: nine, completed: [], goneRed: [], needs: [], comingUp: [] }).card,
  );
  expect(text).toContain('Newly overdue (9)');
  expect(text.filter((words) => words.startsWith('3.'))).toHaveLength(5);
  expect(text).toContain('and 4 more');
  expect(text.some((words) => words.startsWith('Completed'))).toBe(false);
});

test('without an instant the figures are dated by the day', () => {
  const { card } = summaryCard({ summary: summary(), zone: ZONE });
  expect(cardText(card).at(-1)).toBe(
    'Officers’ working information as at Fri 4 Dec 2026; not a published report.',
  );
});
