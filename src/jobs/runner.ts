/** The service's heart beat: looks at tenants whose wake-up has come, runs their clock, and sends. */
import { stamp } from '../domain/stamp.ts';
import { raiseWakeUp, tenantsDue, wakeUpOf } from '../store/wake-up.ts';
import type { Clockwork } from './clockwork.ts';
import { dispatch } from './dispatch.ts';
import { paces as pacesOf } from './pace.ts';
import { enqueue, nextLook } from './tick.ts';

export type Runner = {
  /** Looks now rather than at the next beat. */
  poke(): void;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
};

/** Looks every `beatMs` milliseconds, and at once when poked. A failed run is logged and tried at the next beat. */
export function startRunner(work: Clockwork, beatMs: number): Runner {
  const paces = pacesOf(work.wall);
  let stopping = false;
  let poked = false;
  let wake: () => void = () => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, beatMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async (): Promise<void> => {
    while (!stopping) {
      poked = false;
      await beat(work, paces);
      if (!poked && !stopping) await pause();
    }
  };
  const ended = loop();
  return {
    poke() {
      poked = true;
      wake();
    },
    async stop() {
      stopping = true;
      wake();
      await ended;
    },
  };
}

async function beat(work: Clockwork, paces: ReturnType<typeof pacesOf>): Promise<void> {
  try {
    for (const tenant of await tenantsDue(work.store, work.asOf.now())) {
      const read = await wakeUpOf(work.store, tenant);
      const expected = await enqueue(work, tenant, false);
      const sent = await dispatch(work, paces, tenant);
      // Raised last, so that a process that dies before leaves the tenant due.
      if (read && sent.kind === 'done') await raiseWakeUp(work.store, read, await nextLook(work, tenant));
      for (const { about, who, fate, reason } of expected) {
        if (fate === 'skipped') work.log.info({ about, who, reason }, 'message skipped');
      }
    }
  } catch (error) {
    work.log.error(
      { error: error instanceof Error ? error.message : String(error), at: stamp(work.wall.now()) },
      'the clock could not run',
    );
  }
}
