/** From what was typed to a reading: the frame of the understanding, in the order in which it works. */

import { isAnothersMatter, readAnswer } from './answers/answer-to.ts';
import { correctedTo } from './answers/corrected.ts';
import { readDateUnknown } from './answers/date-unknown.ts';
import { readDeleteAll } from './answers/delete-all.ts';
import { readQuiet } from './answers/quiet.ts';
import { readTakeBack } from './answers/take-back.ts';
import { readErrand } from './errands/errands.ts';
import type { Context, Reading } from './intent.ts';
import { marksOf, runParsers, type Sight } from './mark.ts';
import { type Sentence, sentencesOf, speaksOfProgress } from './mood.ts';
import { ofAll } from './parsers.ts';
import { phraseOf } from './phrase.ts';
import { type Lexicon, refKey } from './plan-words/lexicon.ts';
import { readLookUp } from './questions/look-up.ts';
import { actionsInHand, readQuestion } from './questions/question.ts';
import { inConfidence } from './replies/in-confidence.ts';
import { readUnderOneVerb } from './replies/one-verb.ts';
import { readParts } from './replies/parts.ts';
import { readReply, readRequest } from './replies/reply.ts';
import { replyAs } from './replies/reply-how.ts';
import { readTwoOrders } from './replies/two-orders.ts';
import { aboutLetters } from './replies/unclear-letters.ts';
import { readSetUp } from './set-up/set-up.ts';
import { readSmallTalk } from './small-talk.ts';
import { nearestAbilities, progressSuggestions } from './suggestions.ts';
import { wordsOf } from './words.ts';

/**
 * Reads a text of any kind; never throws. Only fields that are `said` may be stored without asking.
 * `lexicon` holds the plans that the speaker may see.
 */
export function understand(text: string, lexicon: Lexicon, context: Context): Reading {
  const { asked } = context;
  if (asked === null) return readWhole(text, lexicon, context, true);
  const alone = readWhole(text, lexicon, { ...context, asked: null }, true);
  return isAnothersMatter(alone, text, asked.wants) ? alone : readWhole(text, lexicon, context, true);
}

/** `splits`: whether the text may hold several things; a part of one does not. */
/** Whether a text has a date in it. Without one it sets none, whoever says it. */
export const namesADay = (text: string, lexicon: Lexicon, context: Context): boolean =>
  firstSight(phraseOf(text), lexicon, context).marks.some(({ kind }) => kind === 'date');

const firstSight = (phrase: string, lexicon: Lexicon, context: Context): Sight =>
  runParsers(ofAll, { text: phrase, left: phrase, marks: [], lexicon, context });

function readWhole(text: string, lexicon: Lexicon, context: Context, splits: boolean): Reading {
  const phrase = phraseOf(text);
  const shared = firstSight(phrase, lexicon, context);
  const deletes = readDeleteAll(phrase);
  if (deletes) return deletes;
  const secret = inConfidence(phrase);
  const kept = secret && readWhole(secret.rest, lexicon, { ...context, asked: null }, false);
  if (kept?.kind === 'reply') return { ...kept, reply: replyAs(kept.reply, 'implied') };
  const answer = readAnswer(shared);
  if (answer) return answer;
  const talk = readSmallTalk(phrase) ?? readDateUnknown(shared) ?? readQuiet(shared);
  if (talk) return talk;
  const readPart = (part: string, own: Context): Reading => readWhole(part, lexicon, own, false);
  const orders = splits && (readTwoOrders(shared, readPart) ?? readUnderOneVerb(shared, readPart));
  if (orders) return orders;
  const errand = readErrand(shared);
  if (errand) return errand;
  const takeBack = readTakeBack(shared, context);
  if (takeBack && !correctsAQuestion(takeBack, shared)) return takeBack;
  const meant = correctedTo(phrase);
  const right = meant === null ? null : readWhole(meant, lexicon, { ...context, asked: null }, false);
  if (right?.kind === 'reply') return right;
  const setUp = readSetUp(shared);
  if (setUp && !givesAway(setUp, shared)) return setUp;
  const lookUp = readLookUp(shared);
  if (lookUp) return lookUp;
  const sentences = sentencesOf(shared.left);
  const parts =
    splits &&
    readParts(shared, sentences, (part, own, again = false) => readWhole(part, lexicon, own, again));
  if (parts) return parts;
  const letters = aboutLetters(phrase, context);
  if (letters) return letters;
  const request = readRequest(shared, sentences);
  if (request) return request;
  const told = readReply(shared, sentences);
  const asked = readQuestion(shared, sentences);
  return chosen(asked, told, shared, sentences) ?? asOfficer(shared) ?? notUnderstood(shared);
}

/** What only an officer's words are read as, in a mouth that says nothing else by it: they are told whose word it is. */
function asOfficer(shared: Sight): Reading | null {
  if (shared.context.officer) return null;
  const officer = { ...shared, context: { ...shared.context, officer: true } };
  const errand = readErrand(officer);
  if (errand?.kind === 'errand') return errand;
  const setUp = readSetUp(officer);
  return setUp?.kind === 'set-up' ? setUp : null;
}

/** Whoever may not set an owner may still wish to hand an action over from a day on. */
function givesAway(setUp: Reading, shared: Sight): boolean {
  if (setUp.kind !== 'clarify' || shared.context.officer) return false;
  const told = readReply(shared, sentencesOf(shared.left));
  return (
    told?.kind === 'reply' && told.reply.handOver !== undefined && told.reply.handOver.value.from !== null
  );
}

/** "I meant P4" behind a question asks it again: nobody reports on a priority. */
const correctsAQuestion = (reading: Reading, shared: Sight): boolean =>
  reading.kind === 'meant' &&
  shared.context.lastQuestion !== null &&
  shared.context.asked === null &&
  marksOf(shared, 'item').every((mark) => mark.entries.every((entry) => !entry.action));

/** "3.3b done or not" is asked by whoever does not know: there is no doubt of its owner in it. */
const OR_NOT =
  /\bor not\b[\s?.!]*$|^(?:(?:so|and|ok|hi)\s)*(?:anything|any|what|which|who|where|how|show|list)\b/i;

/** "Update: EHE done" reports, whatever else it might be. */
const REPORTS = /^(?:(?:an?|quick|my|hi|hello)[ ,]+)*(?:upd(?:ate)?|status|report)\s*[:-]/i;

/** A statement beats a question that nobody asked; of both together each is kept. */
function chosen(
  asked: Reading | null,
  told: Reading | null,
  shared: Sight,
  sentences: readonly Sentence[],
): Reading | null {
  if (!asked || !told || REPORTS.test(shared.text)) return told ?? asked;
  if (!sentences.some((sentence) => sentence.asks)) return looksUp(asked, told, shared) ? asked : told;
  if (told.kind !== 'reply') return asked.kind === 'question' && OR_NOT.test(shared.text) ? asked : told;
  return asked.kind === 'question' ? { kind: 'several', parts: [told, asked] } : told;
}

/** "Everything due by the end of August" sets no date. */
const LISTS_DUE =
  /^due (?:by|before|this|next|in|within|between|over)\b|^(?:(?:so|and|ok|just|also)\s)*(?:everything|anything|all|any|every|stuff|things|items|actions?|those|ones|bits)\b[^,.;\n]{0,40}\bdue\b/i;

/** "HSIP stuff outstanding" looks for what is open: nobody reports of stuff. */
const LISTS_OPEN =
  /\b(?:stuff|actions?|items|things|jobs|ones|bits|tasks) (?:still |that are |that is )?(?:outstanding|not (?:done|finished|started|complete)(?: yet)?|left|overdue|late|unfinished|incomplete|blocked|stuck)[\s?.!]*$/i;

/** "At risk in priority 2", or "at risk" with nothing in hand: a list is wanted, nothing is reported. */
function looksUp(asked: Reading, told: Reading, shared: Sight): boolean {
  const question = asked.kind === 'question' || asked.kind === 'clarify' ? asked.question : undefined;
  if (!question) return false;
  if (LISTS_OPEN.test(shared.text)) return true;
  if (told.kind === 'clarify' && (question.intent === 'summary' || question.intent === 'no-update'))
    return true;
  const { status, reason, blocked, percent, unchanged, forecast, ...others } =
    told.kind === 'reply' ? told.reply : {};
  const more = { ...others, ...(!LISTS_DUE.test(shared.text) && forecast && { forecast }) };
  if (Object.keys(more).length > 0) return false;
  const named = marksOf(shared, 'item');
  const places = question.items.flatMap((ref) => shared.lexicon.refs.get(refKey(ref)) ?? []);
  const noAction =
    named.every((mark) => mark.entries.every((entry) => !entry.action)) &&
    named.length + places.length > 0 &&
    places.every((entry) => !entry.action);
  if (noAction) return true;
  // "3.3 done" and "done" report; only the open statuses are looked up by their bare word.
  const onlyDone = question.status.includes('complete') && wordsOf(shared.text).length < 3;
  return !onlyDone && named.length === 0 && !actionsInHand(shared);
}

function notUnderstood({ text, marks, context }: Sight): Reading {
  const words = wordsOf(text.slice(0, 400)).map((word) => word.text);
  const named = marks.flatMap((mark) => (mark.kind === 'item' ? mark.entries.slice(0, 1) : []));
  // A remark on how it goes may have been meant as the update of the one action in hand; of several it could be any.
  const isRemark = named.length === 0 && context.inHand.length === 1 && speaksOfProgress(text);
  const nearest = isRemark
    ? progressSuggestions(context.inHand)
    : nearestAbilities(words, named.slice(0, 2), context.officer);
  return { kind: 'unclear', nearest };
}
