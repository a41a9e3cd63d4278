/** The shapes in which records are stored, the same on every adapter: kinds, schema versions, queried fields. */
import { z } from 'zod/v4';
import { About } from '../domain/about.ts';
import { BoardPost } from '../domain/boards/board-post.ts';
import { Change } from '../domain/change.ts';
import { Disclosure } from '../domain/keeping/disclosure.ts';
import { Erasure } from '../domain/keeping/erasure.ts';
import { Hold } from '../domain/keeping/hold.ts';
import { RetentionReport } from '../domain/keeping/retention.ts';
import { Leave } from '../domain/leave.ts';
import { Milestone } from '../domain/milestone.ts';
import { Decision } from '../domain/papers/decision.ts';
import { Paper } from '../domain/papers/paper.ts';
import { Person } from '../domain/person.ts';
import { Instant, Item, OwnerKey, PlainDate, Plan } from '../domain/plan.ts';
import { FindingKind } from '../domain/privacy/finding.ts';
import { Redaction } from '../domain/privacy/redaction.ts';
import { Request } from '../domain/request.ts';
import { Snapshot } from '../domain/snapshot.ts';
import { Update } from '../domain/update.ts';

const Row = z.strictObject({
  /** The message's stable key, `reminder:<tenant>:<person>:<local date>` and the like. */
  key: z.string(),
  about: About,
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), person: z.string() }),
    z.strictObject({ kind: z.literal('channel'), plan: z.string(), board: z.string() }),
  ]),
  state: z.enum(['queued', 'claimed', 'sent', 'unknown', 'unreachable', 'parked', 'dropped']),
  createdAt: Instant,
  /** The earliest next attempt after one that failed; null until then. */
  notBefore: Instant.nullable(),
  attempts: z.int().min(0),
  /** The epoch of the lease under which it was claimed, and when. */
  claimedBy: z.int().nullable(),
  claimedAt: Instant.nullable(),
  /** True once it was sent again because the first sender died holding it. */
  resent: z.boolean(),
  sentAt: Instant.nullable(),
  activity: z.string().nullable(),
  reason: z.string().nullable(),
  /** Ids of the milestones that the sent card listed; of a note, the matters that it told of. */
  listed: z.array(z.string()),
  /** What somebody decided when it could not be sent, or nobody knew whether it was; `by` is null for an operator. */
  decided: z
    .strictObject({
      as: z.enum(['arrived', 'again', 'dropped']),
      by: z.string().nullable(),
      at: Instant,
    })
    .nullable()
    .default(null),
});

const content = {
  plan: Plan,
  item: Item,
  milestone: Milestone,
  update: Update,
  change: Change,
  person: Person,
  /** From a digest of an e-mail address, principal name or directory id to the person it belongs to. */
  alias: z.strictObject({ person: z.string() }),
  snapshot: Snapshot,
  /** What was said of a board's post before it was posted. */
  'board-post': BoardPost,
  request: Request,
  leave: Leave,
  redaction: Redaction,
  erasure: Erasure,
  hold: Hold,
  /** What a retention run took away, in numbers. */
  retention: RetentionReport,
  disclosure: Disclosure,
  /** A report or a board's paper: what it holds stands in its parts, as JSON. */
  paper: Paper.pick({ plan: true, board: true, kind: true, period: true, at: true }).extend({
    parts: z.int().positive(),
    /** Names the parts that count, where words were taken out of it; absent while it is as it was kept. */
    revision: z.string().optional(),
  }),
  'paper-part': z.strictObject({ text: z.string() }),
  /** What a board has decided. */
  decision: Decision,
  outbox: Row,
  /** What an officer was told could not be sent, and on which day: so that no note says it twice. */
  told: z.strictObject({ matters: z.record(z.string(), PlainDate) }),
  /** What a conversation with a person is about at the moment; `app/frame.ts` reads the content. */
  frame: z.strictObject({
    expires: Instant,
    content: z.unknown(),
    /** With whom: their chat and channels lead to it by a digest alone. */
    of: z.string().optional(),
  }),
  /** What the numbers in the last text to a person stand for; `cards/plain-card.ts` reads the content. */
  plain: z.strictObject({ expires: Instant, content: z.unknown() }),
  lease: z.strictObject({ holder: z.string(), epoch: z.int(), until: Instant }),
  /** A plan that is being imported, and by which run; past `until` another run may take it over. */
  import: z.strictObject({ run: z.string(), until: Instant }),
  /** What an import found and noticed, the last one of each plan: told in the workbook that the plan is exported to. */
  report: z.strictObject({ plan: z.string(), at: Instant, source: z.string(), lines: z.array(z.string()) }),
  /** A plan that somebody sent, and what became of it; until then its text stands in parts. */
  draft: z.strictObject({
    plan: z.string(),
    by: z.string(),
    /** The name of the file. */
    source: z.string(),
    expires: Instant,
    state: z.enum(['waits', 'applied', 'discarded']),
    /** Until when somebody's tap is applying it; a process that ends while it does cannot take this back. */
    applying: Instant.nullable(),
    parts: z.int().positive(),
    /** Whether the plan was new to the record when the draft was last shown. */
    first: z.boolean(),
    /** The conflicts that its card showed, in digests: one that is none of these has come up since. */
    shown: z.array(z.string()),
    /** What the sender has said of doubts, by ref, and of conflicts. */
    answers: z.record(z.string(), z.enum(['same', 'new'])),
    keeps: z.record(z.string(), z.enum(['record', 'file'])),
  }),
  'draft-part': z.strictObject({ expires: Instant, text: z.string() }),
  /**
   * A file that somebody sent as evidence, from the moment that it came, or one that was made for somebody; its bytes
   * stand among the blobs.
   */
  file: z.strictObject({
    /** Who sent it, or whom it was made for, and when. */
    by: z.string(),
    at: Instant,
    name: z.string().min(1).max(200),
    /** Whether something was written with it that has not been heard yet: the words themselves are not kept. */
    words: z.boolean().default(false),
    /** What it is evidence for; null while nobody has said. */
    plan: z.string().nullable(),
    milestone: z.string().nullable(),
    /**
     * `pending`: it is still to be fetched; `waits`: it is here, and no update names it yet; `stored`: one does;
     * `refused`: it was not what is kept as evidence; `lost`: it could not be had; `offered`: it was made here, and is
     * no evidence; `removing`: its bytes are going.
     */
    state: z.enum(['pending', 'waits', 'stored', 'refused', 'lost', 'offered', 'removing']),
    /** Of what was made here: the conversation in which it is offered, who reads there, and what was said to it. */
    offer: z
      .strictObject({
        conversation: z.string(),
        scope: z.enum(['personal', 'channel']),
        description: z.string().max(500),
        settled: z.enum(['given', 'declined']).nullable(),
        /** What it leaves out, in a digest: a file that was made when less was kept back is given to nobody. */
        sight: z.string().optional(),
      })
      .nullable()
      .default(null),
    /** Where Teams keeps it, while it is pending: a link that opens for a while. */
    source: z.string().max(8000).nullable(),
    attempts: z.int().min(0),
    /** When the clock sees to it: fetches it again, or tells its sender what became of it. Null when nothing is to be done. */
    notBefore: Instant.nullable(),
    /** What was stored: the hash names the blob, so that the same bytes are kept once. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    bytes: z.int().positive().nullable(),
    type: z.string().nullable(),
    /** Why it was refused, or could not be had: a word of the program's. */
    reason: z.string().nullable(),
    /** What its words look like of a pupil's data; whoever sent it may say that it is about no child. */
    looksLike: z.array(FindingKind).default([]),
    vouched: z.strictObject({ by: z.string(), at: Instant }).nullable().default(null),
    /** Until when it is kept; null once somebody has said what it is for. */
    expires: Instant.nullable(),
  }),
  /** A link that opens a file for a few minutes; its id is a digest of the secret in the link. */
  'file-link': z.strictObject({ expires: Instant, file: z.string(), by: z.string() }),
  /** A backup of the tenant is being restored, made then: while this stands, nothing of the tenant is to be seen. */
  restore: z.strictObject({ made: Instant }),
  /** In the partition `WAKE_UPS`: when a tenant next has something due. */
  wakeup: z.strictObject({ tenant: z.string(), at: Instant }),
  /** What the clock has done for the tenant: by plan, from which day on its recurrences are to be seen to; when it last swept. */
  clock: z.strictObject({
    rolled: z.record(
      z.string(),
      z.strictObject({
        edition: z.int(),
        on: PlainDate,
        next: PlainDate,
        /** Who is to give readings of measures, of which items, and since when the newest of them is waited for. */
        readings: z
          .array(
            z.strictObject({
              owner: OwnerKey,
              items: z.array(z.string()),
              since: PlainDate,
              /** Their ids, where they are few enough to be named. */
              measures: z.array(z.string()).optional(),
              /** From which day on they are asked for: what came up after the hour waits for the next. */
              from: PlainDate.optional(),
            }),
          )
          .optional(),
        /** Who stands above actions, nearest first, each line of them once. */
        leads: z.array(z.array(OwnerKey)).optional(),
      }),
    ),
    swept: Instant.nullable(),
    /** By plan, until when updates were looked through for what puts a board's post right. */
    corrected: z.record(z.string(), Instant).optional(),
    /** Whose note of the week has been seen to, whether that is everybody's, and the zones of all leads. */
    leads: z
      .strictObject({
        week: z.string(),
        people: z.array(z.string()),
        all: z.boolean(),
        zones: z.array(z.string()),
      })
      .optional(),
    /** Owner keys whose milestones are to be planned anew: somebody is away, back, or has other days off. */
    replan: z.array(z.string()).default([]),
    /** Whose records have become one, and whose earlier id stands in others still. */
    joined: z.array(z.strictObject({ from: z.string(), to: z.string() })).optional(),
    /** Zones of people other than their plans': reminders go at the hour there. */
    zones: z.array(z.string()).default([]),
    /** The last working day on whose morning it was looked what people wait for of each other. */
    requestsSeen: PlainDate.optional(),
    /** The calls for papers that have been carried out, `plan:board:meeting`, each with the day of its meeting. */
    called: z.record(z.string(), PlainDate).default({}),
  }),
  /** What is known of the tenant itself: where its connector was last seen. */
  tenant: z.strictObject({ serviceUrl: z.url().nullable() }),
} as const;

export type Kind = keyof typeof content;
export type Content<K extends Kind> = z.infer<(typeof content)[K]>;
export type Doc<K extends Kind = Kind> = { id: string; kind: K; v: number; body: Content<K> };
export type OutboxRow = Content<'outbox'>;

/** The schema version that each kind is written in; a change of shape raises it and adds an upgrade: a field's default, or a step in `read`. */
export const VERSION: { readonly [K in Kind]: number } = {
  plan: 4,
  item: 3,
  milestone: 5,
  update: 3,
  change: 2,
  person: 3,
  alias: 1,
  snapshot: 1,
  'board-post': 1,
  request: 1,
  leave: 1,
  redaction: 1,
  erasure: 1,
  hold: 1,
  retention: 1,
  disclosure: 1,
  paper: 1,
  'paper-part': 1,
  decision: 1,
  outbox: 1,
  told: 1,
  frame: 1,
  plain: 1,
  lease: 1,
  import: 1,
  report: 1,
  draft: 1,
  'draft-part': 1,
  file: 1,
  'file-link': 1,
  restore: 1,
  wakeup: 1,
  clock: 1,
  tenant: 1,
};

/** The fields of a body that queries may name; adapters index these and no others. */
export const QUERIED: { readonly [K in Kind]: readonly string[] } = {
  plan: [],
  item: ['plan'],
  milestone: ['plan', 'item', 'owner', 'due', 'open', 'askOn'],
  update: ['plan', 'milestone', 'at'],
  change: ['plan', 'item', 'at'],
  person: [],
  alias: [],
  snapshot: ['plan', 'board', 'week'],
  'board-post': [],
  request: ['plan', 'milestone', 'state', 'at', 'carryOn'],
  leave: ['person', 'cover', 'until'],
  redaction: ['state'],
  erasure: ['state'],
  hold: [],
  retention: ['at'],
  disclosure: ['at'],
  paper: ['plan', 'board', 'at'],
  'paper-part': [],
  decision: ['plan', 'board', 'at'],
  outbox: ['state', 'notBefore', 'createdAt'],
  told: [],
  frame: ['expires'],
  plain: ['expires'],
  lease: [],
  import: [],
  report: [],
  draft: ['expires'],
  'draft-part': ['expires'],
  file: ['notBefore', 'sha256', 'expires'],
  'file-link': ['expires'],
  restore: [],
  wakeup: ['at'],
  clock: [],
  tenant: [],
};

/** A partition beside those of the tenants. No tenant is named like this: Teams names them by hexadecimal digits and hyphens. */
export const WAKE_UPS = '#wake-up';

export class UnreadableDocument extends Error {
  override name = 'UnreadableDocument';
  /** Whether a newer Waymark wrote it: then nothing is wrong with it. */
  readonly newer: boolean;
  /** What was found, where the adapter says at which version: so it can be written over, when it can be made anew. */
  readonly found: Found | null;
  /** The texts that are longer than they may be, and how long they may be. */
  readonly tooLong: readonly TooLong[];

  constructor(
    message: string,
    options: ErrorOptions & { newer?: boolean; found?: Found | null; tooLong?: readonly TooLong[] } = {},
  ) {
    super(message, options);
    this.newer = options.newer ?? false;
    this.found = options.found ?? null;
    this.tooLong = options.tooLong ?? [];
  }
}

export type TooLong = { path: readonly PropertyKey[]; most: number };

type Found = { id: string; version: string; body: unknown };

export class UnwritableDocument extends Error {
  override name = 'UnwritableDocument';
}

/**
 * Wraps a body for storing.
 * @throws UnwritableDocument when it would not be read again: types say nothing of the length of a text or the form of a link.
 */
export function write<K extends Kind>(kind: K, id: string, body: Content<K>): Doc<K> {
  const parsed = content[kind].safeParse(body);
  if (!parsed.success) throw new UnwritableDocument(`${id} is no ${kind}: ${z.prettifyError(parsed.error)}`);
  return { id, kind, v: VERSION[kind], body };
}

/**
 * Parses what an adapter read, upgrading older versions.
 * @throws UnreadableDocument when it is of another kind, of a newer version, or does not parse.
 */
export function read<K extends Kind>(
  kind: K,
  id: string,
  raw: { kind: string; v: number; body: unknown; version?: string },
): Doc<K> {
  const found = raw.version === undefined ? null : { id, version: raw.version, body: raw.body };
  if (raw.kind !== kind) throw new UnreadableDocument(`${id} is a ${raw.kind}, not a ${kind}`);
  if (raw.v > VERSION[kind]) {
    throw new UnreadableDocument(
      `${id} was written by a newer Waymark (version ${raw.v} of ${kind}); upgrade this one`,
      { newer: true, found },
    );
  }
  const parsed = content[kind].safeParse(raw.body);
  if (!parsed.success)
    throw new UnreadableDocument(`${id} does not parse as ${kind}: ${z.prettifyError(parsed.error)}`, {
      found,
      tooLong: parsed.error.issues.flatMap((issue) =>
        issue.code === 'too_big' && issue.origin === 'string'
          ? [{ path: issue.path, most: Number(issue.maximum) }]
          : [],
      ),
    });
  // The schema was looked up by the same kind; the compiler does not follow that through the table.
  return { id, kind, v: VERSION[kind], body: parsed.data as Content<K> };
}
