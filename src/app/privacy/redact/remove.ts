/** Carries a redaction out once two officers have agreed: every step can be repeated, and the update itself comes last. */
import { emptied, wordsOf } from '../../../domain/privacy/content.ts';
import type { Redaction } from '../../../domain/privacy/redaction.ts';
import type { Update } from '../../../domain/update.ts';
import { write } from '../../../store/documents.ts';
import { docId } from '../../../store/ids.ts';
import type { App } from '../../context.ts';
import { forgetMade } from '../../offer/forget.ts';
import { markerOf } from './marker.ts';
import { postsShowing } from './posts.ts';
import { changeRedaction, redactionOf } from './record.ts';
import { removeFiles } from './remove-files.ts';
import { removeQuotations } from './remove-quotations.ts';

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
    const update = await app.store.get(tenant, 'update', docId('update', redaction.update));
    if (!update) {
      await changeRedaction(app, tenant, stored, { state: 'done' });
      continue;
    }
    if (update.doc.body.redacted !== undefined) return redaction;
    const marker = markerOf(redaction);
    await notePosts(app, tenant, redaction, update.doc.body);
    const left = await removeFiles(app, tenant, update.doc.body);
    await forgetMade(app, tenant, update.doc.body.plan);
    await removeFromMilestone(app, tenant, update.doc.body, marker);
    const failed = await removeQuotations(app, tenant, update.doc.body, marker);
    if (failed > 0)
      left.push(
        `${failed} records that could not be read or rewritten: whoever runs Waymark sees them with "waymark doctor".`,
      );
    // Its own content last: until then a run that was cut off knows what to look for.
    const now = await redactionOf(app, tenant, id);
    if (now?.doc.body.state !== 'agreed') continue;
    const fresh = await app.store.get(tenant, 'update', update.doc.id);
    if (!fresh) continue;
    const body = emptied(fresh.doc.body, marker, id);
    const state = now.doc.body.posts.length === 0 ? 'done' : 'agreed';
    await app.store.commit(tenant, `redact:${id}:${fresh.version}:${now.version}`, [
      { op: 'put', doc: write('update', fresh.doc.id, body), expect: fresh.version },
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
  }
}

/** What Teams keeps of answers to people's own messages is not known by its id. */
const UNREACHED = [
  'What was typed in Teams, and Waymark’s answer to it: ask whoever wrote it to delete their message, and see their chat.',
  'Copies that people have exported or downloaded.',
];

/** Before anything goes: which messages showed it cannot be told afterwards. */
async function notePosts(app: App, tenant: string, redaction: Redaction, update: Update): Promise<void> {
  const showing = await postsShowing(app, tenant, update);
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
