/** Measures as a colleague tells them: what is measured, where it began, where it should get, what was read last. */
import type { Measured, MeasuresTold } from '../domain/answers/measures.ts';
import type { Figure } from '../domain/measure.ts';
import type { Entry } from './answer-view.ts';
import { bold, clip, dotted, run } from './text.ts';

export const measureEntries = ({ measures }: MeasuresTold): Entry[] =>
  measures.map((one) => ({
    under: one.of === null ? 'The plan as a whole' : `${clip(one.of.ref, 30)} ${clip(one.of.title, 100)}`,
    lines: [
      [run(clip(one.measure.text, 300))],
      dotted([...termsOf(one).map((term) => [run(term)]), [bold(readingIn(one))]]),
    ],
  }));

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

function readingIn({ measure: { unit }, latest }: Measured): string {
  if (latest === null) return 'no reading recorded';
  const source = latest.source === undefined ? '' : `, ${clip(latest.source, 80)}`;
  const provisional = latest.provisional ? ' (provisional)' : '';
  return `latest ${figure(latest.value, unit)} for ${clip(latest.period, 80)}${provisional}${source}`;
}

const figure = (value: Figure, unit: string | undefined): string =>
  typeof value === 'number'
    ? `${value}${unit === undefined ? '' : unit === '%' ? '%' : ` ${clip(unit, 40)}`}`
    : clip(value, 120);
