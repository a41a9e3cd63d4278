/** Whether this process can do its work: each part asked seldom and for a short time, however often somebody wants to know. */
import type { Log } from '../app/ports.ts';

export type Part = 'store' | 'files' | 'clock' | 'sign-in' | 'process';
/** Whether the part can be used; a rejection means that it cannot. */
export type Probe = () => boolean | Promise<boolean>;
export type Standing = Readonly<Partial<Record<Part, boolean>>>;

export type Readiness = {
  /** An answer of the last seconds, or a fresh one within two. */
  ask(): Promise<{ ok: boolean; parts: Standing }>;
  /** From now on it is not ready, whatever the parts say. */
  end(): void;
};

const FRESH_MS = 3_000;
const ASKED_AGAIN_MS = 30_000;
const LONGEST_MS = 2_000;

/** `now` is in milliseconds, and never goes back. A change for the worse or the better is a line of the log. */
export function openReadiness(
  probes: Readonly<Partial<Record<Part, Probe>>>,
  log: Log,
  now: () => number = () => performance.now(),
): Readiness {
  let ending = false;
  let last: { at: number; parts: Standing } | undefined;
  let asking: Promise<Standing> | undefined;
  let saidOf = '';
  const hanging = new Set<string>();

  async function look(): Promise<Standing> {
    const found = await Promise.all(
      Object.entries(probes).map(async ([part, probe]) => [part, await usable(part, probe)] as const),
    );
    const parts: Standing = Object.fromEntries(found);
    last = { at: now(), parts };
    tell(parts);
    return parts;
  }

  /** One that has not answered the time before is not asked again until it has. */
  async function usable(part: string, probe: Probe): Promise<boolean> {
    if (hanging.has(part)) return false;
    hanging.add(part);
    const answer = Promise.try(probe)
      .catch(() => false)
      .finally(() => hanging.delete(part));
    const late = Promise.withResolvers<false>();
    const timer = setTimeout(() => late.resolve(false), LONGEST_MS);
    try {
      return await Promise.race([answer, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  function tell(parts: Standing): void {
    const missing = Object.entries(parts)
      .filter(([, ok]) => !ok)
      .map(([part]) => part)
      .join(', ');
    if (missing === saidOf) return;
    saidOf = missing;
    if (missing === '') log.info({}, 'ready again');
    else log.warn({ parts: missing }, 'not ready');
  }

  return {
    async ask() {
      const fresh = last && now() - last.at < FRESH_MS ? last.parts : undefined;
      asking ??= fresh
        ? undefined
        : look().finally(() => {
            asking = undefined;
          });
      const parts = { ...(fresh ?? (await asking)), process: !ending };
      return { ok: Object.values(parts).every(Boolean), parts };
    },
    end() {
      ending = true;
    },
  };
}

/** For what must not be asked often while it refuses: a refusal stands for half a minute. */
export function unlessJustFailed(probe: Probe, now: () => number = () => performance.now()): Probe {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now() - failedAt < ASKED_AGAIN_MS) return false;
    try {
      return await probe();
    } catch {
      failedAt = now();
      return false;
    }
  };
}
