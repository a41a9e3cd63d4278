/** Judges a conversation: whatever the record holds after a turn must have been said outright, or shown and confirmed. */
import { z } from 'zod/v4';
import { handle } from '../../src/app/handle.ts';
import type { Answer, Message, Turn } from '../../src/app/message.ts';
import { STATUS_WORD } from '../../src/domain/status-words.ts';
import { type CardAction, cardActions, cardInputs, cardText } from '../support/card-text.ts';
import { ANY_DATE, type Leave, maySet, mayUpdate, REFS, type Step, type Who } from './harm-parts.ts';
import { type Field, type Moved, movedBetween, record } from './harm-record.ts';
import { inChannel, openRoom, originOf, type Room } from './room.ts';

/** A card with buttons as somebody saw it, with what the words that it answers allow. */
type Seen = { card: unknown; text: string; leave: readonly Leave[]; at: string };

type Talk = {
  cards: Seen[];
  /** Of these the ones that a typed yes may answer. */
  asked: Seen[];
  /** What the last answer asked in words, as far as it did. */
  question: string;
  /** The refs of the last exchange that named any: what "it" may be. */
  hand: string[];
  /** The last turn, with what its cards allow when it is delivered again. */
  last: { turn: Turn; leave: readonly Leave[] } | null;
  /** What the last words allowed: "I meant 3.4" allows it of another action. */
  said: readonly Leave[];
};
const HOLDERS: Readonly<Record<string, string>> = {
  'post:attendance-lead': 'Attendance Lead',
  'post:inclusion-lead': 'Inclusion Lead',
  'person:robin': 'robin',
};

/** Carries the steps out; answers with the first thing that was stored without leave, as a sentence, or null. */
export async function harmOf(steps: readonly Step[]): Promise<string | null> {
  const room = await openRoom();
  try {
    const talks = new Map<Who, Talk>();
    /** Who has spoken of each milestone: what is put back leaves the word before it, and that may be another's. */
    const tellers = new Map<string, Set<string | undefined>>();
    let turns = 0;
    for (const step of steps) {
      if (step.do === 'wait') {
        room.clock.forward({ hours: step.hours });
        continue;
      }
      const talk = talks.get(step.who) ?? {
        cards: [],
        asked: [],
        question: '',
        hand: [],
        last: null,
        said: [],
      };
      talks.set(step.who, talk);
      turns += 1;
      const fault = await turnOf(room, step, talk, tellers, `turn-${turns}`);
      if (fault !== null) return `${fault}, after ${JSON.stringify(step)}`;
    }
    return null;
  } finally {
    await room.close();
  }
}

async function turnOf(
  room: Room,
  step: Exclude<Step, { do: 'wait' }>,
  talk: Talk,
  tellers: Map<string, Set<string | undefined>>,
  id: string,
): Promise<string | null> {
  const made = turnFor(step, talk, id, room.clock.now().toString());
  if (made === null) return null;
  const before = await record(room);
  room.clock.forward({ seconds: 1 });
  const answer = await handle(room.app, made.turn);
  const after = await record(room);
  const words = wordsIn(answer);
  if (words.trim() === '' || /\b(?:undefined|null|NaN|\[object)\b/.test(words))
    return `the answer was "${words}"`;
  // What is opened again has the owner that its action had already.
  const follows = ({ ref, field, to }: Moved): boolean =>
    field === 'owner' && before.get(`item-${ref}`)?.owner === to;
  const bad = movedBetween(before, after).find((moved) => !follows(moved) && !made.allows(moved));
  if (bad) return `${bad.ref}: ${bad.field} went from ${bad.from} to ${bad.to}`;
  for (const [key, { by }] of before) tellers.set(key, (tellers.get(key) ?? new Set([undefined])).add(by));
  const teller = [...after].find(([key, { by }]) => !tellers.get(key)?.has(by) && by !== PERSON[step.who]);
  if (teller && step.who !== 'olu') return `${teller[0]} was updated in another's name`;
  // What is said in a channel is a conversation of its own.
  if (step.do === 'say' && !step.channel && !step.leave.some(({ meant }) => meant)) talk.said = made.leave;
  if (step.do === 'say' && step.channel) talk.last = made;
  else remember(talk, answer, made, room.clock.now().toString());
  return null;
}

const PERSON: Readonly<Record<string, string>> = { alex: 'alex', robin: 'robin' };

type Made = {
  turn: Turn;
  leave: readonly Leave[];
  /** Whether it turns away from what was asked before. */
  turnsAway: boolean;
  words: string;
  allows: (moved: Moved) => boolean;
};

const Said = z.object({ do: z.string(), text: z.string().optional() });

function turnFor(step: Exclude<Step, { do: 'wait' }>, talk: Talk, id: string, now: string): Made | null {
  const { who } = step;
  switch (step.do) {
    case 'say': {
      const origin = originOf(who, id, step.channel ? inChannel() : {});
      const turn: Turn = { kind: 'text', origin, text: step.text };
      const leave = step.channel ? [] : settledHand(step.leave, talk, step.text);
      return {
        turn,
        leave,
        turnsAway: true,
        words: step.text,
        allows: (moved) =>
          givesDate(moved, who, talk, step.text) ||
          spokenFor(
            moved,
            who,
            leave.filter((one) => !one.onlyAfterYes),
          ),
      };
    }
    case 'answer': {
      const turn: Turn = { kind: 'text', origin: originOf(who, id), text: step.text };
      const recent = talk.asked.filter(({ at }) => hoursBetween(at, now) < 2);
      return {
        turn,
        leave: recent.flatMap(({ leave }) => leave),
        turnsAway: true,
        words: '',
        allows: (moved) =>
          step.yes && (recent.some((seen) => confirmedBy(moved, who, seen)) || agreedTo(moved, who, talk)),
      };
    }
    case 'again':
      return talk.last && { ...talk.last, turnsAway: false, words: '', allows: () => false };
    case 'tap':
      return tapOf(step, talk, id);
  }
}

function tapOf(step: Extract<Step, { do: 'tap' }>, talk: Talk, id: string): Made | null {
  const { who, wanted, nth, picked } = step;
  const buttons = talk.cards
    .slice(-4)
    .flatMap((seen) => cardActions(seen.card).map((action) => ({ action, seen })))
    .filter(({ action }) => TAPPED.includes(Said.parse(action.data).do))
    .filter(({ action }) => wanted === 'any' || action.title === wanted);
  const found = buttons.at(-1 - (nth % Math.max(1, buttons.length)));
  if (!found) return null;
  const { action, seen } = found;
  const { do: deed, text = '' } = Said.parse(action.data);
  const inputs = Object.fromEntries(
    cardInputs(seen.card).map(({ id: input, value }) => [
      input,
      /^status/.test(input) ? picked : (value ?? ''),
    ]),
  );
  const turn: Turn = {
    kind: 'card',
    origin: originOf(who, id),
    data: { ...inputs, ...action.data },
    activity: null,
  };
  const made = {
    turn,
    leave: seen.leave,
    turnsAway: deed !== 'confirm' && deed !== 'decline' && deed !== 'choose',
  };
  switch (deed) {
    case 'confirm':
      return { ...made, words: '', allows: (moved) => confirmedBy(moved, who, seen) };
    case 'choose': {
      const leave = chosen(action, seen.leave);
      return { ...made, leave, words: action.title, allows: (moved) => spokenFor(moved, who, leave) };
    }
    case 'say': {
      const leave = [offered(text.toLowerCase(), refsIn(seen.text))];
      return { ...made, leave, words: text, allows: (moved) => spokenFor(moved, who, leave) };
    }
    case 'save':
    case 'answer-list':
    case 'all-on-track': {
      const refs = REFS.filter((ref) => seen.text.includes(ref));
      const status = deed === 'all-on-track' ? ['on-track' as const, picked] : [picked];
      const leave = [{ refs, status }];
      return { ...made, leave, words: '', allows: (moved) => spokenFor(moved, who, leave) };
    }
    default:
      return { ...made, words: '', allows: () => false };
  }
}

const TAPPED = [
  'confirm',
  'decline',
  'choose',
  'say',
  'open-form',
  'save',
  'answer-list',
  'all-on-track',
  'back',
  'page',
];

/** The bot's own suggestions, in its own words: of what they name, or of what their card is about. */
function offered(text: string, about: readonly string[]): Leave {
  const refs = refsIn(text);
  const status = Object.entries({
    complete: /done|complete/,
    'on-track': /on track/,
    'at-risk': /at risk|slipping/,
    'off-track': /off track/,
    'not-started': /not started/,
    'in-progress': /in progress|going/,
  } as const)
    .flatMap(([name, pattern]) =>
      pattern.test(text) && !/not done|not yet/.test(text) ? [statusOf(name)] : [],
    )
    .filter((one) => one !== undefined);
  return {
    refs: refs.length > 0 ? refs : about,
    status,
    ...(/\d|fortnight|week|month|term/.test(text) && { forecast: ANY_DATE }),
  };
}
const statusOf = (name: string) =>
  (['complete', 'on-track', 'at-risk', 'off-track', 'not-started', 'in-progress'] as const).find(
    (one) => one === name,
  );

const chosen = (action: CardAction, leave: readonly Leave[]): Leave[] =>
  leave.map((one) => ({ ...one, refs: REFS.filter((ref) => action.title.includes(ref)) }));

/** What is in hand is what the last exchange named. */
const settledHand = (leave: readonly Leave[], talk: Talk, text: string): Leave[] =>
  leave
    .flatMap((one) => (one.meant ? talk.said.map((said) => ({ ...said, refs: one.refs })) : [one]))
    .map((one) =>
      one.refs === 'in hand' ? { ...one, refs: refsIn(text).length > 0 ? refsIn(text) : talk.hand } : one,
    );

/** Said outright, by somebody who may say so. */
function spokenFor({ ref, field, from, to }: Moved, who: Who, leave: readonly Leave[]): boolean {
  if (!mayUpdate(who, ref)) return false;
  return leave.some(
    (one) => one.refs !== 'in hand' && one.refs.includes(ref) && covers(one, field, from, to),
  );
}

function covers(one: Leave, field: Field, from: unknown, to: unknown): boolean {
  switch (field) {
    case 'status':
      return one.status?.some((status) => status === to) ?? false;
    case 'percent':
      // A status takes the percentage of another one with it.
      return to === null || to === 100
        ? (one.status?.length ?? 0) > 0
        : (one.percent?.some((percent) => percent === to) ?? false);
    case 'forecast':
      return one.forecast?.some((date) => ANY_DATE.includes(date) || date === to) ?? false;
    case 'due':
    case 'owner':
    case 'firstDue':
      return from === to;
  }
}

/** Shown on the card that was confirmed, by its ref and in its words. */
function confirmedBy(moved: Moved, who: Who, seen: Seen): boolean {
  const { ref, field, from, to } = moved;
  const command = seen.leave.find(
    (one) => one.refs !== 'in hand' && one.refs.includes(ref) && one.onlyAfterYes,
  );
  switch (field) {
    case 'due':
      return maySet(who) && command?.due === to && shows(seen, ref) && shows(seen, dateWords(to));
    case 'owner':
      return maySet(who) && command?.owner === to && shows(seen, HOLDERS[String(to)] ?? '?');
    // The first agreed date is the first date as well; afterwards it stays.
    case 'firstDue':
      return from === null && maySet(who) && command?.due === to && shows(seen, dateWords(to));
    case 'status':
      // A change of the plan closes what is planned no more, as long as nobody spoke of it.
      if (to === 'withdrawn' && (command?.due ?? command?.owner) !== undefined) return maySet(who);
      return (
        mayUpdate(who, ref) &&
        shows(seen, ref) &&
        Object.entries(STATUS_WORD).some(([status, word]) => status === to && shows(seen, word))
      );
    case 'percent':
      // What goes back to how it stood has the percentage of then.
      return (
        mayUpdate(who, ref) &&
        shows(seen, ref) &&
        (to === null || to === 100 || shows(seen, `${to}%`) || shows(seen, 'how it stood'))
      );
    case 'forecast':
      // What is put back has no such date any more.
      return mayUpdate(who, ref) && shows(seen, ref) && (to === null || shows(seen, dateWords(to)));
  }
}

/** "On track for 31 January?": a yes to words that name the status is that status. */
const agreedTo = ({ ref, field, to }: Moved, who: Who, { question, hand }: Talk): boolean =>
  mayUpdate(who, ref) &&
  hand.includes(ref) &&
  (field === 'status'
    ? Object.entries(ASKED_IN).some(([status, words]) => status === to && words.test(question))
    : field === 'percent' && (to === null || question.includes(String(to))));
const ASKED_IN: Readonly<Record<string, RegExp>> = {
  complete: /\b(?:is|are) [^?.]* done\b(?! already,|, or)[^?]*\?|close it now/i,
  'on-track': /(?:on track|going to plan)[^?,]*\?/i,
};

/** "What date do you expect?": whatever is said next with a date in it gives that date. */
const givesDate = ({ ref, field, to }: Moved, who: Who, { question, hand }: Talk, text: string): boolean =>
  field === 'forecast' &&
  to !== null &&
  mayUpdate(who, ref) &&
  hand.includes(ref) &&
  /what date do you expect\?/i.test(question) &&
  text.includes(dateWords(to));

const shows = ({ text }: Seen, words: string): boolean => text.toLowerCase().includes(words.toLowerCase());
/** Day and month: a card leaves the year out where it is this one. */
const dateWords = (date: unknown): string =>
  Temporal.PlainDate.from(String(date)).toLocaleString('en-GB', { day: 'numeric', month: 'short' });
const hoursBetween = (from: string, to: string): number =>
  Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('hours');

function remember(talk: Talk, answer: Answer, made: Made, at: string): void {
  const messages = [...answer.say, ...(answer.replace ? [answer.replace] : [])];
  const seen = messages.flatMap((message) =>
    'card' in message && cardActions(message.card).length > 0
      ? [{ card: message.card, text: cardText(message.card).join('\n'), leave: made.leave, at }]
      : [],
  );
  talk.cards.push(...seen);
  const asks = seen.filter(({ card }) =>
    cardActions(card).some(({ title }) => title === 'Confirm' || title === 'Yes'),
  );
  talk.asked = made.turnsAway ? asks : [...talk.asked, ...asks];
  talk.question = messages.map((message) => wordsOnly(message)).join('\n');
  // What help gives as an example is not spoken of.
  const answered = wordsIn(answer).includes('What I can do') ? [] : refsIn(wordsIn(answer));
  const refs = [...new Set([...refsIn(made.words), ...answered])];
  if (refs.length > 0) talk.hand = refs;
  talk.last = made;
}

/** Without the titles of buttons. */
const wordsOnly = (message: Message): string => {
  if ('text' in message) return message.text;
  const titles = cardActions(message.card).map(({ title }) => title);
  return cardText(message.card)
    .filter((line) => !titles.includes(line))
    .join('\n');
};

const refsIn = (text: string): string[] =>
  REFS.filter((ref) => text.replaceAll(' (', '(').includes(ref) || text.includes(ref.replace(/[()]/g, '')));

const wordsIn = (answer: Answer): string =>
  [...answer.say, ...(answer.replace ? [answer.replace] : [])]
    .map((message) => ('card' in message ? cardText(message.card).join('\n') : message.text))
    .join('\n');
