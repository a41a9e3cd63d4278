/** Reads a row of a table as what it is: a heading across the table, an objective with its actions, or the rest of the row before. */
import type { Finding } from '../finding.ts';
import { readLabel } from '../label.ts';
import type { SketchNode } from '../sketch.ts';
import { type Cell, type Row, wordsOf } from './block.ts';
import { calledBy } from './called.ts';
import { type GroupHeading, groupHeadingOf, plainNumberHeading } from './group-heading.ts';
import { followsFrom } from './heading-words.ts';
import { plain } from './likeness.ts';
import { markOf } from './marks.ts';
import { goesOn, isOpen, joined, newNode, tidy } from './node.ts';
import { type Point, pointsIn } from './points.ts';
import { addActions } from './row-actions.ts';
import { cellsOf, paragraphsIn, type RowCells } from './row-cells.ts';
import type { Segment } from './segments.ts';
import type { Columns } from './table-columns.ts';

/** Where the reading stands: the open objective and action, and the letter that the actions have come to. */
export type Here = {
  segment: Segment;
  columns: Columns;
  /** Whether the column of numbers numbers the actions, not the objectives. */
  refsOfActions: boolean;
  /** Whether rows usually have more than the action: then a row that has not is a heading. */
  full: boolean;
  objective: SketchNode | null;
  last: SketchNode | null;
  letter: string;
};

export type Walk = { open(heading: GroupHeading, where: string): Segment; findings: Finding[] };

/** What can be said of a table before its rows are read. */
export function habitsOf(rows: readonly Row[], columns: Columns): Pick<Here, 'refsOfActions' | 'full'> {
  const cells = rows.map((row) => cellsOf(row, columns)).filter(({ filled }) => filled.length > 0);
  const items = cells.filter(({ text }) => text('action') !== '');
  const full = items.filter(({ filled }) => filled.length > 1).length * 2 > items.length;
  if (!columns.meanings.includes('objective')) return { refsOfActions: true, full };
  const alone = items.filter(({ text }) => text('ref') !== '' && text('objective') === '').length;
  const objectives = items.map(({ text }) => plain(text('objective')));
  const again = objectives.filter((text, index) => text !== '' && text === objectives[index - 1]).length;
  const refs = new Set(items.map(({ text }) => plain(text('ref'))));
  return { refsOfActions: alone > 0 || (again > 0 && refs.size === items.length), full };
}

/** What stands open after a row. */
export function readRow(row: Row, here: Here, walk: Walk): Here {
  const cells = cellsOf(row, here.columns);
  if (cells.filled.length === 0) return here;
  const heading = headingIn(row, cells, here);
  if (heading !== null)
    return { ...here, segment: walk.open(heading, row.where), objective: null, last: null, letter: '' };
  const started = phaseOf(cells, priorityOf(cells, here, row, walk), row, walk);
  const points = pointsIn(cells.cell('action'), startsAgain(cells, started) ? '' : started.letter);
  return cells.has('objective')
    ? objectiveRow(row, cells, points, started, walk)
    : plainRow(row, cells, points, started, walk);
}

/** Words that stand alone in their row, where other rows are full. */
function headingIn(row: Row, cells: RowCells, here: Here): GroupHeading | null {
  const texts = new Set(cells.filled.map((place) => tidy(wordsOf(row.cells[place]))));
  const [text] = [...texts];
  if (texts.size !== 1 || text === undefined) return null;
  const said = groupHeadingOf(text, true);
  if (said !== null) return said;
  const meaning = here.columns.meanings[cells.filled[0] ?? 0] ?? null;
  const place =
    meaning === 'action' ||
    meaning === 'priority' ||
    meaning === 'ref' ||
    (cells.filled[0] === 0 && meaning !== 'objective');
  if (!place || !here.full || text.length > 110 || /[.:;]$/.test(text) || !/^\p{Lu}|^\d/u.test(text))
    return null;
  if (followsFrom(text) === 'actions') return null;
  const numbered = plainNumberHeading(text);
  if (numbered !== null) return numbered;
  const marked = markOf(wordsOf(row.cells[cells.filled[0] ?? 0]));
  if (marked !== null && (marked.marker === '' || (readLabel(marked.marker)?.letter ?? null) !== null))
    return null;
  if (here.last !== null && isOpen(here.last.title) && here.last.title.length > 40 && goesOn(text))
    return null;
  return marked === null
    ? { called: null, label: null, number: null, title: text }
    : {
        called: null,
        label: marked.marker,
        number: readLabel(marked.marker)?.numbers[0] ?? null,
        title: marked.text,
      };
}

/** A new entry in the column of priorities opens a group. */
function priorityOf(cells: RowCells, here: Here, row: Row, walk: Walk): Here {
  const text = cells.text('priority');
  if (text === '' || plain(text) === plain(titleOf(here.segment))) return here;
  const heading = groupHeadingOf(text, true) ??
    plainNumberHeading(text) ?? { called: null, label: null, number: null, title: text };
  if (plain(heading.title) === plain(here.segment.heading?.title ?? '') && heading.title !== '') return here;
  const place = here.columns.meanings.indexOf('priority');
  const called = heading.called ?? calledBy(here.columns.names[place]);
  return {
    ...here,
    segment: walk.open({ ...heading, called }, row.where),
    objective: null,
    last: null,
    letter: '',
  };
}

const titleOf = ({ heading }: Segment): string => `${heading?.label ?? ''} ${heading?.title ?? ''}`.trim();

/** A column for phases and their times: a phase opens a group, a time alone a period of it. */
function phaseOf(cells: RowCells, here: Here, row: Row, walk: Walk): Here {
  const text = cells.text('phase');
  if (text === '') return here;
  const time = TIME.exec(text)?.[0] ?? '';
  const words = tidy(text.slice(0, text.length - time.length)).replace(/[\s–—:(-]+$/, '');
  const heading =
    words === ''
      ? null
      : (groupHeadingOf(words, true) ?? { called: 'Phase', label: null, number: null, title: words });
  const segment = heading === null ? here.segment : walk.open(heading, row.where);
  if (time === '') return { ...here, segment, objective: null, last: null, letter: '' };
  const period = newNode(time, row.where, { called: 'Period', when: time.replace(/[()]/g, '') });
  segment.nodes.push(period);
  return { ...here, segment, objective: period, last: null, letter: '' };
}
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}';
const TIME = new RegExp(
  `\\(?(?:(?:${MONTH}|spring|summer|autumn|winter)(?: term)?(?:\\s?(?:[–-]|to|/|and)\\s?)?){1,2}\\s?\\d{4}(?:\\s?(?:[–-]|to|and)\\s?(?:${MONTH}\\s)?\\d{4})?(?: onwards)?\\)?$`,
  'i',
);

/** Whether the letters of a row begin anew: it has an objective or a number of its own, or its first letter is a. */
const startsAgain = (cells: RowCells, here: Here): boolean => {
  const first = pointsIn(cells.cell('action'))[0]?.label ?? null;
  return first !== null && readLabel(first)?.letter === 'a'
    ? true
    : here.letter === '' || (first === null && cells.text('ref') !== '' && here.refsOfActions);
};

function objectiveRow(row: Row, cells: RowCells, points: readonly Point[], here: Here, walk: Walk): Here {
  const text = cells.text('objective');
  const [opening] = points;
  const first =
    opening !== undefined && !(opening.label === '' && goesOn(opening.text)) ? opening.label : null;
  const letter = first === null ? null : (readLabel(first)?.letter ?? null);
  const current = here.objective;
  const same = current !== null && plain(current.title) === plain(text);
  const rest =
    current !== null &&
    (letter !== null && letter !== 'a'
      ? here.letter !== '' && letter.charCodeAt(0) === here.letter.charCodeAt(0) + 1
      : points.length === 0
        ? text === '' || goesOn(text) || isOpen(current.title)
        : first === null &&
          (text === '' || goesOn(text)) &&
          (here.letter !== '' || restOfAction(points, here)));
  if (current !== null && (same || rest || (text === '' && letter !== 'a' && cells.text('ref') === ''))) {
    if (!same) extend(current, text);
    if (current.label === null && !here.refsOfActions && cells.text('ref') !== '')
      current.label = cells.text('ref');
    return addActions({ row, cells, points, here, continued: rest && !same }, walk.findings);
  }
  return newObjectives(row, cells, points, here, walk);
}

/** Whether a row without letters is the rest of the action before it, cut by the height of a line. */
const restOfAction = ([point]: readonly Point[], { last }: Here): boolean =>
  point !== undefined && last !== null && goesOn(point.text) && isOpen(last.title);

/** Words that a row adds to the objective before it; what it only says again is passed over. */
function extend(objective: SketchNode, text: string): void {
  if (text !== '' && !plain(objective.title).endsWith(plain(text)))
    objective.title = tidy(joined(objective.title, text));
}

/** One objective, or as many as the letters begin again, where the cell has as many paragraphs. */
function newObjectives(row: Row, cells: RowCells, points: readonly Point[], here: Here, walk: Walk): Here {
  const called = calledBy(here.columns.names[here.columns.meanings.indexOf('objective')]);
  const titles = paragraphsIn(cells.cell('objective'));
  const runs = runsOf(points);
  const several = runs.length > 1 && titles.length === runs.length;
  let next: Here = here;
  for (const [index, run] of (several ? runs : [points]).entries()) {
    const whole = several ? (titles[index] ?? '') : cells.text('objective');
    const marked = cells.text('ref') === '' || here.refsOfActions ? markOf(whole) : null;
    const labelled = marked !== null && marked.marker !== '' ? marked : null;
    const ref = here.refsOfActions || index > 0 ? '' : cells.text('ref');
    const objective = newNode(labelled?.text ?? whole, row.where, {
      called,
      label: labelled?.marker ?? (ref === '' ? null : ref),
    });
    here.segment.nodes.push(objective);
    const part = index === 0 ? cells : without(cells);
    next = addActions(
      {
        row,
        cells: part,
        points: run,
        here: { ...next, objective, last: null, letter: '' },
        continued: false,
      },
      walk.findings,
    );
  }
  if (several) {
    const what = `${runs.length} objectives stand in one row and share its other cells; what these hold was put with the first.`;
    walk.findings.push({ kind: 'repaired', what, where: row.where });
  }
  return next;
}

/** A row's cells without what was given to the first of its objectives. */
const without = (cells: RowCells): RowCells => ({
  ...cells,
  cell: (meaning): Cell => (meaning === 'measure' || meaning === 'difference' ? [] : cells.cell(meaning)),
});

/** Points, cut wherever their letters begin again. */
function runsOf(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  for (const point of points) {
    const letter = point.label === null ? null : (readLabel(point.label)?.letter ?? null);
    const run = runs.at(-1);
    if (run === undefined || (letter === 'a' && run.some(({ label }) => label !== null && label !== '')))
      runs.push([point]);
    else run.push(point);
  }
  return runs;
}

/** A row of a table whose groups, if it has any, stand outside of its columns. */
function plainRow(row: Row, cells: RowCells, points: readonly Point[], here: Here, walk: Walk): Here {
  const [first] = points;
  const continued =
    here.last !== null &&
    cells.text('ref') === '' &&
    (points.length === 0 ||
      (first?.label === null &&
        (goesOn(first.text) || (cells.has('ref') && isOpen(here.last.title) && cells.filled.length < 3))));
  return addActions({ row, cells, points, here, continued }, walk.findings);
}
