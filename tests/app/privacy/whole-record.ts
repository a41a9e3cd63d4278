/** All that a room's record holds, as one text: what is gone from it is gone. */
import { type Kind, QUERIED } from '../../../src/store/documents.ts';
import { all } from '../../../src/store/store.ts';
import { type Room, TENANT } from '../room.ts';

const isKind = (name: string): name is Kind => name in QUERIED;

export async function wholeRecord(room: Pick<Room, 'store'>): Promise<string> {
  const kinds = Object.keys(QUERIED).filter(isKind);
  const found = await Promise.all(kinds.map((kind) => all(room.store, TENANT, { kind })));
  return JSON.stringify(found);
}
