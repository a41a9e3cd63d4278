/** One piece of work in a thread of its own, ended when it takes too long or wants too much memory. */
import { Worker } from 'node:worker_threads';

/** Milliseconds, and megabytes of what the thread's program may keep. */
export type Limits = { longestMs: number; megabytes: number };

export class TooSlow extends Error {
  override name = 'TooSlow';
}

/**
 * What the thread posts first. The thread is the program's own, and whoever starts it names the type that it posts.
 * The bytes stay with the caller: the thread has a copy.
 * @throws `TooSlow` past the limit; the thread's own error; Error when it ends without a word.
 */
export async function answerOf<T>(
  thread: URL,
  task: { bytes: Uint8Array },
  { longestMs, megabytes }: Limits,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  // Handed over, the copy is not copied again.
  const bytes = Uint8Array.from(task.bytes);
  const worker = new Worker(thread, {
    workerData: { ...task, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // What a library prints may hold what is in the file: it is in no log.
    stdout: true,
    stderr: true,
  });
  const timer = setTimeout(() => reject(new TooSlow()), longestMs);
  worker.once('message', (answer: T) => resolve(answer));
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The thread ended without a word.')));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
