/** The actions that a chase may be about: found by their milestones, or by the question that lists them. */
import { answer } from '../../domain/answer.ts';
import { needsOf } from '../../domain/answers/needs.ts';
import type { Book } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Line } from '../../domain/line.ts';
import { may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { OwnerKey } from '../../domain/plan.ts';
import { type Question, questionAbout } from '../../domain/question.ts';
import { pastOf } from '../asking/past.ts';
import type { App } from '../context.ts';
import { actorIn, find } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Target } from './chase-plan.ts';

/** Most actions that one chase is about. */
export const MOST_CHASED = 60;

/** Those among the milestones that the speaker may chase, as they stand now. */
export async function targetsOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  milestones: readonly string[],
): Promise<Target[]> {
  const targets: Target[] = [];
  for (const id of [...new Set(milestones)].slice(0, MOST_CHASED)) {
    const found = await find(app, origin, speaker, id);
    const item = found?.book.byId.get(found.milestone.item);
    if (!found || !item || !may(actorIn(app, found.book, origin, speaker), 'chase', found.book, item))
      continue;
    const stored = await app.records.milestone(origin.tenant, id);
    if (stored) targets.push({ line: found.line, plan: found.book.plan, stored });
  }
  return targets;
}

export type Wanted = {
  state: 'silent' | 'overdue' | null;
  refs: readonly string[];
  /** Whose; null is everybody's. */
  keys: readonly OwnerKey[] | null;
};

/**
 * The lines of the plan that the words mean, of those that the speaker may chase: what the question of the same words
 * lists. Somebody's without a word on how it stands are those that are silent or overdue. `unasked` are milestones of
 * these that nobody was asked about yet, where the silent are wanted.
 */
export async function linesWanted(
  app: App,
  origin: Origin,
  { book, actor }: { book: Book; actor: Actor },
  { state, refs, keys }: Wanted,
): Promise<{ lines: Line[]; unasked: string[] }> {
  const milestones = await app.records.milestones(origin.tenant, [
    { field: 'plan', is: 'eq', to: book.plan.id },
  ]);
  const today = localDate(app.clock.now(), book.plan.timezone);
  const about = {
    plan: book.plan.id,
    items: [...refs],
    owner: keys === null ? [] : [{ name: 'whoever was named' }],
  };
  const questions: Question[] =
    state === 'silent'
      ? [questionAbout('no-update', about)]
      : state === 'overdue'
        ? [questionAbout('overdue', about)]
        : refs.length > 0
          ? [questionAbout('list', { ...about, status: ['not-complete'] })]
          : [questionAbout('overdue', about), questionAbout('no-update', about)];
  const lines = new Map<string, Line>();
  const unasked: string[] = [];
  for (const question of questions) {
    const past = await pastOf(app.records, origin.tenant, book, needsOf(question, book, milestones, today));
    const asker = { holds: actor.holds, named: keys ?? [] };
    const { rows, told } = answer(question, book, milestones, asker, today, past);
    if (state === 'silent' && told.kind === 'silent')
      unasked.push(...rows.flatMap(({ milestone }) => (told.since[milestone] ? [] : [milestone])));
    for (const line of rows) {
      const item = book.byId.get(line.item);
      if (item && may(actor, 'chase', book, item) && !lines.has(line.item)) lines.set(line.item, line);
    }
  }
  return { lines: [...lines.values()], unasked };
}
