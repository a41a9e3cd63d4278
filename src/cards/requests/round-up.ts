/** A person's round-up on one card: what is theirs by urgency, what they wait for, and what waits for them. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { count, moment } from '../format.ts';
import { dueRun, forecastRuns, handOverRuns, nameOf, statusRuns } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { bold, clip, dotted, type Run, run, subtle } from '../text.ts';
import type { Outcome } from './outcome.ts';
import { askedRuns, decidedWords, type ShownRequest } from './request-words.ts';
import template from './round-up.json' with { type: 'json' };

const fill = compile(template);
const MOST = 8;

export type RoundUp = {
  /** One line an open action, worst first. */
  mine: readonly Line[];
  /** What the reader answers for in somebody's place, with whose it is in words. */
  others: readonly { line: Line; whose: string }[];
  /** What the reader asked for, and whom it waits for. */
  asked: readonly (ShownRequest & { waitsFor: string })[];
  decide: readonly ShownRequest[];
  /** What became of what the reader asked for, of which no message has told them. */
  decided?: readonly Outcome[];
  /** The names of those whom the reader covers for, and until when in words. */
  cover: readonly string[];
  /** The measures that want a reading of the reader, in words. */
  measures: readonly string[];
  /** For officers: what leads have set of their own, in words. */
  ownDates?: readonly string[];
  today: PlainDate;
};

export const roundUpCard = (all: RoundUp): CardMessage => fitting(MOST, (rows) => cardWith(rows, all));

function cardWith(
  rows: number,
  { mine, others, asked, decide, decided = [], cover, measures, ownDates = [], today }: RoundUp,
): CardMessage {
  const overdue = mine.filter(({ overdue }) => overdue).length;
  const section = (title: string, all: readonly Run[][], none: string | null) => {
    const rest = all.length - rows;
    const shown = [...all.slice(0, rows), ...(rest > 0 ? [[subtle(`and ${rest} more`)]] : [])];
    if (all.length > 0) return [{ title: `${title} (${all.length})`, rows: shown }];
    return none === null ? [] : [{ title, rows: [[run(none)]] }];
  };
  const card = fill({
    heading: 'Your round-up',
    sections: [
      ...section(
        'Open actions of yours, most urgent first',
        mine.map((line) => lineRuns(line, today)),
        'Nothing of yours is open.',
      ),
      ...section(
        'Open actions that you answer for in somebody’s place',
        others.map(({ line, whose }) => [...lineRuns(line, today), run(` · for ${clip(whose, 80)}`)]),
        null,
      ),
      ...section('Decided since you were told last', decided.map(decidedRuns), null),
      ...section('You are waiting for', asked.map(waitsRuns), null),
      ...section(
        'Waiting for you',
        decide.map((one) => [...nameRuns(one.line), ...(askedRuns(one)[0] ?? [])]),
        null,
      ),
      ...section(
        'You cover for',
        cover.map((words) => [run(clip(words, 150))]),
        null,
      ),
      ...section(
        'Measures that need a reading',
        measures.map((words) => [run(clip(words, 150))]),
        null,
      ),
      ...section(
        'Leads who set a date of their own',
        ownDates.map((words) => [run(clip(words, 250))]),
        null,
      ),
    ],
    buttons: [
      ...(mine.length + others.length > 0 ? [button('Answer my list', { do: 'say', text: 'mine' })] : []),
      ...(decide.length > 0 ? [button('Decide what waits', { do: 'show-requests' })] : []),
    ],
  });
  const late = overdue > 0 ? `, ${overdue} overdue` : '';
  return { summary: `Your round-up: ${count(mine.length, 'open action')}${late}`, card };
}

const nameRuns = (line: Line): Run[] => [bold(nameOf(line, 80)), run(': ')];

const lineRuns = (line: Line, today: PlainDate): Run[] => [
  ...nameRuns(line),
  ...dotted([[dueRun(line, today)], forecastRuns(line, today), statusRuns(line.status), handOverRuns(line)]),
];

const waitsRuns = ({ line, waitsFor, request }: ShownRequest & { waitsFor: string }): Run[] => [
  ...nameRuns(line),
  run(`${ASKED[request.kind]}, from ${clip(waitsFor, 80)}`),
];

const decidedRuns = (one: Outcome): Run[] => [
  run(decidedWords(one)),
  ...(one.request.decided && one.decidedBy !== null
    ? [subtle(` ${clip(one.decidedBy, 60)}, ${moment(one.request.decided.at, one.zone)}`)]
    : []),
];

const ASKED = {
  'more-time': 'more time',
  'hand-over': 'an answer to your hand-over',
  'sign-off': 'a check of your completion',
} as const;
