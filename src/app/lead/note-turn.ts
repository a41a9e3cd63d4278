/** A lead's own note on request, one section of it in full, and the chase of all that a section holds. */
import { leadNoteCard, leadSectionCard } from '../../cards/lead/lead-note.ts';
import { peopleInNotes } from '../../cards/lead/note-words.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Submit } from '../../cards/submit.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import { countIn, type NoteScope, rowsIn } from '../../domain/lead/lead-note.ts';
import { type LeadNotes, leadNotesFor } from '../../store/lead-facts.ts';
import { shownAway } from '../away/shown-away.ts';
import { type App, momentIn } from '../context.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { previewChase } from './chase-turn.ts';
import { targetsOf } from './targets.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

const NOT_HERE = 'A lead’s note has people’s names in it. Please ask me for it in our own chat.';
const NOTHING =
  'Nothing needs you as a lead: nobody has kept you waiting for two weeks, and nothing lacks a date, an owner or evidence.';

export const leadNoteTurn: ErrandTurn<'lead-note'> = async (app, origin, speaker, { whole }) => {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  const told = await notesOf(app, origin, speaker, whole === true ? 'plan' : 'asked');
  if (told.notes.length > 0)
    return [
      leadNoteCard({ ...(await viewOf(app, origin, speaker, told)), whole: told.whole, weekly: false }),
    ];
  const suggestions = told.whole
    ? [{ label: `The whole plan (${told.whole})`, say: 'my week as a lead for the whole plan' }]
    : [];
  return [noticeCard({ text: NOTHING, suggestions })];
};

const notesOf = (
  app: App,
  { tenant }: Origin,
  { person, officer }: Speaker,
  wanted: NoteScope | 'asked',
): Promise<LeadNotes> =>
  leadNotesFor(app.store, app.records, tenant, { person: person.id, officer }, app.clock.now(), wanted);

async function viewOf(
  app: App,
  { tenant }: Origin,
  { person }: Speaker,
  { notes, scope, leaves }: LeadNotes,
) {
  const { today, zone } = momentIn(app, person.zone ?? HOME_ZONE);
  const people = peopleInNotes(notes);
  const [names, away] = await Promise.all([
    app.records.names(tenant, people),
    shownAway(app, tenant, { leaves }, people, today),
  ]);
  return { notes, scope, names, away, reader: person.id, today, zone };
}

/** "Show all" of a section, as it stands now. */
export async function sectionTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { section, scope, offset }: Extract<Submit, { do: 'lead-section' }>,
): Promise<Message> {
  const told = await notesOf(app, origin, speaker, scope);
  const notes = told.notes.filter((note) => countIn(note, section) > 0);
  if (notes.length === 0) return notice(NOTHING_LEFT);
  return leadSectionCard({ ...(await viewOf(app, origin, speaker, { ...told, notes })), section, offset });
}

const NOTHING_LEFT = 'Nothing is left of that: it has been put right since.';

/** "Chase these": all that the section holds now. */
export async function chaseSection(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { section, scope }: Extract<Submit, { do: 'lead-chase' }>,
): Promise<Message> {
  if (section === 'unreachable') return notice('Nobody was chased: no message reaches them.');
  const { notes } = await notesOf(app, origin, speaker, scope);
  const milestones = notes.flatMap((note) => rowsIn(note, section).map(({ line }) => line.milestone));
  const targets = await targetsOf(app, origin, speaker, milestones);
  if (targets.length === 0) return notice(NOTHING_LEFT);
  return previewChase(app, origin, speaker, targets, { now: false, evidence: section === 'unevidenced' });
}
