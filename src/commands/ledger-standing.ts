/** Keeps `waymark ledger --out` from writing over a ledger that knows of more: it may be all that still does. */
import { readFile, stat } from 'node:fs/promises';
import { inLine, type LedgerDoc, unknownTo } from '../store/ledger.ts';
import { CallerFault } from './fault.ts';
import { codeOf } from './written.ts';

const MOST_NAMED = 5;
const AS_IT_WAS = 'No ledger was written, and the one there is as it was.';

/**
 * `docs`: what is to be written there. Of a file that is cut, or is no ledger, the lines that can be read count.
 * @throws CallerFault where it tells of what these do not, or is of another tenant.
 */
export async function mustKnowAsMuch(
  name: string,
  tenant: string,
  docs: readonly LedgerDoc[],
): Promise<void> {
  const there = await stat(name).catch(() => undefined);
  if (!there?.isFile()) return;
  const lines = (await textOf(name)).split('\n').filter((line) => line.trim() !== '');
  const before: LedgerDoc[] = [];
  for (const read of lines.map(inLine)) {
    if (read.doc === null && read.newer)
      throw new CallerFault(`${name} was written by a newer Waymark: upgrade this one. ${AS_IT_WAS}`);
    if (read.doc === null) continue;
    if (read.tenant !== tenant)
      throw new CallerFault(
        `${name} is the ledger of tenant ${read.tenant}, not of ${tenant}. Choose another place with --out. ${AS_IT_WAS}`,
      );
    before.push(read.doc);
  }
  const lost = unknownTo(docs, before).map(({ id }) => id);
  if (lost.length === 0) return;
  const more = lost.length > MOST_NAMED ? ` and ${lost.length - MOST_NAMED} more` : '';
  throw new CallerFault(
    `${name} tells of what neither the record nor its files here know: ${lost.slice(0, MOST_NAMED).join(', ')}${more}. What it tells of may be back in the record: say "waymark ledger apply ${name}", and then this again, or choose another place with --out. ${AS_IT_WAS}`,
  );
}

async function textOf(name: string): Promise<string> {
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    throw new CallerFault(
      `${name} cannot be read (${codeOf(error) ?? String(error)}), and may tell of more. Choose another place with --out. ${AS_IT_WAS}`,
    );
  }
}
