/** The set-up on cards: the report of a draft, the changes of the plan, and what no card of it may send. */
import { parseSubmit } from '../../src/cards/submit.ts';
import { cardElements, cardInputs, cardText, press } from '../support/card-text.ts';
import {
  actionGap,
  assigned,
  difference,
  inherited,
  inheritedLine,
  measureGap,
  missing,
  preview,
  receipt,
  report,
  said,
} from './set-up-samples.ts';

const parsed = (data: unknown) => {
  const result = parseSubmit(data);
  if (!result.ok) throw new Error(result.fault);
  return result.submit;
};
const inputs = (card: unknown) => Object.fromEntries(cardInputs(card).map((input) => [input.id, input]));

describe('the report of a draft', () => {
  test('says what was read, what is missing, what was noticed and where, and asks when it goes live', () => {
    const { card, summary } = report();
    expect(cardText(card)).toEqual([
      'Draft of Wigan education strategy',
      'Read from plan.docx',
      'Nothing is in use yet: look it over, then apply or discard it.',
      'What was read',
      '5 priorities, 37 key objectives, 152 actions',
      '4 posts, 2 of them vacant',
      'What is missing',
      '114 actions have no date',
      '90 actions have no owner',
      'No place was found for (1)',
      'A paragraph that belongs to no action. (page 2)',
      'Put right (1)',
      '5.3 is printed under Priority 3: read as 3.3. (page 12)',
      'Read between the lines (1)',
      '3.3(b) is asked about every half-term. (page 12)',
      'What was due before the go-live date is inherited: listed once, and nobody is reminded of it.',
      'Go-live date',
      'Apply',
      'Discard',
    ]);
    expect(summary).toBe('Draft of Wigan education strategy: 5 priorities, 37 key objectives, 152 actions');
  });

  test('applying sends the go-live date, discarding nothing but the draft', () => {
    const { card } = report();
    expect(parsed(press(card, 'Apply', { goLive: '2027-01-04' }))).toEqual({
      do: 'apply-draft',
      draft: 'd-1',
      goLive: '2027-01-04',
      choices: {},
      answers: {},
    });
    expect(parsed(press(card, 'Discard'))).toEqual({ do: 'discard-draft', draft: 'd-1' });
  });

  test('a later edition: what differs, and for each conflict a choice that keeps the record unless changed', () => {
    const { card, summary } = report({ difference: difference(2, 'Agree it'), goLive: null });
    expect(cardText(card)).toEqual(
      expect.arrayContaining([
        'Nothing is changed yet: this is how the file differs from the record.',
        'Added (2)',
        'No longer in the file: kept, and asked about no more (2)',
        '3.0(b) Agree it anew (was: Agree it)',
        '3.0(b) Agree it: no date → Fri 12 Feb 2027',
        '2 conflicts. The record was changed since the last import, and the file says something else.',
        '3.0(b): the owner, Agree it',
        '2 questions before this can be applied. Ref and title point to different actions of the record.',
        'In the record: 3.9 Agree it',
        'Is 3.0(b) the same action as 3.9 in the record',
        'due date: the record says “12 February 2027”, the file “31 March 2027”',
        'Which counts for 3.0(b), due date',
      ]),
    );
    expect(cardText(card)).not.toContain('Go-live date');
    expect(summary).toBe('Draft of Wigan education strategy: 12 changes, 2 questions, 2 conflicts');
    const [same, other, first, second] = cardInputs(card);
    expect([same?.value, other?.value, first?.value]).toEqual([undefined, undefined, 'record']);
    const typed = { [same?.id ?? '']: 'same', [second?.id ?? '']: 'file' };
    const sent = parsed(press(card, 'Apply', typed));
    expect(sent).toMatchObject({ do: 'apply-draft', goLive: '', answers: { '3.0(b)': 'same' } });
    expect(sent.do === 'apply-draft' && Object.values(sent.choices)).toEqual(['record', 'file']);
  });

  test('what has no room is counted, and keeps the record', () => {
    const many = { ...difference(0, ''), added: difference(40, 'Agree it').added };
    expect(cardText(report({ difference: many }).card)).toContain('and 34 more, in the report');
    const { conflicts } = difference(40, 'Agree it');
    expect(cardText(report({ difference: { ...difference(0, ''), conflicts } }).card)).toContain(
      '40 conflicts. The record was changed since the last import, and the file says something else. 34 more keep the record; see the report.',
    );
  });

  test('questions that have no room are asked the next time', () => {
    const { doubts } = difference(40, 'Agree it');
    const { card } = report({ difference: { ...difference(0, ''), doubts } });
    expect(cardInputs(card)).toHaveLength(7);
    expect(cardText(card)).toContain(
      '40 questions before this can be applied. Ref and title point to different actions of the record. 34 more follow.',
    );
    expect(cardText(card)).not.toContain('The file says what the record says.');
  });

  test('a card that is shown again says why', () => {
    expect(cardText(report({ notice: 'Somebody changed the plan meanwhile.' }).card)[1]).toBe(
      'Somebody changed the plan meanwhile.',
    );
  });

  test('a file that says what the record says is told as that', () => {
    expect(cardText(report({ difference: difference(0, '') }).card)).toContain(
      'The file says what the record says.',
    );
  });

  test('a wrong go-live date is shown again with what was wrong', () => {
    const { card } = report({ goLive: '12 March', fault: '12 March is no date.' });
    expect(inputs(card).goLive).toMatchObject({ type: 'Input.Text', value: '12 March' });
    expect(cardText(card)).toContain('12 March is no date.');
  });
});

describe('a change of the plan', () => {
  test('many are shown before they are made: which, and who has them now', () => {
    const { card, summary } = preview(assigned(23));
    expect(cardText(card)).toEqual([
      'Give 23 actions to the Head of Skills?',
      'Wigan education strategy',
      '3.0(b) Agree the protocol (now: no owner)',
      '3.1(b) Agree the protocol (now: Head of Access)',
      '3.2(b) Agree the protocol (now: no owner)',
      '3.3(b) Agree the protocol (now: Head of Access)',
      '3.4(b) Agree the protocol (now: no owner)',
      '3.5(b) Agree the protocol (now: Head of Access)',
      'and 17 more',
      'Now: no owner 12, Head of Access 11',
      'Nothing is changed until you choose Confirm.',
      'Confirm',
      'No',
    ]);
    expect(summary).toBe('Give 23 actions to the Head of Skills?');
    expect(parsed(press(card, 'Confirm'))).toEqual({ do: 'confirm', proposal: 'q-1' });
    expect(parsed(press(card, 'No'))).toEqual({ do: 'decline', proposal: 'q-1' });
  });

  test('the receipt: from what to what, by whom, and how to change it', () => {
    const { card, summary } = receipt(assigned(1), ['Nobody holds this post yet.']);
    expect(cardText(card)).toEqual([
      'Set: 3.0(b) belongs to the Head of Skills',
      'Wigan education strategy',
      '3.0(b) Agree the protocol (before: no owner)',
      'Nobody holds this post yet.',
      'To change it, say “assign 3.0(b) to” and a post or a name.',
      'Alex Sample, Sun 22 Nov 2026, 15:30',
    ]);
    expect(summary).toBe('Set: 3.0(b) belongs to the Head of Skills');
  });

  test.each([
    ['no owner', 'Leave 2 actions without an owner?', 'Set: 2 actions have no owner'],
    [
      'lead',
      'Make Kay Sample the lead of 3 (Inclusion for all)?',
      'Set: Kay Sample leads 3 (Inclusion for all)',
    ],
    ['date', 'Set Fri 12 Feb 2027 as the due date of 3.3(b)?', 'Set: 3.3(b) is due Fri 12 Feb 2027'],
    [
      'holder',
      'Head of Skills: Kay Sample from now on and Sam Sample from Fri 1 Jan 2027?',
      'Set: the Head of Skills is Kay Sample from now on and Sam Sample from Fri 1 Jan 2027',
    ],
    [
      'rhythm',
      'Start the half-termly reports of 3.3(b) from Tue 1 Sep 2026?',
      'Set: the half-termly reports of 3.3(b) start from Tue 1 Sep 2026',
    ],
  ])('%s: "%s", "%s"', (name, question, words) => {
    const what = said[name] ?? assigned(1);
    expect(cardText(preview(what).card)[0]).toBe(question);
    expect(cardText(receipt(what).card)[0]).toBe(words);
  });
});

describe('what cannot be read is refused', () => {
  const walk = { plan: 'wigan', items: [], after: null };
  test.each([
    ['six rows', { do: 'save-gaps', walk, rows: Array.from({ length: 6 }, (_, n) => `item:${n}`) }],
    ['no rows', { do: 'skip-gaps', walk, rows: [] }],
    ['a row of neither kind', { do: 'skip-gaps', walk, rows: ['plan:x'] }],
    [
      'a frequency of its own',
      { do: 'save-gaps', walk, rows: ['measure:m'], 'frequency:measure:m': 'now and then' },
    ],
    ['a field for what is no gap', { do: 'save-gaps', walk, rows: ['item:i'], 'due:plan:x': '2027-01-01' }],
    ['an outcome of its own', { do: 'save-inherited', walk, list: [], 'settle:m': 'forgotten' }],
    ['a choice of its own', { do: 'apply-draft', draft: 'd', 'keep:c': 'both' }],
    ['no draft', { do: 'apply-draft' }],
    ['a field too many', { do: 'discard-draft', draft: 'd', force: true }],
    ['a walk without a plan', { do: 'stop-gaps', walk: { items: [], after: null } }],
    ['an endless text', { do: 'save-gaps', walk, rows: ['measure:m'], 'target:measure:m': 'x'.repeat(5000) }],
  ])('%s', (_, data) => {
    expect(parseSubmit(data)).toMatchObject({ ok: false, fault: expect.stringMatching(/\w/) });
  });

  test('the fields of one card mean nothing to another', () => {
    const strange = { 'due:item:i': '2027-01-01', 'settle:m': 'finished', goLive: 'x', 'keep:c': 'file' };
    expect(parsed({ do: 'back', ...strange })).toEqual({ do: 'back', list: [] });
  });
});

describe('whatever people write is shown as they wrote it', () => {
  const WRITTEN = '# **b** _i_ [x](http://e.com) `c` ${title} <at>A</at>';
  const plan = { id: 'w', title: WRITTEN };
  const entry = { ref: '**3**', title: WRITTEN };
  test.each([
    ['missing', missing({ plan, rows: [actionGap({ ...entry, byWhen: WRITTEN })], notice: WRITTEN })],
    ['a measure', missing({ rows: [measureGap({ ...entry })] })],
    ['inherited', inherited({ plan, lines: [inheritedLine(entry)], notice: WRITTEN })],
    [
      'the report',
      report({
        title: WRITTEN,
        source: WRITTEN,
        read: [WRITTEN],
        missing: [WRITTEN],
        findings: [{ kind: 'repaired', what: WRITTEN, where: WRITTEN }],
        difference: difference(1, WRITTEN),
      }),
    ],
    ['a preview', preview({ do: 'assign', to: WRITTEN, changes: [{ ...entry, from: WRITTEN }] })],
    ['a receipt', receipt({ do: 'lead', to: WRITTEN, changes: [{ ...entry, from: WRITTEN }] }, [WRITTEN])],
  ])('%s', (_, { card }) => {
    expect(cardText(card).join('\n')).toContain(WRITTEN);
    for (const { type, text, inlines } of cardElements(card)) {
      if (type === 'TextBlock') expect(text).not.toMatch(/(?<!\\)[*_`[\]]|^#/);
      expect(JSON.stringify([text, inlines])).not.toMatch(/<\/?at/);
    }
  });
});
