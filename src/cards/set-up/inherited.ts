/** The card that settles in bulk what was past when the plan went live: five actions at a time. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { count, day, listed, longDay } from '../format.ts';
import { nameRuns, ownerByPost, shownOf } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { bold, clip, dotted, type Run, run, subtle } from '../text.ts';
import inherited from './inherited.json' with { type: 'json' };
import { type InheritedWalk, MOST_ROWS, type Settle, settleInput } from './set-up-submit.ts';

const fill = compile(inherited);

export const SETTLE_CHOICES: readonly { title: string; value: Settle }[] = [
  { title: 'Finished', value: 'finished' },
  { title: 'Still to do', value: 'to-do' },
  { title: 'No longer wanted', value: 'not-wanted' },
];

export type Inherited = {
  plan: { id: string; title: string };
  walk: InheritedWalk;
  /** In the order of the walk, at least one; five are shown at most, fewer where they are long. */
  lines: readonly Line[];
  /** How many inherited actions are not settled yet, these among them. */
  left: number;
  goLive: PlainDate;
  today: PlainDate;
  /** Choices that were made before, by milestone id. */
  settled?: Readonly<Record<string, Settle>>;
  /** What came of the last five, for instance. */
  notice?: string;
};

/** `listed` are the lines that the card shows: those beyond them come next. */
export type InheritedMessage = CardMessage & { listed: readonly Line[] };

export const inheritedCard = (asked: Inherited): InheritedMessage =>
  fitting(Math.min(MOST_ROWS, asked.lines.length), (rows) => cardWith(rows, asked));

const ALL_FINISHED = ['It is finished', 'Both finished', 'All three finished', 'All four finished'];

function cardWith(rows: number, asked: Inherited): InheritedMessage {
  const { plan, walk, left, goLive, notice } = asked;
  const shown = asked.lines.slice(0, rows);
  const list = shown.map(shownOf);
  const all = ALL_FINISHED[shown.length - 1] ?? 'All five finished';
  const heading = `${count(left, 'inherited action')} to settle`;
  const card = fill({
    heading,
    intro: [
      [subtle(clip(plan.title, 120))],
      [
        run(
          `Their dates had passed when the plan went live on ${longDay(goLive)}, so nobody is reminded of them. Say what became of each. You can stop at any time: say `,
        ),
        bold('what’s inherited'),
        run(' to go on.'),
      ],
    ],
    alerts: notice === undefined ? [] : [[run(clip(notice, 300))]],
    rows: shown.map((line) => rowOf(line, asked)),
    buttons: [
      button('Save', { do: 'save-inherited', walk, list }, { style: 'positive' }),
      button(all, { do: 'settle-all-inherited', walk, list }),
      button('Skip these', { do: 'skip-inherited', walk, list }, { associatedInputs: 'none' }),
      button('Stop for now', { do: 'stop-inherited', walk }, { associatedInputs: 'none' }),
    ],
  });
  return { summary: `${heading}: ${listed(shown.map(({ ref }) => clip(ref, 30)))}`, card, listed: shown };
}

function rowOf(line: Line, { today, settled }: Inherited) {
  const value = settled?.[line.milestone];
  const was: Run[] = line.due === null ? [] : [run(`was due ${day(line.due, today)}`)];
  return {
    name: nameRuns(line),
    words: dotted([was, [run(ownerByPost(line))]]),
    input: {
      type: 'Input.ChoiceSet',
      spacing: 'Small',
      id: settleInput(line.milestone),
      label: `What became of ${clip(line.ref, 30)}`,
      errorMessage: 'Pick one of the list.',
      placeholder: 'Pick one',
      choices: SETTLE_CHOICES,
      ...(value && { value }),
    },
  };
}
