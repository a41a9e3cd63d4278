/** What supports the actions: each piece with who gave it and when, then what was completed without any. */
import type { SupportTold } from '../../domain/answers/support.ts';
import { longDay, moment } from '../format.ts';
import { evidenceRuns, nameOf, nameRuns, UNEVIDENCED } from '../line-words.ts';
import { clip, type Run, run, subtle } from '../text.ts';
import { type AnswerView, type Entry, nameIn } from './answer-view.ts';

export function supportEntries({ proofs, unevidenced }: SupportTold, view: AnswerView): Entry[] {
  const found = proofs.map(({ line, piece, by, onBehalf, at }): Entry => {
    const who = view.names === null ? null : (onBehalf ?? nameIn(view, by));
    return {
      under: nameOf(line, 100),
      lines: [
        pieceRuns(piece, view),
        [subtle([...(who === null ? [] : [clip(who, 80)]), moment(at, view.zone)].join(', '))],
      ],
    };
  });
  const lacking = unevidenced.map(
    (line): Entry => ({
      under: `Complete, without evidence (${unevidenced.length})`,
      lines: [
        nameRuns(line),
        [
          UNEVIDENCED,
          run(line.completedOn === null ? '' : `, completed ${longDay(line.completedOn)}`),
        ].filter(({ text }) => text !== ''),
      ],
    }),
  );
  // "What was completed without evidence": that goes first.
  return view.answered.question.status.includes('complete') ? [...lacking, ...found] : [...found, ...lacking];
}

/** A file's name is its sender's words, as where something lies is: to those who read along it is only told that it is there. */
function pieceRuns(piece: SupportTold['proofs'][number]['piece'], { names }: AnswerView): Run[] {
  if (names === null && piece.kind !== 'link')
    return [run(piece.kind === 'file' ? 'A file' : 'Described, without a link')];
  const what = { link: 'Link', file: 'File', location: 'Where it is' }[piece.kind];
  return evidenceRuns(piece, what);
}
