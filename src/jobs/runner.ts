/** The service's heart beat: looks which tenants' wake-up has come, and runs the clock of several at once. */
import { tenantsDue } from '../store/wake-up.ts';
import type { Clockwork } from './clockwork.ts';
import { paces as pacesOf } from './pace.ts';
import { type Pause, realPause } from './pause.ts';
import { guarded, runTenant } from './run.ts';
import { openTurns } from './turns.ts';

export type Runner = {
  /** Looks now rather than at the next beat. */
  poke(): void;
  /** Looks now, and resolves when the runs that began after the call are over. */
  look(): Promise<void>;
  /**
   * Begins nothing more, and resolves within as many milliseconds, ten seconds unless told: answers to what was sent
   * are waited for until shortly before, what has not been sent stays in the outbox, and the lanes are left.
   */
  stop(withinMs?: number): Promise<void>;
};

const TENANTS_AT_ONCE = 8;
/** The part of the time to stop after which answers are no longer waited for; the rest is for storing that. */
const HANG_UP_AT = 0.8;

/** Looks every `beatMs` milliseconds, and at once when poked. A failed run is logged and tried at the next beat. */
export function startRunner(parts: Clockwork, beatMs: number, pause: Pause = realPause): Runner {
  const stopping = new AbortController();
  const hangingUp = new AbortController();
  const work: Clockwork = { ...parts, stop: stopping.signal, hangUp: hangingUp.signal };
  const paces = pacesOf(work.wall);
  const turns = openTurns(TENANTS_AT_ONCE, async (tenant) => {
    const run = await guarded(work, 'the clock could not run', () => runTenant(work, paces, tenant));
    if (run === 'left') poke();
  });
  let poked = false;
  let beat = pause(0);
  const looking: (() => void)[] = [];

  function poke(): void {
    poked = true;
    beat.cut();
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      poked = false;
      const askedFor = looking.splice(0);
      const find = () => tenantsDue(work.store, work.asOf.now());
      const due = await guarded(work, 'the clock could not look', find);
      // Not waited for: one tenant's long run must not keep another, whose time comes meanwhile, from its own.
      const over = Promise.all((due ?? []).map(turns.ask));
      for (const told of askedFor) void over.then(told);
      if (poked || stopping.signal.aborted) continue;
      beat = pause(beatMs);
      await beat.over;
    }
  }

  const ended = loop();
  return {
    poke,
    async look() {
      const run = Promise.withResolvers<void>();
      looking.push(run.resolve);
      poke();
      await Promise.race([run.promise, ended]);
    },
    async stop(withinMs = 10_000) {
      stopping.abort();
      beat.cut();
      const [late, over] = [pause(withinMs * HANG_UP_AT), pause(withinMs)];
      void late.over.then(() => hangingUp.abort());
      await Promise.race([Promise.all([ended, turns.end()]), over.over]);
      late.cut();
      over.cut();
    },
  };
}
