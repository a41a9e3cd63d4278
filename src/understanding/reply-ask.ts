/** What to ask back beside what was understood of a reply: one short question with the likely answers, or nothing. */
import type { PlainDate } from '../domain/plan.ts';
import { clausesOf } from './clauses.ts';
import type { AskBack, ReplyReading, Suggestion, Wants } from './intent.ts';
import { marksOf, type Sight } from './mark.ts';
import { isCommand } from './order-words.ts';
import { holdsItsDate, isBareNumber } from './reply-status.ts';
import { spoken } from './suggestions.ts';
import { wordsOf } from './words.ts';

/** A snooze that ends this many days behind the agreed date would hide that it is overdue. */
const HIDES_AFTER = 14;

/** `forecast` is what a "yes" to the question would record besides. */
export type Asked = { ask: AskBack; forecast?: ReplyReading['forecast'] };

export function askBack(reply: ReplyReading, sight: Sight, about: readonly string[]): Asked | null {
  const it = spoken([...about], sight.context);
  for (const row of rows) {
    const asked = row(reply, sight, it);
    if (asked) return asked;
  }
  return null;
}

type Row = (reply: ReplyReading, sight: Sight, it: string) => Asked | null;

const say = (...words: string[]): Suggestion[] => words.map((label) => ({ label, say: label.toLowerCase() }));
const YES_NO = say('Yes', 'No');
const asks = (wants: Wants, words: string, suggestions: Suggestion[] = YES_NO): Asked => ({
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

const slipping: Row = (reply, sight) => {
  const { status, forecast, reason, blocked } = reply;
  const slips = status?.value === 'at-risk' || status?.value === 'off-track';
  if (!slips || forecast || isCommand(sight.text) || (holdsItsDate(sight) && status.value === 'at-risk'))
    return null;
  const dates = say('In a fortnight', 'End of next month', "Don't know yet");
  if (blocked && reason) return asks('date', 'When do you expect that to be settled?', dates);
  if (reason) return asks('date', 'What is the new date?', dates);
  return asks('reason', 'What is holding it up, and what date do you expect?', []);
};

const plodding: Row = ({ status, percent, figures, forecast }, sight) => {
  if (isCommand(sight.text)) return null;
  if (status?.value !== 'in-progress' || percent || figures || forecast || !isAllThatIsSaid(sight))
    return null;
  const { due, today } = sight.context;
  const words = due === null ? 'Is it going to plan?' : `On track for ${shortDay(due, today)}?`;
  return asks('on-track', words, say('Yes', 'No'));
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
    { label: 'Close it now', say: 'close it now' },
    { label: `After ${when}`, say: `after ${when}` },
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
