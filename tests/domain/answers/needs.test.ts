/** What of the past is read for an answer: no more than it tells. */
import { needsOf } from '../../../src/domain/answers/needs.ts';
import { type Question, type QuestionIntent, questionAbout } from '../../../src/domain/question.ts';
import { SAMPLE_DAY } from '../../support/sample-plan.ts';
import { sample } from './asking.ts';

const needs = (intent: QuestionIntent, filters: Partial<Question> = {}) =>
  needsOf(questionAbout(intent, filters), sample.book, sample.milestones, SAMPLE_DAY);
const NOTHING = { updates: null, changes: null, before: false };
const summer = { text: 'since July', from: '2026-07-01', to: SAMPLE_DAY };

test.each(['overdue', 'due', 'status', 'list', 'owner', 'summary', 'no-update'] as const)(
  '%s needs nothing of the past',
  (intent) => expect(needs(intent)).toEqual(NOTHING),
);

test('changes need what was said since the first day, as it began in the plan’s zone, and how it stood before', () => {
  expect(needs('changes')).toEqual({
    updates: { since: '2026-11-28T00:00:00.000Z' },
    changes: { since: '2026-11-28T00:00:00.000Z' },
    before: true,
  });
  expect(needs('changes', { period: summer }).updates).toEqual({ since: '2026-06-30T23:00:00.000Z' });
});

test('evidence needs the updates of what has any, and only of what is asked about', () => {
  expect(needs('evidence').updates).toEqual({ milestones: ['milestone-1.1(c)'] });
  expect(needs('evidence', { items: ['2'] }).updates).toEqual({ milestones: [] });
});

test('the history of a few needs all of theirs; of a period, what was said since', () => {
  expect(needs('history', { items: ['1.1(a)'] })).toEqual({
    updates: { milestones: ['milestone-1.1(a)'] },
    changes: { items: ['item-1.1(a)'] },
    before: false,
  });
  expect(needs('history', { items: ['1.1(a)'], period: summer }).updates).toEqual({
    since: '2026-06-30T23:00:00.000Z',
  });
});

test('who said nothing within a period needs what was said in it, and the word before', () => {
  expect(needs('no-update', { period: summer })).toEqual({
    ...NOTHING,
    before: true,
    updates: { since: '2026-06-30T23:00:00.000Z' },
  });
});

test('measures need nothing', () => {
  expect(needs('history', { measure: true })).toEqual(NOTHING);
});
