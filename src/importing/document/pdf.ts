/** Reads a PDF that has a text layer: where each piece of text stands, put back into lines, columns and tables. */
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { Finding } from '../finding.ts';
import type { Block, Blocks } from './block.ts';
import { linesOfPage, type Piece } from './pdf-lines.ts';
import { type PdfText, textOfPages } from './pdf-text.ts';
import { brokenPdf, MOST_PAGES, Refusal, refuse } from './refusal.ts';
import { blocksOfText } from './text-blocks.ts';

/** Fewer letters on all pages together are no text, but a stamp on pictures. */
const LEAST_LETTERS = 20;
const MOST_PIECES = 400_000;

/** Blocks of a PDF; `where` is the page. Throws a refusal for what cannot be read. */
export async function blocksOfPdf(bytes: Uint8Array): Promise<Blocks> {
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument } = await getResolvedPDFJS();
  // The library takes the bytes over: it gets its own.
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: true });
  try {
    const pages = await piecesOf(await loading.promise);
    const letters = pages.flat().reduce((sum, { text }) => sum + text.trim().length, 0);
    if (letters < LEAST_LETTERS) throw refuse(NO_TEXT);
    return placed(textOfPages(pages.map(linesOfPage)));
  } catch (error) {
    throw refusalFor(error);
  } finally {
    await loading.destroy().catch(() => undefined);
  }
}

async function piecesOf(pdf: PDFDocumentProxy): Promise<Piece[][]> {
  if (pdf.numPages > MOST_PAGES)
    throw refuse(`has more than ${MOST_PAGES} pages; send the pages that hold the plan`);
  const pages: Piece[][] = [];
  let count = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []));
    page.cleanup();
    count += pieces.length;
    if (count > MOST_PIECES)
      throw refuse('holds far more text than a plan can; send the pages that hold the plan');
    pages.push(pieces);
  }
  return pages;
}

const NO_TEXT =
  'is a picture of pages, without text in it; run text recognition (OCR) on it, or send the Word document that it was made from';

type TextItem = { str: string; transform: number[]; width: number; height: number };

function pieceOf({ str, transform, width, height }: TextItem): Piece {
  const [, skew = 0, , scale = 0, x = 0, y = 0] = transform;
  return { text: str.normalize('NFKC'), x, y, width, size: height || Math.hypot(skew, scale) || 10 };
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException'
    ? refuse('is protected with a password; save it without the password')
    : brokenPdf();
}

/** Blocks of the text, with pages in place of its lines. */
function placed({ text, pages, unread }: PdfText): Blocks {
  const pageOf = (where: string): string => {
    const line = Number(/^line (\d+)$/.exec(where)?.[1] ?? '1');
    return `page ${pages[line - 1] ?? 1}`;
  };
  const { blocks, findings } = blocksOfText(text);
  return {
    blocks: blocks.map(
      (block): Block =>
        block.kind === 'table'
          ? {
              ...block,
              where: pageOf(block.where),
              rows: block.rows.map((row) => ({ ...row, where: pageOf(row.where) })),
            }
          : { ...block, where: pageOf(block.where) },
    ),
    findings: [
      ...findings.map((finding) => ({ ...finding, where: pageOf(finding.where) })),
      ...unread.map(
        (page): Finding => ({
          kind: 'unplaced',
          what: `The table on page ${page} could not be read reliably; copy it into a Word document or a spreadsheet.`,
          where: `page ${page}`,
        }),
      ),
    ],
    unread,
  };
}
