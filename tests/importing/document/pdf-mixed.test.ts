/** PDFs as a browser prints them: a table whose cells cannot be told apart is told with its page, and never guessed at. */
import { readDocument } from '../../../src/importing/document/read.ts';
import { type Placed, pdfOf } from '../../support/pdf-file.ts';
import { found, plannedFile, shown } from './shown.ts';

const piece = (y: number, ...cells: [x: number, text: string][]): Placed[] =>
  cells.map(([x, text]) => ({ text, x, y }));
/** Cells centred in their rows, below headings that stand over `heads`. */
const table = (heads: readonly [number, number, number, number]): Placed[] => [
  ...piece(100, [heads[0], 'Action'], [heads[1], 'Lead'], [heads[2], 'Timescale'], [heads[3], 'Measure']),
  ...piece(115, [40, 'Open a library of things in'], [220, 'Libraries'], [480, 'Five libraries are']),
  ...piece(121, [360, 'March 2027']),
  ...piece(127, [40, 'every town'], [220, 'Manager'], [480, 'open and used']),
  ...piece(142, [220, 'Head of'], [480, 'Charges agreed']),
  ...piece(148, [40, 'Review parking charges'], [360, 'Ongoing']),
  ...piece(154, [220, 'Highways'], [480, 'by cabinet']),
];
const CENTRED = [110, 250, 380, 520] as const;
const LEFT = [40, 220, 360, 480] as const;

test('headings that stand elsewhere than their columns: one fault, with the page and the remedy', async () => {
  expect(await readDocument(pdfOf([table(CENTRED)]), 'pdf')).toEqual({
    ok: false,
    faults: [
      {
        where: 'page 1',
        message: 'has a table that could not be read reliably; copy it into a Word document or a spreadsheet',
      },
    ],
  });
});

test('beside a priority that can be read, it is told in the report', async () => {
  const list = ['Priority 1: Voice', 'We will:', '- Listen to pupils each term'];
  const plan = await plannedFile(
    pdfOf([list.map((text, line) => ({ text, x: 40, y: 100 + line * 14 })), table(CENTRED)]),
    'pdf',
  );
  expect(shown(plan)).toEqual(['1 Voice', '1(a) Listen to pupils each term | each term | -']);
  expect(found(plan, 'unplaced')).toEqual([
    'page 2: The table on page 2 could not be read reliably; copy it into a Word document or a spreadsheet.',
  ]);
});

test('cells centred in their rows, below headings that stand over them, are read', async () => {
  expect(shown(await plannedFile(pdfOf([table(LEFT)]), 'pdf'))).toEqual([
    '1 Open a library of things in every town | March 2027 | libraries-manager',
    '2 Review parking charges | Ongoing | head-of-highways',
  ]);
});
