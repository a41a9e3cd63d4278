/** Every errand and everything that can be set in words, as it is read; and who may have it done. */

import { questionAbout } from '../../../src/domain/question.ts';
import type { SetUp } from '../../../src/domain/set-up.ts';
import type { BoardErrand } from '../../../src/understanding/errands/board-errand.ts';
import type { Errand } from '../../../src/understanding/errands/errand.ts';
import type { Names } from './furniture.ts';
import type { Step } from './step.ts';

type How = Omit<Step, 'data'>;
/** What it is read as, and who may have it done: by a yes where it asks for one. */
export type Said<T> = How & { said: T };
type Of<D extends Errand['do']> = Extract<Errand, { do: D }>;

const SHOWS: How = { needs: 'nobody', shows: true };
const owner = ({ plan }: Names): string => (plan === 'other' ? 'kim' : 'alex');
const address = (who: string) => ({ kind: 'address', email: `${who}@example.org` }) as const;
const own = (names: Names): How => ({ needs: { theirs: 'change-leave', whose: owner(names) } });

export const ERRANDS: { readonly [D in Errand['do']]: (names: Names) => readonly Said<Of<D>>[] } = {
  board: (n) =>
    Object.values(BOARD).flatMap((each) =>
      each(n).map(({ said, ...how }) => ({ ...how, said: { do: 'board', what: said } }) as const),
    ),
  // Of their own cards: nothing of anybody else's.
  'plain-text': () => [{ said: { do: 'plain-text', on: true }, ...SHOWS }],
  decide: (n) => [
    {
      said: { do: 'decide', verdict: 'accept', of: 'more-time', ref: n.ref, reason: null },
      needs: 'set-date',
    },
    {
      said: { do: 'decide', verdict: 'decline', of: 'more-time', ref: n.ref, reason: 'not now' },
      needs: 'set-date',
    },
  ],
  requests: () => [{ said: { do: 'requests' }, ...SHOWS }],
  // Of what they asked for and what they cover themselves: nothing of anybody else's.
  withdraw: () => [{ said: { do: 'withdraw', ref: null, of: null }, ...SHOWS }],
  'no-cover': () => [{ said: { do: 'no-cover', who: null }, ...SHOWS }],
  // What they asked for themselves, and their own leave.
  'own-requests': (n) => [{ said: { do: 'own-requests', ref: n.ref }, ...SHOWS }],
  // It tells who finds a successor, and moves nothing.
  leaving: (n) => [
    {
      said: { do: 'leaving', who: address(owner(n)), day: '2027-01-29' },
      needs: { theirs: 'tell-leaving', whose: owner(n) },
    },
  ],
  'who-is-away': (n) => [{ said: { do: 'who-is-away', who: address(owner(n)) }, ...SHOWS }],
  'how-i-work': () => [{ said: { do: 'how-i-work', of: 'itself' }, ...SHOWS }],
  'own-leave': () => [{ said: { do: 'own-leave' }, ...SHOWS }],
  'round-up': () => [{ said: { do: 'round-up' }, ...SHOWS }],
  export: (n) => [
    // Whoever may not have the whole record gets the list of what they see.
    {
      said: { do: 'export', of: 'plan', question: null, link: false },
      needs: 'see-plan',
      where: 'both',
      makes: true,
    },
    {
      said: {
        do: 'export',
        of: 'answer',
        question: questionAbout('status', { plan: n.plan, items: [n.ref] }),
        link: false,
      },
      needs: 'see-plan',
      where: 'both',
      makes: true,
    },
  ],
  'as-link': () => [{ said: { do: 'as-link' }, ...SHOWS }],
  reading: (n) => [
    {
      said: {
        do: 'reading',
        ref: n.ref,
        place: 1,
        words: null,
        value: '12',
        period: 'autumn 2026',
        source: 'register',
        provisional: false,
      },
      needs: 'read-measure',
    },
  ],
  'readings-wanted': (n) => [{ said: { do: 'readings-wanted', refs: [n.ref], mine: false }, ...SHOWS }],
  chase: (n) => [
    { said: { do: 'chase', who: null, state: null, refs: [n.ref], now: true }, needs: 'chase' },
    {
      said: { do: 'chase', who: owner(n), state: 'overdue', refs: [], now: false },
      ...SHOWS,
      needs: 'chase',
    },
  ],
  reach: (n) => [{ said: { do: 'reach', refs: [n.ref] }, ...SHOWS }],
  'lead-note': () => [{ said: { do: 'lead-note' }, ...SHOWS }],
  report: () => [{ said: { do: 'report', kind: 'termly', body: null }, ...SHOWS }],
  'board-needs': () => [{ said: { do: 'board-needs' }, ...SHOWS }],
  'which-report': () => [{ said: { do: 'which-report', body: null }, ...SHOWS }],
  'since-papers': () => [{ said: { do: 'since-papers', body: null }, ...SHOWS }],
  decision: (n) => [
    {
      said: { do: 'decision', body: bodyOf(n), day: '2026-12-03', text: `go ahead with ${n.ref}` },
      needs: 'record-decision',
    },
  ],
  // None is recorded: what is recorded first is walked above.
  'decision-action': (n) => [
    {
      said: { do: 'decision-action', under: n.ref, to: null, due: '2027-03-01' },
      ...SHOWS,
      needs: 'record-decision',
    },
  ],
  // None is theirs to take back.
  'decision-back': (n) => [
    { said: { do: 'decision-back', body: bodyOf(n) }, ...SHOWS, needs: 'record-decision' },
  ],
  decisions: (n) => [{ said: { do: 'decisions', body: bodyOf(n) }, ...SHOWS }],
  meetings: (n) => [{ said: { do: 'meetings', body: bodyOf(n) }, ...SHOWS }],
  'meeting-set': (n) => [
    {
      said: { do: 'meeting-set', body: bodyOf(n), what: 'meeting', day: '2027-03-12' },
      needs: 'set-up-board',
    },
  ],
  redact: (n) => [{ said: { do: 'redact', ref: n.ref, day: '2026-11-19', because: null }, ...SHOWS }],
  redactions: () => [{ said: { do: 'redactions' }, ...SHOWS, tells: { to: 'redact', words: /reason/ } }],
  leave: (n) => [
    {
      said: {
        do: 'leave',
        who: address(owner(n)),
        from: '2027-01-11',
        until: '2027-01-15',
        cover: address('robin'),
      },
      ...own(n),
    },
  ],
  'end-leave': (n) => [{ said: { do: 'end-leave', who: address(owner(n)) }, ...own(n) }],
  'quiet-days': (n) => [
    { said: { do: 'quiet-days', of: address(owner(n)), board: null }, ...SHOWS },
    {
      said: { do: 'quiet-days', of: { kind: 'post', post: 'head' }, board: null },
      ...SHOWS,
      tells: { to: 'change-plan', words: /"do":"save-quiet"/ },
    },
    { said: { do: 'quiet-days', of: null, board: bodyOf(n) }, ...SHOWS },
  ],
};

const bodyOf = ({ plan }: Names): string => (plan === 'other' ? 'Second Board' : 'First Board');

const BOARD: {
  readonly [I in BoardErrand['is']]: (n: Names) => readonly Said<Extract<BoardErrand, { is: I }>>[];
} = {
  preview: (n) => [
    {
      said: { is: 'preview', board: bodyOf(n) },
      ...SHOWS,
      tells: { to: 'preview-post', words: /Preview: what/ },
    },
  ],
  hold: (n) => [{ said: { is: 'hold', board: bodyOf(n), reason: 'wrong', on: null }, needs: 'preview-post' }],
  release: (n) => [{ said: { is: 'release', board: bodyOf(n) }, ...SHOWS, needs: 'preview-post' }],
  line: (n) => [
    {
      said: { is: 'line', item: n.ref, text: 'All well', asks: false },
      needs: n.ref === '1.1(c)' ? 'nobody' : 'speak-to-board',
    },
  ],
  restrict: (n) => [{ said: { is: 'restrict', items: [n.ref], on: n.ref !== '1.1(c)' }, needs: 'restrict' }],
  elections: () => [
    { said: { is: 'elections', span: { from: '2027-03-22', to: '2027-05-06' } }, needs: 'set-up-board' },
  ],
  'before-elections': (n) => [
    { said: { is: 'before-elections', how: 'hold', board: bodyOf(n) }, needs: 'set-up-board' },
  ],
  reports: (n) => [
    { said: { is: 'reports', kind: 'termly', on: true, board: bodyOf(n) }, needs: 'set-up-board' },
  ],
  held: () => [{ said: { is: 'held' }, ...SHOWS }],
  'set-up': () => [{ said: { is: 'set-up' }, ...SHOWS, picksPlan: true }],
};

export const SET_UPS: {
  readonly [D in SetUp['do']]: (names: Names) => readonly Said<Extract<SetUp, { do: D }>>[];
} = {
  missing: () => [
    { said: { do: 'missing', items: [] }, ...SHOWS, tells: { to: 'change-plan', words: /"do":"save-gaps"/ } },
  ],
  inherited: () => [
    {
      said: { do: 'inherited', items: [] },
      ...SHOWS,
      tells: { to: 'change-plan', words: /"do":"save-inherited"/ },
    },
  ],
  // An owner's word is a wish to hand over: recorded as that, and nobody has it by that.
  assign: (n) => [{ said: { do: 'assign', items: [n.ref], to: address('robin') }, needs: 'update-action' }],
  lead: (n) => [{ said: { do: 'lead', items: [n.ref], to: address('robin') }, needs: 'change-plan' }],
  date: (n) => [{ said: { do: 'date', items: [n.ref], due: '2027-03-12' }, needs: 'set-date' }],
  holder: () => [
    {
      said: { do: 'holder', post: 'head', holders: [{ who: address('robin'), from: null }] },
      needs: 'change-plan',
    },
  ],
  rhythm: () => [
    { said: { do: 'rhythm', items: [], rule: 'termly', from: null }, ...SHOWS, needs: 'change-plan' },
  ],
  'stand-in': () => [
    {
      said: { do: 'stand-in', as: 'deputy', of: { kind: 'post', post: 'head' }, to: address('robin') },
      needs: 'change-plan',
    },
  ],
  completion: () => [
    { said: { do: 'completion', evidence: 'required', signOff: true }, needs: 'change-plan' },
  ],
};
export const BOARD_ERRANDS = BOARD;
