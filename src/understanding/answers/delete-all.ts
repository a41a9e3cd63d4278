/** "Delete everything": nothing is ever deleted, and nothing in hand is withdrawn by it. */
import type { Reading } from '../intent.ts';

const ALL =
  '(?:everything|all|all of (?:it|this|that|them|these|those)|it all|the lot|the whole (?:lot|thing|plan|strategy|record|list)|the (?:plan|strategy|record|database|data|history)|(?:all )?(?:my|our|the|your|these|those|this) (?:\\w+ )?(?:actions|data|records?|updates|items|history|list|plans?|messages|chats?|conversations?|account)|every (?:action|update|record|item)|all (?:actions?|data|records?|updates?|items?|history|messages?|plans?))';
const DELETES = new RegExp(
  `^(?:(?:please|pls|ok|okay|now|just|can you|could you|can i|could i|how (?:do|can) i|i want to|i need to|i'd like to|let's)[\\s,]+)*(?:delete|erase|wipe|clear|remove|purge|destroy|reset|empty)(?: out| off)?\\s+${ALL}(?:\\s+(?:please|pls|now|again|of mine|from the (?:plan|record)|in the (?:plan|record)))*[\\s.!?]*$`,
  'i',
);

/** Null when anything else is said. */
export const readDeleteAll = (text: string): Reading | null =>
  DELETES.test(text)
    ? {
        kind: 'unclear',
        says: 'Nothing was changed: I delete nothing, and all that was said stays in the record. To put a slip right, say “undo”, or “I meant” with the right number. If a child’s name or data got in, two strategy officers together can take the words out for good. What I hold on you, and whom to ask for it: “what do you hold about me”.',
        nearest: [
          { label: 'Help with privacy', say: 'help with privacy' },
          { label: 'Help', say: 'help' },
        ],
      }
    : null;
