/** What was said already: a button tapped twice, or a form delivered twice, records nothing a second time. */
import { isDeepStrictEqual } from 'node:util';
import { isWord, type Said, type Update } from '../../domain/update.ts';
import { docId } from '../../store/ids.ts';
import type { App } from '../context.ts';
import type { Found } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Told } from './update-status.ts';

const SPOKEN = [
  'status',
  'percent',
  'reason',
  'forecast',
  'evidence',
  'blocked',
  'figures',
  'snooze',
  'handOver',
] as const;
const entriesOf = (said: Said) =>
  SPOKEN.filter((field) => said[field] !== undefined).map((field) => [field, said[field]] as const);

/**
 * A form tapped twice, or delivered twice under another name: a wish is no word on how it goes, so the milestone's last
 * update does not tell. While the same wish is the last that was said, it is not wished again.
 */
export async function wishedAlready(
  app: App,
  origin: Origin,
  speaker: Speaker,
  told: Told,
  { milestone, today }: Found,
): Promise<Update | undefined> {
  const { asks, said, corrects, onBehalf = null } = told;
  const asksForTime = asks?.kind === 'more-time';
  const wishes = asksForTime || !isWord({ said });
  if (!wishes || corrects !== null || (typeof said.snooze === 'string' && said.snooze <= today))
    return undefined;
  const last = (await app.records.updates(origin.tenant, milestone.id)).at(-1);
  const same =
    last?.by === speaker.person.id &&
    last.onBehalf === onBehalf &&
    !isWord(last) &&
    isDeepStrictEqual(entriesOf(last.said), entriesOf(said)) &&
    (said.snooze === undefined || said.snooze === milestone.snoozedUntil) &&
    (said.handOver === undefined || isDeepStrictEqual(said.handOver, milestone.handOver));
  return same ? last : undefined;
}

/** A button tapped twice sends the same words twice: the second says nothing that is not recorded. */
export async function saidJustNow(
  app: App,
  origin: Origin,
  speaker: Speaker,
  told: Told,
  found: Found,
): Promise<Update | undefined> {
  const last = found.milestone.lastUpdate;
  if (last?.by !== speaker.person.id) return undefined;
  const update = (await app.store.get(origin.tenant, 'update', docId('update', last.id)))?.doc.body;
  // The form says only what differs from the record, so its second tap may say less than its first; and a reason
  // that stood in the form was dropped by the first, when it said that all is well again.
  const same =
    update?.corrects === told.corrects &&
    entriesOf(told.said).every(
      ([field, value]) =>
        isDeepStrictEqual(update.said[field], value) ||
        (field === 'reason' && update.said.reason === undefined && found.milestone.reason === null),
    );
  return same ? update : undefined;
}
