/** What a receipt says of things that were said beside its status: a ref that is not there, an earlier day, a long reason, a secret. */
import type { One } from '../../understanding/intent.ts';
import { claimed, marksOf, runParsers, type Sight } from '../../understanding/mark.ts';
import { ofAll } from '../../understanding/parsers.ts';
import { MOST_CHARACTERS, phraseOf } from '../../understanding/phrase.ts';
import { asTyped } from '../../understanding/replies/cut-short.ts';
import { inConfidence } from '../../understanding/replies/in-confidence.ts';
import { LONGEST_REASON } from '../../understanding/replies/reason.ts';
import type { Heard } from '../text-turn.ts';

type Reply = Extract<One, { kind: 'reply' }>;
type Words = Pick<Heard, 'text' | 'lexicon' | 'context'>;

/** `earlier`: the words for the day on which it was done, which are told here. */
export type Beside = { notes: string[]; earlier: string | null };

/** `told` are all replies that the message is read as. */
export function besideNotes({ text, lexicon, context }: Words, told: readonly Reply[]): Beside {
  const phrase = phraseOf(text);
  const sight = runParsers(ofAll, { text: phrase, left: phrase, marks: [], lexicon, context });
  const earlier = told.some(({ reply }) => reply.status?.value === 'complete') ? doneOn(sight) : null;
  const cut = text.length > MOST_CHARACTERS || told.some(({ reply }) => isCut(reply.reason?.value ?? ''));
  return {
    earlier,
    notes: [
      ...notThere(sight),
      ...(earlier === null
        ? []
        : [`It counts as complete from today: I keep no earlier day, so “${earlier}” was not taken.`]),
      ...(cut
        ? ['That is longer than I can keep, so its end was not taken. You can send a longer note as a file.']
        : []),
      ...secretIn(phrase),
    ],
  };
}

/** Numbers that look like an action's, and are reported on. */
const REPORTED =
  /(?<![\p{L}\d.])\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s?\(?[a-z]{1,2}\)?(?=\s(?:is|are|was|has|will|done|late|on track|at risk|off track|slipping|delayed|complete|finished|red|amber|green)\b)/giu;

function notThere({ text, left, marks, ...rest }: Sight): string[] {
  const unknown = marksOf({ text, left, marks, ...rest }, 'unknown-ref').map((mark) => mark.text);
  const refs = [...new Set([...unknown, ...[...left.matchAll(REPORTED)].map(([ref]) => ref)])];
  return refs.length === 0
    ? []
    : [
        `There is no ${refs.join(' and no ')} in the plan, so nothing was done about it. Say “mine” to see your numbers.`,
      ];
}

const DONE_ON = new RegExp(
  `\\b(?:done|completed?|finished|closed|signed off|delivered)\\b[^,.;\\n\\uE000-\\uF8FF]{0,20}(?<day>${claimed('date')})`,
  'di',
);

/** The words for a day before today on which it is said to have been done. */
function doneOn(sight: Sight): string | null {
  const place = DONE_ON.exec(sight.left)?.indices?.groups?.day;
  const mark = place && marksOf(sight, 'date').find(({ start }) => start === place[0]);
  return mark && mark.days.to < sight.context.today ? mark.text : null;
}

const isCut = (reason: string): boolean => asTyped(reason, LONGEST_REASON) !== reason;

function secretIn(phrase: string): string[] {
  const secret = inConfidence(phrase);
  if (!secret) return [];
  const from = secret.from === null ? 'between us' : `from ${secret.from}`;
  return [
    `I cannot keep it ${from}: whoever leads the action and the strategy officers can read what is recorded.`,
  ];
}
