/** Commands that change a status: "mark 3.7a as done", "close it". What they want is shown, and done once confirmed. */
import type { Status } from '../../domain/milestone.ts';
import { claimed } from '../mark.ts';
import { outright } from './status-words.ts';

const ITEM = claimed('item');
const THING = `(?:${ITEM}|it|this|that|them|all|both|everything|the action|the status|status)(?: one)?`;
const OPENING =
  "(?:(?:hi|hello|hey|please|pls|ok|so|and|can|could|would|will|may|you|u|we|i|i'd like to|just|go ahead|let's|lets|then)\\s+)*";
const CLOSING =
  '(?:\\s*(?:please|pls|plz|now|thanks|thank you|cheers|ta|off|down|as well|too|for me))*[\\s?.!]*';

const SET = new RegExp(
  `^${OPENING}(?:mark|set|put|record|log|update|change|make|turn|move|flag|show|rate|report|class)\\s+(?:off\\s+)?(?:the status of\\s+)?(?:${THING}(?:(?:,|\\s|and|&|${ITEM})*)\\s*)?(?:down\\s+)?(?:(?:as|to|=|is|at|status to|to be|into)\\s*)?(?:being\\s+|now\\s+)?(?<status>[\\w][\\w -]{1,20}?)${CLOSING}$`,
  'i',
);
const CLOSE = new RegExp(
  `^${OPENING}(?:close|tick|sign|mark|complete|finish|cross)(?:\\s+off)?\\s+${THING}(?:(?:,|\\s|and|&|${ITEM})*)${CLOSING}$`,
  'i',
);
const FORBIDDEN =
  /\b(?:not|never|cannot|shouldn't|should|if|when|before|until|unless|how|why)\b|n't\b|\b(?:dont|cant|wont)\b/i;
const BARE = outright.map(({ status, words }) => ({ status, pattern: new RegExp(`^(?:${words})$`, 'i') }));
const OTHERS: readonly { status: Status; pattern: RegExp }[] = [
  { status: 'complete', pattern: /^(?:closed|finished)$/i },
  { status: 'in-progress', pattern: /^(?:in[ -]progress|started|under ?way)$/i },
  { status: 'withdrawn', pattern: /^(?:withdrawn|dropped|no longer needed|cancelled)$/i },
];

/** The status that a clause commands; null when it commands none, or speaks of it with an if or a not. */
export function commanded(clause: string): Status | null {
  if (FORBIDDEN.test(clause)) return null;
  const told = SET.exec(clause)?.groups?.status?.trim();
  if (told !== undefined) {
    const found = [...BARE, ...OTHERS].find(({ pattern }) => pattern.test(told));
    if (found) return found.status;
  }
  return CLOSE.test(clause) ? 'complete' : null;
}
