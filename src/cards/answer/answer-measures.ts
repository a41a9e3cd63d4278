/** Measures as a colleague tells them: what is measured, where it began, where it should get, what was read, how it moved. */
import type { Measured, MeasuresTold } from '../../domain/answers/measures.ts';
import type { Figure } from '../../domain/measure.ts';
import { figureWritten } from '../../domain/measures/figures.ts';
import { type Moved, movedFrom } from '../../domain/measures/moved.ts';
import { FEWER } from '../../domain/measures/small-words.ts';
import { lineChart } from '../measures/line-chart.ts';
import { ofWords, readingWords } from '../measures/words.ts';
import { bold, clip, dotted, type Run, run } from '../text.ts';
import type { Entry } from './answer-view.ts';

/** Charts stand where there are no more measures than these. */
const MOST_CHARTS = 3;
/** Readings that are listed beside the chart. */
const MOST_READINGS = 8;

export function measureEntries({ measures }: MeasuresTold): Entry[] {
  const charted = measures.length <= MOST_CHARTS;
  return measures.map((one) => {
    const chart = charted ? lineChart(one) : null;
    return {
      under: one.of === null ? 'The plan as a whole' : ofWords(one.of),
      lines: [
        [run(clip(one.measure.text, 300))],
        dotted([...termsOf(one).map((term) => [run(term)]), [bold(readingIn(one))]]),
        ...movement(one),
        ...readingsLine(one),
      ],
      ...(chart === null ? {} : { charts: [chart] }),
    };
  });
}

const DIRECTION: { readonly [D in Measured['measure']['direction']]: string | null } = {
  increase: 'should rise',
  decrease: 'should fall',
  maintain: 'should stay',
  'maintain-or-increase': 'should stay or rise',
  'at-or-above-comparator': 'at or above its comparator',
  'at-or-below-comparator': 'at or below its comparator',
  'close-gap': 'the gap should close',
  'reach-target': null,
  achieve: null,
  report: null,
  qualitative: null,
};

function termsOf({ measure }: Measured): string[] {
  const { baseline, target, unit, direction } = measure;
  const meant = DIRECTION[direction];
  return [
    ...(meant === null ? [] : [meant]),
    ...(baseline === null ? [] : [`baseline ${figure(baseline, unit)}`]),
    target === null ? 'no target set' : `target ${figure(target, unit)}`,
  ];
}

function readingIn({ measure: { unit }, latest, wanted }: Measured): string {
  const waits = wanted === null ? '' : `, wanted for ${clip(wanted, 80)}`;
  return latest === null
    ? `no reading recorded${waits}`
    : `latest ${readingWords(latest, unit)}${wanted === null ? '' : `; a reading is${waits.slice(1)}`}`;
}

/** "Up from 20.1% for summer 2026, the right way." Of figures that are not shown nothing is said. */
function movement({ measure, standing, latest }: Measured): Run[][] {
  if (latest === null) return [];
  const before = standing.at(-2)?.reading;
  const sinceLast = before && moved(movedFrom(before.value, latest.value, measure));
  const sinceBaseline = moved(movedFrom(measure.baseline, latest.value, measure));
  const parts = [
    ...(before && sinceLast
      ? [
          `${sinceLast.turn} ${figure(before.value, measure.unit)} for ${clip(before.period, 80)}${sinceLast.way}`,
        ]
      : []),
    ...(measure.baseline !== null && sinceBaseline
      ? [`${sinceBaseline.turn} the baseline${sinceBaseline.way}`]
      : []),
  ];
  return parts.length === 0 ? [] : [[run(sentence(parts.join('; ')))]];
}

const TURN = { up: 'up from', down: 'down from', none: 'the same as' } as const;
const WAY = { right: ', the right way', wrong: ', the wrong way' } as const;

function moved(found: Moved): { turn: string; way: string } | null {
  if (found === null) return null;
  // What should stay and has stayed has gone no way at all.
  const way = found.way === null ? '' : found.turn === 'none' ? ', as it should' : WAY[found.way];
  return { turn: TURN[found.turn], way };
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** All readings as text: what a chart shows stands here, too. */
function readingsLine({ measure: { unit }, standing }: Measured): Run[][] {
  if (standing.length < 2) return [];
  const shown = standing.slice(-MOST_READINGS);
  const earlier = standing.length - shown.length;
  const each = shown.map(
    ({ reading: { period, value, provisional } }) =>
      `${clip(period, 60)}: ${figure(value, unit)}${provisional ? ' (provisional)' : ''}`,
  );
  return [[run(`Readings: ${earlier > 0 ? `${earlier} earlier, ` : ''}${each.join(', ')}`)]];
}

/** Whether a count was left out of these. */
export const hidesCounts = ({ measures }: MeasuresTold): boolean =>
  measures.some(
    ({ measure, standing }) =>
      measure.baseline === FEWER || standing.some(({ reading }) => reading.value === FEWER),
  );

const figure = (value: Figure, unit: string | undefined): string => clip(figureWritten(value, unit), 120);
