/** The clock's part in redactions: goes on with one that was cut off, replaces messages in Teams, lets old questions lapse. */
import { stamp } from '../../../domain/stamp.ts';
import { BlobsUnavailable } from '../../../store/blobs.ts';
import { docId } from '../../../store/ids.ts';
import { openRow, rowDoc } from '../../../store/outbox.ts';
import type { Change, Stored } from '../../../store/store.ts';
import type { App } from '../../context.ts';
import type { Messenger } from '../../ports.ts';
import { replacePosts } from './posts.ts';
import { changeRedaction, redactionOf, redactionsIn } from './record.ts';
import { removeContent } from './remove.ts';

/** Older ones have been told of, and the rows that say so are forgotten in time. */
const TOLD_WITHIN = Temporal.Duration.from({ hours: 24 * 30 });

/** Sees to every open redaction of the tenant; one that fails keeps no other waiting. Twice is as good as once. */
export async function finishRedactions(app: App, messenger: Messenger, tenant: string): Promise<void> {
  const now = stamp(app.clock.now());
  const lately = stamp(app.clock.now().subtract(TOLD_WITHIN));
  for (const stored of await redactionsIn(app, tenant, ['asked', 'agreed', 'done'])) {
    const { id, state, until, second } = stored.doc.body;
    if (state === 'asked') {
      if (now >= until)
        await changeRedaction(
          app,
          tenant,
          stored,
          { state: 'lapsed' },
          await tell(app, tenant, stored, false),
        );
      continue;
    }
    try {
      if (state === 'agreed') await finish(app, messenger, tenant, id);
      else if ((second?.at ?? '') > lately) await toldOf(app, tenant, stored);
    } catch (error) {
      if (!(error instanceof BlobsUnavailable)) throw error;
      app.log.error({ error: error.message }, 'a redaction is not finished yet');
    }
  }
}

async function finish(app: App, messenger: Messenger, tenant: string, id: string): Promise<void> {
  await removeContent(app, tenant, id);
  if (!(await replacePosts(app, messenger, tenant, id))) return;
  for (;;) {
    const stored = await redactionOf(app, tenant, id);
    if (stored?.doc.body.state !== 'agreed') break;
    if (await changeRedaction(app, tenant, stored, { state: 'done' })) break;
  }
  const done = await redactionOf(app, tenant, id);
  if (done) await toldOf(app, tenant, done);
}

/** Both officers hear once what could not be reached. */
async function toldOf(app: App, tenant: string, stored: Stored<'redaction'>): Promise<void> {
  const rows = await tell(app, tenant, stored, true);
  if (rows.length > 0) await app.store.commit(tenant, `redacted:${stored.doc.body.id}`, rows);
}

async function tell(
  app: App,
  tenant: string,
  { doc }: Stored<'redaction'>,
  both: boolean,
): Promise<Change[]> {
  const { id, by, second } = doc.body;
  const people = both && second ? [by, second.by] : [by];
  const rows = people.map((person) =>
    openRow(`redacted:${id}:${person}`, 'redaction', { kind: 'person', person }, app.clock.now()),
  );
  const known = await Promise.all(
    rows.map(({ key }) => app.store.get(tenant, 'outbox', docId('outbox', key))),
  );
  return rows.flatMap((row, place): Change[] =>
    known[place] ? [] : [{ op: 'put', doc: rowDoc(row), expect: 'absent' }],
  );
}
