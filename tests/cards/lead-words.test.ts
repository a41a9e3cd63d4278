/** Lines of a lead's note, and what the welcome promises, word by word. */
import { chasedRuns } from '../../src/cards/lead/chase-words.ts';
import { warningNote } from '../../src/cards/lead/line-note.ts';
import { rowRuns, unreachedCount } from '../../src/cards/lead/note-words.ts';
import { welcomeCard } from '../../src/cards/welcome.ts';
import { cardText } from '../support/card-text.ts';
import { line, NAMES, TODAY, ZONE } from './lines.ts';

const view = { names: NAMES, away: new Map<string, string>(), today: TODAY, zone: ZONE };

test('what the plan says of a date that is missing stands there once', () => {
  const row = { line: line({ due: null, byWhen: '(pre and post pandemic)' }), moved: 0 };
  const words = rowRuns('no-date', row, view)
    .map(({ text }) => text)
    .join('');
  expect(words.match(/the plan says/g)).toHaveLength(1);
  expect(words).toContain('no date set (the plan says “(pre and post pandemic)”)');
});

test('people out of reach are counted, not their posts; posts that nobody holds stand apart', () => {
  const one = { why: 'not-met' as const, refs: ['1.1'] };
  expect(
    unreachedCount([
      { ...one, person: 'p1', posts: ['Head of Access', 'Data Lead'] },
      // The same person in another plan.
      { ...one, person: 'p1', posts: ['Chair'] },
      { ...one, person: 'p2', posts: [] },
      { person: null, why: 'vacant', posts: ['Inclusion Lead'], refs: ['2.1'] },
    ]),
  ).toBe('2 people and 1 vacant post');
});

test.each([
  [1, 'You get one card a week at most, with all that is due on it.'],
  [2, 'You get two cards a week at most, never two in a day, with all that is due on them.'],
])('the welcome promises as many cards as the plan allows: %i', (cardsPerWeek, words) => {
  const part = { owns: true, contributes: false, leads: false, standsIn: false, officer: false };
  const { card } = welcomeCard({ firstName: 'Alex', plans: ['A plan'], dueCount: 0, cardsPerWeek, part });
  expect(cardText(card)).toContain(words);
});

test('evidence that cannot be asked for today: from when on, and nothing is promised', () => {
  const going = { at: 'card', on: '2026-12-15', not: 'day-full' } as const;
  const one = { person: 'p1', name: 'Alex Sample', lines: [line()], left: [], going, lastAsked: null };
  const words = (evidence: boolean) =>
    chasedRuns(one, { ...view, evidence })
      .map(({ text }) => text)
      .join('');
  expect(words(true)).toContain(
    'they have had a card today: choose “Ask for evidence” again from Tue 15 Dec on',
  );
  expect(words(false)).toContain('with their card of Tue 15 Dec');
});

test('the day by which to answer is today on its own day', () => {
  const told = { said: { by: TODAY }, post: false, lead: 'Sam Sample', today: TODAY };
  expect(warningNote(told)).toBe('If I hear nothing today, I tell Sam Sample.');
});
