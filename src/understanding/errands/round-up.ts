/** Reads who wants their round-up, or what waits for them: "round-up", "what's waiting for me", "what am I waiting for". */
import type { ErrandReader } from './errands.ts';

const PLEASE = String.raw`[\s,]*(?:please|thanks|thank you)?[\s.!?]*`;
const ROUND_UP = new RegExp(
  String.raw`^(?:(?:please|show me|give me|send me|can i (?:have|see)|could i (?:have|see)|i(?:'d| would) like)\s+)*(?:(?:my|the|a|your)\s+)?(?:personal\s+)?round[\s-]?up(?:\s+of (?:mine|my (?:actions|work)))?${PLEASE}$`,
  'i',
);
const REQUESTS = new RegExp(
  `^(?:what(?:'s|’s| is) waiting (?:for|on) me|(?:what|which) requests (?:are )?(?:waiting|open)(?: for me)?|(?:show me )?(?:my|the|open) requests|what (?:do|must) i (?:have to|need to)? ?decide|anything (?:waiting )?for me to decide)${PLEASE}$`,
  'i',
);
const WAITING = new RegExp(`^what am i (?:still )?waiting (?:for|on)${PLEASE}$`, 'i');

export const readRoundUp: ErrandReader = ({ text }) => {
  if (ROUND_UP.test(text) || WAITING.test(text))
    return { kind: 'errand', plan: null, errand: { do: 'round-up' } };
  return REQUESTS.test(text) ? { kind: 'errand', plan: null, errand: { do: 'requests' } } : null;
};
