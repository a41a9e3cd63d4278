/** What is held is found by topic, person and dates, and handed over whole; a hold keeps somebody from being taken out. */

import { erasePerson } from '../../../src/app/keeping/erase.ts';
import { addHold } from '../../../src/app/keeping/holds.ts';
import { refusalOf } from '../../../src/app/keeping/may-erase.ts';
import { personHeld } from '../../../src/app/keeping/person-held.ts';
import { searchHeld } from '../../../src/app/keeping/search.ts';
import type { Sought } from '../../../src/domain/keeping/entry.ts';
import type { Hold } from '../../../src/domain/keeping/hold.ts';
import type { Person } from '../../../src/domain/person.ts';
import { type HeldPage, heldPage, heldWorkbook } from '../../../src/exporting/keeping/held-book.ts';
import { all } from '../../../src/store/store.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { type Room, TENANT } from '../room.ts';
import { NAMES, opened, withTraces } from './erased.ts';

const ALL: Sought = { topic: null, person: null, plan: null, from: null, to: null };
let room: Room;
let alex: Person;
beforeEach(async () => {
  room = await opened();
  const id = await withTraces(room);
  await room.says('olu', '1.1a at risk because Alex Sample is on leave');
  await room.says('olu', 'decision of the Partnership on 12 Nov: bring a plan for school transport');
  await room.says('olu', 'yes');
  const found = (await room.app.records.person(TENANT, id))?.doc.body;
  if (!found) throw new Error('Alex is not there');
  alex = found;
});
afterEach(() => room.close());

const search = (over: Partial<Sought>) => searchHeld(room.app, TENANT, { ...ALL, ...over });
const holdOn = (over: Partial<Hold>): Promise<Hold> =>
  addHold(room.app, TENANT, {
    ...{ reason: 'FOI 123', plan: null, person: null, from: null, to: null, by: 'olu', ...over },
  });

test('a topic finds what holds all of its words, in any case: decisions, updates, papers', async () => {
  const { entries } = await search({ topic: 'TRANSPORT school' });
  expect(entries.map(({ kind }) => kind)).toEqual(['Decision of a board']);
  expect((await search({ topic: 'posts are vacant' })).entries).toContainEqual(
    expect.objectContaining({ kind: 'Update', ref: '1.1(a)', plan: 'sample', restricted: false }),
  );
  const [paper] = (await search({ topic: 'holds two posts' })).entries;
  expect(paper).toMatchObject({ kind: 'Paper or report' });
  expect(paper?.text).toContain('Alex Sample holds two posts');
  expect((await search({ topic: 'nothing of the kind' })).entries).toEqual([]);
});

test('a person is found by what they said, what concerns them, and where others name them', async () => {
  const { entries, counts } = await search({ person: { id: alex.id, names: ['Alex Sample'] } });
  expect(entries.map(({ words }) => words).join('\n')).toContain('Alex Sample is on leave');
  expect(entries.some(({ by }) => by === alex.id)).toBe(true);
  expect(counts).toMatchObject({ Leave: 1, 'Paper or report': 1 });
});

test('dates leave out what was said on other days, and nothing that has no date', async () => {
  const kinds = (await search({ from: '2030-01-01' })).entries.map(({ kind }) => kind);
  expect([...new Set(kinds)]).toEqual(['Action or heading', 'Post', 'Link officer']);
  expect((await search({ to: '2026-12-04' })).entries.length).toBeGreaterThan(10);
  expect((await search({ plan: 'another' })).entries).toEqual([]);
});

test('what is restricted is among what is found, and is marked in the page and the workbook', async () => {
  await room.sets('olu', 'restrict 1.1a');
  const { entries } = await search({ topic: 'posts are vacant' });
  expect(entries.some(({ restricted }) => restricted)).toBe(true);
  const names = await room.app.records.names(TENANT, [alex.id]);
  const page: HeldPage = {
    ...{ title: 'What Waymark holds', about: ['Topic: posts'], generatedOn: '2026-12-04', names },
    parts: [{ heading: 'Found', note: null, entries }],
  };
  expect(heldPage(page)).toMatch(/Alex Sample · sample 1\.1\(a\).* · RESTRICTED: .*two posts are vacant/);
  expect((await heldWorkbook(page)).length).toBeGreaterThan(2000);
});

test('all that is held on a person stands in three parts, with their conversation and their files', async () => {
  const held = await personHeld(room.app, TENANT, alex);
  expect(held.person.emails).toContain('alex@example.org');
  expect(held.waysIn).toBeGreaterThan(1);
  expect(held.theirs.flatMap(({ files }) => files.map(({ name }) => name))).toContain('minutes.txt');
  expect(held.theirs.flatMap(({ files }) => files.map(({ name }) => name))).toContain('unplaced.txt');
  expect(held.concerning.map(({ kind }) => kind)).toContain('Message of Waymark');
  expect(held.naming.map(({ words }) => words).join('\n')).toMatch(/Alex Sample is on leave/);
  expect(held.talk.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['plain', 'frame']));
  expect(held.unreadable).toBe(0);
});

test.each([
  ['on everything', {}, true],
  ['on them', { person: 'alex' }, true],
  ['on somebody who covered for them, which would go with them', { person: 'robin' }, true],
  ['on somebody else', { person: 'sam' }, false],
  ['on a plan in which they have a post', { plan: 'sample' }, true],
  ['on another plan, since leave is of none', { plan: 'another' }, true],
  ['on days on which they said something', { from: '2026-12-04', to: '2026-12-04' }, true],
  ['on days long before, since a plan that was sent has none', { to: '2020-01-01' }, true],
] as const)('a hold %s', async (_, over, held) => {
  const hold = await holdOn(over);
  const refusal = await refusalOf(room.app, TENANT, alex);
  if (held)
    expect(refusal).toBe(
      `A hold keeps it: “FOI 123”, since 2026-12-04. Once that is over, an officer lifts it: waymark hold lift ${hold.id}`,
    );
  else expect(refusal).toBeNull();
});

test('what somebody looked for is their own word: it stays, and is listed', async () => {
  const { noteDisclosure } = await import('../../../src/app/keeping/search.ts');
  await noteDisclosure(room.app, TENANT, {
    ...{
      what: 'search',
      by: 'olu',
      topic: 'Alex Sample leave',
      person: alex.id,
      plan: null,
      from: null,
      to: null,
    },
    found: { Update: 2 },
  });
  const erasure = await erasePerson(room.app, TENANT, alex, { by: 'olu', reason: null });
  expect(erasure.left.join('\n')).toMatch(
    /in others’ words: disclosure of Fri 4 Dec 2026 \(topic; disclosure:/,
  );
  const [noted] = await all(room.store, TENANT, { kind: 'disclosure' });
  expect(noted?.doc.body).toMatchObject({
    topic: 'Alex Sample leave',
    person: expect.stringMatching(/^left-/),
  });
  const left = (await search({})).entries.filter((one) => NAMES.test(JSON.stringify(one)));
  expect(left.map(({ kind }) => kind).sort()).toEqual(['Disclosure', 'Update']);
  expect(await room.person(ALEX)).toBeUndefined();
});
