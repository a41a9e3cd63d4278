/** Set-up sentences on posts: "the Head of Skills is ... from 1 January, ... until then", "... takes over as ...". */
import type { PlainDate } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { iso } from '../dates/calendar-words.ts';
import { firstDayOf } from '../dates/term-words.ts';
import type { Clarify, Reading } from '../intent.ts';
import { claimed } from '../mark.ts';
import { aboutNamed, namedFrom } from '../plan-words/named.ts';
import { dayInWords } from '../plan-words/scope.ts';
import { askBack, requested, startingDay, withInstead } from './set-up-request.ts';
import { type Part, partAt, partsOf, type Wish } from './set-up-sentence.ts';

const form = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'di');
const IS =
  '(?:is\\s+held\\s+by|is\\s+now|is\\s+going\\s+to\\s+be|has\\s+been\\s+appointed|is\\s+appointed|is|will\\s+be|becomes)';
const HOLDS = `(?:${IS}|takes\\s+over|is\\s+taking\\s+over|will\\s+take\\s+over|took\\s+over|steps\\s+in|is\\s+stepping\\s+in|starts|is\\s+acting|acts)`;
const FROM =
  '(?:from|as\\s+of|as\\s+from|starting|with\\s+effect\\s+from|effective|wef|since|on|in|at\\s+the\\s+start\\s+of)';

/** `post` before who holds it, or behind; `old` is whoever held it before. */
const forms: readonly RegExp[] = [
  form(
    `(?:${FROM}\\s+(?<date>[^,]+?),?\\s+)?(?:the\\s+)?(?:(?:post[\\s-]?)?holder\\s+of\\s+(?:the\\s+post\\s+(?:of\\s+)?)?)?(?<post>.+?)(?:\\s+${IS}\\s+|\\s*[=:]\\s+|\\s+-\\s+)(?<who>.+)`,
  ),
  form(
    `(?:${FROM}\\s+(?<date>[^,]+?),?\\s+)?(?<who>.+?)\\s+${HOLDS}\\s+(?:over\\s+)?(?:from\\s+(?<old>\\S+(?:\\s+\\S+){0,2}?)\\s+)?(?:as\\s+)?(?:our\\s+|the\\s+)?(?<post>.+?)(?:,?\\s+(?<tail>(?:${FROM}|until|till|til)\\s+.+))?`,
  ),
  form(
    `(?:make|appoint|put|name)\\s+(?<who>.+?)\\s+(?:(?:as|to\\s+be)\\s+)?(?:our\\s+|the\\s+)(?<post>.+?)(?:,?\\s+(?<tail>(?:${FROM}|until|till|til)\\s+.+))?`,
  ),
  form(
    `(?:make|appoint|put|name)\\s+(?<who>.+?)\\s+(?:as|to\\s+be)\\s+(?<post>.+?)(?:,?\\s+(?<tail>(?:${FROM}|until|till|til)\\s+.+))?`,
  ),
];

export function readHolder(wish: Wish): Reading | null {
  if (wish.asks) return null;
  for (const pattern of forms) {
    const reading = readAs(pattern, wish);
    if (reading) return reading;
  }
  return null;
}

function readAs(pattern: RegExp, wish: Wish): Reading | null {
  const parts = partsOf(pattern, wish);
  const { lexicon, context } = wish.sight;
  if (!parts?.post || !parts.who) return null;
  if (new RegExp(claimed('item')).test(parts.post.left)) return null;
  const titled = startingDay(wish, parts.post);
  const post = namedFrom(titled.part.text, lexicon, null);
  const isPost = post.kind === 'known' && post.named.kind === 'post';
  if (isPost && context.officer && namedFrom(parts.who.text, lexicon, null).kind === 'nobody') return VACANT;
  const held = parts.tail
    ? withTail(wish, parts.who, parts.tail)
    : holdersIn(wish, parts.who, titled.from ?? (parts.date ? dayOf(wish, parts.date) : null));
  if (!held || (!context.officer && !held.every(({ proper }) => proper))) return null;
  if (post.kind === 'several' || (post.kind === 'near' && context.officer && post.posts.length > 0))
    return aboutNamed(post, parts.post.text, (title) => withInstead(wish, parts.post ?? wish, title));
  if (post.kind !== 'known' || post.named.kind !== 'post') return null;
  const holders = inOrder(held);
  return 'kind' in holders
    ? holders
    : requested(wish, [...post.plans], { do: 'holder', post: post.named.post, holders });
}

const VACANT = askBack(
  'A post keeps its last holder until you name the next one. Nothing was changed. Who is it?',
);

/** Who holds it from when, or until when; `then` stands for the day that another one of them names. */
type Held = {
  who: Named;
  proper: boolean;
  from: PlainDate | null;
  until: PlainDate | 'then' | null;
  next: boolean;
};

const HOLDER = form(
  `(?:(?<first>(?:until|till|til)\\s+(?:then|that)|before\\s+that|meanwhile)\\s+(?:it(?:'s|\\s+is|\\s+will\\s+be)\\s+)?)?(?:(?<next>then|and\\s+then|followed\\s+by|after\\s+that|and\\s+from\\s+then(?:\\s+on)?|afterwards)\\s+)?(?<who>.+?)(?:\\s+(?:(?<then>(?:until|till|til|up\\s+to|before)\\s+(?:then|that)|before\\s+that|meanwhile|in\\s+the\\s+meantime)|(?<after>from\\s+then(?:\\s+on)?|after\\s+that|afterwards|thereafter)|(?:until|till|til|up\\s+to)\\s+(?<until>.+)|${FROM}\\s+(?<from>.+?)|(?<now>for\\s+now|at\\s+the\\s+moment|currently|now)))?`,
);
const TIMES = form(`(?:(?:until|till|til|up\\s+to)\\s+(?<until>.+)|${FROM}\\s+(?<from>.+))`);
const PARTING =
  /\s*[;,]\s*(?:and\s+(?=\S))?|\s+(?:and|but)\s+(?=\S)|(?<!\b(?:until|till|til|from))\s+(?=then\s)/gi;

/** The holders that a part names, one for each of its clauses; null where one of them is no holder. */
function holdersIn(wish: Wish, part: Part, from: PlainDate | null | undefined): Held[] | null {
  const held: Held[] = [];
  for (const clause of clausesIn(wish, part)) {
    const one = holderIn(wish, clause);
    if (!one) return null;
    held.push(one);
  }
  const [first] = held;
  if (!first || held.length > 5 || from === undefined) return null;
  if (from === null) return held;
  return first.from === null ? [{ ...first, from }, ...held.slice(1)] : null;
}

/** "Sam Sample is Head of Skills from 1 January, Kay Sample until then": the first times are those of who stands before. */
function withTail(wish: Wish, who: Part, tail: Part): Held[] | null {
  const [times, ...others] = clausesIn(wish, tail);
  const parts = times && partsOf(TIMES, { sight: wish.sight, start: times.start, left: times.left });
  const first = holderIn(wish, who);
  const rest = others.map((clause) => holderIn(wish, clause)).filter((one) => one !== null);
  if (!parts || !first || rest.length < others.length) return null;
  const from = parts.from ? dayOf(wish, parts.from) : null;
  const until = parts.until ? dayOf(wish, parts.until) : null;
  return from === undefined || until === undefined ? null : [{ ...first, from, until }, ...rest];
}

function clausesIn(wish: Wish, { start, end, left }: Part): Part[] {
  const cuts = [...left.matchAll(PARTING)].map((match) => [
    start + match.index,
    start + match.index + match[0].length,
  ]);
  const starts = [start, ...cuts.map(([, to = start]) => to)];
  const ends = [...cuts.map(([from = end]) => from), end];
  return starts.map((from, place) => partAt(wish.sight, from, ends[place] ?? end));
}

function holderIn(wish: Wish, clause: Part): Held | null {
  const parts = partsOf(HOLDER, { sight: wish.sight, start: clause.start, left: clause.left });
  if (!parts?.who) return null;
  const who = namedFrom(parts.who.text, wish.sight.lexicon, null);
  const from = parts.from ? dayOf(wish, parts.from) : null;
  const until = parts.until ? dayOf(wish, parts.until) : null;
  if (who.kind !== 'known' || who.named.kind === 'post' || from === undefined || until === undefined)
    return null;
  return {
    who: who.named,
    proper: who.proper,
    from,
    until: parts.then || parts.first ? 'then' : until,
    next: parts.next !== undefined || parts.after !== undefined,
  };
}

/** The first day of a part; null is now, undefined is no day. */
function dayOf({ sight }: Wish, part: Part): PlainDate | null | undefined {
  const days = [
    ...new Set(
      [...sight.lexicon.about.values()].map(({ terms }) => firstDayOf(sight, part, terms ?? 'england')),
    ),
  ];
  return days.length === 1 ? days[0] : undefined;
}

/** Each with the day from which they hold it, earliest first; asked back where one of them holds it for ever after. */
function inOrder(held: readonly Held[]): { who: Named; from: PlainDate | null }[] | Clarify {
  const started = held.map(({ from }) => from).filter((from) => from !== null);
  const ends = held.flatMap(({ until }) => (until === null || until === 'then' ? [] : [until]));
  const [end] = ends;
  const followed = held.some(({ from, until, next }) => until === null && (from !== null || next));
  if (end !== undefined && !followed)
    return askBack(
      `Who holds the post after ${dayInWords(end)}? Nothing was changed. Say all in one sentence.`,
    );
  const [next] = started.toSorted();
  if (end !== undefined && next !== undefined && next > dayAfter(end))
    return askBack(
      `Who holds the post from ${dayInWords(dayAfter(end))} to ${dayInWords(next)}? Nothing was changed. Say all in one sentence.`,
    );
  if (held.some(({ until }) => until === 'then') && started.length === 0)
    return askBack('From when does the other one hold the post? Nothing was changed.');
  const holders = held.map(({ who, from, next }) => ({
    who,
    from: from ?? (next && end !== undefined ? dayAfter(end) : null),
  }));
  if (new Set(holders.map(({ from }) => from)).size < holders.length)
    return askBack('Who holds the post from when? Nothing was changed. Name a day for each.');
  return holders.sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

const dayAfter = (day: PlainDate): PlainDate => iso(Temporal.PlainDate.from(day).add({ days: 1 }));
