/** What an answer lists, as entries: its rows under their subheadings, or what its intent tells instead. */
import type { Answered } from '../../domain/answer.ts';
import type { Group } from '../../domain/answers/grouped.ts';
import type { Missing } from '../../domain/answers/silent.ts';
import type { Line } from '../../domain/line.ts';
import { age, day, longDay, monthAndYear, STATUS } from '../format.ts';
import {
  dueRun,
  forecastRuns,
  lastWordRuns,
  nameRuns,
  ownerWords,
  restRuns,
  statusRuns,
} from '../line-words.ts';
import { alarm, bold, clip, dotted, type Run, run } from '../text.ts';
import { digestEntries } from './answer-digest.ts';
import { eventEntries } from './answer-events.ts';
import { unlistedEntries } from './answer-listed.ts';
import { measureEntries } from './answer-measures.ts';
import { moveEntries } from './answer-moves.ts';
import { ownerEntries } from './answer-owners.ts';
import { slippageEntries } from './answer-slippage.ts';
import { supportEntries } from './answer-support.ts';
import { opening } from './answer-tabs.ts';
import type { AnswerView, Entry } from './answer-view.ts';
import { openAsks } from './open-asks.ts';

/** Everything that the answer lists, in order; its pages are cut from it. */
export function entriesOf(view: AnswerView): Entry[] {
  const { told, rows } = view.answered;
  const heads = headsOf(view);
  switch (told.kind) {
    case 'rows':
      return [
        ...rows.map((line, at) => rowEntry(line, heads[at] ?? null, view)),
        ...unlistedEntries(view),
        ...timelineEntries(view),
      ];
    case 'silent':
      return rows.map((line, at) => silentEntry(line, heads[at] ?? null, view, told.since[line.milestone]));
    case 'owners':
      return [...ownerEntries(told, view), ...timelineEntries(view)];
    case 'moves':
      return moveEntries(told, view);
    case 'digest':
      return digestEntries(told, view);
    case 'support':
      return supportEntries(told, view);
    case 'events':
      return [...timelineEntries(view), ...eventEntries(told, view)];
    case 'slippage':
      return slippageEntries(told, view);
    case 'measures':
      return [...measureEntries(told), ...rows.map((line) => rowEntry(line, 'How the actions stand', view))];
    case 'branches':
      return told.branches.map(({ ref, title, level }) => ({
        under: null,
        lines: [[bold(clip(`${level} ${ref}`, 60)), run(` ${clip(title, 150)}`)]],
      }));
  }
}

/** For each row the subheading that it stands under. */
function headsOf(view: AnswerView): string[] {
  return view.answered.groups.flatMap((group) =>
    Array.from({ length: group.rows }, () => `${titleOf(group, view)} (${group.rows})`),
  );
}

function titleOf(group: Group, { names, away }: AnswerView): string {
  switch (group.by) {
    case 'owner':
      return group.owner === null ? 'No owner' : ownerWords({ owner: group.owner }, names, away);
    case 'priority':
      return `${clip(group.ref, 30)} ${clip(group.title, 100)}`;
    case 'status':
      return `${STATUS[group.status].word}${group.late ? ' but overdue' : ''}`;
    case 'month':
      return group.month === null ? 'No date set' : monthAndYear(`${group.month}-01`);
    case 'missing':
      return MISSING[group.missing];
  }
}

const MISSING: { readonly [M in Missing]: string } = {
  'never-heard': 'Silent: asked, and never heard of',
  unanswered: 'Silent: asked, and not answered',
  asked: 'Asked lately, with time to answer',
  'not-asked': 'Not asked yet',
};

const isGrouped = ({ groups }: Answered, by: Group['by']): boolean => groups[0]?.by === by;

function rowEntry(line: Line, under: string | null, view: AnswerView): Entry {
  const { answered, today, zone, names, away } = view;
  const owner = isGrouped(answered, 'owner') ? [] : [[run(ownerWords(line, names, away))]];
  return {
    under,
    lines: [
      opening(nameRuns(line), line.ref, view),
      dotted([[dueRun(line, today), ...restRuns(line)], forecastRuns(line, today), ...owner]),
      [...lastWordRuns(line, today, zone, 160), ...asksRuns(line, view), ...proofRuns(line)],
    ],
  };
}

const asksRuns = (line: Line, { names, today }: AnswerView): Run[] =>
  openAsks(line, names, today).map((words) => run(`, ${words}`));

/** Completed without evidence: the word that a board sees. */
const proofRuns = ({ status, evidence }: Line): Run[] =>
  status === 'complete' && evidence === null ? [run(', '), alarm('unevidenced')] : [];

function silentEntry(line: Line, under: string | null, view: AnswerView, since: string | undefined): Entry {
  const { answered, today, zone, names, away } = view;
  const last: Run[] =
    line.lastUpdate === null
      ? [run('no word yet')]
      : [...statusRuns(line.status), run(`, last word ${age(line.lastUpdate.at, today, zone)}`)];
  const asked = since === undefined ? [] : [run(`asked since ${day(since, today)}`)];
  const owner = isGrouped(answered, 'owner') ? [] : [run(ownerWords(line, names, away))];
  return {
    under,
    lines: [
      opening(nameRuns(line), line.ref, view),
      dotted([[dueRun(line, today)], owner]),
      [...dotted([last, asked]), ...asksRuns(line, view)],
    ],
  };
}

function timelineEntries({ answered: { timeline } }: AnswerView): Entry[] {
  return timeline.map(({ text, dateExpression, start, end }) => {
    const days = [start, end].flatMap((one) => one ?? []).map(longDay);
    const when = dateExpression ?? (days.length > 0 ? [...new Set(days)].join(' to ') : 'no date given');
    return {
      under: null,
      lines: [[bold(clip(text, 150)), run(`: ${clip(when, 100)} (the plan’s timeline)`)]],
    };
  });
}
