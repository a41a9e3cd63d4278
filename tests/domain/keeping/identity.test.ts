/** What names somebody is found in every form in which the record writes it, and nothing else is touched. */

import { newPerson } from '../../../src/app/plans/import-plan.ts';
import {
  hasOneWord,
  identityOf,
  machineTextWithout,
  mentionsIn,
  withoutPerson,
} from '../../../src/domain/keeping/identity.ts';
import { vacated } from '../../../src/domain/keeping/vacate.ts';
import { sampleItem, samplePlanHead } from '../../support/sample-plan.ts';

const ALEX = { ...newPerson('alex', 'alex@example.org'), name: 'Alex Sample', aadObjectId: 'AAD-Alex-1' };
const WHO = identityOf(ALEX, 'left-1');
const said = (body: unknown) => withoutPerson(body, WHO, { machine: false });
const told = (body: unknown) => withoutPerson(body, WHO, { machine: true });

test.each([
  [{ by: 'alex' }, { by: 'left-1' }],
  [{ owner: 'person:alex' }, { owner: 'person:left-1' }],
  [{ key: 'reminder:tenant:alex:2026-12-04' }, { key: 'reminder:tenant:left-1:2026-12-04' }],
  [{ people: ['robin', 'alex'] }, { people: ['robin', 'left-1'] }],
  [{ matters: { 'alex:1': '2026-12-04' } }, { matters: { 'left-1:1': '2026-12-04' } }],
  [{ onBehalf: 'Alex  SAMPLE' }, { onBehalf: 'A former colleague' }],
  [{ handOver: { name: 'Alex Sample' } }, { handOver: { name: 'A former colleague' } }],
  [{ reason: 'ask ALEX@example.org.' }, { reason: 'ask A former colleague.' }],
  [{ imported: { holder: 'Alex@Example.org' } }, { imported: {} }],
  [{ note: 'seen by aad-alex-1' }, { note: 'seen by A former colleague' }],
])('%j is written without them', (body, bare) => {
  expect(said(body)).toEqual(bare);
});

test.each([
  { reason: 'Alex Sample is on leave' },
  { reason: 'alex' },
  { text: 'person:alex' },
  { by: 'alexandra', owner: 'person:alex-2', key: 'reminder:t:alexis:1' },
  { address: 'malex@example.org', other: 'alex@example.org.uk', third: 'alex@example.organisation' },
])('%j is left as it is', (body) => {
  expect(said(body)).toBe(body);
});

test.each([
  [{ to: 'post:head person:alex from 2026-01-01' }, { to: 'post:head person:left-1 from 2026-01-01' }],
  [{ to: 'readings: [{"by":"alex"}]' }, { to: 'readings: [{"by":"left-1"}]' }],
  [
    { lines: ['Alex Sample (alex@example.org) is named'] },
    { lines: ['A former colleague (A former colleague) is named'] },
  ],
])('of the program’s own texts, %j goes as well', (body, bare) => {
  expect(told(body)).toEqual(bare);
});

describe('what reads the same and is not theirs', () => {
  const others = (names: string[], addresses: string[] = []) => ({ names, texts: [], addresses });
  const kim = { ...newPerson('kim', 'kim@example.org'), name: 'Kim' };

  test.each([
    { title: 'Alex Sample', aliases: ['alex sample'] },
    { id: 'Alex Sample', ref: 'alex sample', day: 'Alex Sample' },
    { posts: [{ id: 'head', title: 'Alex Sample' }] },
    { imported: { owners: ['Alex Sample'], title: 'Alex Sample' } },
  ])('in a record of people’s, %j is no field of a name', (body) => {
    expect(said(body)).toBe(body);
  });

  test('a field of a name keeps it where it may be another’s, and tells of it', () => {
    const who = identityOf(ALEX, 'left-1', others(['Alex Sample']));
    const body = { onBehalf: 'Alex Sample', said: { handOver: { name: 'alex sample' } } };
    expect(withoutPerson(body, who, { machine: false })).toBe(body);
    expect(mentionsIn(body, who)).toEqual(['onBehalf', 'said.handOver.name']);
  });

  test('a name of one word goes from such a field where nothing else in the record has it', () => {
    const without = (names: string[]) =>
      withoutPerson({ onBehalf: 'Kim', text: 'Kim' }, identityOf(kim, 'left-2', others(names)), {
        machine: true,
      });
    expect(without(['Robin Sample'])).toEqual({ onBehalf: 'A former colleague', text: 'Kim' });
    expect(without(['Kim Jones'])).toEqual({ onBehalf: 'Kim', text: 'Kim' });
  });

  test('a longer name or title with theirs in it stays whole, the name beside it goes', () => {
    const who = identityOf(
      ALEX,
      'left-1',
      others(['Mary Alex Sample', 'Visits by "Alex Sample"', 'Alexa Sampler']),
    );
    const told = 'Mary Alex Sample, Alex Sample, Visits by "Alex Sample"';
    const bare = 'Mary Alex Sample, A former colleague, Visits by "Alex Sample"';
    expect(machineTextWithout(told, who)).toBe(bare);
    expect(machineTextWithout(JSON.stringify({ told }), who)).toBe(JSON.stringify({ told: bare }));
    expect(who.alike).not.toContain('alexa sampler');
  });

  test('an address that leads to somebody else stays, and is told of', () => {
    const who = identityOf(ALEX, 'left-1', others([], ['Alex@example.org']));
    const body = { reason: 'ask alex@example.org or aad-alex-1' };
    expect(withoutPerson(body, who, { machine: true })).toEqual({
      reason: 'ask alex@example.org or A former colleague',
    });
    expect(mentionsIn(body, who)).toEqual(['reason']);
  });
});

test('what they were called and found by before is theirs as well', () => {
  const former = { ids: ['early'], names: ['Alex Born'], emails: ['born@example.org'] };
  const who = identityOf({ ...ALEX, former }, 'left-1');
  const text = 'Alex Born (born@example.org), person:early and "early"; early.';
  expect(machineTextWithout(text, who)).toBe(
    'A former colleague (A former colleague), person:left-1 and "left-1"; early.',
  );
  expect(withoutPerson({ by: 'early', key: 'leave:early' }, who, { machine: false })).toEqual({
    by: 'left-1',
    key: 'leave:left-1',
  });
});

test('whom nobody has named has no name', () => {
  for (const name of ['Somebody new', 'A former colleague', ''])
    expect(identityOf({ ...ALEX, name }, 'left-1')).toMatchObject({
      names: [],
      whole: ['alex@example.org', 'aad-alex-1'],
    });
});

test('a name with quotation marks goes from sentences and from JSON alike', () => {
  const kim = identityOf({ ...ALEX, name: 'Kim "KJ" Jones' }, 'left-2');
  const text = JSON.stringify({ blocks: [{ text: 'Kim "KJ" Jones holds 2 posts' }] });
  expect(machineTextWithout(text, kim)).toBe(
    JSON.stringify({ blocks: [{ text: 'A former colleague holds 2 posts' }] }),
  );
  expect(machineTextWithout('Kim "KJ" Jones holds 2 posts', kim)).toBe('A former colleague holds 2 posts');
});

test('a name of one word is told apart, since it stays among other words', () => {
  expect(hasOneWord(identityOf({ ...ALEX, name: 'Kim' }, 'left-2'))).toBe(true);
  for (const name of ['Kim Jones', '', 'alex@example.org'])
    expect(hasOneWord(identityOf({ ...ALEX, name }, 'left-2'))).toBe(false);
});

test('a paper loses the name in its lines, and keeps its figures', () => {
  const text = JSON.stringify({ blocks: [{ text: 'Alex\u00a0Sample holds 2 posts' }], figures: [2] });
  expect(machineTextWithout(text, WHO)).toBe(
    JSON.stringify({ blocks: [{ text: 'A former colleague holds 2 posts' }], figures: [2] }),
  );
});

test('others’ words that hold the name are found by their place, in the ways in which names are written', () => {
  const body = {
    said: { reason: 'Alex Sample is away', evidence: [{ name: 'Sample, Alex.docx' }] },
    url: 'https://files.example.org/personal/alex_example_org/minutes',
    title: 'Sample plan of Alexandra Sampleton',
  };
  expect(mentionsIn(body, WHO)).toEqual(['said.reason', 'said.evidence.name', 'url']);
});

test('somebody whom only an address names is found by that alone', () => {
  const unmet = identityOf(newPerson('p', 'kim@example.org'), 'left-2');
  expect(mentionsIn({ reason: 'kim is away', other: 'write to kim@example.org' }, unmet)).toEqual(['other']);
});

describe('their posts', () => {
  const holders = (...of: [string, string | null][]) => of.map(([person, from]) => ({ person, from }));
  const planWith = (own: ReturnType<typeof holders>) =>
    samplePlanHead({ posts: [{ id: 'head', title: 'Head', holders: own, deputy: 'person:alex' }] });
  const after = (own: ReturnType<typeof holders>) =>
    vacated(planWith(own), [], 'alex', '2026-12-04').plan.posts[0];

  test.each([
    ['held now: nobody from before comes back', holders(['robin', null], ['alex', '2026-01-01']), []],
    [
      'held now, with a successor: who is to follow does',
      holders(['alex', null], ['robin', '2027-01-01']),
      holders(['robin', '2027-01-01']),
    ],
    [
      'to be held: it stays with whoever has it',
      holders(['robin', null], ['alex', '2027-01-01']),
      holders(['robin', null]),
    ],
    [
      'held once: the history stays',
      holders(['alex', null], ['robin', '2026-01-01']),
      holders(['alex', null], ['robin', '2026-01-01']),
    ],
  ])('%s', (_, before, then) => {
    expect(after(before)).toMatchObject({ holders: then, deputy: null });
  });

  test('actions that are theirs by name, as owner, contributor or lead, are nobody’s', () => {
    const item = sampleItem({
      ...{ ref: '1', title: 'One', nature: 'deliverable', lead: 'person:alex' },
      owners: [
        { key: 'person:alex', part: 'accountable' },
        { key: 'post:head', part: 'contributor' },
      ],
    });
    const other = sampleItem({ ref: '2', title: 'Two', nature: 'deliverable' });
    const { items } = vacated(samplePlanHead(), [item, other], 'alex', '2026-12-04');
    expect(items).toEqual([{ ...item, lead: null, owners: [{ key: 'post:head', part: 'contributor' }] }]);
  });
});
