/** The texts that a workbook keeps in one list, with the words that are struck through apart. */
import type { Archive } from './archive.ts';
import { Refusal, THE_FILE } from './refusal.ts';
import { type Attributes, isOn, walkXml } from './xml.ts';

/** `struck` holds what was struck through by runs of the text's own, null where nothing was. */
export type RichText = { text: string; struck: string | null };

const LONGEST = 32_767;

/** Collects the runs of one text; feed it with what lies within an `si` or `is` element. */
export class TextCollector {
  private kept: string[] = [];
  private left: string[] = [];
  private length = 0;
  private strike = false;
  private within = false;
  private phonetic = false;

  open(name: string, attributes: Attributes): void {
    if (name === 'r') this.strike = false;
    else if (name === 'strike') this.strike = isOn(attributes.val, true);
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 't') this.within = !this.phonetic;
  }

  close(name: string): void {
    if (name === 't') this.within = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'r') this.strike = false;
  }

  add(words: string): void {
    if (!this.within) return;
    this.length += words.length;
    if (this.length > LONGEST) {
      throw new Refusal(THE_FILE, `has a cell of more than ${LONGEST} characters; shorten it`);
    }
    (this.strike ? this.left : this.kept).push(words);
  }

  /** What was collected, and starts anew. A text that is struck through as a whole is kept and told. */
  take(): RichText {
    const kept = unescaped(this.kept.join(''));
    const struck = unescaped(this.left.join('')).trim();
    this.kept = [];
    this.left = [];
    this.length = 0;
    return { text: kept.trim() === '' ? struck : kept, struck: struck === '' ? null : struck };
  }
}

/** `_x000D_` is how a workbook writes what XML cannot. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

const MOST_TEXTS = 1_000_000;

export async function readSharedStrings(archive: Archive, part: string | null): Promise<RichText[]> {
  if (part === null || !archive.names.has(part)) return [];
  const texts: RichText[] = [];
  const collector = new TextCollector();
  await walkXml(archive.open(part), {
    open: (name, attributes) => collector.open(name, attributes),
    text: (words) => collector.add(words),
    close(name) {
      collector.close(name);
      if (name !== 'si') return;
      if (texts.length >= MOST_TEXTS) throw new Refusal(THE_FILE, 'holds too many texts; split it');
      texts.push(collector.take());
    },
  });
  return texts;
}
