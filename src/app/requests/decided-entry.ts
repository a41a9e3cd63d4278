/** What a decision leaves in the action's history where the plan itself does not change by it. */
import type { Change as Entry } from '../../domain/change.ts';
import type { Request } from '../../domain/request.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Change } from '../../store/store.ts';
import { digest } from '../conversation/command-id.ts';

/** A date that was declined, a hand-over that was declined or begins later; nothing for the rest, or where it stands already. */
export function decidedEntry(request: Request, through: Entry['through'] = 'card'): Change[] {
  const told = toldOf(request);
  if (told === null || request.decided === null) return [];
  const { by, at, reason } = request.decided;
  const id = digest(`decided\n${request.id}`);
  const { plan, item } = request;
  const entry: Entry = { id, plan, item, at, by, through, reason, ...told, proposed: request.by };
  return [{ op: 'put', doc: write('change', docId('change', id), entry), expect: 'absent' }];
}

function toldOf({
  kind,
  state,
  agreed,
  date,
  owner,
  decided,
}: Request): Pick<Entry, 'what' | 'from' | 'to'> | null {
  if (kind === 'more-time')
    return state === 'declined' ? { what: 'date-kept', from: agreed, to: date } : null;
  if (kind !== 'hand-over') return null;
  if (state === 'declined') return { what: 'hand-over-declined', from: null, to: owner };
  const later = date !== null && decided !== null && date > decided.at.slice(0, 10);
  return later ? { what: 'hand-over-agreed', from: date, to: owner } : null;
}
