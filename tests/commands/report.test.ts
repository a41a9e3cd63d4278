/** `waymark report`: a document for a board from the record, or one line that says what is missing. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import { reportCommand } from '../../src/commands/report.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { samplePlan, samplePlanHead } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

let folder: ReturnType<typeof temporaryFolder>;
let config: Config;
beforeEach(async () => {
  folder = temporaryFolder();
  config = configFor(folder.path);
  const meetings = [{ meeting: '2027-01-12' }];
  const boards = samplePlanHead().boards.map((board) => ({ ...board, meetings }));
  await recordOf(folder.path, { boards });
});
afterEach(() => folder.remove());

function configFor(data: string): Config {
  const read = readConfig({ WAYMARK_DATA: data });
  if (!read.ok) throw new Error('the configuration is refused');
  return read.config;
}

const recordOf = async (data: string, over: Parameters<typeof samplePlan>[0]): Promise<void> => {
  const store = openEmbedded(join(data, 'waymark.db'));
  const { book, milestones } = samplePlan(over);
  const draft = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people: [] };
  await importPlan(store, testClock('2026-12-04T09:00:00Z'), 'tenant-1', draft, () => undefined);
  await store.close();
};

const made = async (kind: 'termly' | 'yearly' | 'paper', name: string): Promise<Buffer> => {
  const out = join(folder.path, name);
  await reportCommand(config, { plan: 'sample', kind, asAt: '2026-12-04', out });
  return readFileSync(out);
};

test('a termly report as Markdown, for the only board, in the term of that date', async () => {
  const text = (await made('termly', 'report.md')).toString('utf8');
  expect(text).toContain('# Termly report to Sample Partnership Board: Autumn term 2026-27');
  expect(text).toContain('| 1.1(c) | Map nursery places | Head of Early Years | Tue 1 Dec 2026 | a link |');
});

test('the paper of the next meeting, and the yearly review, as documents', async () => {
  expect((await made('paper', 'paper.docx')).subarray(0, 2).toString()).toBe('PK');
  expect((await made('yearly', 'review.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test.each([
  [{ plan: 'other' }, 'There is no plan "other". There is sample.'],
  [{ board: 'Safeguarding' }, 'Plan "sample" has no board "Safeguarding". It has Sample Partnership Board.'],
  [{ out: 'report.pdf' }, '--out names a .docx, .xlsx or .md file; "report.pdf" is none.'],
  [{ kind: 'paper' as const, asAt: '2027-02-01' }, 'A paper is made for a meeting'],
])('%j is told', async (over, fault) => {
  const options = { plan: 'sample', kind: 'termly' as const, out: join(folder.path, 'x.md'), ...over };
  await expect(reportCommand(config, options)).rejects.toThrow(fault);
});

test.each([{}, { board: 'Partnership' }])(
  'where a plan has no board yet, how it comes by one',
  async (over) => {
    const bare = join(folder.path, 'bare');
    mkdirSync(bare);
    await recordOf(bare, { boards: [] });
    const options = { plan: 'sample', kind: 'termly' as const, out: join(folder.path, 'x.md'), ...over };
    await expect(reportCommand(configFor(bare), options)).rejects.toThrow(
      /names no board yet.* "set up this board" in its channel/,
    );
  },
);
