/** Judges evidence in a thread of its own: a file made to keep its reader busy holds up nobody's turn, and ends nothing. */
import type { Judge, Log } from '../app/ports.ts';
import { answerOf, type Limits } from './apart.ts';
import type { Judged, ToJudge } from './judge-worker.ts';

/** A file of the largest size takes about a second. */
const LIMITS: Limits = { longestMs: 10_000, megabytes: 512 };

/** What is not judged within the limits is damaged. `thread`, `longestMs` and `megabytes` are as here unless told. */
export function createJudge(setUp: { log: Log; thread?: URL } & Partial<Limits>): Judge {
  const { log, thread = new URL('./judge-worker.ts', import.meta.url), ...limits } = setUp;
  return async (bytes, name) => {
    const task: ToJudge = { bytes, name };
    try {
      return await answerOf<Judged>(thread, task, { ...LIMITS, ...limits });
    } catch (error) {
      log.error(
        { error: error instanceof Error ? error.name : typeof error },
        'a file was not judged to its end',
      );
      return { ok: false, reason: 'damaged' };
    }
  };
}
