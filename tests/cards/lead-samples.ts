/** A lead's note, a section of it, an alert, a chase, the forms and lists behind them: in their fullest form and their barest. */
import { alertCard } from '../../src/cards/lead/alert.ts';
import {
  type ChaseView,
  chasePreviewCard,
  chaseReceiptCard,
  nobodyToChaseCard,
} from '../../src/cards/lead/chase.ts';
import { evidenceAskCard } from '../../src/cards/lead/evidence-ask.ts';
import { leadNoteCard, leadSectionCard } from '../../src/cards/lead/lead-note.ts';
import { mendFormCard } from '../../src/cards/lead/mend-form.ts';
import { reachCard } from '../../src/cards/lead/reach.ts';
import { reminderCard } from '../../src/cards/reminder.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import type { LeftOut } from '../../src/domain/lead/chase.ts';
import { ACTION_SECTIONS, type LeadNote } from '../../src/domain/lead/lead-note.ts';
import type { Line } from '../../src/domain/line.ts';
import { doneLine, LONG_NAMES, line, longLines, NAMES, NOW, overdueLine, TODAY, ZONE } from './lines.ts';

const view = {
  scope: 'own' as const,
  names: NAMES,
  away: new Map<string, string>(),
  reader: 'p1',
  today: TODAY,
  zone: ZONE,
};
const handOver = {
  to: { post: null, person: 'p1' },
  declined: true,
  from: null,
  on: '2026-12-01',
  reason: 'I leave in May',
};
const rows = (lines: readonly Line[]) => lines.map((one) => ({ line: one, moved: 2, handOver }));
const unreached = (many: number): LeadNote['unreachable'] =>
  Array.from({ length: many }, (_, n) => ({
    posts: [1, 2, 3].map((at) => `Head of a service with a rather long name, the ${3 * n + at}th of them`),
    person: n % 4 === 3 ? null : `p${n}`,
    why: (['not-met', 'left', 'blocked', 'vacant'] as const)[n % 4] ?? 'vacant',
    refs: ['3.3(b)', '3.4(a)', '3.4(b)', '3.5(a)', '3.5(b)', '3.6(a)'],
  }));

const noteOf = (lines: readonly Line[], people: number, id = 'wigan'): LeadNote => ({
  plan: { id, title: 'Wigan education strategy' },
  figures: { silent: 8, overdue: 3, offTrack: 2, of: 9, part: 'Priority 1' },
  sections: ACTION_SECTIONS.map((section) => ({ section, rows: rows(lines) })),
  unreachable: unreached(people),
});

const bare: LeadNote = {
  plan: { id: 'wigan', title: 'Wigan education strategy' },
  figures: { silent: 0, overdue: 0, offTrack: 0, of: 1, part: null },
  sections: [{ section: 'silent', rows: rows([overdueLine()]) }],
  unreachable: [],
};

const leftOut = (because: LeftOut): ChaseView['left'][number] => ({
  lines: longLines(),
  because,
  name: 'Alex Sample',
  plans: ['Wigan education strategy'],
  standIns: [
    { ref: '3.3(b)', standIn: { as: 'cover', name: 'Beth Sample', post: null, until: '2026-12-18' } },
  ],
});

const chased = (many: number): ChaseView => ({
  people: Array.from({ length: many }, (_, n) => ({
    person: `p${n}`,
    name: `Head of Access and Inclusion (Alex Sample the ${n + 1}th)`,
    lines: longLines(),
    left: [],
    going: n % 2 === 0 ? { at: 'once' } : { at: 'card', on: TODAY, not: 'week-full' },
    lastAsked: n % 2 === 0 ? null : TODAY,
  })),
  left: [
    leftOut({ why: 'snoozed', until: TODAY }),
    leftOut({ why: 'chased', on: TODAY, again: TODAY }),
    leftOut({ why: 'spoke', at: NOW }),
    leftOut({ why: 'vacant' }),
    leftOut({ why: 'not-asked' }),
    leftOut({ why: 'unreached', met: false }),
  ],
  evidence: false,
  today: TODAY,
  zone: ZONE,
});

const late = (one: Line): Line => ({ ...one, due: '2026-11-20', forecast: '2027-01-29' });

export const leadSamples = (): Record<string, CardMessage> => {
  const many = longLines();
  const full = noteOf(many.map(late), 9);
  const { listed: _, ...warned } = reminderCard({
    lines: [overdueLine()],
    plans: [{ id: 'wigan', title: 'Wigan education strategy' }],
    today: TODAY,
    zone: ZONE,
    notes: new Map([
      [
        overdueLine().milestone,
        [
          'Sam Sample asked for an update today.',
          'If I hear nothing by Fri 18 Dec, I tell the Director of Education.',
        ],
      ],
    ]),
  });
  return {
    'lead note': leadNoteCard({
      ...view,
      names: LONG_NAMES,
      away: new Map(
        [...LONG_NAMES.keys()].map((person) => [person, 'away until Fri 18 Dec, Beth Sample covers']),
      ),
      notes: [full, noteOf(many, 3, 'salford')],
      whole: 400,
      weekly: true,
    }),
    'lead note, bare': leadNoteCard({ ...view, notes: [bare], whole: null, weekly: false }),
    'lead section': leadSectionCard({ ...view, notes: [full], section: 'late-forecast', offset: 0 }),
    'lead section, out of reach': leadSectionCard({
      ...view,
      notes: [full],
      section: 'unreachable',
      offset: 0,
    }),
    'lead section, bare': leadSectionCard({ ...view, notes: [bare], section: 'silent', offset: 0 }),
    alert: alertCard({ ...view, lines: many }),
    'alert, bare': alertCard({ ...view, lines: [overdueLine()] }),
    'chase preview': chasePreviewCard({ ...chased(30), proposal: 'p', mayNow: true }),
    'chase preview, bare': chasePreviewCard({ ...chased(1), left: [], proposal: 'p', mayNow: false }),
    'chase receipt': chaseReceiptCard(chased(2)),
    'nobody to chase': nobodyToChaseCard({ ...chased(0) }),
    'evidence asked for': evidenceAskCard({ lines: many, asker: 'Sam Sample', today: TODAY }),
    'evidence asked for, bare': evidenceAskCard({ lines: [doneLine()], asker: 'Sam Sample', today: TODAY }),
    'mend dates': mendFormCard({
      plan: { id: 'wigan', title: 'Wigan education strategy' },
      what: 'date',
      lines: many,
      owners: [],
      today: TODAY,
      notice: 'Saved for 3.3(b).',
    }),
    'mend owners': mendFormCard({
      plan: { id: 'wigan', title: 'Wigan education strategy' },
      what: 'owner',
      lines: [line()],
      owners: [{ key: 'post:head-of-access', label: 'Head of Access' }],
      today: TODAY,
    }),
    reach: reachCard({
      plans: [{ title: 'Wigan education strategy', unreached: unreached(30) }],
      names: NAMES,
      where: 'the whole plan',
      strangers: [
        { name: 'Kit Sample', emails: ['kit@example.org'] },
        { name: 'Somebody new', emails: [] },
      ],
    }),
    'reminder, last before a lead is told': warned,
  };
};
