/** Renders a row of the outbox as it stands now, at the moment of sending. */

import type { Destination } from '../app/ports.ts';
import { standingInWords } from '../cards/away/standing-in.ts';
import { readingsWantedCard } from '../cards/measures/which-measure.ts';
import { wantReadings } from '../cards/measures/words.ts';
import { type ReminderMessage, reminderCard } from '../cards/reminder.ts';
import { welcomeCard } from '../cards/welcome.ts';
import type { About } from '../domain/about.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { eachAction, type Line } from '../domain/line.ts';
import { hasPart, partIn, together } from '../domain/part.ts';
import { isOfficer, keysHeldBy, type Person } from '../domain/person.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { OutboxRow } from '../store/documents.ts';
import type { StandIn } from '../store/stand-in.ts';
import { askedAbout, takingTurns, withoutJustListed } from './asked.ts';
import { composeCover } from './away/tell-cover.ts';
import { composeLeaving } from './away/tell-leaving.ts';
import { composePreview } from './boards/compose-preview.ts';
import { composeCorrection } from './boards/corrections.ts';
import type { Clockwork } from './clockwork.ts';
import { composeNote } from './compose-note.ts';
import { composeSummary } from './compose-summary.ts';
import { apart, type Composed, occasionOf } from './composed.ts';
import { composeAlert } from './lead/compose-alert.ts';
import { composeChase } from './lead/compose-chase.ts';
import { composeLeadNote } from './lead/compose-lead-note.ts';
import { lineNotes } from './lead/line-notes.ts';
import { askedForReadings, readingsOnCard } from './measures/on-card.ts';
import { composeBoardPaper, composeOfficerPaper } from './papers/compose.ts';
import { plainFor } from './plain.ts';
import { composeRedaction } from './privacy/compose.ts';
import { composeOutcomes, composeRequests } from './requests/compose-requests.ts';
import { whatIsDue } from './what-is-due.ts';

/** What makes a message of each kind for a person, rendered for the moment at which it is sent. */
type ToPerson = (
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  person: Person,
  to: Destination,
) => Promise<Composed>;
const TO_PERSON: { readonly [A in About]?: ToPerson } = {
  welcome: (work, tenant, _, person, to) => composeWelcome(work, tenant, person, to),
  reminder: (work, tenant, _, person, to) => composeReminder(work, tenant, person, to),
  note: composeNote,
  preview: composePreview,
  requests: composeRequests,
  outcomes: composeOutcomes,
  'lead-note': composeLeadNote,
  alert: composeAlert,
  chase: composeChase,
  cover: composeCover,
  leaving: composeLeaving,
  papers: composeOfficerPaper,
  redaction: composeRedaction,
};

/** What makes a message of each kind for a board's channel. */
type ToBoard = (
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  plan: string,
  board: string,
) => Promise<Composed>;
const TO_BOARD: { readonly [A in About]?: ToBoard } = {
  report: composeBoardPaper,
  papers: composeBoardPaper,
  correction: composeCorrection,
  summary: (work, tenant, row, plan, board) => composeSummary(work, tenant, plan, board, occasionOf(row)),
};

export async function compose(work: Clockwork, tenant: string, row: OutboxRow): Promise<Composed> {
  const { to, about } = row;
  if (to.kind === 'channel')
    return TO_BOARD[about]?.(work, tenant, row, to.plan, to.board) ?? apart('parked', UNKNOWN);
  const person = (await work.records.person(tenant, to.person))?.doc.body;
  if (!person?.address) return apart('unreachable', 'has not met the bot, or has removed it');
  const there: Destination = { tenant, ...person.address, as: 'message' };
  const composed = await TO_PERSON[about]?.(work, tenant, row, person, there);
  return composed ? plainFor(work, tenant, person, composed) : apart('parked', UNKNOWN);
}

const UNKNOWN = 'this version of Waymark makes no such message';

async function composeWelcome(
  work: Clockwork,
  tenant: string,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const { lines, presence } = await whatIsDue(work, tenant, person);
  const now = work.asOf.now();
  const parts = (await work.records.books(tenant)).map((book) => ({
    title: book.plan.title,
    cards: book.plan.reminders.cardsPerWeek,
    part: partIn(book, person.id, localDate(now, book.plan.timezone), presence.leaves),
    holds: keysHeldBy(book.plan, person.id, localDate(now, book.plan.timezone)).length > 1,
  }));
  const officer = isOfficer(person, work.officers);
  const theirs = parts.filter(({ part, holds }) => officer || holds || hasPart(part));
  const message = welcomeCard({
    firstName: person.name.trim().split(/\s+/)[0] ?? person.name,
    plans: theirs.map(({ title }) => title),
    dueCount: eachAction(lines).length,
    cardsPerWeek: Math.max(1, ...theirs.map(({ cards }) => cards)),
    part: { ...together(theirs.map(({ part }) => part)), officer },
  });
  return { kind: 'message', to, message, listed: [], onceSent: async () => [] };
}

async function composeReminder(
  work: Clockwork,
  tenant: string,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const { lines: due, plans: theirs, open, presence, standIns } = await whatIsDue(work, tenant, person);
  const day = localDate(work.asOf.now(), HOME_ZONE);
  const lines = await withoutJustListed(work.store, tenant, person, due, day);
  const readings = await readingsOnCard(work, tenant, person, presence);
  const [first] = lines;
  if (!first) {
    if (readings.length === 0) return apart('dropped', 'nothing is left to ask');
    const message = readingsWantedCard(readings, { heading: wantReadings(readings.length), today: day });
    const onceSent = () => askedForReadings(work, tenant, person.id, day);
    return { kind: 'message', to, message, listed: [], onceSent };
  }
  const zone = theirs.find(({ id }) => id === first.plan)?.timezone ?? HOME_ZONE;
  const plans = theirs
    .filter(({ id }) => lines.some((line) => line.plan === id))
    .map(({ id, title }) => ({ id, title }));
  const today = localDate(work.asOf.now(), zone);
  const asks = open.filter(({ stored }) => lines.some(({ milestone }) => milestone === stored.doc.body.id));
  const { notes: further, warned } = await lineNotes(work, tenant, asks);
  const notes = withStandIns(further, standIns, today);
  const cardOf = (inOrder: Line[]): ReminderMessage =>
    reminderCard({
      lines: inOrder,
      plans,
      today,
      zone: person.zone ?? zone,
      notes,
      readings: readings.length,
    });
  const worst = cardOf(lines);
  const fits = worst.listed.length === lines.length;
  const { listed, ...message } = fits ? worst : cardOf(takingTurns(lines, open));
  const ids = listed.map((line) => line.milestone);
  const asked = open.filter(({ stored }) => ids.includes(stored.doc.body.id));
  const onceSent = async () => [
    ...(await askedAbout(work.records, tenant, asked, presence, warned)),
    ...(readings.length > 0 ? await askedForReadings(work, tenant, person.id, today) : []),
  ];
  return { kind: 'message', to, message, listed: ids, onceSent };
}

/** Whose a line is stands before what else is said beside it. */
function withStandIns(
  notes: ReadonlyMap<string, readonly string[]>,
  standIns: ReadonlyMap<string, StandIn>,
  today: PlainDate,
): ReadonlyMap<string, readonly string[]> {
  const all = new Map(notes);
  for (const [milestone, one] of standIns)
    all.set(milestone, [standingInWords(one, today), ...(notes.get(milestone) ?? [])]);
  return all;
}
