/** A person of a tenant: the only record with a name and addresses, so that erasure empties one place. */
import { z } from 'zod/v4';
import { Instant, type OwnerKey, PlainDate, type Plan, personBehind, Quiet } from './plan.ts';

/** Where a person's 1:1 chat with the bot is. */
export const Address = z.strictObject({ serviceUrl: z.url(), conversation: z.string().min(1) });
export type Address = z.infer<typeof Address>;

/** Stands for the name of somebody whom no roster names. */
export const UNNAMED = 'Somebody new';

export const Person = z.strictObject({
  id: z.string(),
  /** The directory's id; null until the person has been matched. */
  aadObjectId: z.string().nullable(),
  name: z.string(),
  /** E-mail and user principal name, in lower case. */
  emails: z.array(z.string()),
  /** Null until the bot and the person have met. */
  address: Address.nullable(),
  welcomedAt: Instant.nullable(),
  /** The days of the last cards that asked this person, newest first; enough to keep the weekly limit. */
  cardDays: z.array(PlainDate).max(4),
  /** The last month in which they said or pressed anything; no day, so that it is written once a month. */
  spokeIn: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  /** The last day on which a card asked them for readings of measures; absent while none has. */
  readingsAskedOn: PlainDate.optional(),
  /** By measure, the first day on which it is asked for again: they have said that there is no figure yet. */
  readingsPaused: z.record(z.string(), PlainDate).optional(),
  /** Wants every card as numbered text. */
  plain: z.boolean().default(false),
  /** The time zone that their client tells; null while it is not known. */
  zone: z.string().max(100).nullable().default(null),
  /** Their own days off in every week, as they said. */
  quiet: Quiet.nullable().default(null),
  /**
   * What they were called and found by before, and ids under which they stood before two accounts were joined: whoever
   * is taken out of the record goes with these as well.
   */
  former: z
    .strictObject({ ids: z.array(z.string()), names: z.array(z.string()), emails: z.array(z.string()) })
    .optional(),
  /** Nobody any more: what stands in the record in place of somebody who was taken out of it. */
  left: z.literal(true).optional(),
});
export type Person = z.infer<typeof Person>;

/** What others would write of them: names and addresses, also of before. */
export const calledBy = ({ name, emails, former }: Person): string[] =>
  [name, ...emails, ...(former?.names ?? []), ...(former?.emails ?? [])].filter(
    (one) => one !== '' && one !== UNNAMED,
  );

/** With what they were called and found by until now. */
export function withFormer(now: Person, earlier: readonly Person[]): Person {
  const all = <T>(own: (one: Person) => T[], of: (former: NonNullable<Person['former']>) => T[]): T[] => [
    ...new Set(earlier.flatMap((one) => [...(one.former ? of(one.former) : []), ...own(one)])),
  ];
  const isName = (name: string): boolean => ![now.name, UNNAMED, ''].includes(name) && !name.includes('@');
  const former = {
    ids: all(
      ({ id }) => [id],
      ({ ids }) => ids,
    ).filter((id) => id !== now.id),
    names: all(
      ({ name }) => [name],
      ({ names }) => names,
    ).filter(isName),
    emails: all(
      ({ emails }) => emails,
      ({ emails }) => emails,
    ).filter((one) => !now.emails.includes(one)),
  };
  const { former: _, ...rest } = now;
  return Object.values(former).every((those) => those.length === 0) ? rest : { ...rest, former };
}

/** Whether one of the addresses that are this person's own is named in the configuration as an officer's. */
export const isOfficer = (person: Person, officers: ReadonlySet<string>): boolean =>
  person.emails.some((email) => officers.has(email));

/** Whoever acts: a person with what they hold today, as permissions see them. */
export type Actor = {
  person: string;
  /** Named in the configuration as a strategy officer. */
  officer: boolean;
  /** `person:<id>` and `post:<id>` of every post held today, in the plan at hand. */
  holds: readonly OwnerKey[];
  /** Set when the turn comes from the channel of a board of the plan: its members may read. */
  board: string | null;
};

/** The keys under which a person owns actions of a plan on a day. */
export function keysHeldBy(plan: Plan, person: string, day: PlainDate): OwnerKey[] {
  const posts = plan.posts.map((post): OwnerKey => `post:${post.id}`);
  return [`person:${person}`, ...posts.filter((key) => personBehind(plan, key, day) === person)];
}
