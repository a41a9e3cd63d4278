/** The same bytes sent again for the same action: the file that is there is named once more, and counts once. */
import type { Line } from '../../domain/line.ts';
import type { Said } from '../../domain/update.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { all, type Change } from '../../store/store.ts';
import type { App } from '../context.ts';
import { fileOf, idOf } from './kept-file.ts';
import { going } from './remove.ts';

/** `again` are the files that were sent again, by their ids and names; `changes` let them go, in the commit of the update. */
export type SentAgain = { said: Said; again: { id: string; name: string }[]; changes: Change[] };

export async function sentAgain(
  app: App,
  tenant: string,
  person: string,
  { plan, id: milestone }: { plan: string; id: string },
  said: Said,
): Promise<SentAgain> {
  const found: SentAgain = { said, again: [], changes: [] };
  if (!said.evidence?.some(({ kind }) => kind === 'file')) return found;
  const evidence: NonNullable<Said['evidence']> = [];
  const firsts = new Map<string, { file: string; name: string }>();
  for (const one of said.evidence) {
    const was = one.kind === 'file' ? await fileOf(app, tenant, one.file) : undefined;
    const file = was?.doc.body;
    if (
      one.kind !== 'file' ||
      !was ||
      file?.state !== 'waits' ||
      file.by !== person ||
      file.sha256 === null
    ) {
      evidence.push(one);
      continue;
    }
    const first = firsts.get(file.sha256) ?? (await storedHere(app, tenant, milestone, file.sha256));
    firsts.set(file.sha256, first ?? { file: one.file, name: one.name });
    if (!first) evidence.push(one);
    else if (first.file !== one.file) {
      if (!evidence.some((other) => other.kind === 'file' && other.file === first.file))
        evidence.push({ kind: 'file', ...first });
      found.again.push({ id: one.file, name: one.name });
      const doc = write('file', docId('file', one.file), { ...file, plan, milestone, ...going(app) });
      found.changes.push({ op: 'put', doc, expect: was.version });
    }
  }
  return { ...found, said: { ...said, evidence } };
}

/** The file with these bytes that supports this milestone already. */
async function storedHere(
  app: App,
  tenant: string,
  milestone: string,
  sha256: string,
): Promise<{ file: string; name: string } | undefined> {
  const same = await all(app.store, tenant, {
    kind: 'file',
    where: [{ field: 'sha256', is: 'eq', to: sha256 }],
  });
  const one = same.find(({ doc }) => doc.body.state === 'stored' && doc.body.milestone === milestone);
  return one && { file: idOf(one), name: one.doc.body.name };
}

/** What their sender is told. */
export const againNotes = (again: SentAgain['again'], { ref }: Pick<Line, 'ref'>): string[] =>
  again.map(({ name }) => `I had ${name} for ${ref} already: it counts once.`);
