/** Whose actions somebody answers for who does not hold them, with the name that a card says. */
import { type As, answering, type Presence } from '../domain/away/who-answers.ts';
import type { OwnerKey, PlainDate, Plan } from '../domain/plan.ts';
import type { Records } from './records.ts';

/** `name` is the holder's, null for a vacant post; `post` is the post's title, null for a person. */
export type StandIn = {
  as: Exclude<As, 'owner'>;
  person: string | null;
  name: string | null;
  post: string | null;
  /** The last day of the holder's leave. */
  until: PlainDate | null;
};

/** Null where the person holds the key themselves, or may not answer for it. */
export async function standInOf(
  records: Records,
  tenant: string,
  plan: Plan,
  key: OwnerKey,
  person: string,
  day: PlainDate,
  known: Pick<Presence, 'leaves' | 'unreached'>,
): Promise<StandIn | null> {
  const { holder, away, may } = answering(plan, key, day, known);
  const as = may.find((one) => one.person === person)?.as;
  if (holder === person || as === undefined || as === 'owner') return null;
  const name = holder === null ? null : ((await records.names(tenant, [holder])).get(holder) ?? null);
  const post = plan.posts.find(({ id }) => key === `post:${id}`)?.title ?? null;
  return { as, person: holder, name, post, until: away?.until ?? null };
}
