/** Years of a virtual clock over many councils, on the real app, jobs and store: doubles stand only at the edges. */
import type { Log, Messenger } from '../app/ports.ts';
import { addDays, localInstant } from '../domain/calendar.ts';
import { openEmbedded } from '../store/embedded.ts';
import type { Store } from '../store/store.ts';
import { brokenMilestones, missingUpdates } from './audit.ts';
import { chanceOf } from './chance.ts';
import { conductOf } from './conduct.ts';
import { scheduleOf } from './faults.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { found } from './founding.ts';
import { openFrontDoor } from './front-door.ts';
import { openInspector } from './inspector.ts';
import { openLedger } from './ledger.ts';
import { startMeter } from './meter.ts';
import { openPlatform } from './platform.ts';
import { watchQueue } from './queue.ts';
import type { Surroundings } from './replica.ts';
import type { Report } from './report.ts';
import { type Setting, ZONE } from './setting.ts';
import { distantStore, watchedStore } from './store-ports.ts';
import { summedUp } from './summed-up.ts';
import { startTally } from './tally.ts';
import { openThroughput } from './throughput.ts';
import { councilOf, officersOf, type Townsperson } from './townsfolk.ts';
import { virtualTime } from './virtual-time.ts';
import { watchWakeUps } from './wake-ups.ts';

/** Planted by tests, to see that what goes wrong is found. */
export type Planted = {
  store?: (store: Store) => Store;
  messenger?: (messenger: Messenger) => Messenger;
};

const HOUR = 3_600_000;

/**
 * One at a time in a process, as chance is the process's own. `told` hears of each day that has passed. The store is
 * in memory: what a disk does is not simulated.
 */
export async function simulate(
  setting: Setting,
  told: (day: number, of: number) => void = () => undefined,
  planted: Planted = {},
): Promise<Report> {
  const { random } = Math;
  // The only chance that the bot itself takes is the jitter of its retries.
  Math.random = chanceOf(setting.seed, 'jitter').next;
  const record = openEmbedded(':memory:');
  try {
    return await simulated(setting, record, told, planted);
  } finally {
    Math.random = random;
    await record.close();
  }
}

async function simulated(
  setting: Setting,
  record: Store,
  told: (day: number, of: number) => void,
  planted: Planted,
): Promise<Report> {
  const { weeks, from } = setting;
  const at = (day: string, hour: string): number => localInstant(day, hour, ZONE).epochMilliseconds;
  const friday = at(addDays(from, -3), '08:00');
  const start = at(from, '00:00');
  const end = at(addDays(from, 7 * weeks), '00:00');

  const time = virtualTime(friday);
  const meter = startMeter(time);
  const ledger = openLedger();
  const wakeUps = watchWakeUps();
  const schedule = scheduleOf(setting);
  const queue = watchQueue(time, start, ledger);
  const store = watchedStore(planted.store?.(record) ?? record, meter, [ledger, wakeUps, queue]);

  const councils = Array.from({ length: setting.tenants }, (_, n) => councilOf(setting, n));
  const byTenant = new Map(councils.map((council) => [council.tenant, council]));
  const world = {
    people: councils.reduce((sum, { people }) => sum + people.length, 0),
    actions: 0,
    milestones: 0,
  };
  for (const council of councils) {
    const founded = await found(store, time, setting, council);
    world.actions += founded.actions;
    world.milestones += founded.milestones;
  }

  // From here on: the import had all the time it wanted.
  const throughput = openThroughput(time, meter, setting.throughput);

  const everybody = councils.flatMap(({ people }) => people);
  const byTeamsId = new Map(everybody.map((person) => [person.teamsId, person]));
  const byChat = new Map(everybody.map((person) => [`${person.tenant}\n${person.conversation}`, person]));

  const fleet: { now: Fleet | null } = { now: null };
  const door = openFrontDoor(setting, time, (turn, chance) =>
    fleet.now ? fleet.now.answer(turn, chance) : new Promise(() => undefined),
  );
  const officerOf = (tenant: string): Townsperson => {
    const officer = byTenant.get(tenant)?.people[0];
    if (!officer) throw new Error(`there is no council ${tenant}`);
    return officer;
  };
  const conduct = conductOf(time, door, officerOf, ledger.hasArrived);
  const platform = openPlatform(setting, schedule, time, ledger, (to, message) => {
    const person = byChat.get(`${to.tenant}\n${to.conversation}`);
    const council = byTenant.get(to.tenant);
    if (person) conduct.got(person, message);
    else if (council) conduct.posted(council.people);
  });

  const skipped = new Map<string, number>();
  const troubles = new Map<string, number>();
  const surroundings: Surroundings = {
    time,
    wakeUps,
    meter,
    messenger: planted.messenger?.(platform) ?? platform,
    directory: {
      member: async (_url: string, _conversation: string, teamsId: string) => {
        await time.sleep(120);
        return byTeamsId.get(teamsId)?.member;
      },
    },
    officers: new Set(officersOf(councils)),
    log: counting(skipped, troubles),
    storeFor: (life, name) => distantStore(store, setting, schedule, time, throughput, life, name),
  };
  fleet.now = startFleet(setting, schedule, time, surroundings);
  for (const person of everybody)
    if (person.meets !== null && person.meets < end)
      time.at(person.meets, () => void door.enter(person, { kind: 'met' }));

  const tally = startTally();
  const tenants = councils.map(({ tenant }) => tenant);
  const inspector = openInspector(record, tenants, time, ledger, tally);
  await time.runUntil(start);
  const setUp = meter.reset();
  for (let day = 0; day < 7 * weeks; day += 1) {
    await time.runUntil(at(addDays(from, day), '18:00'));
    // On the last evening everybody falls silent: what is under way has until midnight.
    if (day === 7 * weeks - 1) conduct.end();
    await inspector.visit();
    told(day + 1, 7 * weeks);
  }
  await time.runUntil(end);
  fleet.now.end();
  await time.runUntil(end + HOUR);
  await inspector.close();
  return summedUp({
    setting,
    world,
    tally,
    skipped,
    troubles,
    forgotten: inspector.forgotten(),
    acknowledged: door.acknowledged.length,
    missing: await missingUpdates(record, door.acknowledged),
    broken: await brokenMilestones(record, door.acknowledged),
    door: door.counts(),
    platform: platform.counts(),
    unannounced: ledger.unannounced(),
    schedule,
    meter,
    throughput: throughput.counts(),
    setUp,
    queue,
  });
}

/** Counts what is logged: reasons for not asking, and whatever was a warning. */
function counting(skipped: Map<string, number>, troubles: Map<string, number>): Log {
  const add = (counts: Map<string, number>, name: string): void =>
    void counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    info: () => undefined,
    debug: ({ reason }, event) => {
      if (event === 'message skipped') add(skipped, String(reason));
    },
    warn: (_, event) => add(troubles, event),
    error: ({ error, reason }, event) => add(troubles, `${event}: ${error ?? reason}`),
  };
}
