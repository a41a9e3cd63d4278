/** What Waymark does by itself, how often, who reads what it is told, and how it stops: one page, with the speaker's own next card. */
import { day, listed } from '../../cards/format.ts';
import { type HelpGroup, helpCard } from '../../cards/help.ts';
import { noticeCard } from '../../cards/notice.ts';
import { nextOwnDay } from '../../domain/away/own-day.ts';
import type { Book } from '../../domain/book.ts';
import { addDays, HOME_ZONE } from '../../domain/calendar.ts';
import { eachAction } from '../../domain/line.ts';
import { may } from '../../domain/permission.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { mayAsk } from '../../domain/reminders.ts';
import { type App, momentIn } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import { ownLines } from '../conversation/own-lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { heldOfYou } from './held-of-you.ts';
import { exampleIn, SAY } from './says.ts';

const ALONE =
  'I am a program, not a person: nobody sits behind me, and I cannot call. I ask owners how their actions are going, keep what they say with its evidence, and report to the board.';

const READERS = [
  'Whoever has a part in the plan can ask for it: your name, what you said of an action, and when. A board gets figures, with posts in place of names, and of your words only what a lead marked for it. What a lead restricted is for its leads, its owner and officers.',
  'I keep your name, your work address, your leave, and what you reported. “History of” an action shows all that was said of it.',
];

export const howIWorkTurn: ErrandTurn<'how-i-work'> = async (app, origin, speaker, { of }, { books }) => {
  const personal = origin.scope === 'personal';
  const next = personal ? await nextCard(app, origin, speaker, books) : null;
  if (of === 'next' && next !== null)
    return [noticeCard({ text: next, suggestions: [SAY.mine, SAY.workingDays] })];
  if (of === 'held') return [await heldOfYou(app, origin, speaker)];
  const leads = books.some((book) => may(actorIn(app, book, origin, speaker), 'see-people', book, null));
  const example = exampleIn(books, speaker, (book, item) =>
    may(actorIn(app, book, origin, speaker), 'chase', book, item),
  );
  const pages: readonly (readonly [of: typeof of, page: HelpGroup])[] = [
    ['often', { title: 'How often', words: [oftenWords(books, leads), ...(next === null ? [] : [next])] }],
    ['silence', { title: 'If you say nothing', words: [silenceWords(books)] }],
    ['readers', { title: 'Who reads it', words: READERS }],
    ['stop', { title: 'How to stop it', words: stopWords(example.action, leads) }],
  ];
  const told = pages.filter(([about]) => personal || about !== 'stop');
  const inOrder = [...told.filter(([about]) => about === of), ...told.filter(([about]) => about !== of)];
  const groups: HelpGroup[] = [
    ...inOrder.map(([, page]) => page),
    { buttons: personal ? [SAY.mine, SAY.workingDays, SAY.help] : [SAY.help] },
  ];
  return [helpCard({ title: 'What I do, and how often', text: ALONE, groups })];
};

/** By the plans' own settings: where they differ, what is most. */
function oftenWords(books: readonly Book[], leads: boolean): string {
  const rules = books.map(({ plan }) => plan.reminders);
  const cards = Math.max(...rules.map(({ cardsPerWeek }) => cardsPerWeek), 1);
  const hours = listed([...new Set(rules.map(({ at }) => at))]);
  const quiet = Math.min(...rules.map(({ quietDays }) => quietDays));
  return [
    `${cards === 1 ? 'One card a week at most' : 'Two cards a week at most, never two in a day'}, at ${hours} on a working day, with all that is due. What you updated in the last ${quiet} days is left alone.`,
    ...(leads
      ? [
          'Whoever leads also gets one note a week, when there is something in it, and word of what has gone red.',
        ]
      : []),
    'What others ask you to decide comes apart. Nothing unasked comes on a day with two messages.',
  ].join(' ');
}

function silenceWords(books: readonly Book[]): string {
  const rules = books.map(({ plan }) => plan.reminders);
  const after = Math.min(...rules.map(({ workingDaysAfter }) => workingDaysAfter));
  const then = Math.min(...rules.map(({ thenEveryDays }) => thenEveryDays));
  return `Nothing is recorded: silence is no answer. I ask again ${after} working days after the date, then every ${then} days. Two weeks after the date without a word it stands in the weekly note of whoever leads it; the card before says so. Two working days after a card it counts as silent, for leads and in the board’s figures.`;
}

const stopWords = (action: string, leads: boolean): string[] => [
  `One action: “${action} chase me in 2 weeks”. All, for a while: “I’m away until 31 January”. Days on which you do not work: “my working days”.`,
  `For good: hand it on, “passing ${action} to Kim Sample”, or say “I am leaving the council”. While an action is yours I ask about it; nothing turns that off.`,
  ...(leads
    ? [
        'The weekly note has no switch: in a week without anything to look at none comes, and it ends when you lead nothing.',
      ]
    : []),
];

/** The day of the speaker's next card as it stands now, and what is on it. */
async function nextCard(app: App, origin: Origin, speaker: Speaker, books: readonly Book[]): Promise<string> {
  const { today } = momentIn(app, HOME_ZONE);
  const lines = eachAction(await ownLines(app, origin, speaker, ({ open, askOn }) => open && askOn !== null));
  const days = lines.map(({ askOn }) => askOn ?? today).sort();
  const [first] = days;
  if (first === undefined) return 'No card to you is planned: nothing of yours has a day on which I ask.';
  const on = firstFree(speaker, books, first < today ? today : first);
  const listedThen = lines.filter(({ askOn }) => askOn !== null && askOn <= on).map(({ ref }) => ref);
  const more = listedThen.length > MOST ? ` and ${listedThen.length - MOST} more` : '';
  const later = days.find((one) => one > on);
  return [
    `As things stand I ask you next on ${day(on, today)}, about ${listed(listedThen.slice(0, MOST))}${more}, with whatever else is due.`,
    ...(later === undefined
      ? []
      : [`After that: ${day(firstFree(speaker, books, later), today)} at the earliest.`]),
    'An update before then puts it off.',
  ].join(' ');
}

const MOST = 5;

/** The first of their own days from then on that still has room for a card. */
function firstFree({ person, leaves = [] }: Speaker, books: readonly Book[], from: PlainDate): PlainDate {
  const terms = books[0]?.plan.about.terms ?? 'england';
  let on = nextOwnDay(person, from, { leaves, terms });
  while (books.length > 0 && books.every(({ plan }) => mayAsk(person, plan.reminders, on) !== 'yes'))
    on = nextOwnDay(person, addDays(on, 1), { leaves, terms });
  return on;
}
