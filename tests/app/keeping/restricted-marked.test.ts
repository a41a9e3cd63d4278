/** Whatever speaks of an action is marked once the action is restricted, wherever it stands: papers, imports, decisions, comments. */
import { personHeld } from '../../../src/app/keeping/person-held.ts';
import { searchHeld } from '../../../src/app/keeping/search.ts';
import { write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { keepPaper } from '../../../src/store/papers.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { openRoom, type Room, TENANT } from '../room.ts';

const AT = '2026-12-04T09:00:00.000Z';
const ALL = { topic: null, person: null, plan: null, from: null, to: null };
let room: Room;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org'] });
  for (const who of ['olu', ALEX]) await room.meets(who);
  await room.says(ALEX, '1.1a at risk because heron words');
  await room.sets('olu', 'decision of the Partnership on 12 Nov: heron words about 1.1(a)');
  await room.sets('olu', 'decision of the Partnership on 12 Nov: heron words about buses');
  const paper = {
    ...{
      plan: 'sample',
      board: 'partnership',
      kind: 'paper' as const,
      at: AT,
      asAt: '2026-12-04',
      title: 'Paper',
    },
    ...{ headline: 'Eight actions', figures: [], standings: {} },
  } as const;
  const withBlock = (period: string, text: string) =>
    keepPaper(room.store, TENANT, { ...paper, period, blocks: [{ is: 'text', text }] });
  await withBlock('2027-01-12', 'Offer home visits: heron words');
  await withBlock('2027-02-12', 'Alex Sample says heron words of 1.1(a)');
  await withBlock('2027-03-12', 'Map nursery places: heron words');
  await keepPaper(room.store, TENANT, {
    ...{ ...paper, period: '2027-04-12', standings: { 'item-1.1(a)': 'at-risk' as const } },
    blocks: [{ is: 'text', text: 'heron words of one action' }],
  });
  await room.store.commit(TENANT, 'traces', [
    {
      ...{ op: 'put', expect: 'absent' },
      doc: write('report', docId('report', 'sample'), {
        ...{ plan: 'sample', at: AT, source: 'plan.xlsx' },
        lines: ['1.1(a) Offer home visits: heron words'],
      }),
    },
    {
      ...{ op: 'put', expect: 'absent' },
      doc: write('board-post', docId('board-post', 'sample:partnership:2026-W50'), {
        ...{
          plan: 'sample',
          board: 'partnership',
          week: '2026-W50',
          marks: [],
          lines: [],
          withheld: null,
          hold: null,
        },
        comments: [
          { by: 'olu', post: 'head', at: AT, text: 'heron words on 1.1a' },
          { by: 'alex', post: 'head', at: '2026-12-04T10:00:00.000Z', text: 'heron words on buses' },
        ],
      }),
    },
  ]);
});
afterEach(() => room.close());

async function heron(): Promise<[string, boolean][]> {
  const { entries } = await searchHeld(room.app, TENANT, { ...ALL, topic: 'heron' });
  return entries.map(({ kind, id, words, restricted }) => [
    `${kind} ${id.split(':').at(-1)} ${words}`,
    restricted,
  ]);
}

test('nothing is marked before, and all that speaks of it after, but nothing else', async () => {
  expect((await heron()).filter(([, restricted]) => restricted)).toEqual([]);
  await room.sets('olu', 'restrict 1.1a');
  const found = await heron();
  const told = (marked: boolean) =>
    found.filter(([, restricted]) => restricted === marked).map(([name]) => name);
  expect(told(true).filter((name) => name.startsWith('Paper'))).toHaveLength(3);
  for (const kind of ['Update', 'Import', 'Decision', 'Comment'])
    expect(told(true).filter((name) => name.startsWith(kind)).length).toBeGreaterThan(0);
  const others = told(false).join('\n');
  expect(others).not.toMatch(/1\.1/);
  expect(others).toContain('heron words on buses');
  expect(others).toContain('heron words about buses');
  expect(others).toContain('2027-03-12');
});

test('a paper that holds words which Waymark withholds by now says of which, and is marked in a person’s file', async () => {
  await room.sets('olu', 'restrict 1.1a');
  const { entries } = await searchHeld(room.app, TENANT, { ...ALL, topic: 'heron visits' });
  const paper = entries.find(({ kind }) => kind.startsWith('Paper'));
  expect(paper?.text?.split('\n')[0]).toBe('**Holds words of what was restricted since: 1.1(a).**');
  expect(paper?.words).toContain('restricted since: 1.1(a)');
  const alex = await room.person(ALEX);
  if (!alex) throw new Error('Alex is not there');
  const { naming } = await personHeld(room.app, TENANT, alex);
  expect(naming.filter(({ kind }) => kind.startsWith('Paper')).map(({ restricted }) => restricted)).toEqual([
    true,
  ]);
});
