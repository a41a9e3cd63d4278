/** The figures of a board's summary in words and for the chart. */
import { daysBetween } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { DAYS_TO_ANSWER } from '../../domain/silence-asked.ts';
import type { Standing } from '../../domain/snapshot.ts';
import type { Summary } from '../../domain/summary.ts';
import { count, STATUS } from '../format.ts';
import { shaped } from '../line-words.ts';
import { type Colour, type Run, run } from '../text.ts';

type StandingLook = { word: string; shape: string; colour: Colour; chart: string };

export const STANDING: { readonly [S in Standing]: StandingLook } = {
  complete: { ...STATUS.complete, chart: 'categoricalBlue' },
  'awaiting-check': { word: 'Awaiting check', shape: '◈', colour: 'Default', chart: 'categoricalPurple' },
  'on-track': { ...STATUS['on-track'], chart: 'good' },
  'in-progress': { ...STATUS['in-progress'], chart: 'categoricalTeal' },
  'at-risk': { ...STATUS['at-risk'], chart: 'warning' },
  'off-track': { ...STATUS['off-track'], chart: 'attention' },
  overdue: { word: 'Overdue', shape: '◆', colour: 'Attention', chart: 'divergingMaroon' },
  'not-started': { ...STATUS['not-started'], chart: 'neutral' },
  inherited: { word: 'Inherited', shape: '◇', colour: 'Default', chart: 'categoricalLavender' },
  withdrawn: { ...STATUS.withdrawn, chart: 'neutral' },
};

type Count = Summary['counts'][number];

/** Standings that say something: there are some, or there were some last time. */
export const counted = (counts: readonly Count[]): Count[] =>
  counts.filter(({ now, change }) => now > 0 || (change !== null && change !== 0));

/** "(+2)", "(−1)", "(no change)"; nothing when there was no summary before. */
const changeWords = (change: number | null): string => {
  if (change === null) return '';
  if (change === 0) return ' (no change)';
  return change > 0 ? ` (+${change})` : ` (−${-change})`;
};

/** "Overdue ◆ 6 (+2)". */
export const figureRuns = ({ standing, now, change }: Count): Run[] => {
  return [
    ...shaped(STANDING[standing].word, STANDING[standing]),
    run(` ${now}`, { weight: 'Bolder' }),
    ...(change === null ? [] : [run(changeWords(change))]),
  ];
};

export const figureWords = (counts: readonly Count[]): string =>
  counted(counts)
    .map(({ standing, now, change }) => `${STANDING[standing].word} ${now}${changeWords(change)}`)
    .join(', ');

/** "6 of 34 actions are overdue, 2 more than last week; 3 were completed, 1 without evidence." */
export function headlineOf({ actions, counts, overdue, completed, rounds, since, asAt }: Summary): string {
  const change = counts.find(({ standing }) => standing === 'overdue')?.change ?? null;
  const compared = change === null || since === null ? '' : `, ${comparison(change, lastTime(since, asAt))}`;
  const late = overdue === 0 ? 'None' : `${overdue}`;
  const done = completed.length - rounds;
  const bare = completed.filter(({ evidence }) => evidence === null).length;
  const unproven =
    bare === 0 ? '' : bare < completed.length ? `, ${bare} without evidence` : ', without evidence';
  return `${late} of ${count(actions, 'action')} ${overdue === 1 ? 'is' : 'are'} overdue${compared}; ${
    done === 0 ? 'none was' : done === 1 ? '1 was' : `${done} were`
  } completed${roundsIn(rounds)}${unproven}.`;
}

/** What comes round is counted as an action that goes on: that one time of it was done is told beside. */
const roundsIn = (rounds: number): string =>
  rounds === 0 ? '' : `, and ${count(rounds, 'round')} of recurring work`;

/** A post is a week old, unless one was left out, or moved from a holiday. */
function lastTime(since: PlainDate, asAt: PlainDate): string {
  const days = daysBetween(since, asAt);
  return days >= 6 && days <= 8 ? 'last week' : 'last time';
}

const comparison = (change: number, before: string): string => {
  if (change === 0) return `as many as ${before}`;
  return change > 0 ? `${change} more than ${before}` : `${-change} fewer than ${before}`;
};

/** What nobody can vouch for, one short phrase each: "Complete but unevidenced 1", "No date set 14". */
export function honestLines({
  silent,
  unevidenced,
  noDate,
  noOwner,
  inherited,
  restricted,
}: Summary): string {
  const parts: [string, number][] = [
    [`Silent (asked at least ${DAYS_TO_ANSWER} working days ago, and no answer since)`, silent],
    ['Complete but unevidenced', unevidenced],
    ['No date set', noDate],
    ['No owner', noOwner],
    ['Inherited, counted apart', inherited],
    ['Restricted, counted and not named', restricted],
  ];
  return parts.map(([words, many]) => `${words} ${many}`).join(' · ');
}

/** "Among the overdue: 3 off track, 5 at risk." An action has one standing, and its owner may have said more. */
export function overlapOf({ atRisk }: Summary): string[] {
  const late = atRisk.filter(({ overdue }) => overdue);
  const off = late.filter(({ status }) => status === 'off-track').length;
  const risk = late.length - off;
  const parts = [...(off > 0 ? [`${off} off track`] : []), ...(risk > 0 ? [`${risk} at risk`] : [])];
  return parts.length > 0
    ? [`Among the overdue: ${parts.join(', ')}. The figures above count these as overdue only.`]
    : [];
}
