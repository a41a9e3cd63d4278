/** The record: whether it opens and keeps what is written, and, tenant by tenant, whether it can be worked with. */
import type { Plan } from '../domain/plan.ts';
import { UnreadableDocument, WAKE_UPS } from '../store/documents.ts';
import { openStore } from '../store/open.ts';
import { openRecords } from '../store/records.ts';
import { all, type Store } from '../store/store.ts';
import { tenants } from '../store/wake-up.ts';
import { clock } from './clock.ts';
import { type Finding, findingsOn } from './finding.ts';
import { keeping, restoring } from './keeping.ts';
import { ledgerNotes } from './ledger-notes.ts';
import { people } from './people.ts';
import { privacy } from './privacy.ts';
import { probed } from './probe.ts';
import type { Surroundings } from './surroundings.ts';
import { unreadable } from './unreadable.ts';
import { unsent } from './unsent.ts';

const { ok, note, fault } = findingsOn('record');

/** Throws StoreUnavailable. @param mark what makes this run's probe unlike any other */
export async function record(around: Surroundings, place: string, mark: string): Promise<Finding[]> {
  const { config, now } = around;
  const remarks: Finding[] = [];
  const remark = (what: string): void =>
    void remarks.push(note(what, 'Set it to Strong: docs/deploy.md says why.'));
  const within = Math.ceil(around.longestMs / 2);
  const patience = { requestMs: within, firstMs: 50, mostMs: 1_000, withinMs: within };
  const store = await openStore(config, { remark, patience, now });
  try {
    const kept = await probed(store, mark, now());
    const inside = await contents(store, around);
    return [ok(`the record in ${place} opens`), ...remarks, kept, ...inside];
  } finally {
    await store.close();
  }
}

async function contents(store: Store, around: Surroundings): Promise<Finding[]> {
  const broken = await unreadable(store, WAKE_UPS, ['wakeup']);
  const woken = await tenants(store, () => undefined);
  const served = around.config.tenants;
  // One whose wake-up is missing is known by the configuration alone.
  const known = [...new Set([...woken, ...(served ?? [])])];
  const held: { tenant: string; heads: Plan[] }[] = [];
  for (const tenant of known) {
    const heads = (await all(store, tenant, { kind: 'plan', unreadable: () => undefined })).map(
      ({ doc }) => doc.body,
    );
    if (heads.length > 0 || woken.includes(tenant)) held.push({ tenant, heads });
  }
  if (held.every(({ heads }) => heads.length === 0))
    broken.push(
      note(
        'the record holds no plan yet',
        'Run "waymark import FILE", or "npm run demo" for the sample plan.',
      ),
    );
  broken.push(...foreign(held, served));
  for (const one of held) {
    const theirs = await ofTenant(store, around, one);
    // Of several it has to be said whose it is.
    broken.push(
      ...(held.length === 1
        ? theirs
        : theirs.map((found) => ({ ...found, what: `tenant ${one.tenant}: ${found.what}` }))),
    );
  }
  return broken;
}

/** Tenants of the record that this bot does not serve: most likely it is another bot's. */
function foreign(
  held: readonly { tenant: string; heads: readonly Plan[] }[],
  served: readonly string[] | null,
): Finding[] {
  if (served === null) return [];
  const others = held.filter(
    ({ tenant, heads }) => !served.includes(tenant.toLowerCase()) && heads.length > 0,
  );
  return others.map(({ tenant }) =>
    fault(
      `the record holds plans of tenant ${tenant}, which this bot does not serve`,
      'Where two bots share this record, give each its own; else correct MICROSOFT_APP_TENANT_ID, or add the tenant to WAYMARK_TENANTS.',
    ),
  );
}

async function ofTenant(
  store: Store,
  around: Surroundings,
  { tenant, heads }: { tenant: string; heads: readonly Plan[] },
): Promise<Finding[]> {
  const { config } = around;
  const now = around.now();
  const oneChat = (await around.demo)?.oneChat ?? null;
  const known = { store, records: openRecords(store), officers: new Set(config.officers) };
  const inUse = config.credentials !== null;
  const within = Math.ceil(around.longestMs / 2);
  const broken = await unreadable(store, tenant);
  const whole = broken.every(({ level }) => level !== 'fault');
  return [
    ...broken,
    ...(await clock({ store, tenant, heads, now, inUse })),
    ...(await restoring(store, tenant)),
    ...(around.offline && config.blobs !== null ? [] : await ledgerNotes(config, tenant, within)),
    ...(await unlessBroken(() => people({ ...known, tenant, heads, whole, now, oneChat }))),
    ...(await unlessBroken(() => keeping({ ...known, clock: { now: around.now } }, tenant))),
    ...(await unlessBroken(() => privacy(store, tenant))),
    ...(await unsent(store, tenant, now, oneChat)),
  ];
}

/** What cannot be told because something cannot be read: that is told of by its name. */
async function unlessBroken(look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof UnreadableDocument) return [];
    throw error;
  }
}
