/** What to ask back beside what was understood of a reply: one short question with the likely answers, or nothing. */
import type { PlainDate } from '../../domain/plan.ts';
import type { AskBack, ReplyReading, Suggestion, Wants } from '../intent.ts';
import { marksOf, type Sight } from '../mark.ts';
import { dayInWords } from '../plan-words/scope.ts';
import { aboutThese, spoken } from '../suggestions.ts';
import { wordsOf } from '../words.ts';
import { clausesOf } from './clauses.ts';
import { isCommand } from './order-words.ts';
import { holdsItsDate, isBareNumber } from './reply-status.ts';

/** A snooze that ends this many days behind the agreed date would hide that it is overdue. */
const HIDES_AFTER = 14;

/** `forecast` is what a "yes" to the question would record besides. */
export type Asked = { ask: AskBack; forecast?: ReplyReading['forecast'] };

export function askBack(reply: ReplyReading, sight: Sight, about: readonly string[]): Asked | null {
  const it = spoken([...about], sight.context);
  const { inHand } = sight.context;
  const refs = about.length > 0 ? about : inHand.length === 1 ? inHand : [];
  for (const row of rows) {
    const asked = row(reply, sight, it);
    // Without a ref they stand as they are, until it is settled which one is meant.
    if (asked && refs.length === 0) return asked;
    if (asked)
      return { ...asked, ask: { ...asked.ask, suggestions: aboutThese(asked.ask.suggestions, refs) } };
  }
  return null;
}

type Row = (reply: ReplyReading, sight: Sight, it: string) => Asked | null;

/** A yes or a no needs no suggestions: what it would record is shown with "Confirm". */
const asks = (wants: Wants, words: string, suggestions: Suggestion[] = []): Asked => ({
  ask: { wants, words, suggestions },
});

const whoElse: Row = ({ handOver }) =>
  handOver && handOver.value.name === null ? asks('who', 'Who should it be?', []) : null;

const withdrawal: Row = ({ status }, _, it) =>
  status?.value === 'withdrawn'
    ? asks('yes-or-no', `Shall I ask the lead to close ${it} as no longer needed?`)
    : null;

const copying: Row = ({ sameAs }) =>
  sameAs ? asks('yes-or-no', `Shall I copy the ${sameAs.value} update here?`) : null;

/** Not where it is overdue already: everybody sees that it stays so. */
const hiddenDate: Row = ({ snooze, status, forecast }, { context }, it) => {
  const { due, today } = context;
  const other = forecast && (forecast.how === 'said' || forecast.value !== snooze?.value);
  if (!snooze || status || other || due === null || due < today) return null;
  const beyond = Temporal.PlainDate.from(due).until(snooze.value, { largestUnit: 'day' }).days;
  if (beyond <= HIDES_AFTER) return null;
  const [agreed, later] = [shortDay(due, today), shortDay(snooze.value, today)];
  const words = `${it === 'it' ? 'It' : it} is due on ${agreed}. Shall I move it to ${later} as well?`;
  return { ...asks('yes-or-no', words), forecast: { ...snooze, how: 'implied' } };
};

const [SETTLED, NEW_DATE, EXPECTED] = [
  'When do you expect that to be settled?',
  'What is the new date?',
  'What date do you expect?',
] as const;
/** How a date is asked for that is missing; one that cannot be is asked about in other words. */
export const WANT_A_DATE: readonly string[] = [SETTLED, NEW_DATE, EXPECTED];

const NO_DATE =
  /\b(?:no (?:new |end |firm |clear |revised )?dates?\b|date (?:is )?(?:tb[cad]|unknown|not known))/i;

/** What is asked of something that slips, with and without the date. */
export const WHY_AND_WHEN = 'What is holding it up, and what date do you expect?';
export const WHY = 'What is holding it up?';

const slipping: Row = (reply, sight) => {
  const { status, forecast, reason, blocked } = reply;
  const slips = status?.value === 'at-risk' || status?.value === 'off-track';
  if (!slips || forecast || isCommand(sight.text) || (holdsItsDate(sight) && status.value === 'at-risk'))
    return null;
  const dates = likelyDates(sight.context.today);
  if (blocked && reason && !NO_DATE.test(sight.text)) return asks('date', SETTLED, dates);
  // Who says that there is none is not asked for it.
  if (reason && NO_DATE.test(sight.text)) return null;
  if (reason) return asks('date', NEW_DATE, dates);
  return asks('reason', WHY_AND_WHEN, []);
};

/** Each with its day: the card may be old when somebody taps it. */
export function likelyDates(today: PlainDate): Suggestion[] {
  const day = Temporal.PlainDate.from(today);
  const end = day.add({ months: 1 }).with({ day: 31 });
  return [
    { label: 'In a fortnight', say: `new date ${dayInWords(day.add({ days: 14 }).toString())}` },
    { label: 'End of next month', say: `new date ${dayInWords(end.toString())}` },
    { label: "Don't know yet", say: 'new date not known yet' },
  ];
}

const LACKS =
  /\b(?:not|no|nobody|none|without|waiting|awaiting|lack|until|till|still|short|left|sick|delay\w*|held|stuck|needs?|lost|never|nothing)\b|n'?t\b/i;
/** Begun only after it was due, or kept from beginning: a date is owed. */
const unbegun: Row = (reply, sight) => {
  const { status, forecast, reason } = reply;
  if (status?.value !== 'not-started' || forecast) return null;
  const { due } = sight.context;
  const starts = marksOf(sight, 'date').find(
    (mark) =>
      /\b(?:start|begin|kick|pick|get going|look at|after|from)\b/i.test(sight.text) &&
      mark.days.from > sight.context.today,
  );
  const tooLate = due !== null && starts !== undefined && starts.days.from > due;
  const held =
    reason !== undefined && starts === undefined && (status.how === 'said' || LACKS.test(reason.value));
  return tooLate || held ? asks('date', EXPECTED, likelyDates(sight.context.today)) : null;
};

const plodding: Row = ({ status, percent, figures, forecast }, sight) => {
  if (isCommand(sight.text)) return null;
  if (status?.value !== 'in-progress' || percent || figures || forecast || !isAllThatIsSaid(sight))
    return null;
  const { due, today } = sight.context;
  if (due !== null && due < today) return asks('date', EXPECTED, likelyDates(today));
  const words = due === null ? 'Is it going to plan?' : `On track for ${shortDay(due, today)}?`;
  return asks('on-track', words, [
    { label: 'Yes', say: 'on track' },
    { label: 'No', say: 'not on track' },
  ]);
};

const MOST_WORDS = 9;
/** Nothing but that it goes on: no step, no figure, no second thought. */
const isAllThatIsSaid = (sight: Sight): boolean =>
  marksOf(sight, 'status').length === 1 &&
  wordsOf(sight.text).length <= MOST_WORDS &&
  marksOf(sight, 'date').length === 0;

const bareNumber: Row = ({ percent }, sight) =>
  percent && isBareNumber(sight) ? asks('percent', `${percent.value}% complete?`) : null;

const NEXT =
  /\b(?:next (?:one|meeting|mtg|time|round|session|forum|board|due|date|report|is|will|in|on)|then again)\b/i;
const HAPPENED = /\b(?:since|met|held|went|was|were|had|got|sent|took|ran|ago|last|back in|done|\w{3,}ed)\b/i;
/** A day without its year that far ahead is rather one that has passed. */
const FAR = 183;

/** "Review complete - report to cabinet 12 Dec": the proof of it is still to come. */
const stillToCome: Row = ({ status }, sight) => {
  if (status?.value !== 'complete') return null;
  const { text, left, context } = sight;
  const clauses = clausesOf(left);
  const to = marksOf(sight, 'date').find((mark) => {
    const clause = clauses.find(({ start, end }) => start <= mark.start && end >= mark.end);
    const before = text.slice(clause?.start ?? 0, mark.start);
    const ahead = Temporal.PlainDate.from(context.today).until(mark.days.from, { largestUnit: 'day' }).days;
    return (
      ahead > 0 && (mark.days.assumed === null || ahead < FAR) && !HAPPENED.test(before) && !NEXT.test(before)
    );
  });
  if (!to) return null;
  const when = shortDay(to.days.by, context.today);
  return asks('close', `Close it now, or after ${when}?`, [
    { label: 'Close it now', say: 'done' },
    { label: `After ${when}`, say: `ask me again on ${dayInWords(to.days.by)}` },
  ]);
};

const TWO_NUMBERS = /^(\d{1,2})[/.](\d{1,2})$/;
/** "Approved 1/2" may mean a half, or another country's order. */
const ambiguousDay: Row = ({ status }, sight) => {
  if (status?.value !== 'complete') return null;
  for (const mark of marksOf(sight, 'date')) {
    const [, first = '', second = ''] = TWO_NUMBERS.exec(mark.text.trim()) ?? [];
    if (first === '' || first === second || Number(first) > 12 || Number(second) > 12) continue;
    if (/\bon\s*$/i.test(sight.text.slice(0, mark.start))) continue;
    const [verb = 'done'] = wordsOf(sight.text.slice(0, mark.start))
      .map((word) => word.text)
      .slice(-1);
    const known = /^\w+(?:ed|met|held|done|sent|ran)$|^(?:met|held|done|sent|ran)$/.test(verb)
      ? verb
      : 'done';
    return asks(
      'yes-or-no',
      `${known.charAt(0).toUpperCase()}${known.slice(1)} on ${shortDay(mark.days.by, sight.context.today)}?`,
    );
  }
  return null;
};

const rows: readonly Row[] = [
  whoElse,
  withdrawal,
  copying,
  hiddenDate,
  slipping,
  unbegun,
  plodding,
  bareNumber,
  stillToCome,
  ambiguousDay,
];

/** "31 January"; with its year where it is more than ten months off. */
export function shortDay(day: PlainDate, today: PlainDate): string {
  const apart = Math.abs(Temporal.PlainDate.from(today).until(day, { largestUnit: 'day' }).days);
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(apart > 300 && { year: 'numeric' }),
  });
}
