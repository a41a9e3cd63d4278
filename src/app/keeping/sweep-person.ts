/** Goes through the whole record of a tenant and takes a person out of it, or says what that would come to. */
import { FORMER } from '../../domain/keeping/erasure.ts';
import {
  hasOneWord,
  type Identity,
  keyWithout,
  machineTextWithout,
  mentionsIn,
} from '../../domain/keeping/identity.ts';
import type { Doc, Kind, UnreadableDocument } from '../../store/documents.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { changeFile } from '../evidence/kept-file.ts';
import { going, removeNow } from '../evidence/remove.ts';
import { again, TRIES } from './again.ts';
import { type Fate, fateOf, type Own, SWEPT } from './person-fate.ts';
import { type Mention, type Renamed, sweepPapers, textsOf } from './sweep-papers.ts';

export type Swept = {
  /** By kind, how many records go, and how many are written without them. */
  gone: Map<Kind, number>;
  written: Map<Kind, number>;
  mentions: Mention[];
  /** Where their name goes from what the program wrote, or from a field that holds nothing else, and how often. */
  renamed: Renamed[];
  /** Ids of records that lead to them still: they cannot be read, or not be written without them. */
  stuck: string[];
  /** Records that cannot be read, and in which nothing of them was found. */
  unread: number;
  /** A name of theirs is one word: it went where it stood alone, and stands among other words still. */
  oneWord: boolean;
};

/** `dry` changes nothing. Doing it twice is doing it once. */
export async function sweepPerson(
  app: App,
  tenant: string,
  who: Identity,
  { chat, dry }: { chat: string | null; dry: boolean },
): Promise<Swept> {
  const swept: Swept = {
    ...{ gone: new Map(), written: new Map() },
    ...{ mentions: [], renamed: [], stuck: [], unread: 0, oneWord: hasOneWord(who) },
  };
  const unreadable = ({ found }: UnreadableDocument): void => {
    if (found && leadsTo(found.body, who)) swept.stuck.push(found.id);
    else swept.unread += 1;
  };
  // These are seen to elsewhere: here it is looked at what of them cannot be read.
  for (const kind of ['plan', 'item', 'person', 'alias'] as const)
    await all(app.store, tenant, { kind, unreadable });
  const own: Own = { chat, drafts: await draftsWith(app, tenant, who) };
  const papers = await sweepPapers(app, tenant, who, dry);
  if (papers.written > 0) swept.written.set('paper', papers.written);
  swept.mentions.push(...papers.mentions);
  swept.renamed.push(...papers.renamed);
  for (const kind of SWEPT)
    for (const one of await all(app.store, tenant, { kind, unreadable })) {
      const fate = fateOf(one, who, own);
      if (fate.kind === 'stays') continue;
      if (fate.kind === 'written') noteMention(swept, one, fate);
      const changed = dry ? fate : await carryOut(app, tenant, one, who, own);
      if (changed.kind === 'stuck') swept.stuck.push(one.doc.id);
      else count(swept, one, fate);
    }
  return swept;
}

/** A name that may be anything in a text tells nobody there: the text is somebody else's. */
const telling = (who: Identity): Identity => (hasOneWord(who) ? { ...who, names: [] } : who);

/** Of what cannot be read as what it is, by its text alone. */
function leadsTo(body: unknown, who: Identity): boolean {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
  return machineTextWithout(text, who) !== text || mentionsIn(text, telling(who)).length > 0;
}

function noteMention(swept: Swept, { doc }: Stored, fate: Extract<Fate, { kind: 'written' }>): void {
  if (fate.mentions.length > 0)
    swept.mentions.push({ kind: doc.kind, id: fate.doc.id, fields: fate.mentions });
  if (fate.names > 0) swept.renamed.push({ kind: doc.kind, id: fate.doc.id, names: fate.names });
}

function count({ gone, written }: Swept, { doc }: Stored, fate: Fate): void {
  if (fate.kind === 'written' && fate.doc.body === doc.body && fate.doc.id === doc.id) return;
  const counts = fate.kind === 'written' ? written : gone;
  counts.set(doc.kind, (counts.get(doc.kind) ?? 0) + 1);
}

/** Judged again on the record as it stands where somebody else was quicker. */
async function carryOut(app: App, tenant: string, stored: Stored, who: Identity, own: Own): Promise<Fate> {
  let one: Stored | undefined = stored;
  for (let count = 0; one; count += 1) {
    if (count >= TRIES) return { kind: 'stuck' };
    const fate = fateOf(one, who, own);
    if (fate.kind === 'stays' || fate.kind === 'stuck') return fate;
    if (fate.kind === 'let-go') {
      await letGo(app, tenant, one, who);
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
    if (isSentTwice(one, fate, result.id)) {
      const gone: Change = { op: 'delete', id, expect: one.version };
      const removed = await app.store.commit(tenant, `erase:${crypto.randomUUID()}`, [gone]);
      if (removed.kind !== 'stale') return fate;
    }
    one = await app.store.get(tenant, kind, id);
  }
  return { kind: 'stays' };
}

/**
 * Two ids of theirs are one now, or an attempt before has left it: what a message is called by says what it is, so that
 * it is sent once. No other record is called by a person's id.
 */
const isSentTwice = ({ doc }: Stored, fate: Fate, taken: string): boolean =>
  doc.kind === 'outbox' && fate.kind === 'written' && fate.doc.id === taken && taken !== doc.id;

/** Its bytes go at once where that is possible, else with the clock: until then nothing of it leads to them. */
async function letGo(app: App, tenant: string, { doc }: Stored, { becomes }: Identity): Promise<void> {
  await again(doc.id, async () => {
    const was = await app.store.get(tenant, 'file', doc.id);
    const nobodys = { ...going(app), by: becomes, name: FORMER };
    const isGoing = !was || was.doc.body.state === 'removing';
    return isGoing || (await changeFile(app, tenant, was, nobodys)) ? true : undefined;
  });
  await removeNow(app, tenant, doc.id.slice('file:'.length));
}

/**
 * Plans that somebody sent and that name them, or that they sent: who applied one would bring them back. Judged as
 * whole texts: a name may be cut by the boundary of two parts.
 */
export async function draftsWith(app: App, tenant: string, who: Identity): Promise<Set<string>> {
  const drafts = await all(app.store, tenant, { kind: 'draft', unreadable: () => undefined });
  const parts = await all(app.store, tenant, { kind: 'draft-part', unreadable: () => undefined });
  const names = (text: string): boolean =>
    machineTextWithout(text, who) !== text ||
    keyWithout(text, who) !== text ||
    mentionsIn(text, telling(who)).length > 0;
  const naming = textsOf(parts, 'draft-part:').flatMap(({ of, text }) =>
    names(text) ? [`draft:${of}`] : [],
  );
  const theirs = drafts.filter(({ doc }) => [who.id, ...who.before].includes(doc.body.by));
  return new Set([...naming, ...theirs.map(({ doc }) => doc.id)]);
}
