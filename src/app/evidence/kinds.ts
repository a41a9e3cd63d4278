/** Decides by its content whether a file is kept as evidence, and what it is. Pure: bytes in, verdict out. */
import { LARGEST_EVIDENCE, type Reason } from '../../cards/evidence/refused-file.ts';
import type { FindingKind } from '../../domain/privacy/finding.ts';
import { kindsIn } from '../../domain/privacy/guard.ts';
import type { Budget } from './budget.ts';
import { type Compound, lookInCompound } from './compound.ts';
import { lookInOffice, type OfficeKind } from './office.ts';
import { faultInPdf } from './pdf.ts';
import { decodedText, judgeText } from './text.ts';
import { wordsInside } from './words-inside.ts';

/** In bytes: of what is read to look inside a file, all that is packed in it together. */
const MOST_LOOKED_AT = 100_000_000;

/**
 * `type` is the media type of the content, `extension` the ending that goes with it, without its dot; `looksLike` is
 * what of a pupil's data its words look like, absent where they look like none.
 */
export type Verdict =
  | { ok: true; type: string; extension: string; looksLike?: FindingKind[] }
  | { ok: false; reason: Reason };

/**
 * What a file is, told by its bytes. The name is asked only where the bytes are plain text: then it chooses between
 * harmless kinds, or says that a computer would run it. Never throws: what cannot be read through is damaged, and so
 * is what has more than `most` bytes packed inside it.
 */
export async function judge(bytes: Uint8Array, name: string, most = MOST_LOOKED_AT): Promise<Verdict> {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > LARGEST_EVIDENCE) return refused('too-large');
  try {
    const verdict = await judged(bytes, name, { left: most });
    return verdict.ok ? { ...verdict, ...(await childIn(bytes, verdict.extension, most)) } : verdict;
  } catch {
    return refused('damaged');
  }
}

/** A file whose words cannot be had is looked at no further: what it is has been judged already. */
async function childIn(
  bytes: Uint8Array,
  extension: string,
  most: number,
): Promise<{ looksLike?: FindingKind[] }> {
  try {
    const kinds = kindsIn([await wordsInside(bytes, extension, { left: most })]);
    return kinds.length === 0 ? {} : { looksLike: kinds };
  } catch {
    return {};
  }
}

const refused = (reason: Reason): Verdict => ({ ok: false, reason });

/** Kinds that are made of text, and recognised before text is. */
const WRITTEN: ReadonlySet<string> = new Set(['pdf', 'rtf', 'ics', 'vcf', 'ps', 'eps', 'pgp']);

async function judged(bytes: Uint8Array, name: string, budget: Budget): Promise<Verdict> {
  const { fileTypeFromBuffer } = await import('file-type');
  const text = decodedText(bytes);
  const found = await fileTypeFromBuffer(bytes);
  // A text may begin with the two letters that mark a picture.
  if (text && !WRITTEN.has(found?.ext ?? '')) return judgeText(text, name);
  if (!found) return refused('unknown');
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (PAGE.test(start)) return refused('web-page');
  if (start.startsWith('PK\x03\x04')) return officeVerdict(await lookInOffice(bytes, budget));
  if (found.ext === 'cfb') return compoundVerdict(lookInCompound(bytes));
  const fault = found.ext === 'pdf' ? await faultInPdf(bytes, budget) : undefined;
  if (fault) return refused(fault);
  if (found.ext === 'rtf' && /\\obj(?:data|ect|ocx|upd)/.test(text?.text ?? '')) return refused('executable');
  const taken = TAKEN[found.ext];
  if (taken) return endsInArchive(bytes) ? refused('archive') : { ok: true, ...taken };
  return refused(REFUSALS.get(found.ext) ?? byMedium(found.mime));
}

/** What a browser might take for a page, whatever else the file is. */
const PAGE = /<(?:!doctype\s+html|html|script|body|iframe|svg)[\s>]/i;

const kept = (type: string, extension: string) => ({ type, extension });
const TAKEN: Readonly<Record<string, { type: string; extension: string }>> = {
  pdf: kept('application/pdf', 'pdf'),
  rtf: kept('application/rtf', 'rtf'),
  ics: kept('text/calendar', 'ics'),
  png: kept('image/png', 'png'),
  apng: kept('image/png', 'png'),
  jpg: kept('image/jpeg', 'jpg'),
  gif: kept('image/gif', 'gif'),
  webp: kept('image/webp', 'webp'),
  heic: kept('image/heic', 'heic'),
  avif: kept('image/avif', 'avif'),
  tif: kept('image/tiff', 'tif'),
  bmp: kept('image/bmp', 'bmp'),
};

const listed = (reason: Reason, endings: string): [string, Reason][] =>
  endings.split(' ').map((ending) => [ending, reason]);
const REFUSALS: ReadonlyMap<string, Reason> = new Map([
  ...listed('executable', 'exe elf macho swf wasm class jar apk crx xpi asar deb rpm lnk alias chm nes'),
  ...listed('archive', 'zip rar 7z tar gz tar.gz bz2 xz cab iso dmg lz lz4 lzh zst arj cpio ace ar Z'),
  ...listed('script', 'reg'),
  ...listed('protected', 'pgp'),
]);

const byMedium = (mime: string): Reason => (/^(?:video|audio)\//.test(mime) ? 'recording' : 'unknown');

const OFFICE: { readonly [K in OfficeKind]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ppsx: 'application/vnd.openxmlformats-officedocument.presentationml.slideshow',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
};
const OLD_OFFICE: { readonly [K in Extract<Compound, { ok: true }>['kind']]: string } = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
};

const officeVerdict = (found: Awaited<ReturnType<typeof lookInOffice>>): Verdict =>
  found.ok ? { ok: true, type: OFFICE[found.extension], extension: found.extension } : found;
const compoundVerdict = (found: Compound): Verdict =>
  found.ok ? { ok: true, type: OLD_OFFICE[found.kind], extension: found.kind } : found;

/** As far from the end as an archive's own last record can begin. */
const TAIL = 65_557;

/** Whether an archive hangs behind a picture or a PDF: its last record must point at its list of parts. */
function endsInArchive(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-TAIL));
  for (
    let at = tail.lastIndexOf('PK\x05\x06');
    at >= 0;
    at = at > 0 ? tail.lastIndexOf('PK\x05\x06', at - 1) : -1
  ) {
    if (at + 22 > tail.length) continue;
    const list = bytes.length - tail.length + at - tail.readUInt32LE(at + 12);
    if (list >= 0 && Buffer.from(bytes.subarray(list, list + 4)).toString('latin1') === 'PK\x01\x02')
      return true;
  }
  return false;
}
