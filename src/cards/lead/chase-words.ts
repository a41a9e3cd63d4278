/** A chase in words: who is asked about what and when it reaches them, and why somebody is left in peace. */
import { type Chased, type Going, type LeftOut, MOST_CHASED } from '../../domain/lead/chase.ts';
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Standing, standingInWords } from '../away/standing-in.ts';
import { age, day, listed } from '../format.ts';
import { bold, clip, type Run, run } from '../text.ts';

/** One person with what they are asked about; `name` is the post with its holder's name, or the name. */
export type ChasedPerson = Chased & { name: string; going: Going; lastAsked: PlainDate | null };

type View = { today: PlainDate; zone: string };

const MOST_REFS = 8;

const refsOf = (lines: readonly Pick<Line, 'ref'>[]): string => {
  const refs = [...new Set(lines.map(({ ref }) => clip(ref, 30)))];
  return refs.length > MOST_REFS
    ? `${refs.slice(0, MOST_REFS).join(', ')} and ${refs.length - MOST_REFS} more`
    : listed(refs);
};

/** "Attendance Lead (Kim Sample): 2.1(a) and 2.1(b) · last asked Wed 2 Dec · with the card of Mon 7 Dec". */
export function chasedRuns(
  { name, lines, going, lastAsked }: ChasedPerson,
  { today, evidence = false }: View & { evidence?: boolean },
): Run[] {
  const asked = lastAsked === null ? 'not asked before' : `last asked ${day(lastAsked, today)}`;
  return [
    bold(clip(name, 120)),
    run(
      `: ${refsOf(lines)} · ${asked} · ${evidence && going.at === 'card' ? laterInWords(going, today) : goingInWords(going, today)}`,
    ),
  ];
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

/** Evidence is asked for at once or not at all: no card of theirs lists what is complete. */
function laterInWords({ on, not }: Extract<Going, { at: 'card' }>, today: PlainDate): string {
  const why = NOT[not ?? 'day-full'].replace(/, so$/, '');
  return `${why}: choose “Ask for evidence” again from ${day(on, today)} on`;
}

/** What is left out for one reason, of one person. */
export type LeftGroup = {
  lines: readonly Line[];
  because: LeftOut;
  /** Who would have been asked. */
  name: string;
  /** The titles of their plans. */
  plans: readonly string[];
  /** Those that are not theirs, and for whom they answer. */
  standIns: readonly { ref: string; standIn: Standing }[];
};

/** "2.2(a) and 2.3: nobody owns them"; "I cannot reach Bola Sample, who has not opened Waymark yet and answers for 1.5(b)." */
export function leftRuns(left: LeftGroup, view: View): Run[] {
  const { lines, because } = left;
  if (because.why !== 'unreached')
    return [bold(refsOf(lines)), run(`: ${becauseInWords(because, left, view)}`)];
  return [
    run('I cannot reach '),
    bold(clip(left.name, 80)),
    run(
      `, who has ${because.met ? 'removed Waymark' : 'not opened Waymark yet'} and answers for ${refsOf(lines)}${forWhom(left, view)}.`,
    ),
  ];
}

/** " (1.6(a) for Alex Sample, away until Fri 27 Nov)". */
function forWhom({ standIns }: LeftGroup, { today }: View): string {
  const groups = Map.groupBy(standIns, ({ standIn }) => standingInWords(standIn, today));
  const told = [...groups].map(([words, ones]) => `${refsOf(ones)} ${words}`);
  return told.length === 0 ? '' : ` (${told.join('; ')})`;
}

function becauseInWords(
  because: Exclude<LeftOut, { why: 'unreached' }>,
  { name, lines }: LeftGroup,
  { today, zone }: View,
): string {
  const who = clip(name, 100);
  const one = lines.length === 1;
  const it = one ? 'it' : 'them';
  const itIs = one ? 'it is' : 'they are';
  switch (because.why) {
    case 'no-owner':
      return `nobody owns ${it}`;
    case 'vacant':
      return 'nobody is there to ask: the post is vacant, or its holder is away and nobody covers';
    case 'own':
      return `${itIs} yours`;
    case 'many':
      return `${who} is asked about ${MOST_CHASED} actions at once; chase the rest later`;
    case 'done':
      return `there is nothing to ask about ${it} any more`;
    case 'inherited':
      return `${one ? 'it was' : 'they were'} past before the plan went live; “what’s inherited” settles ${it}`;
    case 'not-asked':
      return `${who} was not asked about ${it} yet, so ${itIs} not silent; name ${one ? 'it' : 'one'} to chase it`;
    case 'spoke':
      return `${who} gave an update ${age(because.at, today, zone)}`;
    case 'snoozed':
      return `${who} asked to be reminded on ${day(because.until, today)}; add “now” to ask before that`;
    case 'chased':
      return `${who} was chased on ${day(because.on, today)}; that is possible again on ${day(because.again, today)}`;
  }
}
