/** What the log is told of a defect that ends the process: where it was, and never what somebody wrote. */
import type { Log } from '../app/ports.ts';
import { whereFailed } from '../app/where-failed.ts';

/** From now on nothing is printed of an error that nobody catches but one line of the log; the exit code is 1, as ever. */
export function keepLastWords(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error(whereFailed(error), 'the process failed, and ends');
    process.exit(1);
  });
}
