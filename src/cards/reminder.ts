/** The card that asks: a person's due and overdue milestones, each with a status to pick and a form to open. */
import { eachAction, type Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import { type Button, button } from './button.ts';
import { count, nearDay, STATUS_CHOICES } from './format.ts';
import {
  dueRun,
  forecastRuns,
  handOverRuns,
  lastWordRuns,
  nameRuns,
  restRuns,
  shownOf,
} from './line-words.ts';
import { wantReadings } from './measures/words.ts';
import reminder from './reminder.json' with { type: 'json' };
import { type CardMessage, compile, fitting } from './render.ts';
import { shortOf } from './short-status.ts';
import { lineInput } from './submit.ts';
import { bold, clip, dotted, escapeMarkdown, type Run, run } from './text.ts';

const fill = compile(reminder);
const MOST = 10;
const SHORT_CHOICES = STATUS_CHOICES.map(({ title, value }) => ({ title, value: shortOf(value) }));

export type Reminder = {
  /** Worst first, and at least one; ten are listed at most, fewer where they are long. */
  lines: readonly Line[];
  /** The plans that the lines come from; named beside each line where there are several. */
  plans: readonly { id: string; title: string }[];
  today: PlainDate;
  zone: string;
  /** What is said beside a line, by milestone: who asks for it, and when its lead is told of silence. */
  notes?: ReadonlyMap<string, readonly string[]>;
  /** How many measures of theirs want a reading. */
  readings?: number;
  /**
   * Set when the person asked for all that is theirs and open: how many actions of these lines are their own, how many
   * need an update now, and how many more are complete.
   */
  own?: { mine: number; needNow: number; complete: number };
  /** What is left of a list that they came from, to be answered. */
  left?: true;
  /** What keeps it from being saved. */
  fault?: string;
};

/** `listed` are the lines that the card asks about: those beyond them have not been asked. */
export type ReminderMessage = CardMessage & { listed: readonly Line[] };

export const reminderCard = (asked: Reminder): ReminderMessage =>
  fitting(Math.min(MOST, asked.lines.length), (rows) => cardWith(rows, asked));

function cardWith(rows: number, asked: Reminder): ReminderMessage {
  const { lines, today, own } = asked;
  const shown = lines.slice(0, rows);
  const one = lines.length === 1;
  const list = shown.map(shownOf);
  const card = fill({
    heading: headingOf(asked),
    alerts: asked.fault === undefined ? [] : [{ words: [run(asked.fault)] }],
    intro: `${needNowOf(asked)}${inShort(lines, today)} Say how ${one ? 'it is' : 'each is'} going, or choose Update to say more.`,
    rows: shown.map((line) => rowOf(line, asked)),
    more: moreOf(asked, lines.slice(rows)),
    also: readingsOf(asked),
    buttons: [
      // What nobody asked about is not answered for all at once.
      ...(own ? [] : [button(one ? 'On track' : 'All on track', { do: 'all-on-track', list })]),
      button(
        one ? 'Save this answer' : 'Save these answers',
        { do: 'answer-list', list, ...(own && { own: true as const }) },
        { style: 'positive' },
      ),
    ],
  });
  const summary = own ? headingOf(asked) : summaryOf(lines, today);
  return { summary, card, listed: shown };
}

/** "9 open actions of yours": actions are counted, of which one may have lines for several dates. */
function headingOf({ lines, own, left }: Reminder): string {
  const actions = eachAction(lines).length;
  if (own) return ownWords(own.mine, actions - own.mine);
  if (left) return `${count(actions, 'action')} on your list, not answered yet`;
  const dates = lines.length > actions ? `, on ${lines.length} dates` : '';
  return `${count(actions, 'action')} ${actions === 1 ? 'needs' : 'need'} an update${dates}`;
}

function ownWords(mine: number, others: number): string {
  const theirs = `${count(others, 'open action')} that you answer for in somebody’s place`;
  if (mine === 0 && others > 0) return theirs;
  return `${count(mine, 'open action')} of yours${others > 0 ? `, and ${theirs}` : ''}`;
}

const needNowOf = ({ own }: Reminder): string =>
  own && own.needNow > 0 ? `${own.needNow} ${own.needNow === 1 ? 'needs' : 'need'} an update now. ` : '';

/** What else is asked of them, and the button that opens its form. */
const readingsOf = ({ readings = 0 }: Reminder) =>
  readings === 0
    ? []
    : [
        {
          words: [bold(wantReadings(readings))],
          actions: [
            button(readings === 1 ? 'Give the reading' : 'Give the readings', {
              do: 'open-reading',
              plan: null,
              measure: null,
              reading: null,
            }),
          ],
        },
      ];

/** What the card does not list, and how to come to it. */
function moreOf({ own }: Reminder, others: readonly Line[]): string[] {
  const [next] = others;
  if (!own) return next ? [`and ${others.length} more: say “mine”`] : [];
  return [
    ...(next
      ? [
          `and ${others.length} more: name one, such as “${escapeMarkdown(clip(next.ref, 30))} on track”, or ask “what’s due this month”`,
        ]
      : []),
    ...(own.complete > 0 ? [`${own.complete} more ${own.complete === 1 ? 'is' : 'are'} complete.`] : []),
  ];
}

function rowOf(line: Line, { plans, today, zone, notes }: Reminder) {
  const plan = plans.length > 1 ? plans.find(({ id }) => id === line.plan) : undefined;
  const inPlan: Run[] = plan ? [run(clip(plan.title, 80))] : [];
  return {
    name: nameRuns(line),
    words: dotted([
      [dueRun(line, today), ...restRuns(line)],
      forecastRuns(line, today),
      handOverRuns(line),
      lastWordRuns(line, today, zone),
      inPlan,
      ...(notes?.get(line.milestone) ?? []).map((words) => [run(words, { weight: 'Bolder' })]),
    ]),
    input: {
      type: 'Input.ChoiceSet',
      id: lineInput(line.milestone),
      label: `Status of ${clip(line.ref, 30)}`,
      placeholder: 'Choose',
      choices: SHORT_CHOICES,
    },
    actions: actionsOf(line),
  };
}

/**
 * What the form or the next card shows is read anew: the buttons carry no more than which line they stand beside, and
 * stand behind the label that names it.
 */
function actionsOf({ milestone: of, kind }: Line): Button[] {
  return [
    button('Update', { do: 'update', of }),
    ...(kind === 'check-in' ? [] : [button('Need more time', { do: 'more-time', of })]),
    button('More', { do: 'more', of }),
  ];
}

/** "1 is overdue, 2 are due by Fri 4 Dec." */
function inShort(lines: readonly Line[], today: PlainDate): string {
  const overdue = lines.filter((line) => line.overdue).length;
  const ahead = lines.filter((line) => !line.overdue && line.due !== null);
  const undated = lines.length - overdue - ahead.length;
  const checkIns = ahead.filter((line) => line.kind === 'check-in');
  const due = ahead.filter((line) => line.kind !== 'check-in');
  const counted = (many: number, what: string) => (many === 0 ? [] : [`${many} ${what}`]);
  const parts = [
    ...counted(overdue, 'overdue'),
    ...counted(due.length, `due ${byDay(latestOf(due), today)}`),
    ...counted(
      checkIns.length,
      `${checkIns.length === 1 ? 'check-in' : 'check-ins'} ${byDay(latestOf(checkIns), today)}`,
    ),
    ...counted(undated, 'with no date set'),
  ];
  return `${parts.join(', ')}.`;
}

const latestOf = (lines: readonly Line[]): PlainDate | undefined =>
  lines
    .flatMap((line) => line.due ?? [])
    .sort()
    .at(-1);

const onDay = (date: PlainDate, today: PlainDate): string => {
  const near = nearDay(date, today);
  return near === 'today' || near === 'tomorrow' ? near : `on ${near}`;
};

const byDay = (date: PlainDate | undefined, today: PlainDate): string => {
  if (date === undefined) return '';
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
  const checkIns = lines.filter((line) => line.kind === 'check-in').length;
  if (days.size !== 1 || !only || (checkIns > 0 && checkIns < lines.length)) return 'to update';
  return checkIns > 0 ? `to check in ${onDay(only, today)}` : `due ${nearDay(only, today)}`;
}
