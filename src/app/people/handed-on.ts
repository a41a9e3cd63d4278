/** What stands under the id of somebody who was entered before they could be matched, and is theirs under the id that they have now. */
import { write } from '../../store/documents.ts';
import { planningAnew } from '../../store/plan-anew.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import { keysAround } from '../away/keep-leave.ts';
import type { App } from '../context.ts';

/** As many as fit beside the rest of the commit. The clock sees to the rest. */
const MOST = 60;

/** Holds first: what is kept must not go because they have another id. */
export async function handedOn(app: App, tenant: string, from: string, to: string): Promise<Change[]> {
  const put = <K extends 'hold' | 'leave' | 'file' | 'draft' | 'outbox'>(
    kind: K,
    { doc, version }: Stored<K>,
    body: Stored<K>['doc']['body'],
  ): Change => ({ op: 'put', doc: write(kind, doc.id, body), expect: version });
  const of = <K extends 'hold' | 'leave' | 'file' | 'draft' | 'outbox'>(kind: K): Promise<Stored<K>[]> =>
    all(app.store, tenant, { kind, unreadable: () => undefined });
  const now = (id: string): string => (id === from ? to : id);
  const holds = (await of('hold'))
    .filter(({ doc }) => doc.body.person === from)
    .map((one) => put('hold', one, { ...one.doc.body, person: to }));
  const leaves = (await of('leave'))
    .filter(({ doc: { body } }) => [body.person, body.by, body.cover].includes(from))
    .map((one) => {
      const { person, by, cover } = one.doc.body;
      return put('leave', one, {
        ...{ ...one.doc.body, person: now(person), by: now(by) },
        cover: cover === null ? null : now(cover),
      });
    });
  const files = (await of('file'))
    .filter(({ doc }) => doc.body.by === from)
    .map((one) => put('file', one, { ...one.doc.body, by: to }));
  const drafts = (await of('draft'))
    .filter(({ doc }) => doc.body.by === from)
    .map((one) => put('draft', one, { ...one.doc.body, by: to }));
  const rows = (await of('outbox'))
    .filter(
      ({ doc: { body } }) => body.to.kind === 'person' && body.to.person === from && body.state !== 'claimed',
    )
    .map((one) => put('outbox', one, { ...one.doc.body, to: { kind: 'person', person: to } }));
  const keys = leaves.length === 0 ? [] : await keysAround(app, tenant, to);
  const anew = await planningAnew(app.store, tenant, [...keys, `person:${to}`], { from, to });
  return [anew, ...holds, ...leaves, ...files, ...drafts, ...rows].slice(0, MOST);
}
