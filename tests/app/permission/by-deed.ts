/** The walk's commands by the deed that each needs, as the second table of docs/permissions.md lists them. */
import { ERRANDS, SET_UPS } from './errands.ts';
import { named } from './furniture.ts';
import type { Step } from './step.ts';
import { SUBMITS } from './submits.ts';
import { TURNS } from './turns.ts';

/** Of what shows only, and of what carries out something that was asked before and is judged again. */
export const SHOWS = 'only shows';
export const AGAIN = 'judged again';

type How = Pick<Step, 'needs' | 'shows'>;

function deedsOf(steps: readonly How[]): string[] {
  const deeds = steps.flatMap(({ needs }) =>
    typeof needs === 'string'
      ? needs === 'nobody'
        ? []
        : needs
      : 'theirs' in needs
        ? needs.theirs
        : needs.or,
  );
  if (deeds.length > 0) return [...new Set(deeds)];
  return steps.some(({ shows }) => shows === true) ? [SHOWS] : [AGAIN];
}

type Table = { readonly [name: string]: (names: ReturnType<typeof named>) => readonly How[] };

const sorted = (table: Table): Map<string, string[]> => {
  const byDeed = new Map<string, string[]>();
  for (const [name, steps] of Object.entries(table))
    for (const deed of deedsOf(steps(named('here')))) byDeed.set(deed, [...(byDeed.get(deed) ?? []), name]);
  return byDeed;
};

/** Deed, then the buttons, the words and the other turns that need it, each sorted. */
export function byDeed(): Map<string, [string[], string[], string[]]> {
  const all = [SUBMITS, { ...ERRANDS, ...prefixed(SET_UPS) }, TURNS].map((table) => sorted(table));
  const deeds = new Set(all.flatMap((one) => [...one.keys()]));
  const of = (place: number, deed: string): string[] => (all[place]?.get(deed) ?? []).toSorted();
  return new Map([...deeds].toSorted().map((deed) => [deed, [of(0, deed), of(1, deed), of(2, deed)]]));
}

/** A setting and an errand may have the same name. */
const prefixed = (table: Table): Table =>
  Object.fromEntries(Object.entries(table).map(([name, steps]) => [`set ${name}`, steps]));
