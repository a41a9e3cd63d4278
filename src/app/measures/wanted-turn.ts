/** "Measures without a reading": what is waited for, what nobody has read yet, and what of it the speaker may give. */
import { count } from '../../cards/format.ts';
import { type Listed, readingsWantedCard } from '../../cards/measures/which-measure.ts';
import { noticeCard } from '../../cards/notice.ts';
import { type Book, subtree } from '../../domain/book.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Placed } from '../../domain/measures/find.ts';
import { bookFor } from '../../domain/measures/seen.ts';
import { measuresIn, measuresWithoutReading } from '../../domain/measures/wanted.ts';
import type { Actor } from '../../domain/person.ts';
import { itemsNamed } from '../../domain/scope.ts';
import { visible } from '../asking/visible.ts';
import { type App, momentIn } from '../context.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message } from '../message.ts';
import { listedOf } from './theirs.ts';

/** "Measures without a reading": first those that are waited for, then those that nobody has read yet. */
export const readingsWantedTurn: ErrandTurn<'readings-wanted'> = async (
  app,
  origin,
  speaker,
  { refs, mine },
  heard,
) => {
  const plans = (await visible(app, origin, speaker)).filter(
    ({ book }) => heard.plan === null || book.plan.id === heard.plan,
  );
  const found = plans.flatMap(({ book, actor }) => lacking(app, book, actor, refs, mine));
  const { today } = momentIn(app, plans[0]?.book.plan.timezone ?? HOME_ZONE);
  const none = mine
    ? 'No measure of yours needs a reading at the moment.'
    : 'Every measure here has a reading.';
  if (found.length === 0) return [notice(none)];
  const waits = found.filter(({ wanted }) => wanted !== null).length;
  const heading = mine
    ? `${count(waits, 'measure')} of yours ${waits === 1 ? 'needs' : 'need'} a reading`
    : `${count(found.length, 'measure')} without a reading`;
  return [readingsWantedCard(found, { heading, today })];
};

function lacking(app: App, book: Book, actor: Actor, refs: readonly string[], mine: boolean): Listed[] {
  const seen = bookFor(book, actor);
  const board = book.plan.boards.find(({ id }) => id === actor.board);
  const within = refs.length > 0 ? refs : (board?.scope ?? []);
  const idsBelow = (named: readonly string[]): Set<string> =>
    new Set(itemsNamed(seen, named).flatMap((item) => subtree(seen, item).map(({ id }) => id)));
  const items = idsBelow(within);
  const ofBoard = board && board.scope.length > 0 ? idsBelow(board.scope) : null;
  const isIn = ({ item }: Placed): boolean =>
    item === null
      ? within.length === 0
      : (within.length === 0 || items.has(item.id)) && (ofBoard?.has(item.id) ?? true);
  const today = localDate(app.clock.now(), book.plan.timezone);
  const wanted = new Map(measuresWithoutReading(book, today).map((one) => [one.measure.id, one]));
  const listed = measuresIn(seen)
    .filter(isIn)
    .flatMap((one) => {
      const waits = wanted.get(one.measure.id);
      if (
        mine ? !waits?.owner || !actor.holds.includes(waits.owner) : !waits && one.measure.readings.length > 0
      )
        return [];
      const row = listedOf(
        { ...one, book: seen, actor },
        waits ? { period: waits.period, since: waits.since } : null,
      );
      return [actor.board === null ? row : { ...row, mine: false }];
    });
  return listed.sort((a, b) => Number(a.wanted === null) - Number(b.wanted === null));
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
