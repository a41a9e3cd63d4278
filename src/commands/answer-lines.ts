/** An answer as plain lines for a terminal. */
import { count as counted, dueWords, STATUS } from '../cards/format.ts';
import { restWords } from '../cards/line-words.ts';
import type { Answered } from '../domain/answer.ts';
import type { Line } from '../domain/line.ts';

export function answerLines(answered: Answered, names: ReadonlyMap<string, string>): string[] {
  const { question, about, plan, asAt, rows } = answered;
  const where =
    about.length > 0
      ? about.map(({ level, ref, title }) => `${level} ${ref} ${title}`).join('; ')
      : plan.title;
  const period = question.period ? `, ${question.period.text}` : '';
  return [
    `${count(rows.length, question.intent)} in ${where}${period} (as at ${asAt}, of ${counted(answered.actions, 'action')})`,
    ...rows.map((line) => `  ${lineText(line, names, asAt)}`),
    ...honest(answered),
  ];
}

function count(rows: number, intent: Answered['question']['intent']): string {
  const noun = { overdue: 'overdue', due: 'due', status: rows === 1 ? 'entry' : 'entries' }[intent];
  return `${rows === 0 ? 'Nothing' : rows} ${rows === 0 && intent === 'status' ? 'found' : noun}`;
}

function lineText(line: Line, names: ReadonlyMap<string, string>, today: string): string {
  const person = line.owner?.person ? names.get(line.owner.person) : undefined;
  const owner = line.owner
    ? [line.owner.post, person].filter((part) => part !== null && part !== undefined).join(', ')
    : 'no owner';
  const reason = line.reason === null ? '' : ` (${line.reason})`;
  const rest = restWords(line);
  const due = `${dueWords(line, today)}${rest === null ? '' : ` and ${rest}`}`;
  return `${line.ref} ${line.title} | ${owner} | ${due} | ${STATUS[line.status].word}${reason}`;
}

const honest = ({ noDate, noOwner, inherited }: Answered): string[] =>
  [
    noDate > 0 ? `${noDate} open here with no date set: they cannot be overdue.` : '',
    noOwner > 0 ? `${noOwner} open here with no owner.` : '',
    inherited > 0 ? `${inherited} inherited from before the plan went live, not yet reported.` : '',
  ].filter((line) => line !== '');
