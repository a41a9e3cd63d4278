/** Reads who asks for the readings that are missing: "measures without a reading", "which readings do you want from me". */
import { refKey } from '../plan-words/lexicon.ts';
import type { ErrandReader } from './errands.ts';

const OPENING = String.raw`(?:(?:so|ok|hi|please|show(?: me)?|list|give me|all|any|what|which|whose|the|are there)[\s,]+)*`;
const WITHOUT = String.raw`(?:measures?|kpis?|indicators?)\s+(?:that\s+|which\s+)?(?:(?:still\s+)?(?:are\s+)?(?:without|lack(?:ing)?|missing|need(?:ing)?|wants?|wanting|have(?:n'?t| not)?(?: got)?(?: had)?|has(?:n'?t| not)?(?: had)?)\s+)(?:an?\s+|any\s+|no\s+|their\s+)?(?:up[- ]to[- ]date\s+|new\s+|latest\s+)?readings?`;
const MISSING = String.raw`(?:missing|outstanding|overdue)\s+readings?|readings?\s+(?:that\s+)?(?:are\s+)?(?:missing|outstanding|due|overdue|wanted)`;
const MINE = String.raw`(?:what|which)\s+(?:readings?|measures?|figures?)\s+(?:do|does)\s+(?:you|waymark)\s+(?:want|need)(?:\s+from\s+me)?|my\s+(?:readings?|measures?)(?:\s+(?:that are\s+)?(?:due|wanted|missing|without\s+a\s+reading))?|(?:readings?|measures?)\s+(?:of\s+mine|(?:due|wanted)\s+from\s+me)`;
const WHERE = String.raw`(?:\s+(?:in|of|under|for|below)\s+(?:priority|theme|objective|p)?\s?(\d[\w.()]{0,12}))?`;
const ENDING = String.raw`(?:\s+(?:yet|please|at the moment|now))*[\s?.!]*$`;

const ANYBODYS = new RegExp(`^${OPENING}(?:${WITHOUT}|${MISSING})${WHERE}${ENDING}`, 'i');
const OWN = new RegExp(`^(?:(?:show(?: me)?|list|please)\\s+)*(?:${MINE})${ENDING}`, 'i');

export const readReadingsWanted: ErrandReader = ({ text, lexicon }) => {
  if (OWN.test(text)) return wanted([], true);
  const found = ANYBODYS.exec(text);
  if (!found) return null;
  const [, where] = found;
  if (where === undefined) return wanted([], false);
  const ref = lexicon.refs.get(refKey(where))?.[0]?.ref;
  return ref === undefined ? null : wanted([ref], false);
};

const wanted = (refs: string[], mine: boolean) =>
  ({ kind: 'errand', plan: null, errand: { do: 'readings-wanted', refs, mine } }) as const;
