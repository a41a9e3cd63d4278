/** A report as it is read at a terminal. */
import { count } from '../cards/format.ts';
import { bars, squeezed } from './chart.ts';
import { isSound, type Report } from './report.ts';

const WIDTH = 84;

const figure = (value: number): string => Math.round(value).toLocaleString('en-GB');

export function reportLines(report: Report): string[] {
  const { setting, world, messages, slowest, updates, turns, platform, faults } = report;
  return [
    `${count(setting.tenants, 'council')}, ${count(setting.plans, 'plan')} each, ${count(setting.actions, 'action')} a plan: ${figure(world.people)} people, ${figure(world.milestones)} milestones.`,
    `${count(setting.weeks, 'week')} from ${setting.from}, ${count(setting.replicas, 'replica')}, faults: ${setting.faults}, seed ${setting.seed}.`,
    '',
    row('', [
      'expected',
      'sent',
      'arrived',
      'late',
      'failed',
      'skipped',
      'unknown',
      'waiting',
      'resent',
      'twice',
      'lost',
    ]),
    ...[...Object.entries(messages.byKind), ['all', messages] as const].map(([name, one]) =>
      row(name, [
        one.expected,
        one.sent,
        one.arrived,
        one.late,
        one.failed,
        one.skipped,
        one.unknown,
        one.waiting,
        one.resent,
        one.duplicate,
        one.lost,
      ]),
    ),
    '',
    `Slowest: ${Object.entries(slowest)
      .map(([about, seconds]) => `${about} ${figure(seconds)} s`)
      .join(', ')} after its time.`,
    `Updates: ${figure(updates.acknowledged)} acknowledged, ${updates.missing} missing from the record, ${updates.broken} milestones without their last word, ${updates.twice} recorded twice.`,
    `Turns: ${figure(turns.turns)}, ${figure(turns.deliveredAgain)} delivered again, ${turns.failed} failed, ${turns.unanswered} never answered. Forgotten: ${report.forgotten}.`,
    `Platform: ${figure(platform.attempts)} requests, ${figure(platform.throttled)} throttled (${platform.overLimit} for being too fast), ${figure(platform.away)} while it was away.`,
    `Faults: ${faults.deaths} replicas killed, ${faults.platformOutages.length} outages of Teams, ${faults.storeOutages.length} of the store.`,
    ...reasonLines('Not sent', report.reasons),
    ...reasonLines('Not asked (counted a look of the clock)', report.notAsked),
    ...reasonLines('Logged as trouble', report.troubles),
    '',
    ...unitLines(report),
    '',
    ...queueLines(report),
    ...report.findings.map(({ what, tenant, key, why }) => `${what}: ${tenant} ${key}: ${why}`),
    '',
    verdict(report),
  ];
}

function row(name: string, values: readonly (string | number)[]): string {
  const cells = values.map((value) => (typeof value === 'number' ? figure(value) : value).padStart(9));
  return `${name.padEnd(9)}${cells.join('')}`;
}

const reasonLines = (heading: string, reasons: Readonly<Record<string, number>>): string[] =>
  Object.keys(reasons).length === 0
    ? []
    : [
        `${heading}:`,
        ...Object.entries(reasons).map(([reason, count]) => `  ${figure(count).padStart(8)}  ${reason}`),
      ];

function unitLines({ setting, requestUnits: units }: Report): string[] {
  return [
    `Request units (estimates): ${figure(units.aMonth)} a month, ${figure(units.aMonthAndTenant)} of it a council; ${figure(units.aDay)} a day${units.busiestDay ? `, ${figure(units.busiestDay.units)} on the busiest (${units.busiestDay.day})` : ''}; ${figure(units.busiestSecond)} in the busiest second. Setting up cost ${figure(units.setUp)} once.`,
    ...(setting.throughput === null
      ? []
      : [
          `At ${figure(setting.throughput)} units a second ${figure(units.throttled.slowed)} operations of the store had to wait, ${figure(units.throttled.longestMs)} ms at most.`,
        ]),
    ...units.byOperation
      .slice(0, 12)
      .map(
        ({ operation, kind, count, units: sum }) =>
          `  ${figure(sum).padStart(14)}  ${`${operation} ${kind}`.padEnd(20)} ${figure(count)} times`,
      ),
  ];
}

function queueLines({ queue }: Report): string[] {
  const { minutes } = queue;
  return [
    `Waiting messages over the run, ${figure(Math.max(0, ...queue.hours))} at most:`,
    `  ${bars(squeezed(queue.hours, WIDTH))}`,
    `Waiting messages on ${minutes.day} from 08:25, minute by minute, ${figure(Math.max(0, ...minutes.values))} at most:`,
    `  ${bars(minutes.values)}`,
  ];
}

function verdict(report: Report): string {
  const { messages, updates, forgotten } = report;
  if (isSound(report))
    return `Nothing was lost and nothing came twice (${messages.resent} sent again after a death).`;
  return `${messages.lost} lost, ${messages.duplicate} duplicate, ${forgotten} forgotten, ${updates.missing} updates missing.`;
}
