/** Words of a reply that came to nothing: a date, a name or a percentage that no field has taken, to be told and not dropped. */
import type { PlainDate } from '../../domain/plan.ts';
import type { AskBack, Context, ReplyReading } from '../intent.ts';
import { marksOf, runParsers, type Sight, type Stretch } from '../mark.ts';
import { sentencesOf } from '../mood.ts';
import { ofAll } from '../parsers.ts';
import { phraseOf } from '../phrase.ts';
import type { Lexicon } from '../plan-words/lexicon.ts';
import { knownNames } from '../plan-words/people.ts';
import { type Clause, clausesOf } from './clauses.ts';

/** `day` is the one day that the words name, where they name one. */
export type Untaken = { words: string; day: PlainDate | null };

const PERCENT = /(?<![\d.])\d{1,3}(?:\.\d+)?\s?(?:%|per ?cent\b)/gi;
/** "Last week" and "spring term" tell a story; a day that is named, or that is still to come, may be meant for the record. */
const NAMED_DAY =
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|easter|christmas|xmas)/i;
const LONGEST = 90;
const MOST = 3;

type Told = { reply: ReplyReading; ask: AskBack | null };

/** Of a whole message with all replies that were read of it; what it asks in other sentences is not looked at. */
export function untaken(text: string, told: readonly Told[], lexicon: Lexicon, context: Context): Untaken[] {
  const phrase = phraseOf(text);
  const sight = runParsers([...ofAll, knownNames], {
    text: phrase,
    left: phrase,
    marks: [],
    lexicon,
    context,
  });
  const asked = sentencesOf(sight.left).filter(({ asks }) => asks);
  const taken = told.flatMap(({ reply }) => wordsTaken(reply)).flatMap((words) => placesOf(phrase, words));
  const about = told.flatMap(({ reply }) => reply.status?.text ?? []).flatMap((one) => placesOf(phrase, one));
  const dateAsked = told.some(({ ask }) => ask !== null && (ask.wants === 'date' || /\d/.test(ask.words)));
  const left = [...(dateAsked ? [] : datesIn(sight)), ...percentsIn(sight), ...namesIn(sight)].filter(
    (one) => ![...taken, ...asked].some((other) => overlap(one, other)),
  );
  const clauses = clausesOf(sight.left);
  const found = left.map((one): Untaken & Stretch => {
    const clause = clauses.find((part) => overlap(part, one));
    const stretch = clause && isOwn(clause, [...taken, ...about], sight) ? clause : one;
    const words = phrase.slice(stretch.start, stretch.end).slice(0, LONGEST);
    return { start: stretch.start, end: stretch.end, text: words, words, day: one.day };
  });
  const apart = found
    .toSorted((a, b) => a.start - b.start)
    .filter((one, place, all) => !all.slice(0, place).some((other) => overlap(one, other)));
  return apart.slice(0, MOST).map(({ words, day }) => ({ words, day }));
}

type Place = Pick<Stretch, 'start' | 'end'>;
const overlap = (one: Place, other: Place): boolean => one.start < other.end && one.end > other.start;

/** A clause that says nothing else is told as a whole; of any other one only the words themselves. */
const isOwn = (clause: Clause, others: readonly Place[], sight: Sight): boolean =>
  ![...others, ...marksOf(sight, 'item')].some((other) => overlap(clause, other));

function wordsTaken(reply: ReplyReading): string[] {
  const { status: _, evidence = [], figures, reason, ...fields } = reply;
  return [
    ...Object.values(fields).flatMap((field) => field?.text ?? []),
    ...evidence.map(({ text }) => text),
    ...(figures?.text.split(', ') ?? []),
    ...(reason ? [reason.text, reason.value] : []),
  ];
}

function placesOf(phrase: string, words: string): Place[] {
  const start = words.trim() === '' ? -1 : phrase.toLowerCase().indexOf(words.trim().toLowerCase());
  return start < 0 ? [] : [{ start, end: start + words.trim().length }];
}

const datesIn = (sight: Sight): (Place & { day: PlainDate | null })[] =>
  marksOf(sight, 'date')
    .filter(
      ({ text, days: { from, to } }) => NAMED_DAY.test(text) || (from === to && from > sight.context.today),
    )
    .map(({ start, end, days }) => ({ start, end, day: days.from === days.to ? days.by : null }));

const percentsIn = ({ left }: Sight): (Place & { day: null })[] =>
  [...left.matchAll(PERCENT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    day: null,
  }));

const namesIn = (sight: Sight): (Place & { day: null })[] =>
  marksOf(sight, 'owner').map(({ start, end }) => ({ start, end, day: null }));
