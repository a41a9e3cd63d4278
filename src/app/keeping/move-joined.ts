/** Two records of one person have become one: what stands under the earlier id is written under the one that they have now. */
import { formerPerson } from '../../domain/keeping/erasure.ts';
import { type Identity, identityOf, withoutPerson } from '../../domain/keeping/identity.ts';
import { type Doc, type Kind, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { noteAnew } from '../../store/ledger.ts';
import { CLOCK, type Joined } from '../../store/plan-anew.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import { again, StuckAt, TRIES } from './again.ts';
import { unreadable } from './kept-of-plan.ts';
import { isOfProgram, SWEPT } from './person-fate.ts';
import { writtenWithout } from './written-without.ts';

/** What somebody is asked about, and may do: theirs at once. */
const LIVE: readonly Kind[] = ['milestone', 'request'];
/**
 * Talk is forgotten soon, and a message is called by whom it is to: whoever looks for these finds them by the ids of
 * before. The clock's own follows the plans, and whom an erasure is of is what it is for.
 */
const NOT_MOVED: ReadonlySet<Kind> = new Set<Kind>([
  ...(['frame', 'plain', 'told', 'outbox', 'clock', 'erasure', 'draft-part'] as const),
]);
const REST = SWEPT.filter((kind) => !NOT_MOVED.has(kind) && !LIVE.includes(kind));

const ITEMS_AT_ONCE = 10;
/** More than any plan needs. */
const MOST_COMMITS = 2_000;
const TRIED_AGAIN = Temporal.Duration.from({ hours: 1 });

/** Their part in plans, before the turn that joins them goes on. Where it cannot be done now, the clock does it. */
export async function moveParts(app: App, tenant: string, joined: Joined): Promise<void> {
  try {
    await moveLive(app, tenant, asIdentity(joined));
  } catch (error) {
    if (!(error instanceof StuckAt)) throw error;
  }
}

/** All of it. Doing it twice is doing it once. @throws StuckAt where something is being changed all the time. */
export async function moveAll(app: App, tenant: string, joined: Joined): Promise<void> {
  const who = asIdentity(joined);
  await moveLive(app, tenant, who);
  for (const kind of REST) await moveKind(app, tenant, kind, who);
  await noteAnew(app.store, app.blobs, tenant);
}

/** The clock's part: what was joined and is not written anew yet. One that was tried in vain waits an hour. */
export async function finishJoins(app: App, tenant: string): Promise<void> {
  const noted = (await app.store.get(tenant, 'clock', CLOCK))?.doc.body.joined ?? [];
  for (const joined of noted) {
    try {
      await moveAll(app, tenant, joined);
      await unnoted(app, tenant, joined);
    } catch (error) {
      if (!(error instanceof StuckAt)) throw error;
      await wakeBy(app.store, tenant, app.clock.now().add(TRIED_AGAIN));
    }
  }
}

/** Without names and addresses: these are theirs still. */
const asIdentity = ({ from, to }: Joined): Identity => identityOf(formerPerson(from), to);

async function moveLive(app: App, tenant: string, who: Identity): Promise<void> {
  for (const { id } of await app.records.heads(tenant, unreadable)) await movePlan(app, tenant, id, who);
  for (const kind of LIVE) await moveKind(app, tenant, kind, who);
}

async function moveKind(app: App, tenant: string, kind: Kind, who: Identity): Promise<void> {
  for (const found of await all(app.store, tenant, { kind, unreadable })) {
    let one: Stored | undefined = found;
    await again(found.doc.id, async () => {
      const doc = one && moved(one.doc, who);
      if (!one || !doc) return true;
      const put: Change = { op: 'put', doc, expect: one.version };
      const result = await app.store.commit(tenant, `join:${crypto.randomUUID()}`, [put]);
      if (result.kind !== 'stale') return true;
      one = await app.store.get(tenant, kind, found.doc.id);
      return undefined;
    });
  }
}

async function movePlan(app: App, tenant: string, plan: string, who: Identity): Promise<void> {
  for (let commits = 0, stale = 0; stale < TRIES && commits < MOST_COMMITS; commits += 1) {
    const head = await app.store.get(tenant, 'plan', docId('plan', plan));
    if (!head) return;
    const where = [{ field: 'plan', is: 'eq', to: plan }] as const;
    const items = await all(app.store, tenant, { kind: 'item', where, unreadable });
    const changed = items.flatMap(({ doc, version }): Change[] => {
      const next = moved(doc, who);
      return next ? [{ op: 'put', doc: next, expect: version }] : [];
    });
    const { body } = moved(head.doc, who) ?? head.doc;
    if (changed.length === 0 && body === head.doc.body) return;
    const doc = write('plan', head.doc.id, { ...body, edition: body.edition + 1 });
    const result = await app.store.commit(tenant, `join:${crypto.randomUUID()}`, [
      { op: 'put', doc, expect: head.version },
      ...changed.slice(0, ITEMS_AT_ONCE),
    ]);
    stale = result.kind === 'stale' ? stale + 1 : 0;
  }
  throw new StuckAt(docId('plan', plan));
}

/** Under the id of now; undefined where it is so already, or could not be stored so: then it is found by the id of before. */
function moved<K extends Kind>(doc: Doc<K>, who: Identity): Doc<K> | undefined {
  const body = withoutPerson(doc.body, who, { machine: isOfProgram(doc.kind) });
  return body === doc.body ? undefined : writtenWithout(doc, () => body);
}

function unnoted(app: App, tenant: string, { from, to }: Joined): Promise<boolean> {
  return again(CLOCK, async () => {
    const stored = await app.store.get(tenant, 'clock', CLOCK);
    if (!stored) return true;
    const { joined = [], ...rest } = stored.doc.body;
    const left = joined.filter((one) => one.from !== from || one.to !== to);
    const doc = write('clock', CLOCK, left.length === 0 ? rest : { ...rest, joined: left });
    const result = await app.store.commit(tenant, `join:${crypto.randomUUID()}`, [
      { op: 'put', doc, expect: stored.version },
    ]);
    return result.kind === 'stale' ? undefined : true;
  });
}
