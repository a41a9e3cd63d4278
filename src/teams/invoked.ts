/** Invokes beside a card's button: an answer to an offered file, and what the message extension asks. */
import { z } from 'zod/v4';
import type { Origin, Turn } from '../app/message.ts';
import type { Envelope } from './envelope.ts';
import { quotedIn } from './quoted.ts';

const Text = z.string().max(2000);
const Consent = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ offer: z.string().min(1).max(200) }),
  uploadInfo: z
    .looseObject({
      uploadUrl: z.url().max(8000),
      contentUrl: z.url().max(8000),
      name: Text,
      uniqueId: Text,
      fileType: Text,
    })
    .nullish(),
});

const Query = z.looseObject({
  parameters: z.array(z.looseObject({ name: Text, value: z.unknown() })).default([]),
  queryOptions: z.looseObject({ skip: z.int().min(0).max(100_000).default(0) }).nullish(),
});
const Action = z.looseObject({ messagePayload: z.unknown(), data: z.unknown() });

/** The names of the commands, as the manifest has them. */
export const FIND = 'findAction';
export const SAVE = 'saveAsEvidence';
const Command = z.looseObject({ commandId: z.string() });

const EXTENSION = 'composeExtension/';
/** Dialogs of the extension are asked for under this name in some clients. */
const OPENS = /^(?:composeExtension|task)\/(?:fetch|submit)/;

/**
 * The turn of an invoke; undefined when it asks nothing of the app. Whoever uses the extension may be anywhere, also
 * in a chat with somebody else: what it is asked from counts as read by others.
 */
export function invokedTurn(
  { name, value }: Envelope,
  activity: string | null,
  origin: Origin,
): Turn | undefined {
  if (name === 'fileConsent/invoke') return consentIn(value, activity, origin);
  const elsewhere: Origin = { ...origin, scope: 'channel', channel: null };
  const command = Command.safeParse(value).data?.commandId;
  if (name === 'composeExtension/query' && command === FIND) {
    const query = Query.safeParse(value);
    return query.success ? searchIn(query.data, elsewhere) : undefined;
  }
  const opened = Action.safeParse(value);
  if (command === SAVE && opened.success) {
    const message = quotedIn(opened.data.messagePayload);
    if (name === 'composeExtension/fetchTask') return { kind: 'fetch-task', origin: elsewhere, message };
    if (name === 'composeExtension/submitAction')
      return { kind: 'submit-task', origin: elsewhere, message, data: opened.data.data };
  }
  return isAsked(name)
    ? { kind: 'strange', origin: name?.startsWith(EXTENSION) ? elsewhere : origin, what: 'button' }
    : undefined;
}

/** Whether somebody pressed something for it, and waits: the other invokes are Teams' own housekeeping. */
const isAsked = (name: string | null | undefined): boolean =>
  OPENS.test(name ?? '') ||
  name === 'composeExtension/query' ||
  name === 'actionableMessage/executeAction' ||
  name === 'adaptiveCard/action';

function consentIn(value: unknown, activity: string | null, origin: Origin): Turn {
  const parsed = Consent.safeParse(value);
  if (!parsed.success) return { kind: 'strange', origin, what: 'button' };
  const { action, context, uploadInfo } = parsed.data;
  if (action === 'accept' && !uploadInfo) return { kind: 'strange', origin, what: 'button' };
  const upload =
    action === 'accept' && uploadInfo
      ? {
          url: uploadInfo.uploadUrl,
          contentUrl: uploadInfo.contentUrl,
          name: uploadInfo.name,
          uniqueId: uploadInfo.uniqueId,
          fileType: uploadInfo.fileType,
        }
      : null;
  return { kind: 'consent', origin, offer: context.offer, upload, activity };
}

/** Teams asks once before anything is typed, under a name of its own. */
function searchIn({ parameters, queryOptions }: z.infer<typeof Query>, origin: Origin): Turn {
  const typed = parameters.find(({ name }) => name !== 'initialRun')?.value;
  const text = typeof typed === 'string' ? typed.slice(0, 500) : '';
  return { kind: 'search', origin, text, offset: queryOptions?.skip ?? 0 };
}
