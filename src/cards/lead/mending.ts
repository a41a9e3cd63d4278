/** The buttons that mend what a lead's note tells of: for a whole section, and for one row of it. */
import type { LeadNote, LeadRow, NoteScope, Section } from '../../domain/lead/lead-note.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Button, button } from '../button.ts';
import { day } from '../format.ts';
import { shownOf } from '../line-words.ts';
import { clip } from '../text.ts';

/** What mends a section as a whole; `notes` are those that have it, all of one scope. */
export function mendButtons(
  section: Section,
  scope: NoteScope,
  notes: readonly LeadNote[],
  many: number,
): Button[] {
  const chase = (title: string): Button =>
    button(title, { do: 'lead-chase', section, scope }, { tooltip: `${title}: you see first who is asked` });
  switch (section) {
    case 'silent':
      return [chase(many === 1 ? 'Chase it' : `Chase these (${many})`)];
    case 'late-green':
      return [chase('Ask how they stand')];
    case 'unevidenced':
      return [chase('Ask for evidence')];
    case 'no-date':
    case 'no-owner': {
      const what = section === 'no-date' ? 'date' : 'owner';
      return notes.map(({ plan }) =>
        button(
          notes.length === 1 ? `Set ${what}s` : `Set ${what}s in ${clip(plan.title, 30)}`,
          { do: 'mend-form', plan: plan.id, what },
          { tooltip: `Set ${what}s in ${clip(plan.title, 60)}` },
        ),
      );
    }
    case 'unreachable':
      return [button('Invitation to copy', { do: 'say', text: 'who can I reach?' })];
    case 'late-forecast':
    case 'slipped':
    case 'handed-over':
      return [];
  }
}

/** What mends one row; `reader` is a person's id: a date that they expect themselves is theirs to set. */
export function rowButtons(
  section: Section,
  { line }: LeadRow,
  today: PlainDate,
  reader: string | null,
): Button[] {
  const ref = clip(line.ref, 30);
  if (section === 'slipped')
    return [button('History', { do: 'say', text: `history of ${ref}` }, { tooltip: `History of ${ref}` })];
  if (section !== 'late-forecast' || line.forecast === null || line.due === null) return [];
  const accept = `${reader !== null && line.owner?.person === reader ? 'Set' : 'Accept'} ${day(line.forecast, today)}`;
  return [
    button(
      accept,
      { do: 'accept-date', shown: shownOf(line), expected: line.forecast },
      { tooltip: `${accept} for ${ref}` },
    ),
    button(
      `Keep ${day(line.due, today)}`,
      { do: 'keep-date', shown: shownOf(line), expected: line.forecast },
      { tooltip: `Keep ${day(line.due, today)} for ${ref}` },
    ),
  ];
}
