/** The service's heart beat: looks which tenants' wake-up has come, and runs the clock of several at once. */
import { silent } from '../app/watch.ts';
import { tenantsDue } from '../store/wake-up.ts';
import { guarded, setApart } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import { paces as pacesOf } from './pace.ts';
import { type Pause, realPause } from './pause.ts';
import { type Run, runTenant } from './run.ts';
import { openTurns } from './turns.ts';

export type Runner = {
  /** Looks now rather than at the next beat. */
  poke(): void;
  /** Looks now, and resolves when the runs that began after the call are over. */
  look(): Promise<void>;
  /** Milliseconds since it last began to look: more than a few beats mean that it stands still. */
  sinceBeat(): number;
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
    if ((await watchedRun(tenant)) === 'left') poke();
  });
  let poked = false;
  let beat = pause(0);
  let beganAt = performance.now();
  const looking: (() => void)[] = [];

  function watchedRun(tenant: string): Promise<Run | undefined> {
    const { watch = silent } = work;
    return watch.step('tick', { tenant }, async (mark) => {
      const since = performance.now();
      const run = await guarded(work, 'the clock could not run', () => runTenant(work, paces, tenant));
      const outcome = run ?? 'failed';
      mark({ outcome });
      watch.read('waymark.tick.duration', { outcome }, performance.now() - since);
      return run;
    });
  }

  function poke(): void {
    poked = true;
    beat.cut();
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      poked = false;
      beganAt = performance.now();
      const askedFor = looking.splice(0);
      const find = () => tenantsDue(work.store, work.asOf.now(), setApart(work));
      const due = await guarded(work, 'the clock could not look', find);
      const served = (due ?? []).filter((tenant) => work.serves?.(tenant) ?? true);
      // Not waited for: one tenant's long run must not keep another, whose time comes meanwhile, from its own.
      const over = Promise.all(served.map(turns.ask));
      for (const told of askedFor) void over.then(told);
      if (poked || stopping.signal.aborted) continue;
      beat = pause(beatMs);
      await beat.over;
    }
  }

  const ended = loop();
  return {
    poke,
    sinceBeat: () => performance.now() - beganAt,
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
