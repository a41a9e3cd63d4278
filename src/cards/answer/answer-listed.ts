/** Where the entries of an answer are not one for each action that it counts: which these are, and why. */
import type { Answered, Unlisted } from '../../domain/answer.ts';
import type { StatusFilter } from '../../domain/question.ts';
import { count } from '../format.ts';
import { bold, clip, run } from '../text.ts';
import { opening } from './answer-tabs.ts';
import type { AnswerView, Entry } from './answer-view.ts';

/** Where an action has more entries than one. */
export function listedLine({ told, question, actions, unlisted, rows, completed }: Answered): string[] {
  if (told.kind !== 'rows' || (question.intent !== 'list' && question.intent !== 'status')) return [];
  const entries = rows.length + unlisted.length;
  return entries > actions && rows.length > 0 && !completed
    ? [
        `There are ${entries} entries for ${count(actions, 'action')}: what comes round has one for each date that is late or runs now.`,
      ]
    : [];
}

/** What is counted and has no line of its own, with the reason in its place: so that there is an entry for each. */
export function unlistedEntries(view: AnswerView): Entry[] {
  const { unlisted, groups, completed } = view.answered;
  if (completed) return [];
  return unlisted.map((one) => ({
    under: groups.length > 0 ? 'Counted elsewhere' : null,
    lines: [
      opening([bold(clip(one.ref, 30)), run(` ${clip(one.title, 150)}`)], one.ref, view),
      [run(whyOf(one))],
    ],
  }));
}

const whyOf = ({ refers, to }: Unlisted): string => {
  if (!refers) return 'nothing is asked about it';
  return to === null
    ? 'refers to another part of the plan'
    : `refers to ${clip(to, 30)}, and is listed there`;
};

/** What was called on track is looked for among what is: it is late, and that goes before. */
export function lateGreenLine({ told, question, among, lateGreen }: Answered): string[] {
  const left = among.lateGreen - lateGreen;
  if (told.kind !== 'rows' || left <= 0 || !question.status.includes('on-track')) return [];
  if (question.intent === 'overdue' || question.intent === 'due') return [];
  return [
    left === 1
      ? '1 other was called on track and is overdue, so it does not count as on track.'
      : `${left} others were called on track and are overdue, so they do not count as on track.`,
  ];
}

const SAID: readonly StatusFilter[] = ['not-started', 'in-progress', 'at-risk', 'off-track'];

/** Rated so by what was said of them: a board's figures have what is overdue among the overdue alone. */
export function lateRatedLine({ told, question, overdue }: Answered): string[] {
  const { status, intent } = question;
  const lists = intent === 'list' || intent === 'status';
  if (told.kind !== 'rows' || overdue === 0 || !lists || !status.some((one) => SAID.includes(one))) return [];
  return [
    overdue === 1
      ? '1 of these is overdue: a board’s post counts it as that.'
      : `${overdue} of these are overdue: a board’s post counts them as that.`,
  ];
}

/** What was due in the same time and is done. */
export const doneLine = ({ doneBeside, rows }: Answered): string[] =>
  doneBeside === 0
    ? []
    : [
        `${doneBeside} ${rows.length > 0 ? 'more ' : ''}due then ${doneBeside === 1 ? 'is' : 'are'} complete already.`,
      ];
