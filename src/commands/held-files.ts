/** The files of what was found: a page, a workbook, the same as data, papers, and the evidence itself. */
import { inOrder } from '../domain/keeping/entry.ts';
import { type HeldPage, heldPage, heldWorkbook } from '../exporting/keeping/held-book.ts';
import { type Blobs, BlobsUnavailable } from '../store/blobs.ts';
import { docId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import type { Part } from './bundle.ts';
import { freeName } from './save-files.ts';
import { remark } from './settings.ts';

/** `data` is what stands in the JSON beside the entries. Files that cannot be read are remarked upon. */
export async function* heldFiles(
  { store, blobs, tenant }: { store: Store; blobs: Blobs; tenant: string },
  name: string,
  page: HeldPage,
  data: unknown,
): AsyncIterable<Part> {
  yield { name: `${name}.md`, content: heldPage(page) };
  yield { name: `${name}.xlsx`, content: await heldWorkbook(page) };
  yield { name: `${name}.json`, content: `${JSON.stringify(data, null, 2)}\n` };
  const entries = inOrder(page.parts.flatMap((part) => part.entries));
  const taken = new Set<string>();
  for (const entry of entries)
    if (entry.text !== undefined)
      yield {
        name: `papers/${freeName(`${entry.at?.slice(0, 10)} ${entry.id}.md`, taken)}`,
        content: entry.text,
      };
  const files = entries.flatMap(({ ref, files }) => files.map((one) => ({ ...one, ref })));
  for (const { file, name: called, ref } of new Map(files.map((one) => [one.file, one])).values()) {
    const bytes = await bytesOf(store, blobs, tenant, file);
    const at = freeName([ref, called].filter((one) => one !== null).join(' '), taken);
    if (bytes) yield { name: `files/${at}`, content: bytes };
    else remark(`A file is not in the store of files, and is left out: ${at}`);
  }
}

async function bytesOf(
  store: Store,
  blobs: Blobs,
  tenant: string,
  file: string,
): Promise<Uint8Array | undefined> {
  const sha256 = (await store.get(tenant, 'file', docId('file', file)))?.doc.body.sha256 ?? null;
  try {
    return sha256 === null ? undefined : (await blobs.get(tenant, sha256))?.bytes;
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    remark(error.message);
    return undefined;
  }
}
