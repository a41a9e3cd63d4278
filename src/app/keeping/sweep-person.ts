/** Goes through the whole record of a tenant and takes a person out of it, or says what that would come to. */
import { hasOneWord, type Identity, keyWithout, machineTextWithout } from '../../domain/keeping/identity.ts';
import { type Doc, type Kind, UnreadableDocument } from '../../store/documents.ts';
import { paperTexts, rewritePaper } from '../../store/paper-text.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { changeFile } from '../evidence/kept-file.ts';
import { going, removeNow } from '../evidence/remove.ts';
import { type Fate, fateOf, type Own, SWEPT } from './person-fate.ts';

/** Words that name them, which others wrote: a kind and an id of the record, and its fields. */
export type Mention = { kind: Kind; id: string; fields: string[] };

export type Swept = {
  /** By kind, how many records go, and how many are written without them. */
  gone: Map<Kind, number>;
  written: Map<Kind, number>;
  mentions: Mention[];
  /** Records that could not be read, or not be written without them. */
  failed: number;
  /** Their name is one word: it went where it stood alone, and stands among other words still. */
  oneWord: boolean;
};

/** `dry` changes nothing. Doing it twice is doing it once. */
export async function sweepPerson(
  app: App,
  tenant: string,
  who: Identity,
  { chat, erasure, dry }: { chat: string | null; erasure: string; dry: boolean },
): Promise<Swept> {
  const swept: Swept = {
    gone: new Map(),
    written: new Map(),
    mentions: [],
    failed: 0,
    oneWord: hasOneWord(who),
  };
  const unreadable = (): void => {
    swept.failed += 1;
  };
  const own: Own = { chat, erasure, drafts: await draftsWith(app, tenant, who) };
  await sweepPapers(app, tenant, who, dry, swept);
  for (const kind of SWEPT)
    for (const one of await all(app.store, tenant, { kind, unreadable })) {
      const fate = fated(one, who, own);
      if (!fate) unreadable();
      else if (fate.kind !== 'stays') {
        if (fate.kind === 'written') noteMention(swept, one, fate);
        const changed = dry ? fate : await carryOut(app, tenant, one, who, own);
        if (!changed) unreadable();
        else count(swept, one, fate);
      }
    }
  return swept;
}

function noteMention(swept: Swept, { doc }: Stored, fate: Extract<Fate, { kind: 'written' }>): void {
  if (fate.mentions.length > 0)
    swept.mentions.push({ kind: doc.kind, id: fate.doc.id, fields: fate.mentions });
}

function count({ gone, written }: Swept, { doc }: Stored, fate: Fate): void {
  if (fate.kind === 'written' && fate.doc.body === doc.body && fate.doc.id === doc.id) return;
  const counts = fate.kind === 'written' ? written : gone;
  counts.set(doc.kind, (counts.get(doc.kind) ?? 0) + 1);
}

function fated(one: Stored, who: Identity, own: Own): Fate | undefined {
  try {
    return fateOf(one, who, own);
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    return undefined;
  }
}

/** Judged again on the record as it stands where somebody else was quicker; undefined where it cannot be written. */
async function carryOut(
  app: App,
  tenant: string,
  stored: Stored,
  who: Identity,
  own: Own,
): Promise<Fate | undefined> {
  for (let one: Stored | undefined = stored; one; ) {
    const fate = fated(one, who, own);
    if (!fate || fate.kind === 'stays') return fate;
    if (fate.kind === 'let-go') {
      await letGo(app, tenant, one);
      return fate;
    }
    const { id, kind }: Doc = one.doc;
    if (fate.kind === 'written' && fate.doc.body === one.doc.body && fate.doc.id === id) return fate;
    const changes: Change[] =
      fate.kind === 'goes'
        ? [{ op: 'delete', id, expect: one.version }]
        : fate.doc.id === id
          ? [{ op: 'put', doc: fate.doc, expect: one.version }]
          : [
              { op: 'delete', id, expect: one.version },
              { op: 'put', doc: fate.doc, expect: 'absent' },
            ];
    const result = await app.store.commit(tenant, `erase:${crypto.randomUUID()}`, changes);
    if (result.kind !== 'stale') return fate;
    one = await app.store.get(tenant, kind, id);
  }
  return { kind: 'stays' };
}

/** Its bytes go at once where that is possible, else with the clock. */
async function letGo(app: App, tenant: string, { doc }: Stored): Promise<void> {
  const id = doc.id.slice('file:'.length);
  for (;;) {
    const was = await app.store.get(tenant, 'file', doc.id);
    if (!was) return;
    if (was.doc.body.state === 'removing' || (await changeFile(app, tenant, was, going(app)))) break;
  }
  await removeNow(app, tenant, id);
}

/** First as whole texts: a name may be cut by the boundary of two parts. */
async function sweepPapers(
  app: App,
  tenant: string,
  who: Identity,
  dry: boolean,
  swept: Swept,
): Promise<void> {
  for (const { head, text } of await paperTexts(app.store, tenant, () => undefined)) {
    if (machineTextWithout(text, who) === text) continue;
    const isIn = await paperWithout(app, tenant, head.doc.id, who, dry);
    if (isIn) swept.written.set('paper', (swept.written.get('paper') ?? 0) + 1);
  }
}

async function paperWithout(
  app: App,
  tenant: string,
  id: string,
  who: Identity,
  dry: boolean,
): Promise<boolean> {
  for (;;) {
    const kept = (await paperTexts(app.store, tenant, () => undefined)).find(
      ({ head }) => head.doc.id === id,
    );
    const text = kept && machineTextWithout(kept.text, who);
    if (!kept || text === undefined || text === kept.text) return false;
    if (dry || (await rewritePaper(app.store, tenant, kept, text))) return true;
  }
}

/** Plans that somebody sent and that name them, or that they sent: who applied one would bring them back. */
async function draftsWith(app: App, tenant: string, who: Identity): Promise<Set<string>> {
  const drafts = await all(app.store, tenant, { kind: 'draft', unreadable: () => undefined });
  const parts = await all(app.store, tenant, { kind: 'draft-part', unreadable: () => undefined });
  const names = (text: string): boolean =>
    machineTextWithout(text, who) !== text || keyWithout(text, who) !== text;
  const naming = parts.filter(({ doc }) => names(doc.body.text)).map(({ doc }) => doc.id);
  const found = drafts.filter(
    ({ doc }) =>
      doc.body.by === who.id ||
      naming.some((part) => part.startsWith(`draft-part:${doc.id.slice('draft:'.length)}:`)),
  );
  const orphans = naming.map((part) => `draft:${part.slice('draft-part:'.length, part.lastIndexOf(':'))}`);
  return new Set([...found.map(({ doc }) => doc.id), ...orphans]);
}
