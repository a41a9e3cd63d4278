/** The words that came with a file: noted with it until they are heard, so that a turn that was cut off does not lose them unsaid. */
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import { changeFile, fileOf, type KeptFile } from './kept-file.ts';
import { HALF_HEARD, UNHEARD } from './words.ts';

/** The turn has come to its end, and whatever was written with these files has been answered. */
export async function wordsHeard(app: App, tenant: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (;;) {
      const was = await fileOf(app, tenant, id);
      if (!was?.doc.body.words || (await changeFile(app, tenant, was, { words: false }))) break;
    }
  }
}

/** What is to be said of words that nobody has answered; nothing where there were none, or where they placed the file. */
export async function unheardWords(
  app: App,
  tenant: string,
  { words, milestone, by, at }: KeptFile,
): Promise<string[]> {
  if (!words || milestone !== null) return [];
  const since = await all(app.store, tenant, {
    kind: 'update',
    where: [{ field: 'at', is: 'gte', to: at }],
  });
  // Recorded in part, perhaps: which of their updates came of these words, nobody can tell any more.
  return [since.some(({ doc }) => doc.body.by === by) ? HALF_HEARD : UNHEARD];
}
