/** In which time zone somebody's own cards tell the time: the one that their client told, else the plan's. */
import type { Person } from '../../domain/person.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { type App, momentIn } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from './enrol.ts';

export const zoneOf = ({ zone }: Pick<Person, 'zone'>, otherwise: string): string => zone ?? otherwise;

/** A name of the zone data base: an offset by itself would be wrong half of the year. */
const NAME = /^(?:UTC|[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+)$/;

/** Whether a client's word for a zone is one that is known here. */
export function isZone(name: string): boolean {
  if (name.length > 100 || !NAME.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false; // no zone of that name: the only thing that is thrown for it
  }
}

/**
 * Keeps the zone that somebody's client tells, where it is news: once a day at most, so that two clients in two zones
 * do not write at every turn.
 */
export async function keepZone(app: App, { tenant, zone }: Origin, speaker: Speaker): Promise<Speaker> {
  const { person } = speaker;
  if (zone === undefined || zone === person.zone || !isZone(zone)) return speaker;
  const stored = await app.records.person(tenant, person.id);
  if (!stored || stored.doc.body.zone === zone) return speaker;
  const changed = { ...stored.doc.body, zone };
  const command = `zone:${person.id}:${momentIn(app, 'UTC').today}`;
  const result = await app.store.commit(tenant, command, [
    { op: 'put', doc: write('person', docId('person', person.id), changed), expect: stored.version },
  ]);
  // Somebody else wrote to the person meanwhile, or it changed once today: the next turn tells it again.
  return result.kind === 'done' ? { ...speaker, person: changed } : speaker;
}
