/** What conversations with somebody are about at the moment, in their chat and in channels: handed over on request, and forgotten with them. */
import type { Person } from '../../domain/person.ts';
import { all, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { isTalkOf } from './person-fate.ts';

type Talk = Stored<'frame' | 'plain' | 'told'>;

export async function talkOf(app: Pick<App, 'store'>, tenant: string, person: Person): Promise<Talk[]> {
  const ids = [person.id, ...(person.former?.ids ?? [])];
  const chat = person.address?.conversation ?? null;
  const found: Talk[] = [];
  for (const kind of ['frame', 'plain', 'told'] as const)
    found.push(...(await all(app.store, tenant, { kind, unreadable: () => undefined })));
  return found.filter(({ doc }) => isTalkOf(doc, ids, chat));
}

export async function forgetTalk(app: Pick<App, 'store'>, tenant: string, person: Person): Promise<void> {
  for (const { doc, version } of await talkOf(app, tenant, person))
    await app.store.commit(tenant, `erase:${crypto.randomUUID()}`, [
      { op: 'delete', id: doc.id, expect: version },
    ]);
}
