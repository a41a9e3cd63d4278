/** A hold keeps whatever it covers any part of: whoever said, decided or was named in it, and on whichever of its days. */
import { pendingFiles } from '../../../src/app/evidence/pending.ts';
import { addHold, liftHold } from '../../../src/app/keeping/holds.ts';
import { refusalOf } from '../../../src/app/keeping/may-erase.ts';
import { personHeld } from '../../../src/app/keeping/person-held.ts';
import { allDue } from '../../../src/app/keeping/retention-due.ts';
import { applyRetention } from '../../../src/app/keeping/retention-run.ts';
import { searchHeld } from '../../../src/app/keeping/search.ts';
import type { Hold } from '../../../src/domain/keeping/hold.ts';
import type { Person } from '../../../src/domain/person.ts';
import { type Content, write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { paperTexts } from '../../../src/store/paper-text.ts';
import { keepPaper } from '../../../src/store/papers.ts';
import { all } from '../../../src/store/store.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { strictMessenger } from '../../support/strict-messenger.ts';
import { openRoom, type Room, TENANT } from '../room.ts';

const YEARS = { hours: 24 * 365 * 8 };
let room: Room;
let alex: Person;
let robin: Person;
beforeEach(async () => {
  room = await openRoom({
    officers: ['olu@example.org'],
    plan: { about: { period: { start: '2026-09-01', end: '2027-08-31' } } },
  });
  for (const who of ['olu', ALEX, ROBIN]) await room.meets(who);
  [alex, robin] = [await theOne(ALEX), await theOne(ROBIN)];
});
afterEach(() => room.close());

async function theOne(who: string): Promise<Person> {
  const found = await room.person(who);
  if (!found) throw new Error(`${who} is not there`);
  return found;
}

const holds = (over: Partial<Hold>): Promise<Hold> =>
  addHold(room.app, TENANT, {
    ...{ reason: 'FOI 123', plan: null, person: null, from: null, to: null, by: 'olu', ...over },
  });

async function yearsLater(): Promise<void> {
  room.clock.forward(YEARS);
  for (const due of await allDue(room.app, TENANT, null)) await applyRetention(room.app, TENANT, due, 'olu');
}

async function put<K extends 'request' | 'change' | 'update' | 'board-post'>(
  kind: K,
  id: string,
  body: Content<K>,
): Promise<void> {
  const doc = write(kind, docId(kind, id), body);
  await room.store.commit(TENANT, id, [{ op: 'put', doc, expect: 'absent' }]);
}

/** Asked by Alex on 5 December, decided by Robin a week later; the same of a change, an update and a board's post. */
async function spoken(): Promise<void> {
  const { id: milestone, item } = await room.milestone('1.1(a)');
  const about = { plan: 'sample', item, at: '2026-12-05T09:00:00.000Z', by: alex.id };
  await put('request', 'r1', {
    ...{ ...about, id: 'r1', kind: 'more-time', milestone, to: null, update: null, date: '2027-01-10' },
    ...{ agreed: null, owner: null, giver: null, reason: 'asked in words', state: 'declined' },
    decided: { by: robin.id, at: '2026-12-12T09:00:00.000Z', reason: 'declined in words', date: null },
    ...{ carryOn: null, overtakenAt: null },
  });
  await put('change', 'c1', {
    ...{ ...about, id: 'c1', what: 'owners', from: `person:${robin.id}`, to: `person:${alex.id}` },
    ...{ through: 'message', reason: 'changed in words' },
  });
  await put('update', 'u1', {
    ...{ ...about, id: 'u1', milestone, onBehalf: 'Robin Sample', through: 'message', corrects: null },
    ...{ said: { reason: 'said in words' } },
    left: { status: 'at-risk', percent: null, due: null, forecast: null },
  });
  const text = { post: 'post:x', item, asks: false };
  await put('board-post', 'p1', {
    ...{ plan: 'sample', board: 'board', week: '2026-W49', comments: [], marks: [] },
    lines: [
      { ...text, by: alex.id, at: about.at, text: 'posted first' },
      { ...text, by: robin.id, at: '2026-12-12T09:00:00.000Z', text: 'posted last' },
    ],
    ...{ withheld: null, hold: null },
  });
}

const WORDS = /(?:asked|declined|changed|said) in words|posted (?:first|last)/g;
async function wordsLeft(): Promise<string[]> {
  const kinds = ['request', 'change', 'update', 'board-post'] as const;
  const bodies = await Promise.all(kinds.map((kind) => all(room.store, TENANT, { kind })));
  return [...new Set(JSON.stringify(bodies).match(WORDS))].sort();
}

const ALL_WORDS = [
  ...['asked in words', 'changed in words', 'declined in words'],
  ...['posted first', 'posted last', 'said in words'],
];

test.each([
  ['on whoever decided, was named or spoke last', () => ({ person: robin.id }), ALL_WORDS],
  ['on whoever asked or spoke first', () => ({ person: alex.id }), ALL_WORDS],
  [
    'on the day of the decision',
    () => ({ from: '2026-12-12', to: '2026-12-12' }),
    ['asked in words', 'declined in words', 'posted first', 'posted last'],
  ],
  ['on the day on which it was asked', () => ({ from: '2026-12-05', to: '2026-12-05' }), ALL_WORDS],
  ['on another day', () => ({ from: '2026-12-06', to: '2026-12-11' }), []],
] as const)('retention passes over what a hold %s covers, and search finds it', async (_, of, left) => {
  await spoken();
  const bounds = { plan: null, person: null, from: null, to: null, ...of() };
  await holds(bounds);
  const person = bounds.person === null ? null : { id: bounds.person, names: [] };
  const { entries } = await searchHeld(room.app, TENANT, { topic: null, ...bounds, person });
  const found = entries.map(({ words }) => words).join('\n');
  for (const words of left.filter((one) => !one.startsWith('posted'))) expect(found).toContain(words);
  await yearsLater();
  expect(await wordsLeft()).toEqual(left);
});

test('somebody without a part in a plan stays while a hold covers anything that they said', async () => {
  room.roster.set('29:kim', { aadObjectId: 'aad-kim', name: 'Kim Sample', emails: ['kim@example.org'] });
  await room.meets('kim');
  const kim = await theOne('kim');
  const { id: milestone, item } = await room.milestone('1.1(a)');
  for (const [id, at] of [
    ['k1', '2026-12-05T09:00:00.000Z'],
    ['k2', '2027-12-05T09:00:00.000Z'],
  ] as const)
    await put('update', id, {
      ...{ id, plan: 'sample', item, milestone, at, by: kim.id, onBehalf: null, through: 'message' },
      ...{ said: { reason: `words of ${id}` }, corrects: null },
      left: { status: 'at-risk', percent: null, due: null, forecast: null },
    });
  await holds({ from: '2026-12-01', to: '2026-12-31' });
  expect(await refusalOf(room.app, TENANT, kim)).toMatch(/^A hold keeps it/);
  await yearsLater();
  expect(await room.app.records.person(TENANT, kim.id)).toBeDefined();
  const [house] = (await allDue(room.app, TENANT, null)).filter(({ plan }) => plan === null);
  expect(house?.held.map(({ id }) => id)).toContain(kim.id);
});

test('nobody is taken out who has an action by name in a plan that is held', async () => {
  const head = await room.store.get(TENANT, 'plan', docId('plan', 'sample'));
  const item = await room.store.get(TENANT, 'item', docId('item', 'item-2.2(c)'));
  if (!head || !item) throw new Error('the sample is another');
  await room.store.commit(TENANT, 'by name', [
    {
      ...{ op: 'put', expect: head.version },
      doc: write('plan', head.doc.id, {
        ...head.doc.body,
        posts: head.doc.body.posts.map((post) => ({ ...post, holders: [] })),
        linkOfficers: [],
      }),
    },
    {
      ...{ op: 'put', expect: item.version },
      doc: write('item', item.doc.id, {
        ...item.doc.body,
        owners: [{ key: `person:${alex.id}`, part: 'accountable' }],
      }),
    },
  ]);
  await holds({ plan: 'sample' });
  expect(await refusalOf(room.app, TENANT, alex)).toMatch(/^A hold keeps it/);
});

test('what is held on a person has their posts, and the actions that are theirs through a post', async () => {
  const { concerning } = await personHeld(room.app, TENANT, robin);
  expect(concerning.filter(({ kind }) => kind === 'Post').map(({ words }) => words)).toEqual([
    'Attendance Lead: Robin Sample from Thu 1 Jan 2026',
  ]);
  const owned = concerning.filter(({ kind }) => kind === 'Action or heading').map(({ ref }) => ref);
  // Led by name, and owned by the post.
  expect(owned.sort()).toEqual(['1', '2', '2.1(a)', '2.1(b)', '2.2(b)']);
  const { entries } = await searchHeld(room.app, TENANT, {
    ...{ topic: null, person: { id: robin.id, names: [] }, plan: null, from: null, to: null },
  });
  expect(entries.flatMap(({ ref }) => ref ?? [])).toEqual(expect.arrayContaining(owned));
});

test('a file that nobody has placed stays while it is held, and goes once it is not', async () => {
  const see = pendingFiles(room.app, strictMessenger(room.clock));
  room.shelf.set('note.txt', 'nobody has said what this is for');
  await room.sends(ALEX, ['note.txt']);
  const { id } = await holds({ person: alex.id });
  for (const _ of [1, 2]) {
    room.clock.forward({ hours: 25 });
    await see(TENANT);
    expect(await all(room.store, TENANT, { kind: 'file' })).toHaveLength(1);
  }
  await liftHold(room.app, TENANT, id, { by: 'olu', reason: null });
  room.clock.forward({ hours: 25 });
  await see(TENANT);
  expect(await all(room.store, TENANT, { kind: 'file' })).toEqual([]);
});

test('whoever a held record only names is not taken out, nor by the people rule: it would be written anew', async () => {
  room.roster.set('29:kim', {
    aadObjectId: 'aad-kim',
    name: 'Kim Sample',
    emails: ['kim_sample@example.org'],
  });
  await room.meets('kim');
  const kim = await theOne('kim');
  await holds({ plan: 'sample' });
  expect(await refusalOf(room.app, TENANT, kim)).toBeNull();
  const at = '2026-12-05T09:00:00.000Z';
  await keepPaper(room.store, TENANT, {
    ...{ plan: 'sample', board: 'partnership', kind: 'paper', period: '2027-01-12', at, asAt: '2026-12-05' },
    ...{ title: 'Paper', headline: 'Eight actions', figures: [], standings: {} },
    blocks: [{ is: 'text', text: 'Asked of kim_sample@example.org.' }],
  });
  expect(await refusalOf(room.app, TENANT, kim)).toMatch(/^A hold keeps it: “FOI 123”/);
  await yearsLater();
  expect(await room.app.records.person(TENANT, kim.id)).toBeDefined();
  expect((await paperTexts(room.store, TENANT, () => undefined)).map(({ text }) => text).join()).toContain(
    'Asked of kim_sample@example.org.',
  );
});

test('a hold on days, or on somebody else, counts for whoever is named on them, or beside them', async () => {
  room.roster.set('29:kim', { aadObjectId: 'aad-kim', name: 'Kim Sample', emails: ['kim@example.org'] });
  await room.meets('kim');
  const kim = await theOne('kim');
  await room.says(ALEX, '1.1a at risk because Kim Sample is on leave');
  const refused = async (over: Partial<Hold>): Promise<boolean> => {
    const { id } = await holds(over);
    const refusal = await refusalOf(room.app, TENANT, kim);
    await liftHold(room.app, TENANT, id, { by: 'olu', reason: null });
    return refusal !== null;
  };
  expect(await refused({ from: '2026-12-04', to: '2026-12-04' })).toBe(true);
  expect(await refused({ person: alex.id })).toBe(true);
  expect(await refused({ from: '2026-12-06' })).toBe(false);
  expect(await refused({ person: robin.id })).toBe(false);
});

test('a file that is called by their name is held against an erasure, and handed over on them', async () => {
  room.roster.set('29:kim', { aadObjectId: 'aad-kim', name: 'Kim Sample', emails: ['kim@example.org'] });
  await room.meets('kim');
  const kim = await theOne('kim');
  room.shelf.set('Review of Kim Sample.txt', 'a review');
  await room.sends(ALEX, ['Review of Kim Sample.txt'], { text: '1.1a done' });
  const { naming } = await personHeld(room.app, TENANT, kim);
  expect(naming.map(({ kind }) => kind)).toContain('File');
  await holds({ from: '2026-12-04', to: '2026-12-04', plan: 'sample' });
  expect(await refusalOf(room.app, TENANT, kim)).toMatch(/^A hold keeps it/);
});

test('a file is held with the updates that name it, and a milestone’s last word with all that was said under it', async () => {
  room.shelf.set('minutes.txt', 'minutes');
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1a done because the posts are filled' });
  const [file] = await all(room.store, TENANT, { kind: 'file' });
  const before = await room.milestone('1.1(a)');
  expect(before).toMatchObject({ open: false, evidence: { latest: { kind: 'file' } } });
  const piece = {
    kind: 'file',
    file: file?.doc.id.slice('file:'.length) ?? '',
    name: 'minutes.txt',
  } as const;
  const { id: milestone, item } = before;
  await put('update', 'u1', {
    ...{ id: 'u1', plan: 'sample', item, milestone, at: '2026-12-04T08:00:00.000Z', by: robin.id },
    ...{ onBehalf: null, through: 'message', corrects: null, said: { evidence: [piece] } },
    left: { status: 'at-risk', percent: null, due: null, forecast: null },
  });
  const { id } = await holds({ person: robin.id });
  await yearsLater();
  expect(await all(room.store, TENANT, { kind: 'file' })).toMatchObject([
    { doc: { body: { state: 'stored' } } },
  ]);
  expect((await room.milestone('1.1(a)')).reason).toBe(before.reason);
  await liftHold(room.app, TENANT, id, { by: 'olu', reason: null });
  await yearsLater();
  expect([...room.blobs.kept.keys()]).toEqual([]);
  expect((await room.milestone('1.1(a)')).reason).toBe('Removed under the retention schedule');
});

test('a hold that is put on in the moment before somebody is taken out still keeps them', async () => {
  room.roster.set('29:kim', { aadObjectId: 'aad-kim', name: 'Kim Sample', emails: ['kim@example.org'] });
  await room.meets('kim');
  const { id } = await theOne('kim');
  room.clock.forward(YEARS);
  const [house] = (await allDue(room.app, TENANT, null)).filter(({ plan }) => plan === null);
  if (!house) throw new Error('nothing is due');
  expect(house.due.map((one) => one.id)).toContain(id);
  const records = {
    ...room.app.records,
    person: async (...[tenant, who]: Parameters<typeof room.app.records.person>) => {
      if (who === id) await holds({});
      return room.app.records.person(tenant, who);
    },
  };
  await applyRetention({ ...room.app, records }, TENANT, house, 'olu');
  expect(await room.app.records.person(TENANT, id)).toBeDefined();
});
