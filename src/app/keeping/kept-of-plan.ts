/** What of a plan falls under its retention policy: words that people wrote, and files; never a status, a date or a figure. */
import type { Kept } from '../../domain/keeping/due-for-removal.ts';
import type { Evidence, Milestone } from '../../domain/milestone.ts';
import { textsIn } from '../../domain/privacy/texts.ts';
import type { Update } from '../../domain/update.ts';
import type { HoldsNow } from '../../store/holds-now.ts';
import { docId } from '../../store/ids.ts';
import { holderIn } from '../../store/redactables.ts';
import { all, type Condition, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';

/** What stands in place of words that are no longer kept. */
export const NOT_KEPT = 'Removed under the retention schedule';
/** What stands in place of a name that somebody gave of whoever they spoke for. */
export const SOMEBODY = 'somebody';

/** What cannot be read stays, and the doctor names it. */
export const unreadable = (): void => undefined;

/** What an open milestone is about, its last word and its files, is told as such: it stays while the plan lives. */
export async function keptOfPlan(
  { store }: Pick<App, 'store'>,
  tenant: string,
  plan: string,
  holding: Pick<HoldsNow, 'seen'>,
): Promise<Kept[]> {
  const where: Condition[] = [{ field: 'plan', is: 'eq', to: plan }];
  const milestones = await all(store, tenant, { kind: 'milestone', where, unreadable });
  const open = new Set(milestones.flatMap(({ doc }) => (doc.body.open ? [doc.body.id] : [])));
  const last = new Set(
    milestones.flatMap(({ doc }) => (doc.body.open && doc.body.lastUpdate ? [doc.body.lastUpdate.id] : [])),
  );
  /** `more`: what goes with it, or says the same. */
  const kept = (stored: Stored, at: string, more: readonly Stored[] = [], isOpen = false): Kept => ({
    ...{
      rule: stored.doc.kind === 'file' ? 'evidence' : 'words',
      kind: stored.doc.kind,
      id: stored.doc.id,
      ...{ at, open: isOpen },
    },
    ...holding.seen(
      plan,
      [stored, ...more].map(({ doc }) => doc),
    ),
  });
  const updates = await all(store, tenant, { kind: 'update', where, unreadable });
  const under = Map.groupBy(updates, ({ doc }) => doc.body.milestone);
  const naming = Map.groupBy(
    updates.flatMap((stored) => filesIn(stored.doc.body).map((file) => ({ file, stored }))),
    ({ file }) => docId('file', file),
  );
  const files = await all(store, tenant, { kind: 'file', unreadable });
  const requests = await all(store, tenant, { kind: 'request', where, unreadable });
  const changes = await all(store, tenant, { kind: 'change', where, unreadable });
  return [
    ...files
      .filter(({ doc: { body } }) => body.plan === plan && body.state === 'stored')
      .map((stored) =>
        kept(
          stored,
          stored.doc.body.at,
          (naming.get(stored.doc.id) ?? []).map((one) => one.stored),
          open.has(stored.doc.body.milestone ?? ''),
        ),
      ),
    ...updates
      .filter(({ doc: { body } }) => body.redacted === undefined && hasWordsLeft(body))
      .map((stored) => kept(stored, stored.doc.body.at, [], last.has(stored.doc.body.id))),
    ...milestones
      .filter(({ doc: { body } }) => body.lastUpdate !== null && hasWords(body))
      .map((stored) =>
        kept(
          stored,
          stored.doc.body.lastUpdate?.at ?? '',
          under.get(stored.doc.body.id) ?? [],
          stored.doc.body.open,
        ),
      ),
    ...requests
      .filter(
        ({ doc: { body } }) => body.state !== 'open' && [body.reason, body.decided?.reason].some(isWord),
      )
      .map((stored) => kept(stored, stored.doc.body.decided?.at ?? stored.doc.body.at)),
    ...changes
      .filter(({ doc: { body } }) => isWord(body.reason))
      .map((stored) => kept(stored, stored.doc.body.at)),
    ...(await all(store, tenant, { kind: 'board-post', unreadable }))
      .filter(({ doc }) => doc.body.plan === plan)
      .flatMap((stored) => {
        const at = lastSaid(stored);
        return at === undefined ? [] : [kept(stored, at)];
      }),
  ];
}

const filesIn = ({ said }: Update): string[] =>
  (said.evidence ?? []).flatMap((one) => (one.kind === 'file' ? [one.file] : []));

export const isWord = (text: string | null | undefined): boolean =>
  text !== null && text !== undefined && text !== '' && text !== NOT_KEPT;

/** A milestone repeats the last word on it. */
export const hasWords = ({ reason, evidence, handOver, signOff }: Milestone): boolean =>
  [reason, handOver?.name, signOff?.reason].some(isWord) || (evidence !== null && isWritten(evidence.latest));

/** Words that a policy takes: neither figures nor files, which stay longer or go by the rule for evidence. */
export const hasWordsLeft = ({ said, onBehalf, checked }: Update): boolean =>
  [said.reason, said.handOver?.name, onBehalf === SOMEBODY ? null : onBehalf, checked?.reason].some(isWord) ||
  (said.evidence ?? []).some(isWritten);

/** Evidence that is words itself: a link, or where something is kept. */
export const isWritten = (piece: Evidence): boolean =>
  piece.kind === 'link' || (piece.kind === 'location' && piece.what !== NOT_KEPT);

function lastSaid(stored: Stored): string | undefined {
  const holder = holderIn(stored);
  const texts = holder ? textsIn(holder).filter(({ words }) => isWord(words)) : [];
  return texts
    .map(({ at }) => at)
    .sort()
    .at(-1);
}
