/** How Teams frames what people do: the ids, stamps and tenant around every activity that it posts to a bot. */

export type PlayedPerson = {
  id: string;
  aadObjectId: string;
  name: string;
  userPrincipalName: string;
  email: string;
  /** As the roster has it; one of the double's own tenant, in the role of a user, unless told. */
  tenantId?: string;
  userRole?: string;
};
/** Who plays: `teamId` is also the conversation of the team's General channel. */
export type Cast = {
  people: readonly PlayedPerson[];
  tenantId: string;
  teamId: string;
  bot: { id: string; name: string };
};
export type Framed = { id: string; conversation: { id: string } } & Record<string, unknown>;

/** The 1:1 chat of a person with the bot. */
export const chatOf = (person: string): string => `chat-${person}`;

/** An activity of a person, in their chat or in a new thread of General; `rest` says what it is, and may overrule. */
export function frameActivity(
  cast: Cast,
  person: string,
  where: 'chat' | 'channel',
  stamp: { id: string; serviceUrl: string; at: Temporal.Instant; rest: Record<string, unknown> },
): Framed {
  const who = cast.people.find(({ id }) => id === person);
  if (!who) throw new Error(`Nobody called ${person} is in this double's cast.`);
  const { id, serviceUrl, at, rest } = stamp;
  const tenant = { id: cast.tenantId };
  const chat = {
    conversation: { id: chatOf(person), conversationType: 'personal', tenantId: cast.tenantId },
    channelData: { tenant },
  };
  const channel = {
    conversation: {
      id: `${cast.teamId};messageid=${id}`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: cast.tenantId,
    },
    channelData: { tenant, team: { id: cast.teamId }, channel: { id: cast.teamId } },
  };
  return {
    id,
    timestamp: at.toString(),
    localTimestamp: at.toString(),
    channelId: 'msteams',
    serviceUrl,
    locale: 'en-GB',
    from: { id: who.id, name: who.name, aadObjectId: who.aadObjectId },
    recipient: cast.bot,
    ...(where === 'chat' ? chat : channel),
    ...rest,
  };
}
