/** Answers that tell more than rows, as the asker reads them; where others read along nobody is named. */
import { answerCard } from '../../src/cards/answer/answer.ts';
import type { Told } from '../../src/domain/answer.ts';
import type { Event } from '../../src/domain/answers/events.ts';
import { questionIn } from '../../src/domain/question.ts';
import { cardActions, cardText } from '../support/card-text.ts';
import {
  digestTold,
  event,
  measure,
  move,
  ownersTold,
  supportTold,
  telling,
  viewOf,
} from './answer-samples.ts';
import { line, overdueLine, question } from './lines.ts';

const inChannel = { names: null };
const textOf = (...asked: Parameters<typeof telling>) => cardText(telling(...asked).card);
const about = [{ ref: '3.7(a)', title: 'Publish the attendance dashboard', level: 'Activity' }];

describe('who answers', () => {
  test('bodies of the plan, leads, then owners: a few actions with their titles, many by their refs', () => {
    expect(textOf('owner', ownersTold)).toEqual([
      'Who answers for 22 actions in Priority 3: 2 owners',
      'Wigan education strategy',
      'For the plan as a whole',
      'Programme board: overall responsibility (termly)',
      'Lead',
      '3 Attendance and inclusion: Head of Access (Alex Sample)',
      'Actions',
      'Head of Access (Alex Sample): 1 action',
      '3.7(a) Publish the attendance dashboard',
      'Contributes to 4.1',
      'No owner: 14 actions',
      '3.0, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 3.7, 3.8, 3.9, 3.10, 3.11 and 2 more',
      'Counted: Priority 3 (Attendance and inclusion).',
      'As at Sun 22 Nov 2026, 15:30.',
    ]);
  });

  test('by post alone where others read along', () => {
    const text = textOf('owner', ownersTold, {}, inChannel).join('\n');
    expect(text).toContain('Head of Access: 1 action');
    expect(text).not.toContain('Alex');
  });
});

test('whose word is missing: who is silent, since when, and apart from them who was not asked', () => {
  const rows = [
    overdueLine(),
    overdueLine({ milestone: 'm-2', ref: '3.8', lastUpdate: null, status: 'not-started' }),
  ];
  const told = { kind: 'silent', since: { 'm-37a': '2026-11-18' }, silent: 1, asked: 4 } as const;
  const groups = [
    { by: 'missing' as const, missing: 'unanswered' as const, rows: 1 },
    { by: 'missing' as const, missing: 'not-asked' as const, rows: 1 },
  ];
  expect(textOf('no-update', told, { rows, groups })).toEqual([
    '1 action in Priority 3 is silent',
    'Wigan education strategy',
    'Silent: asked, and not answered (1)',
    '3.7(a) Publish the attendance dashboard',
    '9 days overdue · Head of Access (Alex Sample)',
    'At risk ▲, last word 3 days ago · asked since Wed 18 Nov',
    'Not asked yet (1)',
    '3.8 Publish the attendance dashboard',
    '9 days overdue · Head of Access (Alex Sample)',
    'no word yet',
    'Counted: Priority 3 (Attendance and inclusion).',
    '4 more actions were asked about lately: there is time to answer, so they are not listed.',
    'Silent means: asked at least 2 working days ago, and not answered since.',
    'Not asked yet: their day has not come, or no message reaches their owner; “who can I reach?” tells which.',
    '3 actions here have no owner, so nobody could be asked.',
    'As at Sun 22 Nov 2026, 15:30.',
    'Export',
  ]);
});

describe('what changed', () => {
  const period = { text: 'this week', from: '2026-11-16', to: '2026-11-22' };
  const asked = { question: question({ intent: 'changes', period }) };

  test('each move under its kind, from what to what, when and why', () => {
    const moves = [
      move(),
      move({ kind: 'date-moved', from: '2026-11-13', to: '2027-02-12', reason: null }),
      move({ kind: 'owner', from: 'post:head-of-access', to: 'person:p2', reason: null }),
      move({ kind: 'holder', of: null, from: null, to: 'post:head-of-access person:p2', reason: null }),
    ];
    expect(textOf('changes', { kind: 'moves', moves, otherEdits: 2 }, asked)).toEqual([
      '4 changes this week in Priority 3',
      'Wigan education strategy',
      'Became off track (red) (1)',
      '3.7(a) Publish the attendance dashboard',
      'On track to Off track · Thu 19 Nov 2026 · “HR freeze until January”',
      'Agreed date moved (1)',
      '3.7(a) Publish the attendance dashboard',
      'Fri 13 Nov to Fri 12 Feb 2027 · Thu 19 Nov 2026',
      'Owner changed (1)',
      '3.7(a) Publish the attendance dashboard',
      'Head of Access to Bola Sample · Thu 19 Nov 2026',
      'Post handed over (1)',
      'Head of Access, now Bola Sample · Thu 19 Nov 2026',
      'Counted: Priority 3 (Attendance and inclusion); changed Mon 16 Nov to Sun 22 Nov.',
      '2 other edits to the plan’s words or settings are not listed.',
      'As at Sun 22 Nov 2026, 15:30.',
    ]);
    const text = textOf('changes', { kind: 'moves', moves, otherEdits: 0 }, asked, inChannel).join();
    expect(text).not.toContain('Bola');
  });

  test('nothing that went red, and what is red since before', () => {
    const red = { question: question({ intent: 'changes', period, status: ['off-track'] }) };
    const none: Told = { kind: 'moves', moves: [], otherEdits: 0 };
    const text = textOf('changes', none, { ...red, counts: [{ status: 'off-track', count: 3 }] });
    expect(text[0]).toBe('Nothing became off track this week in Priority 3');
    expect(text).toContain('3 actions here have been off track since before then.');
  });
});

test('a paragraph for a board’s paper: plain words, figures that add up, posts and people left out', () => {
  const of = {
    noDate: 2,
    noOwner: 1,
    inherited: 0,
    question: question({ intent: 'summary', body: ['Cabinet'] }),
  };
  const text = textOf('summary', digestTold, of);
  expect(text[0]).toBe('Summary for Cabinet: Priority 3 (Attendance and inclusion)');
  expect(text[2]).toBe(
    'At Sun 22 Nov 2026, Priority 3 (Attendance and inclusion) has 6 actions: 1 complete, 0 on track or in progress, 2 not started, 1 at risk or off track and 2 overdue. Of the overdue, 1 is at risk. Completed most recently: Open the family hub (1.2). Late: Publish the attendance dashboard (3.7(a), due Fri 13 Nov); Map the nurseries (4.2, due Fri 13 Nov). At risk or off track: Publish the attendance dashboard (3.7(a), overdue); Train the mentors (3.9). Next, by Sun 20 Dec: Open the clinic (4.1, Fri 4 Dec). 2 actions have no date set and 1 action has no owner.',
  );
  expect(text[3]).toBe('Figures: 1 complete, 1 at risk, 2 overdue, 2 not started: 6 actions in all.');
  expect(text.join()).not.toMatch(/Alex|Head of Access/);
});

describe('the evidence', () => {
  test('each piece with who gave it and when; complete without any is said', () => {
    expect(textOf('evidence', supportTold, { about })).toEqual([
      '2 pieces of evidence in Activity 3.7(a)',
      'Wigan education strategy',
      '1.2 Open the family hub',
      'Link (example.org)',
      'Alex Sample, Thu 19 Nov 2026, 10:00',
      'File: letter to Jo.pdf',
      'Sam of the trust, Wed 18 Nov 2026, 10:00',
      'Complete, without evidence (1)',
      '1.3 Close the annexe',
      'unevidenced, completed Fri 20 Nov 2026',
      'Counted: Activity 3.7(a) (Publish the attendance dashboard).',
      '4 open actions here have no evidence yet.',
      'As at Sun 22 Nov 2026, 15:30.',
    ]);
  });

  test('names neither people nor files where others read along', () => {
    const text = textOf('evidence', supportTold, {}, inChannel).join('\n');
    expect(text).toContain('A file');
    expect(text).not.toMatch(/Alex|Sam of|letter/);
  });
});

describe('the history', () => {
  const events: Event[] = [
    event(),
    event({ onBehalf: 'Sam of the trust', putRight: true, said: { handOver: { name: 'Jo', from: null } } }),
    {
      kind: 'changed',
      what: 'due',
      from: '2026-11-13',
      to: null,
      reason: 'agreed by the board',
      of: null,
      at: '2026-11-10T10:00:00Z',
      by: null,
      onBehalf: null,
    },
  ];

  test('newest first: what, who, when, and what stands no more', () => {
    expect(textOf('history', { kind: 'events', events }, { about }).slice(2, 8)).toEqual([
      '3.7(a) Publish the attendance dashboard: At risk, 60%: “HR freeze until January”',
      'Alex Sample, Thu 19 Nov 2026, 10:00',
      '3.7(a) Publish the attendance dashboard: to hand over to Jo (put right since)',
      'Sam of the trust (entered by Alex Sample), Thu 19 Nov 2026, 10:00',
      'agreed date Fri 13 Nov to none: “agreed by the board”',
      'the command line, Tue 10 Nov 2026, 10:00',
    ]);
  });

  test('where others read along: what and when', () => {
    const text = textOf('history', { kind: 'events', events }, {}, inChannel).join('\n');
    expect(text).not.toMatch(/Alex|Sam of|Jo\b/);
    expect(text).toContain('to hand over to somebody else');
  });

  test('a row of the plan’s timeline answers when something was decided', () => {
    const timeline = [{ ref: 'TL6', text: 'Council sign off', dateExpression: 'July 2024' }];
    const of = {
      about: [],
      timeline,
      question: question({ intent: 'history', items: [], topic: [{ words: 'council sign off', items: [] }] }),
    };
    expect(textOf('history', { kind: 'events', events: [] }, of)).toEqual([
      'What was said and changed about “council sign off”',
      'Wigan education strategy',
      'Council sign off: July 2024 (the plan’s timeline)',
      'Counted: about “council sign off”.',
      'As at Sun 22 Nov 2026, 15:30.',
    ]);
  });
});

test('measures: where it began, where it should get, and what was read last, or that nothing was', () => {
  const of = { ref: '3.1', title: 'Fewer days lost' };
  const latest = { period: 'autumn 2026', value: 21.5, source: 'census', provisional: true };
  const text = textOf('status', {
    kind: 'measures',
    measures: [
      { of, measure, latest: null, standing: [], wanted: null },
      {
        of,
        measure: { ...measure, target: null, baseline: null },
        latest,
        standing: [{ reading: latest, end: '2026-12-18' }],
        wanted: null,
      },
    ],
  });
  expect(text.slice(0, 7)).toEqual([
    '2 measures in Priority 3',
    'Wigan education strategy',
    '3.1 Fewer days lost',
    'Persistent absence falls',
    'should fall · baseline 24% · target 18% · no reading recorded',
    'Persistent absence falls',
    'should fall · no target set · latest 21.5% for autumn 2026 (provisional), census',
  ]);
});

describe('empty answers say why', () => {
  const words = (of: Parameters<typeof viewOf>[0]) => cardText(answerCard(viewOf(of)).card);

  test('nothing overdue: what is due later, and what has no date', () => {
    const of = {
      rows: [],
      later: 2,
      next: { ref: '3.9', due: '2026-12-10' },
      noDate: 24,
      noOwner: 0,
      inherited: 0,
    };
    expect(words(of)).toContain(
      '2 actions here are due later, first 3.9 on Thu 10 Dec; 24 have no date set, so they can’t be overdue.',
    );
  });

  test('none off track: how all of them stand', () => {
    const of = {
      question: question({ intent: 'list', status: ['off-track'] }),
      ...{ rows: [], actions: 0, overdue: 0, noDate: 0, noOwner: 0, inherited: 0 },
      among: {
        actions: 3,
        counts: [
          { status: 'on-track' as const, count: 2 },
          { status: 'complete' as const, count: 1 },
        ],
        lateGreen: 0,
      },
    };
    expect(words(of)).toEqual([
      'No action off track in Priority 3',
      'Wigan education strategy',
      'Counted: Priority 3 (Attendance and inclusion); off track.',
      'As was last said of the 3 actions here: 2 on track and 1 complete.',
      'As at Sun 22 Nov 2026, 15:30.',
    ]);
  });

  test('nothing has a date: that is no "nothing overdue"', () => {
    const of = { rows: [], noDate: 1, goingOn: 3, open: 4, noOwner: 0, inherited: 0 };
    expect(words(of)[0]).toBe('No dates are set in Priority 3, so nothing can be overdue');
    expect(words(of)).toContain(
      '1 action here has no date set, so it can’t be overdue; 3 go on without a date.',
    );
  });

  test('nothing is planned for the time asked about: when the next is', () => {
    const period = { text: '25/26', from: '2025-09-01', to: '2026-08-31' };
    const of = {
      question: question({ intent: 'list', period }),
      ...{ rows: [], actions: 0, noDate: 0, noOwner: 0, inherited: 0 },
      ...{
        among: { actions: 5, counts: [], lateGreen: 0 },
        later: 4,
        next: { ref: '3.9', due: '2027-08-31' },
      },
    };
    expect(words(of)[0]).toBe('No action in Priority 3, planned 25/26');
    expect(words(of)).toContain(
      'None of the 5 actions here is planned for that time; 4 have a later date, first 3.9 on Tue 31 Aug 2027.',
    );
  });

  test('no word is missing because nobody could give one', () => {
    const told = { kind: 'silent', since: {}, silent: 0, asked: 0 } as const;
    const of = { question: question({ intent: 'no-update' }), told, rows: [], noOwner: 22 };
    expect(words(of)[0]).toBe('Nobody to ask about 22 actions in Priority 3');
  });

  test('nothing is measured: how the actions stand instead', () => {
    const of = {
      question: question({ measure: true, intent: 'status' }),
      told: { kind: 'measures' as const, measures: [] },
    };
    expect(words(of).slice(0, 4)).toEqual([
      'No measure is set in Priority 3',
      'Wigan education strategy',
      'How the actions stand',
      '3.7(a) Publish the attendance dashboard',
    ]);
  });

  test('a part of the plan without actions', () => {
    const of = {
      question: question({ intent: 'status' }),
      rows: [],
      actions: 0,
      bare: ['3'],
      noDate: 0,
      noOwner: 0,
      inherited: 0,
    };
    expect(words(of)[0]).toBe('The plan has no action in Priority 3');
  });
});

describe('every filter is told', () => {
  const period = { text: 'year 1-2', from: '2022-09-01', to: '2024-08-31' };
  const asked = question({
    intent: 'list',
    items: [],
    topic: [{ words: 'EHE', items: ['3.7'] }],
    outcome: ['Safe'],
    body: ['Cabinet'],
    owner: ['none', { name: 'Priya' }],
    status: ['blocked', 'not-overdue'],
    period,
  });

  test('in the headline and in what was counted', () => {
    const text = cardText(
      answerCard(viewOf({ question: asked, about: [], actions: 4, rows: [line(), line()] })).card,
    );
    expect(text[0]).toBe(
      '4 of 4 actions for Priya blocked or not overdue with no owner about “EHE” linked to Safe involving Cabinet, planned year 1-2',
    );
    expect(text).toContain(
      'Counted: about “EHE”; linked to Safe; involving Cabinet; planned Thu 1 Sep 2022 to Sat 31 Aug 2024; with no owner; owned by Priya; blocked or not overdue.',
    );
  });

  test('and goes along with "Show more", which parses as the same question', () => {
    const rows = Array.from({ length: 12 }, (_, at) => line({ ref: `3.${at}` }));
    const { card } = answerCard(viewOf({ question: asked, rows }));
    const more = cardActions(card).find(({ title }) => title.startsWith('Show more'));
    expect(questionIn(String(more?.data.question))).toEqual(asked);
  });
});

test('rows under subheadings, which are told again on the next page', () => {
  const rows = Array.from({ length: 12 }, (_, at) => line({ ref: `3.${at}`, due: '2026-12-11' }));
  const groups = [{ by: 'month' as const, month: '2026-12', rows: 12 }];
  const page = (offset: number) =>
    cardText(answerCard(viewOf({ rows, groups, question: question({ groupBy: 'month' }) }, { offset })).card);
  for (const offset of [0, 10])
    expect(page(offset).filter((text) => text === 'December 2026 (12)')).toHaveLength(1);
});

test('what is complete without evidence, and what waits for others, is said in its row', () => {
  const rows = [
    line({ status: 'complete', open: false, lastUpdate: { id: 'u', at: '2026-11-20T10:00:00Z', by: 'p1' } }),
    line({ blocked: true }),
  ];
  const text = cardText(answerCard(viewOf({ question: question({ intent: 'list' }), rows })).card);
  expect(text).toContain('Complete ✓, 2 days ago, unevidenced');
  expect(text.join()).toContain('waiting for others');
});

test('one action in a channel has its post and no names', () => {
  const of = { question: question({ intent: 'status' }), rows: [overdueLine()] };
  const { card } = answerCard(viewOf(of, inChannel));
  expect(cardText(card)).toContain('Owner: Head of Access');
  expect(cardText(card).join()).not.toContain('Alex');
  expect(cardActions(card).map(({ title }) => title)).toEqual([]);
});
