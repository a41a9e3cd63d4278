/** Settles in bulk what was past when the plan went live: finished, still to do, or no longer wanted. */
import { listed } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { inheritedCard } from '../../cards/set-up/inherited.ts';
import { type InheritedWalk, MOST_ROWS, type Settle } from '../../cards/set-up/set-up-submit.ts';
import type { Submit } from '../../cards/submit.ts';
import type { Book } from '../../domain/book.ts';
import { type Line, lineOf } from '../../domain/line.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { may } from '../../domain/permission.ts';
import type { Item } from '../../domain/plan.ts';
import { actionsUnder } from '../../domain/scope.ts';
import { reopened } from '../../domain/set-up-edits.ts';
import { isUnreported } from '../../domain/standing.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { recordUpdate } from '../replies/update-status.ts';
import { commitSetUp } from './commit.ts';
import { gone, OFFICERS_ONLY, stopped } from './said.ts';

export async function showInherited(
  app: App,
  origin: Origin,
  book: Book,
  scope: readonly string[],
): Promise<Message> {
  return inheritedFrom(app, origin, book, { plan: book.plan.id, items: [...scope], after: null }, null);
}

async function inheritedFrom(
  app: App,
  origin: Origin,
  book: Book,
  walk: InheritedWalk,
  notice: string | null,
): Promise<Message> {
  const lines = await inheritedLines(app, origin.tenant, book, walk.items);
  const place = lines.findIndex(({ milestone }) => milestone === walk.after);
  // What was settled is gone from the list, and with it perhaps the line behind which the walk stood.
  const ahead = walk.after === null || place === -1 ? lines : lines.slice(place + 1);
  const { today } = momentIn(app, book.plan.timezone);
  if (ahead.length === 0) return noticeCard(nothingLeft(book, lines.length, notice));
  const { listed: _, ...message } = inheritedCard({
    plan: { id: book.plan.id, title: book.plan.title },
    walk,
    lines: ahead.slice(0, MOST_ROWS),
    left: lines.length,
    goLive: book.plan.goLive,
    today,
    ...(notice === null ? {} : { notice }),
  });
  return message;
}

function nothingLeft(book: Book, left: number, notice: string | null) {
  const before = notice === null ? '' : `${notice} `;
  return left === 0
    ? { text: `${before}Nothing is left from before ${book.plan.title} went live.`, suggestions: [] }
    : {
        text: `${before}That was the last one; ${left} that you skipped are still open.`,
        suggestions: [{ label: 'Go through them again', say: "what's inherited" }],
      };
}

async function inheritedLines(
  app: App,
  tenant: string,
  book: Book,
  scope: readonly string[],
): Promise<Line[]> {
  const { today } = momentIn(app, book.plan.timezone);
  const milestones = await app.records.milestones(tenant, [{ field: 'plan', is: 'eq', to: book.plan.id }]);
  const open = Map.groupBy(milestones.filter(isUnreported), ({ item }) => item);
  return actionsUnder(book, scope)
    .flatMap((action): Milestone[] => open.get(action.id) ?? [])
    .map((milestone) => lineOf(book, milestone, today));
}

type Settling = Extract<
  Submit,
  { do: 'save-inherited' | 'settle-all-inherited' | 'skip-inherited' | 'stop-inherited' }
>;

export async function inheritedTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Settling,
): Promise<Message> {
  const { walk } = submit;
  const book = await app.records.book(origin.tenant, walk.plan);
  if (!book) return gone;
  if (!may(actorIn(app, book, origin, speaker), 'change-plan', book, null)) return OFFICERS_ONLY;
  switch (submit.do) {
    case 'stop-inherited':
      return stopped('what’s inherited', "what's inherited");
    case 'skip-inherited':
      return inheritedFrom(
        app,
        origin,
        book,
        { ...walk, after: submit.list.at(-1)?.milestone ?? null },
        null,
      );
    case 'save-inherited':
    case 'settle-all-inherited': {
      const words = submit.list.flatMap(({ milestone }): [string, Settle][] => {
        const word =
          submit.settled[milestone] ?? (submit.do === 'settle-all-inherited' ? 'finished' : undefined);
        return word ? [[milestone, word]] : [];
      });
      const settled = await settleAll(app, origin, speaker, book, words);
      const fresh = (await app.records.book(origin.tenant, walk.plan)) ?? book;
      return inheritedFrom(app, origin, fresh, walk, settledWords(settled, words.length));
    }
  }
}

type Settled = {
  count: number;
  /** Refs of actions of which other inherited dates were opened again, too. */
  with: string[];
  /** False when others were changing the plan all the time. */
  whole: boolean;
};

function settledWords({ count, with: others, whole }: Settled, chosen: number): string {
  const nothing =
    chosen === 0
      ? 'Nothing was settled: nothing was chosen.'
      : 'Nothing was settled: that is how it stands already.';
  return [
    ...(count > 0 ? [`${count} settled.`] : whole ? [nothing] : []),
    ...(others.length > 0
      ? [`An action has one date to do: the other inherited dates of ${listed(others)} are gone, too.`]
      : []),
    ...(whole ? [] : ['Others are changing the plan right now. Please save the rest again in a minute.']),
  ].join(' ');
}

/** Only what is inherited and unreported still is settled. */
async function settleAll(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  words: readonly (readonly [string, Settle])[],
): Promise<Settled> {
  let count = 0;
  const again = new Set<string>();
  for (const [id, word] of words) {
    const stored = await app.records.milestone(origin.tenant, id);
    const milestone = stored?.doc.body;
    if (!milestone || milestone.plan !== book.plan.id || !isUnreported(milestone)) continue;
    if (word === 'to-do') again.add(milestone.item);
    else {
      const recorded = await recordUpdate(app, origin, speaker, {
        id: commandId(origin, `inherited:${id}`),
        shown: { plan: milestone.plan, milestone: id, seen: undefined },
        said: { status: word === 'finished' ? 'complete' : 'withdrawn' },
        through: 'card',
        corrects: null,
      });
      if (recorded.ok) count += 1;
    }
  }
  if (again.size === 0) return { count, with: [], whole: true };
  const chosen = new Set(words.map(([id]) => id));
  const others = (await inheritedLines(app, origin.tenant, book, []))
    .filter(({ item, milestone }) => again.has(item) && !chosen.has(milestone))
    .map(({ ref }) => ref);
  const edits = await commitSetUp(app, origin, speaker, book.plan.id, [], 'card', (current) => ({
    head: current.plan,
    edits: current.items
      .filter((item) => again.has(item.id))
      .map((before: Item) => ({ before, after: reopened(before), reopens: true })),
  }));
  return edits
    ? { count: count + edits.edits.length, with: [...new Set(others)], whole: true }
    : { count, with: [], whole: false };
}
