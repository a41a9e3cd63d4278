/** `waymark simulate`: runs the bot through weeks or years on a virtual clock, and tells what became of every message. */
import { daysBetween, weekdayOf } from '../domain/calendar.ts';
import { isSound } from '../simulation/report.ts';
import { reportLines } from '../simulation/report-words.ts';
import { ENGLAND, type FaultLevel, type Setting, SMALL } from '../simulation/setting.ts';
import { simulate } from '../simulation/simulate.ts';
import { CallerFault } from './fault.ts';
import { dateOption, print, printJson, remark } from './settings.ts';
import { canWrite, written } from './written.ts';

export type SimulateOptions = {
  england?: boolean;
  tenants?: string;
  plans?: string;
  actions?: string;
  replicas?: string;
  from?: string;
  until?: string;
  weeks?: string;
  seed?: string;
  throughput?: string;
  faults?: FaultLevel;
  out?: string;
  json?: boolean;
};

const MOST = {
  tenants: 1000,
  plans: 20,
  actions: 2000,
  replicas: 20,
  weeks: 520,
  seed: 2 ** 31 - 1,
  throughput: 1_000_000,
} as const;

/** Exit code 1 when something was lost, forgotten, or came twice without a death to explain it. */
export async function simulateCommand(options: SimulateOptions): Promise<void> {
  const setting = settingFrom(options);
  const file = options.out === '-' ? undefined : options.out;
  if (file !== undefined) await canWrite(file);
  const began = performance.now();
  const seconds = (): string => ((performance.now() - began) / 1000).toFixed(0);
  const report = await simulate(setting, (day, of) => {
    if (day % 7 === 0) remark(`week ${day / 7} of ${of / 7} has passed, after ${seconds()} s`);
  });
  const { maxRSS } = process.resourceUsage();
  if (options.out === '-' || options.json) printJson(report);
  else for (const line of reportLines(report)) print(line);
  if (file !== undefined) await written(file, `${JSON.stringify(report, null, 2)}\n`);
  remark(`Took ${seconds()} s and ${Math.round(maxRSS / 1024)} MB.`);
  if (!isSound(report)) process.exitCode = 1;
}

/**
 * What the options ask for.
 * @throws CallerFault naming the option, what it takes, and what was given.
 */
export function settingFrom(options: SimulateOptions): Setting {
  const base = options.england ? ENGLAND : SMALL;
  const number = (name: keyof typeof MOST): number => {
    const given = options[name];
    if (given === undefined) return base[name] ?? 0;
    const least = name === 'seed' ? 0 : 1;
    const value = Number(given);
    if (/^\d{1,10}$/.test(given) && value >= least && value <= MOST[name]) return value;
    throw new CallerFault(
      `--${name} takes a whole number from ${least} to ${MOST[name]}; "${given}" is none.`,
    );
  };
  const from = options.from === undefined ? base.from : dateOption('--from', options.from);
  if (weekdayOf(from) !== 'Monday')
    throw new CallerFault(`--from takes a Monday, such as 2027-01-11; ${from} is a ${weekdayOf(from)}.`);
  if (options.until !== undefined && options.weeks !== undefined)
    throw new CallerFault('--until and --weeks say the same thing; leave one of them out.');
  return {
    tenants: number('tenants'),
    plans: number('plans'),
    actions: number('actions'),
    replicas: number('replicas'),
    seed: number('seed'),
    from,
    weeks: options.until === undefined ? number('weeks') : weeksUntil(from, options.until),
    throughput: options.throughput === undefined ? base.throughput : number('throughput'),
    faults: options.faults ?? base.faults,
  };
}

function weeksUntil(from: string, option: string): number {
  const until = dateOption('--until', option);
  const weeks = Math.floor(daysBetween(from, until) / 7);
  if (weeks >= 1 && weeks <= MOST.weeks) return weeks;
  throw new CallerFault(
    `--until takes a date from one week to ten years after ${from}; "${option}" is none.`,
  );
}
