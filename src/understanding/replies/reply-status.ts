/** Which status a reply's marks amount to: said once and without doubt, or implied, or contradicting itself. */
import type { Status } from '../../domain/milestone.ts';
import type { ReplyReading } from '../intent.ts';
import { type MarkOf, marksOf, type Sight } from '../mark.ts';

type Held = NonNullable<ReplyReading['status']>;

/** The status of the text; null when it gives none, `contradicted` when it says two that cannot both be. */
export function settledStatus(sight: Sight): Held | null | 'contradicted' {
  const marks = marksOf(sight, 'status');
  const said = marks.filter((mark) => mark.how === 'said');
  if (said.length === 0) return hinted(marks, sight);
  const plain = said.filter((mark) => !mark.soft);
  const states = new Set((plain.length > 0 ? plain : said).map((mark) => mark.status));
  const clash =
    states.size > 1 || (plain.length > 0 && said.some((mark) => mark.soft && !agrees(mark, plain)));
  const misses = said.some(({ status }) => status === 'on-track') && MISSES.test(sight.text);
  if (clash || misses || outOfStep(said, sight)) return 'contradicted';
  const [first] = plain.length > 0 ? plain : said;
  if (!first) return null;
  if (!doubted(sight)) return { value: first.status, how: 'said', text: first.text };
  return first.status === 'complete' ? null : { value: first.status, how: 'implied', text: first.text };
}

/** "All green but we'll miss the date." */
const MISSES =
  /(?:\b(?:will|going to|gonna|likely to|bound to)|'ll)\s+(?:\w+\s+)?miss\s+(?:the|our|this|that|its)\b|\b(?:won'?t|can'?t|not going to|unlikely to)\s+(?:make|hit|meet)\s+(?:the|our|this|that|its)\s+(?:\w+\s+)?(?:date|deadline|target)\b/i;
const doubted = (sight: Sight): boolean => marksOf(sight, 'doubt').length > 0;

/** "Red, slipping" agrees; "done, slipping" and "on track, delayed" do not. */
const agrees = (soft: MarkOf<'status'>, plain: readonly MarkOf<'status'>[]): boolean =>
  plain.every(({ status }) => status === soft.status || status === 'off-track');

/** "Done, 80%" and "not started, 40%". */
function outOfStep(said: readonly MarkOf<'status'>[], sight: Sight): boolean {
  const percents = marksOf(sight, 'percent').map((mark) => mark.value);
  return said.some(
    ({ status }) =>
      (status === 'complete' && percents.some((value) => value < 100)) ||
      (status === 'not-started' && percents.some((value) => value > 0)),
  );
}

/** Bad news outweighs all else: "Leigh and Wigan done, Ashton behind" is at risk. */
const WORST: readonly Status[] = ['withdrawn', 'off-track', 'at-risk'];

/** What the hints of a text come to together; doubt takes only a completion from it. */
function hinted(marks: readonly MarkOf<'status'>[], sight: Sight): Held | null {
  const sure = doubted(sight) ? marks.filter((mark) => mark.status !== 'complete') : marks;
  const of = (status: Status): MarkOf<'status'> | undefined => sure.find((mark) => mark.status === status);
  const held = (value: Status, mark: MarkOf<'status'> | undefined): Held | null =>
    mark ? { value, how: 'implied', text: mark.text } : null;
  const bad = WORST.find((status) => of(status));
  if (bad && !keepsItsDate(sight)) return held(bad, of(bad));
  const [well, complete, started] = [of('on-track'), of('complete'), of('in-progress')];
  const parts = [complete, started, of('not-started')].filter((mark) => mark !== undefined);
  if (bad) return held('on-track', of(bad));
  if (complete && parts.length === 1 && !isPercentOpen(sight) && !(well && GOES_ON.test(well.text)))
    return held('complete', complete);
  if (parts.length > 1 || (well?.soft && parts.length > 0)) return held(wellOn(sight), well ?? parts[0]);
  if (well) return held('on-track', well);
  return held(parts[0]?.status ?? 'on-track', parts[0]);
}

/** "Going well, met with heads on Tuesday" is no end of it. */
const GOES_ON =
  /\b(?:going|progressing|progress|so far|coming (?:along|on|together)|under ?way|on the way|nearly|almost|getting there|well on)\b/i;

/** Of what is done in part: on track for its date, or under way where it has none. */
const wellOn = ({ context }: Sight): Status => (context.due === null ? 'in-progress' : 'on-track');

const isPercentOpen = (sight: Sight): boolean => marksOf(sight, 'percent').some((mark) => mark.value < 100);

const GOOD_FOR =
  /\b(?:fine|ok|okay|good|on track|all ?right|(?:should|will|can|'ll) (?:still )?(?:make|be (?:done|ready|there|fine|ok)))\s+(?:(?:for|by|in)\s+)?(?:the\s+)?(?=\S)/gi;
const IN_TIME =
  /\b(?:still (?:going to |gonna )?(?:make|hit|meet)|(?:should|will|can|'ll) still (?:make|hit|meet|be (?:done|ready) (?:on|in) time)|(?:date|deadline) (?:still )?(?:stands|holds|is (?:still )?(?:fine|ok|good|unchanged))|same (?:end )?date|(?:still )?(?:on|in) time|no change to (?:the |our )?(?:end |due )?date)\b/i;

/** "Won't make yr 1 but fine for yr 2", where the agreed date lies in year 2: nothing slips. */
function keepsItsDate({ text, marks, context }: Sight): boolean {
  const { due } = context;
  if (due === null) return false;
  return [...text.matchAll(GOOD_FOR)].some((match) => {
    const end = match.index + match[0].length;
    if (QUESTIONED.test(text.slice(0, match.index))) return false;
    if (/^(?:yr|year)\s?\d/i.test(text.slice(end))) return true;
    return marks.some((mark) => mark.kind === 'date' && mark.start === end && mark.days.from <= due);
  });
}

/** Whether the words say that the agreed date holds for all that is wrong. */
/** "Whether we'll make August" does not say that it will be made. */
const QUESTIONED =
  /\b(?:whether|if|unless|doubt\w*|unlikely|not (?:sure|certain)|touch and go|risk|hope|might)\b[^,;.\n]{0,40}$/i;
export const holdsItsDate = (sight: Sight): boolean =>
  (IN_TIME.test(sight.text) && !QUESTIONED.test(sight.text.split(IN_TIME)[0] ?? '')) || keepsItsDate(sight);

/** A date for a meeting is moved without the action being at risk. */
const MOVED =
  /\b(?:meeting|mtg|session|visit|event|workshop|forum|board|panel|interview|launch)s?\b[^,;.\n]{0,20}\b(?:moved|re-?scheduled|re-?arranged)\b(?!\s*(?:so\b|,|hence|back a))|\bin as the date\b|\bwrong\b|\bincorrect\b|\bdate\b[^.\n]{0,20}\bshould (?:be|read|say|have been)\b|\b(?:date|deadline) is\b[^.\n]{0,30}\bnot\b/i;

/** What a percentage, a figure or a later date says of the status where nothing else does. */
export function impliedBy(
  sight: Sight,
  status: Held | null,
  percent: MarkOf<'percent'> | undefined,
  forecast: MarkOf<'forecast'> | undefined,
): Held | null {
  const { due } = sight.context;
  const late = forecast !== undefined && due !== null && forecast.day > due && !MOVED.test(sight.text);
  const glad = status?.how === 'implied' && ['on-track', 'in-progress'].includes(status.value);
  if (glad && late) return { value: 'at-risk', how: 'implied', text: forecast.text };
  const silent =
    status === null && marksOf(sight, 'status').length === 0 && marksOf(sight, 'denied-status').length === 0;
  if (!silent || marksOf(sight, 'unchanged').length > 0) return null;
  const implied = (value: Status, text: string): Held => ({ value, how: 'implied', text });
  if (marksOf(sight, 'snooze').length > 0) return null;
  if (late) return implied('at-risk', forecast.text);
  const [figure] = marksOf(sight, 'figure');
  if (!percent) return figure && !forecast ? implied('on-track', figure.text) : null;
  if (percent.value > 100) return null;
  if (percent.value === 100)
    return percent.how === 'said' && !doubted(sight) ? implied('complete', percent.text) : null;
  if (percent.value === 0) return percent.how === 'said' ? implied('not-started', percent.text) : null;
  return forecast || isBareNumber(sight) ? null : implied('on-track', percent.text);
}

/** "75" may be a percentage, and may be anything else. */
export const isBareNumber = (sight: Sight): boolean => /^\d+[\s?]*$/.test(sight.text);
