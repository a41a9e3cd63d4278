/** Who of some people is away today, in the words that stand behind their names. */
import { awayShown } from '../../cards/away/standing-in.ts';
import { awayAmong } from '../../domain/away/who-answers.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../people/enrol.ts';

/** By person; names are read for those who cover for somebody away, and for nobody else. */
export async function shownAway(
  app: App,
  tenant: string,
  { leaves = [] }: Pick<Speaker, 'leaves'>,
  people: readonly string[],
  today: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const away = awayAmong(leaves, people, today);
  const covers = [...away.values()].flatMap(({ cover }) => cover ?? []);
  return awayShown(away, await app.records.names(tenant, covers), today);
}
