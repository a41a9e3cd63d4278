/** Short ways to say what was read, for tables of phrases. */
import type { Question } from '../../src/domain/question.ts';
import type { Context, EvidenceSaid, Reading, ReplyReading } from '../../src/understanding/intent.ts';
import {
  type Kind,
  type MarkOf,
  marksOf,
  type Parser,
  runParsers,
  type Sight,
} from '../../src/understanding/mark.ts';
import { ofAll } from '../../src/understanding/parsers.ts';
import { phraseOf } from '../../src/understanding/phrase.ts';
import type { Lexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { understand } from '../../src/understanding/understand.ts';
import { holding, quiet, lexicon as sample } from './fixture.ts';

/** What one parser finds, after links, dates and refs were read. */
export function found<K extends Kind>(
  kind: K,
  text: string,
  parsers: readonly Parser[] = [],
  context: Context = quiet,
): MarkOf<K>[] {
  const phrase = phraseOf(text);
  const shared: Sight = runParsers(ofAll, {
    text: phrase,
    left: phrase,
    marks: [],
    lexicon: sample,
    context,
  });
  return marksOf(runParsers(parsers, shared), kind);
}

export const read = (text: string, context: Context = quiet, lexicon: Lexicon = sample): Reading =>
  understand(text, lexicon, context);

/** The question, with what is empty left out. */
export function asked(
  text: string,
  context: Context = quiet,
  lexicon: Lexicon = sample,
): Partial<Question> | string {
  const reading = read(text, context, lexicon);
  if (reading.kind !== 'question') return reading.kind;
  const { plan, measure, topic, ...lists } = reading.question;
  const told = Object.entries(lists).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return {
    ...Object.fromEntries(told),
    ...(plan !== null && { plan }),
    ...(topic.length > 0 && { topic }),
    ...(measure && { measure }),
  };
}

/** The reply's fields as `status said complete`; `kind` alone for any other reading. Spoken with one action in hand. */
export function replied(text: string, context: Context = holding('3.3(b)')): string {
  const reading = read(text, context);
  if (reading.kind !== 'reply') return reading.kind;
  return [...reading.items, ...fieldsOf(reading.reply)].join('; ');
}

function placeOf(evidence: EvidenceSaid): string {
  if (evidence.kind === 'link') return evidence.url;
  return evidence.kind === 'file' ? `the file ${evidence.name}` : `see ${evidence.what}`;
}

function fieldsOf(reply: ReplyReading): string[] {
  const { status, percent, forecast, reason, evidence = [], unchanged } = reply;
  return [
    status && `${status.how} ${status.value}`,
    percent && `${percent.how} ${percent.value}%`,
    forecast && `${forecast.how} by ${forecast.value}`,
    reason && `because ${reason.value}`,
    ...evidence.map(({ value }) => placeOf(value)),
    unchanged && 'unchanged',
  ].filter((field) => field !== undefined);
}
