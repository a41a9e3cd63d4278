/** `waymark evidence`: what supports a plan's actions, and the files of it written into a folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { piecesOf } from '../app/evidence/show.ts';
import { moment } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { type Book, subtree } from '../domain/book.ts';
import type { Evidence } from '../domain/milestone.ts';
import { type Blobs, BlobsUnavailable } from '../store/blobs.ts';
import { docId } from '../store/ids.ts';
import { openBlobs } from '../store/open.ts';
import { openRecords, type Records } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
import { print, printJson, remark, withStore } from './settings.ts';
import { tenantFor } from './tenant.ts';

export type EvidenceOptions = { plan: string; ref?: string; out?: string; tenant?: string; json?: boolean };

type Row = { ref: string; title: string; evidence: Evidence; who: string; at: string };

export async function evidenceCommand(config: Config, options: EvidenceOptions): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const records = openRecords(store);
    const book = await bookFor(records, tenant, options.plan);
    const rows = await rowsOf(records, tenant, book, options.ref);
    if (options.json) printJson(rows);
    else for (const row of rows) print(lineOf(row, book.plan.timezone));
    if (rows.length === 0) remark('There is no evidence yet.');
    if (options.out !== undefined) await saveAll(store, await openBlobs(config), tenant, rows, options.out);
  });
}

async function bookFor(records: Records, tenant: string, plan: string): Promise<Book> {
  const book = await records.book(tenant, plan);
  if (book) return book;
  const known = (await records.books(tenant)).map(({ plan: { id } }) => id);
  const others = known.length === 0 ? 'The record holds no plan yet.' : `There is ${known.join(', ')}.`;
  throw new CallerFault(`There is no plan "${plan}". ${others}`);
}

/** In the order of the plan, of each action the newest first. */
async function rowsOf(records: Records, tenant: string, book: Book, ref: string | undefined): Promise<Row[]> {
  const top = ref === undefined ? undefined : book.byRef.get(ref);
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

/** Writes each file once, named by its ref; one that cannot be had is named, and the others are written. */
async function saveAll(
  store: Store,
  blobs: Blobs,
  tenant: string,
  rows: readonly Row[],
  folder: string,
): Promise<void> {
  await writable(() => mkdir(folder, { recursive: true }), folder);
  const taken = new Set<string>();
  const missing: string[] = [];
  const files = new Map(
    rows.flatMap(({ ref, evidence }) =>
      evidence.kind === 'file' ? [[evidence.file, { ref, ...evidence }]] : [],
    ),
  );
  for (const { ref, file, name } of files.values()) {
    const bytes = await bytesOf(store, blobs, tenant, file);
    if (!bytes) missing.push(`${ref} ${name}`);
    else {
      const free = freeName(`${ref} ${name}`, taken);
      await writable(() => writeFile(join(folder, free), bytes), folder);
    }
  }
  remark(`Written: ${taken.size} ${taken.size === 1 ? 'file' : 'files'} into ${folder}`);
  if (missing.length > 0)
    throw new CallerFault(
      `These files are not in the store of files: ${missing.join('; ')}. Restore it from its backup.`,
    );
}

async function bytesOf(
  store: Store,
  blobs: Blobs,
  tenant: string,
  file: string,
): Promise<Uint8Array | undefined> {
  const sha256 = (await store.get(tenant, 'file', docId('file', file)))?.doc.body.sha256 ?? null;
  if (sha256 === null) return undefined;
  try {
    return (await blobs.get(tenant, sha256))?.bytes;
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    remark(error.message);
    return undefined;
  }
}

/** No folder can be left, and no file is written over another of this run. */
function freeName(name: string, taken: Set<string>): string {
  const plain = name.replace(/[^\p{L}\p{N}().,_ -]+/gu, '_').replace(/^\.+/, '_');
  const at = plain.lastIndexOf('.');
  const [stem, ending] = at > 0 ? [plain.slice(0, at), plain.slice(at)] : [plain, ''];
  let free = plain;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem} (${count})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}

async function writable(write: () => Promise<unknown>, place: string): Promise<void> {
  try {
    await write();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CallerFault(`${place} cannot be written (${code}). Choose another place with --out.`);
  }
}
