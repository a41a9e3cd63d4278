/** Brings the bytes of a file in: fetched with a limit, judged by what they are, stored under their hash; each step can be repeated. */
import { createHash } from 'node:crypto';
import { stamp } from '../../domain/stamp.ts';
import { BlobsUnavailable } from '../../store/blobs.ts';
import type { Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import type { Origin, SentFile } from '../message.ts';
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
import { judge, keptName, LARGEST_EVIDENCE } from './kinds.ts';

/** The pauses between attempts, in minutes: an hour in all, as long as a link opens as a rule. */
const PAUSES = [1, 2, 4, 8, 15, 15, 15];
const LONGEST_NAME = 200;

/** A file that came with a message. `bytes` are given where it has been fetched already. */
export type Arrived = SentFile & { id: string; bytes?: Uint8Array };

/**
 * Takes a file on, and fetches it. It is entered first: a process that ends meanwhile leaves it to the clock. The
 * same file delivered again is the same document.
 */
export async function takeOn(
  app: App,
  origin: Origin,
  person: string,
  { id, name, url, bytes }: Arrived,
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
      source: url,
      attempts: 0,
      notBefore: stamp(now.add(CLAIM)),
      sha256: null,
      bytes: null,
      type: null,
      reason: null,
      expires: stamp(now.add(UNPLACED_LASTS)),
    });
  }
  return obtain(app, origin.tenant, id, bytes);
}

/** A long name keeps its ending, which says how a computer would take the file. */
const shortened = (name: string): string =>
  (name.length <= LONGEST_NAME
    ? name
    : `${name.slice(0, LONGEST_NAME - 50)}${name.slice(-50)}`
  ).toWellFormed();

/**
 * One attempt to have a pending file; any other is answered as it stands.
 * @throws Error when it is not in the record.
 */
export async function obtain(
  app: App,
  tenant: string,
  id: string,
  bytes?: Uint8Array,
): Promise<Stored<'file'>> {
  let had = bytes;
  for (;;) {
    const was = await fileOf(app, tenant, id);
    if (!was) throw new Error(`file ${id} is not in the record`);
    if (was.doc.body.state !== 'pending') return was;
    had ??= await keptBytes(app, tenant, was.doc.body);
    const fetched = had ? ({ ok: true, bytes: had } as const) : await fetchFrom(app, was.doc.body);
    if (!fetched.ok) {
      if (fetched.reason === 'unreachable') await postponed(app, tenant, was, fetched.reason);
      else await changeFile(app, tenant, was, over(app, 'lost', fetched.reason));
    } else {
      had = fetched.bytes;
      await kept(app, tenant, was, fetched.bytes);
    }
    const now = await fileOf(app, tenant, id);
    // Changed by nobody but this attempt, it is settled for now; else it is looked at again.
    if (now && (now.doc.body.state !== 'pending' || now.doc.body.attempts > was.doc.body.attempts))
      return now;
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

async function kept(app: App, tenant: string, was: Stored<'file'>, bytes: Uint8Array): Promise<void> {
  const verdict = await judge(bytes, was.doc.body.name);
  if (!verdict.ok) {
    await changeFile(app, tenant, was, over(app, 'refused', verdict.reason));
    return;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = keptName(was.doc.body.name, verdict.extension);
  const content = { name, sha256, bytes: bytes.length, type: verdict.type };
  // Before the bytes: whoever removes the same bytes for another file sees by this that they are wanted.
  if (!(await changeFile(app, tenant, was, content))) return;
  const named = await fileOf(app, tenant, idOf(was));
  if (named?.doc.body.state !== 'pending') return;
  if (await isRemoved(app, tenant, sha256)) return postponed(app, tenant, named, 'unreachable');
  try {
    await app.blobs.put(tenant, sha256, { bytes, type: verdict.type });
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    app.log.error({ error: error.message }, 'a file could not be stored');
    return postponed(app, tenant, named, 'unreachable');
  }
  await changeFile(app, tenant, named, { state: 'waits', source: null, reason: null });
}

/** Whether the same bytes are being removed at this moment. */
async function isRemoved(app: App, tenant: string, sha256: string): Promise<boolean> {
  const { found } = await app.store.query(tenant, {
    kind: 'file',
    where: [{ field: 'sha256', is: 'eq', to: sha256 }],
  });
  return found.some(({ doc }) => doc.body.state === 'removing');
}

/** To be tried again after a while, as long as that makes sense. */
async function postponed(app: App, tenant: string, was: Stored<'file'>, reason: string): Promise<void> {
  const attempts = was.doc.body.attempts + 1;
  const minutes = PAUSES[attempts - 1];
  const change =
    minutes === undefined
      ? { ...over(app, 'lost', reason), attempts }
      : { attempts, reason, notBefore: later(app, { minutes }) };
  await changeFile(app, tenant, was, change);
}

/** What cannot become evidence any more is kept as long as somebody may ask. */
const over = (app: App, state: 'refused' | 'lost', reason: string): Partial<KeptFile> => ({
  state,
  reason,
  source: null,
  expires: later(app, UNPLACED_LASTS),
});
