/** Shows the plan that a document amounts to, a line an item, so that a test can say it whole. */
import type { FileItem } from '../../../src/domain/plan-file.ts';
import { type DocumentKind, readDocument, sketchOfText } from '../../../src/importing/document/read.ts';
import type { Sketch, Sketched } from '../../../src/importing/sketch.ts';
import { planFileOf } from '../../../src/importing/sketch-plan.ts';

const TODAY = '2026-01-12';

export function planned(sketch: Sketch): Sketched {
  const read = planFileOf(sketch, { plan: 'sample', written: TODAY });
  if (!read.ok) throw new Error(read.faults.map(({ where, message }) => `${where} ${message}`).join('\n'));
  return read;
}

export const plannedText = (text: string): Sketched => planned(sketchOfText(text));

export async function plannedFile(bytes: Uint8Array, kind: DocumentKind): Promise<Sketched> {
  const read = await readDocument(bytes, kind);
  if (!read.ok) throw new Error(read.faults.map(({ where, message }) => `${where} ${message}`).join('\n'));
  return planned(read.sketch);
}

/** `1.1(a) Open a hub | July 2027 | head-of-hubs`; groups without an action's marks. */
export const shown = ({ file }: Sketched): string[] => linesOf(file.items);

const linesOf = (items: readonly FileItem[]): string[] =>
  items.flatMap((item) => [
    [
      `${item.ref} ${item.title}`,
      ...(item.nature === undefined ? [] : [item.when ?? '-', (item.owners ?? []).join(', ') || '-']),
    ].join(' | '),
    ...linesOf(item.items ?? []),
  ]);

/** What the report says, a line a finding of that kind. */
export const found = ({ findings }: Sketched, kind: 'inferred' | 'repaired' | 'unplaced'): string[] =>
  findings.filter((finding) => finding.kind === kind).map(({ what, where }) => `${where}: ${what}`);
