/** Writes the plans without somebody: posts vacant, actions nobody's, and each change of it in the history. */
import { localDate } from '../../domain/calendar.ts';
import type { Change as Entry } from '../../domain/change.ts';
import { changesOfItem, changesOfPlan, type Differing } from '../../domain/changed.ts';
import { FORMER } from '../../domain/keeping/erasure.ts';
import { type Identity, machineTextWithout, withoutPerson } from '../../domain/keeping/identity.ts';
import { itemInPart, planInPart } from '../../domain/keeping/in-part.ts';
import { type Vacated, vacated } from '../../domain/keeping/vacate.ts';
import type { Item, OwnerKey, Plan } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { type Doc, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { planningAnew } from '../../store/plan-anew.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { StuckAt, TRIES } from './again.ts';
import { unreadable } from './kept-of-plan.ts';
import { standingAs } from './vacate-duties.ts';
import { writtenWithout } from './written-without.ts';

/** What has nobody any more, as a plan's people call it. */
export type Vacancies = {
  posts: string[];
  refs: string[];
  /** Posts without whoever stood in for them, at the moment or as a rule. */
  covers: string[];
  deputies: string[];
  /** Posts, and whoever else, for whom nobody records any more. */
  unrecorded: string[];
  /** Measures of a plan as a whole. */
  measures: string[];
};

/** What differs, and of which item; null for the plan's own. */
type Entered = Differing & { item: string | null };

/** Few in one commit: each item brings its milestones and its line in the history. */
const ITEMS_AT_ONCE = 6;
const MILESTONES_AT_ONCE = 30;
const ENTRIES_AT_ONCE = 50;
/** More than any plan needs: one that needs more would need them without an end. */
const MOST_COMMITS = 2_000;

/** `by` is whoever took them out. Doing it twice is doing it once; `dry` changes nothing. */
export async function vacatePlans(
  app: App,
  tenant: string,
  who: Identity,
  { by, dry }: { by: string | null; dry: boolean },
): Promise<Vacancies> {
  const all: Vacancies[] = [];
  for (const { id } of await app.records.heads(tenant, unreadable)) {
    all.push(await vacanciesIn(app, tenant, await step(app, tenant, id, who)));
    if (!dry) await vacate(app, tenant, id, who, by);
  }
  const each = (of: keyof Vacancies): string[] => all.flatMap((one) => one[of]);
  return {
    ...{ posts: each('posts'), refs: each('refs'), covers: each('covers'), deputies: each('deputies') },
    ...{ unrecorded: each('unrecorded'), measures: each('measures') },
  };
}

async function vacanciesIn(app: App, tenant: string, { head, left, items }: Step): Promise<Vacancies> {
  const { posts = [], measures = [] } = head?.doc.body ?? {};
  const titles = (ids: readonly string[] = []): string[] =>
    posts.flatMap(({ id, title }) => (ids.includes(id) ? [title] : []));
  const partners = await Promise.all((left?.recordedFor ?? []).map((one) => standingAs(app, tenant, one)));
  return {
    posts: titles(left?.posts),
    refs: items.filter(({ isTheirs }) => isTheirs).map(({ after }) => after.ref),
    covers: titles(left?.covered),
    deputies: titles(left?.deputised),
    unrecorded: [...new Set([...titles(left?.recorded), ...partners.flat()])],
    measures: measures.flatMap(({ id, text }) => (left?.measures.includes(id) ? [text] : [])),
  };
}

async function vacate(
  app: App,
  tenant: string,
  plan: string,
  who: Identity,
  by: string | null,
): Promise<void> {
  for (let commits = 0, stale = 0; ; commits += 1) {
    if (stale >= TRIES || commits >= MOST_COMMITS) throw new StuckAt(docId('plan', plan));
    const { head, left, items } = await step(app, tenant, plan, who);
    if (!head) return;
    const before = head.doc.body;
    const after = planInPart(before, head.after, ENTRIES_AT_ONCE);
    const told = changesOfPlan(before, after).map((one) => ({ ...one, item: null }));
    const { items: part, entries } = partOf(items, told);
    const ids = new Set(part.map((one) => one.after.id));
    const milestones = await openMilestones(app, tenant, `person:${who.id}`, ids);
    // Where they are very many, the head waits: it is what says that all of them are seen to.
    if (milestones.length > MILESTONES_AT_ONCE) {
      const part = milestones.slice(0, MILESTONES_AT_ONCE);
      const result = await app.store.commit(tenant, `erase:${crypto.randomUUID()}`, part);
      stale = result.kind === 'stale' ? stale + 1 : 0;
      continue;
    }
    const vacant = before.posts.filter(
      (post) => left?.posts.includes(post.id) && !after.posts.includes(post),
    );
    const result = await app.store.commit(tenant, `erase:${crypto.randomUUID()}`, [
      { op: 'put', doc: write('plan', head.doc.id, after), expect: head.version },
      await planningAnew(
        app.store,
        tenant,
        vacant.map(({ id }): OwnerKey => `post:${id}`),
      ),
      ...milestones,
      ...part.map(
        (one): Change => ({
          op: 'put',
          doc: write('item', one.stored.doc.id, one.after),
          expect: one.stored.version,
        }),
      ),
      ...entries.map((one) => entered(app, plan, one, who, by)),
    ]);
    stale = result.kind === 'stale' ? stale + 1 : 0;
  }
}

/** As many of the items as find their lines beside those of the head. */
function partOf(
  items: Step['items'],
  told: readonly Entered[],
): Pick<Step, 'items'> & { entries: Entered[] } {
  const entries = [...told];
  const part: Step['items'] = [];
  for (const one of items.slice(0, ITEMS_AT_ONCE)) {
    const before = one.stored.doc.body;
    const after = itemInPart(before, one.after, ENTRIES_AT_ONCE - entries.length);
    if (!after) break;
    part.push({ ...one, after });
    entries.push(...changesOfItem(before, after).map((line) => ({ ...line, item: after.id })));
  }
  return { items: part, entries };
}

/** A line of the history, without their name. */
function entered(app: App, plan: string, told: Entered, who: Identity, by: string | null): Change {
  const id = crypto.randomUUID();
  const bare = (value: string | null): string | null => value && machineTextWithout(value, who);
  const body: Entry = {
    ...{ id, plan, by, through: 'message', reason: null, at: stamp(app.clock.now()) },
    ...{ item: told.item, what: told.what, from: bare(told.from), to: bare(told.to) },
  };
  return { op: 'put', doc: write('change', docId('change', id), body), expect: 'absent' };
}

type Step = {
  head: (Stored<'plan'> & { after: Plan }) | null;
  left: Vacated | null;
  items: { stored: Stored<'item'>; after: Item; isTheirs: boolean }[];
};

/** What is still to be written; without a head nothing is. */
async function step(app: App, tenant: string, plan: string, who: Identity): Promise<Step> {
  const nothing: Step = { head: null, left: null, items: [] };
  const head = await app.store.get(tenant, 'plan', docId('plan', plan));
  if (!head) return nothing;
  const stored = await all(app.store, tenant, {
    kind: 'item',
    where: [{ field: 'plan', is: 'eq', to: plan }],
    unreadable,
  });
  const before = head.doc.body;
  const today = localDate(app.clock.now(), before.timezone);
  const left = vacated(
    before,
    stored.map(({ doc }) => doc.body),
    who.id,
    today,
  );
  const given = new Map(left.items.map((item) => [item.id, item]));
  const items = stored.flatMap((one) => {
    const { body } = one.doc;
    const own = given.get(body.id) ?? body;
    const after = bodyWithout({ ...one.doc, body: own }, who);
    return after === body ? [] : [{ stored: one, after, isTheirs: own !== body && !body.withdrawn }];
  });
  const bare = bodyWithout({ ...head.doc, body: left.plan }, who);
  const isSame = items.length === 0 && JSON.stringify(bare) === JSON.stringify(before);
  if (isSame) return nothing;
  return {
    head: { ...head, after: { ...bare, edition: before.edition + 1 } },
    left,
    items,
  };
}

/** The very same where nothing of them is in it. */
function bodyWithout<K extends 'plan' | 'item'>(doc: Doc<K>, who: Identity): Doc<K>['body'] {
  const without = (marker: string): unknown => withoutPerson(doc.body, who, { machine: false, marker });
  if (without(FORMER) === doc.body) return doc.body;
  const written = writtenWithout(doc, without);
  if (!written) throw new StuckAt(doc.id, 'cannot be written without somebody');
  return written.body;
}

/** Open ones are nobody's to be asked about; of what is finished the history stands. */
async function openMilestones(
  app: App,
  tenant: string,
  key: OwnerKey,
  items: ReadonlySet<string>,
): Promise<Change[]> {
  const own = await all(app.store, tenant, {
    kind: 'milestone',
    where: [
      { field: 'owner', is: 'eq', to: key },
      { field: 'open', is: 'eq', to: true },
    ],
  });
  return own
    .filter(({ doc }) => items.has(doc.body.item))
    .map(({ doc, version }): Change => {
      const body = { ...doc.body, owner: null, askOn: null };
      return { op: 'put', doc: write('milestone', doc.id, body), expect: version };
    });
}
