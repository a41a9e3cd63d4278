/** `waymark migrate`: shows which documents stand in the shape of an older version, and rewrites them. */
import { migrate, type Tally, tallyOf } from '../backup/migrate.ts';
import { count } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { WAKE_UPS } from '../store/documents.ts';
import { tenants } from '../store/wake-up.ts';
import { print, printJson, remark, withStore } from './settings.ts';
import { recordedTenant } from './tenant.ts';

export type MigrateOptions = { tenant?: string; apply?: boolean; json?: boolean };

/** Without `--apply` it only shows. Exit code 1 when there is something that this Waymark cannot read. */
export async function migrateCommand(config: Config, options: MigrateOptions): Promise<void> {
  await withStore(config, async (store) => {
    const named = options.tenant === undefined ? null : await recordedTenant(store, config, options.tenant);
    const partitions = named === null ? [...(await tenants(store)), WAKE_UPS] : [named];
    const done: { tenant: string; rewritten: number; tally: Tally }[] = [];
    for (const partition of partitions) {
      const rewritten = options.apply ? await migrate(store, partition, progress) : 0;
      done.push({ tenant: partition, rewritten, tally: await tallyOf(store, partition) });
    }
    if (options.json) printJson(done);
    else for (const one of done) for (const line of linesOf(one, options.apply === true)) print(line);
    if (done.some(({ tally }) => tally.newer.length + tally.unreadable.length > 0)) process.exitCode = 1;
  });
}

const progress = (done: number): void => remark(`${count(done, 'document')} rewritten`);

function linesOf(
  { tenant, rewritten, tally }: { tenant: string; rewritten: number; tally: Tally },
  applied: boolean,
): string[] {
  const place = tenant === WAKE_UPS ? 'the rows of the clock' : `tenant ${tenant}`;
  const { older, current, newer, unreadable } = tally;
  const many = older.reduce((sum, one) => sum + one.count, 0);
  return [
    `${place}: ${count(current, 'document')} as today, ${many} older${applied ? `, ${rewritten} rewritten now` : ''}`,
    ...older.map(
      ({ kind, version, today, count: some }) => `  ${kind}: ${some} in version ${version}, today ${today}`,
    ),
    ...newer.map((line) => `  ${line}; or restore a backup of before, if this version is wanted`),
    ...unreadable.map((line) => `  ${line}; restore it from a backup`),
    ...(many > 0 && !applied
      ? ['  They are read all the same. "waymark migrate --apply" rewrites them.']
      : []),
  ];
}
