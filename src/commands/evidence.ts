/** `waymark evidence`: what supports a plan's actions, and the files of it written into a folder. */

import { piecesOf } from '../app/evidence/show.ts';
import { takeFileOff } from '../app/evidence/take-off.ts';
import { moment } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { type Book, subtree } from '../domain/book.ts';
import { heldBy } from '../domain/keeping/hold.ts';
import type { Evidence } from '../domain/milestone.ts';
import type { Item } from '../domain/plan.ts';
import { openBlobs } from '../store/open.ts';
import { openRecords, type Records } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { refKey } from '../understanding/plan-words/lexicon.ts';
import { askYes } from './asking.ts';
import { CallerFault } from './fault.ts';
import { appOn, officerNamed, originHere } from './officer.ts';
import { saveFiles } from './save-files.ts';
import { print, printJson, remark, withStore } from './settings.ts';
import { tenantFor } from './tenant.ts';

export type EvidenceOptions = {
  plan: string;
  ref?: string;
  out?: string;
  /** The name or the id of a file that is to go. */
  remove?: string;
  by?: string;
  tenant?: string;
  json?: boolean;
};

type Row = { ref: string; title: string; evidence: Evidence; who: string; at: string };

export async function evidenceCommand(config: Config, options: EvidenceOptions): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const records = openRecords(store);
    const book = await bookFor(records, tenant, options.plan);
    const rows = await rowsOf(records, tenant, book, options.ref);
    if (options.remove !== undefined) return remove(config, store, tenant, rows, options.remove, options.by);
    if (options.json) printJson(rows);
    else for (const row of rows) print(lineOf(row, book.plan.timezone));
    if (rows.length === 0) remark('There is no evidence yet.');
    if (options.out !== undefined)
      await saveFiles(store, await openBlobs(config), tenant, filesIn(rows), options.out);
  });
}

async function bookFor(records: Records, tenant: string, plan: string): Promise<Book> {
  const book = await records.book(tenant, plan);
  if (book) return book;
  const known = (await records.books(tenant)).map(({ plan: { id } }) => id);
  const others = known.length === 0 ? 'The record holds no plan yet.' : `There is ${known.join(', ')}.`;
  throw new CallerFault(`There is no plan "${plan}". ${others}`);
}

/** As loosely as in Teams: "3.1a" and "3.1 (A)" are 3.1(a). */
const itemCalled = (book: Book, ref: string): Item | undefined =>
  book.byRef.get(ref) ?? book.items.find((item) => refKey(item.ref) === refKey(ref));

/** In the order of the plan, of each action the newest first. */
async function rowsOf(records: Records, tenant: string, book: Book, ref: string | undefined): Promise<Row[]> {
  const top = ref === undefined ? undefined : itemCalled(book, ref);
  if (ref !== undefined && !top)
    throw new CallerFault(`Plan "${book.plan.id}" has no "${ref}". Give a ref as the plan writes it.`);
  const items = top ? subtree(book, top) : book.items;
  const milestones = await records.milestones(tenant, [{ field: 'plan', is: 'eq', to: book.plan.id }]);
  const rows: Row[] = [];
  for (const item of items) {
    for (const { id, label } of milestones.filter((one) => one.item === item.id && one.evidence !== null)) {
      const pieces = piecesOf(await records.updates(tenant, id));
      const names = await records.names(
        tenant,
        pieces.map(({ update }) => update.by),
      );
      for (const { piece, update } of pieces) {
        const who = update.onBehalf ?? names.get(update.by) ?? 'name not known';
        const title = label === null ? item.title : `${item.title} (${label})`;
        rows.push({ ref: item.ref, title, evidence: piece, who, at: update.at });
      }
    }
  }
  return rows;
}

function lineOf({ ref, title, evidence, who, at }: Row, zone: string): string {
  const what = { link: 'link', location: 'place', file: 'file' }[evidence.kind];
  return `${ref} ${title} | ${what}: ${wordsOf(evidence)} | ${who}, ${moment(at, zone)}`;
}

function wordsOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'link':
      return evidence.url;
    case 'location':
      return evidence.what;
    case 'file':
      return evidence.name;
  }
}

const filesIn = (rows: readonly Row[]) =>
  rows.flatMap(({ ref, evidence }) => (evidence.kind === 'file' ? [{ ref, ...evidence }] : []));

/** Takes a file off the action that it supports, in the name of an officer; somebody at a terminal is asked. */
async function remove(
  config: Config,
  store: Store,
  tenant: string,
  rows: readonly Row[],
  wanted: string,
  by: string | undefined,
): Promise<void> {
  const [only, ...others] = filesIn(rows).filter(({ file, name }) => file === wanted || name === wanted);
  if (!only)
    throw new CallerFault(
      `No file "${wanted}" is evidence there. List the files without --remove. Nothing was removed.`,
    );
  if (others.length > 0) {
    const which = [only, ...others].map(({ ref, file }) => `${ref}: ${file}`).join(', ');
    throw new CallerFault(
      `Several files are called "${wanted}"; give the id of one instead of the name (${which}). Nothing was removed.`,
    );
  }
  const app = await appOn(store, config);
  const officer = await officerNamed(app, tenant, by, 'removes the file');
  const file = `${only.ref} ${only.name}`;
  if (!(await askYes(`Take ${file} off, and delete it? [y/N] `))) return remark('Nothing was removed.');
  const taken = await takeFileOff(app, originHere(tenant, 'evidence'), officer, only.file, 'import');
  if (!taken.ok && 'held' in taken) throw new CallerFault(`${heldBy(taken.held)}. Nothing was removed.`);
  if (!taken.ok) throw new Error(`${file} is no longer there. Nothing was removed.`);
  print(`Taken off: ${file}`);
}
