/** Parses each state of a document once: the record is asked every time, and the version that it names tells whether its state is known. */
import type { Kind } from './documents.ts';
import { frozen } from './frozen.ts';
import type { Stored, Version } from './store.ts';

/** What turns are made of, one after the other. Anything else is read a few times in its life. */
const READ_OFTEN: ReadonlySet<Kind> = new Set(['plan', 'milestone', 'update', 'change', 'person', 'frame']);

/** Of what is kept, in bytes, roughly: some twenty thousand milestones. */
const MOST_BYTES = 32 * 1024 * 1024;

export type ParsedOnce = ReturnType<typeof parsedOnce>;

/**
 * One for each open store. It gives out nothing but what the record named just now, at this version, so that it does
 * not matter who else writes. What it gives out is shared by all who read it, and frozen.
 */
export function parsedOnce(mostBytes: number = MOST_BYTES) {
  // Two generations: what was not asked for while the younger one filled up is let go with the older.
  let young = new Map<string, Stored>();
  let old = new Map<string, Stored>();
  let bytes = 0;

  function keep(key: string, stored: Stored): void {
    young.set(key, stored);
    bytes += frozen(stored);
    if (bytes < mostBytes / 2) return;
    old = young;
    young = new Map();
    bytes = 0;
  }

  return {
    /** The document in the state of that version; `parse` is asked for one that is not known. Throws what it throws. */
    read<K extends Kind>(
      partition: string,
      kind: K,
      id: string,
      version: Version,
      parse: () => Stored<K>,
    ): Stored<K> {
      if (!READ_OFTEN.has(kind)) return parse();
      const key = keyOf(partition, id);
      const known = young.get(key);
      const found = known ?? old.get(key);
      if (found?.version !== version || found.doc.kind !== kind) {
        const stored = parse();
        keep(key, stored);
        return stored;
      }
      if (!known) keep(key, found);
      // Of this kind, as was just seen; the compiler does not follow that into the type.
      return found as Stored<K>;
    },
    /** Lets go of what is no longer so, that nothing taken out of the record stays in memory for the asking. */
    forget(partition: string, id: string): void {
      const key = keyOf(partition, id);
      young.delete(key);
      old.delete(key);
    },
  };
}

const keyOf = (partition: string, id: string): string => `${partition}\n${id}`;
