/** `waymark ask`: the answers that Teams gives, as lines for a terminal and as JSON. */
import { jest } from '@jest/globals';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import { answerLines } from '../../src/commands/answer-lines.ts';
import { askCommand } from '../../src/commands/ask.ts';
import { configured } from '../../src/commands/settings.ts';
import { openStore } from '../../src/store/open.ts';
import { digestTold, event, ownersTold, viewOf } from '../cards/answer-samples.ts';
import { answered, doneLine, line, overdueLine, question } from '../cards/lines.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const linesOf = (of: Parameters<typeof viewOf>[0]) => answerLines(viewOf(of));

test('what is overdue: how many, each with its owner, the filters, and what cannot be counted', () => {
  expect(linesOf({ among: { actions: 22, counts: [], lateGreen: 0 } })).toEqual([
    '1 overdue in Priority 3 Attendance and inclusion (as at 2026-11-22, of 22 actions)',
    '  3.7(a) Publish the attendance dashboard | Head of Access (Alex Sample) | 9 days overdue | At risk (HR freeze until January)',
    'Counted: Priority 3 (Attendance and inclusion); overdue.',
    '7 open here with no date set: they cannot be overdue.',
    '3 open here with no owner.',
    '2 inherited from before the plan went live, not yet reported.',
  ]);
});

test('nothing overdue: what is due later', () => {
  const of = { rows: [], later: 2, next: { ref: '3.9', due: '2026-12-10' } };
  expect(linesOf(of)).toContain('2 due later, first 3.9 on 2026-12-10.');
});

test('the status of one action says that nothing supports it', () => {
  const [, row] = linesOf({ question: question({ intent: 'status' }), rows: [doneLine()] });
  expect(row).toBe(
    '  1.2 Open the family hub | Head of Access (Alex Sample) | completed Fri 20 Nov | Complete, unevidenced',
  );
});

test('what was asked for an open action stands in its line', () => {
  const rows = [
    line({
      blocked: true,
      snoozedUntil: '2027-05-31',
      handOver: { name: 'Beth Moorhouse', from: null },
    }),
  ];
  expect(linesOf({ rows })[1]).toMatch(
    /Not started, waiting for others, not to be asked before Mon 31 May 2027, its owner wants to hand it over to Beth Moorhouse$/,
  );
});

test('all rows, however many, under their subheadings', () => {
  const rows = Array.from({ length: 30 }, (_, at) => line({ ref: `3.${at}` }));
  const groups = [{ by: 'month' as const, month: '2026-12', rows: 30 }];
  const lines = linesOf({ rows, groups });
  expect(lines.filter((text) => text.startsWith('  3.'))).toHaveLength(30);
  expect(lines[1]).toBe('  December 2026 (30)');
});

test('every other answer in the words of its card', () => {
  const told = (of: Parameters<typeof viewOf>[0]) => linesOf({ rows: [], ...of });
  expect(told({ told: ownersTold, question: question({ intent: 'owner' }) })).toContain(
    '    Head of Access (Alex Sample): 1 action | 3.7(a) Publish the attendance dashboard | Contributes to 4.1',
  );
  expect(told({ told: digestTold, question: question({ intent: 'summary' }) })[1]).toMatch(
    /^ {2}At Sun 22 Nov 2026, Priority 3 .* has 6 actions/,
  );
  expect(
    told({ told: { kind: 'events', events: [event()] }, question: question({ intent: 'history' }) })[1],
  ).toBe(
    '  3.7(a) Publish the attendance dashboard: At risk, 60%: “HR freeze until January” | Alex Sample, Thu 19 Nov 2026, 10:00',
  );
});

test('what narrows the question is in its heading', () => {
  const of = {
    question: question({ intent: 'status', status: ['off-track'] }),
    rows: [overdueLine()],
    actions: 1,
  };
  expect(linesOf(of)[0]).toBe('1 of 1 action off track in Priority 3 (as at 2026-11-22, of 1 action)');
});

test('the answer itself is data', () => {
  const copy: unknown = JSON.parse(JSON.stringify(answered()));
  expect(copy).toEqual(answered());
});

describe('what an officer asks before setting up', () => {
  const folder = temporaryFolder();
  const config = configured({ WAYMARK_DATA: folder.path });
  beforeAll(async () => {
    const store = await openStore({ data: folder.path });
    const { book, milestones } = samplePlan();
    const draft = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people: [] };
    await importPlan(store, testClock('2026-12-04T09:00:00Z'), 'tenant-1', draft, () => undefined);
    await store.close();
  });
  afterAll(() => folder.remove());
  afterEach(() => jest.restoreAllMocks());

  async function told(text: string, more: { json?: true } = {}): Promise<string> {
    let out = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((said) => {
      out += String(said);
      return true;
    });
    await askCommand(config, 'sample', text, { at: '2026-12-04', ...more });
    return out;
  }

  test('what is missing: every gap with its action, and where it is filled', async () => {
    const lines = (await told("what's missing in Priority 2")).split('\n');
    expect(lines[0]).toMatch(/^\d+ gaps?\. Fill them in Teams .*waymark export sample --format xlsx$/);
    expect(lines).toContain('  2.2(a) Start a mentor scheme | no owner');
    expect(lines.join()).not.toContain('1.1(');
    expect(JSON.parse(await told("what's missing", { json: true }))).toMatchObject({
      asAt: '2026-12-04',
      missing: expect.arrayContaining([expect.objectContaining({ ref: '2.2(a)' })]),
    });
  });

  test('measures without a reading are JSON, too, where that is asked for', async () => {
    expect(JSON.parse(await told('measures without a reading', { json: true }))).toEqual({
      asAt: '2026-12-04',
      unread: [],
    });
  });

  test('what sets something is not done here, and it says where', async () => {
    await expect(told('assign 1.1(a) to the Head of Early Years')).rejects.toThrow(
      'say it to Waymark in Teams',
    );
  });
});
