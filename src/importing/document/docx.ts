/** Reads a Word document: checks what is in the archive first, then takes its words, lists and tables. */
import type { Finding } from '../finding.ts';
import type { Blocks } from './block.ts';
import { blocksOfHtml } from './html-blocks.ts';
import { brokenDocx, MOST_INFLATED, Refusal, refuse } from './refusal.ts';

const MOST_PARTS = 5_000;
/** What holds the words: larger than this no plan is. */
const MOST_XML = 12_000_000;

/** Blocks of a document. Throws a refusal for what is no plain Word document. */
export async function blocksOfDocx(bytes: Uint8Array): Promise<Blocks> {
  const findings = await checkArchive(bytes);
  const { default: mammoth } = await import('mammoth');
  const html = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        styleMap: STYLES,
        // Pictures are not looked at: nothing of them is read, from inside of the document or elsewhere.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    .then(({ value }) => value)
    .catch(() => {
      throw brokenDocx();
    });
  const read = blocksOfHtml(html);
  return { blocks: read.blocks, findings: [...findings, ...read.findings] };
}

/** Tables of contents are left out: Word writes them from the headings. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  ...Array.from({ length: 9 }, (_, index) => `p[style-name='toc ${index + 1}'] => !`),
  "p[style-name='TOC Heading'] => !",
  "p[style-name='table of figures'] => !",
];

/** Counts what really comes out of the archive, piece by piece, before anything else opens it. */
async function checkArchive(bytes: Uint8Array): Promise<Finding[]> {
  const { fromBufferPromise } = await import('yauzl');
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      autoClose: false,
    });
    if (zip.entryCount > MOST_PARTS)
      throw refuse('holds thousands of parts; it is no ordinary Word document');
    const names: string[] = [];
    let inflated = 0;
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw refuse('is protected with a password; save it without the password');
      names.push(entry.fileName);
      let size = 0;
      const stream = await zip.openReadStreamPromise(entry);
      for await (const piece of stream) {
        const part: Uint8Array = piece;
        inflated += part.length;
        size += part.length;
        if (inflated > MOST_INFLATED || (size > MOST_XML && /\.(?:xml|rels)$/i.test(entry.fileName))) {
          stream.destroy();
          throw refuse(
            'is far larger once unpacked than a plan can be; take out what is not needed, or split it',
          );
        }
      }
    }
    checkParts(names);
    return names.some((name) => /^word\/embeddings\//i.test(name)) ? [EMBEDDED] : [];
  } catch (error) {
    throw error instanceof Refusal ? error : brokenDocx();
  }
}

const EMBEDDED: Finding = {
  kind: 'unplaced',
  what: 'Other files are embedded in the document; they were not opened.',
  where: 'the document',
};

function checkParts(names: readonly string[]): void {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^word\/vba/i))
    throw refuse('holds macros, which are never read; save it as .docx without macros, and send that');
  if (has(/^xl\//)) throw refuse('is a workbook; import it under its own name, ending in .xlsx');
  if (has(/^ppt\//)) throw refuse('is a presentation; copy its tables into a Word document or a spreadsheet');
  if (has(/^(?:mimetype|content\.xml)$/))
    throw refuse('is an OpenDocument file; save it as .docx, and send that');
  if (!has(/^word\/document\d*\.xml$/i))
    throw refuse('is an archive without a Word document in it; send the .docx itself');
}
