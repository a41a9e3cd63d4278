/** The termly report, the yearly review and “since papers”, on a small plan that is counted by hand. */
import { openBook } from '../../../src/domain/book.ts';
import type { Change } from '../../../src/domain/change.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import { boardPaper } from '../../../src/domain/papers/board-paper.ts';
import { meetingDates } from '../../../src/domain/papers/meeting-dates.ts';
import type { Block, Paper } from '../../../src/domain/papers/paper.ts';
import { periodAt } from '../../../src/domain/papers/periods.ts';
import { promisedIn } from '../../../src/domain/papers/promised.ts';
import { type PaperRecord, scoped } from '../../../src/domain/papers/record.ts';
import { isNothing, sincePapers } from '../../../src/domain/papers/since.ts';
import { periodReport } from '../../../src/domain/papers/termly.ts';
import { yearlyReview } from '../../../src/domain/papers/yearly.ts';
import { Update } from '../../../src/domain/update.ts';
import { sampleItem, sampleMilestone, samplePlan } from '../../support/sample-plan.ts';

const { book, milestones } = samplePlan();
const [board = null] = book.plan.boards;
const record = (over: Partial<PaperRecord> = {}): PaperRecord => ({
  book,
  board,
  milestones,
  updates: [],
  changes: [],
  decisions: [],
  people: [],
  before: null,
  at: '2026-12-04T09:00:00Z',
  ...over,
});
const changed = (over: Partial<Change>): Change => ({
  id: 'c1',
  plan: 'sample',
  item: 'item-2.2(a)',
  at: '2026-11-20T10:00:00Z',
  by: 'olu',
  through: 'message',
  what: 'due',
  from: '2026-12-11',
  to: '2027-03-12',
  reason: 'Kim is ill',
  ...over,
});
const rowsOf = (paper: Pick<Paper, 'blocks'>, name: string): string[][] =>
  paper.blocks.find((one): one is Extract<Block, { is: 'table' }> => one.is === 'table' && one.name === name)
    ?.rows ?? [];

const autumn = periodAt('termly', book.plan, '2026-12-04');
if (!autumn) throw new Error('no autumn term');

describe('a termly report', () => {
  const before = {
    at: '2026-11-06T16:00:00Z',
    standings: { 'item-1.1(a)': 'on-track', 'item-2.1(a)': 'at-risk', 'item-2.2(a)': 'not-started' },
  } as const;
  const paper = periodReport(
    record({ before, changes: [changed({}), changed({ id: 'c2', at: '2026-08-20T10:00:00Z' })] }),
    'termly',
    autumn,
  );

  test('lists what stands otherwise than at its start, by posts and in words', () => {
    expect(rowsOf(paper, 'What stands differently')).toEqual([
      ['1.1(a)', 'Offer home visits', 'Head of Early Years', 'On track (green)', 'Overdue'],
      ['2.1(a)', 'Rewrite attendance letters', 'Attendance Lead', 'At risk (amber)', 'On track (green)'],
    ]);
  });

  test('lists completions with their evidence, and dates moved within it alone, without what somebody typed', () => {
    expect(rowsOf(paper, 'Rounds of recurring work completed')).toEqual([
      ['2.2(c)', 'Hold a pupil forum each term (autumn)', 'a named person', 'Mon 30 Nov 2026', 'unevidenced'],
    ]);
    expect(rowsOf(paper, 'Actions completed')).toEqual([
      ['1.1(c)', 'Map nursery places', 'Head of Early Years', 'Tue 1 Dec 2026', 'a link'],
    ]);
    expect(rowsOf(paper, 'Dates moved')).toEqual([
      ['2.2(a)', 'Start a mentor scheme', 'Fri 20 Nov 2026', 'Fri 11 Dec 2026', 'Fri 12 Mar 2027'],
    ]);
    expect(JSON.stringify(paper)).not.toMatch(/Kim is ill|two posts are vacant/);
  });

  test('its figures are all the actions, and its change adds up', () => {
    expect(paper.figures.reduce((sum, { value }) => sum + value, 0)).toBe(8);
    expect(Object.keys(paper.standings)).toHaveLength(8);
    const overdue = paper.figures.find(({ label }) => label === 'Overdue');
    expect(overdue).toEqual({ label: 'Overdue', value: 1, change: 1 });
  });

  test('who was asked and has not answered is listed as silent, with what that means; who has is not', () => {
    const asked = milestones.map((one): Milestone => ({ ...one, askedOn: one.open ? '2026-11-26' : null }));
    const silent = periodReport(record({ milestones: asked }), 'termly', autumn);
    const rows = rowsOf(silent, 'Silent');
    expect(JSON.stringify(silent.blocks)).toContain(
      'Asked at least 2 working days ago, and no answer since.',
    );
    // Robin spoke of 2.1(a) the day after it was asked about and somebody of 2.2(c); Alex of 1.1(a) a week before.
    expect(rows.map(([ref]) => ref)).toEqual(['1.1(a)', '1.1(b)', '2.1(b)']);
  });

  test('what is restricted is counted, and its words are not shown', () => {
    const items = book.items.map((item) => (item.ref === '1.1' ? { ...item, restricted: true } : item));
    const held = periodReport(record({ book: openBook(book.plan, items), before }), 'termly', autumn);
    expect(held.figures).toEqual(paper.figures);
    expect(JSON.stringify(held)).not.toMatch(/Offer home visits|Map nursery places/);
    expect(JSON.stringify(held)).toContain('1.1(a)');
  });
});

describe('a yearly review', () => {
  const year = periodAt('yearly', book.plan, '2026-12-04');
  if (!year) throw new Error('no year');
  const with21a = (over: Partial<Milestone>): Milestone[] =>
    milestones.map((one) => (one.id === 'milestone-2.1(a)' ? { ...one, ...over } : one));
  const fateOf = (own: readonly Milestone[], at: string): string | undefined =>
    promisedIn(scoped(record({ milestones: own, at })), year).find(({ action }) => action.ref === '2.1(a)')
      ?.fate;

  test('the first agreed date is the promise, whatever was agreed later', () => {
    expect(fateOf(with21a({ due: '2027-10-01' }), '2026-12-04T09:00:00Z')).toBe('carried');
    expect(
      fateOf(with21a({ firstDue: '2027-10-01', due: '2026-12-10' }), '2026-12-04T09:00:00Z'),
    ).toBeUndefined();
  });

  test('what is late is open while the year lasts, and carried over once it is over', () => {
    expect(fateOf(milestones, '2027-02-01T09:00:00Z')).toBe('open');
    expect(fateOf(milestones, '2027-09-01T09:00:00Z')).toBe('carried');
    const late = { status: 'complete', open: false, completedOn: '2027-09-20' } as const;
    expect(fateOf(with21a(late), '2027-10-01T09:00:00Z')).toBe('carried');
  });

  test('what was withdrawn is dropped', () => {
    expect(fateOf(with21a({ status: 'withdrawn', open: false }), '2027-02-01T09:00:00Z')).toBe('dropped');
  });

  test('each promised action is counted once, under what became of it', () => {
    const { figures, headline } = yearlyReview(record({ at: '2027-09-01T09:00:00Z', board: null }), year);
    const value = (label: string): number => figures.find((one) => one.label === label)?.value ?? 0;
    expect(headline).toContain('Of 6 actions promised for the year 2026-27, 1 is done (1 with evidence)');
    expect(value('Done') + value('Dropped') + value('Carried over')).toBe(value('Promised'));
  });

  test('for each difference that was hoped for it tells the evidence there is, or that there is none', () => {
    const items = book.items.map((item) =>
      item.ref === '1.1' || item.ref === '2.2' ? { ...item, difference: [`Better for ${item.ref}`] } : item,
    );
    const update = Update.parse({
      id: 'u1',
      plan: 'sample',
      item: 'item-1.1(c)',
      milestone: 'milestone-1.1(c)',
      at: '2026-12-01T09:30:00Z',
      by: 'alex',
      through: 'message',
      said: { status: 'complete', evidence: [{ kind: 'link', url: 'https://example.org/kim' }] },
      corrects: null,
      left: { status: 'complete', percent: 100, due: null, forecast: null },
    });
    const { blocks } = yearlyReview(record({ book: openBook(book.plan, items), updates: [update] }), year);
    const words = blocks.map((block) =>
      'text' in block ? block.text : 'items' in block ? block.items.join() : '',
    );
    expect(words).toContain('1.1(c): a link, Tue 1 Dec 2026');
    expect(words.indexOf('No evidence yet.')).toBeGreaterThan(words.indexOf('Hoped for: Better for 2.2'));
    expect(words.join()).not.toContain('example.org');
  });
});

describe('a board’s paper', () => {
  test('shows first, agreed and expected dates beside each other of what needs the board', () => {
    const slipped = milestones.map((one) =>
      one.id === 'milestone-1.1(a)' ? { ...one, firstDue: '2026-10-30', forecast: '2027-01-29' } : one,
    );
    const paper = boardPaper(record({ milestones: slipped }), meetingDates({ meeting: '2026-12-17' }));
    expect(rowsOf(paper, 'What needs the board')[0]).toEqual([
      '1.1(a)',
      'Offer home visits',
      'Head of Early Years',
      'Overdue',
      'Fri 30 Oct 2026',
      'Wed 25 Nov 2026',
      'Fri 29 Jan 2027',
    ]);
  });

  test('the first one looks back to the day on which the plan went live, and not before it', () => {
    const paper = boardPaper(record(), meetingDates({ meeting: '2026-12-17' }));
    expect(JSON.stringify([paper.headline, paper.blocks])).toContain('since Mon 2 Nov 2026');
    expect(JSON.stringify(paper)).not.toMatch(/since \w+ \d+ (?:Sep|Oct)/);
  });

  test('each action of the board’s scope stands in it once, and none of another’s', () => {
    const own = board && { ...board, scope: ['2'] };
    const paper = boardPaper(record({ board: own }), meetingDates({ meeting: '2026-12-17' }));
    expect(rowsOf(paper, '2 Attendance and belonging').map(([ref]) => ref)).toEqual([
      '2.1(a)',
      '2.1(b)',
      '2.2(a)',
      '2.2(b)',
      '2.2(c)',
    ]);
    expect(JSON.stringify(paper.blocks)).not.toContain('1.1(');
  });

  test('with nothing said after it, nothing has changed since; a new action is no movement', () => {
    const paper = boardPaper(record(), meetingDates({ meeting: '2026-12-17' }));
    expect(isNothing(sincePapers(record({ at: '2026-12-04T12:00:00Z' }), paper))).toBe(true);
    const fresh = sampleItem({
      ref: '2.2(d)',
      title: 'New',
      parent: 'item-2.2',
      level: 2,
      nature: 'deliverable',
    });
    const later = record({
      book: openBook(book.plan, [...book.items, fresh]),
      milestones: [...milestones, sampleMilestone({ id: 'm-new', item: fresh.id })],
    });
    expect(isNothing(sincePapers(later, paper))).toBe(true);
  });
});
