/** What may not be stored of a reply before something was asked back: two dates, a doubt, a ref that nobody knows. */
import type { PlainDate } from '../../domain/plan.ts';
import type { AskBack, Reading, ReplyReading } from '../intent.ts';
import { type MarkOf, marksOf, type Sight } from '../mark.ts';
import { aboutImpossibleDate, aboutPastDate, aboutUnknownRef, dayInWords } from '../plan-words/scope.ts';
import type { Targets } from '../plan-words/targets.ts';
import { aboutThese, progressSuggestions, spoken } from '../suggestions.ts';

/** `without`: the fields that are left out for it; the others hold. */
export type Unclear =
  | { kind: 'stop'; reading: Reading }
  | { kind: 'ask'; ask: AskBack; without: readonly (keyof ReplyReading)[] };

const COMPLETION = /\b(?:done|complete|completed|finished|closed|ready|in place)\b/i;

const DENIES =
  /\b(?:no chance|no hope|never|won'?t|can'?t|cannot|not|unlikely)\b[^,;\n]{0,40}\b(?:by|before|for)\b/i;

export const forecastsOf = (sight: Sight): MarkOf<'forecast'>[] => {
  const denied = marksOf(sight, 'status').filter(({ text }) => DENIES.test(text));
  // "No chance by Christmas" names the day that is missed.
  const all = marksOf(sight, 'forecast').filter(
    (mark) => !denied.some(({ start, end }) => mark.start >= start && mark.end <= end),
  );
  const said = all.filter((mark) => mark.how === 'said');
  return said.length > 0 ? said : all;
};

/** "New date 10 Jan" on 17 January is last week's day and not one of next year; null where no year was left out. */
function rather(day: PlainDate, sight: Sight): PlainDate | null {
  const mark = marksOf(sight, 'forecast').find((one) => one.day === day);
  return mark ? justPassed(day, mark.text, sight.context.today) : null;
}

function justPassed(day: PlainDate, words: string, today: PlainDate): PlainDate | null {
  const before = Temporal.PlainDate.from(day).subtract({ years: 1 });
  const ago = before.until(today, { largestUnit: 'day' }).days;
  return WITHOUT_YEAR.test(words) && ago > 0 && ago < JUST_PASSED ? before.toString() : null;
}
const WITHOUT_YEAR = /^(?!.*\d{4}).*\d/;
const JUST_PASSED = 60;

/** A reason alone, or that it waits for somebody, explains nothing that could be recorded. */
export const saysSomething = (reply: ReplyReading): boolean =>
  Object.keys(reply).some((field) => !['reason', 'blocked', 'onBehalf'].includes(field));

/** `contradicted`: the words give two statuses that cannot both be. */
export function whatIsUnclear(
  sight: Sight,
  reply: ReplyReading,
  contradicted: boolean,
  targets: Targets,
): Unclear | null {
  const { today, due } = sight.context;
  const about = targets.about.length > 0 ? targets.about : sight.context.inHand.slice(0, 1);
  const it = spoken(targets.about, sight.context);
  const many = / and /.test(it);
  const says = saysSomething(reply);
  const ask = (
    words: string,
    without: readonly (keyof ReplyReading)[],
    wants: AskBack['wants'] = 'status',
    suggestions = progressSuggestions(about),
  ): Unclear => ({
    kind: 'ask',
    ask: { wants, words, suggestions: about.length > 0 ? aboutThese(suggestions, about) : suggestions },
    without,
  });

  if (contradicted)
    return ask(`I read two different things. How ${many ? 'do' : 'does'} ${it} stand now?`, ['status']);
  const [unknown] = marksOf(sight, 'unknown-ref');
  if (unknown && says) return { kind: 'stop', reading: aboutUnknownRef(unknown, sight) };
  const [impossible] = marksOf(sight, 'impossible-date');
  if (impossible) return ask(aboutImpossibleDate(impossible, []).ask, ['forecast'], 'date', []);
  const [percent] = marksOf(sight, 'percent').filter((mark) => mark.value > 100);
  if (percent)
    return ask(
      `A percentage is between 0 and 100, and I read ${percent.value}. How much of ${it} is done?`,
      ['percent', 'status'],
      'percent',
      [],
    );
  const [snooze] = marksOf(sight, 'snooze');
  const gone = snooze && justPassed(snooze.day, snooze.text, today);
  if (gone)
    return {
      kind: 'stop',
      reading: {
        ...aboutPastDate(gone, about),
        ask: `${dayInWords(gone)} has passed. When shall I ask you again?`,
      },
    };
  const complete = marksOf(sight, 'status').some((mark) => mark.status === 'complete' && mark.how === 'said');
  const said = forecastsOf(sight).filter((mark) => mark.how === 'said');
  const days = [...new Set(said.map((mark) => mark.day))];
  const [day, other] = days;
  if (day !== undefined && other !== undefined)
    return ask(
      `I read two dates: ${dayInWords(day)} and ${dayInWords(other)}. Which one do you expect?`,
      ['forecast'],
      'date',
      days.slice(0, 3).map((one) => ({ label: dayInWords(one), say: `new date ${dayInWords(one)}` })),
    );
  const past = day !== undefined && (day < today ? day : rather(day, sight));
  if (past) return ask(aboutPastDate(past, []).ask, ['forecast', 'status'], 'date', []);
  if (complete && day !== undefined)
    return ask(`${many ? 'Are' : 'Is'} ${it} done already, or expected on ${dayInWords(day)}?`, [
      'status',
      'forecast',
    ]);
  const slips = ['at-risk', 'off-track'].includes(reply.status?.value ?? '');
  if (slips && day !== undefined && due !== null && day < due)
    return ask(
      `${dayInWords(day)} is before the agreed date, ${dayInWords(due)}. Which date do you expect?`,
      ['forecast'],
      'date',
      [],
    );
  return aboutCompletion(sight, complete, says, it, many, ask) ?? null;
}

function aboutCompletion(
  sight: Sight,
  complete: boolean,
  says: boolean,
  it: string,
  many: boolean,
  ask: (words: string, without: readonly (keyof ReplyReading)[], wants?: AskBack['wants']) => Unclear,
): Unclear | null {
  const doubted = marksOf(sight, 'doubt').length > 0;
  const hinted = marksOf(sight, 'status').some((mark) => mark.status === 'complete');
  const all = ['status', 'percent', 'forecast', 'evidence', 'unchanged', 'handOver'] as const;
  const open = (): Unclear => ask(`I have left ${it} open. Tell me when it is certain.`, all, 'certainty');
  if (complete && doubted) return open();
  const denials = marksOf(sight, 'denied-status');
  const denied = denials.some((mark) => COMPLETION.test(mark.text));
  if (complete && (denied || marksOf(sight, 'still-open').length > 0))
    return ask(`It sounds as if something is still open. ${many ? 'Are' : 'Is'} ${it} done, or not yet?`, [
      'status',
    ]);
  if (denials.length > 0 && !says)
    return ask(`So ${it} ${many ? 'stay' : 'stays'} open. How ${many ? 'are they' : 'is it'} going?`, []);
  return doubted && hinted && !says ? open() : null;
}
