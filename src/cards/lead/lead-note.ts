/** A lead's weekly note, or one section of it in full: what is to be mended, worst first, with what mends it. */
import {
  ACTION_SECTIONS,
  countIn,
  type LeadNote,
  type LeadRow,
  rowsIn,
  type Section,
} from '../../domain/lead/lead-note.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Button, button } from '../button.ts';
import { count } from '../format.ts';
import { CARD_LIMIT, type CardMessage, cardBytes, compile } from '../render.ts';
import { clip, type Run, run, subtle } from '../text.ts';
import template from './lead-note.json' with { type: 'json' };
import { mendButtons, rowButtons } from './mending.ts';
import { introOf, rowRuns, TITLES, unreachedRuns } from './note-words.ts';

const fill = compile(template);
/** Of each section in a note; a long note shows fewer. */
const WORST = 3;
/** Of a section by itself. */
const PAGE = 10;
const ALL_SECTIONS: readonly Section[] = [...ACTION_SECTIONS, 'unreachable'];

export type NoteView = {
  /** One a plan, none of them empty. */
  notes: readonly LeadNote[];
  names: ReadonlyMap<string, string>;
  today: PlainDate;
  zone: string;
};

type Row = { runs: Run[]; buttons: Button[] };

/** `weekly` is the clock's own; asked for, it says what it is without that. */
export function leadNoteCard(view: NoteView & { weekly: boolean }): CardMessage {
  for (let worst = WORST; ; worst -= 1) {
    const made = noteWith(view, worst);
    if (worst === 1 || cardBytes(made.card) <= CARD_LIMIT) return made;
  }
}

function noteWith(view: NoteView & { weekly: boolean }, worst: number): CardMessage {
  const { notes, today, weekly } = view;
  const sections = ALL_SECTIONS.filter((section) => total(notes, section) > 0);
  const all = sections.reduce((sum, section) => sum + total(notes, section), 0);
  const heading = `${weekly ? 'Your week as a lead' : 'What needs you as a lead'}: ${count(all, 'thing')} to look at`;
  const card = fill({
    heading,
    intro: [[subtle(introOf(notes, today))]],
    sections: sections.map((section) => sectionWith(section, view, worst)),
    footnotes: [[subtle(FOOTNOTE)]],
    buttons: [],
  });
  const parts = sections.map((section) => `${TITLES[section].toLowerCase()} ${total(notes, section)}`);
  return { summary: `${heading}: ${parts.slice(0, 3).join(', ')}`, card };
}

const FOOTNOTE = 'Only you see this list: it is in no board’s post. An action may be listed twice.';

const total = (notes: readonly LeadNote[], section: Section): number =>
  notes.reduce((sum, note) => sum + countIn(note, section), 0);

function sectionWith(section: Section, view: NoteView, worst: number) {
  const { notes } = view;
  const many = total(notes, section);
  const rows = rowsOf(section, view);
  const having = notes.filter((note) => countIn(note, section) > 0);
  const showAll =
    many > worst
      ? [
          button(
            `Show all ${many}`,
            { do: 'lead-section', section, offset: 0, paged: false },
            { tooltip: `Show all: ${TITLES[section]}` },
          ),
        ]
      : [];
  return {
    titles: [`${TITLES[section]} (${many})`],
    rows: rows.slice(0, worst).map(asRow),
    buttonSets: setsOf([...mendButtons(section, having, many), ...showAll].slice(0, 6)),
  };
}

const asRow = ({ runs, buttons }: Row) => ({ runs, buttonSets: setsOf(buttons) });
const setsOf = (buttons: readonly Button[]): { buttons: readonly Button[] }[] =>
  buttons.length === 0 ? [] : [{ buttons }];

function rowsOf(section: Section, view: NoteView): Row[] {
  const { notes, names, today } = view;
  const several = notes.length > 1;
  const inPlan = (title: string): Run[] => (several ? [run(` · ${clip(title, 80)}`)] : []);
  return notes.flatMap((note): Row[] =>
    section === 'unreachable'
      ? note.unreachable.map((one) => ({
          runs: [...unreachedRuns(one, names), ...inPlan(note.plan.title)],
          buttons: [],
        }))
      : rowsIn(note, section).map((row: LeadRow) => ({
          runs: [...rowRuns(section, row, view), ...inPlan(note.plan.title)],
          buttons: rowButtons(section, row, today),
        })),
  );
}

/** One section, ten rows a page. */
export function leadSectionCard(view: NoteView & { section: Section; offset: number }): CardMessage {
  const { section, notes, today, offset } = view;
  const rows = rowsOf(section, view);
  const from = offset < rows.length ? offset : 0;
  for (let size = PAGE; ; size -= 1) {
    const made = pageWith(rows.slice(from, from + size), from);
    if (size === 1 || cardBytes(made.card) <= CARD_LIMIT) return made;
  }

  function pageWith(shown: readonly Row[], start: number): CardMessage {
    const heading = `${TITLES[section]} (${rows.length})`;
    const turn = (title: string, to: number): Button =>
      button(title, { do: 'lead-section', section, offset: to, paged: true });
    const next = start + shown.length;
    const having = notes.filter((note) => countIn(note, section) > 0);
    const page = rows.length > shown.length ? ` ${start + 1} to ${next} of ${rows.length}.` : '';
    const card = fill({
      heading,
      intro: [[subtle(`${introOf(having, today)}.${page}`)]],
      sections: [{ titles: [], rows: shown.map(asRow), buttonSets: [] }],
      footnotes: [],
      buttons: [
        ...mendButtons(section, having, rows.length).slice(0, 3),
        ...(start > 0 ? [turn('Back', Math.max(0, start - PAGE))] : []),
        ...(next < rows.length ? [turn('Show more', next)] : []),
      ],
    });
    return { summary: heading, card };
  }
}
