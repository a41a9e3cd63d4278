/** What the commands share: the configuration, parsed options, and an open store that is closed again. */
import { z } from 'zod/v4';
import { type Config, readConfig } from '../config.ts';
import { HOME_ZONE } from '../domain/calendar.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';

/** A command that sends nothing (`sends`) is not asked how the bot proves who it is. @throws CallerFault that names every fault. */
export function configured(
  environment: Readonly<Record<string, string | undefined>>,
  needs: { sends?: boolean } = {},
): Config {
  const read = readConfig(environment, Temporal.Now.instant(), needs);
  if (read.ok) return read.config;
  const faults = read.faults.map(({ setting, fault, remedy }) => `${setting} ${fault}. ${remedy}`);
  throw new CallerFault(`The configuration is wrong. ${faults.join(' ')}`);
}

/** Does the work on an open store and closes it whatever comes. */
export async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(config, { now: () => Temporal.Now.instant() });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A date option, `2026-12-04`. */
export function dateOption(name: string, value: string): string {
  const date = z.iso.date().safeParse(value);
  if (!date.success) throw new CallerFault(`${name} takes a date such as 2026-12-04; "${value}" is none.`);
  return date.data;
}

/** A port option. */
export function portOption(name: string, value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536) return Number(value);
  throw new CallerFault(`${name} takes a port number such as 56150; "${value}" is none.`);
}

/** An instant option: `2026-12-04T09:00:00Z`, or a local date and time, or a date (its 09:00), in London. */
export function instantOption(name: string, value: string): Temporal.Instant {
  try {
    if (/[zZ]$|[+-]\d\d:?\d\d$/.test(value)) return Temporal.Instant.from(value);
    const local = /t/i.test(value) ? value : `${value}T09:00`;
    return Temporal.PlainDateTime.from(local).toZonedDateTime(HOME_ZONE).toInstant();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CallerFault(
      `${name} takes an instant such as 2026-12-04T09:00 (London) or 2026-12-04T09:00:00Z; "${value}" is none.`,
    );
  }
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));
/** Progress and remarks, kept off standard output. */
export const remark = (text: string): void => void process.stderr.write(`${text}\n`);
