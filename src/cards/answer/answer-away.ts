/** Who is away is said once above a list where they own several of its lines, and not again on each of them. */
import type { Answered } from '../../domain/answer.ts';
import { clip, type Run, run } from '../text.ts';
import { type AnswerView, nameIn } from './answer-view.ts';

/** What stands above the list, and the view for its lines: it says of nobody a second time that they are away. */
export function awayAbove(view: AnswerView): { above: Run[][]; view: AnswerView } {
  const { away, answered } = view;
  if (!away || away.size === 0 || view.names === null) return { above: [], view };
  const owners = ownersIn(answered);
  const often = [...away].filter(([person]) => owners.filter((one) => one === person).length > 1);
  return {
    above: often.map(([person, words]) => [run(`${clip(nameIn(view, person) ?? '', 60)} is ${words}.`)]),
    view: { ...view, away: new Map([...away].filter(([person]) => !often.some(([one]) => one === person))) },
  };
}

/** The people who own its lines, as often as they do. */
function ownersIn({ rows, told }: Answered): string[] {
  const held = told.kind === 'owners' ? [...told.leads, ...told.owners] : [];
  return [
    ...rows.flatMap(({ owner }) => owner?.person ?? []),
    ...held.flatMap(({ holder }) => holder?.person ?? []),
  ];
}
