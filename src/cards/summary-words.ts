/** The figures of a board's summary in words and for the chart. */
import type { Standing } from '../domain/snapshot.ts';
import type { Summary } from '../domain/summary.ts';
import { count, STATUS } from './format.ts';
import { shaped } from './line-words.ts';
import { type Colour, type Run, run } from './text.ts';

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
    run(changeWords(change)),
  ];
};

export const figureWords = (counts: readonly Count[]): string =>
  counted(counts)
    .map(({ standing, now, change }) => `${STANDING[standing].word} ${now}${changeWords(change)}`)
    .join(', ');

/** "6 of 34 actions are overdue, 2 more than last time; 3 were completed." */
export function headlineOf({ actions, counts, overdue, completed, since }: Summary): string {
  const change = counts.find(({ standing }) => standing === 'overdue')?.change ?? null;
  const compared = change === null || since === null ? '' : `, ${comparison(change)}`;
  const late = overdue === 0 ? 'None' : `${overdue}`;
  const done = completed.length;
  return `${late} of ${count(actions, 'action')} ${overdue === 1 ? 'is' : 'are'} overdue${compared}; ${
    done === 0 ? 'none was' : done === 1 ? '1 was' : `${done} were`
  } completed`;
}

const comparison = (change: number): string => {
  if (change === 0) return 'as many as last time';
  return change > 0 ? `${change} more than last time` : `${-change} fewer than last time`;
};

/** "14 actions have no date set, 3 have no owner, 2 were inherited and are counted apart." */
export function gapsOf({ noDate, noOwner, inherited }: Summary): string[] {
  const have = (many: number) => (many === 1 ? 'has' : 'have');
  const parts = [
    ...(noDate > 0 ? [`${noDate} ${have(noDate)} no date set`] : []),
    ...(noOwner > 0 ? [`${noOwner} ${have(noOwner)} no owner`] : []),
    ...(inherited > 0
      ? [`${inherited} ${inherited === 1 ? 'was' : 'were'} inherited and counted apart`]
      : []),
  ];
  return parts.length > 0 ? [`Of these actions, ${parts.join(', ')}.`] : [];
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
