/** Drafts in the record: what somebody sent stands in parts that nobody sees, under a head that is written last. */
import { z } from 'zod/v4';
import { PlanFile } from '../../domain/plan-file.ts';
import { stamp } from '../../domain/stamp.ts';
import { type Content, write } from '../../store/documents.ts';
import { holdsNow } from '../../store/holds-now.ts';
import { docId } from '../../store/ids.ts';
import type { Stored } from '../../store/store.ts';
import type { App } from '../context.ts';

/** What is to be applied. `base` is what a workbook started from; null for a plan, which the last import is for. */
export const Sent = z.strictObject({
  file: PlanFile,
  base: PlanFile.nullable(),
  findings: z.array(
    z.strictObject({
      kind: z.enum(['inferred', 'repaired', 'unplaced', 'child']),
      what: z.string(),
      where: z.string(),
    }),
  ),
});
export type Sent = z.infer<typeof Sent>;

export type Head = Content<'draft'>;

const LASTS = Temporal.Duration.from({ hours: 24 * 14 });
/** Characters of a part: whatever they are, one part fits a commit. */
const PART = 300_000;

/** Keeps a draft. The same turn delivered again, or cut off before, keeps the same one. */
export async function keepDraft(
  app: App,
  tenant: string,
  id: string,
  head: Omit<Head, 'expires' | 'parts' | 'state' | 'applying'>,
  sent: Sent,
): Promise<void> {
  const expires = stamp(app.clock.now().add(LASTS));
  const parts = cut(JSON.stringify(sent));
  for (const [index, text] of parts.entries()) {
    const name = docId('draft-part', `${id}:${index}`);
    const before = await app.store.get(tenant, 'draft-part', name);
    // Of two deliveries at once both put the same text.
    await app.store.commit(tenant, `draft:${id}:${index}:${before?.version ?? 'new'}`, [
      {
        op: 'put',
        doc: write('draft-part', name, { expires, text }),
        expect: before?.version ?? 'absent',
      },
    ]);
  }
  const doc = write('draft', docId('draft', id), {
    ...head,
    expires,
    parts: parts.length,
    state: 'waits',
    applying: null,
  });
  await app.store.commit(tenant, `draft:${id}`, [{ op: 'put', doc, expect: 'absent' }]);
}

function cut(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    // A pair of surrogates stays in one part: half of one is no text.
    const split = /[\uD800-\uDBFF]/.test(text.charAt(from + PART - 1)) ? PART - 1 : PART;
    parts.push(text.slice(from, from + split));
    from += split;
  }
  return parts;
}

/** The head of a draft, while it lasts. */
export async function draftOf(app: App, tenant: string, id: string): Promise<Stored<'draft'> | undefined> {
  const stored = await app.store.get(tenant, 'draft', docId('draft', id));
  return stored && stored.doc.body.expires > stamp(app.clock.now()) ? stored : undefined;
}

/** What a draft holds; undefined when it is settled. */
export async function sentIn(app: App, tenant: string, id: string, head: Head): Promise<Sent | undefined> {
  const names = Array.from({ length: head.parts }, (_, index) => docId('draft-part', `${id}:${index}`));
  const parts = await Promise.all(names.map((name) => app.store.get(tenant, 'draft-part', name)));
  if (parts.some((part) => part === undefined)) return undefined;
  return Sent.parse(JSON.parse(parts.map((part) => part?.doc.body.text ?? '').join('')));
}

/** Changes the head; false when somebody else changed it since it was read. */
export async function changeDraft(
  app: App,
  tenant: string,
  id: string,
  was: Stored<'draft'>,
  change: Partial<Head>,
): Promise<boolean> {
  const doc = write('draft', docId('draft', id), { ...was.doc.body, ...change });
  const command = `draft:${id}:${crypto.randomUUID()}`;
  return (
    (await app.store.commit(tenant, command, [{ op: 'put', doc, expect: was.version }])).kind !== 'stale'
  );
}

/**
 * Says that a draft is discarded, and drops what was sent, or leaves it to the daily sweep while a hold keeps it; false,
 * and nothing done, when somebody else changed it since it was read.
 */
export async function discardDraft(
  app: App,
  tenant: string,
  id: string,
  was: Stored<'draft'>,
): Promise<boolean> {
  if (!(await changeDraft(app, tenant, id, was, { state: 'discarded' }))) return false;
  const { plan, parts } = was.doc.body;
  const held = (await holdsNow(app.store, tenant)).on(plan, [was.doc]);
  if (!held) await dropParts(app, tenant, id, parts);
  return true;
}

/** Says that a draft is applied, which nobody can undo. */
export async function settleDraft(app: App, tenant: string, id: string): Promise<void> {
  for (;;) {
    const was = await app.store.get(tenant, 'draft', docId('draft', id));
    if (!was) return;
    if (!(await changeDraft(app, tenant, id, was, { state: 'applied' }))) continue;
    return dropParts(app, tenant, id, was.doc.body.parts);
  }
}

/** A part that stays is removed when the draft would have run out. */
async function dropParts(app: App, tenant: string, id: string, parts: number): Promise<void> {
  for (let index = 0; index < parts; index += 1) {
    const part = await app.store.get(tenant, 'draft-part', docId('draft-part', `${id}:${index}`));
    if (!part) continue;
    const command = `draft:${id}:${index}:settled`;
    await app.store.commit(tenant, command, [{ op: 'delete', id: part.doc.id, expect: part.version }]);
  }
}
