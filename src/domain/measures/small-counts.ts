/**
 * Counts of one to four children stay with those who lead: what others see says "fewer than 5", and nothing stands
 * beside it from which the count could be told. Every view of a figure goes through here.
 */
import type { Figure, Reading } from '../measure.ts';
import type { Measure } from '../plan.ts';
import type { SaidFigure } from '../update.ts';
import { OF_CHILDREN, OTHERS } from './counted.ts';
import { amountOf } from './figures.ts';
import { type Audience, FEWER, holdsSmall, isSmall, shareWords, wordsFor } from './small-words.ts';

/** Stands for a figure that would give away its neighbour. */
export const NOT_SHOWN = 'not shown';
const NO_COUNT =
  /%|per ?cent|proportion|\brate\b|^£|\btime\b|yes\/no|\bstages?\b|\battainment\b|\bscore\b|\baverage\b/i;
const BARE = /^(?:count|number|numbers|total|no\.?)?(?: of)?$/i;

/** Whether a figure counts children. In doubt it does. */
export function countsChildren({
  text,
  unit,
  population,
}: Pick<Measure, 'text' | 'unit' | 'population'>): boolean {
  const named = unit?.trim() ?? '';
  if (NO_COUNT.test(named) && !/^(?:count|number)\b/i.test(named)) return false;
  if (OF_CHILDREN.test(named)) return true;
  if (!BARE.test(named) && OTHERS.test(named)) return false;
  return OF_CHILDREN.test(`${population ?? ''} ${text}`);
}

/** The figure as that audience sees it. */
export function figureFor(figure: Figure, measure: Measure, audience: Audience): Figure {
  if (audience === 'leads') return figure;
  const counts = countsChildren(measure);
  const amount = amountOf(figure);
  const isShare = typeof figure === 'string' && /%|per ?cent|£/i.test(figure);
  if (amount !== null) return counts && !isShare && isSmall(amount) ? FEWER : figure;
  if (typeof figure === 'number') return figure;
  const speaks = counts || OF_CHILDREN.test(`${figure} ${measure.text} ${measure.population ?? ''}`);
  return speaks && holdsSmall(figure) ? FEWER : figure;
}

/** A figure of an update as that audience sees it: the words, or null where the figure itself may be shown. */
export function saidFigureFor({ value, of, unit }: SaidFigure, audience: Audience): string | null {
  if (audience === 'leads' || unit.startsWith('%')) return null;
  // Of what is counted nobody may have said that it is children: "3 of 4 returned". Then the doubt counts, too.
  const named = OF_CHILDREN.test(unit) || !OTHERS.test(unit);
  const small = isSmall(value) || (of !== null && (isSmall(of) || isSmall(of - value)));
  if (!named || !small) return null;
  const amount = of === null ? FEWER : shareWords(value, of);
  return unit === '' ? amount : `${amount} ${unit}`;
}

/** A percentage beside a figure that is not shown would tell it. */
export const percentTells = (figures: readonly SaidFigure[], audience: Audience): boolean =>
  figures.some((figure) => figure.of !== null && saidFigureFor(figure, audience) !== null);

/** The measure as that audience sees it: of each period what stands; small counts and what was superseded stay behind. */
export function measureFor(measure: Measure, standing: readonly Reading[], audience: Audience): Measure {
  if (audience === 'leads') return measure;
  const seen = (reading: Reading): Reading => ({
    ...reading,
    value: figureFor(reading.value, measure, audience),
    ...(reading.source === undefined ? {} : { source: wordsFor(reading.source, audience) }),
  });
  return {
    ...measure,
    baseline: measure.baseline === null ? null : figureFor(measure.baseline, measure, audience),
    readings: standing.map(seen),
  };
}
