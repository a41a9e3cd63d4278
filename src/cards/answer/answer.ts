/** The answer to a question as a card: the count, the entries, the filters, the date, and what could not be counted. */
import type { Answered } from '../../domain/answer.ts';
import type { Line } from '../../domain/line.ts';
import { actionFacts } from '../action-facts.ts';
import { button, openButtons } from '../button.ts';
import { longDay, moment } from '../format.ts';
import { dueRun, lastWordRuns, nameOf, shownOf } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { figureRuns } from '../summary/summary-words.ts';
import { bold, clip, dotted, escapeMarkdown, type Run, run, subtle } from '../text.ts';
import answer from './answer.json' with { type: 'json' };
import { awayAbove } from './answer-away.ts';
import { amongOverdue } from './answer-counts.ts';
import { entriesOf } from './answer-entries.ts';
import { exportButton } from './answer-export.ts';
import { headline } from './answer-headline.ts';
import { backButton, tabsOf } from './answer-tabs.ts';
import type { AnswerView, Entry } from './answer-view.ts';
import { filters, notesOf } from './answer-words.ts';

export type { AnswerView } from './answer-view.ts';

const fill = compile(answer);

export function answerCard(view: AnswerView): CardMessage {
  const { question, rows, told } = view.answered;
  const [only, ...others] = rows;
  // "How many are red" is owed its number, where there are more that could be.
  const counted = question.status.length > 0 && view.answered.among.actions > 1;
  const single =
    question.intent === 'status' && !counted && told.kind === 'rows' && only && others.length === 0;
  if (single) return actionCard(view, only);
  const { above, view: listed } = awayAbove(view);
  const entries = entriesOf(listed);
  return fitting(view.pageSize, (size) => listCard(view, above, entries, size));
}

function listCard(
  view: AnswerView,
  above: readonly Run[][],
  entries: readonly Entry[],
  size: number,
): CardMessage {
  const { answered, today, question } = view;
  // A page that is no longer there is answered with the first.
  const offset = view.offset < entries.length ? view.offset : 0;
  const page = entries.slice(offset, offset + size);
  const end = offset + page.length;
  const left = entries.length - end;
  const words = headline(answered);
  const range = offset > 0 || left > 0 ? [`Showing ${offset + 1} to ${end} of ${entries.length}.`] : [];
  const card = fill({
    heading: escapeMarkdown(words),
    under: [[subtle(clip(answered.plan.title, 120))], ...standings(answered), ...above],
    facts: [],
    rows: page.map((entry, at) => ({ lines: linesOf(entry, page[at - 1]), charts: entry.charts ?? [] })),
    footnotes: [
      ...[...range, filters(answered, today)].map((text) => [subtle(text)]),
      ...notesOf(answered).map((text) => [run(text)]),
      ...wordsKept(view, page.length),
      [subtle(asAt(view))],
    ],
    buttons: [
      ...(left > 0
        ? [button(`Show more (${left} left)`, { do: 'page', question, offset: end, back: view.back ?? null })]
        : []),
      ...(view.readable
        ? [button('Give a reading', { do: 'open-reading', ...view.readable, reading: null })]
        : []),
      ...(view.redacts
        ? [button('Redact', { do: 'say', text: `redact ${view.redacts}`.slice(0, 300) })]
        : []),
      ...backButton(view),
      ...exportButton(view),
    ],
    tabs: tabsOf(view),
  });
  const refs = answered.rows.slice(offset, offset + 4).map((line) => clip(line.ref, 30));
  const dots = answered.rows.length > refs.length ? ' …' : '';
  return { summary: clip(refs.length > 0 ? `${words}: ${refs.join(', ')}${dots}` : words, 250), card };
}

/** The entry's lines, with its subheading where the one before has another, or none is before it on this page. */
function linesOf({ under, lines }: Entry, before: Entry | undefined) {
  const head = under !== null && under !== before?.under ? [[bold(clip(under, 160))]] : [];
  return [...head, ...lines].map((runs, at) => ({ runs, spacing: at === 0 ? 'Default' : 'None' }));
}

/** "On track ● 8 · At risk ▲ 3 · Overdue ◆ 4": how the actions of a status question stand, as a board's post has it. */
function standings({ question, told, stood, lateSaid }: Answered): Run[][] {
  const some = stood.filter(({ now }) => now > 0);
  if (question.intent !== 'status' || told.kind !== 'rows' || some.length === 0) return [];
  return [
    dotted(some.map((one) => figureRuns({ ...one, change: null }))),
    ...amongOverdue(lateSaid).map((words) => [subtle(words)]),
  ];
}

function actionCard(view: AnswerView, line: Line): CardMessage {
  const { names, today, zone } = view;
  const pieces = [line.evidence ?? line.others?.lastDone?.evidence ?? []].flat();
  const card = fill({
    heading: escapeMarkdown(nameOf(line)),
    under: [
      [subtle(clip(`${view.answered.plan.title} › ${line.under}`, 200))],
      ...(view.restricted
        ? [[bold('Restricted: '), run('boards read its number and its figures alone.')]]
        : []),
    ],
    facts: actionFacts(line, names, today, zone, view.away),
    rows: [],
    footnotes: [...notesOfOne(view).map((text) => [run(text)]), ...wordsKept(view, 1), [subtle(asAt(view))]],
    buttons: [
      ...(view.mayUpdate
        ? [button('Update', { do: 'open-form', shown: shownOf(line), corrects: null, list: [] })]
        : []),
      ...(names === null ? [] : openButtons(pieces.map(({ latest }) => latest))),
      ...(line.evidence && isList(line.evidence) && view.mayList
        ? [
            button(`All evidence (${line.evidence.count})`, {
              do: 'show-evidence',
              shown: shownOf(line),
              offset: 0,
            }),
          ]
        : []),
      ...backButton(view),
    ].slice(0, MOST_BUTTONS),
    tabs: tabsOf(view),
  });
  const status = lastWordRuns(line, today, zone)
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ');
  return { summary: `${nameOf(line, 60)}: ${status}, ${dueRun(line, today).text}`, card };
}

const MOST_BUTTONS = 6;

/** What was counted, where it was found by more than its ref. */
function notesOfOne({ answered, today }: AnswerView): string[] {
  const { question } = answered;
  const searched = question.status.length + question.topic.length + question.outcome.length > 0;
  return searched || question.body.length > 0 ? [filters(answered, today)] : [];
}

/** A single link is all in the facts; a file has more to it than opening. */
const isList = ({ count, latest }: NonNullable<Line['evidence']>): boolean =>
  count > 1 || latest.kind === 'file';

/** Said once, and not at each line that lacks its reason. */
const wordsKept = (view: AnswerView, lines: number): Run[][] =>
  view.wordsKept && lines > 0 ? [[subtle('Words stay with its lead.')]] : [];

const asAt = ({ answered, at, zone }: AnswerView): string =>
  `As at ${at === undefined ? longDay(answered.asAt) : moment(at, zone)}.`;
