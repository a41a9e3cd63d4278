/** A message as somebody sees it on their screen: its notification, its lines, its buttons and fields. */
import { type CardInput, cardActions, cardElements, cardInputs, cardLinks, cardText } from './card-text.ts';
import { cardIn, type Sent } from './connector.ts';

export type Seen = {
  activity: string;
  card: Record<string, unknown>;
  /** What a phone's notification shows. */
  notification: string;
  lines: string[];
  text: string;
  buttons: string[];
  fields: CardInput[];
  links: { title: string; url: string }[];
  /** The lines from the one that begins like this up to the next button. */
  about(beginning: string): string;
};

export function seenCard(activity: string, card: Record<string, unknown>, notification = ''): Seen {
  const lines = cardText(card);
  return {
    activity,
    card,
    notification,
    lines,
    text: lines.join('\n'),
    buttons: cardActions(card).map(({ title }) => title),
    fields: cardInputs(card),
    links: cardLinks(card),
    about(beginning) {
      const from = lines.findIndex((line) => line.startsWith(beginning));
      if (from < 0) throw new Error(`No line begins with "${beginning}" in:\n${lines.join('\n')}`);
      return lines.slice(Math.max(0, from - 1), from + 3).join('\n');
    },
  };
}

/** @throws Error when what was sent was a text: the bot speaks in cards, except when something failed. */
export function seen(sent: Sent): Seen {
  const card = cardIn(sent);
  if (!card) throw new Error(`The bot sent a text instead of a card: ${sent.activity.text}`);
  return seenCard(sent.id, card, sent.activity.summary);
}

/** Which of several buttons with one title belongs to the row that begins with `ref`. */
export function rowOf(card: Record<string, unknown>, title: string, ref: string): number {
  const lines = cardText(card);
  const row = lines.findIndex((line) => line.startsWith(ref));
  if (row < 0) throw new Error(`The card has no row ${ref}:\n${lines.join('\n')}`);
  return lines.slice(0, row).filter((line) => line === title).length;
}

/** What the inputs send when fields are filled in by their labels, choices by their titles. */
export function filled(card: Record<string, unknown>, typed: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).map(([label, value]) => {
      const field = cardInputs(card).find((input) => input.label.includes(label));
      if (!field) throw new Error(`The card has no field ${label}.`);
      return [field.id, choiceOf(card, field.id, value)];
    }),
  );
}

function choiceOf(card: Record<string, unknown>, id: string, title: string): string {
  const input = cardElements(card).find((element) => element.id === id);
  if (input?.type !== 'Input.ChoiceSet' || !Array.isArray(input.choices)) return title;
  const choices: { title: string; value: string }[] = input.choices;
  const choice = choices.find((one) => one.title === title);
  if (!choice) throw new Error(`${title} is not among: ${choices.map((one) => one.title).join(', ')}`);
  return choice.value;
}
