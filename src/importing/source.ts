/** Reads whatever a council has (plan file, workbook, document) into one of three things: a plan, a set-up, an update sheet. */
import type { PlainDate } from '../domain/plan.ts';
import type { PlanFile } from '../domain/plan-file.ts';
import { childFindings } from './child-findings.ts';
import { readDocument } from './document/read.ts';
import type { Fault } from './fault.ts';
import type { Finding } from './finding.ts';
import { LARGEST, TOO_LARGE } from './largest.ts';
import { readPlanFile } from './plan-file.ts';
import type { Unsaid } from './sketch.ts';
import type { Given } from './sketch-head.ts';
import { planFileOf } from './sketch-plan.ts';
import { readSpreadsheet } from './spreadsheet/read.ts';
import type { SetUpReading } from './spreadsheet/set-up.ts';
import type { UpdateSheetReading } from './spreadsheet/update-sheet.ts';

export { LARGEST, TOO_LARGE } from './largest.ts';

export type Source =
  | {
      kind: 'plan';
      file: PlanFile;
      findings: Finding[];
      places: ReadonlyMap<string, string>;
      /** What of the head is a stand-in, since neither the source nor whoever imports says it. */
      unsaid: Unsaid;
    }
  | { kind: 'set-up'; setUp: SetUpReading }
  | { kind: 'updates'; updates: UpdateSheetReading };
export type ReadSource = { ok: true; source: Source } | { ok: false; faults: Fault[] };

export type SourceOptions = {
  /** The id that the plan is to have; null for the source's own, or one made from its title. */
  plan: string | null;
  /** The day on which the words were written, as far as anybody knows. */
  written: PlainDate;
  /** The title and the authority, where they are told beside the source. */
  given?: Given;
};

/** Any bytes at all end in a source or in faults. The kind is told by the name's ending, and checked by the reader. */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  options: SourceOptions,
): Promise<ReadSource> {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (bytes.length === 0) return refused('is empty; send the file again');
  if (bytes.length > LARGEST) return refused(TOO_LARGE);
  switch (ending) {
    case 'yml':
    case 'yaml':
      return planFileIn(bytes, 'yaml', options);
    case 'json':
      return planFileIn(bytes, 'json', options);
    case 'xlsx':
    case 'csv': {
      const read = await readSpreadsheet(bytes, ending, name);
      if (!read.ok) return read;
      if (read.found.kind === 'set-up')
        return { ok: true, source: { kind: 'set-up', setUp: read.found.setUp } };
      if (read.found.kind === 'update-sheet')
        return { ok: true, source: { kind: 'updates', updates: read.found.updates } };
      return planned(planFileOf(read.found.sketch, { ...options, name }));
    }
    case 'docx':
    case 'pdf':
    case 'txt':
    case 'md': {
      const read = await readDocument(bytes, ending);
      return read.ok ? planned(planFileOf(read.sketch, { ...options, name })) : read;
    }
    default:
      return refused(
        INSTEAD[ending] ??
          'is of a kind that cannot be read; send a plan file (.yml, .json), a spreadsheet (.xlsx, .csv) or a document (.docx, .pdf, .txt, .md)',
      );
  }
}

/** Kinds that councils have and that are not read, with what to do instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  xls: 'is in the old Excel format; save it as an Excel workbook (.xlsx)',
  xlsm: 'has macros, which are never read; save it as an Excel workbook without macros (.xlsx)',
  xlsb: 'is a binary workbook; save it as an Excel workbook (.xlsx)',
  ods: 'is an OpenDocument sheet; save it as an Excel workbook (.xlsx)',
  doc: 'is in the old Word format; save it as a Word document (.docx)',
  docm: 'has macros, which are never read; save it as a Word document without macros (.docx)',
  odt: 'is an OpenDocument text; save it as a Word document (.docx)',
  rtf: 'is in rich text format; save it as a Word document (.docx)',
  pptx: 'is a presentation; copy its tables into a Word document or a spreadsheet',
  htm: 'is a web page; copy its text into a Word document',
  html: 'is a web page; copy its text into a Word document',
};

const refused = (message: string): ReadSource => ({ ok: false, faults: [{ where: 'the file', message }] });

function planFileIn(bytes: Uint8Array, format: 'yaml' | 'json', options: SourceOptions): ReadSource {
  const read = readPlanFile(new TextDecoder().decode(bytes), format);
  if (!read.ok) return read;
  const { plan, given = {} } = options;
  const { title = read.file.title, authority = read.file.authority } = given;
  const file = { ...read.file, ...(plan !== null && { plan }), title, authority };
  return {
    ok: true,
    source: { kind: 'plan', file, findings: childFindings(file, new Map()), places: new Map(), unsaid: [] },
  };
}

const planned = (read: ReturnType<typeof planFileOf>): ReadSource =>
  read.ok
    ? {
        ok: true,
        source: {
          kind: 'plan',
          file: read.file,
          findings: [...read.findings, ...childFindings(read.file, read.places)],
          places: read.places,
          unsaid: read.unsaid,
        },
      }
    : read;
