/** A small plan in our own words for tests: two priorities, three objectives, eight actions; its day is 4 December 2026. */
import type { z } from 'zod/v4';
import { type Book, openBook } from '../../src/domain/book.ts';
import { Milestone } from '../../src/domain/milestone.ts';
import { accountable, Item, type OwnerKey, Plan } from '../../src/domain/plan.ts';

/** A Friday, no bank holiday, outside summer time. */
export const SAMPLE_DAY = '2026-12-04';

/** Alex holds the early years post, Robin the attendance post; nobody holds the inclusion post. */
export const ALEX = 'alex';
export const ROBIN = 'robin';
export const EARLY_YEARS: OwnerKey = 'post:head-of-early-years';
export const ATTENDANCE: OwnerKey = 'post:attendance-lead';

/** As records are written, without what has a default. */
type Written<S extends z.ZodType> = Partial<z.input<S>>;

/** The plan's head: defaults of every setting, one board that sees all. */
export const samplePlanHead = (overrides: Written<typeof Plan> = {}): Plan =>
  Plan.parse({
    id: 'sample',
    title: 'Sample Children and Schools Plan',
    authority: 'Sampleton Council',
    goLive: '2026-11-02',
    timezone: 'Europe/London',
    levels: ['Priority', 'Key objective', 'Activity'],
    abbreviations: { EY: 'early years' },
    posts: [
      {
        id: 'head-of-early-years',
        title: 'Head of Early Years',
        holders: [{ person: ALEX, from: null }],
      },
      { id: 'attendance-lead', title: 'Attendance Lead', holders: [{ person: ROBIN, from: '2026-01-01' }] },
      { id: 'inclusion-lead', title: 'Inclusion Lead', holders: [] },
    ],
    boards: [
      {
        id: 'partnership',
        body: 'Sample Partnership Board',
        channel: '19:general@thread.tacv2',
        summary: { day: 'Friday', time: '16:00' },
        scope: [],
      },
    ],
    reminders: Plan.shape.reminders.parse({}),
    edition: 1,
    ...overrides,
  });

/** An item whose id is `item-<ref>`; its parent must be said where it has one. */
export const sampleItem = (overrides: Written<typeof Item> & Pick<Item, 'ref' | 'title'>): Item =>
  Item.parse({
    id: `item-${overrides.ref}`,
    plan: 'sample',
    printedRef: null,
    parent: null,
    level: 0,
    position: 0,
    aliases: [],
    kind: null,
    nature: null,
    byWhen: null,
    owners: [],
    lead: null,
    ...overrides,
  });

/** An open milestone of 1.1(a) that is due on the sample day and that nobody has spoken of. */
export const sampleMilestone = (overrides: Written<typeof Milestone> = {}): Milestone =>
  Milestone.parse({
    id: 'milestone-1.1(a)',
    plan: 'sample',
    item: 'item-1.1(a)',
    label: null,
    owner: EARLY_YEARS,
    firstDue: SAMPLE_DAY,
    due: SAMPLE_DAY,
    forecast: null,
    status: 'not-started',
    percent: null,
    reason: null,
    evidence: null,
    lastUpdate: null,
    completedOn: null,
    inherited: false,
    open: true,
    askedOn: null,
    askOn: null,
    ...overrides,
  });

/** The whole plan. Overrides change its head; the tree and the milestones stay. */
export function samplePlan(overrides: Written<typeof Plan> = {}): { book: Book; milestones: Milestone[] } {
  const items = [
    branch('1', 'Early years', null),
    branch('1.1', 'Ready for school', '1'),
    ...activities('1.1', [
      { title: 'Offer home visits', owner: EARLY_YEARS },
      { title: 'Check on every two-year-old', owner: EARLY_YEARS },
      { title: 'Map nursery places', owner: EARLY_YEARS },
    ]),
    branch('2', 'Attendance and belonging', null),
    branch('2.1', 'Fewer days lost', '2'),
    ...activities('2.1', [
      { title: 'Rewrite attendance letters', owner: ATTENDANCE },
      { title: 'Visit schools with high absence', owner: ATTENDANCE, byWhen: 'ongoing' },
    ]),
    branch('2.2', 'Every child belongs', '2'),
    ...activities('2.2', [
      { title: 'Start a mentor scheme', owner: null },
      { title: 'Agree a transport offer', owner: ATTENDANCE },
      { title: 'Hold a pupil forum each term', owner: `person:${ALEX}`, byWhen: 'termly' },
    ]),
  ];
  const book = openBook(samplePlanHead(overrides), items);
  return { book, milestones: milestonesOf(book) };
}

const branch = (ref: string, title: string, above: string | null): Item =>
  sampleItem({
    ref,
    title,
    parent: above === null ? null : `item-${above}`,
    level: above === null ? 0 : 1,
    position: Number(ref.split('.').at(-1)) - 1,
    lead: above === null ? `person:${ROBIN}` : null,
  });

type Activity = { title: string; owner: OwnerKey | null; byWhen?: string };

const activities = (above: string, list: readonly Activity[]): Item[] =>
  list.map(({ title, owner, byWhen }, position) =>
    sampleItem({
      ref: `${above}(${'abc'.charAt(position)})`,
      title,
      parent: `item-${above}`,
      level: 2,
      position,
      nature: byWhen === 'termly' ? 'recurring' : 'deliverable',
      byWhen: byWhen ?? null,
      owners: owner === null ? [] : [{ key: owner, part: 'accountable' }],
    }),
  );

function milestonesOf(book: Book): Milestone[] {
  const of = (ref: string, overrides: Partial<Milestone>): Milestone => {
    const item = book.byRef.get(ref);
    if (!item) throw new Error(`the sample plan has no ${ref}`);
    const label = overrides.label ? `-${overrides.label}` : '';
    const firstDue = overrides.due ?? null;
    const id = `milestone-${ref}${label}`;
    return sampleMilestone({
      id,
      item: item.id,
      owner: accountable(item),
      firstDue,
      due: null,
      ...overrides,
    });
  };
  const told = (at: string, by: string) => ({ id: `update-${at}`, at, by });
  return [
    of('1.1(a)', {
      due: '2026-11-25',
      status: 'at-risk',
      percent: 40,
      reason: 'two posts are vacant',
      lastUpdate: told('2026-11-19T10:00:00Z', ALEX),
    }),
    of('1.1(b)', { due: SAMPLE_DAY }),
    of('1.1(c)', {
      due: '2026-12-01',
      status: 'complete',
      percent: 100,
      open: false,
      completedOn: '2026-12-01',
      lastUpdate: told('2026-12-01T09:30:00Z', ALEX),
      evidence: { count: 1, latest: { kind: 'link', url: 'https://sampleton.example/map' } },
    }),
    of('2.1(a)', {
      due: '2026-12-10',
      status: 'on-track',
      lastUpdate: told('2026-11-27T14:00:00Z', ROBIN),
    }),
    of('2.1(b)', { status: 'in-progress' }),
    of('2.2(a)', { due: '2027-03-12' }),
    of('2.2(b)', { due: '2026-09-30', inherited: true }),
    of('2.2(c)', {
      label: 'autumn',
      due: '2026-11-30',
      status: 'complete',
      open: false,
      completedOn: '2026-11-30',
      lastUpdate: told('2026-11-30T15:00:00Z', ALEX),
    }),
    of('2.2(c)', { label: 'spring', due: '2027-02-12' }),
  ];
}
