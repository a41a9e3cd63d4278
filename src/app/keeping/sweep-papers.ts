/** Takes a person out of kept papers: as whole texts, since a name may be cut by the boundary of two parts. */
import { type Identity, machineTextWithout, mentionsIn, namesGoing } from '../../domain/keeping/identity.ts';
import { type Kind, write } from '../../store/documents.ts';
import { paperTexts, rewritePaper } from '../../store/paper-text.ts';
import { all, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { again } from './again.ts';

/** Words that name them and were left: a kind and an id of the record, and its fields. */
export type Mention = { kind: Kind; id: string; fields: string[] };

/** A record from which their name goes, and how often. */
export type Renamed = { kind: Kind; id: string; names: number };

export type PapersSwept = { written: number; mentions: Mention[]; renamed: Renamed[] };

export async function sweepPapers(
  app: App,
  tenant: string,
  who: Identity,
  dry: boolean,
): Promise<PapersSwept> {
  const swept: PapersSwept = { written: 0, mentions: [], renamed: [] };
  const named = new Set<string>();
  for (const { head, parts, text } of await paperTexts(app.store, tenant, () => undefined)) {
    for (const { doc } of parts) named.add(doc.id);
    const bare = machineTextWithout(text, who);
    const fields = mentionsIn({ text: bare }, who);
    const names = namesGoing(text, who, true);
    if (names > 0) swept.renamed.push({ kind: 'paper', id: head.doc.id, names });
    if (fields.length > 0) swept.mentions.push({ kind: 'paper', id: head.doc.id, fields });
    if (bare !== text && (await paperWithout(app, tenant, head.doc.id, who, dry))) swept.written += 1;
  }
  const loose = await sweepLoose(app, tenant, who, named, dry);
  swept.written += loose.length;
  swept.renamed.push(...loose.filter(({ names }) => names > 0));
  return swept;
}

async function paperWithout(
  app: App,
  tenant: string,
  id: string,
  who: Identity,
  dry: boolean,
): Promise<boolean> {
  return again(id, async () => {
    const kept = (await paperTexts(app.store, tenant, () => undefined)).find(
      ({ head }) => head.doc.id === id,
    );
    const text = kept && machineTextWithout(kept.text, who);
    if (!kept || text === undefined || text === kept.text) return false;
    return dry || (await rewritePaper(app.store, tenant, kept, text)) ? true : undefined;
  });
}

/**
 * Parts that no head names: whoever kept the paper was cut off, or is about to store its head. So they stay as many as
 * they are.
 */
async function sweepLoose(
  app: App,
  tenant: string,
  who: Identity,
  named: ReadonlySet<string>,
  dry: boolean,
): Promise<Renamed[]> {
  const stored = await all(app.store, tenant, { kind: 'paper-part', unreadable: () => undefined });
  const loose = textsOf(
    stored.filter(({ doc }) => !named.has(doc.id)),
    'paper-part:',
  ).filter(({ text }) => machineTextWithout(text, who) !== text);
  for (const { parts, text } of dry ? [] : loose) {
    const bare = machineTextWithout(text, who);
    const length = Math.ceil(bare.length / parts.length);
    for (const [place, { doc, version }] of parts.entries()) {
      const next = write('paper-part', doc.id, { text: bare.slice(place * length, (place + 1) * length) });
      await app.store.commit(tenant, `erase:${crypto.randomUUID()}`, [
        { op: 'put', doc: next, expect: version },
      ]);
    }
  }
  return loose.map(({ of, text }) => ({
    ...{ kind: 'paper-part' as const, id: `paper-part:${of}`, names: namesGoing(text, who, true) },
  }));
}

/** Parts of one text each, by what their ids begin with, in their order. */
export function textsOf<K extends 'paper-part' | 'draft-part'>(
  stored: readonly Stored<K>[],
  kind: string,
): { of: string; parts: Stored<K>[]; text: string }[] {
  const apart = stored.map((one) => {
    const end = one.doc.id.lastIndexOf(':');
    return { one, of: one.doc.id.slice(kind.length, end), place: Number(one.doc.id.slice(end + 1)) };
  });
  return [...Map.groupBy(apart, ({ of }) => of)].map(([of, those]) => {
    const parts = those.toSorted((a, b) => a.place - b.place).map(({ one }) => one);
    return { of, parts, text: parts.map(({ doc }) => doc.body.text).join('') };
  });
}
