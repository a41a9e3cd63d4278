/** Which of the intents that a text has words for is the one it asks: what it says outright first, its form last. */
import type { Question, QuestionIntent } from '../../domain/question.ts';
import type { MarkOf } from '../mark.ts';

/** An earlier one is asked about a later one: "evidence for the overdue ones", "who is late". */
const FIRM: readonly QuestionIntent[] = [
  'summary',
  'no-update',
  'slippage',
  'changes',
  'history',
  'evidence',
  'overdue',
  'due',
  'owner',
  'status',
];
const LOOSE: readonly QuestionIntent[] = ['history', 'due', 'owner', 'list'];

/** The intent that the words name, or null. */
export function intentSaid(marks: readonly MarkOf<'intent'>[]): QuestionIntent | null {
  const said = (intents: readonly QuestionIntent[], firm: boolean): QuestionIntent | undefined =>
    intents.find((intent) => marks.some((mark) => mark.intent === intent && mark.firm === firm));
  if (ownsTheLate(marks)) return 'owner';
  return said(FIRM, true) ?? said(LOOSE, false) ?? null;
}

/** "Who owns the overdue ones" asks who; "who is late" asks what is late. */
function ownsTheLate(marks: readonly MarkOf<'intent'>[]): boolean {
  const owns = marks.find(
    ({ intent, text }) => intent === 'owner' && /own|responsib|accountab|lead|charge/i.test(text),
  );
  const others = marks.filter(({ intent, firm }) => firm && intent !== 'owner');
  return (
    owns !== undefined &&
    others.length > 0 &&
    others.every((mark) => mark.intent === 'overdue' && mark.start > owns.start)
  );
}
/** "Overdue" beside what is asked outright narrows it: "who owns the overdue ones". */
export const overdueNarrows = (intent: QuestionIntent, marks: readonly MarkOf<'intent'>[]): boolean =>
  intent !== 'overdue' && marks.some((mark) => mark.intent === 'overdue');

type Filters = Pick<Question, 'status' | 'owner' | 'period' | 'measure' | 'groupBy'> & {
  subjects: number;
  today: string;
};

/** What is asked where no word says it: by what narrows it. */
export function intentImplied({
  status,
  owner,
  period,
  measure,
  subjects,
  groupBy,
  today,
}: Filters): QuestionIntent {
  if (measure) return 'status';
  if (period && looksBack(period, today)) return 'changes';
  if (status.length > 0 || owner.length > 0) return 'list';
  if (period) return 'due';
  return groupBy && subjects === 0 ? 'list' : 'status';
}

/** "Since September", "last week": what is over. */
export const looksBack = ({ text, from, to }: NonNullable<Question['period']>, today: string): boolean =>
  /\bsince\b/i.test(text) || (from !== null && from < today && to !== null && to <= today);
