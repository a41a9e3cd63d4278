/** Opens Word documents and PDFs in a thread of their own: what a broken file does to their readers stays in there. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod/v4';
import type { Blocks } from './block.ts';
import { brokenDocx, brokenPdf, Refusal, refuse } from './refusal.ts';

export type OpenedApart = 'docx' | 'pdf';

/** Far more than the largest plan takes; a file that takes longer was made to. */
const LONGEST_MS = 60_000;
const MOST_MEMORY_MB = 1_024;

/** What the thread answers with. `blocks` is this program's own, and taken as it is. */
const Answer = z.union([
  z.object({ fault: z.object({ where: z.string(), message: z.string() }) }),
  z.object({ blocks: z.custom<Blocks>() }),
]);

/** Blocks of a file, or a refusal: also for one whose reading crashes, fills the memory, or does not end. */
export async function blocksApart(bytes: Uint8Array, kind: OpenedApart): Promise<Blocks> {
  const { promise, resolve, reject } = Promise.withResolvers<Blocks>();
  const thread = new Worker(new URL('./apart-thread.ts', import.meta.url), {
    workerData: { bytes, kind },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  const tooLong = setTimeout(
    () =>
      reject(
        refuse('takes too long to read; send the pages that hold the plan, or copy them into a new file'),
      ),
    LONGEST_MS,
  );
  thread.once('message', (message) => {
    const answer = Answer.safeParse(message);
    if (!answer.success) reject(unreadable(kind));
    else if ('fault' in answer.data) reject(new Refusal(answer.data.fault.where, answer.data.fault.message));
    else resolve(answer.data.blocks);
  });
  thread.once('error', () => reject(unreadable(kind)));
  thread.once('exit', () => reject(unreadable(kind)));
  try {
    return await promise;
  } finally {
    clearTimeout(tooLong);
    await thread.terminate();
  }
}

const unreadable = (kind: OpenedApart): Refusal => (kind === 'docx' ? brokenDocx() : brokenPdf());
