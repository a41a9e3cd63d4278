/** Asks the sample plan: the book, the record and the past may be another for a story. */
import { answer } from '../../../src/domain/answer.ts';
import type { Asker, Past } from '../../../src/domain/answers/asked.ts';
import { NO_PAST } from '../../../src/domain/answers/asked.ts';
import { type Book, openBook } from '../../../src/domain/book.ts';
import { Change } from '../../../src/domain/change.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { Item, Plan } from '../../../src/domain/plan.ts';
import { type Question, type QuestionIntent, questionAbout } from '../../../src/domain/question.ts';
import { Update } from '../../../src/domain/update.ts';
import { ALEX, SAMPLE_DAY, samplePlan } from '../../support/sample-plan.ts';

type Scene = {
  book?: Book;
  milestones?: readonly Milestone[];
  asker?: Asker;
  past?: Partial<Past>;
  today?: string;
};

export const sample = samplePlan();

export const ask = (intent: QuestionIntent, filters: Partial<Question> = {}, scene: Scene = {}) =>
  answer(
    questionAbout(intent, { plan: 'sample', ...filters }),
    scene.book ?? sample.book,
    scene.milestones ?? sample.milestones,
    scene.asker ?? { holds: [], named: null },
    scene.today ?? SAMPLE_DAY,
    { ...NO_PAST, ...scene.past },
  );

/** The sample's book with some items otherwise, by ref, and its head. */
export const bookWith = (over: { [ref: string]: Partial<Item> }, head: Partial<Plan> = {}): Book =>
  openBook(
    { ...sample.book.plan, ...head },
    sample.book.items.map((item) => ({ ...item, ...over[item.ref] })),
  );

/** The sample's milestones with some otherwise, by id. */
export const recordWith = (over: { [id: string]: Partial<Milestone> }): Milestone[] =>
  sample.milestones.map((milestone) => ({ ...milestone, ...over[milestone.id] }));

/** Something said of the milestone of a ref, at half past nine. */
export function said(ref: string, day: string, of: Update['said'], over: Partial<Update> = {}): Update {
  const at = over.at ?? `${day}T09:30:00Z`;
  return Update.parse({
    id: `said-${ref}-${at}`,
    plan: 'sample',
    item: `item-${ref}`,
    milestone: `milestone-${ref}`,
    at,
    by: ALEX,
    through: 'card',
    said: of,
    corrects: null,
    left: { status: of.status ?? 'not-started', percent: null, due: null, forecast: of.forecast ?? null },
    ...over,
  });
}

export const changed = (over: Partial<Change> & Pick<Change, 'what'>): Change =>
  Change.parse({
    id: `change-${over.what}-${over.item ?? 'plan'}`,
    plan: 'sample',
    item: null,
    at: '2026-12-02T12:00:00Z',
    by: ALEX,
    through: 'card',
    from: null,
    to: null,
    reason: null,
    ...over,
  });
