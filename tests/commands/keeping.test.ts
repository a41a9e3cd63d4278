/** `waymark hold`, `person`, `retention`, `search`: what an officer runs for a request for information, for erasure, for the schedule. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { holdAddCommand, holdLiftCommand, holdListCommand } from '../../src/commands/hold.ts';
import { personEraseCommand, personExportCommand, personFindCommand } from '../../src/commands/person.ts';
import { retentionCommand } from '../../src/commands/retention.ts';
import { searchCommand } from '../../src/commands/search.ts';
import { configured } from '../../src/commands/settings.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Erasure } from '../../src/domain/keeping/erasure.ts';
import { Retention } from '../../src/domain/keeping/retention.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { all } from '../../src/store/store.ts';
import { TENANT } from '../app/room.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const OLU = { ...newPerson('olu', 'olu@example.org'), name: 'Olu Sample' };
const ALEX = { ...newPerson('alex', 'alex@example.org'), name: 'Alex Sample' };
const BY = { by: 'olu@example.org' };
const AT = '2019-03-01T09:00:00.000Z';

let folder: ReturnType<typeof temporaryFolder>;
let out: string;
const config = (officers = 'olu@example.org') =>
  configured({
    WAYMARK_DATA: folder.path,
    WAYMARK_LOCAL: 'true',
    WAYMARK_OFFICERS: officers,
    WAYMARK_LOG: 'silent',
  });

beforeEach(async () => {
  folder = temporaryFolder();
  out = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const store = await openStore({ data: folder.path });
  const { book, milestones } = samplePlan({ about: { period: { start: '2016-09-01', end: '2019-08-31' } } });
  const plan = {
    plan: book.plan,
    items: book.items,
    milestones,
    updates: [],
    snapshots: [],
    people: [OLU, ALEX],
  };
  await importPlan(store, testClock('2026-12-04T09:00:00Z'), TENANT, plan, () => undefined);
  const change: Change = {
    ...{ id: 'c1', plan: 'sample', item: 'item-1.1(a)', at: AT, by: 'alex', through: 'message' },
    ...{ what: 'due', from: null, to: '2019-06-01', reason: 'the school transport review moved' },
  };
  await store.commit(TENANT, 'change', [
    { op: 'put', doc: write('change', docId('change', 'c1'), change), expect: 'absent' },
  ]);
  await store.close();
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

async function recordIn<T>(read: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore({ data: folder.path });
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

test('a search writes what it found, for reading and as data, and the record notes who looked', async () => {
  const place = join(folder.path, 'foi-123');
  await searchCommand(config(), { ...BY, topic: 'school transport', out: place });
  expect(readdirSync(place).sort()).toEqual(['found.json', 'found.md', 'found.xlsx']);
  const page = readFileSync(join(place, 'found.md'), 'utf8');
  expect(page).toContain('Searched by Olu Sample');
  expect(page).toMatch(/2019-03-01 · Change of the plan · Alex Sample · sample 1\.1\(a\)/);
  expect(statSync(join(place, 'found.json')).mode & 0o077).toBe(0);
  const noted = await recordIn((store) => all(store, TENANT, { kind: 'disclosure' }));
  expect(noted.map(({ doc }) => doc.body)).toMatchObject([
    { what: 'search', by: 'olu', topic: 'school transport', found: { 'Change of the plan': 1 } },
  ]);
  const zip = join(folder.path, 'foi-123.zip');
  await searchCommand(config(), { ...BY, topic: 'school transport', out: zip });
  expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');
  await expect(searchCommand(config(), { ...BY, out: zip })).rejects.toThrow(
    'Choose another place with --out',
  );
});

test('without a place, an officer or a date that is one, nothing is searched', async () => {
  await expect(searchCommand(config(), BY)).rejects.toThrow('Say where to');
  await expect(searchCommand(config(), { json: true })).rejects.toThrow('Say who searches with --by');
  await expect(searchCommand(config(), { ...BY, json: true, from: 'May' })).rejects.toThrow(
    '--from takes a date',
  );
  await expect(searchCommand(config(), { ...BY, json: true, plan: 'x' })).rejects.toThrow('There is sample');
  expect(await recordIn((store) => all(store, TENANT, { kind: 'disclosure' }))).toEqual([]);
});

test('somebody is found, handed what is held on them, and taken out; nothing goes without --yes', async () => {
  await personFindCommand(config(), 'alex', {});
  expect(out).toContain('alex  Alex Sample (alex@example.org)  has not met Waymark  Head of Early Years');
  const place = join(folder.path, 'alex');
  await personExportCommand(config(), 'alex@example.org', { ...BY, out: place });
  expect(readFileSync(join(place, 'held.md'), 'utf8')).toContain('the school transport review moved');
  out = '';
  await personEraseCommand(config(), 'Alex Sample', { ...BY });
  expect(out).toContain('Nothing was changed. Run it again with --yes');
  expect(out).toContain('Vacant from now on: Head of Early Years');
  await expect(
    personEraseCommand(config(), 'alex', { ...BY, yes: true, reason: 'Alex Sample asked' }),
  ).rejects.toThrow('without their name');
  out = '';
  await personEraseCommand(config(), 'alex', { ...BY, yes: true, reason: 'a request of 1 December' });
  expect(out).toContain('Done. In the record they are “A former colleague”');
  await expect(personEraseCommand(config(), 'alex', { ...BY })).rejects.toThrow('Nobody is known as "alex"');
  const bytes = readFileSync(join(folder.path, 'waymark.db')).toString('latin1');
  expect(bytes).toContain('A former colleague');
  expect(bytes).not.toMatch(/Alex Sample|alex@example\.org/);
});

test('what erasure would come to is shown without a trace, also while another was cut off, and to officers alone', async () => {
  const kim = { ...newPerson('kim', 'kim@example.org'), name: 'Kim Reader' };
  const going: Erasure = {
    ...{ id: 'e1', person: 'left-1', was: 'kim', aliases: [], at: AT, by: 'olu', reason: null },
    ...{ state: 'going', kept: [], left: [] },
  };
  await recordIn((store) =>
    store.commit(TENANT, 'cut off', [
      { op: 'put', doc: write('person', docId('person', 'kim'), kim), expect: 'absent' },
      { op: 'put', doc: write('erasure', docId('erasure', 'e1'), going), expect: 'absent' },
    ]),
  );
  const content = () =>
    recordIn(async (store) =>
      JSON.stringify([
        await all(store, TENANT, { kind: 'person' }),
        await all(store, TENANT, { kind: 'erasure' }),
        await all(store, TENANT, { kind: 'alias' }),
      ]),
    );
  const before = await content();
  const by = { by: 'sam@example.org' };
  await expect(personEraseCommand(config(), 'alex', { ...by, yes: true })).rejects.toThrow('with --by');
  await expect(personEraseCommand(config(), 'alex', by)).rejects.toThrow('with --by');
  const both = config('olu@example.org, sam@example.org');
  await personEraseCommand(both, 'alex', by);
  expect(out).toContain('Nothing was changed. Run it again with --yes');
  expect(await content()).toBe(before);
  await personEraseCommand(both, 'alex', { ...by, yes: true });
  const erasures = await recordIn((store) => all(store, TENANT, { kind: 'erasure' }));
  expect(erasures.map(({ doc }) => doc.body.state)).toEqual(['done', 'done']);
  expect(await content()).not.toContain('Kim Reader');
});

test('a hold stops erasure and retention, is listed, and ends when it is lifted', async () => {
  await holdAddCommand(config(), { ...BY, reason: 'FOI 123', plan: 'sample' });
  const id = /Held as (\w+)/.exec(out)?.[1] ?? '';
  out = '';
  await holdListCommand(config(), {});
  expect(out).toMatch(new RegExp(`^${id}  FOI 123  plan sample  by Olu Sample at `));
  await expect(personEraseCommand(config(), 'alex', { ...BY, yes: true })).rejects.toThrow(
    `waymark hold lift ${id}. Nothing was changed.`,
  );
  out = '';
  // Whoever answers a request sees what would go beside what keeps it.
  await personEraseCommand(config(), 'alex', BY);
  expect(out).toMatch(
    new RegExp(`^A hold keeps it: “FOI 123”, since .*hold lift ${id}\\. Until then --yes is refused`),
  );
  expect(out).toMatch(/Alex Sample.* would be taken out .*\n {2}\d+ [^\n]+: kept without them/);
  expect(out).toMatch(/\nNothing was changed\.\n$/);
  out = '';
  await retentionCommand(config(), {});
  expect(out).toContain('Plan sample: nothing is due.');
  expect(out).toContain('1 more would be, and are held');
  await expect(holdLiftCommand(config(), 'none', BY)).rejects.toThrow('There is no hold "none"');
  await holdLiftCommand(config(), id, { ...BY, reason: 'answered' });
  out = '';
  await holdListCommand(config(), {});
  expect(out).toBe('Nothing is held.\n');
  await expect(
    holdAddCommand(config(), { ...BY, reason: 'x', from: '2026-02-01', to: '2026-01-01' }),
  ).rejects.toThrow('Correct one of the two');
});

test('retention shows numbers by rule, and removes only with --apply and an officer’s name', async () => {
  await retentionCommand(config(), { plan: 'sample' });
  expect(out).toContain('Plan sample: due for removal.\n  1 entry of a plan’s history (words: kept 6 years)');
  expect(out).not.toContain('transport');
  await expect(retentionCommand(config(), BY)).rejects.toThrow('--by goes with --apply');
  await expect(retentionCommand(config(), { apply: true })).rejects.toThrow('with --by');
  out = '';
  await retentionCommand(config(), { apply: true, ...BY, json: true });
  expect(JSON.parse(out)).toMatchObject([
    { plan: 'sample', by: 'olu', removed: [{ rule: 'words', kind: 'change', keep: '6 years', count: 1 }] },
  ]);
  out = '';
  await retentionCommand(config(), {});
  expect(out).toContain('Plan sample: nothing is due.');
});

test('retention counts what stays since its action is open, with the day on which that ends', async () => {
  const { book, milestones } = samplePlan();
  const [last] = milestones.filter(({ open }) => open);
  if (!last) throw new Error('no action is open');
  const said = { reason: 'still waiting', lastUpdate: { id: 'u1', by: 'alex', at: AT } };
  const plan = {
    ...{ ...book.plan, retention: Retention.parse({ countedFrom: 'own-date' }) },
    about: { period: { start: '2016-09-01', end: '2099-08-31' } },
  };
  await recordIn(async (store) => {
    const [head, milestone] = [
      await store.get(TENANT, 'plan', docId('plan', 'sample')),
      await store.get(TENANT, 'milestone', docId('milestone', last.id)),
    ];
    if (!head || !milestone) throw new Error('the sample is another');
    await store.commit(TENANT, 'open', [
      { op: 'put', doc: write('plan', head.doc.id, plan), expect: head.version },
      {
        op: 'put',
        doc: write('milestone', milestone.doc.id, { ...milestone.doc.body, ...said }),
        expect: milestone.version,
      },
    ]);
  });
  await retentionCommand(config(), { plan: 'sample' });
  expect(out).toContain('\n  1 more stays while its action is open, until 2099-08-31 at the longest.\n');
  out = '';
  await retentionCommand(config(), { plan: 'sample', json: true });
  expect(JSON.parse(out)).toMatchObject([{ open: [{ rule: 'words', kind: 'milestone', count: 1 }] }]);
});

test('a topic without a word in it finds nothing: it is said so, and nothing is noted', async () => {
  for (const topic of ['"', '“ ”', ' ', ''])
    await expect(searchCommand(config(), { ...BY, topic, json: true })).rejects.toThrow(
      'There is no word in --topic. Leave it out to find everything.',
    );
  expect(await recordIn((store) => all(store, TENANT, { kind: 'disclosure' }))).toEqual([]);
});
