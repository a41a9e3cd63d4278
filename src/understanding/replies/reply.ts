/** From marks to a reply: what was said of a milestone, what only follows from it, and the question back beside it. */

import type { Reading, ReplyReading } from '../intent.ts';
import { claimed, marksOf, runParsers, type Sight } from '../mark.ts';
import { onlySentences, type Sentence } from '../mood.ts';
import { ofReplies } from '../parsers.ts';
import { type Targets, targetsOf } from '../plan-words/targets.ts';
import { progressSuggestions, spoken } from '../suggestions.ts';
import { certain } from './certainty.ts';
import { asTyped } from './cut-short.ts';
import { doubts } from './doubt.ts';
import { furtherFields } from './further-fields.ts';
import { isCommand } from './order-words.ts';
import { LONGEST_REASON } from './reason.ts';
import { askBack } from './reply-ask.ts';
import { replyAs } from './reply-how.ts';
import { impliedBy, settledStatus } from './reply-status.ts';
import { aboutTargets } from './reply-target.ts';
import { forecastsOf, saysSomething, whatIsUnclear } from './reply-unclear.ts';
import { hasSecondThoughts, isThoughtAloud } from './second-thoughts.ts';
import { ownVoice } from './voice.ts';

const MOST_EVIDENCE = 10;

/** The reply that a text gives, a question back about it, or null when it says nothing of a milestone. */
export function readReply(sight: Sight, sentences: readonly Sentence[]): Reading | null {
  return readAbout(withItsOwnDate(sight), sentences);
}

/** The agreed date that is known is that of the first in hand, and of no other action. */
function withItsOwnDate(sight: Sight): Sight {
  const [named] = targetsOf(sight).about;
  const { context } = sight;
  return named === undefined || named === context.inHand[0]
    ? sight
    : { ...sight, context: { ...context, due: null } };
}

function readAbout(shared: Sight, sentences: readonly Sentence[]): Reading | null {
  const stated = onlySentences(shared, sentences, (sentence) => !sentence.asks || isOffer(shared, sentence));
  const own = ownVoice(stated);
  const offers = sentences.filter((sentence) => sentence.asks && isOffer(shared, sentence));
  const voice = { ...own, unsure: [...own.unsure, ...offers] };
  const sight = certain(stated, runParsers(ofReplies, voice.sight), voice);
  const targets = targetsOf(stated);
  const status = settledStatus(sight);
  const read = replyOf(sight, status === 'contradicted' ? null : status);
  const thought = (read.handOver ?? read.forecast) !== undefined && isThoughtAloud(shared.text);
  const confirms = isToConfirm(shared, targets) || thought || hasSecondThoughts(shared.text);
  // "Done, same as 4.3a": what was said outright needs no copy of another one's.
  const outright = read.status?.how === 'said' && read.status.value === 'complete';
  const said = outright ? omitted(read, ['sameAs']) : read;
  const reply = confirms || read.sameAs ? replyAs(said, 'implied') : said;
  const trouble = whatIsUnclear(sight, reply, status === 'contradicted', targets);
  if (trouble?.kind === 'stop') return trouble.reading;
  if (trouble) {
    const rest = omitted(reply, trouble.without);
    if (!saysSomething(rest))
      return { kind: 'clarify', ...clarifying(trouble.ask), items: itemsOr(targets, shared) };
    return (
      aboutTargets(targets, sight) ?? { kind: 'reply', items: targets.about, reply: rest, ask: trouble.ask }
    );
  }
  if (!saysSomething(reply) && voice.ask) return aboutVoice(voice.ask, targets, sight);
  if (!saysSomething(reply)) return askedInDoubt(shared, sentences);
  // "Dropped, it is all in 3.2c now": the other ref is where it went.
  const gone = reply.status?.value === 'withdrawn' && targets.about.length === 0;
  const elsewhere = gone ? null : aboutTargets(targets, sight);
  if (elsewhere) return elsewhere;
  const asked = askBack(reply, sight, targets.about);
  return {
    kind: 'reply',
    items: targets.about,
    reply: { ...reply, ...(asked?.forecast && { forecast: asked.forecast }) },
    ask: asked?.ask ?? null,
  };
}

/** What is named, or the one action that can be meant. */
const itemsOr = ({ about }: Targets, { context: { inHand } }: Sight): string[] =>
  about.length > 0 || inHand.length !== 1 ? about : [...inHand];

const clarifying = ({
  words,
  wants,
  suggestions,
}: NonNullable<Extract<Reading, { kind: 'reply' }>['ask']>) => ({
  ask: words,
  wants,
  suggestions,
});

function omitted(reply: ReplyReading, fields: readonly (keyof ReplyReading)[]): ReplyReading {
  const rest = { ...reply };
  for (const field of fields) delete rest[field];
  return rest;
}

/** "Everything is done" may mean more than the one action in hand: it is shown before it is stored. */
const SWEEPING = /\b(?:everything|every (?:one|action)|all(?! of it\b)|both|the lot)\b/i;
const isToConfirm = ({ text }: Sight, targets: Targets): boolean =>
  (targets.about.length === 0 && SWEEPING.test(text)) || isCommand(text);

const OFFER =
  /^\W{0,3}(?:(?:so|or|and|shall (?:we|i)|should (?:we|i)|can we|could we|say|call it|maybe|perhaps|how about|what about|make it|put)\s+){1,4}[^\n]{0,60}\?/i;
/** "Say 25 Feb?" proposes a date. */
const isOffer = ({ text, marks }: Sight, { start, end }: Sentence): boolean =>
  OFFER.test(text.slice(start, end).trim()) &&
  marks.some((mark) => mark.kind === 'date' && mark.start >= start && mark.end <= end);

/** "We'll get there by the 31st", the agreed date, gives no new one. */
const SETS_A_DATE = /\b(?:new|now|moved?|date|deadline|due|back to)\b/i;

function replyOf(sight: Sight, status: ReplyReading['status'] | null): ReplyReading {
  const [percent] = marksOf(sight, 'percent').toSorted((a, b) => a.how.localeCompare(b.how) * -1);
  const [forecast] = forecastsOf(sight).filter(
    ({ day }) => day !== sight.context.due || SETS_A_DATE.test(sight.text),
  );
  const [reason] = marksOf(sight, 'reason');
  const [unchanged] = marksOf(sight, 'unchanged');
  const away = marksOf(sight, 'snooze').length + marksOf(sight, 'hand-over').length > 0;
  // Beside "remind me" or "ask Jo" a hint explains why, and reports nothing.
  const own = away && status?.how === 'implied' && status.value !== 'complete' ? null : status;
  const held = impliedBy(sight, own ?? status ?? null, percent, forecast) ?? own;
  const evidence = evidenceOf(sight);
  const doubted = marksOf(sight, 'doubt').length > 0;
  return {
    ...(held && { status: held }),
    ...(percent &&
      percent.value <= 100 && {
        percent: { value: percent.value, how: doubted ? 'implied' : percent.how, text: percent.text },
      }),
    ...(forecast && {
      forecast: { value: forecast.day, how: doubted ? 'implied' : forecast.how, text: forecast.text },
    }),
    ...(reason && {
      reason: { value: reason.text, how: reason.how, text: asTyped(reason.text, LONGEST_REASON) },
    }),
    ...(evidence.length > 0 && { evidence }),
    ...(!unchanged && !held && cannotSay(sight)),
    ...(unchanged && !held && { unchanged: { value: true, how: unchanged.how, text: unchanged.text } }),
    ...furtherFields(sight, doubted),
  };
}

const CANNOT_SAY =
  /\b(?:can'?t|cannot|couldn'?t|unable to|not able to|hard to|(?:too|bit|little) (?:early|soon) to|impossible to) (?:\w+ )?(?:say|tell|know|comment|judge|report|update)\b|\bnothing (?:more |further |much |else )?(?:doing|happening|happens|to (?:report|say|add|update|do)|new|will happen|moving|going on)\b/i;

/** "Can't say until it is signed off in July": asked again then, and until then nothing changes. */
function cannotSay(sight: Sight): Pick<ReplyReading, 'unchanged'> {
  const waits = marksOf(sight, 'snooze').find((mark) => CANNOT_SAY.test(mark.text));
  return waits ? { unchanged: { value: true, how: 'implied', text: waits.text } } : {};
}

function evidenceOf(sight: Sight): NonNullable<ReplyReading['evidence']> {
  const links = marksOf(sight, 'link').map(
    ({ url, how, text }) => ({ value: { kind: 'link', url }, how, text }) as const,
  );
  const described = marksOf(sight, 'evidence').map(
    ({ evidence, how, text }) => ({ value: evidence, how, text }) as const,
  );
  return [...links, ...described].slice(0, MOST_EVIDENCE);
}

function aboutVoice(words: string, targets: Targets, sight: Sight): Reading {
  // "Bola says 3.3b is done" speaks of 3.3b, whatever is in hand.
  const named = targets.about.length > 0 ? targets.about : targets.mentioned.slice(0, 3);
  const about = named.length > 0 ? named : sight.context.inHand.slice(0, 1);
  const it = spoken(named, sight.context);
  return {
    kind: 'clarify',
    ask: `${words} Nothing was recorded. How ${/ and /.test(it) ? 'do' : 'does'} ${it} stand now?`,
    items: named,
    suggestions: progressSuggestions(about),
  };
}

/** "Done I think?" is no question about the record, and leaves it as it is. */
function askedInDoubt(shared: Sight, sentences: readonly Sentence[]): Reading | null {
  const questions = onlySentences(shared, sentences, (sentence) => sentence.asks);
  // Most questions hold no word of doubt, and need no reading as a reply.
  if (doubts(questions).length === 0) return null;
  const asked = runParsers(ofReplies, questions);
  if (marksOf(asked, 'doubt').length === 0 || marksOf(asked, 'status').length === 0) return null;
  const items = targetsOf(shared).about;
  const it = spoken(items, shared.context);
  return {
    kind: 'clarify',
    ask: `I have left ${it} open. Tell me when it is certain.`,
    items,
    wants: 'certainty',
    suggestions: [],
  };
}

const REQUEST =
  /^(?:(?:please|pls|hi|hello|hey|ok|so)\b[ ,]*)*(?:can|could|may|shall|would it be ok|is it ok|any chance)\b[^\n]{0,80}?\b(?:move|push|extend|have (?:it )?(?:until|till?|another|an? (?:extra|further|bit more|little more|few more)|more time|longer|\w+ (?:more|extra))|change|delay|postpone|put|shift|make|say|go for)\b/i;

const REQUEST_TO_BE = new RegExp(
  `^(?:(?:please|pls|hi|hello|hey|ok|so)\\b[ ,]*)*(?:can|could|may|might) (?:this|it|that|we|the (?:due )?(?:date|deadline))(?: one)? (?:be|become|say|do|go (?:back )?to)(?: (?:the|by|until|till|in|on|set to|more like))* ${claimed('date')}`,
  'i',
);

/** "Can we move to 12 March?" asks, and names a date: it may be proposed, never recorded as said. */
export function readRequest(shared: Sight, sentences: readonly Sentence[]): Reading | null {
  if (!REQUEST.test(shared.text) && !REQUEST_TO_BE.test(shared.left)) return null;
  const sight = runParsers(
    ofReplies,
    onlySentences(shared, sentences, (sentence) => sentence.asks),
  );
  const items = targetsOf(shared).about;
  const said = runParsers(
    ofReplies,
    onlySentences(shared, sentences, () => true),
  );
  const forecast = proposedIn(sight);
  if (!forecast) return null;
  const status = settledStatus(said);
  const { status: held, reason } = replyOf(said, status === 'contradicted' ? null : status);
  const reply: ReplyReading = {
    ...(held && held.value !== 'complete' && { status: held }),
    forecast,
    ...(reason && { reason }),
  };
  return { kind: 'reply', items, reply: replyAs(reply, 'implied'), ask: null };
}

/** The one day that a request names. */
function proposedIn(sight: Sight): ReplyReading['forecast'] {
  const { today } = sight.context;
  const [forecast] = forecastsOf(sight).filter((mark) => mark.day >= today);
  if (forecast) return { value: forecast.day, how: 'implied', text: forecast.text };
  const [date, other] = marksOf(sight, 'date');
  return date && !other && date.days.by >= today
    ? { value: date.days.by, how: 'implied', text: date.text }
    : undefined;
}
