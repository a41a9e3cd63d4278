/** The card that asks: a person's due and overdue milestones, each with a status to pick and a form to open. */
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import { button } from './button.ts';
import { count, nearDay, STATUS_CHOICES } from './format.ts';
import { dueRun, forecastRuns, lastWordRuns, nameOf, shownOf } from './line-words.ts';
import reminder from './reminder.json' with { type: 'json' };
import { type CardMessage, compile, fitting } from './render.ts';
import { carriedList, lineInput } from './submit.ts';
import { clip, dotted, type Run, run } from './text.ts';

const fill = compile(reminder);
const MOST = 10;

export type Reminder = {
  /** Worst first, and at least one; ten are listed at most, fewer where they are long. */
  lines: readonly Line[];
  /** The plans that the lines come from; named beside each line where there are several. */
  plans: readonly { id: string; title: string }[];
  today: PlainDate;
  zone: string;
};

/** `listed` are the lines that the card asks about: those beyond them have not been asked. */
export type ReminderMessage = CardMessage & { listed: readonly Line[] };

export const reminderCard = (asked: Reminder): ReminderMessage =>
  fitting(Math.min(MOST, asked.lines.length), (rows) => cardWith(rows, asked));

function cardWith(rows: number, asked: Reminder): ReminderMessage {
  const { lines, today } = asked;
  const shown = lines.slice(0, rows);
  const rest = lines.length - shown.length;
  const one = lines.length === 1;
  const card = fill({
    heading: one ? '1 action needs an update' : `${lines.length} actions need an update`,
    intro: `${inShort(lines, today)} Pick how ${one ? 'it is' : 'each is'} going, or tap Update to say more.`,
    // Every button needs the list: repeated in each it would double the card, so it travels once.
    carried: carriedList(shown.map(shownOf)),
    rows: shown.map((line) => rowOf(line, asked)),
    more: rest > 0 ? [`and ${rest} more: say “mine”`] : [],
    buttons: [
      button(one ? 'On track' : 'All on track', { do: 'all-on-track', list: [] }),
      button(
        one ? 'Save this answer' : 'Save these answers',
        { do: 'answer-list', list: [] },
        { style: 'positive' },
      ),
    ],
  });
  return { summary: summaryOf(lines, today), card, listed: shown };
}

function rowOf(line: Line, { plans, today, zone }: Reminder) {
  const plan = plans.length > 1 ? plans.find(({ id }) => id === line.plan) : undefined;
  const inPlan: Run[] = plan ? [run(clip(plan.title, 80))] : [];
  return {
    words: dotted([
      [dueRun(line, today)],
      forecastRuns(line, today),
      lastWordRuns(line, today, zone),
      inPlan,
    ]),
    // The label names the action: what is heard at the field is what is read above it.
    input: {
      type: 'Input.ChoiceSet',
      spacing: 'Small',
      id: lineInput(line.milestone),
      label: nameOf(line, 120),
      placeholder: 'How is it going?',
      choices: STATUS_CHOICES,
    },
    update: button(
      'Update',
      { do: 'open-form', shown: shownOf(line), corrects: null, list: [] },
      { tooltip: `Update ${clip(line.ref, 30)}` },
    ),
  };
}

/** "1 is overdue, 2 are due by Fri 4 Dec." */
function inShort(lines: readonly Line[], today: PlainDate): string {
  const overdue = lines.filter((line) => line.overdue).length;
  const ahead = lines.filter((line) => !line.overdue && line.due !== null);
  const undated = lines.length - overdue - ahead.length;
  const latest = ahead
    .map((line) => line.due ?? '')
    .sort()
    .at(-1);
  const counted = (many: number, what: string) => (many === 0 ? [] : [`${many} ${what}`]);
  const parts = [
    ...counted(overdue, 'overdue'),
    ...(latest === undefined ? [] : counted(ahead.length, `due ${byDay(latest, today)}`)),
    ...counted(undated, 'with no date set'),
  ];
  return `${parts.join(', ')}.`;
}

const byDay = (date: PlainDate, today: PlainDate): string => {
  const near = nearDay(date, today);
  return near === 'today' ? near : `by ${near}`;
};

/** "2 actions due Friday: 3.3(b), 3.7(a)". */
function summaryOf(lines: readonly Line[], today: PlainDate): string {
  const refs = lines.slice(0, 4).map((line) => clip(line.ref, 30));
  const more = lines.length > refs.length ? ` and ${lines.length - refs.length} more` : '';
  return `${count(lines.length, 'action')} ${whatIsDue(lines, today)}: ${refs.join(', ')}${more}`;
}

function whatIsDue(lines: readonly Line[], today: PlainDate): string {
  const overdue = lines.filter((line) => line.overdue).length;
  if (overdue === lines.length) return 'overdue';
  if (overdue > 0) return `to update, ${overdue} overdue`;
  const days = new Set(lines.map((line) => line.due));
  const [only] = days;
  return days.size === 1 && only ? `due ${nearDay(only, today)}` : 'to update';
}
