/** A room for stories of requests: on either store, with an owner and a lead who have met the bot, and the clock's side. */

import type { Clockwork } from '../../src/jobs/clockwork.ts';
import { compose } from '../../src/jobs/compose.ts';
import { queueRequests } from '../../src/jobs/requests/queue-requests.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { rowDoc } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { cardText, press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { OFFICER, openRoom, type Room, type Setting, TENANT } from './room.ts';

export type Waiting = Room & {
  /** What the outbox has for somebody now: sent, so that the next comes in another message. */
  gets(who: string, about: 'requests' | 'outcomes'): Promise<string[] | undefined>;
  /** The data of a button of the last card that somebody got. */
  button(title: string, nth?: number): Record<string, unknown>;
  /** The clock's run of a working morning. */
  morning(): Promise<void>;
};

/** Alex owns the early years actions, Robin leads priority 1; both have met the bot, and Olu is an officer. */
export async function openRequestsRoom(setting: Setting = {}): Promise<Waiting> {
  const folder = temporaryFolder();
  let own: Store | undefined;
  const { cosmos } = freshRecord(folder.path);
  if (cosmos) own = await openStore({ ...freshRecord(folder.path) }, { now: () => Temporal.Now.instant() });
  const chosen = own;
  const room = await openRoom({ ...setting, ...(chosen && { around: () => chosen }) });
  for (const who of [ALEX, ROBIN, OFFICER, 'sam']) await room.meets(who);
  const work: Clockwork = {
    ...room.app,
    messenger: { send: unused, update: unused },
    sleep: async () => undefined,
    asOf: room.clock,
    wall: room.clock,
    holder: 'test',
  };
  let last: unknown;
  const personOf = async (who: string): Promise<string> => (await room.person(who))?.id ?? who;
  return {
    ...room,
    async gets(who, about) {
      const id = await personOf(who);
      const rows = (await room.rows()).filter(
        (row) =>
          row.about === about && row.state === 'queued' && row.to.kind === 'person' && row.to.person === id,
      );
      const [row] = rows;
      if (!row) return undefined;
      const composed = await compose(work, TENANT, row);
      if (composed.kind === 'apart') {
        await settle(room, { ...row, state: 'dropped', reason: composed.reason });
        return undefined;
      }
      await room.store.commit(TENANT, `told:${row.key}`, await composed.onceSent());
      await settle(room, { ...row, state: 'sent', sentAt: row.createdAt });
      if (!('card' in composed.message)) throw new Error('not a card');
      last = composed.message.card;
      return cardText(last);
    },
    button: (title, nth = 0) => press(last, title, {}, nth),
    async morning() {
      await queueRequests(work, TENANT, await room.app.records.heads(TENANT), false);
    },
    async close() {
      await room.close();
      await chosen?.close();
      folder.remove();
    },
  };
}

async function settle(room: Room, row: OutboxRow): Promise<void> {
  const stored = await room.store.get(TENANT, 'outbox', docId('outbox', row.key));
  if (!stored) throw new Error(`no row ${row.key}`);
  await room.store.commit(TENANT, `settled:${row.key}:${row.state}`, [
    { op: 'put', doc: rowDoc(row), expect: stored.version },
  ]);
}

const unused = async (): Promise<never> => {
  throw new Error('nothing is sent here');
};
