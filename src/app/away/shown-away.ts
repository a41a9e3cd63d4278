/** Who of some people is away today, in the words that stand behind their names. */
import { awayWords } from '../../cards/away/standing-in.ts';
import { leaveOn } from '../../domain/away/who-answers.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../people/enrol.ts';

/** By person; names are read for those who cover for somebody away, and for nobody else. */
export async function shownAway(
  app: App,
  tenant: string,
  { leaves = [] }: Speaker,
  people: readonly string[],
  today: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const away = [...new Set(people)].flatMap((person) => {
    const leave = leaveOn({ leaves }, person, today);
    return leave ? [{ person, leave }] : [];
  });
  const names = await app.records.names(
    tenant,
    away.flatMap(({ leave }) => leave.cover ?? []),
  );
  return new Map(
    away.map(({ person, leave: { until, cover } }) => [
      person,
      awayWords(until, cover === null ? null : (names.get(cover) ?? null), today),
    ]),
  );
}
