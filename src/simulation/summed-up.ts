/** Puts the report together from what everybody has counted. */

import type { Schedule } from './faults.ts';
import type { Acknowledged, FrontDoor } from './front-door.ts';
import type { Meter } from './meter.ts';
import type { Platform } from './platform.ts';
import type { Queue } from './queue.ts';
import type { Report } from './report.ts';
import type { Setting } from './setting.ts';
import { dayOf, type Figures, type Tally } from './tally.ts';
import type { Throughput } from './throughput.ts';

export type Counted = {
  setting: Setting;
  world: Report['world'];
  tally: Tally;
  skipped: ReadonlyMap<string, number>;
  troubles: ReadonlyMap<string, number>;
  forgotten: number;
  acknowledged: number;
  missing: readonly Acknowledged[];
  broken: number;
  door: ReturnType<FrontDoor['counts']>;
  platform: ReturnType<Platform['counts']>;
  unannounced: number;
  schedule: Schedule;
  meter: Meter;
  throughput: ReturnType<Throughput['counts']>;
  setUp: number;
  queue: Queue;
};

const DAY = 86_400_000;
const DAYS_A_MONTH = 365.25 / 12;

export function summedUp(counted: Counted): Report {
  const { setting, world, tally, door, platform, schedule, queue, forgotten } = counted;
  const { twice, ...turns } = door;
  return {
    setting,
    world,
    messages: { ...allOf([...tally.byAbout.values()]), byKind: Object.fromEntries(tally.byAbout) },
    slowest: Object.fromEntries([...tally.slowest].map(([about, ms]) => [about, Math.round(ms / 1000)])),
    reasons: mostFirst(tally.reasons),
    notAsked: mostFirst(counted.skipped),
    troubles: mostFirst(counted.troubles),
    forgotten,
    updates: {
      acknowledged: counted.acknowledged,
      missing: counted.missing.length,
      broken: counted.broken,
      twice,
    },
    turns,
    platform: { ...platform, unannounced: counted.unannounced },
    faults: {
      deaths: schedule.deaths.length,
      platformOutages: schedule.platform,
      storeOutages: schedule.store,
    },
    requestUnits: unitsOf(counted),
    queue: { hours: queue.hours(), minutes: queue.minutes() },
    findings: tally.findings,
  };
}

const mostFirst = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])));

function allOf(figures: readonly Figures[]): Figures {
  const sum = (name: keyof Figures): number => figures.reduce((total, one) => total + one[name], 0);
  return {
    expected: sum('expected'),
    sent: sum('sent'),
    arrived: sum('arrived'),
    late: sum('late'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    unknown: sum('unknown'),
    waiting: sum('waiting'),
    resent: sum('resent'),
    duplicate: sum('duplicate'),
    lost: sum('lost'),
  };
}

function unitsOf({ setting, meter, setUp, throughput }: Counted): Report['requestUnits'] {
  const running = meter.total();
  const aDay = running / (7 * setting.weeks);
  const days = [...meter.byDay()].map(([day, units]) => [dayOf(day * DAY), Math.round(units)] as const);
  const busiest = days.reduce<(typeof days)[number] | null>(
    (most, one) => (most === null || one[1] > most[1] ? one : most),
    null,
  );
  return {
    setUp: Math.round(setUp),
    running: Math.round(running),
    aDay: Math.round(aDay),
    busiestDay: busiest && { day: busiest[0], units: busiest[1] },
    aMonth: Math.round(aDay * DAYS_A_MONTH),
    aMonthAndTenant: Math.round((aDay * DAYS_A_MONTH) / setting.tenants),
    busiestSecond: Math.round(meter.mostInASecond().units),
    throttled: throughput,
    byOperation: meter.byKind().map((one) => ({ ...one, units: Math.round(one.units) })),
    byDay: Object.fromEntries(days),
  };
}
