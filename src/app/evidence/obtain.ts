/** Brings the bytes of a file in: fetched with a limit, judged by what they are, stored under their hash; each step can be repeated. */
import { createHash } from 'node:crypto';
import { LARGEST_EVIDENCE } from '../../cards/evidence/refused-file.ts';
import { stamp } from '../../domain/stamp.ts';
import { BlobsUnavailable } from '../../store/blobs.ts';
import type { Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import type { Origin, SentFile } from '../message.ts';
import { atMost } from './at-most.ts';
import { keptName } from './endings.ts';
import {
  CLAIM,
  changeFile,
  enterFile,
  fileOf,
  idOf,
  type KeptFile,
  later,
  UNPLACED_LASTS,
} from './kept-file.ts';

/** The pauses between attempts, in minutes: an hour in all, as long as a link opens as a rule. */
const PAUSES = [1, 2, 4, 8, 15, 15, 15];
/**
 * What a pending file says while an attempt is under way, and what is left standing when the process ended meanwhile.
 * A file that has been through them all is what ends it.
 */
const UNDER_WAY = ['begun', 'begun again', 'begun a third time'];
/** Of all tenants together: a process holds a file whole, and so does the look at it. */
const inTurn = atMost(2);
const LONGEST_NAME = 200;

/** A file that came with a message. `bytes` are given where it has been fetched already. */
export type Arrived = SentFile & { id: string; bytes?: Uint8Array };

/**
 * Takes a file on, and fetches it. It is entered first: a process that ends meanwhile leaves it to the clock. The
 * same file delivered again is the same document. `words`: something was written beside it.
 */
export async function takeOn(
  app: App,
  origin: Origin,
  person: string,
  { id, name, url, bytes }: Arrived,
  words: boolean,
): Promise<Stored<'file'>> {
  const entered = await fileOf(app, origin.tenant, id);
  if (!entered) {
    const now = app.clock.now();
    await enterFile(app, origin.tenant, id, {
      by: person,
      at: stamp(now),
      name: shortened(name),
      plan: null,
      milestone: null,
      state: 'pending',
      offer: null,
      source: url,
      attempts: 1,
      notBefore: stamp(now.add(CLAIM)),
      sha256: null,
      bytes: null,
      type: null,
      reason: UNDER_WAY[0] ?? null,
      expires: stamp(now.add(UNPLACED_LASTS)),
      words,
      looksLike: [],
      vouched: null,
    });
  }
  return inTurn(() => obtain(app, origin.tenant, id, bytes));
}

/** A long name keeps its ending, which says how a computer would take the file. */
const shortened = (name: string): string =>
  (name.length <= LONGEST_NAME
    ? name
    : `${name.slice(0, LONGEST_NAME - 50)}${name.slice(-50)}`
  ).toWellFormed();

/** A file that was held back is fetched after all: its sender says that it is about no child. False when it is not theirs to say. */
export async function obtainVouched(app: App, tenant: string, id: string, person: string): Promise<boolean> {
  const was = await fileOf(app, tenant, id);
  if (was?.doc.body.by !== person || was.doc.body.state !== 'refused' || was.doc.body.reason !== 'pupil')
    return false;
  const now = app.clock.now();
  const changed = await changeFile(app, tenant, was, {
    state: 'pending',
    attempts: 1,
    reason: UNDER_WAY[0] ?? null,
    notBefore: stamp(now.add(CLAIM)),
    expires: stamp(now.add(UNPLACED_LASTS)),
    vouched: { by: person, at: stamp(now) },
  });
  if (changed) await inTurn(() => obtain(app, tenant, id));
  return changed;
}

/**
 * The clock's attempt at a file that is due; what is no longer pending is answered as it stands. Undefined when another
 * replica has it. The attempt is counted before it is made: a file that ends the process is given up after a few.
 * @throws Error when it is not in the record.
 */
export const obtainDue = (
  app: App,
  tenant: string,
  due: Stored<'file'>,
): Promise<Stored<'file'> | undefined> =>
  inTurn(async () => {
    const claimed = await changeFile(app, tenant, due, {
      ...(due.doc.body.state === 'pending' ? begun(app, due.doc.body) : {}),
      notBefore: later(app, CLAIM),
    });
    return claimed ? obtain(app, tenant, idOf(due)) : undefined;
  });

function begun(app: App, { attempts, reason }: KeptFile): Partial<KeptFile> {
  const next = UNDER_WAY[UNDER_WAY.indexOf(reason ?? '') + 1];
  return next === undefined ? over(app, 'refused', 'damaged') : { attempts: attempts + 1, reason: next };
}

/** Until somebody has settled the file, or this attempt has put it off. */
async function obtain(app: App, tenant: string, id: string, bytes?: Uint8Array): Promise<Stored<'file'>> {
  let had = bytes;
  for (let settled = false; ; ) {
    const was = await fileOf(app, tenant, id);
    if (!was) throw new Error(`file ${id} is not in the record`);
    if (settled || was.doc.body.state !== 'pending') return was;
    had ??= await keptBytes(app, tenant, was.doc.body);
    const fetched = had ? ({ ok: true, bytes: had } as const) : await fetchFrom(app, was.doc.body);
    if (!fetched.ok) {
      settled =
        fetched.reason === 'unreachable'
          ? await postponed(app, tenant, was, fetched.reason)
          : await changeFile(app, tenant, was, over(app, 'lost', fetched.reason));
    } else {
      had = fetched.bytes;
      settled = await kept(app, tenant, was, fetched.bytes);
    }
  }
}

const fetchFrom = (app: App, { source }: KeptFile) =>
  source === null
    ? Promise.resolve({ ok: false, reason: 'gone' } as const)
    : app.files.fetch(source, LARGEST_EVIDENCE);

/** Put already by an attempt that did not come to its end. */
async function keptBytes(app: App, tenant: string, { sha256 }: KeptFile): Promise<Uint8Array | undefined> {
  if (sha256 === null) return undefined;
  try {
    return (await app.blobs.get(tenant, sha256))?.bytes;
  } catch (error) {
    if (error instanceof BlobsUnavailable) return undefined;
    throw error;
  }
}

/** False when somebody else changed the file meanwhile: it is to be looked at again. */
async function kept(app: App, tenant: string, was: Stored<'file'>, bytes: Uint8Array): Promise<boolean> {
  const verdict = await app.judge(bytes, was.doc.body.name);
  if (!verdict.ok) return changeFile(app, tenant, was, over(app, 'refused', verdict.reason));
  if (verdict.looksLike && was.doc.body.vouched === null) {
    // Its link is kept: whoever sent it may say within the day that it is about no child.
    const held = { ...over(app, 'refused', 'pupil'), source: was.doc.body.source };
    return changeFile(app, tenant, was, { ...held, looksLike: verdict.looksLike });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = keptName(was.doc.body.name, verdict.extension);
  const content = { name, sha256, bytes: bytes.length, type: verdict.type };
  // Before the bytes: whoever removes the same bytes for another file sees by this that they are wanted.
  if (!(await changeFile(app, tenant, was, content))) return false;
  const named = await fileOf(app, tenant, idOf(was));
  if (named?.doc.body.state !== 'pending') return false;
  if (await isRemoved(app, tenant, sha256)) return postponed(app, tenant, named, 'unreachable');
  try {
    await app.blobs.put(tenant, sha256, { bytes, type: verdict.type });
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    app.log.error({ error: error.message }, 'a file could not be stored');
    return postponed(app, tenant, named, 'unreachable');
  }
  return changeFile(app, tenant, named, { state: 'waits', source: null, reason: null });
}

/** Whether the same bytes are being removed at this moment. */
async function isRemoved(app: App, tenant: string, sha256: string): Promise<boolean> {
  const { found } = await app.store.query(tenant, {
    kind: 'file',
    where: [{ field: 'sha256', is: 'eq', to: sha256 }],
  });
  return found.some(({ doc }) => doc.body.state === 'removing');
}

/** To be tried again after a while, as long as that makes sense; false when somebody else changed the file meanwhile. */
async function postponed(app: App, tenant: string, was: Stored<'file'>, reason: string): Promise<boolean> {
  const minutes = PAUSES[was.doc.body.attempts - 1];
  const change =
    minutes === undefined ? over(app, 'lost', reason) : { reason, notBefore: later(app, { minutes }) };
  return changeFile(app, tenant, was, change);
}

/** What cannot become evidence any more is kept as long as somebody may ask. */
const over = (app: App, state: 'refused' | 'lost', reason: string): Partial<KeptFile> => ({
  state,
  reason,
  source: null,
  expires: later(app, UNPLACED_LASTS),
});
