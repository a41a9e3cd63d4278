/** Reads an officer's wish to take words out of the record for good: "redact 3.1a update of 12 Nov because it names a child", or by the words themselves. */
import { marksOf, runParsers, type Sight } from '../mark.ts';
import { ofAll } from '../parsers.ts';
import type { ErrandReader } from './errands.ts';

const ASKS = /^(?:(?:please|can you|could you|i want to|i need to|we need to|we must)\s+)*redact\b[\s:]*/i;
/** Whoever names no action speaks of the record all the same; to redact a report is work of an action. */
const OF_THE_RECORD =
  /^(?:\s*$|(?:it|this|that|something|(?:an?|the|my|our|his|her|their|last|latest|recent|these|those)\s+(?:\w+\s+){0,2}(?:updates?|words?|comments?|reason|entry|note|message|name)|what (?:i|he|she|they|we) (?:said|wrote)|updates?|words)\b(?!\s+and\b))/i;
const BECAUSE = /[\s,;:–-]*\b(?:because|as|since|reason:?)\s+(?:of\s+)?(.{1,300})$/is;
/** Some of the words that are to go; those of a reason come behind "because". */
const QUOTED =
  /^((?:(?:the|all|any|words?|text|what|says?|said|with|of|that|where|comment|decision|hold|line|reason|in|on|[\d.()a-z]{2,8})[\s:]+)*)[“"]([^”"]{2,300})[”"]/i;
const LISTED =
  /^(?:(?:show|list|any|what|which|all|the|open|pending|are there(?: any)?)\s+)*redactions?(?:\s+(?:are\s+)?(?:open|pending|waiting))?[\s?.!]*$/i;

export const readRedact: ErrandReader = (sight) => {
  if (LISTED.test(sight.text)) return { kind: 'errand', plan: null, errand: { do: 'redactions' } };
  const asked = ASKS.exec(sight.text);
  if (!asked) return null;
  const after = sight.text.slice(asked[0].length);
  const [, before = '', words] = QUOTED.exec(after) ?? [];
  const rest = words === undefined ? after : `${before} ${after.slice(before.length + words.length + 2)}`;
  if (words === undefined && !OF_THE_RECORD.test(rest) && marksOf(sight, 'item').length === 0) return null;
  const because = BECAUSE.exec(rest);
  const named = marksIn(rest.slice(0, because?.index ?? rest.length), sight);
  const [ref, ...others] = named.refs;
  if ((ref === undefined && !words) || others.length > 0)
    return {
      kind: 'clarify',
      ask: 'What shall I redact? Say, for example, "redact 3.1a update of 12 Nov because it names a child", or redact and the words in quotation marks. Nothing was changed.',
      items: [],
      suggestions: [],
    };
  const reason = because?.[1]?.replace(/[\s.]+$/, '') ?? null;
  return {
    kind: 'errand',
    plan: null,
    errand: {
      do: 'redact',
      ref: ref ?? null,
      day: named.day,
      because: reason,
      ...(words !== undefined && { words }),
    },
  };
};

/** The action and the day; a day without its year is the last one that was. */
function marksIn(text: string, { lexicon, context }: Sight): { refs: string[]; day: string | null } {
  const sight = runParsers(ofAll, { text, left: text, marks: [], lexicon, context });
  const refs = marksOf(sight, 'item').flatMap(({ entries }) => entries[0]?.ref ?? []);
  const [date] = marksOf(sight, 'date');
  const day = date ? (date.days.last?.from ?? date.days.from) : null;
  const isAhead = day !== null && day > context.today;
  return {
    refs: [...new Set(refs)],
    day: isAhead ? Temporal.PlainDate.from(day).subtract({ years: 1 }).toString() : day,
  };
}
