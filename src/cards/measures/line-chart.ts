/** A measure's readings as a small line chart. Its figures stand as text beside it, and in place of it where a client draws none. */
import type { Measured } from '../../domain/answers/measures.ts';
import { amountOf, figureWritten } from '../../domain/measures/figures.ts';
import { clip, escapeMarkdown } from '../text.ts';

export type LineChart = {
  title: string;
  data: { legend: string; color: 'categoricalBlue'; values: { x: string; y: number }[] }[];
  /** The same figures in words. */
  words: string;
};

/** Points of a chart at most, so that a card stays small. */
const MOST = 24;

/** Null where fewer than two readings are figures whose time is known: what is not shown has no point. */
export function lineChart({ measure, standing }: Measured): LineChart | null {
  const points = standing
    .flatMap(({ reading, end }) => {
      const y = amountOf(reading.value);
      return y === null || end === null ? [] : [{ x: end, y, period: reading.period }];
    })
    .slice(-MOST);
  if (points.length < 2) return null;
  const title = clip(measure.text, 80);
  return {
    title,
    data: [{ legend: title, color: 'categoricalBlue', values: points.map(({ x, y }) => ({ x, y })) }],
    words: escapeMarkdown(
      points.map(({ period, y }) => `${clip(period, 60)}: ${figureWritten(y, measure.unit)}`).join(', '),
    ),
  };
}
