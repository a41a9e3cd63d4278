/** Part of the first step: the shortcuts of people who type on a phone, written out, so that every parser reads one spelling. */

const WORDS: Readonly<Record<string, string>> = {
  any1: 'anyone',
  some1: 'someone',
  every1: 'everyone',
  wich: 'which',
  evrything: 'everything',
  summat: 'something',
  dnt: "don't",
  shld: 'should',
  shud: 'should',
  shd: 'should',
  wld: 'would',
  wud: 'would',
  cld: 'could',
  cud: 'could',
  nxt: 'next',
  wk: 'week',
  wks: 'weeks',
  mth: 'month',
  mths: 'months',
  b4: 'before',
  bfore: 'before',
  wot: 'what',
  wots: "what's",
  wat: 'what',
  grp: 'group',
  mtg: 'meeting',
  mtgs: 'meetings',
  bk: 'back',
  abt: 'about',
  bc: 'because',
  bcos: 'because',
  bcoz: 'because',
  thx: 'thanks',
  ppl: 'people',
  hv: 'have',
  havnt: "haven't",
  hvnt: "haven't",
  hasnt: "hasn't",
  itll: "it'll",
  theyll: "they'll",
  youll: "you'll",
  thatll: "that'll",
  tho: 'though',
  thru: 'through',
  nowt: 'nothing',
  nobodys: "nobody's",
  ystrday: 'yesterday',
  yest: 'yesterday',
  gd: 'good',
  govs: 'governors',
  recd: 'received',
  u: 'you',
  ur: 'your',
};
const SHORTCUT = new RegExp(
  `(?<![\\w'/@:.&-])(?:${Object.keys(WORDS).join('|')})(?![\\w'/@&-]|[.:]\\w)`,
  'gi',
);
/** Alone it may be the second action of a card. */
const BE = /(?<=\b(?:should|would|could|will|won'?t|can|can'?t|may|might|must|'ll|to|not)\s)b(?=\s)/gi;
const ARE = /(?<=\b(?:where|how|who|what|when|why)\s)r(?=\s)|(?<=\b(?:we|you|they)\s)r(?=\s)/gi;
const LINK = /(https?:\/\/\S+)/i;

/** The text with each shortcut written out; addresses stay as they are. */
export const writtenOut = (text: string): string =>
  text
    .split(LINK)
    .map((piece) => (LINK.test(piece) ? piece : spelled(piece)))
    .join('');

const spelled = (text: string): string =>
  text
    .replace(SHORTCUT, (word) => cased(WORDS[word.toLowerCase()] ?? word, word))
    .replace(BE, 'be')
    .replace(ARE, 'are');

/** "Shld" begins a sentence; a name in capitals ("GD") is none of these. */
function cased(long: string, typed: string): string {
  if (typed.length > 1 && typed === typed.toUpperCase()) return typed;
  return /^\p{Lu}/u.test(typed) ? long.charAt(0).toUpperCase() + long.slice(1) : long;
}
