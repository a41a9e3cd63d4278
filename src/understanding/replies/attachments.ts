/** Parser: what is said to come with the words ("minutes attached", "see photo"). Whether it came is not known here. */
import { claimed } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';

const WORD = "[\\p{L}\\d][\\p{L}\\d'&-]*";
const ATTACHED = '(?:attached|enclosed|att\\b|attchd|atached|atatched|attatched)';
const THING =
  '(?:photos?|pics?|pictures?|images?|screen ?shots?|scans?|files?|docs?|documents?|minutes|notes|reports?|slides?|deck|papers?|letters?|spreadsheets?|certificates?|agendas?|attachments?|pdfs?|email|figures|numbers|data)';
const CLAUSE =
  '(?<=^|[\\n,;:.!(-]\\s?|\\p{Extended_Pictographic}\\s?|\\b(?:and|but|so|w|with)\\s|\\uE000\\s?)';
const NOT_THERE =
  /\b(?:no|not|nothing|never|will|to be|should|could|can'?t|cannot|once|when|if|forgot|forgotten|later|next|need|without|would|might|unable|couldn'?t|didn'?t|won'?t|haven'?t|hasn'?t|tomorrow|soon)\b|n't\b|'ll\b/i;
const LATER =
  "(?:to (?:follow|come)|(?:will|'ll|wil) (?:follow|come|be (?:sent|attached|added|uploaded))|(?:is|are) (?:coming|on (?:its|their) way)|coming|following|pending|tbc|later|next week|tomorrow)";

const attachment = (what: string) =>
  ({
    kind: 'evidence',
    evidence: { kind: 'attachment', what: what === '' ? 'the attachment' : what.slice(0, 500) },
    how: 'said',
  }) as const;

const named = (words: string): string =>
  words
    .replace(
      /^(?:(?:please|pls|find|see|pfa|the|a|an|my|our|is|are|here|here's|heres|i've|ive|i|we|we've|have|with|and|now|also|some|done|complete|completed|finished|update)\s+)+/i,
      '',
    )
    .replace(/(?:\s+(?:is|are|now|all|also|both|have been|has been|please|pls|find|see))+$/i, '')
    .trim();

const row = (pattern: string, part: number): Row => ({
  pattern: new RegExp(pattern, 'giu'),
  read: (match, sight) => {
    const before = sight.left.slice(Math.max(0, match.index - 20), match.index);
    if (NOT_THERE.test(match[0]) || /(?:\bnot?|n't|\bno)\s+$/i.test(before)) return null;
    return attachment(named((match[part] ?? '').trim()));
  },
});

export const attachments = tableParser([
  {
    pattern: new RegExp(
      `${CLAUSE}(?:${WORD}\\s+){0,4}?(?:${THING}|evidence|certificate|proof|link|policy|plan|survey|results?)\\s+${LATER}\\b`,
      'giu',
    ),
    read: () => ({ kind: 'no-evidence' }),
  },
  row(
    `${CLAUSE}(?:(?:${ATTACHED}|attaching|enclosing|pfa)(?:\\s+(?:is|are|please find|here))?\\s+(?!to\\b|for\\b|on\\b|with\\b)((?:${WORD})(?:\\s+(?!and\\b|but\\b|so\\b)${WORD}){0,4}))`,
    1,
  ),
  row(
    `${CLAUSE}(?:pls|please)?\\s?(?:find|see|pfa|per|as)\\s+(?:the\\s+)?(?:${ATTACHED})(?:\\s+(?!and\\b|but\\b|so\\b)((?:${WORD})(?:\\s+(?!and\\b|but\\b)${WORD}){0,3}))?`,
    1,
  ),
  row(
    `${CLAUSE}((?:${WORD}\\s+){0,6}?)(?:${ATTACHED})(?!\\s+to\\b)(?=\\s*(?:$|[\\n,;.!)]|-\\s|\\p{Extended_Pictographic}|here|above|below|now|as evidence|for|thanks|and|too|with|${claimed('link')}))`,
    1,
  ),
  row(
    `${CLAUSE}(?:pls|please)?\\s?(?:see|with)\\s+(?:the\\s+|my\\s+|our\\s+|this\\s+)?((?:${WORD}\\s+){0,2}?${THING})(?=\\s*(?:$|[\\n,;.!)]|here|above|below))`,
    1,
  ),
  row(`${CLAUSE}(pfa)\\b(?=\\s*(?:$|[\\n,;.!]))`, 2),
  row(
    `${CLAUSE}here(?:'s|s| is| are)\\s+(?:the\\s+|my\\s+|our\\s+)?((?:${WORD}\\s+){0,3}?${THING})(?=\\s*(?:$|[\\n,;.!)]))`,
    1,
  ),
]);
