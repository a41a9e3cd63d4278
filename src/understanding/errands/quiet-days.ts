/** Reads who wants to see or set quiet days: "my working days", "quiet days of the Head of Inclusion". */
import { namedFrom } from '../plan-words/named.ts';
import type { ErrandReader } from './errands.ts';

const ASKS = String.raw`^(?:(?:please|can i|i want to|i'd like to|let me|show(?: me)?|set|change|edit|what are)\s+)*`;
const DAYS = `(?:quiet|working|non-?working|part[- ]time) days?`;
const END = String.raw`(?:\s+please)?[\s.!?]*$`;
const OWN = new RegExp(`${ASKS}(?:(?:my|the)\\s+)?${DAYS}${END}`, 'i');
const OF = new RegExp(
  `${ASKS}(?:the\\s+)?${DAYS}\\s+(?:of|for)\\s+(?:the\\s+)?(?<whose>[^,.;:\\n?]{2,100}?)${END}`,
  'i',
);

export const readQuietDays: ErrandReader = ({ text, lexicon }) => {
  const errand = { do: 'quiet-days', of: null, board: null } as const;
  if (OWN.test(text)) return { kind: 'errand', plan: null, errand };
  const whose = OF.exec(text)?.groups?.whose;
  if (whose === undefined) return null;
  const found = namedFrom(whose, lexicon, null);
  if (found.kind === 'known' && found.named.kind === 'post')
    return { kind: 'errand', plan: found.plans[0] ?? null, errand: { ...errand, of: found.named } };
  return { kind: 'errand', plan: null, errand: { ...errand, board: whose.trim() } };
};
