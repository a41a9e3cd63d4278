/** What the doctor says of documents that cannot be read: which, and how to have them back. */

import { count } from '../cards/format.ts';
import { type Kind, QUERIED, type UnreadableDocument } from '../store/documents.ts';
import type { Page, Store } from '../store/store.ts';
import { type Finding, findingsOn } from './finding.ts';

const { note, fault } = findingsOn('record');

const REMEDY = 'Restore it from a backup; until then Waymark goes on without it where it can.';
const UPGRADE = 'Start the newer Waymark again; until then Waymark goes on without it where it can.';
const kinds = Object.keys(QUERIED).filter((kind): kind is Kind => kind in QUERIED);
const MOST = 20;

/**
 * One for each, twenty at most, and the number of those in an older form; reads everything of the partition, of the
 * kinds that are asked for.
 */
export async function unreadable(
  store: Store,
  partition: string,
  wanted: readonly Kind[] = kinds,
): Promise<Finding[]> {
  const found: Finding[] = [];
  let more = 0;
  let older = 0;
  const tell = ({ message, newer }: UnreadableDocument): void => {
    const what = message.split('\n')[0] ?? message;
    if (found.length === MOST) more += 1;
    else found.push(fault(what, newer ? UPGRADE : REMEDY));
  };
  for (const kind of wanted) {
    let after: string | null = null;
    do {
      const { found: whole, next }: Page<Kind> = await store.query(partition, {
        kind,
        unreadable: tell,
        ...(after === null ? {} : { after }),
      });
      older += whole.filter(({ doc, written }) => written < doc.v).length;
      after = next;
    } while (after !== null);
  }
  if (more > 0) found.push(fault(`${more} more documents cannot be read`, REMEDY));
  if (older > 0)
    found.push(
      note(
        `${count(older, 'document')} ${older === 1 ? 'stands' : 'stand'} in the form of an older Waymark, and ${older === 1 ? 'is' : 'are'} read as today’s`,
        'Nothing has to be done; "waymark migrate" shows them, and writes them anew with --apply.',
      ),
    );
  return found;
}
