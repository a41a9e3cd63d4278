/** The walks of the set-up: what is missing, and what was past when the plan went live, five at a time. */
import { CARD_LIMIT, cardBytes } from '../../src/cards/render.ts';
import { nothingFilled, type Walk } from '../../src/cards/set-up/set-up-submit.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
import { cardInputs, cardText, press } from '../support/card-text.ts';
import { longLines } from './lines.ts';
import {
  actionGap,
  inherited,
  inheritedLine,
  LONG,
  MANY_OWNERS,
  measureGap,
  missing,
  toConfirm,
} from './set-up-samples.ts';

const parsed = (data: unknown) => {
  const result = parseSubmit(data);
  if (!result.ok) throw new Error(result.fault);
  return result.submit;
};
const inputs = (card: unknown) => Object.fromEntries(cardInputs(card).map((input) => [input.id, input]));

describe('what is missing', () => {
  test('says how much is left, that leaving is fine, and for each row what it lacks', () => {
    const { card, summary } = missing();
    expect(cardText(card)).toEqual([
      'What is missing: 12 of 114 left',
      'Wigan education strategy',
      'Fill in what you know and leave the rest empty. You can stop at any time: say what’s missing to go on.',
      'Somebody who is not in the list? Say “assign 3.3(b) to” and their e-mail address.',
      '3.3(b) Agree the missing education protocol',
      'No date and no owner. ',
      'Due date of 3.3(b)',
      'Owner of 3.3(b)',
      '4.1 Train the panel',
      'The plan says “Year 1-2” → Sat 31 Aug 2024, to be confirmed. Save confirms the date below; clear it to leave it open.',
      'Due date of 4.1',
      'Measure of 3.3(b): Children missing education, per thousand',
      'No owner, no frequency, no baseline and no target. ',
      'Owner, measure of 3.3(b)',
      'How often it is read, measure of 3.3(b)',
      'Baseline, measure of 3.3(b)',
      'Target, measure of 3.3(b)',
      'Save',
      'Skip these',
      'Stop for now',
    ]);
    expect(summary).toBe('What is missing: 12 of 114 left (3.3(b) and 4.1)');
  });

  test('a date that waits for a word stands in its field; any other field is empty', () => {
    const fields = inputs(missing().card);
    expect(fields['due:item:i-41']).toMatchObject({ type: 'Input.Date', value: '2024-08-31' });
    expect(fields['due:item:i-33b']).toMatchObject({ type: 'Input.Date', value: undefined });
  });

  test('the plan’s own words stand beside a date that nobody could read', () => {
    const { card } = missing({ rows: [actionGap({ byWhen: 'when funded' })] });
    expect(cardText(card)).toContain('No date and no owner. The plan says “when funded”.');
  });

  test('what is filled in comes back by gap, with empty fields empty', () => {
    const walk: Walk = { plan: 'wigan', items: ['3'], after: 'item:i-31' };
    const data = press(missing({ walk }).card, 'Save', {
      'due:item:i-33b': '2027-02-12',
      'owner:item:i-33b': 'post:skills',
      'frequency:measure:me-1': 'termly',
      'target:measure:me-1': 'under 5',
    });
    expect(parsed(data)).toEqual({
      do: 'save-gaps',
      walk,
      rows: ['item:i-33b', 'item:i-41', 'measure:me-1'],
      typed: {
        'item:i-33b': { ...nothingFilled, due: '2027-02-12', owner: 'post:skills' },
        'item:i-41': { ...nothingFilled, due: '2024-08-31' },
        'measure:me-1': { ...nothingFilled, frequency: 'termly', target: 'under 5' },
      },
    });
  });

  test('skipping and stopping say where the walk stands', () => {
    const { card } = missing();
    expect(parsed(press(card, 'Skip these'))).toEqual({
      do: 'skip-gaps',
      walk: { plan: 'wigan', items: [], after: null },
      rows: ['item:i-33b', 'item:i-41', 'measure:me-1'],
    });
    expect(parsed(press(card, 'Stop for now'))).toMatchObject({ do: 'stop-gaps' });
  });

  test('five at a time', () => {
    const rows = Array.from({ length: 9 }, (_, place) =>
      actionGap({ gap: { of: 'action', item: `i-${place}`, lacks: ['date'] }, ref: `1.${place}` }),
    );
    const { card, listed } = missing({ rows });
    expect(listed).toEqual(rows.slice(0, 5));
    expect(Object.keys(inputs(card))).toEqual([0, 1, 2, 3, 4].map((place) => `due:item:i-${place}`));
  });

  test('owners are picked from a list, from the posts alone, or typed, as the card has room', () => {
    const owner = (owners: typeof MANY_OWNERS, rows = 1) => {
      const all = Array.from({ length: rows }, (_, place) =>
        actionGap({ gap: { of: 'action', item: `i-${place}`, lacks: ['owner'] }, title: LONG }),
      );
      const { card, listed } = missing({ owners, rows: all });
      expect(cardBytes(card)).toBeLessThanOrEqual(CARD_LIMIT);
      expect(listed).toHaveLength(rows);
      return cardInputs(card)[0];
    };
    expect(owner(MANY_OWNERS.slice(0, 60))?.choices).toHaveLength(60);
    expect(owner(MANY_OWNERS)?.choices).toHaveLength(40);
    expect(owner(MANY_OWNERS, 5)).toMatchObject({
      type: 'Input.Text',
      placeholder: 'A post, a name or an e-mail address',
    });
    expect(owner([])).toMatchObject({ type: 'Input.Text' });
  });

  test('what was refused is shown again, with the reason under its field', () => {
    const typed = { ...nothingFilled, due: '12 March', owner: 'somebody' };
    const faults = [{ field: 'owner', message: 'Nobody is known as “somebody”.' }] as const;
    const { card } = missing({ rows: [actionGap({ typed, faults })] });
    expect(inputs(card)).toMatchObject({
      'due:item:i-33b': { type: 'Input.Text', value: '12 March' },
      'owner:item:i-33b': { type: 'Input.Text', value: 'somebody' },
    });
    const text = cardText(card);
    expect(text).toContain('1 thing needs mending. The rest was saved.');
    expect(text[text.indexOf('Owner of 3.3(b)') + 1]).toBe('Nobody is known as “somebody”.');
  });

  test('a date that was cleared is not filled in again', () => {
    const { card } = missing({ rows: [toConfirm({ typed: nothingFilled })] });
    expect(cardInputs(card)[0]).toMatchObject({ value: undefined });
  });

  test('a measure of the plan as a whole is named as one', () => {
    const text = cardText(missing({ rows: [measureGap({ ref: null })] }).card);
    expect(text).toContain('Measure of the whole plan: Children missing education, per thousand');
    expect(text).toContain('Baseline, measure of the whole plan');
  });
});

describe('what is inherited', () => {
  test('lists each with its date and owner, and takes what became of it', () => {
    const { card, summary } = inherited();
    expect(cardText(card)).toEqual([
      '7 inherited actions to settle',
      'Wigan education strategy',
      'Their dates had passed when the plan went live on Sun 1 Nov 2026, so nobody is reminded of them. Say what became of each. You can stop at any time: say what’s inherited to go on.',
      '3.3(b) Agree the missing education protocol',
      'was due Wed 30 Sep · Head of Access',
      'What became of 3.3(b)',
      '1.2 Agree the missing education protocol',
      'was due Wed 30 Sep · no owner',
      'What became of 1.2',
      'Save',
      'Both finished',
      'Skip these',
      'Stop for now',
    ]);
    expect(summary).toBe('7 inherited actions to settle: 3.3(b) and 1.2');
    expect(cardInputs(card)[0]?.choices).toEqual(['Finished', 'Still to do', 'No longer wanted']);
  });

  const list = [
    { plan: 'wigan', milestone: 'm-33b', seen: null },
    { plan: 'wigan', milestone: 'm-2', seen: null },
  ];
  const walk = { plan: 'wigan', items: [], after: null };

  test.each([
    ['Save', 'save-inherited'],
    ['Both finished', 'settle-all-inherited'],
  ])('%s sends what was picked, and lines left alone are absent', (title, what) => {
    const data = press(inherited().card, title, { 'settle:m-33b': 'not-wanted', 'settle:m-2': '' });
    expect(parsed(data)).toEqual({ do: what, walk, list, settled: { 'm-33b': 'not-wanted' } });
  });

  test('skipping and stopping settle nothing', () => {
    const { card } = inherited();
    expect(parsed(press(card, 'Skip these', { 'settle:m-2': 'finished' }))).toEqual({
      do: 'skip-inherited',
      walk,
      list,
    });
    expect(parsed(press(card, 'Stop for now'))).toEqual({ do: 'stop-inherited', walk });
  });

  test('five at a time, and the button says how many it settles', () => {
    const { card, listed } = inherited({ lines: longLines(9) });
    expect(listed).toHaveLength(5);
    expect(cardText(card)).toContain('All five finished');
    expect(cardText(inherited({ lines: [inheritedLine()] }).card)).toContain('It is finished');
  });

  test('choices that were made before are shown again', () => {
    const { card } = inherited({ settled: { 'm-33b': 'to-do' } });
    expect(inputs(card)['settle:m-33b']).toMatchObject({ value: 'to-do' });
  });
});
