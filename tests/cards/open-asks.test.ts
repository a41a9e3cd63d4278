/** What stands in the way of an action, or was asked for it, as lists and the action's own answer tell it; and slips. */
import { type AnswerView, answerCard } from '../../src/cards/answer/answer.ts';
import type { Move } from '../../src/domain/answers/moves.ts';
import { cardText } from '../support/card-text.ts';
import { move, telling, viewOf } from './answer-samples.ts';
import { line, question } from './lines.ts';

const inChannel = { names: null };
const about = [{ ref: '3.3(b)', title: 'Agree the missing education protocol', level: 'Activity' }];

describe('what was asked for an open action', () => {
  const asked = {
    blocked: true,
    snoozedUntil: '2027-05-31',
    handOver: { name: 'Beth Moorhouse', from: '2027-07-01' },
  };
  const listed = (over: Parameters<typeof line>[0], names: Partial<AnswerView> = {}) =>
    cardText(answerCard(viewOf({ rows: [line(over), line({ ref: '4.1' })] }, names)).card).join('\n');
  const alone = (over: Parameters<typeof line>[0], names: Partial<AnswerView> = {}) =>
    cardText(
      answerCard(viewOf({ question: question({ intent: 'status' }), about, rows: [line(over)] }, names)).card,
    ).join('\n');

  test('stands in a list, and as facts of one action', () => {
    expect(listed(asked)).toContain(
      'waiting for others, not to be asked before Mon 31 May 2027, its owner wants to hand it over to Beth Moorhouse from Thu 1 Jul 2027',
    );
    expect(alone(asked)).toMatch(
      /Blocked: Yes, waiting for others\nNot to be asked before: Mon 31 May 2027\nIts owner wants to hand it over: to Beth Moorhouse from Thu 1 Jul 2027/,
    );
  });

  test('stands beside who has said nothing: they may have asked not to be', () => {
    const rows = [line(asked)];
    const told = { kind: 'silent', since: { 'm-37a': '2026-11-18' }, silent: 1, asked: 0 } as const;
    const text = cardText(telling('no-update', told, { rows }).card).join('\n');
    expect(text).toContain('no word yet, waiting for others, not to be asked before Mon 31 May 2027');
  });

  test('names nobody where others read along', () => {
    for (const text of [listed(asked, inChannel), alone(asked, inChannel)]) {
      expect(text).toContain('to somebody else from Thu 1 Jul 2027');
      expect(text).not.toContain('Beth');
    }
  });

  test.each([
    ['once its day has come', { snoozedUntil: '2026-11-22' }],
    ['once it is done', { ...asked, open: false, status: 'complete' as const }],
  ])('is not told %s', (_, over) => {
    for (const text of [listed(over), alone(over)])
      expect(text).not.toMatch(/not to be asked|waiting for others|hand it over/i);
  });
});

test('what slipped: dates that moved later under the headline of slips', () => {
  const slips = { question: question({ intent: 'changes', status: ['at-risk', 'off-track'] }) };
  const headOf = (moves: Move[]) =>
    cardText(telling('changes', { kind: 'moves', moves, otherEdits: 0 }, slips).card)[0];
  const later = move({ kind: 'date-moved', from: '2026-11-13', to: '2027-02-12' });
  expect(headOf([later, move()])).toBe('2 slipped in Priority 3');
  expect(headOf([])).toBe('Nothing slipped in Priority 3');
});
