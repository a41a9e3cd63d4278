/** A list of measures to pick from: those that want a reading, or those that a reading could be of. */
import type { Reading } from '../../domain/measure.ts';
import type { Measure } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { count, day } from '../format.ts';
import type { TypedReading } from '../measures-submit.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { clip, dotted, escapeMarkdown, run, subtle } from '../text.ts';
import template from './which-measure.json' with { type: 'json' };
import { type Of, ofWords, readingWords } from './words.ts';

const fill = compile(template);
const PAGE = 8;

/** `mine`: whether whoever reads the card may give its reading. */
export type Listed = {
  plan: string;
  of: Of;
  measure: Measure;
  latest: Reading | null;
  mine: boolean;
  /** For which time it is wanted, and since when; null where it is not. */
  wanted: { period: string; since: string } | null;
};

/** "2 measures want a reading": a card of its own, or the answer to who asks for them. */
export function readingsWantedCard(
  measures: readonly Listed[],
  { heading, today }: { heading: string; today: string },
): CardMessage {
  return fitting(Math.max(1, Math.min(PAGE, measures.length)), (size) => {
    const page = measures.slice(0, size);
    const left = measures.length - page.length;
    const card = fill({
      heading: escapeMarkdown(heading),
      notes: [],
      options: page.map((one) => ({
        pick: button(
          one.mine ? 'Give a reading' : 'Show',
          one.mine
            ? { do: 'open-reading', plan: one.plan, measure: one.measure.id, reading: null }
            : { do: 'say', text: `measures of ${one.of === null ? 'the plan' : clip(one.of.ref, 30)}` },
          { tooltip: clip(`${one.mine ? 'Reading of' : 'Show'} ${one.measure.text}`, 120) },
        ),
        title: [run(clip(one.measure.text, 200))],
        due: dotted([
          [subtle(ofWords(one.of))],
          ...(one.wanted === null
            ? []
            : [[subtle(`for ${clip(one.wanted.period, 60)}, needed since ${day(one.wanted.since, today)}`)]]),
          [
            subtle(
              one.latest === null ? 'no reading yet' : `last ${readingWords(one.latest, one.measure.unit)}`,
            ),
          ],
        ]),
      })),
      footnotes: [
        ...(left > 0
          ? [[subtle(`and ${left} more: say “measures without a reading in priority 2” for a part.`)]]
          : []),
        ...(page.some(({ mine, wanted }) => mine && wanted !== null)
          ? [[subtle('No figure yet? Say “no figure yet”, or “not until January”: then I ask later.')]]
          : []),
      ],
      buttons: [],
    });
    return { summary: clip(heading, 200), card };
  });
}

/** "Which measure is 21.3% for?" */
export function whichMeasureCard(measures: readonly Listed[], reading: TypedReading): CardMessage {
  const question = `Which measure is ${clip(reading.value, 60)} for?`;
  return fitting(Math.max(1, Math.min(PAGE, measures.length)), (size) => {
    const page = measures.slice(0, size);
    const left = measures.length - page.length;
    const card = fill({
      heading: escapeMarkdown(question),
      notes: [
        [
          run(
            `It could be of ${count(measures.length, 'measure')}. Nothing is recorded until you choose one.`,
          ),
        ],
      ],
      options: page.map(({ plan, of, measure }) => ({
        pick: button(
          of === null ? 'The plan' : clip(of.ref, 30),
          { do: 'give-reading', plan, measure: measure.id, reading },
          { tooltip: clip(`For ${measure.text}`, 120) },
        ),
        title: [run(clip(measure.text, 200))],
        due: [subtle(ofWords(of))],
      })),
      footnotes:
        left > 0 ? [[subtle(`and ${left} more: name its part, such as “measure 2 of 3.1: 87”.`)]] : [],
      buttons: [],
    });
    return { summary: question, card };
  });
}
