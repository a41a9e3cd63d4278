/** Takes the names of people out of what somebody wrote: each is told as whatever stands for that person. */

/** A whole name, and the words that stand for whoever bears it. */
export type StandIn = { name: string; as: string };

const TITLES = 'Dr|Mrs?|Ms|Miss|Prof|Professor|Cllr|Councillor';
/** First names that are words as well stand for their people only within the whole name. */
const WORDS: ReadonlySet<string> = new Set(
  'april art august autumn bill chase dawn dean drew eve faith grace hope joy june mark may pat rose summer will'.split(
    ' ',
  ),
);

/**
 * The function that leaves those names out: whole names, first names as names are written, and a title with the last
 * name. A name that several have is told as `somebody`.
 */
export function namesLeftOut(people: readonly StandIn[], somebody: string): (text: string) => string {
  const ways = new Map<string, string>();
  for (const { name, as } of people)
    for (const way of waysOf(name)) {
      const known = ways.get(way);
      ways.set(way, known === undefined || known === as ? as : somebody);
    }
  if (ways.size === 0) return (text) => text;
  const longestFirst = [...ways.keys()].sort((a, b) => b.length - a.length);
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) =>
    text.replace(named, (name: string, at: number) => {
      const way = longestFirst.find((one) => new RegExp(`^(?:${one})$`, 'u').test(name));
      const as = ways.get(way ?? '') ?? somebody;
      const begins = /^\s*$|[.!?]\s+$/u.test(text.slice(0, at));
      return begins ? `${as.slice(0, 1).toUpperCase()}${as.slice(1)}` : as;
    });
}

/** Patterns of the ways in which somebody of that name is named. */
function waysOf(name: string): string[] {
  const [first = '', ...others] = name.trim().split(/\s+/u);
  const last = others.at(-1);
  if (first.length < 2) return [];
  const whole = [first, ...others].join(' ');
  return [
    ...(others.length > 0 ? [written(whole), written(whole.toLowerCase())] : []),
    ...(last === undefined ? [] : [`(?:${TITLES})\\.? ${written(last)}`]),
    ...(WORDS.has(first.toLowerCase()) ? [] : [written(first)]),
  ];
}

const written = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
