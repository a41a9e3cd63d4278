/** Set-up sentences on owners and leads: "assign 3.3(b) to ...", "the lead of Priority 3 is ...", "unassign 3.3(b)". */
import type { PlainDate } from '../../domain/plan.ts';
import type { Clarify, Reading } from '../intent.ts';
import { claimed } from '../mark.ts';
import { aboutNamed, type NamedReading, namedFrom } from '../plan-words/named.ts';
import { dayInWords } from '../plan-words/scope.ts';
import { askBack, requested, startingDay, withInstead } from './set-up-request.ts';
import { scopeIn } from './set-up-scope.ts';
import { partAt, partsOf, type Wish } from './set-up-sentence.ts';

/**
 * How surely a form is a set-up. `order`: in any mouth, and what can't be read is asked back. `told`: in any mouth
 * when a post, an address or a proper name stands in it. `loose`: only in an officer's.
 */
type Force = 'order' | 'told' | 'loose';
type Form = { pattern: RegExp; force: Force; role: 'owner' | 'lead' };

const ITEM = claimed('item');
const IS = '(?:\\s+(?:is now|is to be|is|should be|will be)\\s+|\\s*(?:=|:|-)\\s*)';
const form = (pattern: string, force: Force, role: 'owner' | 'lead' = 'owner'): Form => ({
  pattern: new RegExp(`^(?:${pattern})$`, 'di'),
  force,
  role,
});
const LEAD_OF = '(?:(?:as|to be|to|become|be)\\s+)?(?:the\\s+|our\\s+)?(?:new\\s+)?lead\\s+(?:of|for|on)';
const OWNER_OF =
  '(?:(?:as|to be)\\s+)?(?:the\\s+)?(?:new\\s+)?(?:accountable\\s+)?(?:owner\\s+(?:of|for)|responsible\\s+for|accountable\\s+for|in\\s+charge\\s+of)';

const forms: readonly Form[] = [
  form(
    '(?:re-?)?(?:assign|allocate)\\s+(?:the\\s+)?(?:owner(?:ship)?\\s+of\\s+)?(?<what>.+?)\\s+(?:over\\s+)?to(?:\\s+(?<who>.*))?',
    'order',
  ),
  form(
    `(?:set|change|make)\\s+(?:the\\s+)?owner\\s+(?:of|for|on)\\s+(?<what>.+?)\\s+(?:to|as|=|:|be)\\s+(?<who>.+)`,
    'order',
  ),
  form(
    `(?:set|change|make)\\s+(?:the\\s+)?lead\\s+(?:of|for|on)\\s+(?<what>.+?)\\s+(?:to|as|=|:|be)\\s+(?<who>.+)`,
    'order',
    'lead',
  ),
  form(`(?:make|put|name|appoint|set)\\s+(?<who>.+?)\\s+${OWNER_OF}\\s+(?<what>.+)`, 'order'),
  form(`(?:make|put|name|appoint|set)\\s+(?<who>.+?)\\s+${LEAD_OF}\\s+(?<what>.+)`, 'order', 'lead'),
  form(`(?:set|change|make)\\s+(?<what>${ITEM})(?:'s)?\\s+owner\\s+(?:to|as|=|:|be)\\s+(?<who>.+)`, 'order'),
  form(
    `(?:set|change|make)\\s+(?<what>${ITEM})(?:'s)?\\s+lead\\s+(?:to|as|=|:|be)\\s+(?<who>.+)`,
    'order',
    'lead',
  ),
  form(
    '(?:give|hand|pass|transfer)\\s+(?:over\\s+|on\\s+)?(?<what>.+?)\\s+(?:over\\s+|on\\s+)?to\\s+(?<who>.+)',
    'told',
  ),
  form(
    `(?:give|assign|hand)\\s+(?!(?:me|us)\\b)(?<who>.+?)\\s+(?<what>(?:everything\\s+in\\s+)?${ITEM}.*)`,
    'told',
  ),
  form(
    `(?<what>${ITEM})\\s+(?:please\\s+)?(?:give|assign|hand|pass|allocate|transfer|reassign)\\s+(?:it\\s+)?(?:over\\s+|on\\s+)?to\\s+(?<who>.+)`,
    'order',
  ),
  form(`(?<what>${ITEM})\\s+to\\s+(?<who>.+)`, 'told'),
  form(
    '(?:put|get|have|sign|pencil|stick)\\s+(?<who>.+?)\\s+(?:down|up|in)\\s+(?:for|on|against)\\s+(?<what>.+)',
    'told',
  ),
  form('(?<what>.+?)\\s+(?:now\\s+)?belongs?\\s+to\\s+(?<who>.+)', 'told'),
  form(
    '(?<what>.+?)\\s+(?:is|are|should be|will be)\\s+(?:now\\s+|to be\\s+)?(?:owned\\s+by|assigned\\s+to|the\\s+responsibility\\s+of)\\s+(?<who>.+)',
    'told',
  ),
  form(
    '(?<what>.+?)\\s+(?:is|are|should be|will be)\\s+(?:now\\s+|to be\\s+)?led\\s+by\\s+(?<who>.+)',
    'told',
    'lead',
  ),
  form(`(?:the\\s+)?(?:accountable\\s+)?owner\\s+(?:of|for|on)\\s+(?<what>.+?)${IS}(?<who>.+)`, 'told'),
  form(`(?:the\\s+)?lead\\s+(?:of|for|on)\\s+(?<what>.+?)${IS}(?<who>.+)`, 'told', 'lead'),
  form(`(?<what>.*${ITEM})(?:'s)?\\s+owner${IS}(?<who>.+)`, 'told'),
  form(`(?<what>.*${ITEM})(?:'s)?\\s+lead${IS}(?<who>.+)`, 'told', 'lead'),
  form('(?<what>.+?)\\s+go(?:es)?\\s+to\\s+(?<who>.+)', 'loose'),
  form(
    `(?<who>.+?)\\s+(?:now\\s+)?(?:owns|will\\s+own|takes\\s+over|takes\\s+on|is\\s+taking\\s+over|will\\s+take\\s+over|is\\s+(?:now\\s+)?${OWNER_OF})\\s+(?<what>.+)`,
    'loose',
  ),
  form(
    `(?<who>.+?)\\s+(?:leads(?:\\s+on)?|will\\s+lead(?:\\s+on)?|is\\s+(?:now\\s+)?${LEAD_OF})\\s+(?<what>.+)`,
    'loose',
    'lead',
  ),
];

const unassigning: readonly Pick<Form, 'pattern' | 'force'>[] = [
  form('(?:un-?(?:assign|allocate)|de-?assign)\\s+(?<what>.+?)(?:\\s+from\\s+(?<from>.+))?', 'order'),
  form(
    '(?:remove|clear|delete|take\\s+away)\\s+(?:the\\s+)?owners?\\s+(?:of|from|for|on)\\s+(?<what>.+)',
    'order',
  ),
  form(`(?:remove|clear|delete|take\\s+away)\\s+(?<what>${ITEM})(?:'s)?\\s+owner`, 'order'),
  form('(?:take|remove)\\s+(?<what>.+?)\\s+(?:away\\s+from|away|off|from)\\s+(?<from>.+)', 'told'),
];

export function readOwners(wish: Wish): Reading | null {
  if (wish.asks) return null;
  for (const one of forms) {
    const reading = readAs(one, wish);
    if (reading) return reading;
  }
  return readUnassigned(wish);
}

function readAs({ pattern, force, role }: Form, wish: Wish): Reading | null {
  const { lexicon, context } = wish.sight;
  if (force === 'loose' && !context.officer) return null;
  const parts = partsOf(pattern, wish);
  if (!parts?.what) return null;
  const scope = scopeIn(wish.sight, parts.what, force === 'order');
  if (!scope || ('kind' in scope && force !== 'order' && !context.officer)) return null;
  const end = wish.start + wish.left.length;
  const { part, from } = startingDay(wish, parts.who ?? partAt(wish.sight, end, end));
  const plan = !('kind' in scope) && scope.plans.length === 1 ? (scope.plans[0] ?? null) : null;
  const who = namedFrom(part.text, lexicon, plan);
  if (!mayRead(who, force, context.officer)) return null;
  if ('kind' in scope) return scope;
  if (who.kind !== 'known' && new RegExp(ITEM).test(part.left)) return SEVERAL;
  if (from !== null && from > context.today) return ofALaterDay(from);
  if (who.kind === 'nobody' && role === 'owner')
    return requested(wish, scope.plans, { do: 'assign', items: scope.items, to: null });
  if (who.kind !== 'known') return aboutNamed(who, part.text, (title) => withInstead(wish, part, title));
  const plans = who.plans.length === 0 ? scope.plans : scope.plans.filter((one) => who.plans.includes(one));
  if (plans.length === 0)
    return askBack(`${scope.items[0]} and that post stand in different plans. Nothing was changed.`);
  return requested(wish, plans, {
    do: role === 'lead' ? 'lead' : 'assign',
    items: scope.items,
    to: who.named,
  });
}

/** What can't be read as somebody is asked back where an order was given, and is no set-up where it was told. */
function mayRead(who: NamedReading, force: Force, officer: boolean): boolean {
  if (force === 'order') return true;
  if (who.kind === 'known') return who.proper || (officer && force === 'told');
  return officer && force === 'told' && who.kind !== 'unread';
}

const SEVERAL = askBack(
  'I read more than one wish. Nothing was changed. One post or person at a time, please.',
);

const ofALaterDay = (from: PlainDate): Clarify =>
  askBack(
    `An action changes hands at once, not on ${dayInWords(from)}. Give it to a post, and say who holds the post from then.`,
  );

function readUnassigned(wish: Wish): Reading | null {
  for (const { pattern, force } of unassigning) {
    const parts = partsOf(pattern, wish);
    if (!parts?.what || (force === 'told' && !wish.sight.context.officer)) continue;
    const scope = scopeIn(wish.sight, parts.what, force === 'order');
    if (!scope) continue;
    if (parts.from && !mayRead(namedFrom(parts.from.text, wish.sight.lexicon, null), force, true)) continue;
    if ('kind' in scope) return scope;
    // Whose it is now is not known here: of another's nothing may be taken away.
    if (parts.from) return leftWithout(scope.items);
    return requested(wish, scope.plans, { do: 'assign', items: scope.items, to: null });
  }
  return null;
}

function leftWithout(items: readonly string[]): Clarify {
  const refs = items.slice(0, 10).join(', ');
  return askBack(`Shall ${refs} be left without an owner?`, [
    { label: `Unassign ${refs}`, say: `unassign ${refs}` },
    ...items.slice(0, 1).map((ref) => ({ label: `Who owns ${ref}?`, say: `who owns ${ref}` })),
  ]);
}
