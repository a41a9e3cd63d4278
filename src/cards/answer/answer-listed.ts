/** Where the entries of an answer are not one for each action that it counts: which are left out, and why. */
import type { Answered } from '../../domain/answer.ts';
import { count, listed } from '../format.ts';
import { clip } from '../text.ts';

/** Where the rows are not one an action: "35 of the 36 actions are listed: 1.3(b) refers to another action." */
export function listedLine({ told, question, actions, unlisted, rows, completed }: Answered): string[] {
  if (told.kind !== 'rows' || (question.intent !== 'list' && question.intent !== 'status')) return [];
  const shown = actions - unlisted.length;
  const refer = unlisted.filter(({ refers }) => refers);
  const lacking = unlisted.filter(({ refers }) => !refers);
  const why = [
    ...(refer.length > 0
      ? [`${refsIn(refer)} ${refer.length === 1 ? 'refers to another action' : 'refer to other actions'}`]
      : []),
    ...(lacking.length > 0 ? [`nothing is asked about ${refsIn(lacking)}`] : []),
  ];
  return [
    ...(why.length > 0 && shown > 0
      ? [
          `${shown} of the ${count(actions, 'action')} ${shown === 1 ? 'is' : 'are'} listed: ${why.join('; ')}.`,
        ]
      : []),
    ...(why.length > 0 && shown === 0 ? [`None is listed: ${why.join('; ')}.`] : []),
    ...(rows.length > shown && shown > 0 && !completed
      ? [
          `There are ${rows.length} entries for ${count(shown, 'action')}: what comes round has one for each date that is late or runs now.`,
        ]
      : []),
  ];
}

const refsIn = (unlisted: Answered['unlisted']): string => {
  const refs = unlisted.slice(0, MOST).map(({ ref }) => clip(ref, 30));
  return listed([...refs, ...(unlisted.length > MOST ? [`${unlisted.length - MOST} more`] : [])]);
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

/** What was due in the same time and is done. */
export const doneLine = ({ doneBeside, rows }: Answered): string[] =>
  doneBeside === 0
    ? []
    : [
        `${doneBeside} ${rows.length > 0 ? 'more ' : ''}due then ${doneBeside === 1 ? 'is' : 'are'} complete already.`,
      ];

const MOST = 5;
