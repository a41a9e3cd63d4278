/** What was said in an update, in words: the facts of a receipt and the line of a notification. */
import type { Line } from '../domain/line.ts';
import type { Evidence } from '../domain/milestone.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { HandOver, Said, SaidFigure } from '../domain/update.ts';
import { count, day, STATUS } from './format.ts';
import { linkRun, ratingRuns, UNEVIDENCED } from './line-words.ts';
import { bold, clip, type Run, run } from './text.ts';

const fact = (label: string, ...value: Run[]): Run[] => [bold(`${label}: `), ...value];
const REMOVED = run('removed');

/** One fact for each field that was spoken of; with `from`, a status and a percent say what stands now as well. */
export function factsOf(line: Line, said: Said, today: PlainDate, from = false): Run[][] {
  const { status, percent, reason, forecast, evidence = [] } = said;
  const { blocked, figures = [], snooze, handOver } = said;
  const stood = from && status !== undefined && status !== line.status;
  const was = from && line.percent !== null && percent !== line.percent ? `${line.percent}% → ` : '';
  return [
    ...(status === undefined
      ? []
      : [fact('Status', ...(stood ? [...ratingRuns(line.status), run(' → ')] : []), ...ratingRuns(status))]),
    ...(percent === undefined
      ? []
      : [fact('Percent done', percent === null ? REMOVED : run(`${was}${percent}%`))]),
    ...(blocked === undefined
      ? []
      : [fact('Blocked', run(blocked ? 'Yes, waiting for others' : 'No longer'))]),
    ...(reason === undefined ? [] : [fact('What is holding it up', reason === null ? REMOVED : run(reason))]),
    ...(forecast === undefined ? [] : [fact('Expected date', ...forecastValue(line, forecast, today))]),
    ...figures.slice(0, 5).map((figure) => fact('Figure', run(figureInWords(figure)))),
    ...(snooze === undefined
      ? []
      : [fact('Not to be asked before', snooze === null ? REMOVED : run(day(snooze, today)))]),
    ...(handOver === undefined
      ? []
      : [fact('To hand over', handOver === null ? REMOVED : run(handOverInWords(handOver, today)))]),
    ...evidence.slice(0, 3).map((one) => fact('Evidence', evidenceValue(one))),
    ...(evidence.length > 3 ? [fact('Evidence', run(`and ${evidence.length - 3} more`))] : []),
  ];
}

/** A day that was named before, and that these words leave as it is. `line` is as it stands after them. */
export function stillQuiet({ open, snoozedUntil }: Line, { snooze }: Said, today: PlainDate): Run[][] {
  if (!open || snooze !== undefined || snoozedUntil === null || snoozedUntil <= today) return [];
  return [fact('Still not to be asked before', run(day(snoozedUntil, today)))];
}

/** "98 of 132 audits returned", "34 peer mentors trained (target 60)". */
export function figureInWords({ value, of, target, unit }: SaidFigure): string {
  const percent = unit.startsWith('%');
  const words = clip(percent ? unit.slice(1).trim() : unit, 80);
  const amount = of === null ? `${value}${percent ? '%' : ''}` : `${value} of ${of}`;
  const aim = target === null ? '' : ` (target ${target}${percent ? '%' : ''})`;
  return `${amount}${words === '' ? '' : ` ${words}`}${aim}`;
}

/** "to Beth Moorhouse from Thu 1 Jul 2027", "to somebody else". */
export const handOverInWords = ({ name, from }: HandOver, today: PlainDate): string =>
  `to ${name === null ? 'somebody else' : clip(name, 80)}${from === null ? '' : ` from ${day(from, today)}`}`;

/** Whether the update completes what nothing supports. `line` is as it stands after it. */
export const isUnevidenced = (line: Line, { status, evidence = [] }: Said): boolean =>
  status === 'complete' && evidence.length === 0 && line.evidence === null;

export const unevidencedFact = (): Run[] =>
  fact('Evidence', UNEVIDENCED, run('. To add a link, choose Change; or send me a file here.'));

function forecastValue(line: Line, forecast: PlainDate | null, today: PlainDate): Run[] {
  if (forecast === null) return [REMOVED];
  const agreed =
    line.due === null || line.due === forecast || line.kind === 'check-in'
      ? ''
      : ` (${day(line.due, today)} stays the agreed date until a lead accepts another)`;
  return [run(`${day(forecast, today)}${agreed}`)];
}

/** The whole address, so that a slip in it can be seen. */
const evidenceValue = (evidence: Evidence): Run => {
  if (evidence.kind === 'link') return linkRun(clip(evidence.url, 300), evidence.url);
  return run(evidence.kind === 'file' ? evidence.name : evidence.what);
};

/** "At risk, 80%, expected Fri 12 Mar 2027, 1 piece of evidence". */
export function inOneLine(
  { status, percent, reason, forecast, evidence = [], blocked, figures = [], snooze, handOver }: Said,
  today: PlainDate,
): string {
  const parts = [
    status === undefined ? '' : STATUS[status].word,
    typeof percent === 'number' ? `${percent}%` : '',
    typeof forecast === 'string' ? `expected ${day(forecast, today)}` : '',
    blocked === true ? 'blocked' : '',
    typeof reason === 'string' ? 'with a reason' : '',
    figures.length > 0 ? count(figures.length, 'figure') : '',
    typeof snooze === 'string' ? `not to be asked before ${day(snooze, today)}` : '',
    handOver ? `to hand over ${handOverInWords(handOver, today)}` : '',
    evidence.length === 0 ? '' : count(evidence.length, 'piece of evidence', 'pieces of evidence'),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'an entry removed';
}
