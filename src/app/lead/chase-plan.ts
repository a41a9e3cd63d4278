/** What a chase of some actions comes to as the record stands now: who is asked, when it reaches them, who is left out. */
import type { ChasedPerson, LeftGroup } from '../../cards/lead/chase-words.ts';
import { holderWords } from '../../cards/line-words.ts';
import { answering, daysOffOf, type Presence } from '../../domain/away/who-answers.ts';
import { addDays, localDate } from '../../domain/calendar.ts';
import { type Chased, chasedOn, chaseOf, goingOf, KIND_DAYS } from '../../domain/lead/chase.ts';
import type { Line } from '../../domain/line.ts';
import type { Person } from '../../domain/person.ts';
import type { OwnerKey, PlainDate, Plan } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { leavesFrom, presenceFor } from '../../store/presence.ts';
import { type StandIn, standInOf } from '../../store/stand-in.ts';
import { all, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../people/enrol.ts';

export type Target = { line: Line; plan: Plan; stored: Stored<'milestone'> };

export type ChasePlan = {
  people: (ChasedPerson & { id: string; plan: Plan })[];
  left: LeftGroup[];
};

const NOTHING: ReadonlySet<string> = new Set();

export async function chasePlan(
  app: App,
  tenant: string,
  speaker: Speaker,
  targets: readonly Target[],
  { now, evidence, unasked = NOTHING }: { now: boolean; evidence: boolean; unasked?: ReadonlySet<string> },
): Promise<ChasePlan> {
  const at = app.clock.now();
  const plans = new Map(targets.map(({ plan }) => [plan.id, plan]));
  const [first] = plans.values();
  if (!first) return { people: [], left: [] };
  const today = localDate(at, first.timezone);
  const keys = new Set(targets.flatMap(({ line }): OwnerKey[] => (line.owner ? [line.owner.key] : [])));
  const leaves = await leavesFrom(app.store, tenant, today);
  const presence = await presenceFor(app.store, tenant, leaves, [...plans.values()], keys);
  const askedFor = ({ plan, owner }: Line): string | null => {
    const itsPlan = plans.get(plan);
    return owner && itsPlan ? (answering(itsPlan, owner.key, today, presence).asked?.person ?? null) : null;
  };
  const lines = targets.map(({ line }) => line);
  const ids = [...new Set(lines.flatMap((line) => askedFor(line) ?? []))];
  const read = await Promise.all(ids.map((id) => app.records.person(tenant, id)));
  const people = new Map(read.flatMap((one) => (one ? [[one.doc.body.id, one.doc.body] as const] : [])));
  const groups = chaseOf(lines, {
    plans,
    askedFor,
    people,
    chasedOn: await lately(app, tenant, first),
    today,
    by: speaker.person.id,
    now: now || evidence,
    evidence,
    unasked,
  });
  const standIns = await standInsOf(app, tenant, plans, groups, today, presence);
  const asked = new Map(targets.map(({ line, stored }) => [line.milestone, stored.doc.body.askedOn]));
  const names = new Map([...people.values()].map(({ id, name }) => [id, name]));
  return {
    people: groups.flatMap((group): ChasePlan['people'] => {
      const person = group.person === null ? undefined : people.get(group.person);
      const [line] = group.lines;
      const plan = line && plans.get(line.plan);
      if (!person || !line || !plan) return [];
      const last = group.lines.flatMap(({ milestone }) => asked.get(milestone) ?? []).sort();
      return [
        {
          ...group,
          id: person.id,
          plan,
          name: nameOf(line, person, names),
          going: goingOf(
            person,
            plan,
            now || evidence,
            at,
            daysOffOf(plan, line.owner?.key ?? null, presence),
          ),
          lastAsked: last.at(-1) ?? null,
        },
      ];
    }),
    left: groups.flatMap(({ person, left }) =>
      [...Map.groupBy(left, ({ because }) => JSON.stringify(because)).values()].flatMap(
        (alike): LeftGroup[] => {
          const [first] = alike;
          const known = person === null ? undefined : people.get(person);
          return first
            ? [
                {
                  lines: alike.map(({ line }) => line),
                  because: first.because,
                  name: known?.name ?? nameOf(first.line, known, names),
                  plans: [...new Set(alike.flatMap(({ line }) => plans.get(line.plan)?.title ?? []))],
                  standIns: alike.flatMap(({ line }) => {
                    const standIn = standIns.get(line.milestone);
                    return standIn ? [{ ref: line.ref, standIn }] : [];
                  }),
                },
              ]
            : [];
        },
      ),
    ),
  };
}

/** For whom somebody would be asked about what is not theirs, by milestone: of what is left out alone. */
async function standInsOf(
  app: App,
  tenant: string,
  plans: ReadonlyMap<string, Plan>,
  groups: readonly Chased[],
  today: PlainDate,
  presence: Presence,
): Promise<ReadonlyMap<string, StandIn>> {
  const found = new Map<string, StandIn>();
  for (const { person, left } of groups)
    for (const { line } of left) {
      const plan = plans.get(line.plan);
      if (person === null || !plan || line.owner === null || line.owner.person === person) continue;
      const one = await standInOf(app.records, tenant, plan, line.owner.key, person, today, presence);
      if (one) found.set(line.milestone, one);
    }
  return found;
}

/** The post with its holder's name, or whoever stands in by their own. */
const nameOf = ({ owner }: Line, person: Person | undefined, names: ReadonlyMap<string, string>): string => {
  if (owner === null) return person?.name ?? 'nobody';
  return person === undefined || owner.person === person.id ? holderWords(owner, names) : person.name;
};

/** The last day on which anybody chased each person, whatever it was about: one query. */
async function lately(app: App, tenant: string, { timezone }: Plan) {
  const from = addDays(localDate(app.clock.now(), timezone), -KIND_DAYS);
  const found = await all(app.store, tenant, {
    kind: 'change',
    where: [
      {
        field: 'at',
        is: 'gte',
        to: stamp(Temporal.PlainDate.from(from).toZonedDateTime(timezone).toInstant()),
      },
    ],
    orderBy: { field: 'at' },
  });
  return chasedOn(
    found.map(({ doc }) => doc.body),
    timezone,
  );
}
