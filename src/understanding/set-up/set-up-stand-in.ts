/** Set-up sentences on who stands in: "make Kim deputy of the Head of Skills", "Kim is link officer for Jo Partner". */
import type { Named } from '../../domain/set-up.ts';
import type { Reading } from '../intent.ts';
import { type NamedReading, namedFrom } from '../plan-words/named.ts';
import { askBack, requested } from './set-up-request.ts';
import { type Part, partsOf, type Wish } from './set-up-sentence.ts';

const ROLE = '(?:standing\\s+|the\\s+|a\\s+|our\\s+|permanent\\s+)*(?<role>deputy|link[\\s-]?officer)';
const OF = '\\s+(?:of|for|to)\\s+(?:the\\s+post\\s+(?:of\\s+)?)?(?<of>.+?)';
const form = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'di');
const forms: readonly RegExp[] = [
  form(`(?:make|appoint|name|put|set)\\s+(?<who>.+?)\\s+(?:(?:as|to\\s+be)\\s+)?${ROLE}${OF}`),
  form(`(?:the\\s+)?${ROLE}${OF}(?:\\s+(?:is|will\\s+be|becomes)\\s+(?:now\\s+)?|\\s*[=:]\\s*)(?<who>.+?)`),
  form(`(?<who>.+?)\\s+(?:is|becomes|will\\s+be|acts\\s+as)\\s+(?:now\\s+)?${ROLE}${OF}`),
];
const none = form(`(?:remove|take\\s+away|delete|drop)\\s+(?:the\\s+)?${ROLE}${OF}`);

export function readStandIn(wish: Wish): Reading | null {
  if (wish.asks) return null;
  const taken = partsOf(none, wish);
  if (taken?.of && taken.role) return standIn(wish, taken.role, taken.of, null);
  for (const pattern of forms) {
    const parts = partsOf(pattern, wish);
    if (parts?.role && parts.of && parts.who) return standIn(wish, parts.role, parts.of, parts.who);
  }
  return null;
}

function standIn(wish: Wish, role: Part, whose: Part, who: Part | null): Reading | null {
  const { lexicon, context } = wish.sight;
  const of = namedFrom(whose.text, lexicon, null);
  const by = who === null ? null : namedFrom(who.text, lexicon, null);
  const as = /^deputy$/i.test(role.text) ? ('deputy' as const) : ('link-officer' as const);
  const vacant = by?.kind === 'nobody';
  if (of.kind !== 'known' || (by !== null && !vacant && by.kind !== 'known'))
    return context.officer ? askBack(unread(of.kind === 'known' ? who : whose)) : null;
  const to: Named | null = by?.kind === 'known' ? by.named : null;
  if (as === 'deputy' && of.named.kind !== 'post' && context.officer)
    return askBack(
      'A deputy stands in for a post. Nothing was changed. For a person who is away, say "Alex is away until" a date, "Kim covers".',
    );
  const plans = plansOf(of, by, [...lexicon.about.keys()]);
  return requested(wish, plans, { do: 'stand-in', as, of: of.named, to });
}

/** The plans that have the posts that are named; a person may be of any. */
function plansOf(of: NamedReading, by: NamedReading | null, all: readonly string[]): string[] {
  const named = [of, by].flatMap((one) => (one?.kind === 'known' && one.plans.length > 0 ? [one.plans] : []));
  return all.filter((plan) => named.every((plans) => plans.includes(plan)));
}

const unread = (part: Part | null): string =>
  `I could not read "${(part?.text ?? '').slice(0, 60)}" as one post or one person. Nothing was changed. Who is it?`;
