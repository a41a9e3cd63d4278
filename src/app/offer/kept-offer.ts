/** Files that were made for somebody, in the record: their bytes stand among the blobs until the day is over. */
import { createHash } from 'node:crypto';
import { stamp } from '../../domain/stamp.ts';
import { BlobsUnavailable } from '../../store/blobs.ts';
import { all } from '../../store/store.ts';
import { visible } from '../asking/visible.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { enterFile, filesOf, idOf, type KeptFile, later, type Named } from '../evidence/kept-file.ts';
import type { Origin } from '../message.ts';
import { type Speaker, speakerFor, withLeaves } from '../people/enrol.ts';
import { isOutdated } from './sight.ts';

/** How long a file is to be had: until the end of somebody's day, and past a restart. */
const OFFER_LASTS = Temporal.Duration.from({ hours: 24 });
/** In bytes; ten times the workbook of the largest plan. */
export const LARGEST_OFFER = 20_000_000;
const LONGEST_NAME = 120;

/** A file that was made for somebody. */
export type Made = {
  /** The plan that it is made of: whoever may not see it any more does not get the file. */
  plan: string;
  name: string;
  /** A media type; see media-types.ts. */
  type: string;
  bytes: Uint8Array;
  /** What is in it, in a line. */
  description: string;
  /** Of `sight.ts`, by the record that it was made from. */
  sight: string;
};

/**
 * Keeps the file for whoever speaks, and nobody else. A turn makes one file: delivered again, it finds the first.
 * Undefined when its bytes cannot be kept just now.
 */
export async function keepMade(
  app: App,
  { tenant, conversation, scope, ...origin }: Origin,
  { person }: Speaker,
  made: Made,
): Promise<Named | undefined> {
  const id = commandId({ tenant, conversation, id: origin.id }, 'offer');
  const sha256 = createHash('sha256').update(made.bytes).digest('hex');
  const file: KeptFile = {
    by: person.id,
    at: stamp(app.clock.now()),
    name: fileName(made.name),
    words: false,
    looksLike: [],
    vouched: null,
    plan: made.plan,
    milestone: null,
    state: 'offered',
    offer: {
      conversation,
      scope,
      description: clipped(made.description, 500),
      settled: null,
      sight: made.sight,
    },
    source: null,
    attempts: 0,
    notBefore: null,
    sha256,
    bytes: made.bytes.length,
    type: made.type,
    reason: null,
    expires: later(app, OFFER_LASTS),
  };
  // The document before the bytes: whoever removes the same bytes sees by it that they are wanted.
  await enterFile(app, tenant, id, file);
  if (await isGoing(app, tenant, sha256)) return undefined;
  const [kept] = await filesOf(app, tenant, [id]);
  if (kept?.file.sha256 !== sha256) return kept;
  try {
    await app.blobs.put(tenant, sha256, { bytes: made.bytes, type: made.type });
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    app.log.error({ error: error.message }, 'a file that was made could not be kept');
    return undefined;
  }
  return kept;
}

/** Whether the same bytes are being removed at this moment. */
async function isGoing(app: App, tenant: string, sha256: string): Promise<boolean> {
  const same = await all(app.store, tenant, {
    kind: 'file',
    where: [{ field: 'sha256', is: 'eq', to: sha256 }],
  });
  return same.some(({ doc }) => doc.body.state === 'removing');
}

/** The last file that was made for the speaker in this conversation, and is still to be had. */
export async function lastMade(app: App, origin: Origin, speaker: Speaker): Promise<Named | undefined> {
  const lasting = await all(app.store, origin.tenant, {
    kind: 'file',
    where: [{ field: 'expires', is: 'gt', to: stamp(app.clock.now()) }],
    orderBy: { field: 'expires' },
  });
  const last = lasting.findLast(
    ({ doc: { body } }) =>
      body.state === 'offered' &&
      body.by === speaker.person.id &&
      body.offer?.conversation === origin.conversation,
  );
  return last && { id: idOf(last), file: last.doc.body };
}

/**
 * Whether the file is still to be had; in a 1:1 chat, by whom it was made for, as long as they see the plan. `outdated`:
 * something in it has been restricted since, or is no longer theirs to see.
 */
export async function offerNow(
  app: App,
  tenant: string,
  file: KeptFile,
): Promise<'there' | 'gone' | 'outdated'> {
  const { state, offer, expires, plan, by } = file;
  if (state !== 'offered' || offer === null || plan === null) return 'gone';
  if (expires === null || expires <= stamp(app.clock.now())) return 'gone';
  // What a board reads was made without names: there it is enough that the plan is still kept, and keeps back no more.
  if (offer.scope === 'channel') {
    const book = await app.records.book(tenant, plan);
    return !book ? 'gone' : isOutdated(offer.sight, book, null) ? 'outdated' : 'there';
  }
  const person = (await app.records.person(tenant, by))?.doc.body;
  if (!person) return 'gone';
  const origin: Origin = {
    id: 'offer',
    tenant,
    serviceUrl: '',
    conversation: offer.conversation,
    scope: 'personal',
    channel: null,
    from: { teamsId: '', aadObjectId: person.aadObjectId, name: person.name },
  };
  const plans = await visible(app, origin, await withLeaves(app, origin.tenant, speakerFor(app, person)));
  const seen = plans.find(({ book }) => book.plan.id === plan);
  if (!seen) return 'gone';
  return isOutdated(offer.sight, seen.book, seen.actor) ? 'outdated' : 'there';
}

/** A name that every computer takes: what is not allowed in one becomes a dash. */
function fileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|#%]+/gu, '-')
    .replace(/^[\s.~-]+/u, '');
  if (plain.length <= LONGEST_NAME) return plain || 'waymark';
  return `${plain.slice(0, LONGEST_NAME - 10)}${plain.slice(-10)}`.toWellFormed();
}

const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
