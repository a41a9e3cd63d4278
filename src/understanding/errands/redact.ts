/** Reads an officer's wish to take words out of the record for good: "redact 3.1a update of 12 Nov because it names a child". */
import { marksOf, runParsers, type Sight } from '../mark.ts';
import { ofAll } from '../parsers.ts';
import type { ErrandReader } from './errands.ts';

const ASKS = /^(?:(?:please|can you|could you|i want to|i need to|we need to|we must)\s+)*redact\b[\s:]*/i;
const BECAUSE = /[\s,;:–-]*\b(?:because|as|since|reason:?)\s+(?:of\s+)?(.{1,300})$/is;
const LISTED =
  /^(?:(?:show|list|any|what|which|all|the|open|pending|are there(?: any)?)\s+)*redactions?(?:\s+(?:are\s+)?(?:open|pending|waiting))?[\s?.!]*$/i;

export const readRedact: ErrandReader = (sight) => {
  if (LISTED.test(sight.text)) return { kind: 'errand', plan: null, errand: { do: 'redactions' } };
  const asked = ASKS.exec(sight.text);
  if (!asked) return null;
  const rest = sight.text.slice(asked[0].length);
  const because = BECAUSE.exec(rest);
  const named = marksIn(rest.slice(0, because?.index ?? rest.length), sight);
  const [ref, ...others] = named.refs;
  if (ref === undefined || others.length > 0)
    return {
      kind: 'clarify',
      ask: 'Which action’s update shall I redact? For example "redact 3.1a update of 12 Nov because it names a child". Nothing was changed.',
      items: [],
      suggestions: [],
    };
  const reason = because?.[1]?.replace(/[\s.]+$/, '') ?? null;
  return { kind: 'errand', plan: null, errand: { do: 'redact', ref, day: named.day, because: reason } };
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
