/** One valid document of every kind, and small builders for those that tests store in numbers. */
import { Milestone } from '../../src/domain/milestone.ts';
import { Item, Plan } from '../../src/domain/plan.ts';
import { type Content, type Doc, type Kind, write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';

const AT = '2026-12-04T09:00:00Z';

const milestone = Milestone.parse({
  id: 'm1',
  plan: 'sample',
  item: 'i1',
  label: 'Autumn term',
  owner: 'post:head-of-service',
  firstDue: '2026-11-27',
  due: '2026-12-04',
  forecast: '2027-03-12',
  status: 'at-risk',
  percent: 80,
  reason: 'A vacancy is not filled yet',
  evidence: { count: 1, latest: { kind: 'link', url: 'https://example.org/minutes' } },
  lastUpdate: { id: 'u1', at: AT, by: 'p1' },
  completedOn: null,
  inherited: false,
  open: true,
  askedOn: '2026-12-01',
  askOn: '2026-12-04',
});

const bodies: { [K in Kind]: Content<K> } = {
  plan: Plan.parse({
    id: 'sample',
    title: 'A sample plan',
    authority: 'Sample Council',
    goLive: '2026-12-01',
    timezone: 'Europe/London',
    levels: ['Priority', 'Action'],
    abbreviations: { CME: 'children missing education' },
    posts: [
      { id: 'head-of-service', title: 'Head of Service', holders: [{ person: 'p1', from: '2026-09-01' }] },
    ],
    boards: [
      {
        id: 'board',
        body: 'Sample Board',
        channel: '19:general@thread.tacv2',
        summary: { day: 'Friday', time: '09:00' },
        scope: ['3'],
      },
    ],
    reminders: {
      before: [14, 3],
      workingDaysAfter: 3,
      thenEveryDays: 7,
      at: '09:00',
      cardsPerWeek: 2,
      bundleDays: 14,
      quietDays: 4,
    },
    edition: 1,
  }),
  item: Item.parse({
    id: 'i1',
    plan: 'sample',
    ref: '3.3(b)',
    printedRef: '5.3(b)',
    parent: 'i0',
    level: 1,
    position: 0,
    title: 'Halve missing education',
    aliases: ['missing'],
    kind: null,
    nature: 'deliverable',
    byWhen: 'half termly',
    owners: [{ key: 'post:head-of-service', part: 'accountable' }],
    lead: null,
  }),
  milestone,
  update: {
    id: 'u1',
    plan: 'sample',
    item: 'i1',
    milestone: 'm1',
    at: AT,
    by: 'p1',
    onBehalf: null,
    through: 'card',
    said: {
      status: 'at-risk',
      percent: 80,
      forecast: null,
      evidence: [{ kind: 'location', what: 'Minutes, folder 7' }],
    },
    corrects: null,
    left: { status: 'at-risk', percent: 80, due: '2026-12-04', forecast: null },
  },
  change: {
    id: 'c1',
    plan: 'sample',
    item: 'i1',
    at: AT,
    by: 'p1',
    through: 'message',
    what: 'due',
    from: '2026-11-27',
    to: '2026-12-04',
    reason: 'The board moved',
  },
  person: {
    id: 'p1',
    aadObjectId: 'aad-1',
    name: 'Alex Sample',
    emails: ['alex.sample@example.org'],
    address: { serviceUrl: 'https://example.org/teams', conversation: 'a:1' },
    welcomedAt: AT,
    cardDays: ['2026-12-01'],
  },
  alias: { person: 'p1' },
  snapshot: {
    plan: 'sample',
    board: 'board',
    week: '2026-W49',
    at: AT,
    standings: { i1: 'overdue', i2: 'complete' },
  },
  outbox: {
    key: 'reminder:t1:p1:2026-12-04',
    about: 'reminder',
    to: { kind: 'person', person: 'p1' },
    state: 'queued',
    createdAt: AT,
    notBefore: AT,
    attempts: 0,
    claimedBy: null,
    claimedAt: null,
    resent: false,
    sentAt: null,
    activity: null,
    reason: null,
    listed: ['m1'],
    decided: { as: 'again', by: 'p1', at: AT },
  },
  told: { matters: { 'person:p1:left': '2026-12-01' } },
  frame: { expires: AT, content: { asked: ['3.3(b)', 4, null, true, { deep: {} }] } },
  lease: { holder: 'replica-1', epoch: 1, until: AT },
  import: { run: 'run-1', until: AT },
  report: { plan: 'sample', at: AT, source: 'sample.xlsx', lines: ['114 actions'] },
  draft: {
    plan: 'sample',
    by: 'p1',
    source: 'sample.xlsx',
    expires: AT,
    state: 'waits',
    applying: AT,
    parts: 1,
    first: false,
    shown: ['c1'],
    answers: { '3.3(b)': 'same' },
    keeps: { c1: 'record' },
  },
  'draft-part': { expires: AT, text: '{}' },
  file: {
    by: 'p1',
    at: AT,
    name: 'minutes.pdf',
    words: true,
    plan: 'sample',
    milestone: 'm1',
    state: 'stored',
    source: 'https://sampleton-my.sharepoint.com/minutes',
    attempts: 1,
    notBefore: AT,
    sha256: 'ab'.repeat(32),
    bytes: 1234,
    type: 'application/pdf',
    reason: 'unreachable',
    expires: AT,
  },
  'file-link': { expires: AT, file: 'f1', by: 'p1' },
  wakeup: { tenant: 't1', at: AT },
  clock: { rolled: { wigan: { edition: 1, on: '2026-12-04', next: '2026-12-17' } }, swept: AT },
  tenant: { serviceUrl: 'https://example.org/teams' },
};

export const sampleKinds = Object.keys(bodies).filter((kind): kind is Kind => kind in bodies);

export const sampleDoc = <K extends Kind>(kind: K): Doc<K> => write(kind, docId(kind, 'one'), bodies[kind]);

export const milestoneDoc = (name: string, change: Partial<Milestone> = {}): Doc<'milestone'> =>
  write('milestone', docId('milestone', name), { ...milestone, id: name, ...change });

/** A counter: what compare-and-set is tried on. */
export const counterDoc = (count: number, name = 'counter'): Doc<'lease'> =>
  write('lease', docId('lease', name), { ...bodies.lease, epoch: count });

/** Anything that JSON can say, in a document. */
export const frameDoc = (name: string, content: Content<'frame'>['content'], expires = AT): Doc<'frame'> =>
  write('frame', docId('frame', name), { expires, content });
