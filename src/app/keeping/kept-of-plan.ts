/** What of a plan falls under its retention policy: words that people wrote, and files; never a status, a date or a figure. */
import type { Kept } from '../../domain/keeping/due-for-removal.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { wordsOf } from '../../domain/privacy/content.ts';
import { textsIn } from '../../domain/privacy/texts.ts';
import type { Kind } from '../../store/documents.ts';
import { holderIn } from '../../store/redactables.ts';
import { all, type Condition, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';

/** What stands in place of words that are no longer kept. */
export const NOT_KEPT = 'Removed under the retention schedule';

/** What cannot be read stays, and the doctor names it. */
export const unreadable = (): void => undefined;

/** What an open milestone is about is not over, however old it is: its last word and its evidence stay. */
export async function keptOfPlan(
  { store }: Pick<App, 'store'>,
  tenant: string,
  plan: string,
): Promise<Kept[]> {
  const where: Condition[] = [{ field: 'plan', is: 'eq', to: plan }];
  const milestones = await all(store, tenant, { kind: 'milestone', where, unreadable });
  const open = new Set(milestones.flatMap(({ doc }) => (doc.body.open ? [doc.body.id] : [])));
  const last = new Set(
    milestones.flatMap(({ doc }) => (doc.body.open && doc.body.lastUpdate ? [doc.body.lastUpdate.id] : [])),
  );
  const kept = (kind: Kind, id: string, at: string, by: string | null): Kept => {
    const people = by === null ? [] : [by];
    return { rule: kind === 'file' ? 'evidence' : 'words', kind, id, plan, at, people };
  };
  const updates = await all(store, tenant, { kind: 'update', where, unreadable });
  const files = await all(store, tenant, { kind: 'file', unreadable });
  const requests = await all(store, tenant, { kind: 'request', where, unreadable });
  const changes = await all(store, tenant, { kind: 'change', where, unreadable });
  return [
    ...files
      .filter(
        ({ doc: { body } }) =>
          body.plan === plan && body.state === 'stored' && !open.has(body.milestone ?? ''),
      )
      .map(({ doc }) => kept('file', doc.id, doc.body.at, doc.body.by)),
    ...updates
      .filter(
        ({ doc: { body } }) =>
          body.redacted === undefined && !last.has(body.id) && wordsOf(body).some(isWord),
      )
      .map(({ doc }) => kept('update', doc.id, doc.body.at, doc.body.by)),
    ...milestones
      .filter(({ doc: { body } }) => !body.open && body.lastUpdate !== null && hasWords(body))
      .map(({ doc }) =>
        kept('milestone', doc.id, doc.body.lastUpdate?.at ?? '', doc.body.lastUpdate?.by ?? null),
      ),
    ...requests
      .filter(
        ({ doc: { body } }) => body.state !== 'open' && [body.reason, body.decided?.reason].some(isWord),
      )
      .map(({ doc }) => kept('request', doc.id, doc.body.decided?.at ?? doc.body.at, doc.body.by)),
    ...changes
      .filter(({ doc: { body } }) => isWord(body.reason))
      .map(({ doc }) => kept('change', doc.id, doc.body.at, doc.body.by)),
    ...(await all(store, tenant, { kind: 'board-post', unreadable }))
      .filter(({ doc }) => doc.body.plan === plan)
      .flatMap((stored) => ofPost(stored, kept)),
  ];
}

export const isWord = (text: string | null | undefined): boolean =>
  text !== null && text !== undefined && text !== '' && text !== NOT_KEPT;

/** A milestone repeats the last word on it. */
export const hasWords = ({ reason, evidence, handOver, signOff }: Milestone): boolean =>
  [reason, handOver?.name, signOff?.reason].some(isWord) ||
  (evidence !== null && !(evidence.latest.kind === 'location' && evidence.latest.what === NOT_KEPT));

function ofPost(
  stored: Stored,
  kept: (kind: Kind, id: string, at: string, by: string | null) => Kept,
): Kept[] {
  const holder = holderIn(stored);
  const texts = holder ? textsIn(holder).filter(({ words }) => isWord(words)) : [];
  const at = texts
    .map((text) => text.at)
    .sort()
    .at(-1);
  return at === undefined ? [] : [kept('board-post', stored.doc.id, at, texts[0]?.by ?? null)];
}
