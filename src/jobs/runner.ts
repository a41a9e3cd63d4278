/** The service's heart beat: looks at tenants whose wake-up has come, runs their clock, and sends. */
import { raiseWakeUp, tenantsDue, wakeUpOf } from '../store/wake-up.ts';
import type { Clockwork } from './clockwork.ts';
import { dispatch } from './dispatch.ts';
import { type Paces, paces as pacesOf } from './pace.ts';
import { sweep } from './sweep.ts';
import { enqueue, nextLook } from './tick.ts';

export type Runner = {
  /** Looks now rather than at the next beat. */
  poke(): void;
  /** Looks now, and resolves when a run that began after the call is over. */
  look(): Promise<void>;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
};

/** Looks every `beatMs` milliseconds, and at once when poked. A failed run is logged and tried at the next beat. */
export function startRunner(work: Clockwork, beatMs: number): Runner {
  const paces = pacesOf(work.wall);
  let stopping = false;
  let poked = false;
  let wake: () => void = () => undefined;
  const looking: (() => void)[] = [];

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
      const askedFor = looking.splice(0);
      await beat(work, paces);
      for (const over of askedFor) over();
      if (!poked && !stopping) await pause();
    }
  };
  const poke = (): void => {
    poked = true;
    wake();
  };
  const ended = loop();
  return {
    poke,
    async look() {
      const run = Promise.withResolvers<void>();
      looking.push(run.resolve);
      poke();
      await Promise.race([run.promise, ended]);
    },
    async stop() {
      stopping = true;
      wake();
      await ended;
    },
  };
}

async function beat(work: Clockwork, paces: Paces): Promise<void> {
  const due = await guarded(work, 'the clock could not look', () => tenantsDue(work.store, work.asOf.now()));
  for (const tenant of due ?? []) {
    await guarded(work, 'the clock could not run', () => runTenant(work, paces, tenant));
    await guarded(work, 'what is over could not be removed', () => sweep(work, tenant));
  }
}

async function runTenant(work: Clockwork, paces: Paces, tenant: string): Promise<void> {
  const read = await wakeUpOf(work.store, tenant);
  const expected = await enqueue(work, tenant, false);
  const sent = await dispatch(work, paces, tenant);
  // Raised last, so that a process that dies before leaves the tenant due.
  if (read && sent.kind === 'done') await raiseWakeUp(work.store, read, await nextLook(work, tenant));
  for (const { about, who, fate, reason } of expected) {
    if (fate === 'skipped') work.log.info({ about, who, reason }, 'message skipped');
  }
}

/** What fails is logged and comes again at the next beat; other tenants go on. */
async function guarded<T>(work: Clockwork, event: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    work.log.error({ error: error instanceof Error ? error.message : String(error) }, event);
    return undefined;
  }
}
