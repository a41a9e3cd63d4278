/** The cards of measures in their fullest and their barest form. */

import { answerCard } from '../../src/cards/answer/answer.ts';
import { readingFormCard } from '../../src/cards/measures/reading-form.ts';
import { readingReceiptCard } from '../../src/cards/measures/reading-receipt.ts';
import { type Listed, readingsWantedCard, whichMeasureCard } from '../../src/cards/measures/which-measure.ts';
import { reminderCard } from '../../src/cards/reminder.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import type { Measured } from '../../src/domain/answers/measures.ts';
import { Measure } from '../../src/domain/plan.ts';
import { viewOf } from './answer-samples.ts';
import { line, NOW, question, TODAY, ZONE } from './lines.ts';

export const absence = Measure.parse({
  id: 'measure-1',
  text: 'Persistent absence is reduced, in line with or better than national figures.',
  direction: 'decrease',
  unit: '%',
  target: 18,
  baseline: 24,
  frequency: 'termly',
  owner: null,
  readings: [],
});
const of = { ref: '3.1', title: 'A shared ethos' };
const reading = { period: 'autumn 2026', value: 21.3, source: 'DfE', provisional: true };
const typed = { value: '21.3%', period: 'autumn 2026', source: 'DfE', provisional: true };
const blank = { value: '', period: '', source: '', provisional: false };

export const measured = (values: readonly number[], over: Partial<Measured> = {}): Measured => {
  const standing = values.map((value, at) => ({
    reading: { period: `autumn ${2020 + at}`, value },
    end: `${2020 + at}-12-18`,
  }));
  return { of, measure: absence, latest: standing.at(-1)?.reading ?? null, standing, wanted: null, ...over };
};

const LONG =
  'A measure that says at length what is counted, of whom, and in which schools of the area. '.repeat(5);

export const answerOf = (...measures: Measured[]): CardMessage =>
  answerCard(
    viewOf(
      {
        question: question({ intent: 'status', measure: true }),
        rows: [],
        told: { kind: 'measures', measures },
      },
      { readable: measures.length === 1 ? { plan: 'wigan', measure: 'measure-1' } : null },
    ),
  );

export function measuresSamples(): Record<string, CardMessage> {
  const listed = (at: number): Listed => ({
    plan: 'wigan',
    of,
    measure: { ...absence, id: `measure-${at}`, text: `${at} ${LONG}` },
    latest: reading,
    mine: at % 2 === 0,
    wanted: { period: 'Autumn term 2026-27', since: '2026-11-19' },
  });
  const many = Array.from({ length: 40 }, (_, at) => listed(at));
  const receipt = {
    plan: 'wigan',
    of,
    measure: absence,
    reading,
    unsaid: false,
    who: 'Alex Sample',
    at: NOW,
    zone: ZONE,
  };
  return {
    'reading form, blank': readingFormCard({
      plan: 'wigan',
      of: null,
      measure: absence,
      latest: null,
      typed: blank,
      faults: [],
    }),
    'reading form, with faults': readingFormCard({
      plan: 'wigan',
      of,
      measure: { ...absence, direction: 'qualitative', text: LONG },
      latest: reading,
      typed,
      faults: [
        { field: 'value', message: 'Give a figure, such as 21.3% or 1,234.' },
        { field: 'period', message: 'That time has not begun yet. Give one that has.' },
      ],
      notice: 'For which time is it?',
    }),
    'reading receipt': readingReceiptCard({
      ...receipt,
      before: { ...reading, value: 22 },
      stood: false,
      left: 3,
    }),
    'reading receipt, not said to be final': readingReceiptCard({
      ...receipt,
      reading: { ...reading, provisional: true },
      before: null,
      stood: false,
      unsaid: true,
      left: 0,
    }),
    'reading receipt, nothing new': readingReceiptCard({ ...receipt, before: null, stood: true, left: 0 }),
    'readings wanted': readingsWantedCard([listed(0)], {
      heading: '1 measure needs a reading',
      today: TODAY,
    }),
    'readings wanted, many': readingsWantedCard(many, {
      heading: '40 measures need a reading',
      today: TODAY,
    }),
    'which measure': whichMeasureCard(many, typed),
    'reminder with readings wanted': reminderCard({
      lines: [line()],
      plans: [],
      today: TODAY,
      zone: ZONE,
      readings: 2,
    }),
    'measures with a chart': answerOf(measured(Array.from({ length: 30 }, (_, at) => 30 - at / 2))),
    'three measures with charts': answerOf(
      ...[1, 2, 3].map((at) =>
        measured(
          Array.from({ length: 30 }, (_, n) => n * at),
          {
            measure: { ...absence, text: `${at} ${LONG}` },
            wanted: 'Autumn term 2026-27',
          },
        ),
      ),
    ),
  };
}
