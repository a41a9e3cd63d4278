/** Reads what an answer tells of the past, and no more: the updates and changes that it says it needs. */
import type { Needs, Past } from '../../domain/answers/asked.ts';
import type { Book } from '../../domain/book.ts';
import { isWithheld, updateSeen } from '../../domain/restricted.ts';
import type { Update } from '../../domain/update.ts';
import type { Records } from '../../store/records.ts';

/** `seen` is the book as the asker may read it: of what it withholds, nobody's words are told. */
export async function pastOf(records: Records, tenant: string, seen: Book, needs: Needs): Promise<Past> {
  const { updates, changes, before } = needs;
  const plan = seen.plan.id;
  const [said, changed] = await Promise.all([
    updates === null
      ? []
      : records.updatesOf(tenant, 'since' in updates ? { plan, since: updates.since } : updates),
    changes === null
      ? []
      : records.changesOf(tenant, 'since' in changes ? { plan, since: changes.since } : changes),
  ]);
  const told = before ? await withBefore(records, tenant, said) : said;
  return {
    updates: told.map((update) => updateSeen(seen, update)),
    changes: changed.filter(({ item }) => item === null || !isWithheld(seen, item)),
  };
}

/** All that was ever said of the milestones that were spoken of: how they stood before is told by the word before. */
const withBefore = (records: Records, tenant: string, said: readonly Update[]): Promise<Update[]> =>
  records.updatesOf(tenant, { milestones: [...new Set(said.map(({ milestone }) => milestone))] });
