/** The form for a reading of one measure: what was read last stands beside it, each fault under its field. */

import type { Reading } from '../../domain/measure.ts';
import type { ReadingFault } from '../../domain/measures/give.ts';
import type { Measure } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { count } from '../format.ts';
import type { TypedReading } from '../measures-submit.ts';
import { type CardMessage, compile } from '../render.ts';
import { textInput } from '../submit.ts';
import { alarm, clip, dotted, escapeMarkdown, run } from '../text.ts';
import template from '../update-form.json' with { type: 'json' };
import { careful } from '../words-of-care.ts';
import { type Of, ofWords, readingWords } from './words.ts';

const fill = compile(template);

export type ReadingForm = {
  plan: string;
  of: Of;
  measure: Measure;
  latest: Reading | null;
  typed: TypedReading;
  faults: readonly ReadingFault[];
  /** Something to know before saving. */
  notice?: string;
};

export function readingFormCard(form: ReadingForm): CardMessage {
  const { plan, of, measure, latest, typed, faults } = form;
  const toMend = `${count(faults.length, 'thing needs', 'things need')} mending`;
  const inputs = fieldsOf(measure, typed);
  const card = fill({
    heading: escapeMarkdown(`Reading: ${clip(measure.text, 200)}`),
    stands: dotted([
      [run(ofWords(of))],
      [run(latest === null ? 'no reading yet' : `last: ${readingWords(latest, measure.unit)}`)],
    ]),
    alerts: [
      ...(form.notice === undefined ? [] : [{ style: 'warning', words: [run(form.notice)] }]),
      ...(faults.length === 0 ? [] : [{ style: 'attention', words: [alarm(toMend)] }]),
    ],
    fields: inputs.map(({ field, input, hints }) => ({
      input,
      hints,
      faults: faults.filter((fault) => fault.field === field).map(({ message }) => [alarm(message)]),
    })),
    buttons: [
      button('Save', { do: 'save-reading', plan, measure: measure.id }, { style: 'positive' }),
      button('Cancel', { do: 'back', list: [] }, { associatedInputs: 'none' }),
    ],
  });
  const what = clip(measure.text, 100);
  return { summary: faults.length > 0 ? `${toMend} in your reading of ${what}` : `Reading of ${what}`, card };
}

function fieldsOf({ unit, direction }: Measure, typed: TypedReading) {
  const inWords = direction === 'qualitative' || direction === 'achieve';
  const text = (id: string, label: string, value: string, errorMessage: string, more = {}) => ({
    type: 'Input.Text',
    id: textInput(id),
    label,
    errorMessage,
    ...more,
    ...(value === '' ? {} : { value }),
  });
  return [
    {
      field: 'value',
      input: text(
        'value',
        inWords ? careful('How it is, in a sentence') : 'Figure',
        typed.value,
        inWords ? 'Say how it is.' : 'Give a figure, such as 21.3% or 1,234.',
        inWords ? { isMultiline: true } : {},
      ),
      hints: unit === undefined || inWords ? [] : [`Measured in: ${clip(unit, 60)}`],
    },
    {
      field: 'period',
      input: text('period', 'For which time', typed.period, 'Say the time, such as autumn 2026.', {
        placeholder: 'autumn 2026, 2025/26, October 2026',
      }),
      hints: [],
    },
    {
      field: 'source',
      input: text('source', careful('Source (optional)'), typed.source, 'Say it in fewer words.', {
        placeholder: 'DfE, school census, own records',
      }),
      hints: [],
    },
    {
      field: 'state',
      input: {
        type: 'Input.ChoiceSet',
        id: textInput('state'),
        label: 'Provisional or final',
        errorMessage: 'Say which of the two it is.',
        placeholder: 'Choose one',
        ...(typed.provisional !== null && { value: typed.provisional ? 'provisional' : 'final' }),
        choices: [
          { title: 'Final', value: 'final' },
          { title: 'Provisional', value: 'provisional' },
        ],
      },
      hints: [],
    },
  ];
}
