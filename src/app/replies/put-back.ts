/** What puts a milestone back to how it stood before somebody's last update, or why it stays as it is. */
import { isDeepStrictEqual } from 'node:util';
import { without } from '../../domain/decide.ts';
import type { Evidence, Milestone } from '../../domain/milestone.ts';
import { may, WHO_UPDATES } from '../../domain/permission.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { isWord, type Said, type Update } from '../../domain/update.ts';
import { docId } from '../../store/ids.ts';
import { openRequests, requestId } from '../../store/requests.ts';
import type { App } from '../context.ts';
import { type Found, find } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/** What is put back: `wrong` is the update that stands no more, with all that was said in `said` in its place. */
export type PutBack = {
  found: Found;
  wrong: Update;
  said: Said;
  /** Null where it was no word on how it goes, and is answered by another such. */
  corrects: string | null;
  /** Earlier updates of the same utterance. */
  also: readonly string[];
  /** A file that came with it stays where it was placed. */
  keepsFiles: boolean;
};
export type Stays = { found: Found | undefined; why: string };
export const STOOD_SO = 'it stood the same before';

/**
 * `update` is the one that must still be the last; undefined takes the last there is. `also` are earlier ones of the
 * same utterance: a percentage that was said, and the status that was confirmed after it.
 */
export async function putBackOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  milestone: string,
  { update, also = [] }: { update?: string; also?: readonly string[] } = {},
): Promise<PutBack | Stays> {
  const found = await find(app, origin, speaker, milestone);
  const stays = (why: string): Stays => ({ found, why });
  if (!found) return stays('it is no longer in the plan');
  if (found.milestone.status === 'withdrawn') return stays('it has been withdrawn from the plan');
  const item = found.book.byId.get(found.milestone.item);
  if (!item || !may(found.actor, 'update-action', found.book, item))
    return stays(`it is for ${WHO_UPDATES} to update`);
  const updates = await app.records.updates(origin.tenant, milestone);
  const last = updates.at(-1);
  if (!last) return stays('nobody has said anything of it yet');
  if (last.putsBack !== undefined) return stays('it was put right already');
  if (last.by !== speaker.person.id) return stays('the last update of it is somebody else’s');
  if (update !== undefined && last.id !== update) return stays('you have said more of it since');
  if (last.takenOff !== undefined || last.checked || last.redacted !== undefined)
    return stays('it was changed in another way since');
  const waits = last.said.handOver || last.asksForTime ? await asked(app, origin, last) : undefined;
  if (waits)
    return stays(
      `what you asked for waits for an answer: “withdraw my request for ${found.line.ref}” takes that back`,
    );
  if (last.asksForTime && !(await isTakenBack(app, origin, last)))
    return stays('what you asked for has been decided');
  const word = isWord(last);
  if (word && found.milestone.lastUpdate?.id !== last.id) return stays('you have said more of it since');
  const said = backTo(found, updates, last, also, word);
  if (said === null) return stays(last.corrects === null ? STOOD_SO : 'it was put right already');
  const keepsFiles = filesOf(slipsOf(updates, last, also)).length > 0;
  const corrects = word ? last.id : null;
  // A wish that was taken back is no word, and goes as if it had not been said.
  const gone = last.asksForTime ? [...new Set([...also, last.id])] : also;
  return { found, wrong: last, said, corrects, also: gone, keepsFiles };
}

async function asked(app: App, origin: Origin, { id, milestone }: Update): Promise<boolean> {
  const where = [{ field: 'milestone', is: 'eq', to: milestone }] as const;
  const { open } = await openRequests(app, origin.tenant, app.clock.now(), where);
  return open.some(({ request }) => request.update === id);
}

/** Whoever asked has taken the wish back: nobody decided it. */
async function isTakenBack(app: App, origin: Origin, { id }: Update): Promise<boolean> {
  const stored = await app.store.get(origin.tenant, 'request', docId('request', requestId('more-time', id)));
  return stored?.doc.body.state === 'withdrawn';
}

/** Null where nothing would change. */
function backTo(
  { milestone, book, today }: Found,
  updates: readonly Update[],
  last: Update,
  also: readonly string[],
  word: boolean,
): Said | null {
  const zone = book.plan.timezone;
  const others = updates.filter(({ id }) => !also.includes(id));
  const before = without(last.id, milestone, others, zone);
  const base = also.length === 0 ? before : without(last.id, milestone, updates, zone);
  const slips = slipsOf(updates, last, also);
  const spoken = new Set(slips.flatMap(({ said }) => Object.keys(said)));
  const same = FIELDS.every((field) => isDeepStrictEqual(before[field], milestone[field]));
  if (same) return null;
  const named = (name: string, field: (typeof FIELDS)[number]): boolean =>
    spoken.has(name) || !isDeepStrictEqual(before[field], base[field]);
  const { percent, forecast, snoozedUntil, handOver } = before;
  const said: Said = {
    ...(named('percent', 'percent') && { percent }),
    // A day that has passed meanwhile is nothing to say again; without the update it stands by itself.
    ...(named('forecast', 'forecast') && (forecast === null || forecast >= today) && { forecast }),
    ...(named('snooze', 'snoozedUntil') && { snooze: ahead(snoozedUntil, today) }),
    ...(named('handOver', 'handOver') && { handOver }),
  };
  const files = filesOf(slips);
  if (!word)
    return {
      ...said,
      ...(last.asksForTime && { reason: before.reason }),
      ...(files.length > 0 && { evidence: files }),
    };
  const evidence = [...proofOf(before, others, last), ...files];
  return {
    status: before.status,
    ...said,
    // Its own date stays with a reason that was given before: it is not said again.
    ...(named('reason', 'reason') &&
      (before.reason === null || before.reason !== base.reason) && { reason: before.reason }),
    ...((before.blocked || spoken.has('blocked')) && { blocked: before.blocked }),
    ...(evidence.length > 0 && { evidence }),
  };
}

const FIELDS = [
  'status',
  'percent',
  'reason',
  'forecast',
  'blocked',
  'snoozedUntil',
  'handOver',
  'evidence',
] as const;

const ahead = (day: PlainDate | null, today: PlainDate): PlainDate | null =>
  day !== null && day > today ? day : null;

const slipsOf = (updates: readonly Update[], last: Update, also: readonly string[]): Update[] =>
  updates.filter(({ id }) => id === last.id || also.includes(id));

/** Files stay where they were placed. */
const filesOf = (slips: readonly Update[]): Evidence[] =>
  slips.flatMap(({ said }) => (said.evidence ?? []).filter(({ kind }) => kind === 'file'));

/** A completion that stands again is shown by what was given with it, or after it. */
function proofOf(before: Milestone, updates: readonly Update[], last: Update): Evidence[] {
  if (before.status !== 'complete') return [];
  const standing = updates.filter(({ id }) => id !== last.id);
  const done = standing.findLastIndex(({ said }) => said.status === 'complete');
  const latest = standing
    .slice(Math.max(0, done))
    .flatMap(({ said }) => said.evidence ?? [])
    .at(-1);
  return latest ? [latest] : [];
}
