/** What a workbook says of itself: its sheets in order, whether they are hidden, and the parts that hold them. */
import type { Archive } from './archive.ts';
import { broken } from './refusal.ts';
import { attribute, isOn, walkXml } from './xml.ts';

export type SheetPart = { name: string; hidden: boolean; part: string };
export type WorkbookParts = {
  sheets: SheetPart[];
  strings: string | null;
  styles: string | null;
  epoch1904: boolean;
};

/** `target` by the id and by the kind of the relation; those to other places than the archive have `outside`. */
export type Relation = { id: string; kind: string; target: string; outside: boolean };

export async function readWorkbook(archive: Archive): Promise<WorkbookParts> {
  const main = (await relationsOf(archive, '')).find(({ kind }) => kind === 'officeDocument')?.target;
  const workbook = main !== undefined && archive.names.has(main) ? main : 'xl/workbook.xml';
  if (!archive.names.has(workbook)) throw broken('its list of sheets is missing');
  const relations = await relationsOf(archive, workbook);
  const sheets: SheetPart[] = [];
  let epoch1904 = false;
  await walkXml(archive.open(workbook), {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = isOn(attributes.date1904, false);
      if (name !== 'sheet') return;
      const id = attribute(attributes, 'id');
      const relation = relations.find((one) => one.id === id && one.kind === 'worksheet');
      // Charts are sheets, too.
      if (relation === undefined || !archive.names.has(relation.target)) return;
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: attributes.name ?? '', hidden, part: relation.target });
    },
  });
  const partOf = (kind: string): string | null =>
    relations.find((relation) => relation.kind === kind && !relation.outside)?.target ?? null;
  return { sheets, strings: partOf('sharedStrings'), styles: partOf('styles'), epoch1904 };
}

/** The relations of a part; '' is the archive as a whole. */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const list = `${folder}_rels/${part.slice(cut)}.rels`;
  if (!archive.names.has(list)) return [];
  const relations: Relation[] = [];
  await walkXml(archive.open(list), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const outside = attributes.TargetMode === 'External';
      const target = attributes.Target ?? '';
      relations.push({
        id: attributes.Id ?? '',
        kind: (attributes.Type ?? '').split('/').at(-1) ?? '',
        target: outside ? target : resolved(folder, target),
        outside,
      });
    },
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
