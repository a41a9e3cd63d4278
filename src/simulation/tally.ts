/** Folds the account of every message into figures: sent, late, resent, duplicate, lost, and why the others were not. */
import { localDate, localInstant } from '../domain/calendar.ts';
import { type Entry, isSettled } from './ledger.ts';
import { CARDS_AT, SUMMARY, ZONE } from './setting.ts';

export type About = Entry['row']['about'];

export type Figures = {
  expected: number;
  sent: number;
  /** Seen to arrive, whatever the bot knows of it. */
  arrived: number;
  late: number;
  failed: number;
  skipped: number;
  unknown: number;
  waiting: number;
  /** Arrived a second time, because the first sender died holding it. */
  resent: number;
  duplicate: number;
  lost: number;
};

export type Finding = { what: 'lost' | 'duplicate' | 'late'; tenant: string; key: string; why: string };

const MINUTE = 60_000;
/** A board waits for its post at its hour; everything else may share the morning. */
const latestOf = (about: About): number => (about === 'summary' ? 10 : 60) * MINUTE;
/** More would not be read. */
const MOST_FINDINGS = 50;

export type Tally = ReturnType<typeof startTally>;

export function startTally() {
  const byAbout = new Map<About, Figures>();
  const reasons = new Map<string, number>();
  const findings: Finding[] = [];
  const slowest = new Map<About, number>();

  function figuresOf(about: About): Figures {
    const known = byAbout.get(about) ?? blank();
    byAbout.set(about, known);
    return known;
  }

  function find(what: Finding['what'], tenant: string, key: string, why: string): void {
    if (findings.filter((one) => one.what === what).length < MOST_FINDINGS)
      findings.push({ what, tenant, key, why });
  }

  return {
    byAbout,
    reasons,
    findings,
    /** The longest that a message took, in milliseconds from its time. */
    slowest,
    lose(about: About, tenant: string, key: string, why: string): void {
      figuresOf(about).lost += 1;
      find('lost', tenant, key, why);
    },
    /** A message that nobody put down, and whose absence is explained. */
    skip(about: About, reason: string): void {
      const figures = figuresOf(about);
      figures.expected += 1;
      figures.skipped += 1;
      note(reason);
    },
    /** `kept`: whether the store holds it as it was told. */
    count(entry: Entry, kept: boolean): void {
      const { tenant, row } = entry;
      const figures = figuresOf(row.about);
      figures.expected += 1;
      if (entry.arrivals > 1) {
        if (row.resent && entry.arrivals === 2) figures.resent += 1;
        else {
          figures.duplicate += 1;
          find('duplicate', tenant, row.key, `arrived ${entry.arrivals} times`);
        }
      }
      if (entry.firstArrival !== null) arrive(figures, entry, entry.firstArrival);
      const lost = lossOf(entry, kept);
      if (lost !== null) {
        figures.lost += 1;
        find('lost', tenant, row.key, lost);
        return;
      }
      if (row.state === 'sent') {
        figures.sent += 1;
        return;
      }
      figures[FATES[row.state]] += 1;
      note(`${row.about} ${row.state}: ${(row.reason ?? '').replaceAll(/\d+ attempts?/g, 'n attempts')}`);
    },
  };

  function arrive(figures: Figures, entry: Entry, at: number): void {
    const { about, key } = entry.row;
    const took = at - timeOf(entry);
    figures.arrived += 1;
    slowest.set(about, Math.max(slowest.get(about) ?? 0, took));
    if (took <= latestOf(about)) return;
    figures.late += 1;
    find('late', entry.tenant, key, `${Math.round(took / MINUTE)} minutes after its time`);
  }

  function note(reason: string): void {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
}

const blank = (): Figures => ({
  expected: 0,
  sent: 0,
  arrived: 0,
  late: 0,
  failed: 0,
  skipped: 0,
  unknown: 0,
  waiting: 0,
  resent: 0,
  duplicate: 0,
  lost: 0,
});

const FATES = {
  queued: 'waiting',
  claimed: 'waiting',
  unknown: 'unknown',
  unreachable: 'failed',
  parked: 'failed',
  dropped: 'skipped',
} as const;

function lossOf(entry: Entry, kept: boolean): string | null {
  const { row, arrivals } = entry;
  if (!kept) return `was ${row.state}, and the store does not know it`;
  if (row.state === 'sent') return arrivals === 0 ? 'was told to be sent, and never arrived' : null;
  if (!isSettled(entry)) return row.notBefore === null ? `was left ${row.state}` : null;
  return row.reason === null ? `is ${row.state} without a reason` : null;
}

/** When it was to arrive: a post at its board's hour, a card at the hour of cards or when it was made later. */
function timeOf({ row, createdAt }: Entry): number {
  if (row.about === 'summary') return occasionTime(row.key);
  if (row.about !== 'reminder') return createdAt;
  const day = row.key.slice(-10);
  const hour = localInstant(day, CARDS_AT, ZONE).epochMilliseconds;
  // Made within the first quarter of an hour it is one of the day's cards, which a busy clock came to late.
  return createdAt < hour + 15 * MINUTE ? hour : createdAt;
}

function occasionTime(key: string): number {
  const [year = '', week = ''] = key.slice(key.lastIndexOf(':') + 1).split('-W');
  const fourth = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 });
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(week) - 1 });
  return localInstant(monday.toString(), SUMMARY.time, ZONE).epochMilliseconds;
}

export const dayOf = (ms: number): string => localDate(Temporal.Instant.fromEpochMilliseconds(ms), ZONE);
