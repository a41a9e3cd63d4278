/** The small forms of an owner's wishes: more time, a hand-over, a later reminder. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Button, button } from '../button.ts';
import { day } from '../format.ts';
import { dueRun, forecastRuns, nameOf } from '../line-words.ts';
import type { CardMessage } from '../render.ts';
import type { Inputs } from '../shown.ts';
import { bold, dotted, type Run, run } from '../text.ts';
import { careful } from '../words-of-care.ts';
import { type SmallField, smallFormCard } from './small-form.ts';

export type WishForm = {
  wish: 'more-time' | 'hand-over' | 'later';
  line: Line;
  today: PlainDate;
  inputs: Inputs;
  faults: readonly { name: string; message: string }[];
  /** Somebody has updated it since the form was opened. */
  changed?: boolean;
  /** Of more time: whom saving asks, in a sentence; or that it sets the date, because its reader leads the action. */
  time?: { asks: string } | 'sets';
};

const HEADINGS: { readonly [W in WishForm['wish']]: string } = {
  'more-time': 'Need more time',
  'hand-over': 'Hand this over',
  later: 'Remind me later',
};

export function wishForm({
  wish,
  line,
  today,
  inputs,
  faults,
  changed = false,
  time = { asks: 'Its lead is asked to accept it.' },
}: WishForm): CardMessage {
  return smallFormCard({
    heading: HEADINGS[wish],
    line,
    facts: [
      [bold(nameOf(line))],
      dotted([[dueRun(line, today)], forecastRuns(line, today)]),
      [run(meaning(wish, line, today, time))],
      ...(changed
        ? [[run('Somebody has updated this since you opened the form. Look again, and save it.')]]
        : []),
    ] satisfies Run[][],
    fields: fieldsOf(wish, inputs),
    faults,
    buttons: [
      saveButton(wish, line, time),
      button('Back', { do: 'more', of: line.milestone }, { associatedInputs: 'none' }),
    ],
  });
}

type Time = NonNullable<WishForm['time']>;

function meaning(wish: WishForm['wish'], { due }: Line, today: PlainDate, time: Time): string {
  switch (wish) {
    case 'more-time':
      if (time === 'sets')
        return `You lead this: saving ${due === null ? 'sets the agreed date' : `moves the agreed date from ${day(due, today)}`}. Nobody is asked, and it is recorded with your name.`;
      return due === null
        ? `Your date is noted. ${time.asks}`
        : `${time.asks} ${day(due, today)} stays the agreed date until then.`;
    case 'hand-over':
      return 'Whoever you name is asked, and the lead is told. It stays yours until it is accepted.';
    case 'later':
      return 'I ask nothing about it before that day. What is overdue stays overdue.';
  }
}

function fieldsOf(wish: WishForm['wish'], inputs: Inputs): SmallField[] {
  const value = (name: string): string => inputs.get(name) ?? '';
  const date = (name: string, label: string): SmallField => ({
    name,
    kind: 'date',
    label,
    errorMessage: 'Give a date, such as 2027-03-12.',
    value: value(name),
  });
  switch (wish) {
    case 'more-time':
      return [
        date('date', 'New date'),
        {
          name: 'reason',
          kind: 'lines',
          label: careful('Reason'),
          errorMessage: 'Say in a few words why.',
          value: value('reason'),
        },
      ];
    case 'hand-over':
      return [
        {
          name: 'to',
          kind: 'text',
          label: 'Who should have it? A name, a post or an e-mail address',
          errorMessage: 'Name somebody.',
          value: value('to'),
        },
        date('from', 'From when (optional)'),
      ];
    case 'later':
      return [date('day', 'Ask me again on')];
  }
}

function saveButton(wish: WishForm['wish'], line: Line, time: Time): Button {
  const at = { of: line.milestone, seen: line.lastUpdate?.id ?? null };
  switch (wish) {
    case 'more-time':
      return button(
        time === 'sets' ? 'Move the date' : 'Ask for more time',
        { do: 'ask-more-time', ...at },
        { style: 'positive' },
      );
    case 'hand-over':
      return button('Ask them', { do: 'ask-hand-over', ...at }, { style: 'positive' });
    case 'later':
      return button('Remind me then', { do: 'ask-later', ...at }, { style: 'positive' });
  }
}
