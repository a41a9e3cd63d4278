/** The files that an update names: they become evidence in the commit of the update, or it is not made. */
import { isDeepStrictEqual } from 'node:util';
import type { Said } from '../../domain/update.ts';
import { write } from '../../store/documents.ts';
import type { Change } from '../../store/store.ts';
import type { App } from '../context.ts';
import { fileOf } from './kept-file.ts';

/** The changes that go with the update; undefined when one of the files is not there for this person and milestone. */
export async function filesNamed(
  app: App,
  tenant: string,
  person: string,
  { plan, id: milestone }: { plan: string; id: string },
  { evidence = [] }: Said,
): Promise<Change[] | undefined> {
  const changes = new Map<string, Change>();
  for (const one of evidence) {
    if (one.kind !== 'file') continue;
    const was = await fileOf(app, tenant, one.file);
    const file = was?.doc.body;
    const stands = file?.state === 'stored' && file.milestone === milestone;
    const waits = file?.state === 'waits' && file.by === person;
    if (!was || !file || !(stands || waits)) return undefined;
    const kept = { ...file, plan, milestone, state: 'stored', expires: null } as const;
    if (!isDeepStrictEqual(kept, file))
      changes.set(one.file, { op: 'put', doc: write('file', was.doc.id, kept), expect: was.version });
  }
  return [...changes.values()];
}
