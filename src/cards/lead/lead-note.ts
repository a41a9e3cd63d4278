/** A lead's weekly note, or one section of it in full: what is to be mended, worst first, with what mends it. */
import {
  ACTION_SECTIONS,
  countIn,
  type LeadNote,
  type LeadRow,
  type NoteScope,
  rowsIn,
  type Section,
  thingsIn,
} from '../../domain/lead/lead-note.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Button, button } from '../button.ts';
import { count } from '../format.ts';
import { CARD_LIMIT, type CardMessage, cardBytes, compile } from '../render.ts';
import { clip, type Run, run, subtle } from '../text.ts';
import template from './lead-note.json' with { type: 'json' };
import { mendButtons, rowButtons } from './mending.ts';
import { figureRuns, introOf, rowRuns, TITLES, unreachedCount, unreachedRuns } from './note-words.ts';

const fill = compile(template);
/** Of each section in a note; a long note shows fewer, or none: then each is a number, and a button for the rest. */
const WORST = 3;
/** Of a section by itself. */
const PAGE = 10;
const ALL_SECTIONS: readonly Section[] = [...ACTION_SECTIONS, 'unreachable'];

export type NoteView = {
  /** One a plan, none of them empty, all of this scope. */
  notes: readonly LeadNote[];
  scope: NoteScope;
  names: ReadonlyMap<string, string>;
  /** What is said behind the names of those who are away. */
  away: ReadonlyMap<string, string>;
  /** Whose note it is: a person's id. */
  reader: string;
  today: PlainDate;
  zone: string;
};

type Row = { runs: Run[]; buttons: Button[] };

/** `weekly` is the clock's own; asked for, it says what it is without that. `whole`: what the whole plan has to look at. */
export type LeadNoteView = NoteView & { weekly: boolean; whole: number | null };

export function leadNoteCard(view: LeadNoteView): CardMessage {
  for (let worst = WORST; ; worst -= 1) {
    const made = noteWith(view, worst);
    if (worst === 0 || cardBytes(made.card) <= CARD_LIMIT) return made;
  }
}

function noteWith(view: LeadNoteView, worst: number): CardMessage {
  const { notes, scope, today, weekly, whole } = view;
  const sections = ALL_SECTIONS.filter((section) => total(notes, section) > 0);
  const all = thingsIn(notes);
  const what = weekly
    ? 'Your week as a lead'
    : scope === 'own'
      ? 'What needs you as a lead'
      : 'What needs a lead';
  const heading = `${what}: ${count(all, 'thing')} to look at`;
  const card = fill({
    heading,
    intro: [[subtle(introOf(notes, scope, today))], ...figureRuns(notes)],
    sections: sections.map((section) => sectionWith(section, view, worst)),
    footnotes: [[subtle(FOOTNOTE)]],
    buttons: [...whoIsSilent(notes), ...(whole !== null && whole > all ? [wholePlan(whole)] : [])],
  });
  const parts = sections.map((section) => `${TITLES[section].toLowerCase()} ${total(notes, section)}`);
  return { summary: `${heading}: ${parts.slice(0, 3).join(', ')}`, card };
}

/** Who they are is said where somebody asks, as of a board's post. */
function whoIsSilent(notes: readonly LeadNote[]): Button[] {
  if (notes.every(({ figures }) => figures.silent === 0)) return [];
  const [part] = notes.length === 1 ? notes.map(({ figures }) => figures.part) : [];
  const text = part ? `who hasn't reported in ${part}` : "who hasn't reported";
  return [button('Who is silent', { do: 'say', text })];
}

/** For an officer, who sees to what nobody else does. */
export const wholePlan = (things: number): Button =>
  button(`The whole plan (${things})`, { do: 'say', text: 'my week as a lead for the whole plan' });

const FOOTNOTE = 'Only you see this list: it is in no board’s post. An action may be listed twice.';

const total = (notes: readonly LeadNote[], section: Section): number =>
  notes.reduce((sum, note) => sum + countIn(note, section), 0);

function sectionWith(section: Section, view: NoteView, worst: number) {
  const { notes, scope } = view;
  const many = total(notes, section);
  const rows = rowsOf(section, view);
  const having = notes.filter((note) => countIn(note, section) > 0);
  const showAll =
    many > worst
      ? [
          button(
            `Show all ${many}`,
            { do: 'lead-section', section, scope, offset: 0, paged: false },
            { tooltip: `Show all: ${TITLES[section]}` },
          ),
        ]
      : [];
  return {
    titles: [titleOf(section, notes)],
    rows: rows.slice(0, worst).map(asRow),
    buttonSets: setsOf([...mendButtons(section, scope, having, many), ...showAll].slice(0, 6)),
  };
}

const titleOf = (section: Section, notes: readonly LeadNote[]): string =>
  section === 'unreachable'
    ? `${TITLES[section]} ${unreachedCount(notes.flatMap(({ unreachable }) => unreachable))}`
    : `${TITLES[section]} (${total(notes, section)})`;

const asRow = ({ runs, buttons }: Row) => ({ runs, buttonSets: setsOf(buttons) });
const setsOf = (buttons: readonly Button[]): { buttons: readonly Button[] }[] =>
  buttons.length === 0 ? [] : [{ buttons }];

function rowsOf(section: Section, view: NoteView): Row[] {
  const { notes, names, today, reader } = view;
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
          buttons: rowButtons(section, row, today, reader),
        })),
  );
}

/** One section, ten rows a page. */
export function leadSectionCard(view: NoteView & { section: Section; offset: number }): CardMessage {
  const { section, scope, notes, today, offset } = view;
  const rows = rowsOf(section, view);
  const from = offset < rows.length ? offset : 0;
  for (let size = PAGE; ; size -= 1) {
    const made = pageWith(rows.slice(from, from + size), from);
    if (size === 1 || cardBytes(made.card) <= CARD_LIMIT) return made;
  }

  function pageWith(shown: readonly Row[], start: number): CardMessage {
    const heading = titleOf(section, notes);
    const turn = (title: string, to: number): Button =>
      button(title, { do: 'lead-section', section, scope, offset: to, paged: true });
    const next = start + shown.length;
    const having = notes.filter((note) => countIn(note, section) > 0);
    const page = rows.length > shown.length ? ` ${start + 1} to ${next} of ${rows.length}.` : '';
    const card = fill({
      heading,
      intro: [[subtle(`${introOf(having, scope, today)}.${page}`)]],
      sections: [{ titles: [], rows: shown.map(asRow), buttonSets: [] }],
      footnotes: [],
      buttons: [
        ...mendButtons(section, scope, having, rows.length).slice(0, 3),
        ...(start > 0 ? [turn('Back', Math.max(0, start - PAGE))] : []),
        ...(next < rows.length ? [turn('Show more', next)] : []),
      ],
    });
    return { summary: heading, card };
  }
}
