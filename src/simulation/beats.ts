/** The waits of the service's heart beat on the virtual clock: beats that would find nobody due are skipped, and counted. */
import type { Pause } from '../jobs/pause.ts';
import type { Life } from './life.ts';
import type { Meter } from './meter.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WakeUps } from './wake-ups.ts';

export const BEAT_MS = 5_000;

/** A pause of one beat goes on to the first beat at which somebody is due; others take their time. */
export function beatPauses(time: VirtualTime, wakeUps: WakeUps, meter: Meter, life: Life): Pause {
  return (ms) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const from = time.ms();
    let cancel: () => void = () => undefined;
    let endsAt = Number.POSITIVE_INFINITY;
    let unwatch: () => void = () => undefined;

    function end(): void {
      cancel();
      unwatch();
      if (life.over) return;
      if (ms === BEAT_MS) meter.idleLooks(Math.floor((time.ms() - from) / BEAT_MS) - 1);
      resolve();
    }
    function endAt(at: number): void {
      if (at >= endsAt) return;
      cancel();
      endsAt = at;
      cancel = time.at(at, end);
    }
    /** The first beat that is not before the moment. */
    const beatFrom = (at: number): number => from + Math.max(1, Math.ceil((at - from) / BEAT_MS)) * BEAT_MS;

    if (ms !== BEAT_MS) endAt(from + ms);
    else {
      endAt(beatFrom(wakeUps.next()));
      unwatch = wakeUps.watch((at) => endAt(beatFrom(Math.max(at, time.ms()))));
    }
    return { over: promise, cut: end };
  };
}
