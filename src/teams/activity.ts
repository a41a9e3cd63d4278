/** From a plain message to the activity that the Bot Connector takes. */
import type { Activity } from 'botbuilder';
import type { Attached, Message } from '../app/message.ts';
import type { Destination } from '../app/ports.ts';
import { textMarkup } from './text-markup.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
const CONSENT_TYPE = 'application/vnd.microsoft.teams.card.file.consent';
const FILE_TYPE = 'application/vnd.microsoft.teams.card.file.info';

/** Nothing in a text is read as markup. `bot` is the sender's Teams id, when it is known. */
export function toActivity(message: Message, to: Destination, bot: string | null): Activity {
  const activity = {
    type: 'message',
    summary: message.summary,
    conversation: { id: to.conversation, tenantId: to.tenant },
    channelData: { tenant: { id: to.tenant } },
    ...(bot === null ? {} : { from: { id: bot, name: 'Waymark' } }),
    ...('card' in message
      ? { attachments: [{ contentType: CARD_TYPE, content: message.card }] }
      : {
          ...textMarkup(message.text),
          ...(message.attach && { attachments: [attachmentOf(message.attach)] }),
        }),
  };
  // The SDK's type asks for every field that an activity of any kind could have; these are all that a message needs.
  return activity as unknown as Activity;
}

/** The sign that the bot is at work; it goes by itself after a few seconds. */
export function typingActivity(to: Destination, bot: string | null): Activity {
  const activity = {
    type: 'typing',
    conversation: { id: to.conversation, tenantId: to.tenant },
    channelData: { tenant: { id: to.tenant } },
    ...(bot === null ? {} : { from: { id: bot, name: 'Waymark' } }),
  };
  // As above: these are all that it needs.
  return activity as unknown as Activity;
}

/** What Teams calls a file that is offered, and one that is there. */
function attachmentOf(file: Attached): Record<string, unknown> {
  if (file.kind === 'given') {
    const { name, url, uniqueId, fileType } = file;
    return { contentType: FILE_TYPE, contentUrl: url, name, content: { uniqueId, fileType } };
  }
  const { id, name, bytes, description } = file;
  const context = { offer: id };
  const content = { description, sizeInBytes: bytes, acceptContext: context, declineContext: context };
  return { contentType: CONSENT_TYPE, name, content };
}
