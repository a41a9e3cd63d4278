/** Run as a thread: reads the one file that it is given, and posts what came of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { readSource, type SourceOptions } from '../importing/source.ts';

export type Task = { bytes: Uint8Array; name: string; options: SourceOptions };

const { bytes, name, options }: Task = workerData;
parentPort?.postMessage(await readSource(bytes, name, options));
