/** The styles of a workbook, as far as they carry meaning: number formats, bold, strike-through, fill colours. */
import type { Archive } from './archive.ts';
import { type Look, PLAIN } from './grid.ts';
import { builtInFormat } from './number-format.ts';
import { type Attributes, isOn, walkXml } from './xml.ts';

type Font = { bold: boolean; struck: boolean };

/** The looks that cells name by their number; a workbook without styles has the plain one only. */
export async function readLooks(archive: Archive, part: string | null): Promise<Look[]> {
  if (part === null || !archive.names.has(part)) return [PLAIN];
  const formats = new Map<number, string>();
  const fonts: Font[] = [];
  const fills: (string | null)[] = [];
  const looks: Look[] = [];
  const path: string[] = [];
  await walkXml(archive.open(part), {
    open(name, attributes) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General');
      else if (name === 'font' && parent === 'fonts') fonts.push({ bold: false, struck: false });
      else if (name === 'fill' && parent === 'fills') fills.push(null);
      else if (path.includes('fonts')) readFont(fonts.at(-1), name, attributes);
      else if (name === 'fgColor' && path.includes('fills') && fills.length > 0) {
        fills[fills.length - 1] = colourOf(attributes);
      } else if (name === 'patternFill' && attributes.patternType === 'none') path.push('');
      else if (name === 'xf' && parent === 'cellXfs') {
        const font = fonts[Number(attributes.fontId)];
        const id = Number(attributes.numFmtId ?? 0);
        looks.push({
          format: formats.get(id) ?? builtInFormat(id),
          bold: font?.bold ?? false,
          struck: font?.struck ?? false,
          colour: fills[Number(attributes.fillId)] ?? null,
        });
      }
    },
    close: (name) => {
      while (path.length > 0 && path.pop() !== name);
    },
  });
  return looks.length === 0 ? [PLAIN] : looks;
}

function readFont(font: Font | undefined, name: string, attributes: Attributes): void {
  if (font === undefined) return;
  if (name === 'b') font.bold = isOn(attributes.val, true);
  if (name === 'strike') font.struck = isOn(attributes.val, true);
}

/** The indexed colours that status cells are filled with in old workbooks. */
const INDEXED: Readonly<Record<string, string>> = {
  '2': 'FF0000',
  '3': '00FF00',
  '4': '0000FF',
  '5': 'FFFF00',
  '9': 'FFFFFF',
  '10': 'FF0000',
  '11': '00FF00',
  '12': '0000FF',
  '13': 'FFFF00',
  '17': '008000',
  '51': 'FFCC00',
  '52': 'FF9900',
  '53': 'FF6600',
};

function colourOf(attributes: Attributes): string | null {
  const rgb = attributes.rgb?.slice(-6) ?? INDEXED[attributes.indexed ?? ''];
  if (rgb !== undefined && /^[0-9a-f]{6}$/i.test(rgb)) return hueOf(rgb);
  return attributes.theme === '0' || attributes.indexed === '64' ? null : 'other';
}

/** The everyday name of a colour; null for white. */
function hueOf(rgb: string): string | null {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread < 40) return most > 245 ? null : 'grey';
  if (most === blue) return green > 140 || red < 130 ? 'blue' : 'other';
  if (most === green && green > red + 25) return 'green';
  return green < red * 0.45 ? 'red' : green < red * 0.7 || red - green > 10 ? 'amber' : 'yellow';
}
