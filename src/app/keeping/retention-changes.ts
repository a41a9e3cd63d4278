/** What a retention rule does to one record: words give way to a marker, files go; status, dates and figures stay. */
import type { Kept } from '../../domain/keeping/due-for-removal.ts';
import type { Evidence, Milestone } from '../../domain/milestone.ts';
import { textsIn, withWords } from '../../domain/privacy/texts.ts';
import type { Update } from '../../domain/update.ts';
import { read, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { holderIn } from '../../store/redactables.ts';
import type { Change, Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { going } from '../evidence/remove.ts';
import { hasWords, hasWordsLeft, isWord, isWritten, NOT_KEPT, SOMEBODY } from './kept-of-plan.ts';

/** What takes it away; null where somebody else has already. */
export async function changesFor(app: App, tenant: string, kept: Kept): Promise<Change[] | null> {
  switch (kept.kind) {
    case 'leave': {
      const stored = await app.store.get(tenant, 'leave', kept.id);
      return stored ? [{ op: 'delete', id: kept.id, expect: stored.version }] : null;
    }
    case 'file':
      return withoutFile(app, tenant, kept.id);
    case 'update': {
      const stored = await app.store.get(tenant, 'update', kept.id);
      const isDone = !stored || stored.doc.body.redacted !== undefined || !hasWordsLeft(stored.doc.body);
      return isDone ? null : [replaced(stored, withoutWords(stored.doc.body))];
    }
    case 'milestone': {
      const stored = await app.store.get(tenant, 'milestone', kept.id);
      // Whoever speaks of it while a run goes on says something new.
      const isSame = stored?.doc.body.lastUpdate?.at === kept.at;
      return stored && isSame && hasWords(stored.doc.body) ? [replaced(stored, bare(stored.doc.body))] : null;
    }
    case 'request': {
      const stored = await app.store.get(tenant, 'request', kept.id);
      if (!stored) return null;
      const { decided, reason } = stored.doc.body;
      const settled = decided && { ...decided, reason: instead(decided.reason) };
      return [replaced(stored, { ...stored.doc.body, reason: instead(reason), decided: settled })];
    }
    case 'change': {
      const stored = await app.store.get(tenant, 'change', kept.id);
      return stored ? [replaced(stored, { ...stored.doc.body, reason: NOT_KEPT })] : null;
    }
    default:
      return withoutTexts(await app.store.get(tenant, 'board-post', kept.id));
  }
}

const replaced = <K extends 'update' | 'milestone' | 'request' | 'change' | 'file'>(
  { doc, version }: Stored<K>,
  body: Stored<K>['doc']['body'],
): Change => ({ op: 'put', doc: write(doc.kind, doc.id, body), expect: version });

/** The marker where there were words, and nothing where there were none. */
const instead = <W extends string | null | undefined>(words: W): W | typeof NOT_KEPT =>
  isWord(words) ? NOT_KEPT : words;

const pieceInstead = (piece: Evidence): Evidence => (isWritten(piece) ? GONE : piece);

/** Its status, dates, figures with what they count, and files stay. */
function withoutWords(update: Update): Update {
  const { said, checked, onBehalf } = update;
  const { reason, evidence, handOver } = said;
  return {
    ...update,
    onBehalf: onBehalf === null ? null : SOMEBODY,
    said: {
      ...said,
      ...(reason !== undefined && { reason: instead(reason) }),
      ...(evidence && { evidence: evidence.map(pieceInstead) }),
      ...(handOver && { handOver: { ...handOver, name: null } }),
    },
    ...(checked && { checked: { ...checked, reason: instead(checked.reason) } }),
  };
}

function bare(milestone: Milestone): Milestone {
  const { reason, evidence, handOver, signOff } = milestone;
  return {
    ...milestone,
    reason: instead(reason),
    evidence: evidence && { ...evidence, latest: pieceInstead(evidence.latest) },
    handOver: handOver && { ...handOver, name: null },
    signOff: signOff && { ...signOff, reason: instead(signOff.reason) },
  };
}

function withoutTexts(stored: Stored<'board-post'> | undefined): Change[] | null {
  const holder = stored && holderIn(stored);
  if (!stored || !holder) return null;
  const next = textsIn(holder).reduce((left, { place }) => withWords(left, place, NOT_KEPT), holder);
  return [
    {
      op: 'put',
      doc: read('board-post', stored.doc.id, { ...stored.doc, body: next.body }),
      expect: stored.version,
    },
  ];
}

/** What names it says that it was there; the bytes go once this is stored. */
async function withoutFile(app: App, tenant: string, id: string): Promise<Change[] | null> {
  const stored = await app.store.get(tenant, 'file', id);
  if (stored?.doc.body.state !== 'stored') return null;
  const file = id.slice('file:'.length);
  const { milestone } = stored.doc.body;
  const under = milestone === null ? undefined : await app.records.milestone(tenant, milestone);
  const updates = milestone === null ? [] : await app.records.updates(tenant, milestone);
  const naming = updates.filter(({ said }) => said.evidence?.some((one) => isFile(one, file)));
  const found = await Promise.all(
    naming.map((one) => app.store.get(tenant, 'update', docId('update', one.id))),
  );
  const evidence = under?.doc.body.evidence;
  return [
    replaced(stored, { ...stored.doc.body, ...going(app), name: NOT_KEPT }),
    ...found.slice(0, 50).flatMap((one) => (one ? [replaced(one, withoutPiece(one.doc.body, file))] : [])),
    ...(under && evidence && isFile(evidence.latest, file)
      ? [replaced(under, { ...under.doc.body, evidence: { ...evidence, latest: GONE } })]
      : []),
  ];
}

const GONE: Evidence = { kind: 'location', what: NOT_KEPT };
const isFile = (piece: Evidence, file: string): boolean => piece.kind === 'file' && piece.file === file;

const withoutPiece = (update: Update, file: string): Update => ({
  ...update,
  said: {
    ...update.said,
    evidence: update.said.evidence?.map((one) => (isFile(one, file) ? GONE : one)),
  },
});
