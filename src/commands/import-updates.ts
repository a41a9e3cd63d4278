/** `waymark import` of a partner's update sheet: shows what it would add, and records it when told to. */
import { readFile } from 'node:fs/promises';
import { digest } from '../app/conversation/command-id.ts';
import type { Speaker } from '../app/people/enrol.ts';
import { newPerson } from '../app/plans/import-plan.ts';
import { checkedRows, recordRows } from '../app/plans/update-sheet.ts';
import { inOneLine } from '../cards/said-words.ts';
import type { Config } from '../config.ts';
import type { UpdateSheetReading } from '../importing/spreadsheet/update-sheet.ts';
import type { Store } from '../store/store.ts';
import { appOn, officerNamed, originHere } from './officer.ts';
import { print, printJson } from './settings.ts';

export async function importUpdates(
  config: Config,
  work: {
    store: Store;
    tenant: string;
    name: string;
    today: string;
    options: { by?: string; apply?: boolean; json?: boolean };
  },
  sheet: UpdateSheetReading,
): Promise<void> {
  const { store, tenant, name, options } = work;
  const app = await appOn(store, config);
  // Looking at a sheet enters nothing, and needs no name.
  const speaker: Speaker = options.apply
    ? await officerNamed(app, tenant, options.by, 'enters the updates')
    : { person: newPerson('nobody', options.by?.toLowerCase() ?? ''), officer: true };
  const origin = originHere(tenant, 'import');
  const { rows, refused } = await checkedRows(app, origin, speaker, sheet);
  const apply = options.apply === true && rows.length > 0;
  const id = digest(`${tenant}\n${(await readFile(name)).toString('base64')}`);
  const recorded = apply ? await recordRows(app, origin, speaker, id, sheet.plan, rows) : 0;
  if (options.json) {
    const told = rows.map(({ line, said, saidBy }) => ({ ref: line.ref, said, saidBy }));
    return printJson({ plan: sheet.plan, stored: apply, recorded, updates: told, refused });
  }
  print(
    apply
      ? `Recorded ${recorded} of ${rows.length} updates.`
      : `Read (nothing was stored): ${rows.length} updates. Record them with --apply --by and an officer's address.`,
  );
  for (const { line, said, saidBy } of rows)
    print(`  ${line.ref} ${line.title}: ${inOneLine(said, work.today)} (said by ${saidBy})`);
  if (refused.length > 0) print(`Not recorded (${refused.length}):`);
  for (const one of refused) print(`  ${one}`);
}
