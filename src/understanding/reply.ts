/** From marks to a reply: what was said of a milestone and what only follows from it; in doubt the question back. */
import type { PlainDate } from '../domain/plan.ts';
import { certain } from './certainty.ts';
import type { Reading, ReplyReading } from './intent.ts';
import { type MarkOf, marksOf, runParsers, type Sight } from './mark.ts';
import { onlySentences, type Sentence } from './mood.ts';
import { ofReplies } from './parsers.ts';
import { impliedBy, settledStatus } from './reply-status.ts';
import { aboutImpossibleDate, aboutPastDate, aboutUnknownRef, dayInWords } from './scope.ts';
import { progressSuggestions, spoken } from './suggestions.ts';
import { type Targets, targetsOf } from './targets.ts';
import { ownVoice } from './voice.ts';

const MOST_EVIDENCE = 10;

/** The reply that a text gives, a question back about it, or null when it says nothing of a milestone. */
export function readReply(shared: Sight, sentences: readonly Sentence[]): Reading | null {
  const stated = onlySentences(shared, sentences, (sentence) => !sentence.asks);
  const voice = ownVoice(stated);
  const sight = certain(stated, runParsers(ofReplies, voice.sight), voice);
  const targets = targetsOf(stated);
  const read = replyOf(sight);
  const reply = read && targets.about.length === 0 && SWEEPING.test(shared.text) ? asImplied(read) : read;
  const trouble = whatIsUnclear(sight, reply, targets);
  if (trouble) return trouble;
  if (!saysSomething(reply) && voice.ask) return aboutVoice(voice.ask, targets, sight);
  if (!saysSomething(reply)) return askedInDoubt(shared, sentences);
  return { kind: 'reply', items: targets.about, reply, ask: null };
}

/** "Everything is done" may mean more than the one action in hand: it is shown before it is stored. */
const SWEEPING = /\b(?:everything|every (?:one|action)|all(?! of it\b)|both|the lot)\b/i;

function asImplied({ status, percent, forecast, reason, evidence, ...rest }: ReplyReading): ReplyReading {
  const how = 'implied' as const;
  return {
    ...rest,
    ...(status && { status: { ...status, how } }),
    ...(percent && { percent: { ...percent, how } }),
    ...(forecast && { forecast: { ...forecast, how } }),
    ...(reason && { reason: { ...reason, how } }),
    ...(evidence && { evidence: evidence.map((one) => ({ ...one, how })) }),
  };
}

/** A reason alone explains nothing that could be recorded. */
const saysSomething = (reply: ReplyReading | null): reply is ReplyReading =>
  reply !== null && Object.keys(reply).some((field) => field !== 'reason');

function replyOf(sight: Sight): ReplyReading | null {
  const status = settledStatus(sight);
  if (status === 'contradicted') return null;
  const [percent] = marksOf(sight, 'percent').toSorted((a, b) => a.how.localeCompare(b.how) * -1);
  const [forecast] = forecastsOf(sight);
  const [reason] = marksOf(sight, 'reason');
  const [unchanged] = marksOf(sight, 'unchanged');
  const implied = impliedBy(sight, status, percent, forecast);
  const held = status ?? implied;
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
    ...(reason && { reason: { value: reason.text, how: reason.how, text: reason.text } }),
    ...(evidence.length > 0 && { evidence }),
    ...(unchanged && !held && { unchanged: { value: true, how: 'said', text: unchanged.text } }),
  };
}

const forecastsOf = (sight: Sight): MarkOf<'forecast'>[] => {
  const all = marksOf(sight, 'forecast');
  const said = all.filter((mark) => mark.how === 'said');
  return said.length > 0 ? said : all;
};

function evidenceOf(sight: Sight): NonNullable<ReplyReading['evidence']> {
  const links = marksOf(sight, 'link').map(
    ({ url, how, text }) => ({ value: { kind: 'link', url }, how, text }) as const,
  );
  const described = marksOf(sight, 'evidence').map(
    ({ evidence, how, text }) => ({ value: evidence, how, text }) as const,
  );
  return [...links, ...described].slice(0, MOST_EVIDENCE);
}

const COMPLETION = /\b(?:done|complete|completed|finished|closed|ready|in place)\b/i;

/** The question back that a reply needs before anything of it may be stored, or null when it is clear. */
function whatIsUnclear(sight: Sight, reply: ReplyReading | null, targets: Targets): Reading | null {
  const about = targets.about.length > 0 ? targets.about : [...sight.context.inHand].slice(0, 1);
  const ask = (words: string, suggestions = progressSuggestions(about)): Reading => ({
    kind: 'clarify',
    ask: words,
    items: targets.about,
    suggestions,
  });
  const it = spoken(targets.about, sight.context);
  const many = / and /.test(it);
  const says = saysSomething(reply);
  const [unknown] = marksOf(sight, 'unknown-ref');
  const complete = marksOf(sight, 'status').some((mark) => mark.status === 'complete' && mark.how === 'said');

  if (reply === null) return ask(`I read two different things. How ${many ? 'do' : 'does'} ${it} stand now?`);
  if (unknown && says) return aboutUnknownRef(unknown, sight);
  const [impossible] = marksOf(sight, 'impossible-date');
  if (impossible) return aboutImpossibleDate(impossible, targets.about);
  const [percent] = marksOf(sight, 'percent').filter((mark) => mark.value > 100);
  if (percent)
    return ask(
      `A percentage is between 0 and 100, and I read ${percent.value}. How much of ${it} is done?`,
      [],
    );
  const days = [
    ...new Set(
      forecastsOf(sight)
        .filter((mark) => mark.how === 'said')
        .map((mark) => mark.day),
    ),
  ];
  const [day, other] = days;
  if (day !== undefined && other !== undefined)
    return ask(
      `I read two dates: ${dayInWords(day)} and ${dayInWords(other)}. Which one do you expect?`,
      dateSuggestions(days),
    );
  if (day !== undefined && day < sight.context.today) return aboutPastDate(day, targets.about);
  if (complete && day !== undefined)
    return ask(`${many ? 'Are' : 'Is'} ${it} done already, or expected on ${dayInWords(day)}?`);
  if (complete && marksOf(sight, 'doubt').length > 0)
    return ask(`I have left ${it} open. Tell me when it is certain.`);
  const denied = marksOf(sight, 'denied-status').some((mark) => COMPLETION.test(mark.text));
  if (complete && (denied || marksOf(sight, 'still-open').length > 0))
    return ask(`It sounds as if something is still open. ${many ? 'Are' : 'Is'} ${it} done, or not yet?`);
  if (marksOf(sight, 'denied-status').length > 0 && !says)
    return ask(`So ${it} ${many ? 'stay' : 'stays'} open. How ${many ? 'are they' : 'is it'} going?`);
  if (marksOf(sight, 'doubt').length > 0 && !says && marksOf(sight, 'status').length > 0)
    return ask(`I have left ${it} open. Tell me when it is certain.`);
  if (says && targets.about.length === 0 && targets.mentioned.length > 0) return aboutMention(targets, sight);
  return says ? aboutParents(targets, sight) : null;
}

function aboutVoice(words: string, targets: Targets, sight: Sight): Reading {
  const about = targets.about.length > 0 ? targets.about : sight.context.inHand.slice(0, 1);
  const it = spoken(targets.about, sight.context);
  return {
    kind: 'clarify',
    ask: `${words} Nothing was recorded. How ${/ and /.test(it) ? 'do' : 'does'} ${it} stand now?`,
    items: targets.about,
    suggestions: progressSuggestions(about),
  };
}

const dateSuggestions = (days: readonly PlainDate[]) =>
  days.slice(0, 3).map((day) => ({ label: dayInWords(day), say: `new date ${dayInWords(day)}` }));

/** A ref that is merely mentioned must not be written to, and what is in hand may not be meant either. */
function aboutMention(targets: Targets, sight: Sight): Reading {
  const choices = [...new Set([...sight.context.inHand.slice(0, 1), ...targets.mentioned])].slice(0, 3);
  return {
    kind: 'clarify',
    ask: `Which action is this about?`,
    items: [],
    suggestions: choices.map((ref) => ({ label: ref, say: `${ref} ${sight.text}`.slice(0, 300) })),
  };
}

/** A priority or an objective has no status of its own: only its actions do. */
function aboutParents(targets: Targets, sight: Sight): Reading | null {
  const [parent] = targets.marks.flatMap((mark) =>
    mark.entries.some((entry) => entry.action) ? [] : mark.entries.slice(0, 1),
  );
  if (!parent) return null;
  const below = [...sight.lexicon.refs.values()]
    .flat()
    .filter((entry) => entry.action && entry.plan === parent.plan && entry.above.includes(parent.ref));
  return {
    kind: 'clarify',
    ask: `${parent.ref} has ${below.length} ${below.length === 1 ? 'action' : 'actions'}. Which one is this about?`,
    items: [],
    suggestions: below.slice(0, 3).map((entry) => ({
      label: entry.ref,
      say: `${entry.ref} ${sight.text.slice(targets.marks[0]?.end ?? 0).trim()}`.slice(0, 300),
    })),
  };
}

/** "Done I think?" is no question about the record, and leaves it as it is. */
function askedInDoubt(shared: Sight, sentences: readonly Sentence[]): Reading | null {
  const asked = runParsers(
    ofReplies,
    onlySentences(shared, sentences, (sentence) => sentence.asks),
  );
  if (marksOf(asked, 'doubt').length === 0 || marksOf(asked, 'status').length === 0) return null;
  const items = targetsOf(shared).about;
  const it = spoken(items, shared.context);
  return {
    kind: 'clarify',
    ask: `I have left ${it} open. Tell me when it is certain.`,
    items,
    suggestions: [],
  };
}

const REQUEST =
  /^(?:(?:please|pls|hi|hello|hey|ok|so)\b[ ,]*)*(?:can|could|may|shall|would it be ok|is it ok|any chance)\b[^\n]{0,80}?\b(?:move|push|extend|have (?:it )?(?:until|till?)|change|delay|postpone|put|shift|make)\b/i;

/** "Can we move to 12 March?" asks, and names a date: it may be proposed, never recorded as said. */
export function readRequest(shared: Sight, sentences: readonly Sentence[]): Reading | null {
  if (!REQUEST.test(shared.text)) return null;
  const sight = runParsers(
    ofReplies,
    onlySentences(shared, sentences, (sentence) => sentence.asks),
  );
  const items = targetsOf(shared).about;
  const [forecast] = forecastsOf(sight).filter((mark) => mark.day >= shared.context.today);
  if (!forecast) return null;
  const reply: ReplyReading = { forecast: { value: forecast.day, how: 'implied', text: forecast.text } };
  return { kind: 'reply', items, reply, ask: null };
}
