/** docs/permissions.md says what `domain/permission.ts` decides: cell by cell, deed by deed. */
import { readFileSync } from 'node:fs';
import {
  type Deed,
  type HouseDeed,
  may,
  mayInHouse,
  mayPreview,
  mayReadMeasure,
  mayToTheirs,
  type OwnDeed,
} from '../../src/domain/permission.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { Measure } from '../../src/domain/plan.ts';
import { tablesIn } from '../support/markdown-tables.ts';
import { action, book, ROLES } from './roles.ts';

const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

const OF_PLAN: { readonly [D in Deed]: true } = {
  'update-action': true,
  'withdraw-action': true,
  'set-date': true,
  assign: true,
  'sign-off': true,
  chase: true,
  'see-restricted': true,
  'speak-to-board': true,
  restrict: true,
  'read-measure': true,
  'see-plan': true,
  'change-plan': true,
  'export-plan': true,
  'see-people': true,
  'preview-post': true,
  'set-up-board': true,
  'record-decision': true,
  redact: true,
};
const OF_HOUSE: { readonly [D in HouseDeed]: true } = {
  'load-plan': true,
  'settle-message': true,
  'begin-board': true,
  'begin-redaction': true,
};
const OF_ONE: { readonly [D in OwnDeed]: true } = {
  'change-leave': true,
  'change-own-quiet-days': true,
  'tell-leaving': true,
  'take-file-off': true,
  'place-file': true,
  'take-offer': true,
  'correct-update': true,
  'release-post': true,
  'withdraw-request': true,
  'apply-draft': true,
};
const isOfPlan = (name: string): name is Deed => name in OF_PLAN;
const isOfHouse = (name: string): name is HouseDeed => name in OF_HOUSE;
const isOfOne = (name: string): name is OwnDeed => name in OF_ONE;

/** `yes`; `own` where it is theirs alone; or a dash. */
function cell(deed: string, actor: Actor | null): string {
  if (actor === null) return '–';
  if (isOfPlan(deed)) return may(actor, deed, book, action) ? 'yes' : '–';
  if (isOfHouse(deed)) return mayInHouse(actor, deed) ? 'yes' : '–';
  if (!isOfOne(deed)) throw new Error(`no deed is called ${deed}`);
  if (mayToTheirs(actor, deed, 'somebody else')) return 'yes';
  return mayToTheirs(actor, deed, actor.person) ? 'own' : '–';
}

const deeds = tablesIn(page).find(({ head }) => head[1] === 'Deed');
const rows = deeds?.rows ?? [];
const named = (cells: readonly string[]): string => (cells[1] ?? '').replaceAll('`', '');

test('the table has every role and every deed, each once', () => {
  expect(deeds?.head.slice(2)).toEqual([...ROLES.keys()]);
  expect(rows.map(named).sort()).toEqual(
    [...Object.keys(OF_PLAN), ...Object.keys(OF_HOUSE), ...Object.keys(OF_ONE)].sort(),
  );
});

test.each(rows.map((cells) => [named(cells), cells] as const))('%s', (deed, cells) => {
  expect(cells.slice(2)).toEqual([...ROLES.values()].map((actor) => cell(deed, actor)));
});

test('a post is previewed by who leads within the board’s scope: a board that sees one priority asks its lead alone', () => {
  const [board] = book.plan.boards;
  if (!board) throw new Error('the sample has a board');
  const seers = (scope: string[]): string[] =>
    [...ROLES].flatMap(([role, actor]) =>
      actor && mayPreview(book, { ...board, scope }, actor) ? role : [],
    );
  expect(seers([])).toEqual(['Lead of it', 'Lead of something else', 'Strategy officer']);
  expect(seers(['1'])).toEqual(['Lead of it', 'Strategy officer']);
});

test('whoever a measure names reads it, whatever else they have to do with the plan', () => {
  const measure: Measure = {
    id: 'measure',
    text: 'Visits made',
    direction: 'increase',
    target: null,
    baseline: null,
    frequency: null,
    owner: 'person:nobody',
    readings: [],
  };
  const seers = (owner: Measure['owner'], item: typeof action): string[] =>
    [...ROLES].flatMap(([role, actor]) =>
      actor && mayReadMeasure(actor, book, item, { ...measure, owner }) ? role : [],
    );
  expect(seers('person:nobody', null)).toEqual(['Strategy officer', 'No part']);
  expect(seers(null, null)).toEqual(['Strategy officer']);
  expect(seers(null, action)).toEqual([
    'Accountable owner',
    'Cover',
    'Standing deputy',
    'Link officer',
    'Lead of it',
    'Strategy officer',
  ]);
});
