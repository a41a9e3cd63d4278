/** The rows of an answer as a file: as many as the answer has, and whatever people typed is text in it. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type AnswerRows, answerCsv, answerWorkbook } from '../../src/exporting/answer-rows.ts';
import { line } from '../cards/lines.ts';
import { rowsOf } from '../support/sheet-rows.ts';

const rows = (over: Partial<AnswerRows> = {}): AnswerRows => ({
  lines: [line()],
  owner: () => 'Head of Inclusion',
  lastBy: () => 'Alex Sample',
  dayOf: (instant) => instant.slice(0, 10),
  today: '2026-12-04',
  about: '1 overdue. As at Fri 4 Dec 2026, 09:00.',
  title: 'Sample: 1 overdue',
  ...over,
});
const csv = (over?: Partial<AnswerRows>): string[][] =>
  parse(Buffer.from(answerCsv(rows(over))), { bom: true, relax_column_count: false });

const RISKY = /^\s*[=+\-@\t\r＝＋－＠]/;

test('any text comes back as text, in as many rows as there are lines', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: fc.string(), reason: fc.string({ unit: 'grapheme' }) }), { maxLength: 5 }),
      fc.constantFrom('=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=x', '", "', 'a\r\nb;c'),
      (typed, nasty) => {
        const lines = typed.map((one) => line({ title: `${nasty}${one.title}`, reason: one.reason }));
        const [headings, ...cells] = csv({ lines, about: `${nasty} about` });
        expect(cells).toHaveLength(lines.length);
        expect(cells.every((row) => row.length === headings?.length)).toBe(true);
        expect(cells.flat().filter((cell) => RISKY.test(cell))).toEqual([]);
      },
    ),
  );
});

test('without names the column of who said it is not there', async () => {
  expect(csv()[0]).toContain('Said by');
  expect(csv({ lastBy: null })[0]).not.toContain('Said by');
  const [about, headings] = await rowsOf(await answerWorkbook(rows({ lastBy: null })), 'Actions');
  expect(about?.[0]).toBe('1 overdue. As at Fri 4 Dec 2026, 09:00.');
  expect(headings).not.toContain('Said by');
});

test('completed without evidence is called by its word, and days overdue are counted', () => {
  const done = line({
    status: 'complete',
    open: false,
    evidence: null,
    completedOn: '2026-12-01',
    overdue: false,
  });
  const late = line({ due: '2026-11-25', overdue: true });
  const [headings = [], first = [], second = []] = csv({ lines: [done, late] });
  const cell = (row: string[], heading: string) => row[headings.indexOf(heading)];
  expect([cell(first, 'Evidence'), cell(first, 'Completed')]).toEqual(['unevidenced', '2026-12-01']);
  expect([cell(second, 'Days overdue'), cell(second, 'Agreed date')]).toEqual(['9', '2026-11-25']);
});
