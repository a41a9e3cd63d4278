/** Words for the beginning of a time ("this term", "next half-term", "spring term 2027", "1 January"): its first day. */
import type { PlainDate } from '../../domain/plan.ts';
import { type HalfTerm, halfTermsFrom, type Term, type TermCalendar, termsFrom } from '../../domain/terms.ts';
import { marksOf, type Sight } from '../mark.ts';
import { onlyPart, type Part } from '../set-up/set-up-sentence.ts';

const NOW = /^(?:now|today|at once|straight away|immediately|right now)$/i;
const RUNNING = /^(?:this|the current|the present|this current|our) (half[ -]?term|term)$/i;
const NEXT =
  /^(?:(?:the )?next|the (?:new|coming)|after (?:the )?half[ -]?term|back in) ?(half[ -]?term|term)?$/i;
const SEASONAL = /^(?:the |this |next |in )*(autumn|spring|summer)(?: term)?(?: ([12]))?(?: (20\d\d))?$/i;
const NEXT_YEAR = /^(?:the )?(?:next|new|coming) (?:school|academic) year$/i;

/**
 * The first day of what a part names: null where it says "now", undefined where it names nothing of the kind.
 * `calendar` holds the plan's terms.
 */
export function firstDayOf(sight: Sight, part: Part, calendar: TermCalendar): PlainDate | null | undefined {
  const { today } = sight.context;
  const words = part.text
    .replace(/^(?:(?:from|in|on|at|with|of|as of|the start of|start of|beginning of)\s+)+/i, '')
    .trim();
  if (NOW.test(words)) return null;
  return termDay(words, calendar, today) ?? datedDay(sight, part, today);
}

function termDay(words: string, calendar: TermCalendar, today: PlainDate): PlainDate | undefined {
  const running = RUNNING.exec(words);
  if (running) return timesOf(running[1], calendar, today)[0]?.start;
  if (NEXT_YEAR.test(words))
    return termsFrom(calendar, today).find((term) => term.season === 'Autumn' && term.start > today)?.start;
  const seasonal = SEASONAL.exec(words);
  if (seasonal) return seasonDay(seasonal, calendar, today);
  const next = NEXT.exec(words);
  return next
    ? timesOf(next[1] ?? 'half', calendar, today).find(({ start }) => start > today)?.start
    : undefined;
}

/** "This term" in the holidays is the one that begins next. */
const timesOf = (word = '', calendar: TermCalendar, today: PlainDate): (Term | HalfTerm)[] =>
  /^half/i.test(word) ? halfTermsFrom(calendar, today) : termsFrom(calendar, today);

/** The running or the next one of that season, or the one of the year that was said. */
function seasonDay([, season = '', half, year]: RegExpExecArray, calendar: TermCalendar, today: PlainDate) {
  const alike = (time: Term | HalfTerm): boolean =>
    time.season.toLowerCase() === season.toLowerCase() && (!('half' in time) || String(time.half) === half);
  if (year === undefined)
    return (half === undefined ? termsFrom(calendar, today) : halfTermsFrom(calendar, today)).find(alike)
      ?.start;
  const from = `${year}-01-01`;
  const times = half === undefined ? termsFrom(calendar, from) : halfTermsFrom(calendar, from);
  return times.find((time) => alike(time) && time.start.startsWith(year))?.start;
}

/** A date and nothing else: "1 January", "September". */
function datedDay(sight: Sight, part: Part, today: PlainDate): PlainDate | undefined {
  const [date, ...others] = marksOf(onlyPart(sight, part), 'date');
  const rest = part.left.replace(/[\uE000-\uF8FF]+/g, ' ');
  if (!date || others.length > 0 || !/^(?:\s|\b(?:from|on|in|at|the|start|beginning|of|as)\b)*$/i.test(rest))
    return undefined;
  if (/^(?:the\s+)?(?:end|eo)/i.test(date.text)) return date.days.by;
  // "Since September" looks back, where only the next one was assumed.
  const back = /\bsince\b/i.test(sight.text) && date.days.assumed !== null && date.days.from > today;
  return back
    ? Temporal.PlainDate.from(date.days.from)
        .subtract({ [`${date.days.assumed}s`]: 1 })
        .toString()
    : date.days.from;
}
