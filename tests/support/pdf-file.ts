/** Builds a real PDF, by hand: pages of text, each piece where it is put. */

/** `x` from the left and `y` from the top of the page, in points; `size` is 10 unless given. */
export type Placed = { text: string; x: number; y: number; size?: number };

const HEIGHT = 842;

const shown = ({ text, x, y, size = 10 }: Placed): string =>
  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;

/** The bytes of a PDF; a page without text is an empty one. */
export function pdfOf(pages: readonly (readonly Placed[])[]): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  for (const [index, page] of pages.entries()) {
    const content = page.map(shown).join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    );
  }
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const entry = (place: number): string => `${String(place).padStart(10, '0')} 00000 n \n`;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map(entry).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
