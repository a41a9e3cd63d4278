/** Whatever people write comes out as they wrote it: never as markup, a mention, a date or a template. */
import { answerCard } from '../../src/cards/answer/answer.ts';
import { whichOwnerCard } from '../../src/cards/answer/which-owner.ts';
import { chooseCard } from '../../src/cards/choose.ts';
import { confirmCard } from '../../src/cards/confirm.ts';
import { helpCard } from '../../src/cards/help.ts';
import { shownOf } from '../../src/cards/line-words.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { receiptCard } from '../../src/cards/receipt.ts';
import { reminderCard } from '../../src/cards/reminder.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { summaryCard } from '../../src/cards/summary/summary.ts';
import { updateFormCard } from '../../src/cards/update-form.ts';
import { welcomeCard } from '../../src/cards/welcome.ts';
import { cardElements, cardInputs, cardText } from '../support/card-text.ts';
import { event, measure, move, telling } from './answer-samples.ts';
import { answered, NOW, nothingTyped, overdueLine, question, summary, TODAY, update, ZONE } from './lines.ts';

import { noteOf, unreached, unsent } from './note-samples.ts';
import { privacyCards } from './privacy-samples.ts';

/** Their words stand in an input, which gives them back as they are. */
const SAYS_NOTHING = new Set(['held words']);
const WRITTEN = '# **b** _i_ [x](http://e.com) `c` ${title} <at>A</at>';
const line = overdueLine({
  ref: '**3**',
  title: WRITTEN,
  under: WRITTEN,
  reason: WRITTEN,
  byWhen: WRITTEN,
  due: null,
  overdue: false,
  owner: { key: 'post:x', post: WRITTEN, person: 'p' },
  evidence: { count: 1, latest: { kind: 'location', what: WRITTEN } },
});
const moment = { zone: ZONE, today: TODAY };
const names = new Map([
  ['p', WRITTEN],
  ['p1', WRITTEN],
]);
const asked = (intent: 'overdue' | 'status') =>
  answerCard({
    answered: answered({
      question: question({ intent }),
      plan: { id: 'wigan', title: WRITTEN },
      about: [{ ref: '**3**', title: WRITTEN, level: '_Priority_' }],
      rows: [line],
    }),
    offset: 0,
    pageSize: 10,
    names,
    question: '{}',
    ...moment,
  });

const cards: Record<string, CardMessage> = {
  help: helpCard({
    title: WRITTEN,
    text: WRITTEN,
    groups: [{ title: WRITTEN, words: [WRITTEN], buttons: [{ label: WRITTEN, say: WRITTEN }] }],
  }),
  welcome: welcomeCard({
    firstName: WRITTEN,
    plans: [WRITTEN],
    dueCount: 1,
    cardsPerWeek: 2,
    part: { owns: true, contributes: true, leads: true, standsIn: true, officer: true },
  }),
  reminder: reminderCard({
    lines: [line],
    plans: [
      { id: 'wigan', title: WRITTEN },
      { id: 'b', title: 'b' },
    ],
    ...moment,
  }),
  form: updateFormCard({
    line,
    typed: { ...nothingTyped, reason: WRITTEN, evidence: WRITTEN },
    faults: [{ field: 'evidence', message: WRITTEN }],
    corrects: null,
    list: [],
    today: TODAY,
    notice: WRITTEN,
  }),
  receipt: receiptCard({
    line,
    update: update({ reason: WRITTEN }),
    who: WRITTEN,
    at: NOW,
    list: [],
    notes: [WRITTEN],
    ...moment,
  }),
  confirm: confirmCard({
    line,
    recorded: { reason: WRITTEN },
    implied: { status: 'at-risk' },
    proposal: 'q',
    today: TODAY,
  }),
  choose: chooseCard({
    question: WRITTEN,
    options: [{ shown: shownOf(line), ref: '**3**', title: WRITTEN }],
    proposal: 'q',
  }),
  notice: noticeCard({ title: WRITTEN, text: WRITTEN, suggestions: [{ label: WRITTEN, say: WRITTEN }] }),
  note: noteOf({
    messages: [
      unsent({ to: { kind: 'board', body: WRITTEN, plan: WRITTEN } }),
      unsent({ stands: 'dropped', decided: { as: 'dropped', by: WRITTEN, at: NOW } }),
    ],
    people: [unreached(WRITTEN)],
  }),
  'list of answers': asked('overdue'),
  'answer about one action': asked('status'),
  'answer with filters': telling(
    'list',
    { kind: 'rows' },
    {
      rows: [line, line],
      timeline: [{ ref: 'T1', text: WRITTEN, dateExpression: WRITTEN }],
      groups: [{ by: 'priority', ref: '3', title: WRITTEN, rows: 2 }],
      question: question({
        intent: 'list',
        topic: [{ words: WRITTEN, items: ['3'] }],
        owner: [{ name: WRITTEN }],
        outcome: [WRITTEN],
        body: [WRITTEN],
      }),
    },
  ),
  'answer owners': telling(
    'owner',
    {
      kind: 'owners',
      owners: [
        {
          holder: { key: 'post:x', post: WRITTEN, person: 'p' },
          answersFor: [{ ref: '3', title: WRITTEN }],
          contributesTo: [],
        },
      ],
      leads: [],
      bodies: [{ name: WRITTEN, role: WRITTEN, cadence: WRITTEN }],
    },
    {},
    { names },
  ),
  'answer changes': telling('changes', {
    kind: 'moves',
    moves: [move({ of: { ref: '3', title: WRITTEN }, reason: WRITTEN })],
    otherEdits: 0,
  }),
  'answer history': telling('history', {
    kind: 'events',
    events: [event({ onBehalf: WRITTEN, said: { reason: WRITTEN } })],
  }),
  'answer evidence': telling('evidence', {
    kind: 'support',
    proofs: [
      { line, piece: { kind: 'file', file: 'f', name: WRITTEN }, by: 'p', onBehalf: WRITTEN, at: NOW },
    ],
    unevidenced: [line],
    without: 0,
  }),
  'answer measures': telling('status', {
    kind: 'measures',
    measures: [
      {
        of: { ref: '3', title: WRITTEN },
        measure: { ...measure, text: WRITTEN, target: WRITTEN },
        latest: { period: WRITTEN, value: WRITTEN, source: WRITTEN },
        standing: ['1', '2'].map((end) => ({ reading: { period: WRITTEN, value: WRITTEN }, end })),
        wanted: WRITTEN,
      },
    ],
  }),
  'answer summary': telling('summary', {
    ...{
      kind: 'digest',
      actions: 1,
      stood: [],
      lateSaid: { offTrack: 0, atRisk: 0 },
      done: [line],
      late: [line],
    },
    ...{ risky: [line], next: [line], nextUntil: TODAY },
  }),
  'which owner': whichOwnerCard({
    text: WRITTEN,
    choices: [{ label: WRITTEN, question: JSON.stringify(question({ owner: [{ name: WRITTEN }] })) }],
  }),
  summary: summaryCard({
    summary: summary({
      plan: { id: 'w', title: WRITTEN },
      board: { id: 'b', body: WRITTEN },
      newlyOverdue: [line],
      completed: [line],
      atRisk: [line],
    }),
    zone: ZONE,
  }),
};

Object.assign(
  cards,
  Object.fromEntries(Object.entries(privacyCards(WRITTEN)).filter(([name]) => !SAYS_NOTHING.has(name))),
);

describe.each(Object.entries(cards))('%s', (_, { card }) => {
  test('shows what was written as it was written', () => {
    expect(cardText(card).join('\n')).toContain(WRITTEN);
  });

  test('leaves nothing for a client to read as bold, a link, code, a heading or a mention', () => {
    for (const { type, text, inlines } of cardElements(card)) {
      if (type === 'TextBlock') expect(text).not.toMatch(/(?<!\\)[*_`[\]]|^#/);
      // What a press sends back is not shown.
      const shown = JSON.stringify([text, inlines], (key, value) => (key === 'data' ? undefined : value));
      expect(shown).not.toMatch(/<\/?at/);
    }
  });
});

test('the form gives back exactly what was typed, to the letter', () => {
  const form = cards.form;
  expect(
    cardInputs(form?.card)
      .filter(({ value }) => value === WRITTEN)
      .map(({ id }) => id),
  ).toEqual(['reason', 'evidence']);
});
