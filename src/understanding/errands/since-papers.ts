/** Reads who asks what changed after a paper was frozen: "what changed since papers", "since the papers". */
import type { ErrandReader } from './errands.ts';
import { BODY, bodySaid, isLong, PLEASE } from './papers-words.ts';

const ASKS = String.raw`(?:(?:so\s+)?(?:what(?:'s|’s|s| has| have)?\s+(?:been\s+)?(?:changed|new|moved|happened)|what\s+changed|anything\s+(?:new|changed|moved)|show me|changes|news|updates)\s+)?`;
const SINCE = new RegExp(
  String.raw`^${ASKS}since\s+(?:the\s+|our\s+)?(?:last\s+)?(?:board\s+)?papers(?:\s+(?:went out|were (?:sent|frozen|dispatched)))?(?:\s+(?:for|of)\s+${BODY})?${PLEASE}$`,
  'iu',
);

export const readSincePapers: ErrandReader = ({ text }) => {
  if (isLong(text)) return null;
  const found = SINCE.exec(text.trim());
  if (!found) return null;
  const body = bodySaid(found[1]);
  if (found[1] !== undefined && body === null) return null;
  return { kind: 'errand', plan: null, errand: { do: 'since-papers', body } };
};
