/** Which named items a reply is about, apart from those that it merely mentions ("same as 4.3a"). */
import { claimed, type MarkOf, marksOf, type Sight } from '../mark.ts';

const ITEM = claimed('item');
const LIST = `${ITEM}(?:(?:\\s+|\\s*(?:,|and|&|\\+|/|plus)\\s*)${ITEM})*`;
const OPENING =
  "(?:(?:hi|hello|hey|ok|okay|yes|yep|thanks|please|pls|so|and|also|now|just|we|i|we've|i've|have|our|the|update|status|re|for|on|about|regarding|action|activity|my)(?![\\w'])[\\s:,]*)*";
const VERB =
  '(?:mark|tick|sign|cross|flag|rate|bring|turn|switch|shift|extend|withdraw|drop|set|put|record|log|update|change|make|close|mov(?:e|ed|ing)|pass(?:ed|ing)?|hand(?:ed|ing)?(?: over)?|transferring|delegating|re-?assigning|giving|(?:not|no longer|stopped) doing|paus(?:e|ed|ing)|dropping|push(?:ed|ing)?|delay(?:ed)?|slip(?:ped)?|finish(?:ed)?|complete[d]?|done|started|pass(?:ed|ing)?|hand(?:ed|ing)?(?: over)?|giv(?:e|en|ing)|transfer(?:red|ring)?|delet(?:e|ing)|remov(?:e|ing)|cancel(?:l?ed|l?ing)?|scrap(?:ped|ping)?|re-?open|doing|paus(?:e|ed|ing)|snooz(?:e|ed|ing)|park(?:ed|ing)?|chase|remind(?: me)?)';
const BEHIND = '(?:with|on|for|re|about|regarding|of|to)';

/** At the start of a clause, behind "For Kim:", after a verb that takes it, or right behind the status. */
const POINTED = new RegExp(
  `(?<=^|\\n|[;.!]\\s|${claimed('on-behalf')}:\\s)${OPENING}(?<a>${LIST})|\\b${VERB}\\s+(?:off\\s+|all\\s+)?(?:${BEHIND}\\s+)?(?<b>${LIST})|\\b(?:status|progress|evidence|link|minutes|update|(?:remind|chase|nudge|ask|ping|prompt|poke)\\s+(?:me|us)(?:\\s+again)?(?:\\s[^\\n.;]{1,60}?)?|(?:wrong|right|new|another|different)\\s+(?:owner|lead|person|name|date|deadline))\\s+${BEHIND}\\s+(?<c>${LIST})|(?<=^|[,;:]\\s*)\\s*(?<d>${LIST})(?=\\s*(?:is|are|was|done|complete|finished|on track|at risk|off track|delayed|slipping|slipped|behind|late|red\\b|amber|green|:|-|$))|(?:on track|at risk|off track|red|amber|green|done|complete|finished|slipping|delayed|no changes?|no updates?|unchanged)\\s*(?:${BEHIND}\\s+)?[:-]?\\s*(?<e>${LIST})\\s*$|\\b(?:add|attach|link|evidence|save|file|put)\\b[^\\n]{0,200}\\b(?:to|for|on|against|under)\\s+(?<f>${LIST})\\s*$`,
  'gi',
);

export type Targets = { about: string[]; mentioned: string[]; marks: MarkOf<'item'>[] };

/** Refs in the order of the text; `shared` is the sight before the words of a reply were claimed. */
export function targetsOf(shared: Sight): Targets {
  const items = marksOf(shared, 'item').sort((a, b) => a.start - b.start);
  const pointed = [...shared.left.matchAll(POINTED)].flatMap((match) => {
    const list = Object.values(match.groups ?? {}).find((group) => group !== undefined) ?? '';
    const start = match.index + match[0].lastIndexOf(list);
    return [{ start, end: start + list.length }];
  });
  const isPointedAt = (mark: MarkOf<'item'>): boolean =>
    pointed.some(({ start, end }) => mark.start >= start && mark.end <= end);
  const marks = items.filter(isPointedAt);
  return {
    about: refsOf(marks, shared),
    mentioned: refsOf(
      items.filter((mark) => !isPointedAt(mark)),
      shared,
    ),
    marks,
  };
}

/** One ref a mark: in several plans the spelling of the one in hand. */
function refsOf(marks: readonly MarkOf<'item'>[], sight: Sight): string[] {
  const refs = marks.flatMap(({ entries }) => {
    const inHand = entries.find((entry) => sight.context.inHand.includes(entry.ref));
    return (inHand ?? entries[0])?.ref ?? [];
  });
  return [...new Set(refs)];
}
