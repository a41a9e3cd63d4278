/** The thread in which one Word document or PDF is opened: it answers with the file's blocks, or with one fault. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod/v4';
import { blocksOfDocx } from './docx.ts';
import { blocksOfPdf } from './pdf.ts';
import { Refusal } from './refusal.ts';

const Task = z.object({ bytes: z.instanceof(Uint8Array), kind: z.enum(['docx', 'pdf']) });
const { bytes, kind } = Task.parse(workerData);

try {
  parentPort?.postMessage({ blocks: kind === 'docx' ? await blocksOfDocx(bytes) : await blocksOfPdf(bytes) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  parentPort?.postMessage({ fault: error.fault });
}
