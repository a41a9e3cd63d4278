/** A paper as a Word document that a screen reader can walk: real headings, header rows, title and language set, no pictures. */
import type { Document, FileChild, Paragraph, Table } from 'docx';
import type { Block, Paper } from '../../domain/papers/paper.ts';

export type PaperFile = { paper: Paper; authority: string };

/** A line that stands first on the page and in every footer. */
export const NATURE = 'Officers’ working information; not a published report.';

type Docx = typeof import('docx');

/** The bytes of a .docx file. */
export async function paperAsDocx({ paper, authority }: PaperFile): Promise<Uint8Array> {
  const docx = await import('docx');
  return new Uint8Array(await docx.Packer.toBuffer(documentOf(docx, paper, authority)));
}

function documentOf(docx: Docx, paper: Paper, authority: string): Document {
  const { AlignmentType, Footer, HeadingLevel, PageNumber, Paragraph, TextRun } = docx;
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ children: [`${NATURE} Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
  return new docx.Document({
    title: clean(paper.title),
    subject: clean(paper.headline),
    creator: clean(authority),
    lastModifiedBy: 'Waymark',
    description: NATURE,
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 22, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 120 } },
        },
        heading1: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading2: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 320, after: 120 } } },
        heading3: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
      },
    },
    sections: [
      {
        properties: { page: { margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 } } },
        footers: { default: footer },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: clean(paper.title) }),
          new Paragraph({ children: [new TextRun({ text: clean(`${paper.headline}.`), bold: true })] }),
          new Paragraph({ text: NATURE }),
          ...paper.blocks.flatMap((block) => childrenOf(docx, block)),
        ],
      },
    ],
  });
}

function childrenOf(docx: Docx, block: Block): FileChild[] {
  const { HeadingLevel, Paragraph } = docx;
  switch (block.is) {
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
      return [new Paragraph({ heading, text: clean(block.text), keepNext: true })];
    }
    case 'text':
      return [new Paragraph({ text: clean(block.text) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ text: clean(item), bullet: { level: 0 } }));
    case 'table':
      return [tableOf(docx, block), new Paragraph({ text: '' })];
  }
}

/** A table of the page's width; its header row is marked as one and repeated on every page. */
function tableOf(docx: Docx, { header, rows }: Extract<Block, { is: 'table' }>): Table {
  const { ShadingType, Table, TableCell, TableRow, TextRun, WidthType } = docx;
  const paragraph = (text: string, bold: boolean): Paragraph =>
    new docx.Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text: clean(text), bold })] });
  const row = (cells: readonly string[], isHeader: boolean) =>
    new TableRow({
      ...(isHeader && { tableHeader: true }),
      cantSplit: true,
      children: cells.map(
        (text) =>
          new TableCell({
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(isHeader && { shading: { type: ShadingType.CLEAR, fill: 'E7E6E6' } }),
            children: [paragraph(text, isHeader)],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widthsOf(header, rows),
    rows: [row(header, true), ...rows.map((cells) => row(cells, false))],
  });
}

/** In twentieths of a point: a page is that wide between its margins, and columns share it by what stands in them. */
const PAGE_WIDTH = 9900;
const LONGEST = 40;
const SHORTEST = 8;

function widthsOf(header: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const letters = header.map((name, column) => {
    const cells = rows.slice(0, 200).map((row) => row[column]?.length ?? 0);
    return Math.min(LONGEST, Math.max(SHORTEST, name.length, ...cells));
  });
  const all = letters.reduce((sum, one) => sum + one, 0);
  return letters.map((one) => Math.floor((one / all) * PAGE_WIDTH));
}

/** One line that XML can hold. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\ufffe\uffff]/g, '')
    .trim();
