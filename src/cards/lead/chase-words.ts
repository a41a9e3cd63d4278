/** A chase in words: who is asked about what and when it reaches them, and why somebody is left in peace. */
import { type Chased, type Going, type LeftOut, MOST_CHASED } from '../../domain/lead/chase.ts';
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { age, day, listed } from '../format.ts';
import { bold, clip, type Run, run } from '../text.ts';

/** One person with what they are asked about; `name` is the post with its holder's name, or the name. */
export type ChasedPerson = Chased & { name: string; going: Going; lastAsked: PlainDate | null };

type View = { today: PlainDate; zone: string };

const refsOf = (lines: readonly Pick<Line, 'ref'>[]): string => {
  const refs = [...new Set(lines.map(({ ref }) => clip(ref, 30)))];
  return refs.length > 8 ? `${refs.slice(0, 8).join(', ')} and ${refs.length - 8} more` : listed(refs);
};

/** "Attendance Lead (Kim Sample): 2.1(a) and 2.1(b) · last asked Wed 2 Dec · with the card of Mon 7 Dec". */
export function chasedRuns({ name, lines, going, lastAsked }: ChasedPerson, { today }: View): Run[] {
  const asked = lastAsked === null ? 'not asked before' : `last asked ${day(lastAsked, today)}`;
  return [bold(clip(name, 120)), run(`: ${refsOf(lines)} · ${asked} · ${goingInWords(going, today)}`)];
}

const NOT: { readonly [N in NonNullable<Extract<Going, { at: 'card' }>['not']>]: string } = {
  night: 'it is outside working hours, so',
  'day-off': 'today is a day off of theirs, so',
  'day-full': 'they have had a card today, so',
  'week-full': 'they have had the cards of this week, so',
};

function goingInWords(going: Going, today: PlainDate): string {
  if (going.at === 'once') return 'now';
  return `${going.not === null ? '' : `${NOT[going.not]} `}with their card of ${day(going.on, today)}`;
}

/** "2.2(a): nobody owns it". */
export const leftRuns = (
  { line, because, name }: { line: Line; because: LeftOut; name: string },
  view: View,
): Run[] => [bold(clip(line.ref, 30)), run(`: ${becauseInWords(because, name, view)}`)];

function becauseInWords(because: LeftOut, name: string, { today, zone }: View): string {
  const who = clip(name, 100);
  switch (because.why) {
    case 'no-owner':
      return 'nobody owns it';
    case 'vacant':
      return 'nobody is there to ask: the post is vacant, or its holder is away and nobody covers';
    case 'unreached':
      return `I cannot reach ${who}; “who can I reach?” has an invitation to copy`;
    case 'own':
      return 'it is yours';
    case 'many':
      return `${who} is asked about ${MOST_CHASED} actions at once; chase the rest later`;
    case 'done':
      return 'there is nothing to ask about it any more';
    case 'inherited':
      return 'it was past before the plan went live; “what’s inherited” settles it';
    case 'spoke':
      return `${who} gave an update ${age(because.at, today, zone)}`;
    case 'snoozed':
      return `${who} asked to be reminded on ${day(because.until, today)}; add “now” to ask before that`;
    case 'chased':
      return `${who} was chased on ${day(because.on, today)}; that is possible again on ${day(because.again, today)}`;
  }
}
