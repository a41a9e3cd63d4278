/** A strict double of the Bot Connector in this process: it plays Teams' people to the bot, and takes what the bot sends. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod/v4';
import { faultsOf, faultsOfInvokeBody } from './connector-rules.ts';
import type { Limiter } from './limiter.ts';
import { type Cast, chatOf, type Framed, frameActivity } from './teams-frame.ts';

export { chatOf, type PlayedPerson } from './teams-frame.ts';

/** An activity as it came over the wire, its known parts named. */
export const Wire = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string(), content: z.record(z.string(), z.unknown()) }))
    .optional(),
});
export type Wire = z.infer<typeof Wire>;

/** Something the bot sent. `how`: a message, a new thread in a channel, or the update of an earlier message. */
export type Sent = {
  how: 'message' | 'thread' | 'update';
  conversation: string;
  id: string;
  activity: Wire;
  at: Temporal.Instant;
};
/** How the next requests go wrong. A held request is taken and answered once `until` resolves. */
export type Mishap =
  | { status: number; code?: string; headers?: Record<string, string> }
  | { reset: 'before' | 'after' }
  | { until: Promise<void> };
export type Reply = { status: number; body: unknown };

export type Connector = Awaited<ReturnType<typeof startConnector>>;

const MemberPath = /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/;
const ActivitiesPath = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;
const NewConversation = z.looseObject({
  isGroup: z.boolean(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() }).optional(),
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  activity: z.unknown(),
});

/** Starts on a free loopback port. `teamId` is also the General channel's conversation. */
export async function startConnector(
  cast: Cast & {
    now?: () => Temporal.Instant;
    /** Refuses with 429 what is too much; `tells` how many seconds to wait. */
    limit?: { limiter: Limiter; tells: boolean };
    /** Milliseconds that an answer takes; none unless told. */
    latency?: () => number;
  },
) {
  const now = cast.now ?? (() => Temporal.Now.instant());
  const sent: Sent[] = [];
  const violations: string[] = [];
  const typing: string[] = [];
  const mishaps: Mishap[] = [];
  const watchers = new Set<() => void>();
  const requests: { method: string; path: string; authorization: string | null }[] = [];
  const known = new Set([cast.teamId, ...cast.people.map((person) => chatOf(person.id))]);
  let count = 0;
  let botUrl = '';
  let serviceUrl = '';

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push(`the double failed: ${String(error)}`);
      response.destroy();
    });
  });
  // A slow machine must not make it hang up between two requests of the bot: that is a mishap of its own.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The connector double has no port.');
  serviceUrl = `http://127.0.0.1:${address.port}`;

  function record(how: Sent['how'], conversation: string, id: string, activity: Wire): void {
    sent.push({ how, conversation, id, activity, at: now() });
    for (const watcher of [...watchers]) watcher();
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', serviceUrl).pathname);
    const method = request.method ?? '';
    requests.push({ method, path, authorization: request.headers.authorization ?? null });
    for (const watcher of [...watchers]) watcher();
    const mishap = mishaps.shift();
    const body = await readJson(request);
    if (mishap && 'reset' in mishap && mishap.reset === 'before')
      return void request.socket.resetAndDestroy();
    if (mishap && 'status' in mishap) {
      const { status, code = 'Error', headers = {} } = mishap;
      return answer(response, status, { error: { code, message: 'as told' } }, headers);
    }
    if (mishap && 'until' in mishap) await mishap.until;
    const wait = method === 'POST' ? (cast.limit?.limiter.take(path, performance.now()) ?? 0) : 0;
    if (cast.latency) await delay(cast.latency());
    if (wait > 0) {
      const retryAfter = { 'retry-after': `${Math.ceil(wait / 1000)}` };
      return answer(response, 429, fault('TooManyRequests'), cast.limit?.tells ? retryAfter : {});
    }
    const [status, result] = route(method, path, body);
    if (mishap && 'reset' in mishap) return void request.socket.resetAndDestroy();
    answer(response, status, result);
  }

  function route(method: string, path: string, body: unknown): [number, unknown] {
    const member = MemberPath.exec(path);
    if (method === 'GET' && member) return findMember(member[1] ?? '', member[2] ?? '');
    if (method === 'POST' && path === '/v3/conversations') return createConversation(body);
    const target = ActivitiesPath.exec(path);
    if (!target) return [404, fault('NotFound')];
    const [, conversation = '', activity] = target;
    if (!known.has(conversation)) return [404, fault('ConversationNotFound')];
    if (method === 'POST') return take('message', conversation, body);
    if (method !== 'PUT' || activity === undefined) return [405, fault('MethodNotAllowed')];
    const there = sent.some((one) => one.id === activity && one.conversation === conversation);
    return there
      ? take('update', conversation, body, activity)
      : [404, fault('ActivityNotFoundInConversation')];
  }

  function take(how: Sent['how'], conversation: string, body: unknown, at?: string): [number, unknown] {
    const faults = faultsOf(body);
    if (faults.length > 0) {
      violations.push(...faults);
      return [400, fault('BadSyntax')];
    }
    const activity = Wire.parse(body);
    if (activity.type === 'typing') {
      typing.push(conversation);
      return [202, {}];
    }
    const id = at ?? `m-${++count}`;
    const where = how === 'thread' ? `${conversation};messageid=${id}` : conversation;
    known.add(where);
    record(how, where, id, activity);
    if (how === 'thread') return [201, { id: where, activityId: id }];
    return [how === 'update' ? 200 : 201, { id }];
  }

  function createConversation(body: unknown): [number, unknown] {
    const asked = NewConversation.safeParse(body);
    const channel = asked.data?.channelData?.channel?.id;
    const [member] = asked.data?.members ?? [];
    if (asked.data?.isGroup && channel !== undefined)
      return known.has(channel)
        ? take('thread', channel, asked.data.activity)
        : [404, fault('ConversationNotFound')];
    if (asked.data?.isGroup === false && member && cast.people.some(({ id }) => id === member.id))
      return [201, { id: chatOf(member.id) }];
    violations.push('a conversation was asked for without a channel and without a member');
    return [400, fault('BadSyntax')];
  }

  function findMember(conversation: string, id: string): [number, unknown] {
    const person = cast.people.find((one) => one.id === id);
    const there = known.has(conversation) && (conversation === chatOf(id) || conversation === cast.teamId);
    const listed = { tenantId: cast.tenantId, userRole: 'user', ...person };
    return person && there ? [200, listed] : [404, fault('MemberNotFoundInConversation')];
  }

  /** An activity as Teams frames it; `rest` says what it is. Its conversation can be answered from then on. */
  function frame(person: string, where: 'chat' | 'channel', rest: Record<string, unknown>): Framed {
    const framed = frameActivity(cast, person, where, { id: `a-${++count}`, serviceUrl, at: now(), rest });
    known.add(framed.conversation.id);
    return framed;
  }

  /** Posts anything to the bot; the platform's Authorization header is left to the caller. */
  async function post(activity: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  async function pressAnywhere(person: string, where: 'chat' | 'channel', activity: string, data: unknown) {
    const value = { action: { type: 'Action.Execute', verb: 'waymark', data }, trigger: 'manual' };
    const card = { type: 'invoke', name: 'adaptiveCard/action', replyToId: activity, value };
    const thread = sent.find(({ id }) => id === activity)?.conversation;
    const framed = frame(person, where, card);
    if (where === 'channel' && thread) framed.conversation.id = thread;
    const { status, body } = await post(framed);
    violations.push(...faultsOfInvokeBody(status, body));
    return body;
  }

  return {
    serviceUrl,
    /** Everything the bot sent, oldest first. */
    sent,
    /** Every request that came, in the order of their coming. */
    requests,
    violations: (): readonly string[] => violations,
    /** Where the bot has shown that it is at work, oldest first. */
    typing: (): readonly string[] => typing,
    /** Where the bot listens: its port, on this machine. */
    attach(port: number): void {
      botUrl = `http://127.0.0.1:${port}/api/messages`;
    },
    /** The next requests, each in its turn, go wrong like this. */
    mishap(...next: Mishap[]): void {
      mishaps.push(...next);
    },
    frame,
    post,
    say: (person: string, text: string) =>
      post(frame(person, 'chat', { type: 'message', text, textFormat: 'plain' })),
    /** Files with a message, as Teams sends them: each with a link to where it is kept, and the text once more as HTML. */
    sendFiles: (person: string, files: readonly { name: string; url: string }[], text = '') => {
      const attachments = files.map(({ name, url }) => ({
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: url,
        name,
        content: { downloadUrl: url, uniqueId: name, fileType: name.split('.').at(-1) },
      }));
      const mirror = { contentType: 'text/html', content: `<p>${text}</p>` };
      const said = { type: 'message', text, textFormat: 'plain', attachments: [...attachments, mirror] };
      return post(frame(person, 'chat', said));
    },
    /** A mention of the bot in a new thread of General. */
    sayInChannel: (person: string, text: string) => {
      const mention = { type: 'mention', mentioned: cast.bot, text: `<at>${cast.bot.name}</at>` };
      const spoken = {
        type: 'message',
        text: `${mention.text} ${text}`,
        textFormat: 'xml',
        entities: [mention],
      };
      return post(frame(person, 'channel', spoken));
    },
    /** Presses an Action.Execute of a card in the 1:1 chat; answers the body of the invoke's response. */
    press: (person: string, activity: string, data: unknown) => pressAnywhere(person, 'chat', activity, data),
    pressInChannel: (person: string, activity: string, data: unknown) =>
      pressAnywhere(person, 'channel', activity, data),
    /** Presses an Action.Submit of a card in the 1:1 chat. */
    submit: (person: string, activity: string, data: unknown) =>
      post(frame(person, 'chat', { type: 'message', replyToId: activity, value: data })),
    /** Installs the bot for a person: Teams sends both activities, in either order. */
    meet: (person: string) =>
      Promise.all([
        post(frame(person, 'chat', { type: 'installationUpdate', action: 'add' })),
        post(frame(person, 'chat', { type: 'conversationUpdate', membersAdded: [{ id: person }, cast.bot] })),
      ]),
    /** Answers an offered file in the 1:1 chat: with where Teams takes it, or with no. */
    consent: (person: string, activity: string, offer: unknown, uploadInfo: Record<string, unknown> | null) =>
      post(
        frame(person, 'chat', {
          type: 'invoke',
          name: 'fileConsent/invoke',
          replyToId: activity,
          value: {
            type: 'fileUpload',
            action: uploadInfo === null ? 'decline' : 'accept',
            context: offer,
            ...(uploadInfo && { uploadInfo }),
          },
        }),
      ),
    /** Uses the message extension, in a chat with somebody else unless told. */
    extension: (person: string, name: string, value: Record<string, unknown>, conversation = 'chat-of-two') =>
      post(
        frame(person, 'chat', {
          type: 'invoke',
          name: `composeExtension/${name}`,
          value,
          conversation: { id: conversation, conversationType: 'personal', tenantId: cast.tenantId },
        }),
      ),
    leave: (person: string) => post(frame(person, 'chat', { type: 'installationUpdate', action: 'remove' })),
    /** Adds the bot to the team. */
    meetTeam: (person: string) =>
      post(frame(person, 'channel', { type: 'conversationUpdate', membersAdded: [cast.bot] })),
    /** What was sent in a person's 1:1 chat. */
    inChat: (person: string): Sent[] => sent.filter(({ conversation }) => conversation === chatOf(person)),
    /** What was sent in the team's channel, its threads included. */
    inTeam: (): Sent[] => sent.filter(({ conversation }) => conversation.startsWith(cast.teamId)),
    /** The first message that fits, sent already or still to come. Fails after `deadlineMs`, listing what came instead. */
    waitFor(fits: (one: Sent) => boolean, deadlineMs = 40_000): Promise<Sent> {
      const { promise, resolve, reject } = Promise.withResolvers<Sent>();
      const timer = setTimeout(() => {
        watchers.delete(look);
        const came = sent.map(({ how, activity }) => `${how}: ${activity.summary ?? activity.text}`);
        reject(
          new Error(`Nothing that fits was sent in ${deadlineMs} ms. Sent: ${came.join(' | ') || 'nothing'}`),
        );
      }, deadlineMs);
      function look(): void {
        const found = sent.find(fits);
        if (!found) return;
        clearTimeout(timer);
        watchers.delete(look);
        resolve(found);
      }
      watchers.add(look);
      look();
      return promise;
    },
    /** Resolves as soon as this many requests have come in all: the last of them has no answer yet. */
    whenAsked(times: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      function look(): void {
        if (requests.length < times) return;
        watchers.delete(look);
        resolve();
      }
      watchers.add(look);
      look();
      return promise;
    },
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const fault = (code: string) => ({ error: { code, message: code } });

/** The card of something sent, or undefined when it was a text. */
export const cardIn = (one: Sent): Record<string, unknown> | undefined =>
  one.activity.attachments?.[0]?.content;

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
