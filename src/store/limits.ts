/** What every adapter must keep to, so that all of them refuse the same commits and know the same repeats. */
import { type Change, COMMIT_LIMIT, CommitRefused } from './store.ts';

/** Most UTF-8 bytes of the id of a partition, document or commit: encoded, it still fits the 1023 of Cosmos DB. */
export const ID_BYTES = 500;

/** A commit is known as a repeat for at least this many days; its marker may be cleared after them. */
export const MARKER_DAYS = 30;

/** Whether something can be stored under the id; whatever cannot is absent to a reader. */
export const isUsableId = (id: string): boolean =>
  id !== '' && id.isWellFormed() && Buffer.byteLength(id) <= ID_BYTES;

/**
 * Checks a commit before anything of it is stored.
 * @throws CommitRefused when it is over `COMMIT_LIMIT`, changes a document twice, or has an unusable id.
 */
export function checkCommit(partition: string, id: string, changes: readonly Change[]): void {
  const refuse = (why: string): never => {
    throw new CommitRefused(`commit ${id.slice(0, 100)}: ${why}`);
  };
  if (changes.length > COMMIT_LIMIT.changes) {
    refuse(`has ${changes.length} changes; split it into chunks of at most ${COMMIT_LIMIT.changes}`);
  }
  const ids = changes.map(idOf);
  const unusable = [partition, id, ...ids].find((each) => !isUsableId(each));
  if (unusable !== undefined) {
    refuse(
      `the id "${unusable.slice(0, 100)}" cannot be used; give 1 to ${ID_BYTES} bytes of well-formed text`,
    );
  }
  const twice = ids.find((each, place) => ids.indexOf(each) !== place);
  if (twice !== undefined) refuse(`changes ${twice} twice; make them one change`);
  const bytes = changes.reduce((sum, change) => sum + weight(change), 0);
  if (bytes > COMMIT_LIMIT.bytes) {
    refuse(`is ${bytes} bytes of JSON; split it into chunks of at most ${COMMIT_LIMIT.bytes}`);
  }
}

export const idOf = (change: Change): string => (change.op === 'put' ? change.doc.id : change.id);

const weight = (change: Change): number =>
  Buffer.byteLength(JSON.stringify(change.op === 'put' ? change.doc : change.id));
