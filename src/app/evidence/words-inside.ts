/** The words inside a file that is kept as evidence, as far as they can be had quickly: to be looked at, never to be stored. */
import type { Budget } from './budget.ts';
import { openParts } from './office.ts';
import { decodedText } from './text.ts';

/** Characters that are looked at, pages of a PDF, and milliseconds that its text may take. */
const MOST_CHARACTERS = 400_000;
const MOST_PAGES = 100;
const LONGEST_MS = 3_000;

const PACKED: ReadonlySet<string> = new Set(['docx', 'xlsx', 'pptx', 'ppsx', 'odt', 'ods', 'odp']);
const PLAIN: ReadonlySet<string> = new Set(['txt', 'csv', 'tsv', 'md', 'eml', 'ics']);
/** Parts of Office files in which people's words stand. */
const WORDED =
  /^(?:word\/(?:document|header\d*|footer\d*|comments|footnotes|endnotes)\.xml|xl\/(?:sharedStrings|worksheets\/sheet\d+|comments\d*)\.xml|ppt\/(?:slides|notesSlides)\/[^/]+\.xml|content\.xml)$/;

/** Empty for pictures, and for kinds whose text cannot be had. Throws when the file cannot be read through. */
export async function wordsInside(bytes: Uint8Array, extension: string, budget: Budget): Promise<string> {
  if (PLAIN.has(extension)) return plainWords(bytes, extension);
  if (PACKED.has(extension)) return packedWords(bytes, budget);
  return extension === 'pdf' ? pdfWords(bytes) : '';
}

function plainWords(bytes: Uint8Array, extension: string): string {
  const text = decodedText(bytes)?.text.slice(0, MOST_CHARACTERS) ?? '';
  if (extension !== 'eml') return text;
  const soft = text.replace(/=\r?\n/g, '');
  // A line of base64 is no words: an attachment is not read.
  return soft
    .split(/\r?\n/)
    .filter(
      (line) =>
        !/^[A-Za-z0-9+/=]{60,}$/.test(line) &&
        !/^(?:Message-ID|References|In-Reply-To|X-[\w-]+|DKIM-Signature|ARC-[\w-]+):/i.test(line),
    )
    .join('\n');
}

async function packedWords(bytes: Uint8Array, budget: Budget): Promise<string> {
  const archive = await openParts(bytes, budget);
  if (!archive.ok) return '';
  let words = '';
  for (const name of archive.names.filter((one) => WORDED.test(one))) {
    if (words.length >= MOST_CHARACTERS) break;
    const xml = (await archive.read(name)).toString('utf8');
    words += `${wordsOfXml(xml.slice(0, MOST_CHARACTERS * 10))}\n`;
  }
  return words.slice(0, MOST_CHARACTERS);
}

/** Paragraphs, rows and cells end in a line of their own; runs within one are joined. */
const wordsOfXml = (xml: string): string =>
  xml
    .replace(/<(?:w:tab|w:br|text:tab|text:line-break|text:s)\b[^>]*>/g, ' ')
    .replace(/<\/(?:w:tc|c|table:table-cell|a:tc)>/g, '\t')
    .replace(/<\/(?:w:p|w:tr|a:p|si|row|comment|text:p|text:h|table:table-row)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\n\t/g, '\t');
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

async function pdfWords(bytes: Uint8Array): Promise<string> {
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument } = await getResolvedPDFJS();
  const began = performance.now();
  // The library takes the bytes over: it gets its own.
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: true });
  let words = '';
  try {
    const pdf = await loading.promise;
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      if (words.length >= MOST_CHARACTERS || performance.now() - began > LONGEST_MS) break;
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      words += `${items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')}\n`;
      page.cleanup();
    }
  } finally {
    await loading.destroy().catch(() => undefined);
  }
  return words.slice(0, MOST_CHARACTERS);
}
