/** Reads a file in a thread of its own, so that turns and reminders go on, and a bad file ends nothing but its reading. */
import { Worker } from 'node:worker_threads';
import type { Log, Reader } from '../app/ports.ts';
import type { ReadSource } from '../importing/source.ts';
import type { Task } from './worker.ts';

/** Far more than a large plan takes, and less than somebody waits. */
const LONGEST_MS = 60_000;
const MEGABYTES = 1024;

/** One file at a time: whoever sends another waits for it. */
export function createReader({ log, longestMs = LONGEST_MS }: { log: Log; longestMs?: number }): Reader {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(bytes, name, options) {
      const reading = last.then(() => readApart({ bytes, name, options }, log, longestMs));
      last = reading;
      return reading;
    },
  };
}

async function readApart(task: Task, log: Log, longestMs: number): Promise<ReadSource> {
  const { promise, resolve } = Promise.withResolvers<ReadSource>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const failed = (reason: string, message: string): void => {
    log.error({ reason }, 'a file could not be read to its end');
    resolve({ ok: false, faults: [{ where: 'the file', message }] });
  };
  const timer = setTimeout(() => failed('time', SLOW), longestMs);
  // What the thread posts is its own reading: the same program, of the same types.
  worker.once('message', (read: ReadSource) => resolve(read));
  worker.once('error', (error) => failed(error instanceof Error ? error.name : typeof error, BROKEN));
  worker.once('exit', () => failed('exit', BROKEN));
  const read = await promise;
  clearTimeout(timer);
  worker.removeAllListeners('exit');
  await worker.terminate();
  return read;
}

const SLOW = 'takes too long to read; leave out pictures and other sheets, or export it as CSV or text';
const BROKEN = 'cannot be read to its end; open it, save it under another name and send that';
