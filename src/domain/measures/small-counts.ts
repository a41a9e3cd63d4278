/**
 * Counts of one to four children stay with those who lead: what others see says "fewer than 5", and nothing stands
 * beside it from which the count could be told. Every view of a figure goes through here.
 */
import type { Figure, Reading } from '../measure.ts';
import type { Measure } from '../plan.ts';
import type { SaidFigure } from '../update.ts';
import { amountOf } from './figures.ts';

/** Who reads a figure: those who lead or own it, and officers; or anybody else, boards among them. */
export type Audience = 'leads' | 'others';

export const FEWER = 'fewer than 5';
/** Stands for a figure that would give away its neighbour. */
export const NOT_SHOWN = 'not shown';
const LEAST = 5;

const CHILDREN =
  'pupils?|child(?:ren)?|young (?:people|persons?|adults?)|young carers?|cyp|learners?|students?|babies|infants?|toddlers?|teenagers?|boys?|girls?|youths?|siblings?|leavers?|(?:\\d|two|three|four)[- ]year[- ]olds?|cla|lac|cin|uasc|neets?|ehcps?|ehc plans?|cme|ehe|send|sen|exclusions?|suspensions?|excluded|looked after|missing education|part[- ]time timetables?|reduced timetables?|csc|school moves?|y(?:ear )?\\d{1,2}s?|absentees?|apprentices|nfa referrals?|early helps?|managed moves?|moves|escalations';
const OF_CHILDREN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${CHILDREN})(?![\\p{L}])`, 'iu');
/** What is counted instead, where the unit names it. */
const OTHERS =
  /\b(?:schools?|settings?|nurser(?:y|ies)|colleges?|academ(?:y|ies)|audits?|returns|staff|teachers?|governors?|parents?|carers?|famil(?:y|ies)|providers?|employers?|events?|sessions?|meetings?|workshops?|places|champions?|mentors? trained|dsls?|practitioners|responses|surveys|visits|policies|plans|vacanc(?:y|ies)|opportunities|days?|hours?|weeks?)\b/i;
const NO_COUNT =
  /%|per ?cent|proportion|\brate\b|^£|\btime\b|yes\/no|\bstages?\b|\battainment\b|\bscore\b|\baverage\b/i;
const BARE = /^(?:count|number|numbers|total|no\.?)?(?: of)?$/i;

/** Whether a figure counts children. In doubt it does. */
export function countsChildren({
  text,
  unit,
  population,
}: Pick<Measure, 'text' | 'unit' | 'population'>): boolean {
  const named = unit?.trim() ?? '';
  if (NO_COUNT.test(named) && !/^(?:count|number)\b/i.test(named)) return false;
  if (OF_CHILDREN.test(named)) return true;
  if (!BARE.test(named) && OTHERS.test(named)) return false;
  return OF_CHILDREN.test(`${population ?? ''} ${text}`);
}

const isSmall = (value: number): boolean => value > 0 && value < LEAST;

/** The figure as that audience sees it. */
export function figureFor(figure: Figure, measure: Measure, audience: Audience): Figure {
  if (audience === 'leads') return figure;
  const counts = countsChildren(measure);
  const amount = amountOf(figure);
  const isShare = typeof figure === 'string' && /%|per ?cent|£/i.test(figure);
  if (amount !== null) return counts && !isShare && isSmall(amount) ? FEWER : figure;
  if (typeof figure === 'number') return figure;
  const speaks = counts || OF_CHILDREN.test(`${figure} ${measure.text} ${measure.population ?? ''}`);
  return speaks && holdsSmall(figure) ? FEWER : figure;
}

const NUMBER_WORDS = ['one', 'two', 'three', 'four'];
const DIGITS =
  '(?<![\\p{L}\\p{N}.,/£-])(\\d{1,3}(?:,\\d{3})+|\\d+|one|two|three|four)(?![\\p{L}\\p{N}]|[.,/:]\\d|-\\d|\\s?%)';
const SHARE =
  /(\d[\d,]*|one|two|three|four)\s*(?:\/|(?:out )?of(?: the| all| our)?)\s*(\d[\d,]*|four|three|two)/giu;

const numeral = (text: string): number => {
  const place = NUMBER_WORDS.indexOf(text.toLowerCase());
  return place >= 0 ? place + 1 : Number(text.replaceAll(',', ''));
};

/** Whether words hold a small count, by itself or as what is left of a total. */
function holdsSmall(text: string): boolean {
  for (const [, part = '', whole = ''] of text.matchAll(SHARE))
    if (isSmall(numeral(part)) || isSmall(numeral(whole)) || isSmall(numeral(whole) - numeral(part)))
      return true;
  return [...text.matchAll(new RegExp(DIGITS, 'giu'))].some(([, digits = '']) => isSmall(numeral(digits)));
}

/** Words with the small counts of children in them taken out, and the percentages with them. */
export function wordsFor(text: string, audience: Audience): string {
  if (audience === 'leads' || !OF_CHILDREN.test(text)) return text;
  const nouns = `((?:\\s+(?!of\\b|to\\b|and\\b|from\\b)[\\p{L}'’-]+){0,3}?\\s+(?:${CHILDREN}))(?![\\p{L}])`;
  const fewer = text
    .replace(
      new RegExp(`${SHARE.source}${nouns}`, 'giu'),
      (all: string, part: string, whole: string, noun: string) =>
        [numeral(part), numeral(whole), numeral(whole) - numeral(part)].some(isSmall)
          ? `${shareWords(numeral(part), numeral(whole))}${noun}`
          : all,
    )
    .replace(new RegExp(`${DIGITS}${nouns}`, 'giu'), (all: string, count: string, noun: string) =>
      isSmall(numeral(count)) ? `${FEWER}${noun}` : all,
    );
  if (fewer === text) return text;
  return fewer
    .replace(/\s*\([^()]{0,60}(?:%|per ?cent)[^()]{0,60}\)/giu, '')
    .replace(/\d+(?:\.\d+)?\s?(?:%|per ?cent)/giu, 'a share that is not shown');
}

/** "3 of 4", "130 of 132": neither those that are counted nor those that are left may be told. */
function shareWords(part: number, whole: number): string {
  if (whole < LEAST) return part === 0 ? `none of ${FEWER}` : FEWER;
  if (isSmall(part)) return `${FEWER} of ${whole}`;
  return isSmall(whole - part) ? `all but ${FEWER} of ${whole}` : `${part} of ${whole}`;
}

/** A figure of an update as that audience sees it: the words, or null where the figure itself may be shown. */
export function saidFigureFor({ value, of, unit }: SaidFigure, audience: Audience): string | null {
  if (audience === 'leads' || unit.startsWith('%')) return null;
  // Of what is counted nobody may have said that it is children: "3 of 4 returned". Then the doubt counts, too.
  const named = OF_CHILDREN.test(unit) || !OTHERS.test(unit);
  const small = isSmall(value) || (of !== null && (isSmall(of) || isSmall(of - value)));
  if (!named || !small) return null;
  const amount = of === null ? FEWER : shareWords(value, of);
  return unit === '' ? amount : `${amount} ${unit}`;
}

/** A percentage beside a figure that is not shown would tell it. */
export const percentTells = (figures: readonly SaidFigure[], audience: Audience): boolean =>
  figures.some((figure) => figure.of !== null && saidFigureFor(figure, audience) !== null);

/** The measure as that audience sees it: of each period what stands; small counts and what was superseded stay behind. */
export function measureFor(measure: Measure, standing: readonly Reading[], audience: Audience): Measure {
  if (audience === 'leads') return measure;
  const seen = (reading: Reading): Reading => ({
    ...reading,
    value: figureFor(reading.value, measure, audience),
    ...(reading.source === undefined ? {} : { source: wordsFor(reading.source, audience) }),
  });
  return {
    ...measure,
    baseline: measure.baseline === null ? null : figureFor(measure.baseline, measure, audience),
    readings: standing.map(seen),
  };
}
