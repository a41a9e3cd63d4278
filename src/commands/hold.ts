/** `waymark hold`: keeps what somebody has a right to see from retention and erasure, until it is lifted. */
import { addHold, allHolds, liftHold } from '../app/keeping/holds.ts';
import type { Config } from '../config.ts';
import type { Hold } from '../domain/keeping/hold.ts';
import { CallerFault } from './fault.ts';
import { personCalled, planNamed, withApp } from './keeping-room.ts';
import { officerNamed } from './officer.ts';
import { dateOption, print, printJson } from './settings.ts';

type Of = { tenant?: string; json?: boolean };
export type HoldOptions = Of & {
  reason: string;
  by?: string;
  plan?: string;
  person?: string;
  from?: string;
  to?: string;
};

export async function holdAddCommand(config: Config, options: HoldOptions): Promise<void> {
  const reason = options.reason.trim().slice(0, 300);
  if (reason === '') throw new CallerFault('--reason says what the hold is for, such as "FOI 123".');
  const from = options.from === undefined ? null : dateOption('--from', options.from);
  const to = options.to === undefined ? null : dateOption('--to', options.to);
  if (from !== null && to !== null && from > to)
    throw new CallerFault(`--from ${from} is after --to ${to}. Correct one of the two.`);
  await withApp(config, options.tenant, async (app, tenant) => {
    const plan = await planNamed(app, tenant, options.plan);
    const person = options.person === undefined ? null : (await personCalled(app, tenant, options.person)).id;
    const { person: officer } = await officerNamed(app, tenant, options.by, 'puts the hold on');
    const hold = await addHold(app, tenant, { reason, plan, person, from, to, by: officer.id });
    if (options.json) return printJson(hold);
    print(
      `Held as ${hold.id}: nothing that it covers is removed by retention, erasure or the daily sweep until it is lifted.`,
    );
    print('Redactions by two officers go on: they see the hold before they agree.');
  });
}

export async function holdListCommand(config: Config, options: Of & { all?: boolean }): Promise<void> {
  await withApp(config, options.tenant, async (app, tenant) => {
    const holds = (await allHolds(app, tenant)).filter(({ lifted }) => options.all || lifted === null);
    if (options.json) return printJson(holds);
    if (holds.length === 0) return print('Nothing is held.');
    const names = await app.records.names(
      tenant,
      holds.flatMap(({ by, person, lifted }) => [by, person, lifted?.by].filter((one) => one != null)),
    );
    for (const hold of holds) print(lineOf(hold, (id) => names.get(id) ?? id));
  });
}

function lineOf(
  { id, reason, plan, person, from, to, by, at, lifted }: Hold,
  name: (id: string) => string,
): string {
  const covers = [
    plan === null ? null : `plan ${plan}`,
    person === null ? null : name(person),
    from === null ? null : `from ${from}`,
    to === null ? null : `to ${to}`,
  ].filter((one) => one !== null);
  const over = lifted === null ? '' : `  lifted by ${name(lifted.by)} at ${lifted.at}`;
  return `${id}  ${reason}  ${covers.length === 0 ? 'everything' : covers.join(', ')}  by ${name(by)} at ${at}${over}`;
}

export async function holdLiftCommand(
  config: Config,
  id: string,
  options: Of & { by?: string; reason?: string },
): Promise<void> {
  await withApp(config, options.tenant, async (app, tenant) => {
    const { person } = await officerNamed(app, tenant, options.by, 'lifts the hold');
    const reason = options.reason?.slice(0, 300) ?? null;
    const done = await liftHold(app, tenant, id, { by: person.id, reason });
    if (done === 'absent')
      throw new CallerFault(
        `There is no hold "${id}". "waymark hold list" tells their ids. Nothing was changed.`,
      );
    print(done === 'lifted' ? 'Lifted.' : 'It was lifted before.');
  });
}
