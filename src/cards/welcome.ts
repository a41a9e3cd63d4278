/** The first card a person gets: who the bot is, what it does, and three things to say. */
import { button } from './button.ts';
import { count, listed } from './format.ts';
import { type CardMessage, compile } from './render.ts';
import { bold, clip, escapeMarkdown, type Run, run } from './text.ts';
import template from './welcome.json' with { type: 'json' };

const fill = compile(template);

export type Welcome = {
  firstName: string;
  /** Titles of the plans that the person has a part in. */
  plans: readonly string[];
  dueCount: number;
  sayings: readonly { label: string; say: string }[];
};

export function welcomeCard({ firstName, plans, dueCount, sayings }: Welcome): CardMessage {
  const card = fill({
    hello: `Hello ${escapeMarkdown(clip(firstName, 60))}, I’m Waymark`,
    what: [
      ...purpose(plans),
      run(' I ask how an action is going when it is due, and keep your answer for the board.'),
    ],
    due: dueRuns(dueCount),
    hasSayings: sayings.length > 0,
    buttons: sayings.slice(0, 3).map(({ label, say }) => button(clip(label, 40), { do: 'say', text: say })),
  });
  const due = dueCount > 0 ? ` ${count(dueCount, 'action')} of yours ${needs(dueCount)} an update.` : '';
  return { summary: `Hello, I’m Waymark. I ask how your actions are going.${due}`, card };
}

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
    bold(`${count(many, 'action')} of yours`),
    run(` ${needs(many)} an update: a card about ${many === 1 ? 'it' : 'them'} follows.`),
  ];
}
