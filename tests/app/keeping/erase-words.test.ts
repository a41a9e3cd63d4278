/** Whose words an erasure changes: none of anybody’s, and of the program’s each place is told with how often. */
import { erasePerson } from '../../../src/app/keeping/erase.ts';
import { addHold } from '../../../src/app/keeping/holds.ts';
import { previewErasure } from '../../../src/app/keeping/may-erase.ts';
import { noteDisclosure } from '../../../src/app/keeping/search.ts';
import { write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { keepPaper } from '../../../src/store/papers.ts';
import { all } from '../../../src/store/store.ts';
import { ALEX, samplePlan } from '../../support/sample-plan.ts';
import { wholeRecord } from '../privacy/whole-record.ts';
import { openRoom, type Room, type Setting, TENANT } from '../room.ts';

const BY = { by: 'olu', reason: null };
const AT = '2026-12-04T09:00:00.000Z';
let room: Room;
afterEach(() => room.close());

async function opened(setting: Setting = {}, office = 'School Meals'): Promise<void> {
  room = await openRoom({ officers: ['olu@example.org'], ...setting });
  room.roster.set('29:office', { aadObjectId: 'aad-office', name: office, emails: ['meals@example.org'] });
  for (const who of ['olu', ALEX, 'office']) await room.meets(who);
}

/** What the preview tells, and what the report does. */
async function erased(who = 'office'): Promise<[string, string]> {
  const person = await room.person(who);
  if (!person) throw new Error(`${who} is not there`);
  const { left } = await previewErasure(room.app, TENANT, person);
  const erasure = await erasePerson(room.app, TENANT, person, BY);
  expect(erasure.state).toBe('done');
  return [left.join('\n'), erasure.left.join('\n')];
}

async function changed(id: string, over: { from?: string; to?: string; reason?: string }): Promise<void> {
  const body = {
    ...({ id, plan: 'sample', item: null, at: AT, by: 'olu', through: 'message', what: 'detail' } as const),
    ...{ from: null, to: null, reason: null, ...over },
  };
  const doc = write('change', docId('change', id), body);
  await room.store.commit(TENANT, id, [{ op: 'put', doc, expect: 'absent' }]);
}

const change = async (id: string) => (await room.store.get(TENANT, 'change', docId('change', id)))?.doc.body;

const paper = (text: string) =>
  keepPaper(room.store, TENANT, {
    ...{ plan: 'sample', board: 'partnership', kind: 'paper', period: '2027-01-12', at: AT },
    ...{ asAt: '2026-12-04', title: 'Paper', headline: 'Eight', figures: [], standings: {} },
    blocks: [{ is: 'text', text }],
  });

test('the account of a team changes no words of anybody: quotations, reasons, holds and searches are listed', async () => {
  await opened();
  const hold = await addHold(room.app, TENANT, {
    ...{ reason: 'FOI 12: School Meals contract', plan: 'another', person: null, from: null, to: null },
    by: 'olu',
  });
  await noteDisclosure(room.app, TENANT, {
    ...{ what: 'search', by: 'olu', topic: 'School Meals', person: null, plan: null, from: null, to: null },
    found: {},
  });
  await changed('c1', { from: 'measures: pupils who take school meals', reason: 'School Meals are late' });
  await paper('School meals are late in three schools; free school meals are not.');
  for (const told of await erased())
    for (const place of ['(reason; change:c1)', `(reason; ${docId('hold', hold.id)})`, '(topic; disclosure:'])
      expect(told).toMatch(new RegExp(`in others’ words: .*${place.replaceAll(/[()]/g, '\\$&')}`));
  expect(await change('c1')).toMatchObject({
    from: 'measures: pupils who take school meals',
    reason: 'School Meals are late',
  });
  expect((await room.store.get(TENANT, 'hold', docId('hold', hold.id)))?.doc.body.reason).toBe(hold.reason);
  expect((await all(room.store, TENANT, { kind: 'disclosure' }))[0]?.doc.body.topic).toBe('School Meals');
  expect(await wholeRecord(room)).toContain(
    'School meals are late in three schools; free school meals are not.',
  );
});

test('where a plan has the name as other words, it is left among words, also as the roster has it', async () => {
  const { book } = samplePlan();
  const title = 'Check school meals in every school';
  await opened({ items: book.items.map((one) => (one.ref === '2.1(a)' ? { ...one, title } : one)) });
  await paper('School Meals are late. Ask meals@example.org.');
  const sent = { plan: 'other', by: 'olu', source: 'other.yml', expires: '2026-12-20T09:00:00Z', parts: 1 };
  const state = { state: 'waits' as const, applying: null, first: true, shown: [], answers: {}, keeps: {} };
  const text = 'title: Free school meals';
  await room.store.commit(
    TENANT,
    'draft',
    [
      write('draft', docId('draft', 'd-1'), { ...sent, ...state }),
      write('draft-part', docId('draft-part', 'd-1:0'), { expires: sent.expires, text }),
    ].map((doc) => ({ op: 'put', doc, expect: 'absent' }) as const),
  );
  for (const told of await erased()) {
    expect(told).toMatch(/or may be somebody or something else’s as well, was left: paper of sample/);
    expect(told).toContain('since it is one word, or a plan has it as other words');
  }
  expect(await wholeRecord(room)).toContain('School Meals are late. Ask A former colleague.');
  expect(await wholeRecord(room)).toContain(text);
});

test('a name in small letters is left among words, and listed', async () => {
  await opened({}, 'school meals');
  await paper('free school meals');
  for (const told of await erased()) expect(told).toContain('was left: paper of sample');
  expect(await wholeRecord(room)).toContain('free school meals');
});

test('each place from which the name goes is told before and after, with how often', async () => {
  await opened();
  await paper('Alex Sample holds two posts, Alex\u00a0Sample leads one. ALEX SAMPLE is quoted.');
  await changed('c1', { from: 'statements: by Alex Sample', to: 'statements: by Alex Sample, Alex Sample' });
  for (const told of await erased(ALEX)) {
    expect(told).toMatch(
      /Their name gives way to “A former colleague”, 2 times: paper of sample, .*2026 \(paper:/,
    );
    expect(told).toMatch(
      /Their name gives way to “A former colleague”, 3 times: change of sample, .*\(change:c1\)/,
    );
    expect(told).toMatch(/was left: paper of sample/);
  }
  expect(await wholeRecord(room)).toContain(
    'A former colleague holds two posts, A former colleague leads one. ALEX SAMPLE is quoted.',
  );
});

test.each([
  ['the source of a reading', { source: 'Alex Sample' }, []],
  ['the body that an action is for', {}, [{ name: 'Alex Sample', relation: 'with' }]],
])(
  '%s that is somebody’s name is nothing that is called so: the name goes from papers and the history',
  async (_, over, bodies) => {
    const reading = { period: '2026', value: 4, ...over };
    const measure = {
      ...{ id: 'm1', text: 'Places', direction: 'increase' as const, target: 5, baseline: null },
      ...{ frequency: null, owner: null, readings: [reading] },
    };
    const { book } = samplePlan();
    const items = book.items.map((one) => (one.ref === '2.1(a)' ? { ...one, bodies } : one));
    await opened({ items, plan: { measures: [measure] } });
    await paper('Alex Sample holds two posts.');
    await changed('c1', { from: 'statements: by Alex Sample' });
    const [, report] = await erased(ALEX);
    expect(await wholeRecord(room)).toContain('A former colleague holds two posts.');
    expect((await change('c1'))?.from).toBe('statements: by A former colleague');
    expect(report).not.toMatch(/was left: (?:paper|change)/);
  },
);
