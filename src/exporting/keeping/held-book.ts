/** What was found, for reading: a workbook with a sheet a kind, and a page of Markdown with the same. */
import type { Entry } from '../../domain/keeping/entry.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type SheetSpec, toRead } from '../sheet.ts';
import { writeSheets } from '../write-workbook.ts';

/** A group of what was found, under its heading; `note` says what a reader has to know of it. */
export type Part = { heading: string; note: string | null; entries: readonly Entry[] };

export type HeldPage = {
  title: string;
  /** Lines above all: who looked, when, for what. */
  about: readonly string[];
  parts: readonly Part[];
  generatedOn: PlainDate;
  /** What people are called, by their ids. */
  names: ReadonlyMap<string, string>;
};

const COLUMNS = [
  { heading: 'When', width: 22 },
  { heading: 'Who', width: 24 },
  { heading: 'Plan', width: 16 },
  { heading: 'Action', width: 12 },
  { heading: 'Title', width: 40 },
  { heading: 'What', width: 90 },
  { heading: 'Files', width: 40 },
  { heading: 'Restricted', width: 11 },
  { heading: 'Record', width: 40 },
];

/** The bytes of an .xlsx file. */
export const heldWorkbook = (page: HeldPage): Promise<Uint8Array> =>
  writeSheets({ sheets: sheetsOf(page), generatedOn: page.generatedOn, title: page.title });

/** A sheet a kind of each part; names of sheets take 31 letters and are told apart. */
function sheetsOf(page: HeldPage): SheetSpec[] {
  const about = toRead(
    'About',
    [{ heading: page.title, width: 110 }],
    [
      ...page.about,
      ...page.parts.flatMap(({ heading, note }) => (note === null ? [] : [`${heading}: ${note}`])),
    ].map((line) => ({ cells: [line] })),
  );
  const taken = new Set(['about']);
  const sheets = page.parts.flatMap(({ heading, entries }) =>
    [...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, those]) =>
      toRead(
        freeTitle(page.parts.length > 1 ? `${heading}, ${kind}` : kind, taken),
        COLUMNS,
        those.map((entry) => ({ cells: cellsOf(entry, page), shaded: entry.restricted })),
      ),
    ),
  );
  return [about, ...sheets];
}

function freeTitle(name: string, taken: Set<string>): string {
  const plain = name.replace(/[\\/?*[\]:’']/g, ' ');
  for (let count = 1; ; count += 1) {
    const tail = count === 1 ? '' : ` ${count}`;
    const title = `${plain.slice(0, 31 - tail.length)}${tail}`.trim();
    if (taken.has(title.toLowerCase())) continue;
    taken.add(title.toLowerCase());
    return title;
  }
}

/** Longer texts than a cell takes stand whole in the JSON beside it. */
const MOST_LETTERS = 32_000;

const cellsOf = (entry: Entry, { names }: HeldPage): string[] => [
  entry.at ?? '',
  whoOf(entry, names),
  entry.plan ?? '',
  entry.ref ?? '',
  entry.title ?? '',
  entry.words.slice(0, MOST_LETTERS),
  entry.files.map(({ name }) => name).join('; '),
  entry.restricted ? 'yes' : '',
  entry.id,
];

const whoOf = ({ by }: Entry, names: ReadonlyMap<string, string>): string =>
  by === null ? '' : (names.get(by) ?? 'somebody who is no longer known');

/** Markdown that reads as text, too. */
export const heldPage = (page: HeldPage): string =>
  [
    `# ${page.title}`,
    ...page.about.map((line) => `${escaped(line)}  `),
    ...page.parts.flatMap((part) => partOf(part, page.names)),
    '',
  ].join('\n');

function partOf({ heading, note, entries }: Part, names: ReadonlyMap<string, string>): string[] {
  return [
    '',
    `## ${heading} (${entries.length})`,
    ...(note === null ? [] : ['', escaped(note)]),
    '',
    ...entries.map((entry) => {
      const where = [entry.plan, entry.ref, entry.title].filter((one) => one !== null).join(' ');
      const who = whoOf(entry, names);
      const facts = [entry.at?.slice(0, 10), entry.kind, who, where, entry.restricted ? 'RESTRICTED' : ''];
      return `- ${escaped(facts.filter((one) => one).join(' · '))}: ${escaped(entry.words)}`;
    }),
  ];
}

const escaped = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~#&]/g, '\\$&');
