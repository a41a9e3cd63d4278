import { answer } from '../../src/domain/answer.ts';
import { openBook } from '../../src/domain/book.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import type { OwnerKey } from '../../src/domain/plan.ts';
import { type Question, questionAbout } from '../../src/domain/question.ts';
import {
  ATTENDANCE,
  EARLY_YEARS,
  SAMPLE_DAY,
  sampleItem,
  sampleMilestone,
  samplePlan,
} from '../support/sample-plan.ts';

const { book, milestones } = samplePlan();

const ask = (
  asked: Partial<Question>,
  { more = [], holds = [] }: { more?: Milestone[]; holds?: OwnerKey[] } = {},
) => {
  const question = questionAbout(asked.intent ?? 'overdue', { plan: 'sample', ...asked });
  return answer(question, book, [...milestones, ...more], { holds, named: null }, SAMPLE_DAY);
};
const refs = (...asked: Parameters<typeof ask>) => ask(...asked).rows.map((row) => row.ref);

describe('what is overdue', () => {
  test('is every open milestone past its agreed date, with the figures that stand around it', () => {
    const found = ask({ intent: 'overdue' });
    expect(found.rows.map((row) => row.ref)).toEqual(['1.1(a)']);
    expect(found).toMatchObject({
      asAt: SAMPLE_DAY,
      actions: 8,
      overdue: 1,
      noDate: 1,
      noOwner: 1,
      inherited: 1,
    });
    expect(found.counts).toEqual([
      { status: 'not-started', count: 4 },
      { status: 'in-progress', count: 1 },
      { status: 'on-track', count: 1 },
      { status: 'at-risk', count: 1 },
      { status: 'complete', count: 1 },
    ]);
  });

  test('stays overdue when its owner forecasts a later day', () => {
    const more = [sampleMilestone({ item: 'item-2.1(a)', due: '2026-12-02', forecast: '2027-01-15' })];
    expect(refs({ intent: 'overdue' }, { more })).toEqual(['1.1(a)', '2.1(a)']);
  });

  test('leaves out what was inherited, which is counted apart', () => {
    const found = ask({ intent: 'overdue', items: ['2.2'] });
    expect(found.rows).toEqual([]);
    expect(found).toMatchObject({ actions: 3, overdue: 0, inherited: 1 });
  });

  test('is as at today, whatever period was spoken of', () => {
    const period = { text: 'today', from: SAMPLE_DAY, to: SAMPLE_DAY };
    const found = ask({ intent: 'overdue', period });
    expect(found.rows).toHaveLength(1);
    expect(found.question.period).toBeNull();
  });

  test('comes longest overdue first', () => {
    const more = [sampleMilestone({ item: 'item-2.1(a)', due: '2026-11-10' })];
    expect(refs({ intent: 'overdue' }, { more })).toEqual(['2.1(a)', '1.1(a)']);
  });
});

describe('what is due', () => {
  test('is due within the next 14 days unless a period is named, soonest first', () => {
    const found = ask({ intent: 'due' });
    expect(found.rows.map((row) => row.ref)).toEqual(['1.1(b)', '2.1(a)']);
    expect(found.question.period).toEqual({ text: 'the next 14 days', from: SAMPLE_DAY, to: '2026-12-18' });
  });

  test('goes by the named period, both ends included', () => {
    const period = { text: 'that stretch', from: '2027-02-12', to: '2027-03-12' };
    expect(refs({ intent: 'due', period })).toEqual(['2.2(c)', '2.2(a)']);
    const inside = { text: 'between', from: '2027-02-13', to: '2027-03-11' };
    expect(refs({ intent: 'due', period: inside })).toEqual([]);
  });

  test('shows what is overdue only where the period covers its date', () => {
    const thisWeek = { text: 'this week', from: '2026-11-30', to: '2026-12-06' };
    expect(refs({ intent: 'due', period: thisWeek })).toEqual(['1.1(b)']);
    const byFriday = { text: 'by Friday', from: null, to: SAMPLE_DAY };
    expect(refs({ intent: 'due', period: byFriday })).toEqual(['1.1(a)', '1.1(b)']);
  });

  test('has what is forecast for the period as well as what is agreed for it', () => {
    const more = [
      sampleMilestone({ item: 'item-2.1(b)', due: null, forecast: '2026-12-11' }),
      sampleMilestone({ item: 'item-2.2(a)', due: '2026-12-09', forecast: '2027-06-01' }),
    ];
    const period = { text: 'in two weeks', from: SAMPLE_DAY, to: '2026-12-18' };
    expect(refs({ intent: 'due', items: ['2'], period }, { more })).toEqual(['2.2(a)', '2.1(a)', '2.1(b)']);
  });
});

describe('a status', () => {
  test('of named items has each action, open and closed, in the plan’s order', () => {
    const found = ask({ intent: 'status', items: ['2.2', '1.1'] });
    expect(found.rows.map((row) => row.ref)).toEqual([
      '1.1(a)',
      '1.1(b)',
      '1.1(c)',
      '2.2(a)',
      '2.2(b)',
      '2.2(c)',
    ]);
    expect(found.rows.at(-1)?.title).toBe('Hold a pupil forum each term (spring)');
    expect(found.about).toEqual([
      { ref: '2.2', title: 'Every child belongs', level: 'Key objective' },
      { ref: '1.1', title: 'Ready for school', level: 'Key objective' },
    ]);
  });

  test('of the whole plan has the worst first: overdue, dated, undated, inherited, closed', () => {
    expect(refs({ intent: 'status' })).toEqual([
      '1.1(a)',
      '1.1(b)',
      '2.1(a)',
      '2.2(c)',
      '2.2(a)',
      '2.1(b)',
      '2.2(b)',
      '1.1(c)',
    ]);
  });

  test('of what comes round is what runs now, with what follows counted and what was done last', () => {
    const half = (n: number, over: Partial<Milestone>): Milestone =>
      sampleMilestone({ id: `half-${n}`, item: 'item-2.2(a)', kind: 'occurrence', ...over });
    const done = { status: 'complete' as const, open: false };
    const halves = [
      half(1, { label: 'Autumn 1 2026-27', due: '2026-10-23', ...done, completedOn: '2026-10-20' }),
      half(2, { label: 'Autumn 2 2026-27', start: '2026-11-02', due: '2026-12-18', status: 'on-track' }),
      half(3, { label: 'Spring 1 2026-27', start: '2027-01-04', due: '2027-02-12' }),
      half(4, { label: 'Spring 2 2026-27', start: '2027-02-22', due: '2027-03-25' }),
    ];
    const status = (own: Milestone[]) => {
      const others = milestones.filter(({ item }) => item !== 'item-2.2(a)');
      return answer(
        questionAbout('status', { plan: 'sample', items: ['2.2(a)'] }),
        book,
        [...others, ...own],
        { holds: [], named: null },
        SAMPLE_DAY,
      );
    };
    const [row, ...rest] = status(halves).rows;
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      label: 'Autumn 2 2026-27',
      status: 'on-track',
      others: {
        open: 2,
        until: '2027-03-25',
        lastDone: { label: 'Autumn 1 2026-27', completedOn: '2026-10-20' },
      },
    });
    const late = half(1, { label: 'Autumn 1 2026-27', due: '2026-10-23' });
    expect(status([late, ...halves.slice(1)]).rows.map(({ label, others }) => [label, others?.open])).toEqual(
      [
        ['Autumn 1 2026-27', undefined],
        ['Autumn 2 2026-27', 2],
      ],
    );
  });

  test('can be narrowed to some statuses', () => {
    const found = ask({ intent: 'status', status: ['at-risk', 'on-track'] });
    expect(found.rows.map((row) => row.ref)).toEqual(['1.1(a)', '2.1(a)']);
    expect(found.actions).toBe(2);
  });

  test('of one action tells what was last said, by which post', () => {
    const [row] = ask({ intent: 'status', items: ['1.1(a)'] }).rows;
    expect(row).toMatchObject({
      under: 'Early years',
      status: 'at-risk',
      percent: 40,
      reason: 'two posts are vacant',
      owner: { post: 'Head of Early Years', person: 'alex' },
      overdue: true,
    });
  });
});

describe('filters', () => {
  test('"me" is what the asker holds', () => {
    expect(refs({ intent: 'due', owner: ['me'] }, { holds: [ATTENDANCE, 'person:robin'] })).toEqual([
      '2.1(a)',
    ]);
    expect(refs({ intent: 'overdue', owner: ['me'] }, { holds: [EARLY_YEARS] })).toEqual(['1.1(a)']);
    expect(ask({ intent: 'status', owner: ['me'] }).actions).toBe(0);
  });

  test('"no owner" is what nobody is accountable for', () => {
    const found = ask({ intent: 'status', owner: ['none'] });
    expect(found.rows.map((row) => row.ref)).toEqual(['2.2(a)']);
    expect(found.noOwner).toBe(1);
  });

  test('"no date" is what is open and has no agreed date, each as a row', () => {
    const found = ask({ intent: 'status', status: ['no-date'] });
    expect(found.rows.map((row) => [row.ref, row.due])).toEqual([['2.1(b)', null]]);
    expect(found).toMatchObject({ actions: 1, noDate: 1 });
    expect(refs({ intent: 'overdue', status: ['no-date'] })).toEqual([]);
  });

  test('items named twice, or within one another, count once', () => {
    expect(ask({ intent: 'status', items: ['1', '1.1', '1'] }).actions).toBe(3);
  });

  test('a ref that the plan lacks is left out, and does not open the whole plan', () => {
    expect(ask({ intent: 'status', items: ['9.9', '1.1(b)'] }).actions).toBe(1);
    const lost = ask({ intent: 'overdue', items: ['9.9'] });
    expect(lost).toMatchObject({ rows: [], actions: 0, about: [] });
  });
});

describe('a cross-reference', () => {
  const reference = sampleItem({
    ref: '1.1(d)',
    title: 'See the attendance letters',
    parent: 'item-1.1',
    level: 2,
    position: 3,
    nature: 'cross-reference',
    byWhen: 'ongoing',
    links: [{ to: '2.1(a)', kind: 'same-as' }],
  });
  const wider = openBook(book.plan, [...book.items, reference]);
  const found = (asked: Partial<Question>, late = '2026-12-10') =>
    answer(
      questionAbout(asked.intent ?? 'status', { plan: 'sample', ...asked }),
      wider,
      milestones.map((one) => (one.item === 'item-2.1(a)' ? { ...one, due: late } : one)),
      { holds: [ATTENDANCE], named: null },
      SAMPLE_DAY,
    );

  test('shows the status of its target, and says where that is', () => {
    const [row] = found({ items: ['1.1(d)'] }).rows;
    expect(row).toMatchObject({
      ref: '1.1(d)',
      title: 'See the attendance letters (see 2.1(a))',
      chasedAt: '2.1(a)',
      status: 'on-track',
      due: '2026-12-10',
      owner: { post: 'Attendance Lead' },
    });
  });

  test('counts as its target stands, and never as not started or without owner', () => {
    const all = found({ items: ['1.1'] });
    expect(all).toMatchObject({ actions: 4, noOwner: 0, noDate: 0 });
    expect(all.counts).toContainEqual({ status: 'on-track', count: 1 });
    expect(found({ items: ['1.1'], intent: 'overdue' }, '2026-12-01')).toMatchObject({ overdue: 2 });
  });

  test('is listed once with its target, and by itself where that is not asked about', () => {
    const overdue = (items: string[]) => found({ intent: 'overdue', items }, '2026-12-01').rows;
    expect(overdue([]).map(({ ref }) => ref)).toEqual(['1.1(a)', '2.1(a)']);
    expect(overdue(['1.1']).map(({ ref }) => ref)).toEqual(['1.1(a)', '1.1(d)']);
  });
});
