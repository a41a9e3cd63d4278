/** A reading in words: recorded where one measure is meant, else asked which. */
import { whichMeasureCard } from '../../cards/measures/which-measure.ts';
import { noticeCard } from '../../cards/notice.ts';
import { type Book, subtree } from '../../domain/book.ts';
import { measureAt, measuresSpeaking, type Placed } from '../../domain/measures/find.ts';
import { itemsNamed } from '../../domain/scope.ts';
import { visible } from '../asking/visible.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message } from '../message.ts';
import { NOT_THEIRS, readingForm, starting, takeReading } from './form.ts';
import { listedOf, mayGive, type Reachable } from './theirs.ts';

export const readingTurn: ErrandTurn<'reading'> = async (app, origin, speaker, said, heard) => {
  if (origin.scope === 'channel')
    return [notice('Nothing was recorded: please give readings in your own chat with me.')];
  const plans = (await visible(app, origin, speaker)).filter(
    ({ book }) => heard.plan === null || book.plan.id === heard.plan,
  );
  const spoken = plans.flatMap(({ book, actor }) =>
    placesIn(book, said).map((one) => ({ ...one, book, actor })),
  );
  const theirs = spoken.filter(mayGive);
  const [only, ...others] = theirs;
  if (!only) return [notice(spoken.length > 0 ? NOT_THEIRS : nothingFound(said))];
  const typed = (one: Reachable) => ({
    ...starting(one, app),
    value: said.value,
    ...(said.period === null ? {} : { period: said.period }),
    ...(said.source === null ? {} : { source: said.source }),
    provisional: said.provisional,
  });
  if (others.length > 0)
    return [
      whichMeasureCard(
        theirs.map((one) => listedOf(one, null)),
        {
          value: said.value,
          period: said.period ?? '',
          source: said.source ?? '',
          provisional: said.provisional,
        },
      ),
    ];
  if (said.period === null)
    return [
      readingForm(
        only,
        typed(only),
        [],
        'For which time is it? I have put in the last one that is over; save it if that is right.',
      ),
    ];
  const of = { plan: only.book.plan.id, measure: only.measure.id };
  // A source that was not said is not said for them.
  return [
    await takeReading(app, origin, speaker, of, { ...typed(only), source: said.source ?? '' }, 'message'),
  ];
};

type Said = Parameters<typeof readingTurn>[3];

function placesIn(book: Book, { ref, place, words }: Said): Placed[] {
  if (place !== null) return [measureAt(book, ref, place) ?? []].flat();
  if (words === null) return [];
  const below = ref === null ? null : new Set(itemsNamed(book, [ref]).flatMap((item) => subtree(book, item)));
  return measuresSpeaking(book, words).filter(
    ({ item }) => below === null || (item !== null && below.has(item)),
  );
}

const nothingFound = ({ ref, place, words }: Said): string =>
  place !== null
    ? `Nothing was recorded: ${ref === null ? 'the plan as a whole' : ref} has no measure ${place}. Ask “measures of ${ref ?? 'the plan'}” to see them.`
    : `Nothing was recorded: I know no measure called “${words ?? ''}”. Ask “measures” to see them.`;

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
