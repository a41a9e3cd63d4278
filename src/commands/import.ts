/** `waymark import FILE`: reads a plan file, reports on it, and stores it. */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { importPlan, knownPeople } from '../app/import-plan.ts';
import type { Config } from '../config.ts';
import { localDate } from '../domain/calendar.ts';
import { isAddress, type PlanFile } from '../domain/plan-file.ts';
import { draftPlan, holdersOf } from '../importing/draft.ts';
import { readPlanFile } from '../importing/plan-file.ts';
import { summaryLines } from '../importing/report.ts';
import { MOST_BYTES } from '../importing/text.ts';
import { CallerFault } from './fault.ts';
import { dateOption, print, printJson, remark, withStore } from './settings.ts';
import { tenantFor } from './tenant.ts';

export type ImportOptions = { tenant?: string; goLive?: string; dryRun?: boolean; json?: boolean };

export async function importCommand(config: Config, name: string, options: ImportOptions): Promise<void> {
  const file = await planFileAt(name);
  const today = localDate(Temporal.Now.instant(), file.timezone);
  const goLive =
    options.goLive === undefined ? (file.goLive ?? today) : dateOption('--go-live', options.goLive);
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const known = await knownPeople(store, tenant, addressesIn(file));
    const draft = draftPlan(file, { goLive, newId: () => crypto.randomUUID(), known });
    const report = { plan: file.plan, tenant, goLive, stored: options.dryRun !== true, ...draft.report };
    if (!options.dryRun) {
      const people = draft.people.map(({ id, email }) => ({
        id,
        aadObjectId: null,
        name: email,
        emails: [email],
        address: null,
        welcomedAt: null,
        cardDays: [],
      }));
      const clock = { now: () => Temporal.Now.instant() };
      const records = { ...draft, updates: [], snapshots: [], people };
      const result = await importPlan(store, clock, tenant, records, (done, of) => {
        if (of > 500) remark(`stored ${done} of ${of}`);
      });
      if (!result.ok) throw new CallerFault(`${name}: ${result.reason}`);
    }
    if (options.json) return printJson(report);
    print(
      `${options.dryRun ? 'Read (nothing was stored)' : 'Imported'}: ${file.title}, live from ${goLive}.`,
    );
    for (const line of summaryLines(draft.report)) print(line);
  });
}

async function planFileAt(name: string): Promise<PlanFile> {
  const format = formatOf(name);
  const text = await textOf(name);
  const read = readPlanFile(text, format);
  if (read.ok) return read.file;
  const [first, ...others] = read.faults.map(({ where, message }) => `${where}: ${message}`);
  for (const fault of others) remark(`${name}: ${fault}`);
  const more = others.length > 0 ? ` (and ${others.length} more, above)` : '';
  throw new CallerFault(`${name}: ${first}${more}. Nothing was stored.`);
}

function formatOf(name: string): 'yaml' | 'json' {
  switch (extname(name).toLowerCase()) {
    case '.yml':
    case '.yaml':
      return 'yaml';
    case '.json':
      return 'json';
    default:
      throw new CallerFault(`${name} is no plan file: give one that ends in .yml, .yaml or .json.`);
  }
}

async function textOf(name: string): Promise<string> {
  try {
    const { size } = await stat(name);
    if (size > MOST_BYTES)
      throw new CallerFault(`${name} has ${size} bytes; a plan file has ${MOST_BYTES} at most.`);
    return await readFile(name, 'utf8');
  } catch (error) {
    if (error instanceof CallerFault) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CallerFault(`${name} cannot be read (${code}). Check the path.`);
  }
}

const addressesIn = (file: PlanFile): string[] => [
  ...(file.posts ?? []).flatMap(holdersOf).map(({ holder }) => holder),
  ...itemsIn(file.items)
    .flatMap((item) => [...(item.owners ?? []), ...(item.lead ? [item.lead] : [])])
    .filter(isAddress),
];

const itemsIn = (items: PlanFile['items']): PlanFile['items'] =>
  items.flatMap((item) => [item, ...itemsIn(item.items ?? [])]);
