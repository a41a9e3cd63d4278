/** Everything that is known of one action, as labelled facts. */
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import { handOverOf, quietUntil } from './answer/open-asks.ts';
import { age, ageOfDay, beginsWords, day, dueWords } from './format.ts';
import {
  evidenceRuns,
  lastDoneRuns,
  ownerWords,
  ratingRuns,
  reasonGivenOn,
  restWords,
  UNEVIDENCED,
} from './line-words.ts';
import { bold, clip, type Run, run, subtle } from './text.ts';

const fact = (label: string, ...value: Run[]): Run[] => [bold(`${label}: `), ...value];

/** `names` is null where others read along: then nobody is named. */
export function actionFacts(
  line: Line,
  names: ReadonlyMap<string, string> | null,
  today: PlainDate,
  zone: string,
  away?: ReadonlyMap<string, string>,
): Run[][] {
  const { lastUpdate } = line;
  const rest = restWords(line);
  const lastDone = lastDoneRuns(line, today);
  const quiet = quietUntil(line, today);
  const handOver = handOverOf(line, names, today);
  return [
    fact('Status', ...ratingRuns(line.status), ...(line.awaitingCheck ? [run(', awaiting check')] : [])),
    ...(line.percent === null ? [] : [fact('Percent done', run(`${line.percent}%`))]),
    fact('Owner', run(ownerWords(line, names, away))),
    fact(line.kind === 'check-in' ? 'Next check-in' : 'Agreed date', ...agreedRuns(line, today)),
    ...(rest === null ? [] : [fact('After that', run(rest))]),
    ...(lastDone.length === 0 ? [] : [fact('Completed last', ...lastDone)]),
    ...(line.forecast === null || line.forecast === line.due || !line.open
      ? []
      : [fact('Expected date', run(day(line.forecast, today)))]),
    ...(line.reason === null || !line.open
      ? []
      : [fact(reasonLabel(line, today, zone), run(clip(line.reason, 2000)))]),
    ...(line.open && line.blocked ? [fact('Blocked', run('Yes, waiting for others'))] : []),
    ...(quiet === null ? [] : [fact('Not to be asked before', run(day(quiet, today)))]),
    ...(handOver === null ? [] : [fact('Its owner wants to hand it over', run(handOver))]),
    ...evidenceFact(line, names !== null),
    fact(
      'Last update',
      lastUpdate === null
        ? run('never')
        : run(`${age(lastUpdate.at, today, zone)}${saidBy(names, lastUpdate.by)}`),
    ),
  ];
}

/** What was said of something that goes well holds nothing up. */
const isHeldUp = ({ status, blocked }: Line): boolean =>
  blocked || status === 'at-risk' || status === 'off-track';

/** Given with a wish for more time, it has a day of its own. */
function reasonLabel(line: Line, today: PlainDate, zone: string): string {
  const on = reasonGivenOn(line, zone);
  if (on !== null) return `More time asked ${ageOfDay(on, today)}`;
  return isHeldUp(line) ? 'What is holding it up' : 'Last said';
}

const saidBy = (names: ReadonlyMap<string, string> | null, by: string): string =>
  names === null ? '' : `, by ${clip(names.get(by) ?? 'somebody whose name is not known', 60)}`;

function agreedRuns(line: Line, today: PlainDate): Run[] {
  if (line.due === null) return [run(clip(dueWords(line, today), 120))];
  const first =
    line.firstDue !== null && line.firstDue !== line.due
      ? [subtle(`, first ${day(line.firstDue, today)}`)]
      : [];
  const words = dueWords(line, today);
  const late =
    line.overdue && line.open ? [run(` (${words})`, { color: 'Attention', weight: 'Bolder' })] : [];
  const done = line.open ? [] : [run(` (${words})`)];
  const begins = beginsWords(line, today);
  const ahead = begins === null ? [] : [run(`, ${begins}`)];
  return [run(day(line.due, today)), ...ahead, ...late, ...done, ...first];
}

/** What a file is called, and where something lies, are its sender's words, and may hold a name. */
function evidenceFact({ evidence, status }: Line, named: boolean): Run[][] {
  if (evidence === null) return status === 'complete' ? [fact('Evidence', UNEVIDENCED)] : [];
  const more = evidence.count > 1 ? [subtle(`, and ${evidence.count - 1} more`)] : [];
  const latest =
    named || evidence.latest.kind === 'link'
      ? evidenceRuns(evidence.latest, 'latest')
      : [run(evidence.latest.kind === 'file' ? 'a file' : 'described')];
  return [fact('Evidence', ...latest, ...more)];
}
