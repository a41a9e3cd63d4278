/** Run as a thread: judges the one file that it is given, and posts the verdict. */
import { parentPort, workerData } from 'node:worker_threads';
import { judge, type Verdict } from '../app/evidence/kinds.ts';

export type ToJudge = { bytes: Uint8Array; name: string };
export type Judged = Verdict;

const { bytes, name }: ToJudge = workerData;
const verdict: Judged = await judge(bytes, name);
parentPort?.postMessage(verdict);
