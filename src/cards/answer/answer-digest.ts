/** A paragraph for a board's paper, in plain words and figures: no names, no colours, ready to be copied. */
import type { DigestTold } from '../../domain/answers/digest.ts';
import type { Line } from '../../domain/line.ts';
import { count, day, listed, longDay } from '../format.ts';
import { bold, clip, run } from '../text.ts';
import { standing, stoodWords } from './answer-counts.ts';
import { scopeWords } from './answer-scope.ts';
import type { AnswerView, Entry } from './answer-view.ts';

export const digestEntries = (told: DigestTold, view: AnswerView): Entry[] =>
  told.actions === 0
    ? []
    : [
        { under: null, lines: [[run(paragraph(told, view))]] },
        { under: null, lines: [[bold('Figures: '), run(figures(told))]] },
      ];

/** "4 complete, 8 on track, 3 at risk, 6 overdue: 34 actions in all." */
const figures = (told: DigestTold): string =>
  `${stoodWords(told.stood).join(', ')}: ${count(told.actions, 'action')} in all.`;

function paragraph(told: DigestTold, { answered, today }: AnswerView): string {
  const { question, noDate, noOwner } = answered;
  const { actions, done, late, risky, next, stood } = told;
  const awaiting = standing(stood, 'awaiting-check');
  const inherited = standing(stood, 'inherited');
  const parts = [
    `${standing(stood, 'complete')} complete`,
    ...(awaiting > 0 ? [`${awaiting} awaiting check`] : []),
    `${standing(stood, 'on-track', 'in-progress')} on track or in progress`,
    `${standing(stood, 'not-started')} not started`,
    `${some(standing(stood, 'at-risk', 'off-track'))} at risk or off track`,
    `${some(standing(stood, 'overdue'))} overdue`,
    ...(inherited > 0 ? [`${inherited} inherited from before the plan went live`] : []),
  ];
  const sentences = [
    `At ${longDay(answered.asAt)}, ${scopeWords(answered)} ${answered.about.length > 1 && question.topic.length === 0 ? 'have' : 'has'} ${count(actions, 'action')}: ${listed(parts)}.`,
    lateInWords(told.lateSaid),
    done.length === 0
      ? ''
      : `${question.period ? `Completed ${clip(question.period.text, 60)}` : 'Completed most recently'}: ${titles(done)}.`,
    late.length === 0
      ? ''
      : `Late: ${titles(late, (line) => (line.due === null ? '' : `due ${day(line.due, today)}`))}.`,
    risky.length === 0
      ? ''
      : `At risk or off track: ${titles(risky, (line) => (line.overdue ? 'overdue' : ''))}.`,
    next.length === 0
      ? `Nothing falls due by ${day(told.nextUntil, today)}.`
      : `Next, by ${day(told.nextUntil, today)}: ${titles(next, (line) => (line.due === null ? '' : day(line.due, today)))}.`,
    noDate + noOwner === 0
      ? ''
      : `${listed([
          ...(noDate > 0 ? [`${count(noDate, 'action')} ${noDate === 1 ? 'has' : 'have'} no date set`] : []),
          ...(noOwner > 0 ? [`${count(noOwner, 'action')} ${noOwner === 1 ? 'has' : 'have'} no owner`] : []),
        ])}.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Each action is counted once: what is overdue stands among the overdue, whatever was said of it. */
function lateInWords({ offTrack, atRisk }: DigestTold['lateSaid']): string {
  const parts = [
    ...(offTrack > 0 ? [`${offTrack} ${offTrack === 1 ? 'is' : 'are'} off track`] : []),
    ...(atRisk > 0 ? [`${atRisk} ${atRisk === 1 ? 'is' : 'are'} at risk`] : []),
  ];
  return parts.length === 0 ? '' : `Of the overdue, ${listed(parts)}.`;
}

const some = (many: number): string => (many === 0 ? 'none' : `${many}`);

const MOST = 4;

function titles(lines: readonly Line[], beside: (line: Line) => string = () => ''): string {
  const told = lines.slice(0, MOST).map((line) => {
    const note = beside(line);
    return `${clip(line.title, 120)} (${clip(line.ref, 30)}${note === '' ? '' : `, ${note}`})`;
  });
  const more = lines.length - told.length;
  return more > 0 ? `${told.join('; ')}; and ${more} more` : told.join('; ');
}
