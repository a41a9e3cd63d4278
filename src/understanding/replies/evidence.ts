/** Parser: evidence that is described by where it lies ("notes in the teams folder"). Links are read elsewhere. */
import { claimed } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';
import { wordsOf } from '../words.ts';

const RECORD =
  '(?:minutes|notes?|reports?|cop(?:y|ies)|case stud(?:y|ies)|slides?|deck|docs?|documents?|papers?|letters?|spreadsheets?|scans?|photos?|pics?|pictures?|presentations?|polic(?:y|ies)|evidence|files?|agendas?|data|write-?ups?|certificates?|packs?|surveys?|results?|audits?|action plans?|proof|recordings?|registers?|templates?|guidance)';
const PLACE =
  '(?:folder|hub|share ?point|teams|drive|site|intranet|infobase|website|web ?page|channel|one ?drive|portal|library|wiki|planner|notebook|inbox|server|dropbox|board pack|shared area)';
const WHERE = `(?:in|on|at|under|to|via|from)\\s+(?:(?:\\w[\\w'&-]*|${claimed('item')})\\s+){0,4}?${PLACE}\\b(?:\\s+(?:folder|site|drive|channel|hub|page|library)\\b)?`;
/** Where in the place it lies: "> inclusion > policies", "under safeguarding/audits", ", safeguarding folder". */
const WITHIN = `(?:\\s*(?:->|>|\\/)\\s*\\w[\\w &'-]{0,40}|\\s+(?:under|in)\\s+(?!case\\b|progress\\b|time\\b)\\w[\\w/&'-]*(?:\\s(?!and\\b|but\\b|so\\b)[\\w/&'-]+){0,3}|,\\s*(?:in\\s+)?(?:the\\s+)?\\w[\\w&'-]*(?:\\s\\w[\\w&'-]*){0,3}?\\s+${PLACE}\\b){0,4}`;
const START = '(?<=^|[\\n,;:.!(-]\\s?|\\p{Extended_Pictographic}\\s?|\\band\\s|\\bsee\\s|\\bwith\\s)';
/** What a whole clause may be about, when it only says where it lies. */
const IT =
  "(?:(?:it's|its|it is|they're|theyre|they are|all|everything|that's|thats|this is|copy|copies|both)(?:\\s+(?:now|all|is|are|both|up|live|there|saved|available|already))*)";
const NOT_THERE =
  /\b(?:will|be|not|need|needs|by|when|if|once|asked|waiting|missing|moving|move|should|could|can|lost|no|wrong|remove|delete|ignore|late|overdue|draft|chase|chasing|broken)\b|n't\b/i;
/** Said after "evidence:" by those who have none to give. */
const NONE_YET =
  /^(?:\W*$|(?:none|nil|nothing|n\/?a|not|no|never|tb[cad]|pending|waiting|awaiting|later|soon|coming|missing|lost|unknown|to (?:follow|come|be)|will|don'?t|doesn'?t|x|yes|true|false)\b)|\b(?:to follow|will|tb[cad]|pending|waiting|awaiting|n't|not|missing|lost|once|when|wrong|ignore|n\/a)\b|n't\b/i;
/** What stands beside a record without changing that it is there. */
const BESIDE = new RegExp(
  `^(?:${RECORD}|${PLACE}|and|the|a|an|our|my|of|for|from|in|on|at|under|to|via|is|are|now|all|full|final|signed|latest|updated|meeting|board|panel|case|action|saved|uploaded|filed|stored|posted|available|kept|published|attached|here|see|it|its|they|theyre|been|has|have)$`,
  'i',
);

const read: Row['read'] = (match, sight) => {
  const typed = sight.text.slice(match.index, match.index + match[0].length);
  const what = typed
    .replace(/^(?:evidence\s*[:=-]|see|and|(?:all )?(?:done|complete[d]?|finished))\s+/i, '')
    .trim();
  if (NOT_THERE.test(match[0]) || what === '') return null;
  const [before = ''] = what.split(new RegExp(`\\b(?:${WHERE})`, 'i'));
  const how = wordsOf(before).every((word) => BESIDE.test(word.text)) ? 'said' : 'implied';
  return { kind: 'evidence', evidence: { kind: 'location', what: what.slice(0, 500) }, how };
};

/** "Evidence: none; red": what follows the first words is about something else. */
const missing: Row['read'] = (match, sight) =>
  NONE_YET.test(sight.text.slice(match.index, match.index + match[0].length).trim())
    ? { kind: 'no-evidence' }
    : null;

/** "Evidence: ..." names it outright, wherever it is; a link behind it speaks for itself. */
const named: Row['read'] = (match, sight) => {
  const start = match.index;
  const what = sight.text.slice(start, start + match[0].length).trim();
  if (NONE_YET.test(what)) return { kind: 'no-evidence' };
  if (new RegExp(claimed('link')).test(match[0]) || what.length < 3) return null;
  return { kind: 'evidence', evidence: { kind: 'location', what: what.slice(0, 500) }, how: 'said' };
};

export const describedEvidence = tableParser([
  { pattern: /(?<=\bevidence\s?[:=-]\s{0,3})(?!\s)[^\n.,;!]{1,200}/gi, read: missing },
  {
    pattern: new RegExp(
      `(?<=\\bevidence\\s?[:=-]\\s{0,3})(?!\\s|${claimed('no-evidence')})(?:[^\\n.!]|[.!](?!\\s|$)){1,300}`,
      'gi',
    ),
    read: named,
  },
  {
    pattern:
      /\b(?:(?:but (?:there(?:'s| is) |we have |i have |with )?)?no evidence|evidence (?:is (?:still|yet|not|to|coming|missing|pending|being|tbc|on (?:its|the) way)\b|still |none|not |will |to (?:follow|come)|tb[cad]|pending|later|missing|n\/?a\b))(?:(?! (?:[-(]|but\b|although\b|though\b|however\b|and (?:it|its|it's|this|we|all)\b))[^,;.!\n\uE000-\uF8FF]){0,60}(?:,? but\b)?/gi,
    read: () => ({ kind: 'no-evidence' }),
  },
  {
    pattern: new RegExp(
      `${START}(?:\\w[\\w'&-]*\\s+){0,4}?${RECORD}\\s+(?:\\w[\\w'&-]*\\s+){0,3}?${WHERE}${WITHIN}`,
      'giu',
    ),
    read,
  },
  {
    pattern: new RegExp(
      `${START}${IT}\\s+${WHERE}(?:\\s+(?:under|in|at|->)\\s+\\w[\\w'&-]*(?:\\s+\\w[\\w'&-]*){0,3})?(?=\\s*(?:$|[\\n,;.!)]))`,
      'giu',
    ),
    read: (match, sight) => {
      const found = read(match, sight);
      return found?.kind === 'evidence' ? { ...found, how: 'said' } : found;
    },
  },
  {
    pattern: new RegExp(
      `${START}(?:(?:it's|its|it is|all|they are|they're)\\s+)?(?:saved|uploaded|filed|stored|posted|available|kept|signed)\\s+${WHERE}${WITHIN}`,
      'giu',
    ),
    read,
  },
]);
