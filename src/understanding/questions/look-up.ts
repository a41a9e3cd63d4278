/** "What does NLSI mean?": what is asked about the words themselves, and not about how anything stands. */
import type { Reading } from '../intent.ts';
import { marksOf, type Sight } from '../mark.ts';
import { wordsOf } from '../words.ts';

const ASKS_MEANING =
  /\b(?:what|wot|whats)\b[^\n]{0,80}\b(?:mean|means|stands? for|short for|the meaning|an abbreviation)\b|\b(?:define|definition of|meaning of|glossary)\b/i;
const ASKS_OF_LETTERS = /^[Ww](?:hat|ot)(?:'s|s| is) (?:an? )?[A-Z&]{2,6}[\s?]*$/;
const MOST = 3;

/** What the plan's abbreviations in the text stand for; null where nothing of the kind is asked. */
export function readLookUp(shared: Sight): Reading | null {
  const { text, lexicon } = shared;
  if (
    !(ASKS_MEANING.test(text) || ASKS_OF_LETTERS.test(text)) ||
    marksOf(shared, 'unknown-ref').length > 0 ||
    marksOf(shared, 'item').length > 0
  )
    return null;
  const known = wordsOf(text).flatMap((word) => {
    const long = lexicon.expansions.get(word.text);
    return long === undefined ? [] : [{ short: text.slice(word.start, word.end), long }];
  });
  if (known.length === 0)
    return {
      kind: 'unclear',
      nearest: [{ label: 'Help', say: 'help' }],
      says: 'I only know what the plan itself spells out.',
    };
  return {
    kind: 'unclear',
    nearest: known
      .slice(0, MOST)
      .map(({ short }) => ({ label: `Actions on ${short}`, say: `${short} actions` })),
    says: known
      .map(({ short, long }) => `${short}: ${long}.`)
      .join(' ')
      .slice(0, 500),
  };
}
