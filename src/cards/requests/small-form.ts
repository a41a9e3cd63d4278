/** A form of one or two fields about one action: it comes back with what was typed and each fault under its field. */
import type { Line } from '../../domain/line.ts';
import type { Button } from '../button.ts';
import { count } from '../format.ts';
import { nameOf } from '../line-words.ts';
import { type CardMessage, compile } from '../render.ts';
import { asDate, textInput } from '../submit.ts';
import { alarm, clip, escapeMarkdown, type Run } from '../text.ts';
import template from './small-form.json' with { type: 'json' };

const fill = compile(template);

export type SmallField = {
  name: string;
  kind: 'date' | 'text' | 'lines';
  label: string;
  errorMessage: string;
  /** What was typed, or what it starts with. */
  value: string;
};

export type SmallForm = {
  heading: string;
  line: Line;
  facts: readonly Run[][];
  fields: readonly SmallField[];
  faults: readonly { name: string; message: string }[];
  buttons: readonly Button[];
};

export function smallFormCard({ heading, line, facts, fields, faults, buttons }: SmallForm): CardMessage {
  const toMend = `${count(faults.length, 'thing needs', 'things need')} mending`;
  const card = fill({
    heading: escapeMarkdown(heading),
    facts: [...facts],
    alerts: faults.length === 0 ? [] : [[alarm(toMend)]],
    fields: fields.map((field) => ({
      input: inputOf(field),
      faults: faults.filter(({ name }) => name === field.name).map(({ message }) => [alarm(message)]),
    })),
    buttons: [...buttons],
  });
  const what = `${heading}: ${clip(nameOf(line), 100)}`;
  return { summary: faults.length === 0 ? what : `${toMend}: ${what}`, card };
}

/** A date field can't hold "12 March": what is no date comes back in a text field, so that it isn't lost. */
function inputOf({ name, kind, label, errorMessage, value }: SmallField): Record<string, unknown> {
  const isDate = kind === 'date' && (value === '' || asDate(value) !== null);
  return {
    type: isDate ? 'Input.Date' : 'Input.Text',
    id: textInput(name),
    label,
    errorMessage,
    ...(kind === 'lines' && { isMultiline: true }),
    ...(value !== '' && { value }),
  };
}
