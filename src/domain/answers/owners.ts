/** Who answers for what is selected: posts and people with their actions, the leads, and the plan's own bodies. */
import { type Book, upwards } from '../book.ts';
import { type Item, type OwnerKey, type PlainDate, personBehind } from '../plan.ts';
import { type ActionStanding, answersFor } from '../standing.ts';

/** `post` is the post's title, null for a person named directly; `person` is null for a vacant post. */
export type Holder = { key: OwnerKey; post: string | null; person: string | null };
type Named = { ref: string; title: string };

/** `holder` is null for what nobody answers for. */
export type Held = { holder: Holder | null; answersFor: Named[]; contributesTo: Named[] };
export type OwnersTold = {
  kind: 'owners';
  owners: Held[];
  /** Who leads what was named, or the priorities above it. */
  leads: { ref: string; title: string; holder: Holder }[];
  /** Of a question about the whole plan: the bodies whose role is to answer for it. */
  bodies: { name: string; role: string; cadence: string | null }[];
};

export function holderOf({ plan }: Book, key: OwnerKey, today: PlainDate): Holder {
  const post = plan.posts.find(({ id }) => `post:${id}` === key);
  return { key, post: post?.title ?? null, person: personBehind(plan, key, today) };
}

/** Those with most actions first, nobody's last; `named` are the items that the question names. */
export function ownersOf(
  chosen: readonly ActionStanding[],
  named: readonly Item[],
  book: Book,
  today: PlainDate,
  whole: boolean,
): OwnersTold {
  const held = new Map<OwnerKey | null, Held>();
  const of = (key: OwnerKey | null): Held => {
    const found = held.get(key) ?? {
      holder: key && holderOf(book, key, today),
      answersFor: [],
      contributesTo: [],
    };
    held.set(key, found);
    return found;
  };
  for (const one of chosen) {
    const { ref, title } = one.action;
    of(answersFor(one)).answersFor.push({ ref, title });
    for (const owner of (one.chasedAt ?? one.action).owners)
      if (owner.part === 'contributor') of(owner.key).contributesTo.push({ ref, title });
  }
  const tops = whole ? book.items.filter(({ parent }) => parent === null) : named;
  const led = new Set(
    (tops.length > 0 ? tops : chosen.map(({ action }) => action)).flatMap(
      (item) => upwards(book, item).find(({ lead }) => lead !== null)?.id ?? [],
    ),
  );
  return {
    kind: 'owners',
    owners: [...held.values()].sort((a, b) => rank(a) - rank(b)),
    leads: book.items.flatMap(({ ref, title, lead, id }) =>
      lead !== null && led.has(id) ? [{ ref, title, holder: holderOf(book, lead, today) }] : [],
    ),
    bodies: whole ? answerable(book) : [],
  };
}

const rank = ({ holder, answersFor: own }: Held): number => (holder === null ? 1 : -own.length);

const MOST_BODIES = 4;
/** First who is responsible, then who oversees it. */
const ROLES: readonly RegExp[] = [
  /\b(?:overall|governing|accountable|responsib\w*|answerable)\b/i,
  /\b(?:oversight|oversees?|leads? (?:the|on)|directs?|governance)\b/i,
  /\b(?:monitor\w*|reviews?)\b/i,
];

function answerable({ plan }: Book): OwnersTold['bodies'] {
  const ranked = (plan.about.bodies ?? []).flatMap(({ name, role, cadence }) => {
    const place = role === undefined ? -1 : ROLES.findIndex((words) => words.test(role));
    return role === undefined || place < 0 ? [] : [{ place, name, role, cadence: cadence ?? null }];
  });
  return ranked
    .sort((a, b) => a.place - b.place)
    .slice(0, MOST_BODIES)
    .map(({ name, role, cadence }) => ({ name, role, cadence }));
}
