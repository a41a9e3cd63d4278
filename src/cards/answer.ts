/** The answer to a question as a card: the count, the rows, the filters, the date, and what could not be counted. */
import type { Answered } from '../domain/answer.ts';
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import { actionFacts } from './action-facts.ts';
import answer from './answer.json' with { type: 'json' };
import { filters, headline, honestLine } from './answer-words.ts';
import { button, openButtons } from './button.ts';
import { longDay, moment } from './format.ts';
import {
  dueRun,
  forecastRuns,
  lastWordRuns,
  nameOf,
  nameRuns,
  ownerWords,
  restRuns,
  shownOf,
  statusRuns,
} from './line-words.ts';
import { type CardMessage, compile, fitting } from './render.ts';
import { bold, clip, dotted, escapeMarkdown, type Run, run, subtle } from './text.ts';

const fill = compile(answer);

export type AnswerView = {
  answered: Answered;
  /** Rows before this one are on earlier pages. */
  offset: number;
  /** Rows on a page at most; fewer where they are long. */
  pageSize: number;
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  today: PlainDate;
  zone: string;
  /** The question as JSON, for "Show more". */
  question: string;
  /** When the record was read, an ISO instant; without it the answer is dated by the day. */
  at?: string;
  /** Whether the asker may update the one action that the answer is about. */
  mayUpdate?: boolean;
  /** Whether the answer may lead to lists with people's names in them. */
  mayList?: boolean;
};

export function answerCard(view: AnswerView): CardMessage {
  const [only, ...others] = view.answered.rows;
  const single = view.answered.question.intent === 'status' && only && others.length === 0 ? only : null;
  return single ? actionCard(view, single) : fitting(view.pageSize, (rows) => listCard(view, rows));
}

function listCard(view: AnswerView, size: number): CardMessage {
  const { answered, offset, names, today, zone, question } = view;
  const { rows } = answered;
  const page = rows.slice(offset, offset + size);
  const end = offset + page.length;
  const left = rows.length - end;
  const words = headline(answered);
  const range = offset > 0 || left > 0 ? [`Showing ${offset + 1} to ${end} of ${rows.length}.`] : [];
  const card = fill({
    heading: escapeMarkdown(words),
    under: [[subtle(clip(answered.plan.title, 120))], ...standings(answered)],
    facts: [],
    rows: page.map((line) => ({
      name: nameRuns(line),
      due: dotted([
        [dueRun(line, today), ...restRuns(line)],
        forecastRuns(line, today),
        [run(ownerWords(line, names))],
      ]),
      last: lastWordRuns(line, today, zone, 160),
    })),
    footnotes: [
      ...[...range, filters(answered, today)].map((text) => [subtle(text)]),
      ...honestLine(answered).map((text) => [run(text)]),
      [subtle(asAt(view))],
    ],
    buttons: left > 0 ? [button(`Show more (${left} left)`, { do: 'page', question, offset: end })] : [],
  });
  const refs = page.slice(0, 4).map((line) => clip(line.ref, 30));
  return {
    summary: refs.length > 0 ? `${words}: ${refs.join(', ')}${rows.length > refs.length ? ' …' : ''}` : words,
    card,
  };
}

/** "On track ● 8 · At risk ▲ 3 · 4 of them overdue": how the actions of a status question stand. */
function standings({ question, counts, overdue }: Answered): Run[][] {
  if (question.intent !== 'status' || counts.length === 0) return [];
  const each = counts.map(({ status, count }) => [...statusRuns(status), bold(` ${count}`)]);
  const late: Run[][] =
    overdue > 0 ? [[run(`${overdue} overdue`, { color: 'Attention', weight: 'Bolder' })]] : [];
  return [dotted([...each, ...late])];
}

function actionCard(view: AnswerView, line: Line): CardMessage {
  const { names, today, zone } = view;
  const card = fill({
    heading: escapeMarkdown(nameOf(line)),
    under: [[subtle(clip(`${view.answered.plan.title} › ${line.under}`, 200))]],
    facts: actionFacts(line, names, today, zone),
    rows: [],
    footnotes: [[subtle(asAt(view))]],
    buttons: [
      ...(view.mayUpdate
        ? [button('Update', { do: 'open-form', shown: shownOf(line), corrects: null, list: [] })]
        : []),
      ...openButtons(
        [line.evidence ?? line.others?.lastDone?.evidence ?? []].flat().map(({ latest }) => latest),
      ),
      ...(line.evidence && isList(line.evidence) && view.mayList
        ? [
            button(`All evidence (${line.evidence.count})`, {
              do: 'show-evidence',
              shown: shownOf(line),
              offset: 0,
            }),
          ]
        : []),
    ],
  });
  const status = lastWordRuns(line, today, zone)
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ');
  return { summary: `${nameOf(line, 60)}: ${status}, ${dueRun(line, today).text}`, card };
}

/** A single link is all in the facts; a file has more to it than opening. */
const isList = ({ count, latest }: NonNullable<Line['evidence']>): boolean =>
  count > 1 || latest.kind === 'file';

const asAt = ({ answered, at, zone }: AnswerView): string =>
  `As at ${at === undefined ? longDay(answered.asAt) : moment(at, zone)}.`;
