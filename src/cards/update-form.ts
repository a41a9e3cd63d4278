/** The form for one milestone: shows what was typed again when it was refused, each fault under its field. */
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Field } from '../domain/rejection.ts';
import { button } from './button.ts';
import { count, day, STATUS_CHOICES } from './format.ts';
import { dueRun, forecastRuns, nameOf, shownOf, statusRuns } from './line-words.ts';
import { type CardMessage, compile } from './render.ts';
import { asDate, type Shown, type Typed } from './submit.ts';
import { alarm, clip, dotted, escapeMarkdown, run } from './text.ts';
import template from './update-form.json' with { type: 'json' };
import { careful } from './words-of-care.ts';

const fill = compile(template);

export type UpdateForm = {
  line: Line;
  typed: Typed;
  faults: readonly { field: Field; message: string }[];
  /** The update that this one puts right. */
  corrects: string | null;
  list: readonly Shown[];
  today: PlainDate;
  /** False where its progress can't be counted: then no percentage is asked for. */
  countable?: boolean;
  /** Something to know before saving: a later word by somebody else, for instance. */
  notice?: string;
};

export function updateFormCard(form: UpdateForm): CardMessage {
  const { line, faults, corrects, today } = form;
  const list = [...form.list];
  const toMend = `${count(faults.length, 'thing needs', 'things need')} mending`;
  const card = fill({
    heading: escapeMarkdown(nameOf(line)),
    stands: dotted([
      [dueRun(line, today)],
      forecastRuns(line, today),
      [run('last said: '), ...statusRuns(line.status)],
    ]),
    alerts: [
      ...(form.notice === undefined ? [] : [{ style: 'warning', words: [run(form.notice)] }]),
      ...(faults.length === 0 ? [] : [{ style: 'attention', words: [alarm(toMend)] }]),
    ],
    fields: fieldsOf(form).map(({ input, hints }) => ({
      input,
      hints,
      faults: faults.filter(({ field }) => field === input.id).map(({ message }) => [alarm(message)]),
    })),
    buttons: [
      button('Save', { do: 'save', shown: shownOf(line), corrects, list }, { style: 'positive' }),
      button('Cancel', { do: 'back', list }, { associatedInputs: 'none' }),
    ],
  });
  const what = `${clip(line.ref, 30)}`;
  return { summary: faults.length > 0 ? `${toMend} in your update of ${what}` : `Update ${what}`, card };
}

type Input = { id: Field; label: string; errorMessage: string; [property: string]: unknown };

function fieldsOf({
  line,
  typed,
  faults,
  countable = true,
  today,
}: UpdateForm): { input: Input; hints: string[] }[] {
  // What is wrong with a percent that was said in words is mended where it stands.
  const asksPercent =
    countable || typed.percent.trim() !== '' || faults.some(({ field }) => field === 'percent');
  const agreed = line.due === null || line.kind === 'check-in' ? null : day(line.due, today);
  return [
    { input: statusInput(typed), hints: [] },
    ...(asksPercent ? [{ input: percentInput(typed), hints: [] }] : []),
    {
      input: {
        type: 'Input.Text',
        id: 'reason',
        label: careful('What is holding it up (optional)'),
        errorMessage: 'Say it in fewer words.',
        isMultiline: true,
        value: typed.reason,
      },
      hints: [],
    },
    {
      input: dateInput(typed, agreed === null ? 'Expected date' : `Expected date, if not ${agreed}`),
      hints: [dateHint(line, agreed)],
    },
    {
      input: {
        type: 'Input.Text',
        id: 'evidence',
        label: careful('Evidence: a link (optional)'),
        errorMessage: 'Give a link that starts with https://',
        style: 'Url',
        placeholder: 'https://',
        value: typed.evidence,
      },
      hints: ['Or send me a file in this chat.'],
    },
  ];
}

function dateHint({ kind }: Line, agreed: string | null): string {
  if (kind === 'check-in') return 'When something of it will be done. The next check-in comes all the same.';
  return agreed === null
    ? 'No date has been agreed yet. Yours is noted as expected.'
    : `${agreed} stays the agreed date until a lead accepts another.`;
}

function statusInput(typed: Typed): Input {
  const known = STATUS_CHOICES.some(({ value }) => value === typed.status);
  return {
    type: 'Input.ChoiceSet',
    id: 'status',
    label: 'Status',
    errorMessage: 'Pick one of the list.',
    placeholder: 'How is it going?',
    choices: STATUS_CHOICES,
    ...(known && { value: typed.status }),
  };
}

/** A number field can't hold "lots": what is no number comes back in a text field, so that it isn't lost. */
function percentInput(typed: Typed): Input {
  const text = typed.percent.trim();
  const isNumber = /^-?\d{1,9}(?:\.\d{1,9})?$/.test(text);
  return {
    ...(text === '' || isNumber ? { type: 'Input.Number' } : { type: 'Input.Text' }),
    id: 'percent',
    label: 'Percent done (optional)',
    errorMessage: 'Give a number from 0 to 100.',
    placeholder: '0 to 100',
    ...(text !== '' && { value: isNumber ? Number(text) : typed.percent }),
  };
}

/** A date field can't hold "12 March" either. */
function dateInput(typed: Typed, label: string): Input {
  const date = asDate(typed.forecast);
  const text = typed.forecast.trim();
  return {
    ...(text === '' || date !== null ? { type: 'Input.Date' } : { type: 'Input.Text' }),
    id: 'forecast',
    label: `${label} (optional)`,
    errorMessage: 'Give a date, such as 2027-03-12.',
    ...(text !== '' && { value: date ?? typed.forecast }),
  };
}
