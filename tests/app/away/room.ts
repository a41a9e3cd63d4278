/** A room for stories of people who are away: on either store, with the clock's side. */
import type { Clockwork } from '../../../src/jobs/clockwork.ts';
import { paces } from '../../../src/jobs/pace.ts';
import type { TickReport } from '../../../src/jobs/report.ts';
import { tick } from '../../../src/jobs/tick.ts';
import { write } from '../../../src/store/documents.ts';
import { TENANT as TENANT_DOC } from '../../../src/store/ids.ts';
import { openStore } from '../../../src/store/open.ts';
import { cardText } from '../../support/card-text.ts';
import { freshRecord } from '../../support/stores.ts';
import { strictMessenger } from '../../support/strict-messenger.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openRoom, type Room, type Setting, TENANT, wordsOf } from '../room.ts';

export type AwayRoom = Room & {
  /** What somebody is answered. */
  hears(who: string, text: string): Promise<string>;
  /** The clock runs at that instant; answers with what each chat got, in words. */
  runs(at: string): Promise<Map<string, string>>;
  report(): TickReport | undefined;
};

export async function openAwayRoom(setting: Setting = {}): Promise<AwayRoom> {
  const folder = temporaryFolder();
  const record = freshRecord(folder.path);
  const chosen = record.cosmos ? await openStore(record, { now: () => Temporal.Now.instant() }) : undefined;
  const room = await openRoom({ ...setting, ...(chosen && { around: () => chosen }) });
  const messenger = strictMessenger(room.clock);
  const work: Clockwork = {
    ...room.app,
    messenger,
    sleep: async () => undefined,
    asOf: room.clock,
    wall: room.clock,
    holder: 'test',
  };
  const doc = write('tenant', TENANT_DOC, { serviceUrl: 'https://connector.example' });
  await room.store.commit(TENANT, 'met', [{ op: 'put', doc, expect: 'absent' }]);
  let last: TickReport | undefined;
  return {
    ...room,
    hears: async (who, text) => wordsOf(await room.says(who, text)),
    async runs(at) {
      room.clock.set(at);
      const before = messenger.attempts.length;
      last = await tick(work, paces(room.clock), TENANT, false);
      const got = messenger.attempts.slice(before);
      return new Map(
        got.map(({ to, message }) => [
          to.conversation,
          'card' in message ? cardText(message.card).join('\n') : message.text,
        ]),
      );
    },
    report: () => last,
    async close() {
      await room.close();
      await chosen?.close();
      folder.remove();
    },
  };
}
