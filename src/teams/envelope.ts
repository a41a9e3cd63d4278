/** The door for what the platform posts: an activity is checked here before the SDK or the app sees it. */
import { z } from 'zod/v4';

const Id = z.string().min(1).max(1000);
const ServiceUrl = z.url({ protocol: /^https?$/, hostname: /^[^/]+$/ }).max(2000);
const Account = z.looseObject({ id: Id });
const Guid = z.guid();
/** Of letters, digits, dots and dashes: a tenant's id names its part of the record, in one spelling. */
const TenantId = z
  .string()
  .regex(/^[\w.-]{1,100}$/, 'not the id of a tenant')
  .transform((id) => (Guid.safeParse(id).success ? id.toLowerCase() : id));
const Tenant = z.looseObject({ id: TenantId });
/** An empty one is none: by it nobody would be found again. */
const DirectoryId = z
  .string()
  .max(200)
  .transform((id) => id.trim() || null);

/** What comes with a message: files and pictures, and the text once more as HTML. */
const Attachments = z
  .array(
    z.looseObject({
      contentType: z.string().max(200),
      name: z.string().max(1000).nullish(),
      content: z.unknown(),
    }),
  )
  .max(50);

/** The fields that every activity of Teams carries and that we read; all others pass through unread. */
const Fields = z.looseObject({
  type: z.string().min(1).max(100),
  id: Id,
  serviceUrl: ServiceUrl,
  /** The SDK checks tokens of other channels by weaker rules, and the bot serves none of them. */
  channelId: z.literal('msteams'),
  from: z.looseObject({
    id: Id,
    aadObjectId: DirectoryId.nullish(),
    name: z.string().max(1000).nullish(),
  }),
  /** The bot. */
  recipient: Account,
  conversation: z.looseObject({
    id: Id,
    conversationType: z.string().max(100).nullish(),
    tenantId: TenantId.nullish(),
  }),
  channelData: z
    .looseObject({ tenant: Tenant.nullish(), eventType: z.string().max(100).nullish().catch(null) })
    .nullish(),
  /** A message's text; an invoke's name; what an installation did. */
  text: z.string().nullish(),
  name: z.string().max(500).nullish(),
  action: z.string().max(100).nullish(),
  value: z.unknown(),
  /** Where the client is, as it tells. */
  localTimezone: z.string().max(100).nullish().catch(null),
  replyToId: Id.nullish(),
  membersAdded: z.array(Account).nullish(),
  attachments: Attachments.nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().nullish(),
        mentioned: Account.partial().nullish(),
        timezone: z.string().max(100).nullish().catch(null),
      }),
    )
    .nullish(),
});

export const Envelope = Fields.refine((activity) => tenantOf(activity) !== undefined, {
  path: ['conversation', 'tenantId'],
  error: 'the tenant is missing, here and in channelData.tenant.id',
});
export type Envelope = z.infer<typeof Fields>;

/** The tenant in which this was said: Teams names it in one of two places. */
export const tenantOf = (activity: Envelope): string | undefined =>
  activity.conversation.tenantId ?? activity.channelData?.tenant?.id;

/** Every tenant that it names: they are one, or somebody meddled with it. */
export const tenantsIn = ({ conversation, channelData }: Envelope): ReadonlySet<string> =>
  new Set([conversation.tenantId, channelData?.tenant?.id].flatMap((id) => id?.toLowerCase() ?? []));

/** Deeper than any activity or card, and shallow enough for every recursive reader behind this door. */
const DEEPEST = 64;
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a posted body, or says in one line which field is at fault; the line never repeats a value. */
export function readEnvelope(body: unknown): { ok: true; envelope: Envelope } | { ok: false; fault: string } {
  const misshapen = misshape(body);
  if (misshapen) return { ok: false, fault: misshapen };
  const parsed = Envelope.safeParse(body);
  if (parsed.success) return { ok: true, envelope: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') || 'the body';
  return { ok: false, fault: `${field}: ${issue?.message ?? 'cannot be read'}` };
}

/** Depth and names are looked at without recursion, because the body may be as deep as it is long. */
function misshape(body: unknown): string | undefined {
  const left = [{ value: body, depth: 1 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) return `the body: nested deeper than ${DEEPEST} levels`;
    for (const [name, inner] of Object.entries(value)) {
      if (UNSAFE.has(name)) return `the body: a field may not be named ${name}`;
      left.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}
