/** The replicas of the bot: which of them live, when one is killed or given a new version, and who takes a turn. */
import type { Answer, Turn } from '../app/message.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Schedule } from './faults.ts';
import { type Replica, type Surroundings, startReplica } from './replica.ts';
import type { Setting } from './setting.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Fleet = {
  /** Takes a turn to one that lives; never settles where that one dies. */
  answer(turn: Turn, chance: Chance): Promise<Answer>;
  end(): void;
};

/** Seconds before a process that died is there again. */
const GONE = { least: 15_000, most: 90_000 } as const;
/** One replica of a release after the other. */
const BETWEEN_MS = 60_000;

export function startFleet(
  setting: Setting,
  schedule: Schedule,
  time: VirtualTime,
  around: Surroundings,
): Fleet {
  const chance = chanceOf(setting.seed, 'fleet');
  const living = new Map<number, Replica>();
  let started = 0;
  let over = false;

  function begin(place: number): void {
    if (over || living.has(place)) return;
    started += 1;
    living.set(place, startReplica(around, `replica-${place + 1}.${started}`));
  }
  function take(place: number): Replica | undefined {
    const replica = living.get(place);
    living.delete(place);
    return replica;
  }
  async function renew(place: number): Promise<void> {
    await take(place)?.stop();
    begin(place);
  }

  for (let place = 0; place < setting.replicas; place += 1) begin(place);
  for (const { at, replica: place } of schedule.deaths) {
    time.at(at, () => {
      take(place)?.kill();
      time.at(time.ms() + chance.between(GONE.least, GONE.most), () => begin(place));
    });
  }
  for (const at of schedule.releases)
    for (let place = 0; place < setting.replicas; place += 1)
      time.at(at + place * BETWEEN_MS, () => void renew(place));

  return {
    answer(turn, of) {
      const [first, ...others] = living.values();
      return first ? of.pick([first, ...others]).answer(turn) : new Promise(() => undefined);
    },
    end() {
      over = true;
      for (const replica of living.values()) replica.kill();
      living.clear();
    },
  };
}
