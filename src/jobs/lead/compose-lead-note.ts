/** Renders a lead's weekly note as the record stands when it is sent; where nothing is to tell there is none. */
import type { Destination } from '../../app/ports.ts';
import { awayShown } from '../../cards/away/standing-in.ts';
import { leadNoteCard } from '../../cards/lead/lead-note.ts';
import { peopleInNotes } from '../../cards/lead/note-words.ts';
import { awayAmong } from '../../domain/away/who-answers.ts';
import { HOME_ZONE, isoWeek, localDate } from '../../domain/calendar.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { leadNotesFor } from '../../store/lead-facts.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed, occasionOf } from '../composed.ts';

export async function composeLeadNote(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const now = work.asOf.now();
  const zone = person.zone ?? HOME_ZONE;
  const today = localDate(now, zone);
  if (isoWeek(today) > occasionOf(row)) return apart('dropped', 'the next week’s note covers it');
  const who = { person: person.id, officer: isOfficer(person, work.officers) };
  const told = await leadNotesFor(work.store, work.records, tenant, who, now, 'weekly');
  const { notes } = told;
  if (notes.length === 0) return apart('dropped', 'nothing is to be told');
  const people = peopleInNotes(notes);
  const absent = awayAmong(told.leaves, people, today);
  const covers = [...absent.values()].flatMap(({ cover }) => cover ?? []);
  const names = await work.records.names(tenant, [...people, ...covers]);
  const away = awayShown(absent, names, today);
  const message = leadNoteCard({ ...told, names, away, reader: person.id, today, zone, weekly: true });
  const rows = notes.flatMap(({ sections }) => sections.flatMap((section) => section.rows));
  const listed = [...new Set(rows.map(({ line }) => line.milestone))];
  return { kind: 'message', to, message, listed, onceSent: async () => [] };
}
