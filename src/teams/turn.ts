/** From an activity of Teams to a plain turn, and which activities are none. */
import type { Origin, Turn } from '../app/message.ts';
import { attachedTo } from './attached.ts';
import { type Envelope, tenantOf } from './envelope.ts';
import { invokedTurn } from './invoked.ts';
import { typedText } from './typed-text.ts';

/** The conversation of a channel is named with the thread behind a semicolon. */
const THREAD = /;.*$/s;
export const withoutThread = (conversation: string): string => conversation.replace(THREAD, '');

/**
 * The turn that an activity stands for, or undefined when it asks nothing of the app. Silent on purpose: a reaction
 * (messageReaction) is no word, what was deleted (messageDelete) is not spoken of, a message that is put back is not
 * said again, and what Teams tells of itself (typing, event, trace, who else was added or left) asks nothing.
 */
export function turnOf(activity: Envelope): Turn | undefined {
  switch (activity.type) {
    case 'message':
      return messageTurn(activity);
    case 'invoke':
      return isCardAction(activity)
        ? cardTurn(activity, pressed(activity.value))
        : invokedTurn(activity, activity.replyToId ?? null, originOf(activity));
    case 'messageUpdate':
      return isEdited(activity) ? { kind: 'strange', origin: originOf(activity), what: 'edited' } : undefined;
    case 'installationUpdate':
      return installationTurn(activity);
    case 'conversationUpdate':
      return meets(activity) ? { kind: 'met', origin: originOf(activity) } : undefined;
    default:
      return undefined;
  }
}

/** A button of a card (Action.Execute). */
export const isCardAction = (activity: { type: string; name?: string | null | undefined }): boolean =>
  activity.type === 'invoke' && activity.name === 'adaptiveCard/action';

/** A message with a value and no text is an Action.Submit of a card; one with files is about them. */
function messageTurn(activity: Envelope): Turn {
  const bot = activity.recipient.id;
  const text = typedText(activity.text ?? '', activity.entities ?? [], bot);
  const { value } = activity;
  if (text === '' && typeof value === 'object' && value !== null) return cardTurn(activity, value);
  const { files, others } = attachedTo(activity.attachments ?? []);
  if (files.length + others > 0) return { kind: 'file', origin: originOf(activity), files, others, text };
  if (text === '') return { kind: 'strange', origin: originOf(activity), what: 'empty' };
  return { kind: 'text', origin: originOf(activity), text };
}

function cardTurn(activity: Envelope, data: unknown): Turn {
  return { kind: 'card', origin: originOf(activity), data, activity: activity.replyToId ?? null };
}

/** The data inside an invoke's value; whatever else it is, the app's own door refuses. */
function pressed(value: unknown): unknown {
  const action = typeof value === 'object' && value !== null && 'action' in value ? value.action : null;
  return typeof action === 'object' && action !== null && 'data' in action ? action.data : null;
}

/** An upgrade also removes and adds; only a plain removal is a farewell. */
function installationTurn(activity: Envelope): Turn | undefined {
  const origin = originOf(activity);
  if (activity.action?.startsWith('add')) return { kind: 'met', origin };
  return activity.action === 'remove' ? { kind: 'left', origin } : undefined;
}

/** The bot was added; or, in a 1:1 chat, anybody was: then only the person is left to be it. */
function meets(activity: Envelope): boolean {
  const added = activity.membersAdded ?? [];
  if (isPersonal(activity)) return added.length > 0;
  return added.some((member) => member.id === activity.recipient.id);
}

/** Putting back what was deleted comes as an update, too. */
const isEdited = ({ channelData }: Envelope): boolean => channelData?.eventType === 'editMessage';

const isPersonal = (activity: Envelope): boolean => activity.conversation.conversationType === 'personal';

function originOf(activity: Envelope): Origin {
  const tenant = tenantOf(activity);
  if (tenant === undefined) throw new Error('An activity without a tenant came past the envelope check.');
  const personal = isPersonal(activity);
  const zone =
    activity.localTimezone ??
    activity.entities?.find(({ type }) => type.toLowerCase() === 'clientinfo')?.timezone;
  return {
    id: activity.id,
    tenant,
    serviceUrl: activity.serviceUrl,
    conversation: activity.conversation.id,
    scope: personal ? 'personal' : 'channel',
    channel: personal ? null : withoutThread(activity.conversation.id),
    from: {
      teamsId: activity.from.id,
      aadObjectId: activity.from.aadObjectId ?? null,
      name: activity.from.name ?? null,
    },
    ...(zone && { zone }),
  };
}
