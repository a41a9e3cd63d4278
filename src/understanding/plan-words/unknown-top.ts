/** "What's overdue in P9", where a plan has Priorities 1 to 5: what there is, in the plan's own word for it. */
import type { Clarify } from '../intent.ts';
import type { MarkOf } from '../mark.ts';
import { shortened } from '../suggestions.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { levelMeant } from './references.ts';

const MOST_LISTED = 12;
const OFFERED = 2;

/** The question back; null where the number is none of the plan's first level. */
export function aboutUnknownTop(mark: MarkOf<'unknown-ref'>, text: string, lexicon: Lexicon): Clarify | null {
  if (!/^\d{1,3}$/.test(mark.key)) return null;
  const word = /^[a-z]+(?:[ -][a-z]+)*/i.exec(mark.text)?.[0] ?? '';
  const plans = topsOf(lexicon).filter(({ name }) => word === '' || isCalled(word, name, lexicon));
  const [first] = plans;
  if (!first) return null;
  const names = new Set(plans.map(({ name }) => name));
  const missing = names.size === 1 ? `${first.name} ${mark.key}` : mark.text;
  const there =
    plans.length === 1
      ? `There ${first.entries.length === 1 ? 'is' : 'are'} ${rangeOf(first)}.`
      : `${plans.map((plan) => `${plan.title} has ${rangeOf(plan)}`).join('; ')}.`;
  const nearest = plans
    .flatMap(({ name, entries }) => entries.map((entry) => ({ name, entry })))
    .sort((a, b) => apart(a.entry, mark.key) - apart(b.entry, mark.key))
    .slice(0, OFFERED);
  return {
    kind: 'clarify',
    ask: `There is no ${missing}. ${there}`,
    items: [],
    suggestions: nearest.map(({ name, entry }) => ({
      label: `${name} ${entry.ref}: ${shortened(entry.title)}`.slice(0, 80),
      say: `${text.slice(0, mark.start)}${name} ${entry.ref}${text.slice(mark.end)}`.slice(0, 300),
    })),
  };
}

type Tops = { title: string; name: string; entries: readonly Entry[] };

/** The first level of each plan, where it is numbered. */
function topsOf(lexicon: Lexicon): Tops[] {
  const all = [...new Set([...lexicon.refs.values()].flat())].filter(({ level }) => level === 0);
  return [...Map.groupBy(all, ({ plan }) => plan).values()].flatMap((entries) => {
    const [first] = entries;
    if (!first || !entries.every(({ ref }) => /^\d+$/.test(ref))) return [];
    const inOrder = entries.toSorted((a, b) => Number(a.ref) - Number(b.ref));
    return [{ title: first.planTitle, name: first.levelName, entries: inOrder }];
  });
}

/** "P", "priority" and "pr" may be said of any plan's first level; the name of another level is none of it. */
function isCalled(word: string, name: string, lexicon: Lexicon): boolean {
  const meant = levelMeant(word, lexicon);
  const own = name.toLowerCase();
  return (
    word.toLowerCase() === own.charAt(0) || meant === own || own.endsWith(` ${meant}`) || meant === 'priority'
  );
}

const apart = ({ ref }: Entry, key: string): number => Math.abs(Number(ref) - Number(key));

/** "Priorities 1 to 5", "Themes 1, 2 and 9", "Pillar 1". */
function rangeOf({ name, entries }: Tops): string {
  const refs = entries.map(({ ref }) => ref);
  const [from = '', ...others] = refs;
  const to = refs.at(-1) ?? from;
  if (others.length === 0) return `${name} ${from}`;
  const inRow = Number(to) - Number(from) === others.length;
  if (inRow || refs.length > MOST_LISTED) return `${plural(name)} ${from} to ${to}`;
  return `${plural(name)} ${refs.slice(0, -1).join(', ')} and ${to}`;
}

const plural = (name: string): string =>
  /[^aeiou]y$/i.test(name)
    ? `${name.slice(0, -1)}ies`
    : `${name}${/(?:s|x|ch|sh)$/i.test(name) ? 'es' : 's'}`;
