/** Parser: days told from those of the last question ("and the week after?", "the month before"). */
import type { Parser } from '../mark.ts';
import { stretchOf } from '../mark.ts';

const FROM_LAST =
  /\b(?:the )?(?:(?<unit>day|week|fortnight|month|year) (?<side>after|before|following)(?: that)?|(?<way>following|previous|next) (?<same>day|week|fortnight|month|year))(?=[\s?.!]*$)/i;

/** Read only where the last question named days with both ends: the same length, or the whole month beside it. */
export const periodsFromLast: Parser = (sight) => {
  const last = sight.context.lastQuestion?.period;
  const match = FROM_LAST.exec(sight.left);
  if (!last || last.from === null || last.to === null || !match) return [];
  const { unit, same, side, way } = match.groups ?? {};
  const back = /before|previous/i.test(side ?? way ?? '');
  const length = lengthOf((unit ?? same ?? '').toLowerCase());
  const [from, to] = [Temporal.PlainDate.from(last.from), Temporal.PlainDate.from(last.to)];
  const whole = 'months' in length && from.day === 1;
  const start = back ? from.subtract(length) : from.add(length);
  const end = whole
    ? start.add({ months: 1 }).subtract({ days: 1 })
    : back
      ? to.subtract(length)
      : to.add(length);
  const stretch = stretchOf(sight, match);
  return [
    {
      ...stretch,
      kind: 'period',
      period: { text: stretch.text, from: start.toString(), to: end.toString() },
    },
  ];
};

const lengthOf = (
  unit: string,
): { days: number } | { weeks: number } | { months: number } | { years: number } => {
  if (unit === 'day') return { days: 1 };
  if (unit === 'month') return { months: 1 };
  if (unit === 'year') return { years: 1 };
  return { weeks: unit === 'fortnight' ? 2 : 1 };
};
