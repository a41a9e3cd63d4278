/** The clock's side of files: what could not be had is fetched again, recorded and told; what nobody needs is forgotten. */
import { stamp } from '../../domain/stamp.ts';
import { BlobsUnavailable } from '../../store/blobs.ts';
import { holdsNow } from '../../store/holds-now.ts';
import { all, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { leftAside } from '../left-aside.ts';
import type { Origin } from '../message.ts';
import { speakerFor, withLeaves } from '../people/enrol.ts';
import type { Messenger } from '../ports.ts';
import { come } from './come.ts';
import { changeFile, fileOf, idOf, later, UNPLACED_LASTS } from './kept-file.ts';
import { obtainDue } from './obtain.ts';
import { removeFile } from './remove.ts';

/** Most files of a tenant that one look sees to; the others come at the next. */
const AT_ONCE = 20;
const TELL_AGAIN = Temporal.Duration.from({ minutes: 5 });

/** Sees to a tenant's files that are due. What fails is due again a little later. */
export const pendingFiles =
  (app: App, messenger: Messenger) =>
  async (tenant: string): Promise<void> => {
    const now = stamp(app.clock.now());
    const over = await all(app.store, tenant, {
      kind: 'file',
      where: [
        { field: 'expires', is: 'gt', to: '' },
        { field: 'expires', is: 'lte', to: now },
      ],
      orderBy: { field: 'expires' },
      unreadable: leftAside(app),
    });
    const [begun = [], others = []] = [true, false].map((is) =>
      over.filter(({ doc }) => (doc.body.state === 'removing') === is),
    );
    // First, since the same bytes that somebody has sent again wait until these are gone.
    for (const one of begun) await guarded(app, () => removeFile(app, tenant, one));
    const { found: due } = await app.store.query(tenant, {
      kind: 'file',
      where: [
        { field: 'notBefore', is: 'gt', to: '' },
        { field: 'notBefore', is: 'lte', to: now },
      ],
      orderBy: { field: 'notBefore' },
      limit: AT_ONCE,
      unreadable: leftAside(app),
    });
    for (const one of due) await guarded(app, () => seeTo(app, messenger, tenant, one));
    if (others.length === 0) return;
    const holds = await holdsNow(app.store, tenant);
    for (const one of others)
      await guarded(app, async () => {
        const isSent = one.doc.body.state === 'waits';
        const held = isSent ? holds.on(one.doc.body.plan, [one.doc]) : undefined;
        if (!held) return removeFile(app, tenant, one);
        await changeFile(app, tenant, one, { expires: later(app, UNPLACED_LASTS) });
      });
  };

/** One file that fails keeps no other waiting. */
async function guarded(app: App, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof BlobsUnavailable)) throw error;
    app.log.error({ error: error.message }, 'a file was not seen to');
  }
}

async function seeTo(app: App, messenger: Messenger, tenant: string, due: Stored<'file'>): Promise<void> {
  // Of several replicas one has it; one that ends meanwhile leaves it to the others.
  const file = await obtainDue(app, tenant, due);
  if (!file || file.doc.body.state === 'pending') return;
  const id = idOf(due);
  const person = (await app.records.person(tenant, file.doc.body.by))?.doc.body;
  const { address = null } = person ?? {};
  if (!person) return letGo(app, tenant, id);
  // Whoever cannot be reached any more cannot be asked; what they have said is recorded all the same.
  if (address === null && file.doc.body.milestone === null) return told(app, tenant, id, false);
  const origin: Origin = {
    id: `file:${id}`,
    tenant,
    serviceUrl: address?.serviceUrl ?? '',
    conversation: address?.conversation ?? '',
    scope: 'personal',
    channel: null,
    from: { teamsId: '', aadObjectId: person.aadObjectId, name: person.name },
  };
  const messages = await come(app, origin, await withLeaves(app, origin.tenant, speakerFor(app, person)), id);
  if (address === null) return told(app, tenant, id, false);
  for (const message of messages) {
    const outcome = await messenger.send({ ...address, tenant, as: 'message' }, message);
    if (outcome.kind !== 'sent')
      app.log.warn({ outcome: outcome.kind, reason: outcome.reason }, 'nobody was told of a file');
    if (outcome.kind === 'retry') return told(app, tenant, id, true);
  }
  return told(app, tenant, id, false);
}

/** Nobody is left in whose name it could be recorded: it goes as one does that nobody has placed. */
async function letGo(app: App, tenant: string, id: string): Promise<void> {
  for (;;) {
    const was = await fileOf(app, tenant, id);
    if (!was || was.doc.body.state === 'stored') return;
    const expires = was.doc.body.expires ?? later(app, UNPLACED_LASTS);
    const change = { plan: null, milestone: null, notBefore: null, expires };
    if (await changeFile(app, tenant, was, change)) break;
  }
  app.log.warn({}, 'a file came whose sender is no longer in the record');
}

/** Nothing more is to be done; or to be told once more, within a day. */
async function told(app: App, tenant: string, id: string, again: boolean): Promise<void> {
  for (;;) {
    const was = await fileOf(app, tenant, id);
    if (!was) return;
    const end = Temporal.Instant.from(was.doc.body.at).add(UNPLACED_LASTS);
    const soon = Temporal.Instant.compare(app.clock.now(), end) < 0;
    const notBefore = again && soon ? later(app, TELL_AGAIN) : null;
    if (await changeFile(app, tenant, was, { notBefore })) return;
  }
}
