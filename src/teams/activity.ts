/** From a plain message to the activity that the Bot Connector takes. */
import type { Activity } from 'botbuilder';
import type { Message } from '../app/message.ts';
import type { Destination } from '../app/ports.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** Texts go as plain text, so that nothing in them is read as markup. `bot` is the sender's Teams id, when it is known. */
export function toActivity(message: Message, to: Destination, bot: string | null): Activity {
  const activity = {
    type: 'message',
    summary: message.summary,
    conversation: { id: to.conversation, tenantId: to.tenant },
    channelData: { tenant: { id: to.tenant } },
    ...(bot === null ? {} : { from: { id: bot, name: 'Waymark' } }),
    ...('card' in message
      ? { attachments: [{ contentType: CARD_TYPE, content: message.card }] }
      : { text: message.text, textFormat: 'plain' }),
  };
  // The SDK's type asks for every field that an activity of any kind could have; these are all that a message needs.
  return activity as unknown as Activity;
}
