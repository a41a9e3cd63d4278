/** "Who can I reach?": the owners whom no message reaches, of what the speaker leads, with an invitation to copy. */
import { reachCard } from '../../cards/lead/reach.ts';
import { noticeCard } from '../../cards/notice.ts';
import { localDate } from '../../domain/calendar.ts';
import { unreachedAmong } from '../../domain/lead/unreached.ts';
import { may } from '../../domain/permission.ts';
import { actionsUnder, itemsNamed } from '../../domain/scope.ts';
import { standingsOf } from '../../domain/standing.ts';
import { reachNow } from '../../store/lead-facts.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message } from '../message.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const reachTurn: ErrandTurn<'reach'> = async (app, origin, speaker, { refs }, { books, plan }) => {
  if (origin.scope === 'channel')
    return [notice('Whom I can reach is for our own chat: the answer has people’s names in it.')];
  const now = app.clock.now();
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
  const reach = await reachNow(app.store, origin.tenant, people, now);
  const plans = await Promise.all(
    theirs.map(async ({ book, mine }) => {
      const today = localDate(now, book.plan.timezone);
      const milestones = await app.records.milestones(origin.tenant, [
        { field: 'plan', is: 'eq', to: book.plan.id },
      ]);
      const standings = standingsOf(book, mine, milestones, today).filter(
        ({ chasedAt }) => chasedAt === null,
      );
      return { title: book.plan.title, unreached: unreachedAmong(standings, { book, reach, today }) };
    }),
  );
  const some = plans.filter(({ unreached }) => unreached.length > 0);
  if (some.length === 0) {
    const where = refs.length === 0 ? 'everything that you lead' : refs.slice(0, 3).join(', ');
    return [notice(`I can reach every owner in ${where}.`)];
  }
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return [reachCard({ plans: some, names, refs })];
};
