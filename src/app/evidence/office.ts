/** Looks inside a ZIP archive: an Office or OpenDocument file of which kind, with what in it that could run, or just an archive. */
import type { Reason } from '../../cards/evidence/refused-file.ts';
import { type Budget, spend } from './budget.ts';
import { lookInCompound } from './compound.ts';
import { isRunnable } from './endings.ts';

export type Office = { ok: true; extension: OfficeKind } | { ok: false; reason: Reason };
export type OfficeKind = 'docx' | 'xlsx' | 'pptx' | 'ppsx' | 'odt' | 'ods' | 'odp';

const MOST_PARTS = 10_000;

/** The main part of an Office file, as its list of contents names it. */
const MAIN: readonly (readonly [RegExp, OfficeKind])[] = [
  [/wordprocessingml\.document\.main\+xml/i, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml/i, 'xlsx'],
  [/presentationml\.presentation\.main\+xml/i, 'pptx'],
  [/presentationml\.slideshow\.main\+xml/i, 'ppsx'],
];
const OPEN_DOCUMENT: ReadonlyMap<string, OfficeKind> = new Map([
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
]);
const CONTENTS = '[Content_Types].xml';
const MACRO_CONTENTS = /macroEnabled|ms-office\.vbaProject|excel\.(?:intl)?macrosheet/i;
const MACRO_PART = /(?:^|\/)(?:vbaProject\.bin$|vbaData\.xml$|macrosheets\/)|^(?:Basic|Scripts)\/./i;
const MACRO_FILE = /\.(?:docm|dotm|xlsm|xltm|xlsb|xlam|pptm|potm|ppsm|ppam)$/i;
const PROGRAM_PART = /^META-INF\/MANIFEST\.MF$|^classes\.dex$|\.class$/i;
const PACKED = /(?:^|\/)embeddings\/[^/]+\.(?:bin|docx|xlsx|pptx)$/i;
const COMPOUND = 'd0cf11e0a1b11ae1';

/** `bytes` begin with an archive's signature. Throws when the archive cannot be read, or not within the budget. */
export async function lookInOffice(bytes: Uint8Array, budget: Budget, deep = 0): Promise<Office> {
  const archive = await openParts(bytes, budget);
  if (!archive.ok) return archive;
  const { names, read } = archive;
  const refused = (reason: Reason): Office => ({ ok: false, reason });
  if (names.some((name) => PROGRAM_PART.test(name))) return refused('executable');
  const kind = await kindIn(names, read);
  if (typeof kind !== 'string') return kind;
  if (names.some((name) => MACRO_PART.test(name) || MACRO_FILE.test(name))) return refused('macros');
  if (names.some((name) => isRunnable(name))) return refused('executable');
  for (const name of names.filter((one) => PACKED.test(one))) {
    const fault = deep === 0 ? await faultIn(await read(name), budget) : undefined;
    if (fault) return refused(fault);
  }
  return { ok: true, extension: kind };
}

async function kindIn(names: readonly string[], read: Read): Promise<OfficeKind | Office> {
  if (names.includes(CONTENTS)) {
    const contents = textOf(await read(CONTENTS));
    if (MACRO_CONTENTS.test(contents)) return { ok: false, reason: 'macros' };
    return MAIN.find(([part]) => part.test(contents))?.[1] ?? { ok: false, reason: 'unknown' };
  }
  const kind = names.includes('mimetype')
    ? OPEN_DOCUMENT.get(textOf(await read('mimetype')).trim())
    : undefined;
  if (kind === undefined) return { ok: false, reason: 'archive' };
  const manifest = names.includes('META-INF/manifest.xml') ? textOf(await read('META-INF/manifest.xml')) : '';
  return manifest.includes('encryption-data') ? { ok: false, reason: 'protected' } : kind;
}

/** What is wrong with a file that stands inside an Office file; drawings and the like are nothing to refuse. */
async function faultIn(part: Buffer, budget: Budget): Promise<Reason | undefined> {
  const inner = part.toString('hex', 0, 8);
  const found =
    inner === COMPOUND
      ? lookInCompound(part)
      : inner.startsWith('504b0304')
        ? await lookInOffice(part, budget, 1)
        : { ok: true };
  if (found.ok || !('reason' in found)) return undefined;
  return found.reason === 'executable' || found.reason === 'macros' ? found.reason : undefined;
}

type Read = (name: string) => Promise<Buffer>;
type Parts = { ok: true; names: string[]; read: Read } | { ok: false; reason: Reason };

const textOf = (part: Buffer): string => part.toString('utf8');

/**
 * The list of an archive's parts. What is unpacked of them is counted as it comes out, never believed; what goes in
 * counts as well, for parts may overlap.
 */
export async function openParts(bytes: Uint8Array, budget: Budget): Promise<Parts> {
  const { fromBufferPromise } = await import('yauzl');
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
    lazyEntries: true,
    autoClose: false,
  });
  if (zip.entryCount > MOST_PARTS) return { ok: false, reason: 'archive' };
  const entries = new Map<string, Parameters<typeof zip.openReadStreamPromise>[0]>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) return { ok: false, reason: 'protected' };
    const name = entry.fileName.replace(/^\//, '');
    // Of two parts of one name, one program reads the first and another the last.
    if (entries.has(name)) return { ok: false, reason: 'damaged' };
    entries.set(name, entry);
  }
  async function read(name: string): Promise<Buffer> {
    const entry = entries.get(name);
    if (!entry) throw new Error('the part is missing');
    spend(budget, entry.compressedSize);
    const pieces: Uint8Array[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const part: Uint8Array = piece;
      spend(budget, part.length);
      pieces.push(part);
    }
    return Buffer.concat(pieces);
  }
  return { ok: true, names: [...entries.keys()], read };
}
