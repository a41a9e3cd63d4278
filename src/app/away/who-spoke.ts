/** Who said something, with whose place they took: for receipts. */
import { spokeFor } from '../../cards/away/standing-in.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Update } from '../../domain/update.ts';
import type { App } from '../context.ts';

/** "Kim Sample", "Kim Sample, covering for Alex Sample", "recorded by Kim Sample on behalf of Jo Partner". */
export async function whoSpoke(
  app: App,
  tenant: string,
  name: string,
  { standsFor, onBehalf }: Pick<Update, 'standsFor' | 'onBehalf'>,
  plan: Plan,
): Promise<string> {
  if (!standsFor || onBehalf !== null) return name;
  const { as, key, person } = standsFor;
  const names = person === null ? null : await app.records.names(tenant, [person]);
  const post = plan.posts.find(({ id }) => key === `post:${id}`)?.title ?? null;
  return spokeFor(name, { as, name: (person && names?.get(person)) ?? null, post });
}
