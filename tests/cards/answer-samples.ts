/** One answer of every kind, as the schema test and the stories of answers show them. */
import { type AnswerView, answerCard } from '../../src/cards/answer/answer.ts';
import { whichOwnerCard } from '../../src/cards/answer/which-owner.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import type { Answered, Told } from '../../src/domain/answer.ts';
import type { Event } from '../../src/domain/answers/events.ts';
import type { Move } from '../../src/domain/answers/moves.ts';
import { Measure } from '../../src/domain/plan.ts';
import type { QuestionIntent } from '../../src/domain/question.ts';
import {
  answered,
  doneLine,
  line,
  longLines,
  NAMES,
  NOW,
  overdueLine,
  question,
  TODAY,
  ZONE,
} from './lines.ts';

export const viewOf = (of: Partial<Answered>, over: Partial<AnswerView> = {}): AnswerView => ({
  answered: answered(of),
  offset: 0,
  pageSize: 10,
  names: NAMES,
  posts: new Map([['head-of-access', 'Head of Access']]),
  today: TODAY,
  zone: ZONE,
  at: NOW,
  question: JSON.stringify(answered(of).question),
  ...over,
});

/** An answer that tells something else than rows. */
export const telling = (
  intent: QuestionIntent,
  told: Told,
  of: Partial<Answered> = {},
  over: Partial<AnswerView> = {},
): CardMessage => answerCard(viewOf({ question: question({ intent }), told, rows: [], ...of }, over));

export const move = (over: Partial<Move> = {}): Move => ({
  kind: 'gone-red',
  of: { ref: '3.7(a)', title: 'Publish the attendance dashboard' },
  on: '2026-11-19',
  from: 'on-track',
  to: 'off-track',
  reason: 'HR freeze until January',
  ...over,
});

type SaidEvent = Extract<Event, { kind: 'said' }>;
export const event = (over: Partial<SaidEvent> = {}): SaidEvent => ({
  of: { ref: '3.7(a)', title: 'Publish the attendance dashboard' },
  at: '2026-11-19T10:00:00Z',
  by: 'p1',
  onBehalf: null,
  kind: 'said',
  said: { status: 'at-risk', percent: 60, reason: 'HR freeze until January' },
  takesFileOff: false,
  putRight: false,
  ...over,
});

export const measure = Measure.parse({
  id: 'm1',
  text: 'Persistent absence falls',
  direction: 'decrease',
  unit: '%',
  target: 18,
  baseline: 24,
  frequency: 'termly',
  owner: null,
  readings: [],
});

const holder = { key: 'post:head-of-access', post: 'Head of Access', person: 'p1' } as const;
const named = { ref: '3.7(a)', title: 'Publish the attendance dashboard' };

export const ownersTold: Told = {
  kind: 'owners',
  owners: [
    { holder, answersFor: [named], contributesTo: [{ ref: '4.1', title: 'Open the hub' }] },
    {
      holder: null,
      answersFor: Array.from({ length: 14 }, (_, at) => ({ ref: `3.${at}`, title: 'Another' })),
      contributesTo: [],
    },
  ],
  leads: [{ ref: '3', title: 'Attendance and inclusion', holder }],
  bodies: [{ name: 'Programme board', role: 'overall responsibility', cadence: 'termly' }],
};

export const digestTold: Told = {
  kind: 'digest',
  actions: 6,
  stood: [
    { standing: 'complete', now: 1 },
    { standing: 'at-risk', now: 1 },
    { standing: 'overdue', now: 2 },
    { standing: 'not-started', now: 2 },
  ],
  lateSaid: { offTrack: 0, atRisk: 1 },
  done: [doneLine()],
  late: [overdueLine(), overdueLine({ ref: '4.2', title: 'Map the nurseries', status: 'on-track' })],
  risky: [overdueLine(), line({ ref: '3.9', title: 'Train the mentors', status: 'at-risk' })],
  next: [line({ ref: '4.1', title: 'Open the clinic', due: '2026-12-04' })],
  nextUntil: '2026-12-20',
};

export const supportTold: Told = {
  kind: 'support',
  proofs: [
    {
      line: doneLine(),
      piece: { kind: 'link', url: 'https://example.org/minutes' },
      by: 'p1',
      onBehalf: null,
      at: '2026-11-19T10:00:00Z',
    },
    {
      line: doneLine(),
      piece: { kind: 'file', file: 'f1', name: 'letter to Jo.pdf' },
      by: 'p1',
      onBehalf: 'Sam of the trust',
      at: '2026-11-18T10:00:00Z',
    },
  ],
  unevidenced: [doneLine({ ref: '1.3', title: 'Close the annexe' })],
  without: 4,
};

export const answerSamples = (): Record<string, CardMessage> => ({
  'answer owners': telling('owner', ownersTold),
  'answer silent': answerCard(
    viewOf({
      question: question({ intent: 'no-update' }),
      told: { kind: 'silent', since: { 'm-37a': '2026-11-18' }, silent: 1, asked: 3 },
      rows: [overdueLine(), overdueLine({ milestone: 'm-2', lastUpdate: null })],
      groups: [
        { by: 'missing', missing: 'unanswered', rows: 1 },
        { by: 'missing', missing: 'not-asked', rows: 1 },
      ],
    }),
  ),
  'answer changes': telling('changes', { kind: 'moves', moves: [move()], otherEdits: 2 }),
  'answer summary': telling('summary', digestTold),
  'answer evidence': telling('evidence', supportTold),
  'answer history': telling('history', { kind: 'events', events: [event()] }),
  'answer measures': telling('status', {
    kind: 'measures',
    measures: [
      { of: { ref: '3.1', title: 'Fewer days lost' }, measure, latest: null, standing: [], wanted: null },
    ],
  }),
  'answer parts without actions': telling('list', {
    kind: 'branches',
    branches: [{ ref: '4', title: 'Partners', level: 'Priority' }],
  }),
  'answer grouped at its longest': answerCard(
    viewOf({
      rows: longLines(30),
      groups: [{ by: 'priority', ref: '3', title: 'A long priority '.repeat(20), rows: 30 }],
      question: question({ items: Array.from({ length: 50 }, (_, at) => `3.${at}(b)`) }),
    }),
  ),
  'answer history at its longest': telling('history', {
    kind: 'events',
    events: Array.from({ length: 60 }, () => event({ onBehalf: 'Somebody with a long name '.repeat(12) })),
  }),
  'which owner': whichOwnerCard({
    text: '“Priya” could be more than one. Which do you mean?',
    choices: ['Priya Sample', 'Priya Other'].map((label) => ({
      label,
      question: JSON.stringify(question({ owner: [{ name: label }] })),
    })),
  }),
});
