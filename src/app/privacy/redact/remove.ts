/** Carries a redaction out once two officers have agreed: every step can be repeated, and where the words stand comes last. */
import { emptied, wordsOf } from '../../../domain/privacy/content.ts';
import { type Redaction, unfound } from '../../../domain/privacy/redaction.ts';
import { withWords } from '../../../domain/privacy/texts.ts';
import type { Update } from '../../../domain/update.ts';
import { write } from '../../../store/documents.ts';
import { noteInLedger } from '../../../store/ledger.ts';
import { contentAt, type Found, isRecordThere } from '../../../store/redactables.ts';
import type { Stored } from '../../../store/store.ts';
import type { App } from '../../context.ts';
import { forgetMade } from '../../offer/forget.ts';
import { type Content, goingWith } from './going.ts';
import { isMarker, markerOf } from './marker.ts';
import { postsShowing } from './posts-showing.ts';
import { changeRedaction, redactionOf } from './record.ts';
import { removeFiles } from './remove-files.ts';
import { clean, removeQuotations, withWhole } from './remove-quotations.ts';

/**
 * Removes the content from the record and the files. Doing it twice is doing it once; one that was cut off goes on
 * where it was. Posts in Teams are replaced afterwards, by the clock.
 * @throws StoreUnavailable, BlobsUnavailable: the clock tries again.
 */
export async function removeContent(app: App, tenant: string, id: string): Promise<Redaction | undefined> {
  for (;;) {
    const stored = await redactionOf(app, tenant, id);
    if (stored?.doc.body.state !== 'agreed') return stored?.doc.body;
    const redaction = stored.doc.body;
    const found = await contentAt(app, tenant, redaction.update);
    if (found && isRemoved(found)) return redaction;
    // Before anything goes: a record that comes back from earlier must not bring it back.
    await noteInLedger(app.blobs, tenant, stored.doc);
    if (!found) {
      const isMissed = await isRecordThere(app.store, tenant, redaction.update);
      await changeRedaction(app, tenant, stored, { state: 'done', ...(isMissed && unfound(redaction)) });
      continue;
    }
    const marker = markerOf(redaction);
    await notePosts(app, tenant, redaction, found);
    const left = await leftBy(app, tenant, found);
    await forgetMade(app, tenant, redaction.plan);
    if ('update' in found) await removeFromMilestone(app, tenant, found.update, marker);
    const failed = await removeQuotations(app, tenant, found, marker);
    if (failed > 0)
      left.push(
        `${failed} records that could not be read or rewritten: whoever runs Waymark sees them with "waymark doctor".`,
      );
    // Where it stands comes last: until then a run that was cut off knows what to look for.
    const now = await redactionOf(app, tenant, id);
    if (now?.doc.body.state !== 'agreed') continue;
    const fresh = await contentAt(app, tenant, redaction.update);
    const doc = fresh && emptiedDoc(fresh, marker, id);
    if (!fresh || !doc) continue;
    const state = now.doc.body.posts.length === 0 ? 'done' : 'agreed';
    const gone = await app.store.commit(tenant, `redact:${id}:${fresh.stored.version}:${now.version}`, [
      { op: 'put', doc, expect: fresh.stored.version },
      {
        op: 'put',
        doc: write('redaction', now.doc.id, {
          ...now.doc.body,
          state,
          left: [...new Set([...now.doc.body.left, ...left, ...UNREACHED])],
        }),
        expect: now.version,
      },
    ]);
    // What was made while this went on was made from words that are gone by now.
    if (gone.kind !== 'stale') await forgetMade(app, tenant, redaction.plan);
  }
}

const isRemoved = (found: Found): boolean =>
  'update' in found ? found.update.redacted !== undefined : isMarker(found.text.words);

/** The record in which it stands, without it and without what repeats it there. */
function emptiedDoc(found: Found, marker: string, id: string): Stored['doc'] | undefined {
  if ('update' in found) return write('update', found.stored.doc.id, emptied(found.update, marker, id));
  const { holder, text, stored } = found;
  const { body } = withWords(holder, text.place, marker);
  const doc = { ...stored.doc, body };
  return holder.kind === 'item' || holder.kind === 'plan'
    ? doc
    : clean(doc, withWhole(goingWith(found, marker), found), found);
}

/** What goes with an update alone, and what of other words stays where it is. */
async function leftBy(app: App, tenant: string, found: Found): Promise<string[]> {
  if ('update' in found) return removeFiles(app, tenant, found.update);
  const { holder } = found;
  if (holder.kind === 'decision' && holder.body.action !== null)
    return ['The action that this decision became has a title of its own: change that in the plan.'];
  return holder.kind === 'item' || holder.kind === 'plan'
    ? ['Cards that showed this reading to whoever gives the next one: ask them to delete those.']
    : [];
}

/** What Teams keeps of answers to people's own messages is not known by its id. */
const UNREACHED = [
  'What was typed in Teams, and Waymark’s answers to whoever asked, in chats and channels: ask whoever wrote it to delete their message, and see their chat.',
  'Copies that people have exported or downloaded.',
];

/** Before anything goes: which messages showed it cannot be told afterwards. */
async function notePosts(app: App, tenant: string, redaction: Redaction, content: Content): Promise<void> {
  const showing = await postsShowing(app, tenant, content);
  for (;;) {
    const stored = await redactionOf(app, tenant, redaction.id);
    if (stored?.doc.body.state !== 'agreed') return;
    const posts = [...new Set([...stored.doc.body.posts, ...showing])];
    if (posts.length === stored.doc.body.posts.length) return;
    if (await changeRedaction(app, tenant, stored, { posts })) return;
  }
}

/** The milestone repeats the last word on it. */
async function removeFromMilestone(app: App, tenant: string, update: Update, marker: string): Promise<void> {
  const words = new Set(wordsOf(update));
  for (;;) {
    const stored = await app.records.milestone(tenant, update.milestone);
    if (!stored) return;
    const { reason, evidence, handOver, signOff } = stored.doc.body;
    const latest = evidence?.latest;
    const piece =
      latest && (latest.kind === 'link' ? latest.url : latest.kind === 'file' ? latest.name : latest.what);
    const body = {
      ...stored.doc.body,
      ...(reason !== null && words.has(reason) && { reason: marker }),
      ...(evidence &&
        piece !== undefined &&
        words.has(piece) && {
          evidence: { ...evidence, latest: { kind: 'location', what: marker } as const },
        }),
      ...(handOver?.name && words.has(handOver.name) && { handOver: { ...handOver, name: null } }),
      ...(signOff?.reason && words.has(signOff.reason) && { signOff: { ...signOff, reason: marker } }),
    };
    if (JSON.stringify(body) === JSON.stringify(stored.doc.body)) return;
    const doc = write('milestone', stored.doc.id, body);
    const command = `redact:${update.id}:${stored.version}:milestone`;
    const result = await app.store.commit(tenant, command, [{ op: 'put', doc, expect: stored.version }]);
    if (result.kind !== 'stale') return;
  }
}
