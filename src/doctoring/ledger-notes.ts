/** What the doctor says of the ledger that is kept among the files: a note that cannot be read stops a restore. */
import type { Config } from '../config.ts';
import { BlobsUnavailable } from '../store/blobs.ts';
import { ledgerNoted, type UnreadEntry } from '../store/ledger.ts';
import { openBlobs, placeOfNote } from '../store/open.ts';
import { type Finding, findingsOn } from './finding.ts';

const { fault } = findingsOn('files');

/** Where the files cannot be reached, their own check says so. */
export async function ledgerNotes(config: Config, tenant: string, longestMs: number): Promise<Finding[]> {
  const unread: UnreadEntry[] = [];
  try {
    const blobs = await openBlobs(config, { longestMs });
    await ledgerNoted(blobs, tenant, (entry) => void unread.push(entry));
  } catch (error) {
    if (error instanceof BlobsUnavailable) return [];
    throw error;
  }
  return Promise.all(
    unread.map(async ({ message, note, newer }) =>
      fault(
        `${message} (${await placeOfNote(config, tenant, note ?? '')}): no backup is restored beside it`,
        newer
          ? 'Start the newer Waymark again.'
          : 'Say "waymark export --all": what the record still knows is noted anew. Else put the note back from a copy, or say "waymark ledger apply" with a ledger that holds it.',
      ),
    ),
  );
}
