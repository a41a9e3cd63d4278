/** What was said and changed, newest first: who, when, and what in one line. */

import type { Event, EventsTold } from '../../domain/answers/events.ts';
import type { Changed } from '../../domain/change.ts';
import { READING_OF } from '../../domain/measures/give.ts';
import { spokeFor } from '../away/standing-in.ts';
import {
  boardWords,
  detailWords,
  measureWords,
  postWords,
  quietWords,
  standInWords,
} from '../change-words.ts';
import { day, moment } from '../format.ts';
import { keysInWords, peopleOfPost } from '../key-words.ts';
import { inOneLine } from '../said-words.ts';
import { bold, clip, type Run, run, subtle } from '../text.ts';
import { type AnswerView, type Entry, nameIn } from './answer-view.ts';

export const eventEntries = ({ events }: EventsTold, view: AnswerView): Entry[] =>
  events.map((event) => ({
    under: null,
    lines: [
      [...nameOf(event), run(event.kind === 'said' ? saidIn(event, view) : changedIn(event, view))],
      [subtle([...whoIn(event, view), moment(event.at, view.zone)].join(', '))],
    ],
  }));

const nameOf = ({ of }: Event): Run[] =>
  of === null ? [] : [bold(clip(of.ref, 30)), run(` ${clip(of.title, 80)}: `)];

function whoIn({ by, onBehalf, standsFor }: Event, view: AnswerView): string[] {
  if (view.names === null) return [];
  const entered = by === null ? 'the command line' : clip(nameIn(view, by) ?? '', 60);
  if (onBehalf === null && standsFor) {
    const { as, key, person } = standsFor;
    const post = view.posts?.get(key.slice('post:'.length)) ?? null;
    return [spokeFor(entered, { as, name: person && nameIn(view, person), post })];
  }
  return onBehalf === null ? [entered] : [`${clip(onBehalf, 80)} (entered by ${entered})`];
}

function saidIn(event: Extract<Event, { kind: 'said' }>, { today, names }: AnswerView): string {
  const { said, putRight, takesFileOff, checked, asksForTime = false } = event;
  if (checked) return checkedIn(checked);
  const handOver = names === null && said.handOver ? { ...said.handOver, name: null } : said.handOver;
  const words = takesFileOff
    ? 'a file taken off'
    : inOneLine({ ...said, handOver, reason: undefined }, today);
  const reason = typeof said.reason === 'string' ? `: “${clip(said.reason, 300)}”` : '';
  const told = reason !== '' && words === NOTHING_ELSE ? reason.slice(2) : `${words}${reason}`;
  const asked = asksForTime ? 'more time asked for: ' : '';
  return `${asked}${told}${putRight ? ' (put right since)' : ''}`;
}

/** A lead's word on a completion. */
function checkedIn({ as, reason }: NonNullable<Extract<Event, { kind: 'said' }>['checked']>): string {
  const why = reason === null ? '' : `: “${clip(reason, 300)}”`;
  return as === 'accepted' ? 'completion accepted' : `completion returned, open again${why}`;
}

/** What `inOneLine` says where there is nothing to say. */
const NOTHING_ELSE = inOneLine({}, '2000-01-01');

const CHANGED: { readonly [C in Changed]?: string } = {
  due: 'agreed date',
  'by-when': 'by when',
  owners: 'owner',
  lead: 'lead',
  wording: 'wording',
  title: 'title',
  'go-live': 'go-live date',
  added: 'added to the plan',
  withdrawn: 'left out of the plan',
  restored: 'part of the plan again',
  'check-ins': 'how often it is asked about',
};

function changedIn(event: Extract<Event, { kind: 'changed' }>, view: AnswerView): string {
  const { what, from, to, reason } = event;
  const label = CHANGED[what] ?? what;
  const why = reason === null ? '' : `: “${clip(reason, 200)}”`;
  switch (what) {
    case 'added':
    case 'withdrawn':
    case 'restored':
      return `${label}${why}`;
    case 'due':
      return `${accepted(event)}${label} ${dateIn(from, view)} to ${dateIn(to, view)}${why}${askedBy(event, view)}`;
    case 'measure':
      return to?.startsWith(READING_OF) ? clip(to, 300) : `${measureWords(event)}${why}`;
    case 'chase':
      return `${keysInWords(to, view)} chased${why}`;
    case 'date-kept':
      return `${event.proposed === undefined ? '' : 'declined: '}agreed date kept at ${dateIn(from, view)}, not moved to ${dateIn(to, view)}${why}${askedBy(event, view)}`;
    case 'hand-over-declined':
      return `hand-over to ${keysInWords(to, view)} declined${why}${askedBy(event, view)}`;
    case 'hand-over-agreed':
      return `hand-over to ${keysInWords(to, view)} agreed, from ${dateIn(from, view)}${askedBy(event, view)}`;
    case 'owners':
    case 'lead':
      return `${accepted(event)}${label} ${keysInWords(from, view)} to ${keysInWords(to, view)}${why}${askedBy(event, view)}`;
    case 'holder':
      return `${peopleOfPost(to ?? from, view)}${why}`;
    case 'cover':
    case 'deputy':
    case 'link-officer':
      return `${standInWords(what, event, view)}${why}`;
    case 'quiet':
      return `${quietWords(event, view)}${why}`;
    case 'board':
      return `${boardWords(event)}${why}`;
    case 'post':
      return `${postWords(event)}${why}`;
    case 'detail':
      return `${detailWords(event, view)}${why}`;
    case 'leave':
      return leaveWords(event, view);
    case 'reading':
      return `how its date is read: ${to ?? 'not at all'}${why}`;
    case 'place':
      return `moved to another part of the plan${why}`;
    default:
      return `${label} changed${to === null ? '' : ` to “${clip(to, 150)}”`}${why}`;
  }
}

/** `to` is "person:<who is away> <their last day> person:<who covers>", or who is back alone; `from` the first day. */
function leaveWords({ from, to, of }: Extract<Event, { kind: 'changed' }>, view: AnswerView): string {
  const [who = null, until, cover] = (to ?? '').split(' ');
  const nameIn = (key: string): string => (view.names === null ? 'somebody' : keysInWords(key, view));
  const name = nameIn(who ?? '');
  if (until === undefined) return `${name} is back`;
  const days = `${dateIn(from, view)} to ${dateIn(until, view)}`;
  if (of !== null)
    return `${days}: ${cover === undefined ? 'nobody covers' : `covered by ${nameIn(cover)}`} for ${name}, who is away`;
  const covers = cover === undefined ? 'nobody covers' : `${nameIn(cover)} covers`;
  return `${name} is away ${days}; ${covers}`;
}

/** What somebody else had asked for was accepted by it. */
const accepted = ({ proposed }: Extract<Event, { kind: 'changed' }>): string =>
  proposed === undefined ? '' : 'accepted: ';

/** Whose wish it was, where somebody else agreed to it. */
const askedBy = ({ proposed }: Extract<Event, { kind: 'changed' }>, view: AnswerView): string =>
  proposed === undefined || view.names === null
    ? ''
    : `, asked for by ${clip(nameIn(view, proposed) ?? 'its owner', 60)}`;

const dateIn = (date: string | null, { today }: AnswerView): string =>
  date === null ? 'none' : day(date, today);
