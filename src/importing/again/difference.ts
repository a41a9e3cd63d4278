/** What a new edition would change, in the words in which a person decides on it. */
import { type Anchors, readByWhen } from '../../domain/by-when.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { FileItemAlone } from '../../domain/plan-file.ts';
import type { ItemClash, Merge, MergedItem } from './merge.ts';

const NOTHING_CHANGES = 'Nothing in the plan changes.';

/** Whether the file says what the record holds. */
export const isNone = (difference: Difference): boolean => differenceLines(difference)[0] === NOTHING_CHANGES;

type Named = { ref: string; title: string };
export type Difference = {
  added: Named[];
  removed: Named[];
  /** New words, or a new ref for the same words. */
  reworded: (Named & { from: string; to: string })[];
  redated: (Named & { from: PlainDate | null; to: PlainDate | null })[];
  /** Other fields that change, by their names in the plan file. */
  changed: (Named & { fields: string[] })[];
  /** Fields of the plan as a whole that change. */
  head: string[];
  conflicts: Conflict[];
};
/** Both sides changed the same thing. `id` is what a choice names. */
export type Conflict = { id: string; ref: string; title: string; what: string; record: string; file: string };

const WORDS: readonly string[] = ['title', 'ref'];
const DATES: readonly string[] = ['due', 'when'];

export function differenceOf(merge: Merge, anchors: Anchors): Difference {
  const kept = merge.items.filter((one) => one.item !== null);
  const touching = (fields: readonly string[]): MergedItem[] =>
    kept.filter(({ taken }) => taken.some((field) => fields.includes(field)));
  return {
    added: merge.items.filter(({ item }) => item === null).map(({ file }) => named(file)),
    removed: merge.gone.map(({ ref, title }) => ({ ref, title })),
    reworded: touching(WORDS).map(({ file, item }) => ({
      ...named(file),
      from: item && item.ref !== file.ref ? `${item.ref} ${item.title}` : (item?.title ?? ''),
      to: item && item.ref !== file.ref ? `${file.ref} ${file.title}` : file.title,
    })),
    redated: touching(DATES)
      .map(({ file, item }) => ({
        ...named(file),
        from: item?.due ?? item?.reading?.end ?? null,
        to: file.due ?? (file.when === undefined ? null : readByWhen(file.when, anchors).end),
      }))
      .filter(({ from, to }) => from !== to),
    changed: kept.flatMap(({ file, taken }) => {
      const fields = taken.filter((field) => !WORDS.includes(field) && !DATES.includes(field));
      return fields.length === 0 ? [] : [{ ...named(file), fields }];
    }),
    head: merge.headTaken.map((name) => headWords(name, merge)),
    conflicts: merge.clashes.map((clash) => conflict(clash, merge)),
  };
}

const named = ({ ref, title }: Pick<FileItemAlone, 'ref' | 'title'>): Named => ({ ref, title });

export const conflictId = (ref: string, field: string): string => `${ref}|${field}`;

function conflict(clash: ItemClash, merge: Merge): Conflict {
  const item = merge.items.find(({ node }) => node.says.ref === clash.ref);
  return {
    id: conflictId(clash.ref, clash.field),
    ref: clash.ref,
    title: item?.file.title ?? merge.head.title,
    what: fieldWords(clash.field),
    record: inWords(clash.record),
    file: inWords(clash.file),
  };
}

/** What a person calls a field of the plan file; of an entry of a list, `head: holder`, both parts. */
export function fieldWords(field: string): string {
  const parts = /^(.*): (\w+)$/s.exec(field);
  return parts ? `${FIELDS[parts[2] ?? ''] ?? parts[2]} of "${parts[1]}"` : (FIELDS[field] ?? field);
}

/** A post by its title, a board by its body, any other part of the head by what it is called. */
function headWords(name: string, { head }: Merge): string {
  const post = head.posts?.find(({ id }) => id === name);
  if (post) return `the post ${post.title}`;
  return head.boards?.some(({ body }) => body === name) ? `the board ${name}` : fieldWords(name);
}

const FIELDS: Readonly<Record<string, string>> = {
  title: 'the title',
  due: 'the due date',
  when: 'the words for the date',
  owners: 'the owner',
  lead: 'the lead',
  nature: 'the nature',
  checkIns: 'how often it is asked about',
  boards: 'the boards',
  holder: 'the holder',
  holders: 'the holders',
  from: 'since when',
  target: 'the target',
  baseline: 'the baseline',
  frequency: 'the frequency',
  owner: 'the owner',
  readings: 'the readings',
  measures: 'the measures',
  terms: 'the term dates',
  yearOne: 'the first day of year 1',
  period: "the plan's period",
  delivery: "the action plan's period",
  levels: 'the names of the levels',
  aliases: 'the other names',
  outcomes: 'the outcomes',
  links: 'the links',
  bodies: 'the bodies',
  description: 'the description',
};

function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name} ${inWords(one)}`)
    .join(', ');
}

/** A line a fact, for the command line. */
export function differenceLines(difference: Difference): string[] {
  const { added, removed, reworded, redated, changed, head, conflicts } = difference;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${title} (${lines.length}):`, ...lines.map((line) => `  ${line}`)];
  const lines = [
    ...section(
      'Added',
      added.map(({ ref, title }) => `${ref} ${title}`),
    ),
    ...section(
      'Removed: withdrawn, and kept in the record',
      removed.map(({ ref, title }) => `${ref} ${title}`),
    ),
    ...section(
      'Reworded',
      reworded.map(({ ref, from, to }) => `${ref}: "${from}" is now "${to}"`),
    ),
    ...section(
      'New dates',
      redated.map(({ ref, from, to }) => `${ref}: ${from ?? 'no date'} → ${to ?? 'no date'}`),
    ),
    ...section(
      'Other changes',
      changed.map(({ ref, fields }) => `${ref}: ${fields.map(fieldWords).join(', ')}`),
    ),
    ...section('The plan as a whole', head),
    ...section(
      'Changed on both sides',
      conflicts.map(
        ({ ref, what, record, file }) =>
          `${ref === '' ? 'the plan' : ref}: ${what}: the record has ${record}, the file has ${file}`,
      ),
    ),
  ];
  return lines.length === 0 ? [NOTHING_CHANGES] : lines;
}
