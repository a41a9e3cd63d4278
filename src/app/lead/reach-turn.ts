/** "Who can I reach?": the owners whom no message reaches, of what the speaker leads, with an invitation to copy. */

import { scopeInWords } from '../../cards/lead/note-words.ts';
import { reachCard } from '../../cards/lead/reach.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import { strangersAmong } from '../../domain/lead/strangers.ts';
import { type Unreached, unreachedAmong } from '../../domain/lead/unreached.ts';
import { may } from '../../domain/permission.ts';
import type { Person } from '../../domain/person.ts';
import type { Action } from '../../domain/plan.ts';
import { actionsUnder, itemsNamed } from '../../domain/scope.ts';
import { standingsOf } from '../../domain/standing.ts';
import { leadNotesFor, reachNow } from '../../store/lead-facts.ts';
import type { App } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const reachTurn: ErrandTurn<'reach'> = async (app, origin, speaker, { refs }, { books, plan }) => {
  if (origin.scope === 'channel')
    return [notice('Whom I can reach is for our own chat: the answer has people’s names in it.')];
  const here = books.filter(
    (book) => (plan === null || book.plan.id === plan) && itemsNamed(book, refs).length === refs.length,
  );
  const theirs = here.map((book) => {
    const actor = actorIn(app, book, origin, speaker);
    const mine = actionsUnder(book, refs).filter((action) => may(actor, 'chase', book, action));
    return { book, mine: may(actor, 'see-people', book, null) ? mine : [] };
  });
  if (theirs.every(({ mine }) => mine.length === 0))
    return [
      notice(
        'Who can be reached is for leads, of what they lead, and for strategy officers. Please ask one of them.',
      ),
    ];
  const people = await app.records.people(origin.tenant);
  const scope = refs.length > 0 ? null : speaker.officer ? 'plan' : 'own';
  const plans =
    scope === 'own'
      ? await unreachedOfNote(app, origin, speaker)
      : await unreachedBelow(app, origin, theirs, people);
  const where = scope === null ? refs.slice(0, 3).join(', ') : scopeInWords(scope);
  const some = plans.filter(({ unreached }) => unreached.length > 0);
  if (some.length === 0) {
    return [notice(`I can reach every owner in ${where}.`)];
  }
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const strangers = scope === 'plan' ? strangersOf(app, books, people) : [];
  return [reachCard({ plans: some, names, where, strangers })];
};

/** For an officer, who can set the address in the plan right. */
function strangersOf(app: App, books: readonly Book[], people: readonly Person[]): Person[] {
  const now = app.clock.now();
  const plans = books.map((book) => ({ book, today: localDate(now, book.plan.timezone) }));
  return strangersAmong(people, plans, app.officers);
}

type Below = { title: string; unreached: Unreached[] };

/** What a lead's own note has of it: asked for here, it is the same. */
async function unreachedOfNote(app: App, { tenant }: Origin, { person }: Speaker): Promise<Below[]> {
  const who = { person: person.id, officer: false };
  const { notes } = await leadNotesFor(app.store, app.records, tenant, who, app.clock.now());
  return notes.map(({ plan, unreachable }) => ({ title: plan.title, unreached: unreachable }));
}

async function unreachedBelow(
  app: App,
  { tenant }: Origin,
  theirs: readonly { book: Book; mine: readonly Action[] }[],
  people: readonly Person[],
): Promise<Below[]> {
  const now = app.clock.now();
  const reach = await reachNow(app.store, tenant, people, now);
  return Promise.all(
    theirs.map(async ({ book, mine }) => {
      const today = localDate(now, book.plan.timezone);
      const milestones = await app.records.milestones(tenant, [
        { field: 'plan', is: 'eq', to: book.plan.id },
      ]);
      const standings = standingsOf(book, mine, milestones, today);
      return { title: book.plan.title, unreached: unreachedAmong(standings, { book, reach, today }) };
    }),
  );
}
