/** Reads who is to be chased: "chase Kim about 3.3(d)", "chase everyone silent in Priority 2", "chase the overdue ones". */
import { marksOf, type Sight } from '../mark.ts';
import { namedFrom } from '../plan-words/named.ts';
import { type Scoped, scopeIn } from '../set-up/set-up-scope.ts';
import type { ErrandReader } from './errands.ts';

const POLITE = String.raw`(?:(?:please|pls|can you|could you|would you|will you|and|ok|now|i(?:'d| would) like you to|go and)[\s,]+)*`;
const CHASE = new RegExp(
  String.raw`^${POLITE}(?:chase(?: up)?|nudge|remind)\s+(?<whom>[^\n]+?)[\s.!?]*$`,
  'i',
);
const THEN = /[\s,]+(?:please|pls|thanks|thank you)$/i;
const NOW = /[\s,]+(?:(?:right )?now|straight ?away|at once|immediately|today)$/i;
/** Whoever asks to be reminded does so of their own actions. */
const OF_ONESELF = /^(?:me|us|myself|i)\b/i;
const EVERYONE =
  '(?:everyone|everybody|every owner|anyone|anybody|all(?: of)?(?: the)?(?: owners)?|(?:the )?owners|the|those|people)';
const WHO = String.raw`(?:\s+(?:who(?:'s|’s| is| are)?|that(?:'s|’s| is| are)?|with|of))?`;
const SILENT =
  "(?:silent(?: ones?| owners?| people)?|quiet ones|(?:ha(?:s|ve) not|hasn[’']?t|haven[’']?t) (?:updated|reported|replied|answered|responded)(?: yet| me| us)?|not (?:updated|reported|replied|answered))";
const OVERDUE =
  '(?:(?:anything|something|everything|actions?|things) )?(?:overdue|late)(?: ones?| actions?| owners?| items?| things)?';
const GROUP = new RegExp(
  String.raw`^(?:${EVERYONE}${WHO}\s+)?(?:(?<silent>${SILENT})|(?<overdue>${OVERDUE}))(?:\s+(?:in|under|of|for|on|within|about)\s+(?<part>.+))?$`,
  'i',
);
const ABOUT =
  /^(?<name>[\p{L}][\p{L}\p{M}'’.\s&-]{0,80}?)\s+(?:about|on|for|re|regarding|over|to update)\s+(?<part>.+)$/iu;
const PROPER = /^(?:\p{Lu}[\p{L}'’-]+)(?:\s\p{Lu}[\p{L}'’-]+){0,3}$/u;
const OWNER_OF = /^(?:the )?owners? of\s+(?<part>.+)$/i;

const EVERYBODY = /^(?:everyone|everybody|them all|all of them|all owners|all the owners)$/i;
/** One name; "schools" and "them" are none. */
const ONE_WORD =
  /^(?!(?:it|this|that|them|him|her|up|down|these|those|everything|all|someone|somebody|again|heads|hr|legal|finance|it)$)\p{L}[\p{L}'’-]{1,30}(?<!s)$/iu;
const CHASED = new RegExp(`^${POLITE}(?:chase|nudge)\\s`, 'i');

export const readChase: ErrandReader = (sight) => {
  const typed = CHASE.exec(sight.text)?.groups?.whom;
  if (typed === undefined || OF_ONESELF.test(typed)) return null;
  const said = typed.replace(THEN, '');
  const now = NOW.test(said);
  const whom = said.replace(NOW, '').replace(THEN, '');
  if (EVERYBODY.test(whom)) return errand({ items: [], plans: [] }, null, null, now);
  const group = GROUP.exec(whom)?.groups;
  if (group) {
    const state = group.silent === undefined ? 'overdue' : 'silent';
    if (group.part === undefined) return errand({ items: [], plans: [] }, null, state, now);
    return scoped(sight, group.part, null, state, now);
  }
  const about = ABOUT.exec(whom)?.groups;
  if (about?.name !== undefined && about.part !== undefined) {
    const isName = isKnown(about.name, sight) || PROPER.test(about.name);
    return isName ? scoped(sight, about.part, about.name, null, now) : null;
  }
  if (isKnown(whom, sight)) return errand({ items: [], plans: [] }, whom, null, now);
  const part = scoped(sight, OWNER_OF.exec(whom)?.groups?.part ?? whom, null, null, now);
  // Whoever has not met the bot is known by an address alone: the turn knows whether there is such a one.
  return (
    part ??
    (marksOf(sight, 'date').length === 0 && ONE_WORD.test(whom) && CHASED.test(sight.text)
      ? errand({ items: [], plans: [] }, whom, null, now)
      : null)
  );
};

type State = 'silent' | 'overdue' | null;

/** Null where the words name no action and no part of a plan: then they are something else. */
function scoped(
  sight: Sight,
  words: string,
  who: string | null,
  state: State,
  now: boolean,
): ReturnType<ErrandReader> {
  const start = sight.text.toLowerCase().lastIndexOf(words.toLowerCase());
  const end = start + words.length;
  const scope =
    start < 0 ? null : scopeIn(sight, { start, end, text: words, left: sight.left.slice(start, end) });
  if (scope === null) return null;
  return 'kind' in scope ? scope : errand(scope, who, state, now);
}

const errand = (
  { items, plans }: Scoped,
  who: string | null,
  state: State,
  now: boolean,
): ReturnType<ErrandReader> => ({
  kind: 'errand',
  plan: plans.length === 1 ? (plans[0] ?? null) : null,
  errand: { do: 'chase', who, state, refs: items.slice(0, 50), now },
});

/** A post of a plan, or somebody whom the record knows by that name. */
function isKnown(name: string, { lexicon }: Sight): boolean {
  const key = name.trim().toLowerCase();
  if (lexicon.called.people.has(key) || lexicon.called.parts.has(key)) return true;
  const read = namedFrom(name, lexicon, null);
  return read.kind === 'known' && (read.named.kind === 'post' || read.named.kind === 'address');
}
