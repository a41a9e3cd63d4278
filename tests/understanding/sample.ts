/** The sample plan of the demo, as the understanding sees it. */
import { readFileSync } from 'node:fs';
import { type Book, openBook } from '../../src/domain/book.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';
import { buildLexicon, type Lexicon } from '../../src/understanding/plan-words/lexicon.ts';

export type Opened = { book: Book; lexicon: Lexicon };

/** A plan file as a book, with ids that are the same each time. */
export function opened(file: string): Opened {
  const read = readPlanFile(readFileSync(file, 'utf8'), file.endsWith('.json') ? 'json' : 'yaml');
  if (!read.ok) throw new Error(`${file} cannot be read: ${JSON.stringify(read.faults.slice(0, 2))}`);
  let ids = 0;
  const { plan, items } = draftPlan(read.file, {
    goLive: read.file.period?.start ?? '2020-01-01',
    newId: () => {
      ids += 1;
      return `${read.file.plan}-${ids}`;
    },
  });
  const book = openBook(plan, items);
  return { book, lexicon: buildLexicon([book]) };
}

let kept: Opened | undefined;
export function samplePlan(): Opened {
  kept ??= opened('plans/wigan.plan.yml');
  return kept;
}
