/** What people write is read by a board without people's names and small counts of children. */
import { wordsForBoards } from '../../../src/domain/boards/board-words.ts';
import { samplePlanHead } from '../../support/sample-plan.ts';

const people = [
  { id: 'alex', name: 'Alex Sample' },
  { id: 'olu', name: 'Olu Adeyemi' },
  { id: 'jo', name: 'jo@example.org' },
  { id: 'mark', name: 'Mark Field' },
];
const told = wordsForBoards(samplePlanHead(), people, '2026-12-04');

test.each([
  ['Waiting for Alex Sample', 'Waiting for the Head of Early Years'],
  ['Alex says that 3 pupils wait', 'The Head of Early Years says that fewer than 5 pupils wait'],
  ['agreed with Olu', 'agreed with a named person'],
  ['agreed with Dr Adeyemi. Olu writes', 'agreed with a named person. A named person writes'],
  ['alex sample’s list', 'The Head of Early Years’s list'],
  ['Mark Field marks the field', 'A named person marks the field'],
  ['Mark it as done', 'Mark it as done'],
  ['45 pupils placed in 3 schools', '45 pupils placed in 3 schools'],
])('"%s" is read as "%s"', (text, read) => {
  expect(told(text)).toBe(read);
});
