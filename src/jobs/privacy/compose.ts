/** To an officer: another one asks to redact something, or what became of a redaction; as it stands at sending. */
import type { Destination } from '../../app/ports.ts';
import { moment } from '../../cards/format.ts';
import { redactAskedCard, redactStandsCard } from '../../cards/privacy/redact.ts';
import type { Person } from '../../domain/person.ts';
import { isAsked, type Redaction } from '../../domain/privacy/redaction.ts';
import { stamp } from '../../domain/stamp.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { redactableAt } from '../../store/redactables.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';

export async function composeRedaction(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const [kind = '', id = ''] = row.key.split(':');
  const redaction = (await work.store.get(tenant, 'redaction', docId('redaction', id)))?.doc.body;
  const one = redaction && (await redactableAt(work, tenant, redaction.update));
  if (!redaction || !one) return apart('dropped', 'there is nothing left to decide');
  const message =
    kind === 'redacted'
      ? redactStandsCard(one, { lines: outcome(redaction, one.zone), withdraw: null })
      : isAsked(redaction, stamp(work.asOf.now())) && redaction.by !== person.id
        ? redactAskedCard(one, {
            by: await nameOf(work, tenant, redaction.by),
            reason: redaction.reason,
            until: redaction.until,
            redaction: redaction.id,
          })
        : null;
  return message
    ? { kind: 'message', to, message, listed: [], onceSent: async () => [] }
    : apart('dropped', 'it has been decided');
}

const nameOf = async (work: Clockwork, tenant: string, id: string): Promise<string> =>
  (await work.records.names(tenant, [id])).get(id) ?? 'Another officer';

function outcome({ state, left, second, at }: Redaction, zone: string): string[] {
  if (state === 'done')
    return [
      `The words are removed; two officers agreed on ${moment(second?.at ?? at, zone)}.`,
      ...(left.length > 0 ? ['What I could not reach:', ...left] : []),
    ];
  if (state === 'refused') return ['The second officer said no. Nothing was removed.'];
  if (state === 'lapsed') return ['Nobody agreed within 7 days. Nothing was removed.'];
  return ['It is being removed.'];
}
