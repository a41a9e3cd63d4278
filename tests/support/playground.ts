/** Plays a person through the Playground's own HTTP surface, as its page does, and hears what the bot sends. */
import { z } from 'zod/v4';
import { press } from './card-text.ts';
import { filled, rowOf, type Seen, seenCard } from './seen.ts';

const Card = z.record(z.string(), z.unknown());
const Heard = z.object({
  action: z.string(),
  actionConversationId: z.string(),
  message: z.looseObject({
    messageId: z.string(),
    attachments: z.array(z.looseObject({ content: Card })).optional(),
  }),
});
type Heard = z.infer<typeof Heard>;
const Replaced = z.looseObject({ value: Card });

export type Playground = Awaited<ReturnType<typeof joinPlayground>>;

/** The client that listens on a port: its current user, their chat and their team. */
export async function joinPlayground(port: number, me = 'user-1', chat = 'personal-chat-alex') {
  const url = `http://127.0.0.1:${port}`;
  const heard: Heard[] = [];
  const watchers = new Set<() => void>();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/_ws_conversation/v1/conversations/stream`);
  socket.addEventListener('message', ({ data }) => {
    const parsed = Heard.safeParse(JSON.parse(String(data)));
    if (!parsed.success) return;
    heard.push(parsed.data);
    for (const watcher of [...watchers]) watcher();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`The Playground on ${port} takes no listener.`)));
  });

  async function post(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  const cards = (conversation: string, action = 'createMessage'): Seen[] =>
    heard
      .filter((one) => one.actionConversationId === conversation && one.action === action)
      .flatMap(({ message }) =>
        (message.attachments ?? []).map(({ content }) => seenCard(message.messageId, content)),
      );

  /** The first card of a conversation that fits, heard already or still to come. */
  function card(
    fits: (seen: Seen) => boolean,
    where: { conversation?: string; action?: string } = {},
    deadlineMs = 40_000,
  ): Promise<Seen> {
    const { promise, resolve, reject } = Promise.withResolvers<Seen>();
    const all = (): Seen[] => cards(where.conversation ?? chat, where.action);
    const timer = setTimeout(() => {
      watchers.delete(look);
      reject(
        new Error(
          `No such card came. There were: ${all()
            .map(({ lines }) => lines[0])
            .join(' | ')}`,
        ),
      );
    }, deadlineMs);
    function look(): void {
      const found = all().find(fits);
      if (!found) return;
      clearTimeout(timer);
      watchers.delete(look);
      resolve(found);
    }
    watchers.add(look);
    look();
    return promise;
  }

  return {
    card,
    cards: () => cards(chat),
    /** What the page does when it is opened for the first time. */
    async installs(): Promise<void> {
      const query = `conversationId=${chat}&type=install`;
      const template = await fetch(`${url}/_internal/v1/customActivities/template?${query}`);
      await post('/_internal/v1/customActivities', await template.json());
    },
    types: (text: string) =>
      post(`/_conversation/v1/conversations/${chat}/messages`, {
        from: { id: me },
        text,
        textFormat: 'plain',
      }),
    /** Presses a button; answers with the card that takes its place, as `Citizen.presses` does. */
    async presses(title: string, on: Seen, what: { row?: string; typed?: Record<string, string> } = {}) {
      const nth = what.row === undefined ? 0 : rowOf(on.card, title, what.row);
      const data = press(on.card, title, filled(on.card, what.typed ?? {}), nth);
      const body = await post('/_conversation/v1/invoke', {
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'waymark', data }, trigger: 'manual' },
        from: { id: me },
        conversation: { id: chat },
        replyToId: on.activity,
      });
      return seenCard(on.activity, Replaced.parse(body).value);
    },
    leave(): void {
      socket.close();
    },
  };
}
