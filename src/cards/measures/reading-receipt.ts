/** What was recorded as a reading: by whom and when, with the way to put it right and to the next measure. */
import type { Reading } from '../../domain/measure.ts';
import { figureWritten } from '../../domain/measures/figures.ts';
import type { Measure } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { moment } from '../format.ts';
import template from '../receipt.json' with { type: 'json' };
import { type CardMessage, compile } from '../render.ts';
import { bold, clip, escapeMarkdown, run, subtle } from '../text.ts';
import { type Of, ofWords } from './words.ts';

const fill = compile(template);

export type ReadingReceipt = {
  plan: string;
  of: Of;
  measure: Measure;
  reading: Reading;
  /** The reading of the same period that stood before, kept beside it. */
  before: Reading | null;
  /** Nothing was new in it. */
  stood: boolean;
  /** Nobody has said whether it is final: it stands as provisional, and one press makes it final. */
  unsaid: boolean;
  who: string;
  at: string;
  zone: string;
  /** Measures of theirs that still want a reading. */
  left: number;
};

export function readingReceiptCard(view: ReadingReceipt): CardMessage {
  const { plan, of, measure, reading, before, stood, unsaid, left } = view;
  const { unit } = measure;
  const heading = stood ? 'That is how it stands already' : 'Reading recorded';
  const typed = {
    value: figureWritten(reading.value, unit === '%' ? unit : undefined),
    period: reading.period,
    source: reading.source ?? '',
    provisional: reading.provisional ?? false,
  };
  const fact = (label: string, value: string) => [bold(`${label}: `), run(clip(value, 500))];
  const card = fill({
    heading: escapeMarkdown(heading),
    facts: [
      fact('Measure', `${ofWords(of)}: ${measure.text}`),
      fact('Value', figureWritten(reading.value, unit)),
      fact('For', reading.period),
      fact('State', stateWords(reading, unsaid)),
      ...(reading.source === undefined ? [] : [fact('Source', reading.source)]),
    ],
    notes:
      before === null
        ? []
        : [
            [
              run(
                reading.provisional && !before.provisional
                  ? `A final reading for that time is recorded: ${clip(figureWritten(before.value, unit), 120)}. It goes before this one; both are kept.`
                  : `Before: ${clip(figureWritten(before.value, unit), 120)}${before.provisional ? ' (provisional)' : ''}. Both are kept; the new one is shown.`,
              ),
            ],
          ],
    by: [subtle(`${clip(view.who, 100)}, ${moment(view.at, view.zone)}`)],
    asks: [],
    buttons: [
      ...(unsaid && reading.provisional
        ? [
            button('It is final', {
              do: 'give-reading',
              plan,
              measure: measure.id,
              reading: { ...typed, provisional: false },
            }),
          ]
        : []),
      button('Change', { do: 'open-reading', plan, measure: measure.id, reading: typed }),
      ...(left > 0
        ? [
            button(`Next measure (${left} left)`, {
              do: 'open-reading',
              plan: null,
              measure: null,
              reading: null,
            }),
          ]
        : []),
    ],
  });
  return {
    summary: clip(`${heading}: ${figureWritten(reading.value, unit)} for ${reading.period}`, 200),
    card,
  };
}

const stateWords = ({ provisional }: Reading, unsaid: boolean): string => {
  if (!provisional) return 'Final';
  return unsaid ? 'Provisional, because you did not say that it is final' : 'Provisional';
};
