/** Looks on from a thread of its own: a turn that never lets go of the processor is seen by no timer beside it. */
import { writeSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod/v4';

/** Told what is under way, or that nothing is. */
export type Watchdog = (underWay: string | null) => void;

/** When something is under way for so long, prints it and ends this process. */
export function openWatchdog(mostMs: number): Watchdog {
  const thread = new Worker(new URL(import.meta.url), { workerData: mostMs, execArgv: [] });
  thread.unref();
  return (underWay) => thread.postMessage(underWay);
}

if (!isMainThread && parentPort) {
  const mostMs = z.number().parse(workerData);
  let waiting: NodeJS.Timeout | undefined;
  parentPort.on('message', (message: unknown) => {
    clearTimeout(waiting);
    const underWay = z.string().nullable().parse(message);
    if (underWay === null) return;
    waiting = setTimeout(() => {
      writeSync(1, `Not over after ${mostMs / 1000} s:\n${underWay}\n`);
      process.kill(process.pid, 'SIGKILL');
    }, mostMs);
  });
}
