/** The fields of a reply beside status, percent, date and evidence: from their marks, one each. */
import type { ReplyReading } from '../intent.ts';
import { type How, type Mark, marksOf, type Sight } from '../mark.ts';

type Further = Pick<ReplyReading, 'blocked' | 'figures' | 'snooze' | 'handOver' | 'sameAs' | 'onBehalf'>;
const MOST_FIGURES = 10;

/** What was said beats what was inferred; of two the first counts. */
const best = <M extends Mark & { how: How }>(marks: readonly M[]): M | undefined =>
  marks.find(({ how }) => how === 'said') ?? marks[0];

/** `doubted`: somebody else is named with a doubt, and is to be confirmed. */
export function furtherFields(sight: Sight, doubted: boolean): Further {
  const blocked = best(marksOf(sight, 'blocked'));
  const figures = marksOf(sight, 'figure').slice(0, MOST_FIGURES);
  const snooze = best(marksOf(sight, 'snooze'));
  const handOvers = marksOf(sight, 'hand-over');
  const handOver = best(handOvers.filter(({ to }) => to.name !== null)) ?? handOvers[0];
  const [sameAs] = marksOf(sight, 'same-as');
  const [behalf] = marksOf(sight, 'on-behalf');
  const unknownWho = doubted && handOver?.how === 'implied' && !/\p{Lu}/u.test(handOver.to.name ?? '');
  const every = figures.every(({ how }) => how === 'said');
  const text = figures.map((mark) => mark.text).join(', ');
  return {
    ...(blocked && { blocked: { value: true, how: blocked.how, text: blocked.text } }),
    ...(figures.length > 0 && {
      figures: { value: figures.map(({ figure }) => figure), how: every ? 'said' : 'implied', text },
    }),
    ...(snooze && { snooze: { value: snooze.day, how: snooze.how, text: snooze.text } }),
    ...(handOver && {
      handOver: {
        value: unknownWho ? { ...handOver.to, name: null } : handOver.to,
        how: doubted ? 'implied' : handOver.how,
        text: handOver.text,
      },
    }),
    ...(sameAs && { sameAs: { value: sameAs.ref, how: 'said', text: sameAs.text } }),
    ...(behalf && { onBehalf: { value: behalf.name, how: onesOwn(behalf.name), text: behalf.text } }),
  };
}

/** A name without a capital may be something else. */
const onesOwn = (name: string): How => (/\p{Lu}/u.test(name) ? 'said' : 'implied');
