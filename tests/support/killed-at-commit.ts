/**
 * Loaded into a process before all else (`--import`): it dies as by `kill -9` at its nth commit to the embedded store,
 * so that where it was cut off depends on no clock. `KILLED_AT` is n, from 1; `KILLED_WHEN` "before" or "after".
 */
import { DatabaseSync } from 'node:sqlite';

const { KILLED_AT, KILLED_WHEN } = process.env;
const exec = DatabaseSync.prototype.exec;
let commits = 0;

DatabaseSync.prototype.exec = function killedAtCommit(this: DatabaseSync, text: string): void {
  const isLast = text === 'COMMIT' && ++commits === Number(KILLED_AT);
  if (isLast && KILLED_WHEN === 'before') process.kill(process.pid, 'SIGKILL');
  exec.call(this, text);
  if (isLast) process.kill(process.pid, 'SIGKILL');
};
