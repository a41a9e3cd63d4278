/** What the connector double holds an activity to: the platform's limits and our own rule of a summary. */
import { z } from 'zod/v4';

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
/** The platform's limit of a message is wider; a card over this is on its way to being refused. */
const CARD_BYTES = 28 * 1024;

const Card = z
  .looseObject({ type: z.literal('AdaptiveCard'), version: z.string(), body: z.array(z.looseObject({})) })
  .refine(
    (card) => Buffer.byteLength(JSON.stringify(card)) <= CARD_BYTES,
    `a card is over ${CARD_BYTES} bytes`,
  )
  .refine((card) => !JSON.stringify(card).includes('${'), 'a card shows a placeholder that was not filled');
const Context = z.strictObject({ offer: z.string().min(1) });
const Attachment = z.discriminatedUnion('contentType', [
  z.looseObject({ contentType: z.literal(CARD_TYPE), content: Card }),
  z.strictObject({
    contentType: z.literal('application/vnd.microsoft.teams.card.file.consent'),
    name: z.string().min(1),
    content: z.strictObject({
      description: z.string().min(1),
      sizeInBytes: z.int().positive(),
      acceptContext: Context,
      declineContext: Context,
    }),
  }),
  z.strictObject({
    contentType: z.literal('application/vnd.microsoft.teams.card.file.info'),
    name: z.string().min(1),
    contentUrl: z.url(),
    content: z.strictObject({ uniqueId: z.string().min(1), fileType: z.string().min(1) }),
  }),
]);

/** Of a client that shows `plain` nobody knows what it does with a line break. */
const ONE_LINE = /^[^\n\r]+$/u;
/** Text in which nothing is markup but its breaks, neither for a client that reads XML nor for one that reads Markdown. */
const BREAKS_ONLY = /^(?:[^&<>"'*_~`[\]\\#|!^${}\n\r]|&#\d+;|<br\/>)+$/u;

const Activity = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('typing') }),
  z
    .looseObject({
      type: z.literal('message'),
      summary: z.string().min(1),
      text: z.string().min(1).optional(),
      textFormat: z.enum(['plain', 'xml']).optional(),
      attachments: z.array(Attachment).length(1).optional(),
    })
    .refine(
      ({ text, attachments }) => (text === undefined) === (attachments?.[0]?.contentType === CARD_TYPE),
      'a message is a card, or a text and perhaps a file',
    )
    .refine(
      ({ text, textFormat }) =>
        text === undefined || (textFormat === 'xml' ? BREAKS_ONLY : ONE_LINE).test(text),
      'a text is neither one plain line nor lines with breaks and nothing else between them',
    )
    .refine(({ text, textFormat }) => text === undefined || textFormat !== undefined, 'a text has no format'),
]);

const InvokeBody = z.discriminatedUnion('type', [
  z.strictObject({ statusCode: z.literal(200), type: z.literal(CARD_TYPE), value: Card }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
]);

/** What is wrong with an activity, one line a fault. */
export const faultsOf = (activity: unknown): string[] => faults('an activity', Activity.safeParse(activity));

/** What is wrong with the answer to a pressed button. */
export function faultsOfInvokeBody(status: number, body: unknown): string[] {
  if (status !== 200) return [`an invoke was answered with ${status}`];
  return body === null ? [] : faults('the answer to an invoke', InvokeBody.safeParse(body));
}

function faults(what: string, parsed: z.ZodSafeParseResult<unknown>): string[] {
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${what}: ${issue.path.join('.')} ${issue.message}`.trim());
}
