/** Where something in the record is broken: that alone is given up, is logged by its name, and the rest goes on. */
import { whereFailed } from '../app/where-failed.ts';
import { UnreadableDocument } from '../store/documents.ts';
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

/** The same parts, whose heads of plans leave out those that cannot be read: one plan must not stop the others. */
export const goingOn = (work: Clockwork): Clockwork => ({
  ...work,
  records: { ...work.records, heads: (tenant) => work.records.heads(tenant, setApart(work)) },
});

/** Does one part of a run; where the record is broken that part is given up and logged, and the run goes on. */
export async function orGoOn<T>(
  work: Clockwork,
  event: string,
  run: () => Promise<T>,
  otherwise: T,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    const isTold = error instanceof UnreadableDocument;
    work.watch?.count('waymark.tick.failures', {});
    work.log.error({ ...whereFailed(error), ...(isTold && { reason: error.message }) }, event);
    return otherwise;
  }
}

/** What fails is logged and comes again at a later look; the rest goes on. */
export async function guarded<T>(
  work: Pick<Clockwork, 'log' | 'watch'>,
  event: string,
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    work.watch?.count('waymark.tick.failures', {});
    const isTold = error instanceof StoreUnavailable || error instanceof UnreadableDocument;
    work.log.error({ ...whereFailed(error), ...(isTold && { reason: error.message }) }, event);
    return undefined;
  }
}
