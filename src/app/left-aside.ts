/** For queries of the clock's use cases, which go on without what cannot be read. */
import type { UnreadableDocument } from '../store/documents.ts';
import type { App } from './context.ts';

export const leftAside =
  ({ log }: Pick<App, 'log'>) =>
  ({ message }: UnreadableDocument): void =>
    log.error({ reason: message }, 'a document cannot be read, and is left out: restore it from a backup');
