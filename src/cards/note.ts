/** The note to an officer: posts that may not have arrived, messages not sent, people not reached, wishes to hand over. */
import { isCard } from '../domain/about.ts';
import type { PlainDate } from '../domain/plan.ts';
import {
  messageMatter,
  type OutOfReach,
  personMatter,
  recordMatter,
  type Unsent,
  type Wish,
  wishMatter,
} from '../domain/unsent.ts';
import { type Button, button } from './button.ts';
import { count } from './format.ts';
import note from './note.json' with { type: 'json' };
import type { Deed } from './note-submit.ts';
import {
  groupsOf,
  standsRuns,
  titleOf,
  titleRuns,
  UNREAD,
  unreadGroup,
  WANTS_TO_HAND_OVER,
  whyOf,
  wishesGroup,
} from './note-words.ts';
import { CARD_LIMIT, type CardMessage, cardBytes, compile } from './render.ts';
import { alarm, clip, type Run, run, subtle } from './text.ts';

const fill = compile(note);
const MOST_MESSAGES = 8;
const MOST_PEOPLE = 20;
const MOST_WISHES = 5;

export type Note = {
  /** The key of the note's own row: what its buttons name, so that it is shown again whole. */
  note: string;
  /** In the order in which they are shown; of those that somebody can settle eight at most. */
  messages: readonly Unsent[];
  /** Most actions first; twenty are shown at most. */
  people: readonly OutOfReach[];
  /** Oldest first; five are shown at most. */
  wishes: readonly Wish[];
  /** Ids of documents of the record that cannot be read; told of in numbers. */
  unread?: readonly string[];
  zone: string;
  today: PlainDate;
  /** What came of a button that was pressed. */
  alert?: string;
};

/** `listed` are the matters that the card tells of: those beyond them have not been told. */
export type NoteMessage = CardMessage & { listed: string[] };

/** As much as fits: people give way before messages. */
export function noteCard(asked: Note): NoteMessage {
  const sorted = withoutOver(asked);
  let messages = Math.min(MOST_MESSAGES, sorted.messages.length);
  let people = Math.min(MOST_PEOPLE, sorted.people.length);
  for (;;) {
    const made = cardWith(sorted, messages, people);
    if (cardBytes(made.card) <= CARD_LIMIT || messages + people === 0) return made;
    if (people > 0) people -= 1;
    else messages -= 1;
  }
}

/** `over` are cards whose day is over, so that there is nothing to settle: what they asked comes again by itself. */
type Sorted = Note & { over: readonly Unsent[] };

function withoutOver(asked: Note): Sorted {
  const over = asked.messages.filter(isOver);
  return { ...asked, over, messages: asked.messages.filter((message) => !isOver(message)) };
}

const isOver = ({ about, stands, mayRetry }: Unsent): boolean =>
  isCard(about) && stands === 'failed' && !mayRetry;

function cardWith(asked: Sorted, most: number, mostPeople: number): NoteMessage {
  const { zone, over, alert, today, unread = [] } = asked;
  const wishes = asked.wishes.slice(0, MOST_WISHES);
  const messages = asked.messages.slice(0, most);
  const people = asked.people.slice(0, mostPeople);
  const shown = messages.length + people.length + wishes.length;
  const rest = asked.messages.length + asked.people.length + asked.wishes.length - shown;
  const heading = headingOf(asked);
  const card = fill({
    heading,
    alerts: alert === undefined ? [] : [[alarm(clip(alert, 300))]],
    messages: messages.map((message) => ({
      title: titleRuns(message, zone),
      stands: standsRuns(message, zone),
      buttonSets: setsOf(buttonsOf(message, asked.note)),
    })),
    over: overRuns(over),
    groups: [...groupsOf(people), ...wishesGroup(wishes, today), ...unreadGroup(unread)],
    more:
      rest === 0
        ? []
        : [
            [
              subtle(
                `${count(rest, 'more matter')} ${rest === 1 ? 'has' : 'have'} no room here; the next note has ${rest === 1 ? 'it' : 'them'}.`,
              ),
            ],
          ],
  });
  return {
    summary: summaryOf(asked, heading),
    card,
    listed: [
      ...[...messages, ...over].map(messageMatter),
      ...people.map(personMatter),
      ...wishes.map(wishMatter),
      ...unread.map(recordMatter),
    ],
  };
}

/** A card has an element for its buttons only where there are some. */
const setsOf = (buttons: readonly Button[]): { buttons: readonly Button[] }[] =>
  buttons.length === 0 ? [] : [{ buttons }];

const isOpen = ({ stands }: Unsent): boolean => ['asks', 'failed', 'unknown'].includes(stands);
const asks = ({ stands }: Unsent): boolean => stands === 'asks';

function headingOf({ messages, over, people, wishes, unread = [] }: Sorted): string {
  const unsent = messages.length + over.length + people.length;
  if (unsent === 0) return wishes.length === 0 && unread.length > 0 ? UNREAD : WANTS_TO_HAND_OVER;
  if (messages.length === unsent && wishes.length === 0) {
    if (!messages.some(isOpen)) return 'This is settled';
    if (messages.filter(isOpen).every(asks)) return 'Did it arrive?';
  }
  return 'What could not be sent';
}

function summaryOf({ messages, over, people, wishes, unread = [] }: Sorted, heading: string): string {
  const open = messages.filter(isOpen);
  const question = open.find(asks);
  if (question) return clip(`Did it arrive? ${titleOf(question)}`, 200);
  const parts = [
    ...(open.length + over.length > 0
      ? [`${count(open.length + over.length, 'message')} could not be sent`]
      : []),
    ...(people.length > 0 ? [`${count(people.length, 'person', 'people')} cannot be reached`] : []),
    ...(wishes.length > 0 ? [`${count(wishes.length, 'action')} to be handed over`] : []),
    ...(unread.length > 0 ? [UNREAD] : []),
  ];
  return parts.length === 0 ? heading : parts.join(', ');
}

function buttonsOf(message: Unsent, noteKey: string): Button[] {
  if (!isOpen(message)) return [];
  const { key, since, mayRetry } = message;
  const settle = (title: string, deed: Deed): Button =>
    button(
      title,
      { do: 'settle-message', deed, message: key, since, note: noteKey },
      { tooltip: `${title}: ${titleOf(message)}` },
    );
  const again = (title: string): Button[] => (mayRetry ? [settle(title, 'again')] : []);
  return asks(message)
    ? [
        settle('It is there', 'arrived'),
        ...again('Send it again'),
        ...(mayRetry ? [] : [settle('Drop it', 'drop')]),
      ]
    : [...again('Try again'), settle('Drop it', 'drop')];
}

/** "3 cards could not be sent on their day: Teams refused them (400). What they asked comes again by itself." */
function overRuns(over: readonly Unsent[]): Run[][] {
  const reasons = Map.groupBy(over, whyOf);
  return [...reasons].map(([why, theirs]) => [
    run(
      `${count(theirs.length, 'card')} could not be sent on ${theirs.length === 1 ? 'its' : 'their'} day: ${why}. What ${theirs.length === 1 ? 'it asks' : 'they ask'} comes again by itself.`,
    ),
  ]);
}
