/** Parser: evidence that is described by where it lies ("notes in the teams folder"). Links are read elsewhere. */
import { claimed } from './mark.ts';
import { type Row, tableParser } from './parse-table.ts';

const RECORD =
  '(?:minutes|notes?|reports?|cop(?:y|ies)|case stud(?:y|ies)|slides?|deck|docs?|documents?|papers?|letters?|spreadsheets?|scans?|photos?|presentations?|polic(?:y|ies)|evidence|files?|agendas?|data|write-?ups?|certificates?|packs?|surveys?|results?|audits?|action plans?|proof|recordings?|registers?|templates?|guidance)';
const PLACE =
  '(?:folder|hub|share ?point|teams|drive|site|intranet|infobase|website|web ?page|channel|one ?drive|portal|library|wiki|planner|notebook|inbox|server|dropbox|board pack|shared area)';
const WHERE = `(?:in|on|at|under|to|via|from)\\s+(?:\\w[\\w'&-]*\\s+){0,4}?${PLACE}\\b(?:\\s+(?:folder|site|drive|channel|hub|page|library)\\b)?`;
const START = '(?<=^|[\\n,;:.!(-]\\s?|\\p{Extended_Pictographic}\\s?|\\band\\s|\\bsee\\s|\\bwith\\s)';
const NOT_THERE =
  /\b(?:will|be|not|need|needs|by|when|if|once|asked|waiting|missing|moving|move|should|could|can|lost|no)\b|n't\b/i;

const read: Row['read'] = (match) => {
  const what = match[0].replace(/^(?:evidence\s*[:=-]|see|and)\s+/i, '').trim();
  return NOT_THERE.test(match[0]) || what === ''
    ? null
    : { kind: 'evidence', evidence: { kind: 'location', what: what.slice(0, 500) } };
};

export const describedEvidence = tableParser([
  {
    pattern: new RegExp(
      `${START}(?:\\w[\\w'&-]*\\s+){0,4}?${RECORD}\\s+(?:\\w[\\w'&-]*\\s+){0,3}?${WHERE}`,
      'giu',
    ),
    read,
  },
  {
    pattern: new RegExp(
      `${START}(?:(?:it's|its|it is|all|they are|they're)\\s+)?(?:saved|uploaded|filed|stored|posted|available|kept)\\s+${WHERE}`,
      'giu',
    ),
    read,
  },
  // "Evidence: ..." names it outright, wherever it is; a link behind it speaks for itself.
  {
    pattern: new RegExp(
      `(?<=\\bevidence\\s?[:=]\\s?)(?!.{0,80}${claimed('link')})[^\\n\\uE000-\\uF8FF]{3,300}`,
      'gi',
    ),
    read: (m) => ({ kind: 'evidence', evidence: { kind: 'location', what: m[0].trim() } }),
  },
]);
