/** The card with quiet days: weekdays to tick, school holidays, and a few spans; as they stand, to be changed. */
import type { PlainDate, Quiet } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { listed, longDay } from '../format.ts';
import { type CardMessage, compile } from '../render.ts';
import { textInput } from '../submit.ts';
import { clip, escapeMarkdown, run } from '../text.ts';
import updateForm from '../update-form.json' with { type: 'json' };
import type { QuietOf } from './away-submit.ts';

const fill = compile(updateForm);

/** Most spans that a card takes. */
export const SPANS = 3;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

export type QuietForm = {
  of: QuietOf;
  /** "the Head of Skills", a board's name; null for whoever reads it. */
  name: string | null;
  quiet: Quiet;
  /** What keeps it from being saved. */
  fault: string | null;
};

export function quietForm({ of, name, quiet, fault }: QuietForm): CardMessage {
  const heading = name === null ? 'Your quiet days' : `Quiet days of ${clip(name, 100)}`;
  const what =
    of.kind === 'board'
      ? 'On these days I post no weekly summary: it goes out on the last working day before.'
      : 'On these days I send no card: a reminder comes on the last working day before. What is overdue still counts.';
  const card = fill({
    heading: escapeMarkdown(heading),
    stands: [run(`${setNow(quiet)} ${what}`)],
    alerts: fault === null ? [] : [{ style: 'attention', words: [run(fault)] }],
    fields: [...weeklyFields(quiet), ...spanFields(quiet)].map((input) => ({ input, faults: [], hints: [] })),
    buttons: [button('Save', { do: 'save-quiet', of }, { style: 'positive' })],
  });
  return { summary: heading, card };
}

/** What is set, in words, before the boxes that change it. */
const setNow = (quiet: Quiet): string => {
  const words = quietInWords(quiet);
  return words === 'none'
    ? 'None is set: every working day counts. Mark what is off, and choose Save.'
    : `Set now: ${words}. Change it below, and choose Save.`;
};

const weeklyFields = (quiet: Quiet) => [
  {
    type: 'Input.ChoiceSet',
    id: textInput('weekdays'),
    label: 'Weekdays off',
    errorMessage: 'Leave at least one day to ask on.',
    isMultiSelect: true,
    style: 'expanded',
    choices: WEEKDAYS.map((day) => ({ title: day, value: day })),
    ...(quiet.weekdays.length > 0 && { value: quiet.weekdays.join(',') }),
  },
  {
    type: 'Input.ChoiceSet',
    id: textInput('holidays'),
    label: 'School holidays off',
    errorMessage: 'Choose yes or no.',
    style: 'compact',
    choices: [
      { title: 'Yes', value: 'yes' },
      { title: 'No', value: 'no' },
    ],
    value: quiet.schoolHolidays ? 'yes' : 'no',
  },
];

/** The spans that stand, then empty ones. */
const spanFields = ({ spans }: Quiet) =>
  Array.from({ length: SPANS }, (_, place) => place).flatMap((place) =>
    (['from', 'to'] as const).map((end) => {
      const value = spans[place]?.[end];
      return {
        type: 'Input.Date',
        id: textInput(`${end}-${place + 1}`),
        label: `Days off ${place + 1}: ${end === 'from' ? 'first' : 'last'} day (optional)`,
        errorMessage: 'Give a date, or leave it empty.',
        ...(value !== undefined && { value }),
      };
    }),
  );

/** "Fridays, school holidays, Mon 21 Dec 2026 to Fri 1 Jan 2027"; "none". */
export function quietInWords({ weekdays, schoolHolidays, spans }: Quiet): string {
  const parts = [
    ...weekdays.map((day) => `${day}s`),
    ...(schoolHolidays ? ['school holidays'] : []),
    ...spans.map(({ from, to }) => spanInWords(from, to)),
  ];
  return parts.length === 0 ? 'none' : listed(parts);
}

const spanInWords = (from: PlainDate, to: PlainDate): string =>
  from === to ? longDay(from) : `${longDay(from)} to ${longDay(to)}`;
