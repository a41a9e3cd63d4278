/** What moved: one entry a move, under what kind of move it is. */
import type { Move, MoveKind, MovesTold } from '../../domain/answers/moves.ts';
import { Status } from '../../domain/milestone.ts';
import { day, longDay, STATUS } from '../format.ts';
import { keysInWords, peopleOfPost } from '../key-words.ts';
import { bold, clip, dotted, type Run, run } from '../text.ts';
import type { AnswerView, Entry } from './answer-view.ts';

const HEAD: { readonly [K in MoveKind]: string } = {
  completed: 'Completed',
  'gone-red': 'Became off track (red)',
  'gone-amber': 'Became at risk (amber)',
  'newly-overdue': 'Newly overdue',
  'date-moved': 'Agreed date moved',
  'forecast-moved': 'Expected later',
  recovered: 'Recovered',
  reopened: 'Opened again',
  started: 'Started',
  withdrawn: 'Withdrawn',
  added: 'Added to the plan',
  owner: 'Owner changed',
  holder: 'Post handed over',
};

export function moveEntries({ moves }: MovesTold, view: AnswerView): Entry[] {
  const many = Map.groupBy(moves, ({ kind }) => kind);
  return moves.map((move) => ({
    under: `${HEAD[move.kind]} (${many.get(move.kind)?.length ?? 1})`,
    lines: [
      ...(move.of ? [[bold(clip(move.of.ref, 30)), run(` ${clip(move.of.title, 150)}`)]] : []),
      dotted([[run(wordsOf(move, view))], [run(longDay(move.on))], reason(move)]),
    ].filter((line) => line.length > 0),
  }));
}

const reason = ({ reason: why }: Move): Run[] => (why === null ? [] : [run(`“${clip(why, 160)}”`)]);

function wordsOf({ kind, from, to }: Move, view: AnswerView): string {
  const { today } = view;
  switch (kind) {
    case 'date-moved':
    case 'forecast-moved':
      return `${date(from, today)} to ${date(to, today)}`;
    case 'newly-overdue':
      return from === null ? 'past its date' : `was due ${day(from, today)}`;
    case 'owner':
      return `${keysInWords(from, view)} to ${keysInWords(to, view)}`;
    case 'holder':
      return peopleOfPost(to ?? from, view);
    case 'added':
      return 'new';
    default:
      return [from, to].flatMap((status) => statusIn(status)).join(' to ') || 'left out of the plan';
  }
}

const date = (one: string | null, today: string): string => (one === null ? 'no date' : day(one, today));

function statusIn(word: string | null): string[] {
  const status = Status.safeParse(word);
  return status.success ? [STATUS[status.data].word] : [];
}
