/** What an officer can set in conversation: owners, dates, holders, rhythms; and what a walk through the gaps shows. */
import { z } from 'zod/v4';
import { PlainDate } from './kinds.ts';
import type { HandOver } from './milestone.ts';

/** Somebody as they were named: a post of the plan, a person by e-mail address, or a name that is still to be found. */
export const Named = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('post'), post: z.string() }),
  z.strictObject({ kind: z.literal('address'), email: z.string() }),
  z.strictObject({ kind: z.literal('name'), name: z.string().min(1).max(200) }),
]);
export type Named = z.infer<typeof Named>;

const Refs = z.array(z.string()).max(50);

/** The walks through what is missing and what is inherited: they show, and set nothing themselves. */
const WALKS = [
  /** "what's missing [in Priority 3]": empty refs mean the whole plan. */
  z.strictObject({ do: z.literal('missing'), items: Refs }),
  /** "what's inherited", "settle the inherited actions". */
  z.strictObject({ do: z.literal('inherited'), items: Refs }),
] as const;

/** What changes the plan. */
export const Setting = z.discriminatedUnion('do', [
  /** "assign 3.3(b) to ...", "everything in Priority 5": the actions at and below the refs. Null takes the owner away. */
  z.strictObject({ do: z.literal('assign'), items: Refs.min(1), to: Named.nullable() }),
  /** "the lead of Priority 3 is ...". */
  z.strictObject({ do: z.literal('lead'), items: Refs.min(1), to: Named }),
  /** "3.3(b) is due 12 February 2027". */
  z.strictObject({
    do: z.literal('date'),
    items: Refs.min(1),
    due: PlainDate,
    /** The milestone that it is of, where an action comes round and one of its times is meant. */
    of: z.string().optional(),
  }),
  /** "the Head of Skills is <name> from 1 January, <another> until then". A null `from` means from now on. */
  z.strictObject({
    do: z.literal('holder'),
    post: z.string(),
    holders: z
      .array(z.strictObject({ who: Named, from: PlainDate.nullable() }))
      .min(1)
      .max(5),
  }),
  /** "half-termly reports start this term": the recurring actions with that rhythm begin with the occurrence of `from`. */
  z.strictObject({
    do: z.literal('rhythm'),
    items: Refs,
    rule: z.enum(['monthly', 'half-termly', 'termly', 'yearly']),
    from: PlainDate.nullable(),
  }),
  /** "make Kim deputy of the Head of Skills", "Kim is link officer for Jo Partner"; null takes them away. */
  z.strictObject({
    do: z.literal('stand-in'),
    as: z.enum(['deputy', 'link-officer']),
    of: Named,
    to: Named.nullable(),
  }),
  /** "require evidence", "stop requiring sign-off": what a completion takes in this plan; null stays as it is. */
  z.strictObject({
    do: z.literal('completion'),
    evidence: z.enum(['asked', 'required']).nullable(),
    signOff: z.boolean().nullable(),
  }),
]);
export type Setting = z.infer<typeof Setting>;

export const SetUp = z.discriminatedUnion('do', [...WALKS, ...Setting.options]);
export type SetUp = z.infer<typeof SetUp>;

/** What one action or measure lacks. */
export type Gap =
  | {
      of: 'action';
      item: string;
      /** `hand-over`: it has an owner, who wants somebody else to have it. */
      lacks: ('date' | 'owner' | 'confirmation' | 'hand-over')[];
      handOver?: HandOver;
    }
  | {
      of: 'measure';
      item: string | null;
      measure: string;
      lacks: ('owner' | 'frequency' | 'baseline' | 'target')[];
    };
