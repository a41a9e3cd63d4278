/** Set-up sentences on owners and leads: "assign 3.3(b) to ...", "the lead of Priority 3 is ...", "unassign 3.3(b)". */
import type { Named } from '../domain/set-up.ts';
import type { Clarify, Reading } from './intent.ts';
import { claimed } from './mark.ts';
import { aboutNamed, type NamedReading, namedFrom } from './named.ts';
import { partAt, type Part, partsOf, type Wish } from './set-up-sentence.ts';
import { type Scoped, scopeIn } from './set-up-scope.ts';

/**
 * How surely a form is a set-up. `order`: in any mouth, and what can't be read is asked back. `told`: in any mouth
 * when a post, an address or a proper name stands in it. `loose`: only in an officer's.
 */
type Force = 'order' | 'told' | 'loose';
type Form = { pattern: RegExp; force: Force; role?: 'owner' | 'lead' };

const ITEM = claimed('item');
const IS = '(?:\\s+(?:is|should be|will be|is now|is to be)\\s+|\\s*(?:=|:|-)\\s*)';
const form = (pattern: string, force: Force, role: 'owner' | 'lead' = 'owner'): Form => ({
  pattern: new RegExp(`^(?:${pattern})$`, 'di'),
  force,
  role,
});
const LEAD_OF = '(?:(?:as|to be|to|become|be)\\s+)?(?:the\\s+|our\\s+)?(?:new\\s+)?lead\\s+(?:of|for|on)';
const OWNER_OF =
  '(?:(?:as|to be)\\s+)?(?:the\\s+)?(?:new\\s+)?(?:accountable\\s+)?(?:owner\\s+(?:of|for)|responsible\\s+for|accountable\\s+for|in\\s+charge\\s+of)';

const forms: readonly Form[] = [
  form('(?:re-?)?(?:assign|allocate)\\s+(?:the\\s+)?(?:owner(?:ship)?\\s+of\\s+)?(?<what>.+?)\\s+(?:over\\s+)?to(?:\\s+(?<who>.*))?', 'order'),
  form('(?:make|put|name|appoint|set)\\s+(?<who>.+?)\\s+' + `${OWNER_OF}\\s+(?<what>.+)`, 'order'),
  form(`(?:make|put|name|appoint|set)\\s+(?<who>.+?)\\s+${LEAD_OF}\\s+(?<what>.+)`, 'order', 'lead'),
  form(`(?:set|change|make)\\s+(?:the\\s+)?owner\\s+(?:of|for|on)\\s+(?<what>.+?)\\s+(?:to|as|=|:|be)\\s+(?<who>.+)`, 'order'),
  form(`(?:set|change|make)\\s+(?:the\\s+)?lead\\s+(?:of|for|on)\\s+(?<what>.+?)\\s+(?:to|as|=|:|be)\\s+(?<who>.+)`, 'order', 'lead'),
  form(`(?:set|change|make)\\s+(?<what>${ITEM})(?:'s)?\\s+owner\\s+(?:to|as|=|:|be)\\s+(?<who>.+)`, 'order'),
  form(`(?:set|change|make)\\s+(?<what>${ITEM})(?:'s)?\\s+lead\\s+(?:to|as|=|:|be)\\s+(?<who>.+)`, 'order', 'lead'),
  form('(?:give|hand|pass|transfer)\\s+(?:over\\s+|on\\s+)?(?<what>.+?)\\s+(?:over\\s+|on\\s+)?to\\s+(?<who>.+)', 'told'),
  form(`(?:give|assign|hand)\\s+(?<who>.+?)\\s+(?<what>(?:everything\\s+in\\s+)?${ITEM}.*)`, 'told'),
  form('(?<what>.+?)\\s+(?:now\\s+)?belongs?\\s+to\\s+(?<who>.+)', 'told'),
  form('(?<what>.+?)\\s+(?:is|are|should be|will be)\\s+(?:now\\s+|to be\\s+)?(?:owned\\s+by|assigned\\s+to|the\\s+responsibility\\s+of)\\s+(?<who>.+)', 'told'),
  form('(?<what>.+?)\\s+(?:is|are|should be|will be)\\s+(?:now\\s+|to be\\s+)?led\\s+by\\s+(?<who>.+)', 'told', 'lead'),
  form(`(?:the\\s+)?(?:accountable\\s+)?owner\\s+(?:of|for|on)\\s+(?<what>.+?)${IS}(?<who>.+)`, 'told'),
  form(`(?:the\\s+)?lead\\s+(?:of|for|on)\\s+(?<what>.+?)${IS}(?<who>.+)`, 'told', 'lead'),
  form(`(?<what>.*${ITEM})(?:'s)?\\s+owner${IS}(?<who>.+)`, 'told'),
  form(`(?<what>.*${ITEM})(?:'s)?\\s+lead${IS}(?<who>.+)`, 'told', 'lead'),
  form('(?<what>.+?)\\s+go(?:es)?\\s+to\\s+(?<who>.+)', 'loose'),
  form(`(?<who>.+?)\\s+(?:now\\s+)?(?:owns|will\\s+own|takes\\s+over|takes\\s+on|is\\s+taking\\s+over|will\\s+take\\s+over|is\\s+(?:now\\s+)?${OWNER_OF})\\s+(?<what>.+)`, 'loose'),
  form(`(?<who>.+?)\\s+(?:leads(?:\\s+on)?|will\\s+lead(?:\\s+on)?|is\\s+(?:now\\s+)?${LEAD_OF})\\s+(?<what>.+)`, 'loose', 'lead'),
];

const unassigning: readonly RegExp[] = [
  /^(?:un-?(?:assign|allocate)|de-?assign)\s+(?<what>.+?)(?:\s+from\s+(?<from>.+))?$/di,
  /^(?:remove|clear|delete|take away)\s+(?:the\s+)?owners?\s+(?:of|from|for|on)\s+(?<what>.+)$/di,
  new RegExp(`^(?:remove|clear|delete|take away)\\s+(?<what>${ITEM})(?:'s)?\\s+owner$`, 'di'),
  /^(?:take|remove)\s+(?<what>.+?)\s+(?:away\s+from|away|off|from)\s+(?<from>.+)$/di,
];

export function readOwners(wish: Wish): Reading | null {
  return readUnassigned(wish) ?? firstOf(forms, (one) => readAs(one, wish));
}

function firstOf<T>(all: readonly T[], read: (one: T) => Reading | null): Reading | null {
  for (const one of all) {
    const reading = read(one);
    if (reading) return reading;
  }
  return null;
}

function readAs({ pattern, force, role }: Form, wish: Wish): Reading | null {
  const { officer } = wish.sight.context;
  if (force === 'loose' && !officer) return null;
  if (wish.asks) return null;
  const parts = partsOf(pattern, wish);
  if (!parts?.what) return null;
  const scope = scopeIn(wish.sight, parts.what, force !== 'loose');
  if (!scope) return null;
  const { part, ask } = whoIn(wish, parts.who ?? partAt(wish.sight, wish.start + wish.left.length, 0));
  const who = namedFrom(part.text, wish.sight.lexicon, 'kind' in scope ? null : onlyPlan(scope));
  if (!mayRead(who, force, officer)) return null;
  if ('kind' in scope) return scope;
  if (ask) return ask;
  if (who.kind === 'nobody' && role === 'owner' && part.text !== '')
    return asked(wish, scope, { do: 'assign', items: scope.items, to: null });
  if (who.kind !== 'known')
    return aboutNamed(who, part.text, (title) => replaced(wish, part, title));
  const plans = who.plans.length === 0 ? scope.plans : scope.plans.filter((plan) => who.plans.includes(plan));
  if (plans.length === 0) return otherPlan(part);
  return asked(wish, { ...scope, plans }, setting(role ?? 'owner', scope.items, who.named));
}

const setting = (role: 'owner' | 'lead', items: string[], to: Named) =>
  role === 'lead' ? ({ do: 'lead', items, to } as const) : ({ do: 'assign', items, to } as const);

/** What cannot be read as somebody is asked back where an order was given, and is no set-up where it was told. */
function mayRead(who: NamedReading, force: Force, officer: boolean): boolean {
  if (force === 'order') return true;
  if (who.kind === 'known') return who.proper || (officer && force === 'told');
  return officer && force === 'told' && who.kind !== 'unread';
}
