/** One submission of every variant that a card can send, forged for whatever it may name; and who may have it done. */
import type { Submit } from '../../../src/cards/submit.ts';
import { questionAbout, questionText } from '../../../src/domain/question.ts';
import { AT, type Names, named } from './furniture.ts';
import type { Step } from './step.ts';

const packed = ({ plan, milestone }: Names, seen: string | null) => [plan, milestone, seen];

/** The same of the other plan of the tenant: named where something of this one belongs. */
const strange = ({ plan }: Names): Names => named(plan === 'other' ? 'here' : 'other');

/** A milestone of each plan at once, and one that is none. */
const several = (names: Names) => [
  packed(names, names.update),
  packed(strange(names), null),
  ['sample', 'milestone-made-up', null],
];

const owner = (names: Names): string => (names.plan === 'other' ? 'kim' : 'alex');
const receiver = (names: Names): string => (names.plan === 'other' ? 'ona' : 'lee');
const WEEK = '2026-W49';
const asked = ({ plan, ref }: Names): string => questionText(questionAbout('status', { plan, items: [ref] }));

/** Every variant, in every way in which it does something of its own. */
export const SUBMITS: { readonly [D in Submit['do']]: (names: Names) => readonly Step[] } = {
  'all-on-track': (n) => [{ data: { list: [packed(n, n.update)] }, needs: 'update-action' }],
  'answer-list': (n) => [
    { data: { list: [packed(n, n.update)], [`status:${n.milestone}`]: 'off-track' }, needs: 'update-action' },
  ],
  'open-form': (n) => [
    {
      data: { shown: packed(n, null) },
      needs: 'nobody',
      shows: true,
      tells: { to: 'update-action', words: /"do":"save"/ },
    },
    { data: { shown: packed(n, null), corrects: n.update, list: several(n) }, needs: 'nobody', shows: true },
  ],
  update: (n) => [{ data: { of: n.milestone }, needs: 'nobody', shows: true }],
  save: (n) => [
    // The milestone counts, whatever plan is named beside it.
    {
      data: { shown: [strange(n).plan, n.milestone, n.update], status: 'off-track', reason: 'late' },
      needs: 'update-action',
    },
    {
      data: { shown: packed(n, n.update), status: 'off-track', reason: 'late', list: several(n) },
      needs: 'update-action',
    },
    {
      data: { shown: packed(n, n.update), corrects: n.update, status: 'on-track' },
      needs: { theirs: 'correct-update', whose: owner(n) },
    },
    {
      data: { shown: packed(n, n.update), status: 'withdrawn', reason: 'stopped', vouched: true },
      needs: 'nobody',
    },
  ],
  back: (n) => [{ data: { list: several(n) }, needs: 'nobody', shows: true }],
  confirm: () => [{ data: { proposal: 'forged' }, needs: 'nobody' }],
  decline: () => [{ data: { proposal: 'forged' }, needs: 'nobody' }],
  choose: (n) => [{ data: { proposal: 'forged', shown: packed(n, null) }, needs: 'nobody' }],
  say: (n) => [
    { data: { text: `status of ${n.ref}` }, needs: 'nobody', shows: true },
    { data: { text: `${n.ref} off track because of illness` }, needs: 'update-action' },
    {
      data: { text: `${n.ref} off track because of illness`, plan: n.plan },
      needs: 'update-action',
    },
  ],
  page: (n) => [
    { data: { question: asked(n), offset: 0 }, needs: 'nobody', shows: true },
    {
      data: { question: asked(n), offset: 0, back: { question: asked(named('other')), offset: 0 } },
      needs: 'nobody',
      shows: true,
    },
  ],
  export: (n) => [{ data: { question: asked(n) }, needs: 'see-plan', where: 'both', makes: true }],
  'save-gaps': (n) => [
    {
      data: {
        walk: { plan: n.plan, items: [], after: null },
        rows: [`item:${strange(n).bare}`],
        [`due:item:${strange(n).bare}`]: '2027-03-01',
      },
      needs: 'nobody',
    },
    {
      data: {
        walk: { plan: n.plan, items: [], after: null },
        rows: [`item:${n.bare}`, `measure:${n.measure}`],
        [`due:item:${n.bare}`]: '2027-03-01',
        [`owner:item:${n.bare}`]: 'post:head',
      },
      needs: 'change-plan',
    },
  ],
  'skip-gaps': (n) => [
    {
      data: { walk: { plan: n.plan, items: [], after: null }, rows: [`item:${n.bare}`] },
      needs: 'nobody',
      shows: true,
    },
  ],
  'stop-gaps': (n) => [
    { data: { walk: { plan: n.plan, items: [], after: null } }, needs: 'nobody', shows: true },
  ],
  'save-inherited': (n) => [
    {
      data: {
        walk: { plan: n.plan, items: [], after: null },
        list: [[n.plan, strange(n).inherited, null]],
        [`settle:${strange(n).inherited}`]: 'to-do',
      },
      needs: 'nobody',
    },
    {
      data: {
        walk: { plan: n.plan, items: [], after: null },
        list: [[n.plan, n.inherited, null]],
        [`settle:${n.inherited}`]: 'to-do',
      },
      needs: 'change-plan',
    },
  ],
  'settle-all-inherited': (n) => [
    {
      data: { walk: { plan: n.plan, items: [], after: null }, list: [[n.plan, n.inherited, null]] },
      needs: 'change-plan',
    },
  ],
  'skip-inherited': (n) => [
    {
      data: { walk: { plan: n.plan, items: [], after: null }, list: [[n.plan, n.inherited, null]] },
      needs: 'nobody',
      shows: true,
    },
  ],
  'stop-inherited': (n) => [
    { data: { walk: { plan: n.plan, items: [], after: null } }, needs: 'nobody', shows: true },
  ],
  // The draft is a second officer's: nobody of the walk has sent it.
  'apply-draft': (n) => [
    { data: { draft: n.draft, goLive: '2026-12-01' }, needs: { theirs: 'apply-draft', whose: 'ona' } },
  ],
  'discard-draft': (n) => [{ data: { draft: n.draft }, needs: { theirs: 'apply-draft', whose: 'ona' } }],
  'place-files': (n) => [
    { data: { files: [strange(n).waiting], shown: packed(n, n.update) }, needs: 'nobody' },
    {
      data: { files: [n.waiting], shown: packed(n, n.update) },
      needs: { theirs: 'place-file', whose: owner(n) },
    },
    // It has its place: its sender is shown which.
    { data: { files: [n.file], shown: packed(n, n.update) }, needs: 'nobody', shows: true },
  ],
  'which-files': (n) => [{ data: { files: [n.waiting, n.file], offset: 0 }, needs: 'nobody', shows: true }],
  'drop-files': (n) => [{ data: { files: [n.waiting] }, needs: { theirs: 'place-file', whose: owner(n) } }],
  'open-file': (n) => [{ data: { file: n.file }, needs: 'nobody', shows: true }],
  'take-off': (n) => [
    { data: { file: n.file }, needs: { theirs: 'take-file-off', whose: owner(n) }, shows: true },
  ],
  'show-evidence': (n) => [{ data: { shown: packed(n, null), offset: 0 }, needs: 'nobody', shows: true }],
  'open-reading': (n) => [
    {
      data: { plan: n.plan, measure: n.measure },
      needs: 'nobody',
      shows: true,
      tells: { to: 'read-measure', words: /"do":"save-reading"/ },
    },
    { data: {}, needs: 'nobody', shows: true },
  ],
  'save-reading': (n) => [
    {
      data: {
        plan: strange(n).plan,
        measure: n.measure,
        'in:value': '12',
        'in:period': 'autumn 2026',
        'in:source': 'x',
        'in:state': 'final',
      },
      needs: 'nobody',
    },
    {
      data: {
        plan: n.plan,
        measure: n.measure,
        'in:value': '12',
        'in:period': 'autumn 2026',
        'in:source': 'register',
        'in:state': 'final',
      },
      needs: 'read-measure',
    },
  ],
  'give-reading': (n) => [
    {
      data: {
        plan: n.plan,
        measure: n.measure,
        reading: { value: '12', period: 'autumn 2026', source: 'register', provisional: false },
      },
      needs: 'read-measure',
    },
  ],
  rephrase: (n) => [
    { data: { 'in:words': `${n.ref} off track because of illness` }, needs: 'update-action' },
  ],
  'vouch-file': (n) => [
    { data: { file: n.waiting }, needs: { theirs: 'place-file', whose: owner(n) }, shows: true },
  ],
  redact: (n) => [
    {
      data: { update: n.earlier },
      needs: 'nobody',
      shows: true,
      tells: { to: 'redact', words: /"do":"redact-ask"/ },
    },
  ],
  'redact-ask': (n) => [{ data: { update: n.earlier, 'in:reason': 'names a child' }, needs: 'redact' }],
  'redact-agree': (n) => [{ data: { redaction: n.redaction }, needs: 'redact' }],
  'redact-refuse': (n) => [{ data: { redaction: n.redaction }, needs: 'redact' }],
  // A second officer has asked for it.
  'redact-withdraw': (n) => [
    { data: { redaction: n.redaction }, needs: { theirs: 'withdraw-request', whose: 'ona' } },
  ],
  'make-paper': (n) => [
    {
      data: { plan: n.plan, board: 'board', kind: 'termly', period: '2026-27 autumn', format: 'docx' },
      needs: 'export-plan',
      makes: true,
    },
  ],
  'board-set-up': (n) => [
    {
      data: { deed: 'save', plan: n.plan, 'in:body': 'Board', 'in:day': 'Monday', 'in:time': '10:00' },
      needs: 'set-up-board',
      where: 'channel',
      picksPlan: true,
    },
    { data: { deed: 'test', plan: n.plan }, needs: 'nobody', shows: true },
    { data: { deed: 'plan', plan: n.plan }, needs: 'nobody', shows: true, picksPlan: true },
  ],
  'board-post': (n) => [
    {
      data: { deed: 'comment', plan: n.plan, board: 'board', week: WEEK, 'in:comment': 'All well' },
      needs: 'preview-post',
    },
    {
      data: { deed: 'hold', plan: n.plan, board: 'board', week: WEEK, 'in:reason': 'wrong' },
      needs: 'preview-post',
    },
    { data: { deed: 'withhold', plan: n.plan, board: 'board', week: WEEK }, needs: 'preview-post' },
    ...['open', 'list', 'ask-hold'].map((deed) => ({
      data: { deed, plan: n.plan, board: 'board', week: WEEK, listed: true },
      needs: 'nobody' as const,
      shows: true as const,
    })),
    {
      data: {
        deed: 'show',
        plan: n.plan,
        board: 'board',
        week: WEEK,
        milestone: n.milestone,
        update: n.update,
      },
      // No words of what is restricted go to a board, whoever wants it.
      needs: n.milestone === named('sealed').milestone ? 'nobody' : 'speak-to-board',
    },
    // An action of another plan, named in the post of this one.
    {
      data: {
        deed: 'show',
        plan: n.plan,
        board: 'board',
        week: WEEK,
        milestone: strange(n).milestone,
        update: strange(n).update,
      },
      needs: 'nobody',
    },
  ],
  'lead-section': () => [
    { data: { section: 'no-date', offset: 0 }, needs: 'nobody', shows: true },
    { data: { section: 'silent', offset: 0, paged: true }, needs: 'nobody', shows: true },
  ],
  'lead-chase': () => [{ data: { section: 'silent' }, needs: 'nobody', shows: true }],
  'chase-now': () => [{ data: { proposal: 'forged' }, needs: 'nobody' }],
  'mend-form': (n) => [
    {
      data: { plan: n.plan, what: 'date' },
      needs: 'nobody',
      shows: true,
    },
    { data: { plan: n.plan, what: 'owner' }, needs: 'nobody', shows: true },
  ],
  'save-mend': (n) => [
    {
      data: { plan: n.plan, what: 'date', rows: [strange(n).bare], [`in:${strange(n).bare}`]: '2027-03-01' },
      needs: 'nobody',
    },
    {
      data: { plan: n.plan, what: 'date', rows: [n.bare], [`in:${n.bare}`]: '2027-03-01' },
      needs: 'set-date',
      item: n.bare,
    },
    {
      data: { plan: n.plan, what: 'owner', rows: [n.bare], [`in:${n.bare}`]: 'post:head' },
      needs: 'assign',
      item: n.bare,
    },
  ],
  // In its furniture the owner expects this day.
  'accept-date': (n) => [
    { data: { shown: packed(n, n.update), expected: '2027-02-26' }, needs: 'set-date' },
    { data: { shown: packed(n, n.update), expected: '2027-01-01' }, needs: 'nobody', shows: true },
  ],
  'keep-date': (n) => [
    { data: { shown: packed(n, n.update), expected: '2027-01-01' }, needs: 'set-date', shows: true },
  ],
  'save-quiet': (n) => [
    {
      data: { of: { kind: 'person', id: owner(n) }, 'in:weekdays': 'Monday' },
      needs: { theirs: 'change-own-quiet-days', whose: owner(n) },
      shows: true,
    },
    {
      data: { of: { kind: 'post', plan: n.plan, id: 'head' }, 'in:weekdays': 'Monday' },
      needs: 'change-plan',
    },
    {
      data: { of: { kind: 'board', plan: n.plan, id: 'board' }, 'in:weekdays': 'Monday' },
      needs: 'set-up-board',
    },
  ],
  'settle-message': (n) => [
    { data: { deed: 'drop', message: n.message, since: AT, note: 'note:none' }, needs: 'settle-message' },
  ],
  more: (n) => [
    {
      data: { of: n.milestone },
      needs: 'nobody',
      shows: true,
      tells: { to: 'update-action', words: /"do":"open-wish"/ },
    },
  ],
  'more-time': (n) => [{ data: { of: n.milestone }, needs: 'nobody', shows: true }],
  'open-wish': (n) => [
    { data: { of: n.milestone, wish: 'hand-over' }, needs: 'nobody', shows: true },
    { data: { of: n.milestone, wish: 'later' }, needs: 'nobody', shows: true },
  ],
  'ask-more-time': (n) => [
    {
      data: { of: n.milestone, seen: n.update, 'in:date': '2027-03-01', 'in:reason': 'staff left' },
      needs: 'update-action',
    },
  ],
  'ask-hand-over': (n) => [
    { data: { of: n.milestone, seen: n.update, 'in:to': 'robin@example.org' }, needs: 'update-action' },
  ],
  'ask-later': (n) => [
    { data: { of: n.milestone, seen: n.update, 'in:day': '2026-12-14' }, needs: 'update-action' },
  ],
  'show-requests': () => [{ data: {}, needs: 'nobody', shows: true }],
  'accept-request': (n) => [
    { data: { request: n.request }, needs: 'set-date' },
    { data: { request: n.handOver }, needs: { receiver: receiver(n), or: 'assign' } },
  ],
  'open-decision': (n) => [
    {
      data: { request: n.request, as: 'another-date' },
      needs: 'nobody',
      shows: true,
      tells: { to: 'set-date', words: /"do":"save-decision"/ },
    },
  ],
  'save-decision': (n) => [
    { data: { request: n.request, as: 'another-date', 'in:date': '2027-04-01' }, needs: 'set-date' },
    { data: { request: n.request, as: 'decline', 'in:reason': 'not now' }, needs: 'set-date' },
    {
      data: { request: n.handOver, as: 'decline', 'in:reason': 'not now' },
      needs: { receiver: receiver(n), or: 'assign' },
    },
  ],
  'withdraw-request': (n) => [
    { data: { request: n.request }, needs: { theirs: 'withdraw-request', whose: owner(n) } },
  ],
};
