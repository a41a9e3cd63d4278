/** Words of a question that nobody has read: which of them may have been meant to narrow it, and which are mere talk. */
import { HIDDEN, marksOf, type Sight } from '../mark.ts';
import { isNeutral, type Word, wordKey, wordsOf } from '../words.ts';

const CHATTER = `carve slice chop table chart grid diary calendar flashing net bag hook badger pester boil cllr cllrs parent portfolio newsletter bulletin dead alive grim rosy plain english simple hers somewhere anywhere begun fall falls falling furthest farthest slowest quickest biggest busiest closest nearest absolutely across actual actually afraid afternoon ages agenda aiming along alright altogether amongst anybody anyhow
anyway anywhere apologies appreciate appreciated around asap asked asking asks attached aware away b4 back bad basically became
because before begin behind being believe best better between bet bit bits both bother bothering bottom brief briefly bring
bringing brought busy call came care case catch chance chat chatting cheeky cheers chief clear close closely colleague colleagues
come comes coming committee compare compared confirm confused contact council councillor councillors couple cover covered cross
curious daft date day days dear decent definitely depth detail different difficult director doesnt draft dumb during each earlier easy
either email end enough especially exact exactly exec except expect expected expecting explain extra eye fair fairly familiar fancy
fast feel few fill final finally find fine first fit follow following foot forever forget forgive forgot forward free fresh
frankly front full fully further gap gentle genuinely gist given glad glance gone gonna good governors grand grateful great guess
hand handle handy hang hate heads hear heard heart heaven helpful helps hint hiya hold honest honestly hope hoping hour idea
ideally immediately important incidentally indeed inform info information instead interest interested isn job join keen keeping kind
kindly knew knocking known knows lads large last lately later latter learn least letting level life likely line lines
literally little live local long longer looked lost lot lots lovely lunch mail main mainly manage marvellous matter matters maybe mean meaning
means meant meet meeting members mention mentioned message middle mind minute minutes moment month morning most mostly move moving msg
name named names nearly necessarily nobody nice no none normal normally note notes nothing number numbers obviously occasionally odd off
offer oblige often oh once only onto ooh opposed order otherwise ought ourselves outside ow owt pack pain paper papers pardon
particular particularly pass passing past pastime pen people perhaps person pick picture piece place please pleased plus pop
possibly post precisely prefer prep prepare presentation presumably pretty previous probably problem properly pull push put puts
putting query question questions quickest quiet quite r rather re read real really reason recap recently recently refresh
regarding regards remember remind reminder reply request respect rest return review rid ring roll rough roughly round rude run
running said sake say saying says scrutiny seconds seeing seem seems seen sensible sent separately serious seriously set several shape share
short shortly side simple simply since sit sits sitting situation slightly slow slt smt subject passing nutshell wots wats somebody someone something sometime
sometimes somewhere soonest sorry sort sorted speak specific specifically spot start starting stay step still stop straight
strictly stuff stupid such suppose supposed surely swear swift take takes taken taking talk tell terms terribly than then thereabouts
thick thing thought thoughts thru til time times tonight today together told tomorrow tonight total totally touch track treat trouble
true truly try trying tune turn turned twice type typed u unless until upset upto use used useful useless usual usually
various versus via wait waiting walk wanna wanted wants watch way ways week weeks welcome went wherever whether whilst wish without
wonder wondered wondering wont word words wot work works worth wouldnt write wrong ya yeah year years yep yesterday yet youd youre
yours yourself hes shes theyre theyve weve wed id thats theres whos hv hav havnt his her him himself herself gimme lemme obv tbh fyi btw atm rn thx ty ta wk wks
mth n w plse thankyou mate guys folks love luv boss chuck heck hell earth blimey crikey gosh honest owing mornin evening hopefully`;
const chatter: ReadonlySet<string> = new Set(CHATTER.split(/\s+/));

/** Behind these a word says of what, of whom or where. */
const NARROWS =
  /\b(?:in|for|at|from|under|about|on|by|with|within|of|except|excluding|without|re|regarding|not|only|just)\s+(?:(?:the|our|my|your|all|any|their|this|that|a|an|new)\s+)*$/i;
/** A part of a message that speaks to the bot instead of asking: it has somebody in it who acts. */
const SPEAKS =
  /\b(?:i|i'?m|i'?ve|i'd|i'll|you|you're|youre|u|we|we'?ve|its?|it's|that'?s|he|she|they|me|us|sorry|thanks|hope|nothing|if|please|because|cos)\b/i;
const PART = /[^,;:!?.\n]+/g;
const GLYPH = /[\uE000-\uF8FF]/;

/**
 * Unread words that may narrow the question: the answer would be another one without them. Where nothing `asks`, any
 * of them makes it something else than a question.
 */
export function strangeWords(sight: Sight, asks: boolean): Word[] {
  const { left, lexicon } = sight;
  const talk = partsOfTalk(left);
  const unread = wordsOf(left).filter(
    (word) =>
      (/^\d+$/.test(word.text)
        ? !isCounted(left, word)
        : !isNeutral(word.text) &&
          !chatter.has(word.text) &&
          !lexicon.levelWords.has(wordKey(word.text)) &&
          !(word.text.length > 5 && word.text.endsWith('ly'))) &&
      !talk.some(({ start, end }) => word.start >= start && word.end <= end),
  );
  if (!asks || !namesASubject(sight)) return unread;
  return unread.filter((word) => NARROWS.test(left.slice(Math.max(0, word.start - 60), word.start)));
}

export const namesASubject = (sight: Sight): boolean =>
  (['item', 'topic', 'outcome', 'body'] as const).some((kind) => marksOf(sight, kind).length > 0) ||
  marksOf(sight, 'owner').some(({ owner }) => typeof owner !== 'string');

/** "How many of the 22", "the last 3". */
const isCounted = (left: string, word: Word): boolean =>
  /\b(?:the|all|top|these|those|last|first|next|of|any)\s$/i.test(left.slice(0, word.start));

/** The sight without what merely speaks to the bot, so that "I've had a governor asking" names no topic. */
export function withoutTalk(sight: Sight): Sight {
  const talk = partsOfTalk(sight.left).filter(({ text }) => BEGINS_SPEAKING.test(text));
  let { left } = sight;
  for (const { start, end: last, text } of talk) {
    const about = ASKED_ABOUT.exec(text);
    const end = about ? start + about.index + about[0].length : last;
    left = left.slice(0, start) + HIDDEN.repeat(end - start) + left.slice(end);
  }
  return { ...sight, left };
}
/** "I've had a governor asking about suspensions": what stands behind is what it is about. */
const ASKED_ABOUT =
  /\b(?:ask(?:ing|ed|s)?|question|query|email(?:ed)?|call(?:ed|ing)?|chas(?:ing|ed)|worried|concerned|interested|wondering|meeting|worrying)(?: (?:me|us))? (?:about|on|re|regarding|in)\s/i;
const BEGINS_SPEAKING =
  /^\s*(?:(?:and|but|as|because|cos|so|or)\s+)?(?:i|i'?ve|i'?m|i'd|i'll|we|we've|you|you're|it|it's|that's|he|she|they|sorry|thanks|lovely|hope|nothing|if)\b/i;

/** The parts in which nothing was read and somebody speaks: "sorry to be a pain", "if you get a moment". */
function partsOfTalk(left: string): { text: string; start: number; end: number }[] {
  const parts = [...left.matchAll(PART)].flatMap((match) => pieces(match[0], match.index));
  if (parts.length < 2) return [];
  return parts.filter(({ text }) => !GLYPH.test(text) && SPEAKS.test(text));
}

function pieces(text: string, from: number): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(/\s-+\s|\bbut\b|\band\b/gi)) {
    found.push({ text: text.slice(start, match.index), start: from + start, end: from + match.index });
    start = match.index + match[0].length;
  }
  found.push({ text: text.slice(start), start: from + start, end: from + text.length });
  return found;
}
