/** "Find an action": what somebody looks for among all that they may see, each as a card that anybody may read. */
import { foundActionCard, foundWords, RESTRICTED } from '../../cards/answer/found-action.ts';
import { clip } from '../../cards/text.ts';
import { answer } from '../../domain/answer.ts';
import type { Book } from '../../domain/book.ts';
import { closest } from '../../domain/find-actions.ts';
import { type Line, lineOf, worstFirst } from '../../domain/line.ts';
import type { Actor } from '../../domain/person.ts';
import { type Item, isAction } from '../../domain/plan.ts';
import { questionAbout } from '../../domain/question.ts';
import { isRestricted, isWithheld, milestoneSeen } from '../../domain/restricted.ts';
import { visible } from '../asking/visible.ts';
import { type App, momentIn } from '../context.ts';
import type { Origin, Result, Returned } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/** A page of the list in Teams. */
const PAGE = 15;

type Seen = { book: Book; actor: Actor; item: Item };

/** Before anything is typed, what is theirs and open. */
export async function search(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
  offset: number,
): Promise<Returned> {
  const plans = await visible(app, origin, speaker);
  if (plans.length === 0) return { kind: 'words', text: NO_PLAN };
  const typed = text.trim();
  const results =
    typed === ''
      ? await own(app, origin, plans, offset)
      : await found(app, origin, plans, typed.slice(0, 200), offset);
  return results.length === 0 && offset === 0
    ? { kind: 'words', text: typed === '' ? NOTHING_OPEN : NOTHING_FOUND }
    : { kind: 'results', results };
}

const NO_PLAN = 'You have no action or post in a plan that I keep, so there is nothing to find.';
const NOTHING_OPEN = 'Nothing of yours is open. Type a number, such as 3.3, or a word of an action’s title.';
const NOTHING_FOUND = 'No action that you can see has that number or those words.';

async function own(
  app: App,
  origin: Origin,
  plans: readonly { book: Book; actor: Actor }[],
  offset: number,
): Promise<Result[]> {
  const lines = await Promise.all(
    plans.map(async ({ book, actor }) => {
      const { today } = momentIn(app, book.plan.timezone);
      const theirs = await app.records.milestones(origin.tenant, [
        { field: 'owner', is: 'in', to: [...actor.holds] },
      ]);
      return theirs
        .filter(({ plan, item, open }) => plan === book.plan.id && open && book.byId.has(item))
        .map((milestone) => lineOf(book, milestone, today));
    }),
  );
  return worstFirst(lines.flat())
    .slice(offset, offset + PAGE)
    .flatMap((line) => {
      const seen = seenOf(plans, line);
      return seen ? [resultOf(app, seen, line)] : [];
    });
}

function seenOf(plans: readonly { book: Book; actor: Actor }[], line: Line): Seen | undefined {
  const plan = plans.find(({ book }) => book.plan.id === line.plan);
  const item = plan?.book.byId.get(line.item);
  return plan && item && { ...plan, item };
}

async function found(
  app: App,
  origin: Origin,
  plans: readonly { book: Book; actor: Actor }[],
  text: string,
  offset: number,
): Promise<Result[]> {
  const all = plans.flatMap(({ book, actor }) =>
    book.items.filter(isAction).map((item) => {
      // Whoever may not read a title cannot find by its words either.
      const hidden = isWithheld(book, item.id);
      return {
        ref: item.ref,
        title: hidden ? '' : item.title,
        aliases: hidden ? [] : item.aliases,
        book,
        actor,
        item,
      };
    }),
  );
  const page = closest(text, all).slice(offset, offset + PAGE);
  const lines = await Promise.all(page.map((seen) => standing(app, origin, seen)));
  return page.flatMap((seen, place) => {
    const line = lines[place];
    return line ? [resultOf(app, seen, line)] : [];
  });
}

/** How an action stands, in its one line; undefined where nothing is asked about it. */
async function standing(app: App, origin: Origin, { book, actor, item }: Seen): Promise<Line | undefined> {
  const milestones = await app.records.milestones(origin.tenant, [
    { field: 'plan', is: 'eq', to: book.plan.id },
    { field: 'item', is: 'eq', to: item.id },
  ]);
  const { today } = momentIn(app, book.plan.timezone);
  const question = questionAbout('status', { plan: book.plan.id, items: [item.ref] });
  return answer(
    question,
    book,
    milestones.map((one) => milestoneSeen(book, one)),
    { holds: actor.holds, named: [] },
    today,
  ).rows.find((line) => line.item === item.id);
}

/** The list is the asker's alone; the card is for everybody who reads the conversation that it goes into. */
function resultOf(app: App, seen: Seen, line: Line): Result {
  const { book } = seen;
  const { today, instant, zone } = momentIn(app, book.plan.timezone);
  const { card } = foundActionCard({
    line,
    plan: book.plan.title,
    restricted: isRestricted(book, seen.item),
    today,
    at: instant,
    zone,
  });
  const name = isWithheld(book, seen.item.id) ? RESTRICTED : clip(line.title, 120);
  return { title: `${clip(line.ref, 30)} ${name}`, text: foundWords(line, today), card };
}
