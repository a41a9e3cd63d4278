/** Builds a real Word document from a few words: headings, paragraphs, lists and tables. */
import { type ZipPart, zipOf } from './zip-file.ts';

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const run = (text: string, props = ''): string =>
  `<w:r>${props === '' ? '' : `<w:rPr>${props}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

export const heading = (level: number, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr>${run(text)}</w:p>`;
export const paragraph = (text: string): string => `<w:p>${run(text)}</w:p>`;
export const bold = (text: string): string => `<w:p>${run(text, '<w:b/>')}</w:p>`;
/** A line of the table of contents that Word writes. */
export const contentsLine = (text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>${run(text)}</w:p>`;
/** `list` 1 has bullets, 2 has numbers. */
export const point = (text: string, depth = 0, list = 1): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

/** A cell is its paragraphs, or text; `down` begins a merge over rows, `on` goes on with it; `across` merges columns. */
export type CellOf = string | { body?: string; text?: string; down?: boolean; on?: boolean; across?: number };

export function table(rows: readonly (readonly CellOf[])[]): string {
  const cell = (one: CellOf): string => {
    const {
      body,
      text = '',
      down = false,
      on = false,
      across = 1,
    } = typeof one === 'string' ? { text: one } : one;
    const merge = down ? '<w:vMerge w:val="restart"/>' : on ? '<w:vMerge/>' : '';
    const span = across > 1 ? `<w:gridSpan w:val="${across}"/>` : '';
    return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${body ?? paragraph(text)}</w:tc>`;
  };
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

const style = (id: string, name: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;

const numbering = [
  { id: 1, format: 'bullet' },
  { id: 2, format: 'decimal' },
]
  .map(({ id, format }) => {
    const levels = [0, 1]
      .map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`)
      .join('');
    return `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
  })
  .join('');

/** The document's bytes; `further` parts are added to the archive. */
export function docxOf(body: string, further: readonly ZipPart[] = []): Uint8Array {
  const types = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return zipOf([
    { name: '[Content_Types].xml', content: types },
    { name: '_rels/.rels', content: relations(relation('r1', 'officeDocument', 'word/document.xml')) },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations(
        relation('r1', 'styles', 'styles.xml') + relation('r2', 'numbering', 'numbering.xml'),
      ),
    },
    {
      name: 'word/document.xml',
      content: `${HEAD}<w:document ${NAMES}><w:body>${body}</w:body></w:document>`,
    },
    {
      name: 'word/styles.xml',
      content: `${HEAD}<w:styles ${NAMES}>${[1, 2, 3, 4].map((level) => style(`Heading${level}`, `heading ${level}`)).join('')}${style('TOC1', 'toc 1')}</w:styles>`,
    },
    {
      name: 'word/numbering.xml',
      content: `${HEAD}<w:numbering ${NAMES}>${numbering}${[1, 2].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`,
    },
    ...further,
  ]);
}
