/** `waymark person erase`: whom the words mean is settled before anything goes, also where an earlier run was cut off. */
import { jest } from '@jest/globals';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { CallerFault } from '../../src/commands/fault.ts';
import { personEraseCommand, personFindCommand } from '../../src/commands/person.ts';
import { configured } from '../../src/commands/settings.ts';
import type { Erasure } from '../../src/domain/keeping/erasure.ts';
import { aliasFor } from '../../src/store/alias.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { all, type Change, type Store } from '../../src/store/store.ts';
import { TENANT } from '../app/room.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const AT = '2026-12-04T09:00:00.000Z';
const YES = { by: 'olu@example.org', yes: true };
const PEOPLE = [
  { ...newPerson('olu', 'olu@example.org'), name: 'Olu Sample' },
  { ...newPerson('one', 'alex@example.org'), name: 'Alex' },
  { ...newPerson('two', 'alex.other@example.org'), name: 'Alex Other' },
];

let folder: ReturnType<typeof temporaryFolder>;
let out: string;
let remarks: string;
const config = () =>
  configured({
    ...{ WAYMARK_DATA: folder.path, WAYMARK_LOCAL: 'true', WAYMARK_OFFICERS: 'olu@example.org' },
    WAYMARK_LOG: 'silent',
  });

async function recordIn<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ data: folder.path });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const names = () =>
  recordIn(async (store) =>
    (await all(store, TENANT, { kind: 'person' })).map(({ doc }) => doc.body.name).sort(),
  );

const going = (was: string, address = 'alex@example.org'): Change => {
  const body: Erasure = {
    ...{
      id: 'e1',
      person: 'left-1',
      was,
      aliases: [aliasFor(address, was).id],
      at: AT,
      by: 'olu',
    },
    ...{ reason: null, state: 'going', kept: [], left: [] },
  };
  return { op: 'put', doc: write('erasure', docId('erasure', 'e1'), body), expect: 'absent' };
};

beforeEach(async () => {
  folder = temporaryFolder();
  [out, remarks] = ['', ''];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    remarks += String(text);
    return true;
  });
  await recordIn(async (store) => {
    const { book, milestones } = samplePlan({ posts: [] });
    const plan = {
      plan: book.plan,
      items: book.items,
      milestones,
      updates: [],
      snapshots: [],
      people: PEOPLE,
    };
    await importPlan(store, testClock(AT), TENANT, plan, () => undefined);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  folder.remove();
});

test('after a kill the same words finish the same person, and take out nobody who is called alike', async () => {
  await recordIn((store) => store.commit(TENANT, 'cut off', [going('one')]));
  await personEraseCommand(config(), 'Alex', YES);
  expect(remarks).toContain('It was begun before, and is gone on with.');
  expect(out).toMatch(/^Done\. In the record they are “A former colleague”\./);
  expect(await names()).toEqual(['A former colleague', 'Alex Other', 'Olu Sample']);
  // Nor do they on a third run, when nobody has that whole name any more.
  await expect(personEraseCommand(config(), 'Alex', YES)).rejects.toThrow(
    '"Alex" may be Alex Other (alex.other@example.org): give the id, the e-mail address or the whole name',
  );
  expect(await names()).toContain('Alex Other');
});

test('a hold that came since does not stop what was begun', async () => {
  const hold = {
    ...{ id: 'h', reason: 'FOI 1', plan: null, person: null, from: null, to: null, by: 'olu', at: AT },
    lifted: null,
  };
  await recordIn((store) =>
    store.commit(TENANT, 'cut off', [
      going('one'),
      { op: 'put', doc: write('hold', docId('hold', 'h'), hold), expect: 'absent' },
    ]),
  );
  await personEraseCommand(config(), 'alex@example.org', YES);
  expect(await names()).not.toContain('Alex');
  await expect(personEraseCommand(config(), 'Alex Other', YES)).rejects.toThrow('A hold keeps it');
});

test('where nobody is known so any more, what was cut off is gone on with, and told', async () => {
  const gone = { ...PEOPLE[1], id: 'gone', name: 'Kim Reader', emails: [] };
  await recordIn((store) =>
    store.commit(TENANT, 'cut off', [
      going('gone', 'kim@example.org'),
      {
        op: 'put',
        doc: write('person', docId('person', 'gone'), { ...newPerson('gone', ''), ...gone }),
        expect: 'absent',
      },
    ]),
  );
  await personEraseCommand(config(), 'kim@example.org', YES);
  expect(remarks).toContain('Nobody is known as "kim@example.org" any more: theirs was begun before.');
  expect(out).toMatch(/^Done\./);
  // Whoever else has one of the addresses by now is not taken for them.
  expect(await names()).toEqual(['A former colleague', 'Alex', 'Alex Other', 'Olu Sample']);
});

test.each(['Alex', 'alx@example.org', 'Nobody At All'])(
  'while another’s is under way, "%s" is nobody, or not surely one: nothing is said to be done',
  async (who) => {
    await recordIn((store) => store.commit(TENANT, 'cut off', [going('two', 'alex.other@example.org')]));
    await recordIn(async (store) => {
      const one = await store.get(TENANT, 'person', docId('person', 'one'));
      if (!one) throw new Error('nobody');
      const doc = write('person', one.doc.id, { ...one.doc.body, name: 'Alex Sample' });
      await store.commit(TENANT, 'named', [{ op: 'put', doc, expect: one.version }]);
    });
    await expect(personEraseCommand(config(), who, YES)).rejects.toThrow(CallerFault);
    expect([out, await names()]).toEqual(['', ['Alex Other', 'Alex Sample', 'Olu Sample']]);
  },
);

describe('by what somebody was called and addressed before', () => {
  beforeEach(() =>
    recordIn(async (store) => {
      const two = await store.get(TENANT, 'person', docId('person', 'two'));
      if (!two) throw new Error('nobody');
      const former = { ids: ['early'], names: ['Kim Maiden', 'Alex'], emails: ['kim.maiden@example.org'] };
      const doc = write('person', two.doc.id, { ...two.doc.body, former });
      await store.commit(TENANT, 'married', [{ op: 'put', doc, expect: two.version }]);
    }),
  );

  test.each(['Kim Maiden', 'kim.maiden@example.org', 'early'])(
    '"%s" finds them, and takes them out',
    async (who) => {
      await personFindCommand(config(), who, {});
      expect(out).toContain(
        'Alex Other (alex.other@example.org), formerly Kim Maiden, Alex, kim.maiden@example.org',
      );
      await personEraseCommand(config(), who, YES);
      expect(await names()).toEqual(['A former colleague', 'Alex', 'Olu Sample']);
    },
  );

  test('a name that is somebody else’s now is theirs', async () => {
    await personEraseCommand(config(), 'Alex', YES);
    expect(await names()).toEqual(['A former colleague', 'Alex Other', 'Olu Sample']);
  });
});

test('a record that cannot be read, and of which nobody knows whose it is, is no reason to do nothing', async () => {
  const person = write('person', docId('person', 'zz'), {
    ...newPerson('zz', 'zz@example.org'),
    name: 'Zed',
  });
  await recordIn((store) =>
    store.commit(TENANT, 'newer', [{ op: 'put', doc: { ...person, v: 99 }, expect: 'absent' }]),
  );
  await personEraseCommand(config(), 'one', YES);
  expect(out).toMatch(/^Done\./);
  expect(out).toContain('1 records could not be read');
});

test('what cannot be done yet is told as such, with its place, and is no success', async () => {
  const change = write('change', docId('change', 'c1'), {
    ...{ id: 'c1', plan: 'sample', item: null, at: AT, by: 'one', through: 'message', what: 'detail' },
    ...{ from: null, to: null, reason: null },
  });
  await recordIn((store) =>
    store.commit(TENANT, 'newer', [{ op: 'put', doc: { ...change, v: 99 }, expect: 'absent' }]),
  );
  await personEraseCommand(config(), 'one', YES);
  expect(out).toMatch(/^Not done yet: something that leads to them is left/);
  expect(out).toContain('change:c1');
  expect(process.exitCode).toBe(1);
  expect(await names()).toContain('Alex');
});
