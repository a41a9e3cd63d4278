/** Where something in the record is broken: that alone is given up, is logged by its name, and the rest goes on. */
import type { UnreadableDocument } from '../store/documents.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { Clockwork } from './clockwork.ts';

/** A broken record must not stop the others; a store that is away stops them all. */
export async function unlessBroken<T>(run: () => Promise<T>, otherwise: (reason: string) => T): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return otherwise(error instanceof Error ? error.message : String(error));
  }
}

/** For a query that goes on without the documents that cannot be read. */
export const setApart =
  ({ log }: Pick<Clockwork, 'log'>) =>
  ({ message }: UnreadableDocument): void =>
    log.error({ reason: message }, 'a document cannot be read, and is left out: restore it from a backup');
