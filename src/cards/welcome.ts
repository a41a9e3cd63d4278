/** The first card a person gets: who the bot is, what it does for them, and things to say. */

import type { Part } from '../domain/part.ts';
import { button } from './button.ts';
import { count, listed } from './format.ts';
import { type CardMessage, compile } from './render.ts';
import { bold, clip, escapeMarkdown, type Run, run } from './text.ts';
import template from './welcome.json' with { type: 'json' };
import { CARE } from './words-of-care.ts';

const fill = compile(template);

export type Welcome = {
  firstName: string;
  /** Titles of the plans that the person has a part in. */
  plans: readonly string[];
  /** Actions that the card asks about which follows. */
  dueCount: number;
  /** How many cards a week their plans allow. */
  cardsPerWeek: number;
  /** What the person is here, over all of these plans. */
  part: Part & { officer: boolean };
};

export function welcomeCard({ firstName, plans, dueCount, cardsPerWeek, part }: Welcome): CardMessage {
  const sayings = sayingsFor(part, plans.length > 0);
  const card = fill({
    hello: `Hello ${escapeMarkdown(clip(firstName, 60))}, I’m Waymark`,
    what: [
      ...purpose(plans),
      run(' I ask how an action is going when it is due, and keep your answer for the board.'),
    ],
    part: partWords(part, cardsPerWeek).map((words) => [run(words)]),
    due: plans.length > 0 || dueCount > 0 ? dueRuns(dueCount) : [run(NOTHING_THEIRS)],
    care: [run(`You can just write to me. ${CARE}`)],
    buttons: sayings.map(({ label, say }) => button(label, { do: 'say', text: say })),
  });
  const due = dueCount > 0 ? ` ${count(dueCount, 'action')} ${needs(dueCount)} an update from you now.` : '';
  return { summary: `Hello, I’m Waymark. I ask how your actions are going.${due}`, card };
}

const HELP = { label: 'Help', say: 'help' };
const MINE = { label: 'My actions', say: 'mine' };
const OVERDUE = { label: 'What’s overdue?', say: "what's overdue" };
const WEEK = { label: 'My week as a lead', say: 'my week as a lead' };
const MISSING = { label: 'What’s missing?', say: "what's missing" };

/** Three at most, of what they may ask. */
function sayingsFor({ owns, leads, standsIn, officer }: Welcome['part'], asks: boolean) {
  if (owns || standsIn) return [MINE, leads ? WEEK : OVERDUE, HELP];
  if (leads) return [WEEK, OVERDUE, HELP];
  if (officer) return [OVERDUE, MISSING, HELP];
  return asks ? [OVERDUE, HELP] : [HELP];
}

/** What comes to them, and what does not. */
function partWords(
  { owns, contributes, leads, standsIn, officer }: Welcome['part'],
  cardsPerWeek: number,
): string[] {
  return [
    ...(owns ? [howOften(cardsPerWeek)] : []),
    ...(standsIn ? ['You stand in for somebody else: while they are away, their cards come to you.'] : []),
    ...(contributes && !owns
      ? ['You contribute to an action that somebody else answers for: I do not ask you, and you can ask me.']
      : []),
    ...(leads
      ? [
          'You lead a part of the plan: once a week I tell you what has had no word, is late or without evidence there.',
        ]
      : []),
    ...(officer
      ? ['You are a strategy officer: you can set the plan up, and see to what I could not do.']
      : []),
  ];
}

const howOften = (cards: number): string =>
  cards === 1
    ? 'You get one card a week at most, with all that is due on it.'
    : `You get ${cards === 2 ? 'two' : cards} cards a week at most, never two in a day, with all that is due on them.`;

const NOTHING_THEIRS =
  'Nothing here is yours yet. If an action should be, a strategy officer can give it to you.';

const needs = (many: number): string => (many === 1 ? 'needs' : 'need');

function purpose(plans: readonly string[]): Run[] {
  if (plans.length === 0) return [run('I help to keep a strategy’s promises.')];
  const named = plans.slice(0, 2).map((title) => clip(title, 80));
  const more = plans.length > 2 ? [count(plans.length - 2, 'more plan')] : [];
  return [run('I help to keep the promises of '), bold(listed([...named, ...more])), run('.')];
}

function dueRuns(many: number): Run[] {
  if (many === 0) return [run('Nothing of yours needs an update at the moment.')];
  return [
    bold(count(many, 'action')),
    run(` ${needs(many)} an update from you now: a card about ${many === 1 ? 'it' : 'them'} follows.`),
  ];
}
