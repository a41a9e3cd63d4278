/** `waymark import FILE`: reads a plan from whatever the council has, reports on it, and stores it. */
import { basename } from 'node:path';
import { idsOf } from '../app/plans/import-ids.ts';
import { addressesOf, importPlan, knownPeople, newPerson, type Progress } from '../app/plans/import-plan.ts';
import { keepReport } from '../app/plans/import-report.ts';
import { applyEdition, previewEdition } from '../app/plans/reimport-plan.ts';
import { setUpEdition } from '../app/plans/set-up-edition.ts';
import { withKnownHead } from '../app/plans/unsaid-head.ts';
import type { Config } from '../config.ts';
import { boardsSetUp } from '../domain/boards/set-up.ts';
import { anchorsOf } from '../domain/by-when.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { PlanFile } from '../domain/plan-file.ts';
import { conflictId, differenceLines, differenceOf } from '../importing/again/difference.ts';
import type { Choices, Merge } from '../importing/again/merge.ts';
import { draftPlan } from '../importing/draft.ts';
import type { Finding } from '../importing/finding.ts';
import { findingLines, summaryLines } from '../importing/report-words.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { askGoLive, askYes } from './asking.ts';
import { CallerFault } from './fault.ts';
import { importUpdates } from './import-updates.ts';
import { print, printJson, remark, withStore } from './settings.ts';
import { faulty, sourceAt } from './source-file.ts';
import { tenantFor } from './tenant.ts';

export type ImportOptions = {
  tenant?: string;
  plan?: string;
  title?: string;
  authority?: string;
  goLive?: string;
  dryRun?: boolean;
  json?: boolean;
  same?: string[];
  new?: string[];
  prefer?: 'record' | 'file';
  otherwise?: string[];
  by?: string;
  apply?: boolean;
};

/** What an import works with, whichever way it goes. */
type Work = { store: Store; tenant: string; name: string; today: PlainDate; options: ImportOptions };

const clock = { now: () => Temporal.Now.instant() };

export async function importCommand(config: Config, name: string, options: ImportOptions): Promise<void> {
  const today = localDate(clock.now(), HOME_ZONE);
  if (options.plan !== undefined && !/^[a-z0-9][a-z0-9-]{0,59}$/.test(options.plan)) {
    throw new CallerFault(
      `--plan takes a short name of small letters, digits and hyphens, such as wigan or leeds-2007; "${options.plan}" is none.`,
    );
  }
  const given = {
    title: headOption('--title', options.title),
    authority: headOption('--authority', options.authority),
  };
  const source = await sourceAt(name, { plan: options.plan ?? null, written: today, given });
  if (source.kind !== 'plan' && (given.title ?? given.authority) !== undefined)
    throw new CallerFault(
      `${name} is a workbook that Waymark made: write the title and the authority in its sheet "Plan", and leave out --title and --authority. Nothing was stored.`,
    );
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const work: Work = { store, tenant, name, today, options };
    if (source.kind === 'updates') return importUpdates(config, work, source.updates);
    if (source.kind === 'set-up') {
      const edition = await setUpEdition(store, tenant, source.setUp);
      if (!edition.ok) throw faulty(name, edition.faults);
      return newEdition(work, edition.file, edition.base, source.setUp.findings);
    }
    const known = await openRecords(store).book(tenant, source.file.plan);
    if (known) {
      const { file, findings } = withKnownHead(source, known.plan);
      return newEdition(work, file, null, findings);
    }
    return firstEdition(work, source.file, source.findings);
  });
}

function headOption(name: string, value: string | undefined): string | undefined {
  const said = value?.trim();
  if (said === undefined || (said !== '' && said.length <= 1000)) return said;
  throw new CallerFault(`${name} takes up to 1000 characters, and at least one. Nothing was stored.`);
}

async function firstEdition(work: Work, file: PlanFile, findings: readonly Finding[]): Promise<void> {
  const { store, tenant, name, today, options } = work;
  const goLive = await askGoLive(options.goLive, file.goLive, today);
  const known = await knownPeople(store, tenant, addressesOf(file));
  const draft = draftPlan(file, { goLive, today, newId: idsOf(file.plan), known, findings });
  const lines = [...summaryLines(draft.report), ...findingLines(findings)];
  if (!options.dryRun) {
    const people = draft.people.map(({ id, email }) => newPerson(id, email));
    const plan = { ...draft.plan, boards: boardsSetUp([], draft.plan.boards, today) };
    const records = { ...draft, plan, updates: [], snapshots: [], people };
    const result = await importPlan(store, clock, tenant, records, told);
    if (!result.ok) throw new CallerFault(`${name}: ${result.reason}`);
    await keepReport(store, clock, tenant, file.plan, basename(name), lines);
  }
  if (options.json) {
    return printJson({ plan: file.plan, tenant, goLive, stored: !options.dryRun, ...draft.report });
  }
  print(`${options.dryRun ? 'Read (nothing was stored)' : 'Imported'}: ${file.title}, live from ${goLive}.`);
  for (const line of lines) print(line);
}

async function newEdition(
  work: Work,
  file: PlanFile,
  base: PlanFile | null,
  findings: readonly Finding[],
): Promise<void> {
  const { store, tenant, name, options } = work;
  const choices = choicesIn(options);
  const merge = await previewEdition(store, tenant, { file, base, choices });
  if (!merge)
    throw new CallerFault(`${name}: there is no plan "${file.plan}" in the record. Nothing was stored.`);
  refuseWhatFitsNothing(name, options, merge);
  const difference = differenceOf(merge, anchorsOf(merge.head, merge.head.goLive ?? work.today));
  const lines = [...differenceLines(difference), ...findingLines(findings)];
  const questions = merge.doubts.map(({ ref, title, item }) => ({
    ref,
    title,
    record: `${item.ref} ${item.title}`,
  }));
  // What changes is shown before it is applied; somebody at a terminal is asked.
  if (!options.json) {
    for (const line of lines) print(line);
    for (const doubt of questions)
      print(`Is ${doubt.ref} "${doubt.title}" the same action as ${doubt.record} in the record?`);
  }
  const apply = !options.dryRun && merge.doubts.length === 0 && (await agreed(options));
  if (apply) {
    const edition = { file, base, choices, by: null, through: 'import' } as const;
    const result = await applyEdition(store, clock, tenant, edition, told);
    if (!result.ok) throw new CallerFault(`${name}: ${result.reason}`);
    await keepReport(store, clock, tenant, file.plan, basename(name), lines);
  }
  if (options.json) printJson({ plan: file.plan, tenant, stored: apply, ...difference, questions, findings });
  else print(`${apply ? 'Applied' : 'Read (nothing was stored)'}: a new edition of ${merge.head.title}.`);
  if (merge.doubts.length > 0 && !options.dryRun) throw new CallerFault(unanswered(name, merge));
}

const agreed = async ({ json }: ImportOptions): Promise<boolean> =>
  json === true || (await askYes('Apply these changes? [y/N] '));

/** A ref that is mistyped, or an option that does nothing here, would pass unnoticed otherwise. */
function refuseWhatFitsNothing(name: string, options: ImportOptions, merge: Merge): void {
  if (options.goLive !== undefined) {
    throw new CallerFault(
      `${name}: the plan is live already, and a new edition does not move its go-live date; leave out --go-live. Nothing was stored.`,
    );
  }
  const refs = new Set([...merge.items.map(({ node }) => node.says.ref), '']);
  const named = [...(options.same ?? []), ...(options.new ?? []), ...(options.otherwise ?? [])];
  const unknown = named.find((ref) => !refs.has(ref.split('|')[0] ?? ''));
  if (unknown !== undefined)
    throw new CallerFault(
      `${name}: there is no ${unknown} in the file; correct the ref. Nothing was stored.`,
    );
  // An id that was only made up from the source's own words may be another plan's.
  const kept = merge.items.filter(({ item }) => item !== null).length;
  if (options.plan === undefined && merge.gone.length > kept) {
    throw new CallerFault(
      `${name}: this looks like another plan than "${merge.head.title}" in the record: ${merge.gone.length} of its items would be withdrawn, and ${kept} kept. Give it an id of its own with --plan, or name that plan with --plan to go on. Nothing was stored.`,
    );
  }
  const [fault] = merge.faults;
  if (fault && merge.doubts.length === 0)
    throw new CallerFault(
      `${name}: the new edition does not fit what the record holds: ${fault.where}: ${fault.message}. Nothing was stored.`,
    );
}

const unanswered = (name: string, { doubts }: Merge): string => {
  const refs = doubts.map(({ ref }) => ref);
  return `${name}: ref and title disagree for ${refs.join(', ')}. Say which are the same action with --same REF, and which are new with --new REF (a new one does not take over the old one's history). Nothing was stored.`;
};

/** `--prefer` says who wins where both sides changed something, `--otherwise` for which refs the other one does. */
function choicesIn({
  same = [],
  new: fresh = [],
  prefer = 'record',
  otherwise = [],
}: ImportOptions): Choices {
  const answers = new Map<string, 'same' | 'new'>([
    ...same.map((ref) => [ref, 'same'] as const),
    ...fresh.map((ref) => [ref, 'new'] as const),
  ]);
  const other = prefer === 'record' ? 'file' : 'record';
  return {
    answers,
    prefer: (ref, field) =>
      otherwise.includes(ref) || otherwise.includes(conflictId(ref, field)) ? other : prefer,
  };
}

const told: Progress = (done, of, before) => {
  const number = (many: number): string => many.toLocaleString('en-GB');
  if (before > 0 && done === before)
    remark(
      `${number(before)} of ${number(of)} were stored before, by an import that was cut off; this one stores the rest`,
    );
  else if (of > 500) remark(`stored ${number(done)} of ${number(of)}`);
};
