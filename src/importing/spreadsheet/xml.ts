/** Walks the XML of a workbook's part as it comes out of the archive; entities of its own making are never expanded. */
import { broken } from './refusal.ts';

export type Attributes = Readonly<Record<string, string>>;
/** Names come without their namespace prefix. */
export type Walker = {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(words: string): void;
};

/** Parts of a workbook nest about ten deep. */
const MOST_DEPTH = 60;

/** Throws a refusal when the part is no well-closed XML. */
export async function walkXml(pieces: AsyncIterable<Uint8Array>, walker: Walker): Promise<void> {
  const { Parser } = await import('htmlparser2');
  let depth = 0;
  let whole = true;
  let elements = 0;
  let ended = false;
  const parser = new Parser(
    {
      onopentagname() {
        depth += 1;
        elements += 1;
        if (depth > MOST_DEPTH) throw broken('its parts nest without end');
      },
      onopentag: (name, attributes) => walker.open?.(localName(name), attributes),
      ontext: (words) => walker.text?.(words),
      onclosetag(name, implied) {
        depth -= 1;
        // At the end of the text the parser closes for itself what was left open.
        if (implied && ended) whole = false;
        walker.close?.(localName(name));
      },
    },
    { xmlMode: true },
  );
  let decoder: TextDecoder | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  }
  ended = true;
  parser.end(decoder?.decode());
  if (!whole || elements === 0) throw broken('a part of it ends too early');
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute by its name, under whatever prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  const prefixed = Object.keys(attributes).find((key) => localName(key) === name);
  return prefixed === undefined ? undefined : attributes[prefixed];
}

/** Whether an on/off element or attribute is on: present, and not `0` or `false`. */
export const isOn = (value: string | undefined, absent: boolean): boolean =>
  value === undefined ? absent : value !== '0' && value !== 'false';
