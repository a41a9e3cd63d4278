/** The cards that ask: the reminder, the form, and the questions back. */
import { chooseCard } from '../../src/cards/choose.ts';
import { confirmCard } from '../../src/cards/confirm.ts';
import { shownOf } from '../../src/cards/line-words.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { type Reminder, reminderCard } from '../../src/cards/reminder.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
import { type UpdateForm, updateFormCard } from '../../src/cards/update-form.ts';
import { welcomeCard } from '../../src/cards/welcome.ts';
import { cardActions, cardInputs, cardText, press } from '../support/card-text.ts';
import { line, longLines, nothingTyped, overdueLine, TODAY, ZONE } from './lines.ts';

const WIGAN = { id: 'wigan', title: 'Wigan education strategy' };
const remind = (over: Partial<Reminder> = {}) =>
  reminderCard({ lines: [overdueLine(), line()], plans: [WIGAN], today: TODAY, zone: ZONE, ...over });
const form = (over: Partial<UpdateForm> = {}) =>
  updateFormCard({
    line: line(),
    typed: nothingTyped,
    faults: [],
    corrects: null,
    list: [],
    today: TODAY,
    ...over,
  });
const typed = (over: Partial<typeof nothingTyped>) => ({ ...nothingTyped, ...over });

const NOBODY = { owns: false, contributes: false, leads: false, standsIn: false, officer: false };

describe('the welcome', () => {
  test('says who is there, what for, what comes, and what to say', () => {
    const { card, summary } = welcomeCard({
      firstName: 'Alex',
      plans: [WIGAN.title],
      dueCount: 2,
      cardsPerWeek: 2,
      part: { ...NOBODY, owns: true },
    });
    expect(cardText(card)).toEqual([
      'Hello Alex, I’m Waymark',
      'I help to keep the promises of Wigan education strategy. I ask how an action is going when it is due, and keep your answer for the board.',
      'You get two cards a week at most, never two in a day, with all that is due on them.',
      '2 actions need an update from you now: a card about them follows.',
      "You can just write to me. No children's names.",
      'My actions',
      'What’s overdue?',
      'Help',
    ]);
    expect(parseSubmit(press(card, 'My actions'))).toEqual({ ok: true, submit: { do: 'say', text: 'mine' } });
    expect(summary).toBe(
      'Hello, I’m Waymark. I ask how your actions are going. 2 actions need an update from you now.',
    );
  });

  test('promises no card when nothing is due', () => {
    const { card } = welcomeCard({
      firstName: 'Alex',
      plans: [WIGAN.title],
      dueCount: 0,
      cardsPerWeek: 2,
      part: { ...NOBODY, leads: true },
    });
    expect(cardText(card)).toContain('Nothing of yours needs an update at the moment.');
    expect(cardActions(card).map(({ title }) => title)).toEqual([
      'My week as a lead',
      'What’s overdue?',
      'Help',
    ]);
  });

  test('tells whoever has no part whom to turn to, and offers nothing that would be refused', () => {
    const { card } = welcomeCard({ firstName: 'Sam', plans: [], dueCount: 0, cardsPerWeek: 2, part: NOBODY });
    expect(cardText(card).join(' ')).toMatch(/a strategy officer can give it to you/);
    expect(cardActions(card).map(({ title }) => title)).toEqual(['Help']);
  });
});

describe('the reminder', () => {
  test('lists each action with its date, its last word and its age, worst first as given', () => {
    expect(cardText(remind().card)).toEqual([
      '2 actions need an update',
      '1 overdue, 1 due by Fri 4 Dec. Say how each is going, or choose Update to say more.',
      '3.7(a) Publish the attendance dashboard',
      '9 days overdue · expected Fri 11 Dec · At risk ▲, 3 days ago',
      'Status of 3.7(a)',
      'Update',
      'Need more time',
      'More',
      '3.3(b) Agree the missing education protocol',
      'due Fri 4 Dec · Not started ○, never updated',
      'Status of 3.3(b)',
      'Update',
      'Need more time',
      'More',
      'All on track',
      'Save these answers',
    ]);
  });

  test('takes a status for each, named by what it is about', () => {
    const [first] = cardInputs(remind().card);
    expect(first).toMatchObject({
      id: 'status:m-37a',
      label: 'Status of 3.7(a)',
      placeholder: 'Choose',
      choices: ['On track', 'At risk', 'Off track', 'Complete', 'Not started'],
    });
  });

  test('sends the whole list with the buttons for all, and one line with its own', () => {
    const { card } = remind();
    const list = [overdueLine(), line()].map(shownOf);
    expect(parseSubmit(press(card, 'All on track'))).toEqual({
      ok: true,
      submit: { do: 'all-on-track', list, picked: {} },
    });
    expect(parseSubmit(press(card, 'Save these answers', { 'status:m-33b': 'complete' }))).toEqual({
      ok: true,
      submit: { do: 'answer-list', list, picked: { 'm-33b': 'complete' } },
    });
    expect(parseSubmit(press(card, 'Update', {}, 1))).toEqual({
      ok: true,
      submit: { do: 'update', of: 'm-33b', picked: {} },
    });
  });

  test('names the plan beside each line only when there are several', () => {
    const lines = [line(), line({ plan: 'salford', milestone: 'm-s1' })];
    const text = cardText(
      remind({ lines, plans: [WIGAN, { id: 'salford', title: 'Salford inclusion plan' }] }).card,
    );
    expect(text.filter((words) => words.endsWith('· Salford inclusion plan'))).toHaveLength(1);
    expect(cardText(remind().card).join()).not.toContain(WIGAN.title);
  });

  test('lists ten, says how many more there are, and answers only for those ten', () => {
    const lines = Array.from({ length: 13 }, (_, index) =>
      line({ milestone: `m-${index}`, ref: `1.${index}` }),
    );
    const { card, summary, listed } = remind({ lines });
    expect(cardInputs(card)).toHaveLength(10);
    expect(listed).toEqual(lines.slice(0, 10));
    expect(cardText(card)).toContain('and 3 more: say “mine”');
    const sent = parseSubmit(press(card, 'All on track'));
    expect(sent.ok && sent.submit.do === 'all-on-track' && sent.submit.list).toHaveLength(10);
    expect(summary).toBe('13 actions due Fri 4 Dec: 1.0, 1.1, 1.2, 1.3 and 9 more');
  });

  test('a check-in is not called due, and what has no date is said to have none', () => {
    const going = line({ kind: 'check-in', due: '2026-12-18', ref: '3.3(a)' });
    const undated = line({ due: null, byWhen: 'Year 1-2', ref: '3.3(c)' });
    const text = cardText(remind({ lines: [going, undated] }).card);
    expect(text).toContain(
      '1 check-in by Fri 18 Dec, 1 with no date set. Say how each is going, or choose Update to say more.',
    );
    expect(text).toContain('next check-in Fri 18 Dec · Not started ○, never updated');
    expect(text).toContain('no date set (the plan says “Year 1-2”) · Not started ○, never updated');
    expect(remind({ lines: [going] }).summary).toBe('1 action to check in on Fri 18 Dec: 3.3(a)');
    expect(remind({ lines: [going, line({ due: '2026-12-18' })] }).summary).toContain('2 actions to update');
  });

  test('lists fewer where they are very long, and says so', () => {
    const { card } = remind({ lines: longLines(10).map((one) => ({ ...one, title: 'word '.repeat(60) })) });
    const rows = cardInputs(card).length;
    expect(rows).toBeLessThan(10);
    expect(cardText(card)).toContain(`and ${10 - rows} more: say “mine”`);
  });

  test('speaks of one action in the singular', () => {
    const { card, summary } = remind({ lines: [line({ due: '2026-11-27' })] });
    expect(cardText(card)).toEqual(
      expect.arrayContaining([
        '1 action needs an update',
        '1 due by Friday. Say how it is going, or choose Update to say more.',
        'On track',
        'Save this answer',
      ]),
    );
    expect(summary).toBe('1 action due Friday: 3.3(b)');
  });

  test.each([
    [[{ due: TODAY }, { due: TODAY }], '2 actions due today: 3.3(b), 3.3(b)'],
    [[{ overdue: true }, { overdue: true }], '2 actions overdue: 3.3(b), 3.3(b)'],
    [[{ overdue: true }, {}], '2 actions to update, 1 overdue: 3.3(b), 3.3(b)'],
    [[{ due: null }, {}], '2 actions to update: 3.3(b), 3.3(b)'],
  ])('%j is notified as "%s"', (overs, summary) => {
    expect(remind({ lines: overs.map((over) => line(over)) }).summary).toBe(summary);
  });
});

describe('the form', () => {
  test('of a check-in has no agreed date to keep, and says that the next one comes all the same', () => {
    const text = cardText(form({ line: line({ kind: 'check-in', due: '2026-12-18' }) }).card);
    expect(text.join('\n')).toContain('next check-in Fri 18 Dec');
    expect(text).toContain('When something of it will be done. The next check-in comes all the same.');
    expect(text.join('\n')).not.toMatch(/agreed date/);
  });

  test('asks for status, percent, reason, date and a link, and says what stays', () => {
    const { card, summary } = form();
    expect(cardText(card)).toEqual([
      '3.3(b) Agree the missing education protocol',
      'due Fri 4 Dec · last said: Not started ○',
      'Status',
      'Percent done (optional)',
      "What is holding it up (optional). No children's names.",
      'Expected date, if not Fri 4 Dec (optional)',
      'Fri 4 Dec stays the agreed date until a lead accepts another.',
      "Evidence: a link (optional). No children's names.",
      'Or send me a file in this chat.',
      'Save',
      'Cancel',
    ]);
    expect(summary).toBe('Update 3.3(b)');
  });

  test('sends what is typed, and nothing of it on Cancel', () => {
    const list = [shownOf(line())];
    const { card } = form({ corrects: 'u-9', list });
    const entered = {
      status: 'at-risk',
      percent: '80',
      reason: 'HR freeze',
      forecast: '2027-03-12',
      evidence: '',
    };
    expect(parseSubmit(press(card, 'Save', entered))).toEqual({
      ok: true,
      submit: { do: 'save', shown: shownOf(line()), corrects: 'u-9', list, typed: entered },
    });
    expect(parseSubmit(press(card, 'Cancel'))).toEqual({ ok: true, submit: { do: 'back', list } });
  });

  test('shows each fault under its field, and everything as it was typed', () => {
    const entered = typed({
      status: 'at-risk',
      percent: '140',
      reason: 'HR freeze',
      forecast: '2026-11-01',
      evidence: 'minutes',
    });
    const { card, summary } = form({
      typed: entered,
      faults: [
        { field: 'percent', message: '140 is more than 100.' },
        { field: 'evidence', message: 'That is not a link.' },
      ],
    });
    const text = cardText(card);
    expect(text).toContain('2 things need mending');
    expect(text[text.indexOf('Percent done (optional)') + 1]).toBe('140 is more than 100.');
    expect(text[text.indexOf("Evidence: a link (optional). No children's names.") + 1]).toBe(
      'That is not a link.',
    );
    expect(Object.fromEntries(cardInputs(card).map(({ id, value }) => [id, value]))).toEqual({
      ...entered,
      percent: 140,
    });
    expect(summary).toBe('2 things need mending in your update of 3.3(b)');
  });

  test('keeps words that a number or a date field could not hold', () => {
    const entered = typed({ percent: 'most of it', forecast: '12 March' });
    const { card } = form({ typed: entered, faults: [{ field: 'percent', message: 'That is no number.' }] });
    const inputs = cardInputs(card).filter(({ id }) => id === 'percent' || id === 'forecast');
    expect(inputs.map(({ type, value }) => [type, value])).toEqual([
      ['Input.Text', 'most of it'],
      ['Input.Text', '12 March'],
    ]);
    expect(cardText(card)).toContain('1 thing needs mending');
  });

  test('leaves judging to the server: no client limit that would speak first', () => {
    const json = JSON.stringify(form({ typed: typed({ percent: '140' }) }).card);
    for (const limit of ['"min"', '"max"', '"maxLength"', '"regex"', '"isRequired"'])
      expect(json).not.toContain(limit);
  });

  test('speaks of no agreed date where there is none, and shows a warning first', () => {
    const text = cardText(
      form({ line: line({ due: null }), notice: 'Bola Sample updated this at 15:20.' }).card,
    );
    expect(text).toContain('Expected date (optional)');
    expect(text).toContain('No date has been agreed yet. Yours is noted as expected.');
    expect(text.indexOf('Bola Sample updated this at 15:20.')).toBeLessThan(text.indexOf('Status'));
  });
});

describe('questions back', () => {
  test('a confirmation keeps what is stored apart from what was inferred', () => {
    const { card, summary } = confirmCard({
      line: overdueLine(),
      recorded: { forecast: '2027-03-12' },
      implied: { status: 'at-risk' },
      proposal: 'q-1',
      today: TODAY,
    });
    expect(cardText(card)).toEqual([
      '3.7(a) Publish the attendance dashboard',
      'Recorded',
      'Expected date: Fri 12 Mar 2027 (Fri 13 Nov stays the agreed date until a lead accepts another)',
      'I also read this. Is it right?',
      'Status: At risk (amber) ▲',
      'It is recorded only when you choose Confirm.',
      'Confirm',
      'No',
    ]);
    expect(parseSubmit(press(card, 'Confirm'))).toEqual({
      ok: true,
      submit: { do: 'confirm', proposal: 'q-1' },
    });
    expect(parseSubmit(press(card, 'No'))).toEqual({ ok: true, submit: { do: 'decline', proposal: 'q-1' } });
    expect(summary).toBe('3.7(a): is this right? At risk');
  });

  test('a confirmation of nothing but an inference says that nothing is stored yet', () => {
    const { card } = confirmCard({
      line: line(),
      recorded: {},
      implied: { status: 'complete' },
      proposal: 'q',
      today: TODAY,
    });
    expect(cardText(card)).not.toContain('Recorded');
    expect(cardText(card)).toContain('I read this. Is it right?');
    expect(cardText(card).join()).not.toContain('unevidenced');
  });

  test('"which one" offers each by its reference, with the title beside it', () => {
    const options = [overdueLine(), line()].map((one) => ({
      shown: shownOf(one),
      ref: one.ref,
      title: one.title,
    }));
    const { card, summary } = chooseCard({ question: 'Which one is done?', options, proposal: 'q-1' });
    expect(cardText(card)).toEqual([
      'Which one is done?',
      '3.7(a)',
      'Publish the attendance dashboard',
      '3.3(b)',
      'Agree the missing education protocol',
    ]);
    expect(parseSubmit(press(card, '3.3(b)'))).toEqual({
      ok: true,
      submit: { do: 'choose', proposal: 'q-1', shown: shownOf(line()) },
    });
    expect(summary).toBe('Which one is done?');
  });

  test('a notice gives phrases to tap', () => {
    const { card, summary } = noticeCard({
      title: 'I did not understand that',
      text: 'First.\nSecond.',
      suggestions: [{ label: 'My actions', say: 'mine' }],
    });
    expect(cardText(card)).toEqual(['I did not understand that', 'First.', 'Second.', 'My actions']);
    expect(parseSubmit(press(card, 'My actions'))).toEqual({ ok: true, submit: { do: 'say', text: 'mine' } });
    expect(summary).toBe('I did not understand that: First. Second.');
  });
});
