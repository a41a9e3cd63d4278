/** What a draft's report asks before it is applied: which actions are the same, whose word counts, from when it is live. */
import type { PlainDate } from '../../domain/plan.ts';
import { count } from '../format.ts';
import { keepInput, sameInput } from '../set-up/set-up-submit.ts';
import { asDate } from '../submit.ts';
import { alarm, bold, clip, type Run, run } from '../text.ts';
import type { Conflict, Doubt } from './plan-report-words.ts';

export type Field = { above: Run[][]; input: Record<string, unknown>; faults: Run[][] };

/** Nothing is chosen beforehand: a wrong guess would give one action the history of another. */
export function doubtFields(doubts: readonly Doubt[], most: number): Field[] {
  const later = doubts.length > most ? ` ${count(doubts.length - most, 'more follows', 'more follow')}.` : '';
  const intro = [
    bold(`${count(doubts.length, 'question')} before this can be applied. `),
    run(`Ref and title point to different actions of the record.${later}`),
  ];
  return doubts.slice(0, most).map(({ ref, title, record, answer }, place) => ({
    above: [
      ...(place === 0 ? [intro] : []),
      [bold(clip(ref, 30)), run(` ${clip(title, 80)}`)],
      [run('In the record: '), bold(clip(record.ref, 30)), run(` ${clip(record.title, 80)}`)],
    ],
    input: {
      type: 'Input.ChoiceSet',
      id: sameInput(ref),
      label: `Is ${clip(ref, 30)} the same action as ${clip(record.ref, 30)} in the record`,
      errorMessage: 'Pick one of the two.',
      choices: [
        { title: 'The same: its updates and dates go on', value: 'same' },
        { title: 'A new one: the old one is withdrawn', value: 'new' },
      ],
      ...(answer !== undefined && { value: answer }),
    },
    faults: [],
  }));
}

export function conflictFields(conflicts: readonly Conflict[], most: number): Field[] {
  return conflicts.slice(0, most).map((conflict, place) => ({
    above: [
      ...(place === 0 ? [conflictIntro(Math.min(most, conflicts.length), conflicts.length)] : []),
      [bold(clip(conflict.ref, 30)), run(` ${clip(conflict.title, 80)}`)],
      [
        run(`${clip(conflict.what, 40)}: the record says “${clip(conflict.record, 80)}”, `),
        run(`the file “${clip(conflict.file, 80)}”`),
      ],
    ],
    input: {
      type: 'Input.ChoiceSet',
      id: keepInput(conflict.id),
      label: `Which counts for ${clip(conflict.ref, 30)}, ${clip(conflict.what, 40)}`,
      errorMessage: 'Pick one of the two.',
      choices: [
        { title: 'Keep the record', value: 'record' },
        { title: 'Take the file', value: 'file' },
      ],
      value: conflict.choice ?? 'record',
    },
    faults: [],
  }));
}

function conflictIntro(shown: number, all: number): Run[] {
  const rest =
    all > shown ? ` ${count(all - shown, 'more keeps', 'more keep')} the record; see the report.` : '';
  return [
    bold(`${count(all, 'conflict')}. `),
    run(`The record was changed since the last import, and the file says something else.${rest}`),
  ];
}

/** A date field can't hold "12 March": what is no date comes back in a text field. */
export function goLiveField(goLive: string | null, fault: string | undefined): Field[] {
  if (goLive === null) return [];
  const date: PlainDate | null = asDate(goLive);
  const isText = goLive.trim() !== '' && date === null;
  return [
    {
      above: [
        [
          run(
            'What was due before the go-live date is inherited: listed once, and nobody is reminded of it.',
          ),
        ],
      ],
      input: {
        type: isText ? 'Input.Text' : 'Input.Date',
        id: 'goLive',
        label: 'Go-live date',
        errorMessage: 'Give a date, such as 2027-03-12.',
        ...(goLive.trim() !== '' && { value: date ?? goLive }),
      },
      faults: fault === undefined ? [] : [[alarm(clip(fault, 200))]],
    },
  ];
}
