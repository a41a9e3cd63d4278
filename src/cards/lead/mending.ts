/** The buttons that mend what a lead's note tells of: for a whole section, and for one row of it. */
import type { LeadNote, LeadRow, Section } from '../../domain/lead/lead-note.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Button, button } from '../button.ts';
import { day, longDay } from '../format.ts';
import { shownOf } from '../line-words.ts';
import { clip } from '../text.ts';

/** What mends a section as a whole; `notes` are those that have it. */
export function mendButtons(section: Section, notes: readonly LeadNote[], many: number): Button[] {
  switch (section) {
    case 'silent':
      return [chase(section, many === 1 ? 'Chase it' : `Chase these (${many})`)];
    case 'late-green':
      return [chase(section, 'Ask how they stand')];
    case 'unevidenced':
      return [chase(section, 'Ask for evidence')];
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
      return [];
  }
}

const chase = (section: Section, title: string): Button =>
  button(title, { do: 'lead-chase', section }, { tooltip: `${title}: shown first` });

/** What mends one row. */
export function rowButtons(section: Section, { line }: LeadRow, today: PlainDate): Button[] {
  const ref = clip(line.ref, 30);
  if (section === 'slipped')
    return [button('History', { do: 'say', text: `history of ${ref}` }, { tooltip: `History of ${ref}` })];
  if (section !== 'late-forecast' || line.forecast === null || line.due === null) return [];
  const to = `${day(line.forecast, today)}`;
  return [
    button(
      `Accept ${to}`,
      { do: 'say', text: `set ${ref} due ${longDay(line.forecast).slice(4)}` },
      { tooltip: `Accept ${to} for ${ref}` },
    ),
    button(
      `Keep ${day(line.due, today)}`,
      { do: 'keep-date', shown: shownOf(line), expected: line.forecast },
      { tooltip: `Keep ${day(line.due, today)} for ${ref}` },
    ),
  ];
}
