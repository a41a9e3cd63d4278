/** What a simulation found: the same for the same seed, to the last byte. */
import type { Outage } from './faults.ts';
import type { Operation } from './meter.ts';
import type { Setting } from './setting.ts';
import type { About, Figures, Finding } from './tally.ts';

export type Report = {
  setting: Setting;
  /** Of the world that was simulated. */
  world: { people: number; actions: number; milestones: number };
  /** All messages, and each kind of them. */
  messages: Figures & { byKind: Partial<Record<About, Figures>> };
  /** Seconds from its time until the last summary and the last card had arrived. */
  slowest: Partial<Record<About, number>>;
  /** Why messages were not sent, each with its number. */
  reasons: Record<string, number>;
  /** Reasons why nobody was asked who had something due, as the clock gave them. */
  notAsked: Record<string, number>;
  /** Warnings and errors of the bot's log, each with its number. */
  troubles: Record<string, number>;
  /** People who had something due, could be asked, and were not. */
  forgotten: number;
  updates: {
    /** Distinct updates that people were told are recorded. */
    acknowledged: number;
    /** Of these: not in the record. */
    missing: number;
    /** Milestones whose last word is not the last update of the record. */
    broken: number;
    /** One activity that was recorded twice. */
    twice: number;
  };
  turns: { turns: number; deliveredAgain: number; unanswered: number; failed: number };
  platform: {
    attempts: number;
    arrived: number;
    /** Answered with 429, for whatever reason. */
    throttled: number;
    /** Of these: because the bot was faster than the limits. */
    overLimit: number;
    /** Attempts while the platform was away. */
    away: number;
    /** What arrived without having been claimed. */
    unannounced: number;
  };
  faults: { deaths: number; platformOutages: Outage[]; storeOutages: Outage[] };
  /** Estimates: see `request-units.ts`. */
  requestUnits: {
    setUp: number;
    running: number;
    aDay: number;
    busiestDay: { day: string; units: number } | null;
    /** As long as an average month is. */
    aMonth: number;
    aMonthAndTenant: number;
    busiestSecond: number;
    /** Operations that had to wait for the account's throughput. */
    throttled: { slowed: number; longestMs: number };
    byOperation: { operation: Operation; kind: string; count: number; units: number }[];
    byDay: Record<string, number>;
  };
  /** Most messages waiting in each hour of the run, and in each minute of the fullest Monday morning from 08:25. */
  queue: { hours: number[]; minutes: { day: string; values: number[] } };
  findings: Finding[];
};

/** Nothing was lost, and nothing arrived twice but what a death explains. */
export const isSound = ({ messages, updates, forgotten, platform }: Report): boolean =>
  messages.lost === 0 &&
  messages.duplicate === 0 &&
  forgotten === 0 &&
  platform.unannounced === 0 &&
  updates.missing === 0 &&
  updates.broken === 0 &&
  updates.twice === 0;
