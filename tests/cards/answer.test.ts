/** Answers as the asker reads them. */
import { type AnswerView, answerCard } from '../../src/cards/answer/answer.ts';
import { shownOf } from '../../src/cards/line-words.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
import type { Answered } from '../../src/domain/answer.ts';
import { type Period, questionAbout, questionIn } from '../../src/domain/question.ts';
import { cardActions, cardLinks, cardText, press } from '../support/card-text.ts';
import { answered, doneLine, line, NAMES, NOW, overdueLine, question, TODAY, ZONE } from './lines.ts';

const view = (over: Partial<AnswerView> = {}) =>
  answerCard({
    answered: answered(),
    offset: 0,
    pageSize: 10,
    names: NAMES,
    today: TODAY,
    zone: ZONE,
    at: NOW,
    question: '{"intent":"overdue"}',
    ...over,
  });
const due = (period: Period | null) => question({ intent: 'due', period });

test('what is overdue: the count, each row with its owner and last word, the filters, and what has no date', () => {
  const rows = [
    overdueLine(),
    overdueLine({
      item: 'i-31',
      ref: '3.1(c)',
      due: '2026-11-21',
      forecast: null,
      owner: null,
      lastUpdate: null,
      status: 'not-started',
    }),
  ];
  const { card, summary } = view({ answered: answered({ rows }) });
  expect(cardText(card)).toEqual([
    '2 overdue in Priority 3',
    'Wigan education strategy',
    '3.7(a) Publish the attendance dashboard',
    '9 days overdue · expected Fri 11 Dec · Head of Access (Alex Sample)',
    'At risk ▲: “HR freeze until January”, 3 days ago',
    '3.1(c) Publish the attendance dashboard',
    '1 day overdue · no owner',
    'Not started ○, never updated',
    'Counted: Priority 3 (Attendance and inclusion); overdue.',
    '7 more actions here have no date set, so they can’t be overdue; 3 have no owner; 2 were inherited, past their date before the plan went live.',
    'As at Sun 22 Nov 2026, 15:30.',
    'Export',
  ]);
  expect(summary).toBe('2 overdue in Priority 3: 3.7(a), 3.1(c)');
});

test('nothing overdue is said outright, with what could not be counted', () => {
  const { card, summary } = view({ answered: answered({ rows: [], noOwner: 0, inherited: 0 }) });
  expect(cardText(card)).toEqual([
    'Nothing is overdue in Priority 3',
    'Wigan education strategy',
    'Counted: Priority 3 (Attendance and inclusion); overdue.',
    '7 actions here have no date set, so they can’t be overdue.',
    'As at Sun 22 Nov 2026, 15:30.',
  ]);
  expect(summary).toBe('Nothing is overdue in Priority 3');
});

test.each([
  [
    { noDate: 1, noOwner: 1, inherited: 1 },
    '1 more action here has no date set, so it can’t be overdue; 1 has no owner; 1 was inherited, past its date before the plan went live.',
  ],
  [{ noDate: 0, noOwner: 2, inherited: 0 }, '2 actions here have no owner.'],
])('%j is said as "%s"', (counts, line) => {
  expect(cardText(view({ answered: answered(counts) }).card)).toContain(line);
});

test('nothing is added when every action has a date and an owner', () => {
  const text = cardText(view({ answered: answered({ noDate: 0, noOwner: 0, inherited: 0 }) }).card);
  expect(text.join()).not.toMatch(/no date set|no owner|inherited/);
});

const headings: [Partial<Answered>, string][] = [
  [{ question: question({ items: [] }), about: [] }, '1 overdue'],
  [{ question: question({ owner: ['me'] }) }, '1 of yours overdue in Priority 3'],
  [{ question: question({ owner: ['none'] }) }, '1 overdue with no owner in Priority 3'],
  [
    { question: question({ status: ['at-risk', 'off-track'] }) },
    '1 overdue and at risk or off track in Priority 3',
  ],
  [{ rows: [overdueLine(), overdueLine({ milestone: 'm-2' })] }, '2 overdue in Priority 3, on 1 action'],
  [{ question: due({ text: 'this week', from: TODAY, to: TODAY }) }, '1 due this week in Priority 3'],
  [
    { question: due({ text: 'the next 14 days', from: TODAY, to: TODAY }) },
    '1 due in the next 14 days in Priority 3',
  ],
  [{ question: due(null), rows: [] }, 'Nothing is due in Priority 3'],
  [{ question: question({ owner: ['me'] }), rows: [] }, 'Nothing of yours is overdue in Priority 3'],
  [
    { question: question({ intent: 'status', status: ['at-risk'] }), actions: 4, rows: [] },
    '4 of 4 actions at risk in Priority 3',
  ],
  [{ question: question({ intent: 'status' }), actions: 0, rows: [] }, 'No action in Priority 3'],
];
test.each(headings)('%j is headed "%s"', (over, heading) => {
  expect(cardText(view({ answered: answered(over) }).card)[0]).toBe(heading);
});

test('a period is told in days as well as in the asker’s words', () => {
  const period = { text: 'this week', from: '2026-11-23', to: '2026-11-29' };
  const over = { question: question({ intent: 'due', items: [], owner: ['me'], period }), about: [] };
  expect(cardText(view({ answered: answered(over) }).card)).toContain(
    'Counted: the whole plan; due Mon 23 Nov to Sun 29 Nov; owned by you.',
  );
});

test('a long answer comes in pages, and each page says where it stands', () => {
  const rows = Array.from({ length: 25 }, (_, index) =>
    overdueLine({ item: `i-${index}`, ref: `3.${index}` }),
  );
  const first = view({ answered: answered({ rows }) });
  expect(cardText(first.card)).toContain('Showing 1 to 10 of 25.');
  expect(parseSubmit(press(first.card, 'Show more (15 left)'))).toEqual({
    ok: true,
    submit: { do: 'page', question: '{"intent":"overdue"}', offset: 10, back: null },
  });
  const last = view({ answered: answered({ rows }), offset: 20 });
  expect(cardText(last.card)).toEqual(
    expect.arrayContaining(['25 overdue in Priority 3', 'Showing 21 to 25 of 25.']),
  );
  expect(cardActions(last.card).map(({ title }) => title)).toEqual([
    ...rows.slice(20).map(({ ref }) => `Details of ${ref}`),
    'Export',
  ]);
});

test('the status of a part of the plan: how many stand how, then the rows', () => {
  const over: Partial<Answered> = {
    question: question({ intent: 'status' }),
    rows: [overdueLine(), line(), doneLine()],
    actions: 3,
    stood: [
      { standing: 'complete', now: 1 },
      { standing: 'overdue', now: 1 },
      { standing: 'not-started', now: 1 },
    ],
  };
  const text = cardText(view({ answered: answered(over) }).card);
  expect(text[0]).toBe('3 actions in Priority 3');
  expect(text).toContain('Complete ✓ 1 · Overdue ◆ 1 · Not started ○ 1');
  expect(text).toContain('completed Fri 20 Nov · Head of Access (Alex Sample)');
});

const TABS = ['Owner', 'History', 'Evidence', 'Dates'];

describe('the status of one action', () => {
  const about = (over: Parameters<typeof overdueLine>[0], mayUpdate = false) =>
    view({
      mayUpdate,
      answered: answered({ question: question({ intent: 'status' }), rows: [overdueLine(over)], actions: 1 }),
    });

  test('shows all that is known of it', () => {
    const evidence = { count: 2, latest: { kind: 'link', url: 'https://example.org/minutes' } } as const;
    const { card, summary } = about({ evidence });
    expect(cardText(card)).toEqual([
      '3.7(a) Publish the attendance dashboard',
      'Wigan education strategy › Attendance and inclusion',
      'Status: At risk (amber) ▲',
      'Percent done: 60%',
      'Owner: Head of Access (Alex Sample)',
      'Agreed date: Fri 13 Nov (9 days overdue), first Fri 2 Oct',
      'Expected date: Fri 11 Dec',
      'What is holding it up: HR freeze until January',
      'Evidence: latest (example.org), and 1 more',
      'Last update: 3 days ago, by Alex Sample',
      'As at Sun 22 Nov 2026, 15:30.',
      ...TABS,
    ]);
    for (const [title, intent] of [
      ['History', 'history'],
      ['Evidence', 'evidence'],
      ['Dates', 'slippage'],
    ] as const)
      expect(questionIn(String(press(card, title).question))).toEqual(
        questionAbout(intent, { plan: 'wigan', items: ['3.7(a)'] }),
      );
    expect(cardLinks(card)).toEqual([{ title: 'latest', url: 'https://example.org/minutes' }]);
    expect(summary).toBe('3.7(a) Publish the attendance dashboard: At risk ▲, 3 days ago, 9 days overdue');
  });

  test('offers the form to those who may use it, and to nobody else', () => {
    expect(cardActions(about({}).card).map(({ title }) => title)).toEqual(TABS);
    expect(cardActions(about({ lastUpdate: null }).card).map(({ title }) => title)).toEqual(TABS);
    expect(parseSubmit(press(about({}, true).card, 'Update'))).toMatchObject({
      submit: { do: 'open-form', shown: shownOf(overdueLine()), corrects: null },
    });
  });

  test.each([
    [{ owner: { key: 'post:x', post: 'Head of Access', person: null } }, 'Owner: Head of Access (vacant)'],
    [{ owner: { key: 'person:p2', post: null, person: 'p2' } }, 'Owner: Bola Sample'],
    [
      { due: null, byWhen: 'Year 1-2', overdue: false },
      'Agreed date: no date set (the plan says “Year 1-2”)',
    ],
    [{ status: 'complete', open: false, completedOn: '2026-11-20' }, 'Evidence: unevidenced'],
    [{ lastUpdate: null }, 'Last update: never'],
    [
      { lastUpdate: { id: 'u', at: NOW, by: 'gone' } },
      'Last update: today, by somebody whose name is not known',
    ],
  ] as const)('%j reads "%s"', (over, words) => {
    expect(cardText(about(over).card)).toContain(words);
  });
});

describe('what comes round', () => {
  const others = {
    open: 4,
    until: '2027-07-21',
    lastDone: {
      label: 'Autumn 1 2026-27',
      completedOn: '2026-10-20',
      evidence: { count: 1, latest: { kind: 'link' as const, url: 'https://example.org/autumn-1' } },
    },
  };
  const report = line({
    title: 'Half-termly report (Autumn 2 2026-27)',
    kind: 'occurrence',
    label: 'Autumn 2 2026-27',
    start: '2026-11-02',
    firstDue: '2026-12-18',
    due: '2026-12-18',
    others,
  });
  const status = (...rows: (typeof report)[]) =>
    cardText(view({ answered: answered({ question: question({ intent: 'status' }), rows }) }).card);

  test('by itself: what runs now, how much follows, and what was done last', () => {
    const text = status(report);
    expect(text).toContain('3.3(b) Half-termly report (Autumn 2 2026-27)');
    expect(text).toContain('After that: 4 more until July 2027');
    expect(text).toContain('Completed last: Autumn 1 2026-27, Tue 20 Oct, evidenced (example.org)');
    const bare = { ...report, others: { ...others, lastDone: { ...others.lastDone, evidence: null } } };
    expect(status(bare)).toContain('Completed last: Autumn 1 2026-27, Tue 20 Oct, unevidenced');
  });

  test('by its name even where the title is long', () => {
    const note = 'Autumn 2 2026-27';
    const title = `${'A long title that goes on and on '.repeat(8)}(${note})`;
    expect(status({ ...report, title, note })[0]).toMatch(/^3\.3\(b\) A long .*… \(Autumn 2 2026-27\)$/);
  });

  test('in a list: one row, with the rest counted', () => {
    expect(status(report, overdueLine())).toContain(
      'due Fri 18 Dec and 4 more until July 2027 · Head of Access (Alex Sample)',
    );
  });

  test('between two: when the next begins', () => {
    const next = { ...report, start: '2027-01-04', firstDue: '2027-02-12', due: '2027-02-12' };
    expect(status(next)).toContain('Agreed date: Fri 12 Feb 2027, begins Mon 4 Jan 2027');
  });

  test('a check-in is called one', () => {
    const going = line({ kind: 'check-in', firstDue: '2026-12-18', due: '2026-12-18' });
    expect(status(going)).toContain('Next check-in: Fri 18 Dec');
    expect(status({ ...going, firstDue: '2026-11-13', due: '2026-11-13', overdue: true })).toContain(
      'Next check-in: Fri 13 Nov (check-in 9 days overdue)',
    );
  });
});
