/** Reads a file in a thread of its own, so that turns and reminders go on, and a bad file ends nothing but its reading. */
import type { Log, Reader } from '../app/ports.ts';
import type { ReadSource } from '../importing/source.ts';
import { answerOf, TooSlow } from './apart.ts';
import type { Task } from './worker.ts';

/** Far more than a large plan takes, and more than the readers of single formats give themselves. */
const LONGEST_MS = 90_000;
const MEGABYTES = 1024;

/** One file at a time: whoever sends another waits for it. `thread`, `longestMs` and `megabytes` are as here unless told. */
export function createReader(setUp: {
  log: Log;
  thread?: URL;
  longestMs?: number;
  megabytes?: number;
}): Reader {
  const { log, longestMs = LONGEST_MS, megabytes = MEGABYTES } = setUp;
  const thread = setUp.thread ?? new URL('./worker.ts', import.meta.url);
  let last: Promise<unknown> = Promise.resolve();

  async function readApart(task: Task): Promise<ReadSource> {
    try {
      return await answerOf<ReadSource>(thread, task, { longestMs, megabytes });
    } catch (error) {
      log.error(
        { error: error instanceof Error ? error.name : typeof error },
        'a file was not read to its end',
      );
      const message = error instanceof TooSlow ? SLOW : BROKEN;
      return { ok: false, faults: [{ where: 'the file', message }] };
    }
  }

  return {
    read(bytes, name, options) {
      const reading = last.then(() => readApart({ bytes, name, options }));
      last = reading;
      return reading;
    },
  };
}

const SLOW = 'takes too long to read; leave out pictures and other sheets, or export it as CSV or text';
const BROKEN = 'cannot be read to its end; open it, save it under another name and send that';
