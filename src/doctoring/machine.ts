/** This machine: the Node that runs, its knowledge of time zones, and whether its clock is right. */
import { type Finding, findingsOn } from './finding.ts';

const { ok, note, fault } = findingsOn('machine');

const NODE = 26;

/** Of the program's own surroundings. @param node its version, such as "26.10.0" */
export function machine(node: string): Finding[] {
  return [
    Number.parseInt(node, 10) === NODE
      ? ok(`Node ${node} runs Waymark`)
      : note(
          `Node ${node} runs Waymark, which is tried on Node ${NODE}`,
          `Start it with "npm run": the right Node comes with the packages.`,
        ),
    knowsSummerTime()
      ? ok('the time zones are known')
      : fault(
          'the time zones of this machine are missing or wrong: everything would come at another hour',
          'Unset TZDIR and NODE_ICU_DATA, or use the Node that comes with the packages.',
        ),
  ];
}

function knowsSummerTime(): boolean {
  try {
    const at = (date: string): string => Temporal.PlainDate.from(date).toZonedDateTime(ZONE).offset;
    return at('2027-07-01') === '+01:00' && at('2027-01-01') === '+00:00';
  } catch {
    return false; // a zone that is not known at all
  }
}

const ZONE = 'Europe/London';

/** What the platform allows between its clock and that of a token's. */
const REFUSED_FROM = 240;
const NOTED_FROM = 30;

/** @param told the time that a service gave, by its name; `now` as it was when that came */
export function clockSkew(told: { by: string; at: Temporal.Instant }, now: Temporal.Instant): Finding {
  const seconds = Math.round(now.since(told.at).total('seconds'));
  const off = Math.abs(seconds);
  if (off < NOTED_FROM) return ok(`the clock of this machine agrees with that of ${told.by}`);
  const what = `the clock of this machine is ${inWords(off)} ${seconds < 0 ? 'behind' : 'ahead of'} that of ${told.by}`;
  const remedy = 'Let the machine set its clock by the network (NTP).';
  return off < REFUSED_FROM
    ? note(what, remedy)
    : fault(`${what}: tokens are refused, and messages come at the wrong time`, remedy);
}

const inWords = (seconds: number): string =>
  seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
