/** Adds the actions of a row, with what its other cells say of them, to the objective or group that stands open. */
import type { Finding } from '../finding.ts';
import { readLabel } from '../label.ts';
import type { SketchNode } from '../sketch.ts';
import { type Row, wordsOf } from './block.ts';
import { calledBy } from './called.ts';
import { followsFrom } from './heading-words.ts';
import { factsIn } from './inline-facts.ts';
import { addFact, keyedLines } from './keyed-lines.ts';
import { plain } from './likeness.ts';
import { goesOn, isOpen, joined, newNode, tidy } from './node.ts';
import type { Point } from './points.ts';
import { namesIn, paragraphsIn, type RowCells } from './row-cells.ts';
import type { Here } from './table-rows.ts';

/** `continued`: the row is the rest of the one before. */
export type RowOfActions = {
  row: Row;
  cells: RowCells;
  points: readonly Point[];
  here: Here;
  continued: boolean;
};

export function addActions({ row, cells, points, here, continued }: RowOfActions, findings: Finding[]): Here {
  const home = here.objective?.children ?? here.segment.nodes;
  const called = calledBy(here.columns.names[here.columns.meanings.indexOf('action')]);
  const added: SketchNode[] = [];
  let last = here.last;
  let letter = continued ? here.letter : '';
  const lettered = points.some(({ label }) => label !== null && label !== '');
  const told = cells.text('by-when') !== '' || cells.text('owner') !== '';
  const leading = points.length > 1 && points[0]?.label === null ? points[0] : null;
  for (const [index, point] of points.entries()) {
    if (point === leading && point.text.endsWith(':') && followsFrom(point.text) === 'actions') continue;
    const before = added.at(-1) ?? (continued ? last : null);
    const pairs = before !== null && point.label === null ? keyedLines(point.text) : null;
    if (before !== null && pairs !== null) {
      for (const { meaning, value } of pairs) addFact(before, meaning, value);
      continue;
    }
    const unmarked = point.label === null || (point.label === '' && goesOn(point.text));
    if (index === 0 && continued && unmarked && last !== null) {
      extendTitle(last, point.text);
      continue;
    }
    if (before !== null && isPartOf(point, before, added.length > 0, lettered, leading !== null)) {
      if (point.label === null && !before.title.endsWith(':')) extendTitle(before, point.text);
      else before.children.push(newNode(point.text, row.where));
      continue;
    }
    // What columns say goes before the words of the action, which then stay as they are.
    const facts = told ? { title: point.text, when: null, owners: [], measures: [] } : factsIn(point.text);
    const action = newNode(facts.title, row.where, {
      action: true,
      called,
      owners: facts.owners,
      when: facts.when,
      measures: facts.measures,
    });
    if (point.label !== null && point.label !== '') action.label = point.label;
    letter = action.label === null ? letter : (readLabel(action.label)?.letter ?? letter);
    home.push(action);
    added.push(action);
    last = action;
  }
  const next: Here = { ...here, last, letter };
  if (here.refsOfActions && added[0] !== undefined && added.length === 1)
    added[0].label = cells.text('ref') || added[0].label;
  describe(cells, added, next, continued, row, findings);
  return next;
}

function extendTitle(action: SketchNode, text: string): void {
  if (plain(action.title).endsWith(plain(text)) && text.length > 12) return;
  action.title = tidy(joined(action.title, text));
}

/** Whether a point belongs to the action before it: words without a mark, or a bullet under a letter. */
function isPartOf(
  point: Point,
  before: SketchNode,
  sameRow: boolean,
  lettered: boolean,
  leading: boolean,
): boolean {
  if (point.label === null) return sameRow || goesOn(point.text) || isOpen(before.title);
  if (point.label !== '') return false;
  return point.depth > 0 || lettered || leading;
}

/** What the other cells say, put with the actions of the row; measures of an objective's row with the objective. */
function describe(
  cells: RowCells,
  added: readonly SketchNode[],
  here: Here,
  continued: boolean,
  row: Row,
  findings: Finding[],
): void {
  const shared =
    here.objective !== null &&
    here.objective.called !== 'Period' &&
    (continued || added.length !== 1 || !cells.has('ref') || !here.refsOfActions);
  const target = shared ? here.objective : (added[0] ?? here.last);
  for (const [meaning, list] of [
    ['measure', 'measures'],
    ['difference', 'difference'],
  ] as const) {
    const texts = paragraphsIn(cells.cell(meaning));
    if (texts.length === 0 || target === null) continue;
    pour(target[list], texts, continued);
    if (!shared && added.length > 1)
      findings.push({
        kind: 'inferred',
        what: `${added.length} actions share this row; its ${meaning === 'measure' ? 'measures were' : 'words on the difference were'} put with the first.`,
        where: row.where,
      });
  }
  const actions = added.length > 0 ? added : continued && here.last !== null ? [here.last] : [];
  const [whenCell, owners, leads] = [
    cells.cell('by-when'),
    namesIn(cells.cell('owner')),
    namesIn(cells.cell('lead')),
  ];
  const said =
    cells.text('by-when') || (here.objective?.called === 'Period' ? (here.objective.when ?? '') : '');
  for (const [index, action] of actions.entries()) {
    const own =
      added.length > 1 && whenCell.length === added.length ? tidy(whenCell[index]?.text ?? '') : said;
    if (own !== '')
      action.when = continued && action.when !== null && action.when !== own ? joined(action.when, own) : own;
    const names = owners.length > 0 ? owners : leads;
    if (continued && action.owners.length > 0 && names.length > 0)
      action.owners =
        names.length === 1 && isRestOfName(action.owners.at(-1) ?? '', names[0] ?? '')
          ? [...action.owners.slice(0, -1), joined(action.owners.at(-1) ?? '', names[0] ?? '')]
          : [...action.owners, ...names];
    else if (names.length > 0) action.owners = names;
    if (cells.text('outcome') !== '') action.outcomes = [wordsOf(cells.cell('outcome'))];
    if (cells.text('status') !== '') action.status = cells.text('status');
    const progress = [cells.text('progress'), cells.text('percent')].filter(Boolean).join(' ');
    if (progress !== '') action.progress = progress;
    const further = DETAILS.flatMap(([meaning, name]) =>
      cells.text(meaning) === '' ? [] : [`${name}${cells.text(meaning)}`],
    );
    if (further.length > 0)
      action.description = [action.description, ...further].filter((text) => text !== null).join('\n');
  }
  if (owners.length > 0 && leads.length > 0 && actions.length > 0)
    findings.push({
      kind: 'unplaced',
      what: `A second lead stands beside the owner and is left out: ${leads.join('; ')}.`,
      where: row.where,
    });
}

/** Whether a piece is the end of a name that was cut by the width of its cell: `SEND` and `Team`. */
const isRestOfName = (before: string, piece: string): boolean =>
  goesOn(piece) ||
  /(?:\b(?:of|and|for|the)|[&,/-])$/i.test(before) ||
  /^(?:teams?|services?|leads?|managers?|officers?|boards?|groups?|partnerships?|directors?|schools?|council|hubs?|advisers?|network)$/i.test(
    piece,
  );

const DETAILS = [
  ['description', ''],
  ['start', 'Start: '],
  ['resources', 'Resources: '],
  ['evidence', 'Evidence: '],
] as const;

/** Adds paragraphs to a list; where the row goes on from the one before, an open end is taken up. */
function pour(list: string[], texts: readonly string[], continued: boolean): void {
  const ended = list.filter((text) => !isOpen(text)).length * 2 >= list.length;
  for (const [index, text] of texts.entries()) {
    const before = list.at(-1);
    const open =
      index === 0 && continued && before !== undefined && isOpen(before) && (goesOn(text) || ended);
    if (open && before !== undefined) list[list.length - 1] = joined(before, text);
    else if (before === undefined || plain(before) !== plain(text)) list.push(text);
  }
}
