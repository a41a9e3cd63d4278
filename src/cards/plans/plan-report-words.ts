/** The sections of a draft's report: what the reading noticed, and how a later edition differs from the record. */
import type { PlainDate } from '../../domain/plan.ts';
import { longDay } from '../format.ts';
import { bold, clip, type Run, run, subtle } from '../text.ts';

export type Section = { title: string; lines: Run[][]; more: string[] };

/** What an importer noticed; `where` is the place in the source. */
export type Noticed = { kind: 'inferred' | 'repaired' | 'unplaced' | 'child'; what: string; where: string };

type Entry = { ref: string; title: string };
/** What the record and the file both changed, and differently. `what` names the field: "the owner". */
export type Conflict = Entry & {
  id: string;
  what: string;
  record: string;
  file: string;
  choice?: 'record' | 'file';
};
/** An action of the file that may be one of the record: ref and title disagree, and nobody has said yet. */
export type Doubt = Entry & { record: Entry; answer?: 'same' | 'new' };
export type Difference = {
  added: readonly Entry[];
  removed: readonly Entry[];
  reworded: readonly (Entry & { from: string; to: string })[];
  redated: readonly (Entry & { from: PlainDate | null; to: PlainDate | null })[];
  /** What else changes, in words: "the owner". */
  changed: readonly (Entry & { fields: readonly string[] })[];
  /** What changes of the plan as a whole. */
  head: readonly string[];
  doubts: readonly Doubt[];
  conflicts: readonly Conflict[];
};

const TITLES = [
  ['child', 'This looks like a child’s personal data'],
  ['unplaced', 'No place was found for'],
  ['repaired', 'Put right'],
  ['inferred', 'Read between the lines'],
] as const;

/** What found no place comes first: the reader has to do something about it. */
export const noticedSections = (findings: readonly Noticed[], most: number): Section[] =>
  TITLES.map(([kind, title]) => {
    const all = findings.filter((finding) => finding.kind === kind);
    return {
      title: `${title} (${all.length})`,
      lines: all
        .slice(0, most)
        .map(({ what, where }) => [run(clip(what, 240)), subtle(` (${clip(where, 40)})`)]),
      more: all.length > most ? [`and ${all.length - most} more, in the report`] : [],
    };
  });

const name = ({ ref, title }: Entry): Run[] => [bold(clip(ref, 30)), run(` ${clip(title, 80)}`)];
const dated = (date: PlainDate | null): string => (date === null ? 'no date' : longDay(date));

export function differenceSections(difference: Difference, most: number): Section[] {
  const { added, removed, reworded, redated, changed, head } = difference;
  const section = (title: string, lines: Run[][]): Section => ({
    title,
    lines: lines.slice(0, most),
    more: lines.length > most ? [`and ${lines.length - most} more, in the report`] : [],
  });
  return [
    section(`Added (${added.length})`, added.map(name)),
    section(`No longer in the file: kept, and asked about no more (${removed.length})`, removed.map(name)),
    section(
      `Reworded (${reworded.length})`,
      reworded.map(({ ref, from, to }) => [
        bold(clip(ref, 30)),
        run(` ${clip(to, 80)} `),
        subtle(`(was: ${clip(from, 80)})`),
      ]),
    ),
    section(
      `Other dates (${redated.length})`,
      redated.map((entry) => [...name(entry), run(`: ${dated(entry.from)} → ${dated(entry.to)}`)]),
    ),
    section(
      `Other changes (${changed.length})`,
      changed.map(({ ref, fields }) => [bold(clip(ref, 30)), run(`: ${clip(fields.join(', '), 120)}`)]),
    ),
    section(
      `The plan as a whole (${head.length})`,
      head.map((field) => [run(clip(field, 80))]),
    ),
    ...(changesIn(difference) + difference.doubts.length + difference.conflicts.length === 0
      ? [{ title: 'No difference', lines: [[run('The file says what the record says.')]], more: [] }]
      : []),
  ];
}

/** How many things the file changes, whatever is still asked. */
export const changesIn = ({ added, removed, reworded, redated, changed, head }: Difference): number =>
  [added, removed, reworded, redated, changed, head].reduce((sum, list) => sum + list.length, 0);
