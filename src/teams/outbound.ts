/** The messenger and the directory: one attempt a call through one reused client a service URL, answered as an outcome. */
import { z } from 'zod/v4';
import type { Message } from '../app/message.ts';
import type { Destination, Directory, Log, Member, Messenger, Outcome } from '../app/ports.ts';
import { silent, type Watch } from '../app/watch.ts';
import { toActivity, typingActivity } from './activity.ts';
import { Adapter } from './adapter.ts';
import type { Identity } from './auth.ts';
import { type Connector, openClient } from './client.ts';
import { outcomeOf } from './failure.ts';
import { withoutThread } from './turn.ts';

const TIMEOUT_MS = 10_000;
/** Of a connection that lay idle for longer, the other end or something between may have let go unsaid. */
const IDLE_MS = 4_000;

/** The roster names the directory's id in one of two ways, and leaves out what the tenant hides. */
const RosterMember = z.object({
  aadObjectId: z.string().min(1).optional(),
  objectId: z.string().min(1).optional(),
  name: z.string().default(''),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});
const Posted = z.object({ id: z.string().optional(), activityId: z.string().optional() });

/** Shows in a conversation that the bot is at work on something. */
export type Typist = { typing(to: Destination): Promise<Outcome> };

/** Sends as the bot. Nothing is retried here, and nothing is thrown: whoever sends decides on the outcome. */
export function createMessenger(setUp: {
  identity: Identity;
  log: Log;
  /** How long one request may take, answer included. */
  timeoutMs?: number;
  /** How long a connection may lie idle and still be used again. */
  idleMs?: number;
  watch?: Watch;
}): Messenger & Directory & Typist {
  const { identity, log, timeoutMs = TIMEOUT_MS, idleMs = IDLE_MS, watch = silent } = setUp;
  const adapter = new Adapter(identity);
  const bot = identity.appId === null ? null : `28:${identity.appId}`;
  const clients = new Map<string, Promise<Connector>>();

  function clientFor(serviceUrl: string): Promise<Connector> {
    const known =
      clients.get(serviceUrl) ?? openClient(adapter, serviceUrl, identity.local, { timeoutMs, idleMs });
    clients.set(serviceUrl, known);
    known.catch(() => clients.delete(serviceUrl));
    return known;
  }

  async function attempt(
    { serviceUrl, tenant }: Destination,
    request: (client: Connector) => Promise<unknown>,
  ): Promise<Outcome> {
    if (!identity.serves(tenant)) return { kind: 'refused', reason: 'tenant not on the list' };
    if (!identity.mayReach(serviceUrl)) return { kind: 'refused', reason: 'service URL not allowed' };
    return watch.step('send', { tenant }, async (mark) => {
      const outcome = await posted(serviceUrl, request);
      mark({ outcome: outcome.kind });
      return outcome;
    });
  }

  async function posted(
    serviceUrl: string,
    request: (client: Connector) => Promise<unknown>,
  ): Promise<Outcome> {
    try {
      const answer = Posted.safeParse(await request(await clientFor(serviceUrl)));
      return { kind: 'sent', activity: answer.data?.activityId ?? answer.data?.id ?? '' };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    send(to: Destination, message: Message) {
      const activity = toActivity(message, to, bot);
      return attempt(to, ({ conversations }) =>
        to.as === 'message'
          ? conversations.sendToConversation(to.conversation, activity)
          : conversations.createConversation({
              isGroup: true,
              bot: { id: bot ?? '', name: 'Waymark' },
              channelData: { channel: { id: withoutThread(to.conversation) }, tenant: { id: to.tenant } },
              tenantId: to.tenant,
              activity,
            }),
      );
    },
    update(to, activityId, message) {
      const activity = { ...toActivity(message, to, bot), id: activityId };
      return attempt(to, ({ conversations }) =>
        conversations.updateActivity(to.conversation, activityId, activity),
      );
    },
    typing(to) {
      const activity = typingActivity(to, bot);
      return attempt(to, ({ conversations }) => conversations.sendToConversation(to.conversation, activity));
    },
    async member(serviceUrl, conversation, teamsId) {
      if (!identity.mayReach(serviceUrl)) return undefined;
      try {
        const { conversations } = await clientFor(serviceUrl);
        return toMember(await conversations.getConversationMember(withoutThread(conversation), teamsId));
      } catch (error) {
        const outcome = outcomeOf(error);
        const reason = 'reason' in outcome ? outcome.reason : 'unreadable';
        log.warn({ outcome: outcome.kind, reason }, 'the roster gave no member');
        return undefined;
      }
    },
  };
}

function toMember(found: unknown): Member | undefined {
  const parsed = RosterMember.safeParse(found);
  if (!parsed.success) return undefined;
  const { aadObjectId, objectId, name, email, userPrincipalName, tenantId, userRole } = parsed.data;
  const id = aadObjectId ?? objectId;
  if (id === undefined) return undefined;
  return {
    aadObjectId: id,
    name,
    ...(userPrincipalName && { principal: userPrincipalName.toLowerCase() }),
    emails: email ? [email.toLowerCase()] : [],
    ...(tenantId && { tenant: tenantId }),
    guest: OUTSIDERS.has(userRole?.toLowerCase() ?? ''),
  };
}

const OUTSIDERS: ReadonlySet<string> = new Set(['guest', 'anonymous']);
