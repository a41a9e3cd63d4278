/** What goes wrong, and how often: shares of requests, and a schedule of deaths and outages drawn from the seed. */
import { addDays, localInstant } from '../domain/calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type FaultLevel, type Setting, SUMMARY, ZONE } from './setting.ts';

export type Rates = {
  /** Of requests to the platform. */
  throttled: number;
  conflict: number;
  badGateway: number;
  timeout: number;
  /** The connection is refused: nothing was written. */
  refused: number;
  /** The answer is lost after the request was written. */
  reset: number;
  /** Of operations of the store. */
  storeAway: number;
  /** The commit took effect, and its answer is lost. */
  answerLost: number;
  /** Of a person's turns: Teams delivers it again, at once or when no answer came in time. */
  twice: number;
};

/** `usual` is a poor week of a real platform; under `storm` everything is tried at once. */
export const RATES: Readonly<Record<FaultLevel, Rates>> = {
  none: {
    throttled: 0,
    conflict: 0,
    badGateway: 0,
    timeout: 0,
    refused: 0,
    reset: 0,
    storeAway: 0,
    answerLost: 0,
    twice: 0,
  },
  usual: {
    throttled: 0.004,
    conflict: 0.003,
    badGateway: 0.003,
    timeout: 0.002,
    refused: 0.001,
    reset: 0.0005,
    storeAway: 0.00002,
    answerLost: 0.00002,
    twice: 0.03,
  },
  storm: {
    throttled: 0.04,
    conflict: 0.03,
    badGateway: 0.03,
    timeout: 0.02,
    refused: 0.02,
    reset: 0.01,
    storeAway: 0.002,
    answerLost: 0.001,
    twice: 0.1,
  },
};

/** How much of each there is in a week. */
type Weekly = { deaths: number; releases: number; platform: number; store: number };
const WEEKLY: Readonly<Record<FaultLevel, Weekly>> = {
  none: { deaths: 0, releases: 0, platform: 0, store: 0 },
  usual: { deaths: 3, releases: 1, platform: 0.5, store: 0.5 },
  storm: { deaths: 25, releases: 5, platform: 3, store: 5 },
};

/** Milliseconds since the epoch. */
export type Outage = { from: number; until: number };
export type Schedule = {
  /** When a replica is killed, and which. */
  deaths: { at: number; replica: number }[];
  /** When a new version is brought out: the replicas end one after the other. */
  releases: number[];
  platform: Outage[];
  store: Outage[];
};

const MINUTE = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;

export function scheduleOf(setting: Setting): Schedule {
  const chance = chanceOf(setting.seed, 'faults');
  const schedule: Schedule = { deaths: [], releases: [], platform: [], store: [] };
  const weekly = WEEKLY[setting.faults];
  for (let week = 0; week < setting.weeks; week += 1) {
    const monday = addDays(setting.from, 7 * week);
    const begins = localInstant(monday, '00:00', ZONE).epochMilliseconds;
    const deaths = many(weekly.deaths, chance);
    for (let n = 0; n < deaths; n += 1)
      schedule.deaths.push({
        at: deathIn(monday, chance),
        replica: chance.between(0, setting.replicas - 1),
      });
    const releases = many(weekly.releases, chance);
    for (let n = 0; n < releases; n += 1) schedule.releases.push(deathIn(monday, chance));
    const outages = (list: Outage[], count: number, longest: number): void => {
      const times = many(count, chance);
      for (let n = 0; n < times; n += 1) {
        const from = begins + chance.between(0, WEEK_MINUTES) * MINUTE;
        const until = from + chance.between(1, longest) * MINUTE;
        // The usual week leaves the boards' hour alone: whether posts are on time says nothing of an outage then.
        const spoils = setting.faults === 'usual' && touches({ from, until }, hourOf(monday));
        if (!spoils) list.push({ from, until });
      }
    };
    outages(schedule.platform, weekly.platform, 30);
    outages(schedule.store, weekly.store, 3);
  }
  schedule.deaths.sort((a, b) => a.at - b.at);
  return schedule;
}

/** Half of the deaths come while summaries or cards are being sent: at other hours a death breaks nothing off. */
function deathIn(monday: string, chance: Chance): number {
  if (chance.happens(0.5)) {
    const time = chance.happens(0.4) ? SUMMARY.time : '09:00';
    const day = time === SUMMARY.time ? monday : addDays(monday, chance.between(0, 4));
    return localInstant(day, time, ZONE).epochMilliseconds + chance.between(0, 15_000);
  }
  return localInstant(monday, '00:00', ZONE).epochMilliseconds + chance.between(0, WEEK_MINUTES) * MINUTE;
}

const hourOf = (monday: string): Outage => ({
  from: localInstant(monday, '08:20', ZONE).epochMilliseconds,
  until: localInstant(monday, '08:50', ZONE).epochMilliseconds,
});

const touches = (a: Outage, b: Outage): boolean => a.from < b.until && b.from < a.until;

/** 2.5 is two or three. */
const many = (count: number, chance: Chance): number =>
  Math.floor(count) + (chance.happens(count % 1) ? 1 : 0);

export const isDuring = (outages: readonly Outage[], at: number): boolean =>
  outages.some(({ from, until }) => from <= at && at < until);
