/** Somebody who uses the bot from Teams: what they do, and what they see of it. */
import { z } from 'zod/v4';
import { press } from './card-text.ts';
import { type Connector, cardIn, type PlayedPerson, type Sent } from './connector.ts';
import { filled, rowOf, type Seen, seen, seenCard } from './seen.ts';

export type Citizen = ReturnType<typeof citizen>;

const Replaced = z.looseObject({ value: z.record(z.string(), z.unknown()) });
const Noted = z.looseObject({ value: z.string() });

export type Surroundings = {
  connector: Connector;
  /** Resolves when the clock has done what contact with somebody brings about. */
  settle(): Promise<void>;
  /** A moment goes by before each thing that somebody does. */
  pass(): void;
};

export function citizen({ connector, settle, pass }: Surroundings, who: PlayedPerson) {
  const chat = (): Sent[] => connector.inChat(who.id);
  const messages = (): Sent[] => chat().filter(({ how }) => how === 'message');
  /** A message as it stands now, with later updates in its place. */
  const stored = (id: string): Seen => {
    const last = chat().findLast((sent) => sent.id === id);
    if (!last) throw new Error(`${who.name} has no message ${id}.`);
    return seen(last);
  };
  const newest = (): Seen => {
    const last = messages().at(-1);
    if (!last) throw new Error(`${who.name} has no message yet.`);
    return stored(last.id);
  };

  return {
    ...who,
    /** The bot's messages, oldest first, as they stand now. */
    messages: (): Seen[] => messages().map(({ id }) => stored(id)),
    /** The bot's messages as they came, with their time. */
    received: messages,
    /** The reminders among them. */
    reminders: (): Sent[] =>
      messages().filter(
        (sent) => cardIn(sent) && seen(sent).lines[0]?.match(/^\d+ actions? needs? an update$/),
      ),
    theCard: newest,
    stored,
    /** Opens the chat for the first time. */
    async meets(): Promise<void> {
      pass();
      await connector.meet(who.id);
      await settle();
    },
    leaves: () => connector.leave(who.id),
    /** Types something; answers with what the bot said to it, one card as a rule. */
    async types(text: string): Promise<Seen> {
      pass();
      const before = messages().length;
      const { status } = await connector.say(who.id, text);
      if (status !== 200) throw new Error(`"${text}" was answered with HTTP ${status}.`);
      const said = messages().slice(before);
      const [first] = said;
      if (!first) throw new Error(`The bot did not answer "${text}".`);
      if (said.length > 1) throw new Error(`The bot said ${said.length} things to "${text}".`);
      return seen(first);
    },
    /** Sends a file, with words beside it or without; answers with what the bot said to it. */
    async sends(name: string, url: string, text = ''): Promise<Seen> {
      pass();
      const before = messages().length;
      const { status } = await connector.sendFiles(who.id, [{ name, url }], text);
      if (status !== 200) throw new Error(`${name} was answered with HTTP ${status}.`);
      const [first, ...others] = messages().slice(before);
      if (!first || others.length > 0)
        throw new Error(`The bot said ${others.length + 1} things to ${name}.`);
      return seen(first);
    },
    /** Types something that brings several answers. */
    async typesAtLength(text: string): Promise<Seen[]> {
      pass();
      const before = messages().length;
      await connector.say(who.id, text);
      return messages().slice(before).map(seen);
    },
    /** Mentions the bot in the team's channel; answers with what the bot replied in that thread. */
    async asksInChannel(text: string): Promise<Seen[]> {
      pass();
      const before = connector.sent.length;
      await connector.sayInChannel(who.id, text);
      return connector.sent.slice(before).map(seen);
    },
    /**
     * Presses a button of the newest card, or of `on`; `row` begins the line whose button is meant, `typed` fills
     * fields by label. Answers with the card that takes its place, once the stored message shows it too.
     */
    async presses(title: string, with_: { row?: string; on?: Seen; typed?: Record<string, string> } = {}) {
      pass();
      const { on = newest(), row, typed = {} } = with_;
      const nth = row === undefined ? 0 : rowOf(on.card, title, row);
      const data = press(on.card, title, filled(on.card, typed), nth);
      const updates = (): number =>
        chat().filter(({ how, id }) => how === 'update' && id === on.activity).length;
      const before = updates();
      const body = await connector.press(who.id, on.activity, data);
      const card = Replaced.safeParse(body);
      if (!card.success) throw new Error(`"${title}" brought no card but: ${Noted.parse(body).value}`);
      await connector.waitFor(() => updates() > before);
      return seenCard(on.activity, card.data.value);
    },
    /** Presses a button that says something for them; answers with what the bot then said. */
    async tapsSuggestion(title: string, on: Seen = newest()): Promise<Seen> {
      pass();
      const before = messages().length;
      await connector.press(who.id, on.activity, press(on.card, title));
      await connector.waitFor(() => messages().length > before);
      return newest();
    },
  };
}
