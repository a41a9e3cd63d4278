/** The stage of the walk: two plans of one tenant and one of another under the same ids, each with a word of its own. */

import { actorIn } from '../../../src/app/conversation/lines.ts';
import type { Origin } from '../../../src/app/message.ts';
import { speakerOf } from '../../../src/app/people/enrol.ts';
import { importPlan } from '../../../src/app/plans/import-plan.ts';
import { type Book, openBook } from '../../../src/domain/book.ts';
import type { Actor, Person } from '../../../src/domain/person.ts';
import type { Owner, Plan } from '../../../src/domain/plan.ts';
import { type Doc, type Kind, QUERIED } from '../../../src/store/documents.ts';
import type { Store, Stored } from '../../../src/store/store.ts';
import { sampleItem, sampleMilestone, samplePlanHead } from '../../support/sample-plan.ts';
import { inChannel, openRoom, originOf, type Room, TENANT } from '../room.ts';
import { furnish } from './furniture.ts';

/** The word that stands in every text of a plan: whoever reads it elsewhere has read what was not theirs. */
export const MARK = {
  here: 'Kestrel',
  /** An action of the same plan that is restricted. */
  sealed: 'Goldcrest',
  other: 'Kingfisher',
  foreign: 'Ptarmigan',
} as const;
export type Which = keyof typeof MARK;
export const FOREIGN = 'tenant-2';
const OTHER_CHANNEL = '19:kingfisher@thread.tacv2';
const NO_CHANNEL = '19:nobodys@thread.tacv2';

const person = (id: string): Person => ({
  id,
  aadObjectId: null,
  name: `${id} Sample`,
  emails: [`${id}@example.org`],
  address: null,
  welcomedAt: null,
  cardDays: [],
  plain: false,
  zone: null,
  quiet: null,
});

export const PEOPLE = ['alex', 'casey', 'cory', 'dee', 'lin', 'lee', 'robin', 'olu', 'ona', 'kim', 'sam'];

const owners: Owner[] = [
  { key: 'post:head', part: 'accountable' },
  { key: 'person:casey', part: 'contributor' },
];

const headOf = (id: string, mark: string, channel: string, behind: Behind): Plan =>
  samplePlanHead({
    id,
    title: `${mark} plan`,
    posts: [
      {
        id: 'head',
        title: `${mark} Head`,
        holders: [{ person: behind.owner, from: null }],
        deputy: behind.deputy,
        linkOfficer: behind.link,
      },
    ],
    boards: [
      {
        id: 'board',
        body: id === 'other' ? 'Second Board' : 'First Board',
        channel,
        summary: { day: 'Friday', time: '16:00' },
        scope: [],
      },
    ],
  });

type Behind = {
  owner: string;
  deputy: `person:${string}` | null;
  link: `person:${string}` | null;
  lead: string;
};

function planOf(id: string, prefix: string, mark: string, channel: string, behind: Behind) {
  const plan = headOf(id, mark, channel, behind);
  const ref = (name: string): string => `${prefix}${name}`;
  const item = (name: string, over: Partial<Parameters<typeof sampleItem>[0]>) =>
    sampleItem({ ref: ref(name), title: `${mark} ${name}`, plan: id, ...over });
  const action = { nature: 'deliverable', level: 2, parent: `item-${ref('1.1')}`, owners } as const;
  const measure = {
    id: `measure-${ref('1')}`,
    text: `${mark} schools visited`,
    direction: 'increase' as const,
    target: null,
    baseline: null,
    frequency: 'yearly',
    owner: null,
    readings: [],
  };
  const items = [
    item('1', { lead: `person:${behind.lead}` }),
    item('1.1', { parent: `item-${ref('1')}`, level: 1 }),
    item('1.1(a)', { ...action, owners: id === 'other' ? owners.slice(0, 1) : owners, measures: [measure] }),
    item('1.1(b)', { ...action, position: 1, owners: owners.slice(0, 1) }),
    ...(mark === MARK.here
      ? [
          item('1.1(c)', {
            ...action,
            position: 2,
            title: MARK.sealed,
            owners: owners.slice(0, 1),
            restricted: true,
            measures: [{ ...measure, id: 'measure-1-sealed', text: `${MARK.sealed} schools visited` }],
          }),
        ]
      : []),
    item('2', { position: 1, lead: id === 'other' ? 'person:kim' : 'person:robin' }),
    item('2.1', { parent: `item-${ref('2')}`, level: 1 }),
    item('2.1(a)', { ...action, parent: `item-${ref('2.1')}`, owners: [], byWhen: null }),
  ];
  const of = (name: string, over: Parameters<typeof sampleMilestone>[0]) =>
    sampleMilestone({
      id: `milestone-${ref(name)}`,
      plan: id,
      item: `item-${ref(name)}`,
      owner: 'post:head',
      ...over,
    });
  const spoken = (name: string, update: string, word: string) =>
    of(name, {
      due: '2026-11-25',
      firstDue: '2026-11-25',
      status: 'at-risk',
      forecast: '2027-02-26',
      handOver: { name: 'lee Sample', from: null },
      reason: `${word} vacancy`,
      lastUpdate: { id: update, at: '2026-11-19T10:00:00Z', by: behind.owner },
    });
  const milestones = [
    spoken('1.1(a)', `update-${ref('1')}`, mark),
    ...(mark === MARK.here ? [spoken('1.1(c)', 'update-1-sealed', MARK.sealed)] : []),
    of('1.1(b)', { reason: `${mark} inherited`, due: '2026-09-30', inherited: true }),
    of('2.1(a)', { owner: null, due: null, firstDue: null }),
  ];
  return { plan, items, milestones };
}

const HERE: Behind = { owner: 'alex', deputy: 'person:dee', link: 'person:lin', lead: 'lee' };
const OTHER: Behind = { owner: 'kim', deputy: null, link: null, lead: 'kim' };

/** What the record had before this step, of all that the step has touched. */
type Touched = {
  partition: string;
  kind: Kind;
  id: string;
  before: Stored | undefined;
  after: Doc | undefined;
};

export type Stage = {
  room: Room;
  books: { readonly [W in Which]: Book };
  /** What was stored since `again`, by id. */
  touched: () => readonly Touched[];
  /** Puts back all that was touched. */
  again(): Promise<void>;
  actor(role: Role, which: Which): Promise<Actor>;
};

export type Role = { name: string; who: string; over?: Partial<Origin> };

/** Every role of docs/permissions.md; each speaks in their own chat unless it says otherwise. */
export const ROLES: readonly Role[] = [
  { name: 'accountable owner', who: 'alex' },
  { name: 'contributor', who: 'casey' },
  { name: 'cover', who: 'cory' },
  { name: 'standing deputy', who: 'dee' },
  { name: 'link officer', who: 'lin' },
  { name: 'lead of it', who: 'lee' },
  { name: 'lead of something else', who: 'robin' },
  { name: 'strategy officer', who: 'olu' },
  { name: 'person with no part', who: 'sam' },
  { name: 'person with a part in another plan alone', who: 'kim' },
  { name: 'board channel member', who: 'sam', over: inChannel() },
  { name: 'owner in the board’s channel', who: 'alex', over: inChannel() },
  { name: 'officer in the board’s channel', who: 'olu', over: inChannel() },
  { name: 'owner in another board’s channel', who: 'alex', over: inChannel(OTHER_CHANNEL) },
  { name: 'lead in a channel of no board', who: 'lee', over: inChannel(NO_CHANNEL) },
  { name: 'owner of the same ids in another tenant', who: 'alex', over: { tenant: FOREIGN } },
  { name: 'person with no part in another tenant', who: 'sam', over: { tenant: FOREIGN } },
];

export const isForeign = ({ over }: Role): boolean => over?.tenant === FOREIGN;
export const inAChannel = ({ over }: Role): boolean => over?.scope === 'channel';

/** `disturbed` stands between the stage's own watch and the app: it sees what is committed, and may refuse. */
export async function openStage(disturbed = (store: Store): Store => store): Promise<Stage> {
  const touched = new Map<string, Touched>();
  let base: Store | undefined;
  const around = (store: Store): Store => {
    base = store;
    return disturbed({
      get: (...asked) => store.get(...asked),
      query: (...asked) => store.query(...asked),
      close: () => store.close(),
      async commit(partition, id, changes) {
        for (const change of changes) {
          const name = change.op === 'put' ? change.doc.id : change.id;
          const kind = change.op === 'put' ? change.doc.kind : kindOf(name);
          const key = `${partition}\n${name}`;
          const known = touched.get(key);
          const before = known ? known.before : await store.get(partition, kind, name);
          const after = change.op === 'put' ? change.doc : undefined;
          touched.set(key, { partition, kind, id: name, before, after });
        }
        return store.commit(partition, id, changes);
      },
    });
  };
  const here = planOf('sample', '', MARK.here, '19:general@thread.tacv2', HERE);
  const other = planOf('other', '9.', MARK.other, OTHER_CHANNEL, OTHER);
  const foreign = planOf('sample', '', MARK.foreign, '19:general@thread.tacv2', HERE);
  const people = PEOPLE.map(person);
  const room = await openRoom({
    plan: here.plan,
    items: here.items,
    milestones: here.milestones,
    people,
    officers: ['olu@example.org', 'ona@example.org'],
    around,
  });
  for (const [tenant, plan] of [
    [TENANT, other],
    [FOREIGN, foreign],
  ] as const) {
    const whole = { ...plan, updates: [], snapshots: [], people };
    const done = await importPlan(room.store, room.clock, tenant, whole, () => undefined);
    if (!done.ok) throw new Error(done.reason);
  }
  for (const who of PEOPLE)
    room.roster.set(`29:${who}`, {
      aadObjectId: `aad-${who}`,
      name: `${who} Sample`,
      emails: [`${who}@example.org`],
    });
  for (const { who, over } of ROLES) await room.meets(who, over);
  await room.meets('ona');
  await furnish(room);
  touched.clear();
  const books = {
    here: openBook(here.plan, here.items),
    sealed: openBook(here.plan, here.items),
    other: openBook(other.plan, other.items),
    foreign: openBook(foreign.plan, foreign.items),
  };
  const actors = new Map<string, Actor>();
  let restored = 0;
  return {
    room,
    books,
    touched: () => [...touched.values()],
    async again() {
      for (const { partition, kind, id, before } of touched.values()) {
        const now = await base?.get(partition, kind, id);
        if (now?.version === before?.version) continue;
        restored += 1;
        await base?.commit(partition, `restore:${restored}`, [
          before
            ? { op: 'put', doc: before.doc, expect: now?.version ?? 'absent' }
            : { op: 'delete', id, expect: now?.version ?? '' },
        ]);
      }
      touched.clear();
    },
    async actor({ name, who, over }, which) {
      const known = actors.get(`${which} ${name}`);
      if (known) return known;
      const origin = originOf(who, `who-${who}`, over);
      const actor = actorIn(room.app, books[which], origin, await speakerOf(room.app, origin));
      actors.set(`${which} ${name}`, actor);
      return actor;
    },
  };
}

const isKind = (name: string): name is Kind => name in QUERIED;
function kindOf(id: string): Kind {
  const [kind = ''] = id.split(':', 1);
  if (!isKind(kind)) throw new Error(`no kind in ${id}`);
  return kind;
}
