/** A board's decisions in its papers: what was decided when, and what became of it. */

import { isAction, type PlainDate } from '../plan.ts';
import { standingsOf } from '../standing.ts';
import { type Decision, latestFirst } from './decision.ts';
import { type Block, section } from './paper.ts';
import type { Scoped } from './record.ts';
import { dayWords, STANDING_WORD } from './words.ts';

/** Decisions of meetings from a day on, the latest first; nothing where there is none. */
export function decisionSection(scope: Scoped, from: PlainDate): Block[] {
  const found = latestFirst(scope.decisions.filter(({ meeting }) => meeting >= from));
  if (found.length === 0) return [];
  return section(
    'Decisions',
    ['Meeting', 'Decision', 'Became'],
    found.map((one) => [dayWords(one.meeting), scope.told(one.text), becameWords(scope, one)]),
    '',
  );
}

/** "action 3.2(e): On track (green)"; "no action" where it became none. */
export function becameWords(
  { book, milestones, today }: Pick<Scoped, 'book' | 'milestones' | 'today'>,
  { action }: Pick<Decision, 'action'>,
): string {
  const item = action === null ? undefined : book.byId.get(action);
  if (!item || !isAction(item)) return 'no action';
  const [standing] = standingsOf(book, [item], milestones, today);
  return `action ${item.ref}: ${standing ? STANDING_WORD[standing.standing] : STANDING_WORD['not-started']}`;
}
