/** What others relied on somebody for is nobody's once they are taken out, and is told: cover of a leave, an action to take over. */
import { erasePerson } from '../../../src/app/keeping/erase.ts';
import { previewErasure } from '../../../src/app/keeping/may-erase.ts';
import { requestsDue } from '../../../src/app/requests/carry.ts';
import { decidedWords } from '../../../src/cards/requests/request-words.ts';
import type { Request } from '../../../src/domain/request.ts';
import { write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { all } from '../../../src/store/store.ts';
import { decidedFor } from '../../../src/store/untold.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { openRoom, type Room, TENANT, wordsOf } from '../room.ts';

const OFFICER = 'olu';
let room: Room;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  for (const who of [OFFICER, ALEX, ROBIN]) await room.meets(who);
});
afterEach(() => room.close());

async function asked(ref: string, over: Partial<Request>): Promise<void> {
  const { item, id: milestone } = await room.milestone(ref);
  const at = '2026-12-04T09:00:00.000Z';
  const id = `hand-over:${ref}`;
  const body: Request = {
    ...{ id, kind: 'hand-over', plan: 'sample', item, milestone, by: ROBIN, at, to: ALEX, update: null },
    ...{ date: '2026-12-09', agreed: null, owner: `person:${ALEX}`, giver: 'post:attendance-lead' },
    ...{ reason: null, state: 'open', decided: null, carryOn: null, overtakenAt: null, ...over },
  };
  const doc = write('request', docId('request', id), body);
  const stored = await room.app.records.milestone(TENANT, milestone);
  if (!stored) throw new Error(`${ref} has no milestone`);
  const wished = { ...stored.doc.body, handOver: { name: 'Alex', from: '2026-12-09' } };
  await room.store.commit(TENANT, id, [
    { op: 'put', expect: 'absent', doc },
    { op: 'put', expect: stored.version, doc: write('milestone', stored.doc.id, wished) },
  ]);
}

test('nobody covers, nobody is asked, and what had been agreed is not carried out; all of it is listed', async () => {
  await room.says(ROBIN, "I'm away until 18 December, Alex covers");
  await room.says(ROBIN, 'yes');
  await asked('2.1(a)', {
    ...{ state: 'accepted', carryOn: '2026-12-09' },
    decided: { by: ALEX, at: '2026-12-04T09:00:00.000Z', reason: null, date: null },
  });
  await asked('2.2(b)', {});
  const alex = await room.person(ALEX);
  if (!alex) throw new Error('Alex has not met the bot');
  const told = [
    expect.stringMatching(
      /^Away, and without cover from now on: .+ until .*18 Dec.*Tell Waymark who covers\.$/,
    ),
    'They were to take over 2.1(a), 2.2(b): nobody is asked any more. Whoever asked is told.',
  ];
  const preview = await previewErasure(room.app, TENANT, alex);
  expect(preview.left).toEqual(expect.arrayContaining(told));
  expect(await all(room.store, TENANT, { kind: 'request' })).toMatchObject([
    { doc: { body: { state: 'accepted' } } },
    { doc: { body: { state: 'open' } } },
  ]);
  const { left } = await erasePerson(room.app, TENANT, alex, { by: OFFICER, reason: null });
  expect(left).toEqual(expect.arrayContaining(told));

  expect(wordsOf(await room.says(OFFICER, 'who is away'))).not.toContain('A former colleague');
  const [leave] = await all(room.store, TENANT, { kind: 'leave' });
  expect(leave?.doc.body).toMatchObject({ person: ROBIN, cover: null, ended: false });
  room.clock.set('2026-12-10T09:00:00Z');
  await requestsDue(room.app)(TENANT);
  const requests = (await all(room.store, TENANT, { kind: 'request' })).map(({ doc }) => doc.body);
  for (const one of requests)
    expect(one).toMatchObject({ state: 'overtaken', to: null, owner: null, carryOn: null });
  const items = JSON.stringify(await all(room.store, TENANT, { kind: 'item' }));
  expect(items).not.toContain('left-');
  expect(await room.milestone('2.2(b)')).toMatchObject({ handOver: null });
  // Robin, who asked, hears of both.
  const hears = await decidedFor(room.app, TENANT, ROBIN, room.clock.now());
  expect(hears.map((one) => decidedWords({ ...one, to: null })).toSorted()).toEqual(
    ['2.1(a)', '2.2(b)'].map(
      (ref) =>
        `${ref} stays where it is: whoever was to take it is no longer there. You can ask somebody else.`,
    ),
  );
});
