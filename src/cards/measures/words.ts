/** Measures and readings in the words of their cards. */

import type { Reading } from '../../domain/measure.ts';
import { figureWritten } from '../../domain/measures/figures.ts';
import { count } from '../format.ts';
import { clip } from '../text.ts';

/** A measure with what it belongs to: null for the plan as a whole. */
export type Of = { ref: string; title: string } | null;

export const ofWords = (of: Of): string =>
  of === null ? 'The plan as a whole' : `${clip(of.ref, 30)} ${clip(of.title, 100)}`;

/** "21.3% for autumn 2026 (provisional), DfE" */
export function readingWords(
  { value, period, source, provisional }: Reading,
  unit: string | undefined,
): string {
  const from = source === undefined ? '' : `, ${clip(source, 80)}`;
  return `${clip(figureWritten(value, unit), 120)} for ${clip(period, 80)}${provisional ? ' (provisional)' : ''}${from}`;
}

/** "2 measures need a reading" */
export const wantReadings = (many: number): string =>
  `${count(many, 'measure')} ${many === 1 ? 'needs' : 'need'} a reading`;
