/** An answer as plain lines for a terminal. */
import { entriesOf } from '../cards/answer/answer-entries.ts';
import { headline } from '../cards/answer/answer-headline.ts';
import { listedLine } from '../cards/answer/answer-listed.ts';
import type { AnswerView } from '../cards/answer/answer-view.ts';
import { filters, notesOf, reasonsOf } from '../cards/answer/answer-words.ts';
import { openAsks } from '../cards/answer/open-asks.ts';
import { count as counted, dueWords, STATUS } from '../cards/format.ts';
import { ownerWords, restWords } from '../cards/line-words.ts';
import type { Run } from '../cards/text.ts';
import type { Answered } from '../domain/answer.ts';
import type { Line } from '../domain/line.ts';

/** Every entry, none left for another page. */
export function answerLines(view: AnswerView): string[] {
  const { answered } = view;
  return [
    `${opening(answered)} (as at ${answered.asAt}, of ${counted(answered.among.actions, 'action')})`,
    ...(answered.told.kind === 'rows' ? rowLines(view) : entryLines(view)),
    filters(answered, answered.asAt),
    ...honest(answered),
  ];
}

/** "Nothing overdue in Priority 3 Attendance", where dates and statuses are listed; else as a card is headed. */
function opening(answered: Answered): string {
  const { question, about, plan, rows, told } = answered;
  const { intent } = question;
  const filtered = [question.status, question.owner, question.topic, question.outcome, question.body];
  const plain = told.kind === 'rows' && filtered.every((filter) => filter.length === 0);
  if (!plain || answered.completed || intent === 'list' || (intent === 'due' && question.period === null))
    return headline(answered);
  const where =
    about.length > 0
      ? about.map(({ level, ref, title }) => `${level} ${ref} ${title}`).join('; ')
      : plan.title;
  const period = question.period ? `, ${question.period.text}` : '';
  return `${count(rows.length, intent)} in ${where}${period}`;
}

function count(rows: number, intent: Answered['question']['intent']): string {
  if (intent === 'overdue' || intent === 'due') return `${rows === 0 ? 'Nothing' : rows} ${intent}`;
  return rows === 0 ? 'Nothing found' : counted(rows, 'entry', 'entries');
}

function rowLines(view: AnswerView): string[] {
  const { answered } = view;
  const lines = answered.rows.map((line) => lineText(line, view));
  // Groups and rows of the timeline are told in the card's words.
  const entries = entriesOf(view);
  return entries.flatMap(({ under, lines: told }, at) => [
    ...(under !== null && under !== entries[at - 1]?.under ? [`  ${under}`] : []),
    `  ${lines[at] ?? told.map(textOf).join(' | ')}`,
  ]);
}

function entryLines(view: AnswerView): string[] {
  const entries = entriesOf(view);
  return entries.flatMap(({ under, lines }, at) => [
    ...(under !== null && under !== entries[at - 1]?.under ? [`  ${under}`] : []),
    `  ${under === null ? '' : '  '}${lines.map(textOf).join(' | ')}`,
  ]);
}

const textOf = (runs: readonly Run[]): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ')
    .trim();

function lineText(line: Line, { names, today }: AnswerView): string {
  const reason = line.reason === null ? '' : ` (${line.reason})`;
  const rest = restWords(line);
  const due = `${dueWords(line, today)}${rest === null ? '' : ` and ${rest}`}`;
  const asks = openAsks(line, names, today).map((words) => `, ${words}`);
  const proof = line.status === 'complete' && line.evidence === null ? ', unevidenced' : '';
  return `${line.ref} ${line.title} | ${ownerWords(line, names)} | ${due} | ${STATUS[line.status].word}${reason}${asks.join('')}${proof}`;
}

const honest = (answered: Answered): string[] => {
  const { told, question, noDate, noOwner, inherited } = answered;
  if (told.kind !== 'rows') return notesOf(answered);
  const cannot = { overdue: ': they cannot be overdue', due: ': they cannot fall due' };
  const { intent } = question;
  const why = intent === 'overdue' || intent === 'due' ? cannot[intent] : '';
  return [
    ...listedLine(answered),
    ...laterLine(answered),
    ...(noDate > 0 ? [`${noDate} open here with no date set${why}.`] : []),
    ...(noOwner > 0 ? [`${noOwner} open here with no owner.`] : []),
    ...(inherited > 0 ? [`${inherited} inherited from before the plan went live, not yet reported.`] : []),
    ...reasonsOf(answered),
  ];
};

function laterLine({ question, rows, later, next }: Answered): string[] {
  const dated = question.intent === 'overdue' || question.intent === 'due';
  return dated && rows.length === 0 && next !== null
    ? [`${later} due later, first ${next.ref} on ${next.due}.`]
    : [];
}
