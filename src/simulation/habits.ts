/** How people answer: a handful of habits, each with its share of the people. */

export type Habit = {
  name: string;
  /** Percent of the people. */
  share: number;
  /** Cards that are left lying before one is answered. */
  ignores: number;
  /** Answers only what is overdue by the words of the card. */
  waitsUntilOverdue: boolean;
  /** Minutes of working time before they turn to a card: at least and at most. */
  after: readonly [number, number];
  /** Share of answers that are typed, rather than tapped on the card. */
  inWords: number;
  /** Share of answers that give another date. */
  moreTime: number;
};

/**
 * Nobody has published how officers answer such cards. These shares are chosen so that every path is walked often,
 * with more silence than an officer would like: chasing is the costly case, in messages and in request units.
 */
export const HABITS: readonly [Habit, ...Habit[]] = [
  // Clears the card with the first coffee.
  {
    name: 'at once',
    share: 28,
    ignores: 0,
    waitsUntilOverdue: false,
    after: [1, 90],
    inWords: 0.1,
    moreTime: 0.04,
  },
  // Means to, and is reminded: the ladder is made for them.
  {
    name: 'on the last reminder',
    share: 30,
    ignores: 1,
    waitsUntilOverdue: false,
    after: [20, 420],
    inWords: 0.15,
    moreTime: 0.1,
  },
  // Answers when it has become awkward.
  {
    name: 'after the date',
    share: 20,
    ignores: 0,
    waitsUntilOverdue: true,
    after: [30, 600],
    inWords: 0.15,
    moreTime: 0.25,
  },
  // Writes sentences, from a phone, between meetings.
  {
    name: 'in words',
    share: 12,
    ignores: 0,
    waitsUntilOverdue: false,
    after: [5, 480],
    inWords: 0.9,
    moreTime: 0.15,
  },
  // Never. Their milestones are chased every week.
  {
    name: 'never',
    share: 10,
    ignores: Number.POSITIVE_INFINITY,
    waitsUntilOverdue: false,
    after: [0, 0],
    inWords: 0,
    moreTime: 0,
  },
];

/** Share of the weeks in which somebody is away: six weeks of leave and illness a year. */
export const AWAY = 0.12;

/** Statuses that are picked, as weights. */
export const STATUSES = {
  'on-track': 52,
  complete: 22,
  'at-risk': 12,
  'not-started': 8,
  'off-track': 6,
} as const;

/**
 * Of those who give another date by the card, how many ask for more time instead of writing it into the form; what
 * leads do with a request, and how many of their notes they have chased.
 */
export const ASKS = {
  moreTime: 0.5,
  decided: { accepted: 75, declined: 15, left: 10 },
  chased: 0.4,
} as const;

/** Of the people of a plan: who meets the bot before it goes live, who in the weeks after, and who never does. */
export const MEETING = { before: 80, after: 15, never: 5 } as const;
