/** A plan comes in as a file: kept as a draft, shown, and applied or discarded by whoever sent it. */
import { readFileSync } from 'node:fs';
import { sweep } from '../../src/jobs/sweep.ts';
import { StoreUnavailable } from '../../src/store/store.ts';
import { strictMessenger } from '../support/strict-messenger.ts';
import { applied, changed, countsOf, planIn, pressed, SCHOOLS, sendPlan, valuesIn } from './drafts.ts';
import { inChannel, linesOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
let before: Record<string, number>;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  before = await countsOf(room);
});
afterEach(() => room.close());

/** Nothing of a plan is in the record: at most a draft. */
async function expectNothingStored(): Promise<void> {
  const { draft: _, 'draft-part': parts, ...others } = await countsOf(room);
  const { draft: __, 'draft-part': ___, ...first } = before;
  expect(others).toEqual(first);
  expect(await planIn(room)).toBeUndefined();
}

describe('a plan that is new to the record', () => {
  test('is shown with what came in, what is missing and the day it goes live, and nothing of it is stored', async () => {
    const answer = await sendPlan(room, SCHOOLS);
    expect(linesOf(answer)).toEqual([
      'Draft of Schools Plan',
      'Read from schools.yml',
      'Nothing is in use yet: look it over, then apply or discard it.',
      'What was read',
      'Priority: 1, Action: 3',
      '3 actions (3 deliverable)',
      '2 dates: 2 given as dates',
      '1 was due before the plan went live: listed as inherited, not reminded',
      '1 post, 1 person',
      'What is missing',
      '3 actions: 1 has no date, 1 has no owner',
      'What was due before the go-live date is inherited: listed once, and nobody is reminded of it.',
      'Go-live date',
      'Apply',
      'Discard',
    ]);
    expect(valuesIn(answer)).toEqual({ goLive: '2026-12-04' });
    await expectNothingStored();
  });

  test('applied, it is in use: what is in, what is missing, and what was past before it went live', async () => {
    const receipt = await applied(room, await sendPlan(room, SCHOOLS));
    expect(linesOf(receipt)).toEqual([
      'Schools Plan is in use',
      '3 actions are in, live from Fri 4 Dec 2026.',
      '1 action or measure needs an owner, a date, a figure or your word on a date. Say "what\'s missing" to go through them, five at a time.',
      '1 date was past before the plan went live. Nobody is reminded of it. Say "what\'s inherited" to settle it.',
      'What’s missing?',
      'What’s inherited?',
    ]);
    const book = await planIn(room);
    expect(book?.plan.goLive).toBe('2026-12-04');
    expect(book?.items.map(({ ref }) => ref)).toEqual(['1', '1(a)', '1(b)', '1(c)']);
    const kept = await room.store.get(TENANT, 'report', 'report:schools');
    expect(kept?.doc.body).toMatchObject({
      source: 'schools.yml',
      lines: expect.arrayContaining(['2 dates: 2 given as dates']),
    });
    expect(await countsOf(room)).toMatchObject({ draft: 1, 'draft-part': 0, import: 0 });
    expect(room.pokes()).toBeGreaterThan(0);
  });

  test('the file’s own day of going live stands in the field, and the day that is given counts', async () => {
    const answer = await sendPlan(room, changed(['levels:', 'goLive: 2027-01-11\nlevels:']));
    expect(valuesIn(answer)).toEqual({ goLive: '2027-01-11' });
    await applied(room, answer, '2026-09-01');
    const milestones = await room.app.records.milestones(TENANT, [
      { field: 'plan', is: 'eq', to: 'schools' },
    ]);
    expect(milestones.filter(({ inherited }) => inherited)).toEqual([]);
    expect((await planIn(room))?.plan.goLive).toBe('2026-09-01');
  });

  test.each([
    ['12 March', /^Please give the day from which the plan is live/],
    ['', /^Please give the day from which the plan is live/],
    ['2026-02-30', /^Please give the day/],
    ['0001-01-01', /^Please give a day within five years/],
    ['2226-01-01', /^Please give a day within five years/],
  ])('the day "%s" comes back with what is wrong, and nothing is stored', async (typed, fault) => {
    const again = await applied(room, await sendPlan(room, SCHOOLS), typed);
    expect(linesOf(again)).toContainEqual(expect.stringMatching(fault));
    expect(valuesIn(again).goLive ?? '').toBe(typed);
    await expectNothingStored();
    expect(linesOf(await applied(room, again))[0]).toBe('Schools Plan is in use');
  });

  test('nobody is chased for a date of 2023: the published plan goes live today', async () => {
    const kirklees = readFileSync(new URL('../../plans/kirklees.plan.yml', import.meta.url));
    const receipt = await applied(room, await sendPlan(room, kirklees, 'kirklees.plan.yml'));
    expect(linesOf(receipt)[1]).toBe('22 actions are in, live from Fri 4 Dec 2026.');
    const milestones = await room.app.records.milestones(TENANT, [
      { field: 'plan', is: 'eq', to: 'kirklees' },
    ]);
    expect(milestones.length).toBeGreaterThan(20);
    const asked = milestones.filter(({ askOn }) => askOn !== null);
    expect(asked.filter(({ due, inherited }) => inherited || due === null || due < '2026-12-04')).toEqual([]);
  });

  test('discarded, it is gone', async () => {
    const answer = await sendPlan(room, SCHOOLS);
    expect(wordsOf(await pressed(room, answer, 'Discard'))).toBe(
      'The draft of schools.yml is discarded. Nothing of it is in use.',
    );
    expect(wordsOf(await applied(room, answer))).toMatch(/^The draft of schools\.yml is discarded/);
    await expectNothingStored();
    expect(await countsOf(room)).toMatchObject({ 'draft-part': 0 });
  });
});

describe('once', () => {
  test('an impatient thumb applies it once, and sees it in use', async () => {
    const answer = await sendPlan(room, SCHOOLS);
    const both = await Promise.all([applied(room, answer), applied(room, answer)]);
    expect(both.map((one) => linesOf(one)[0])).toContain('Schools Plan is in use');
    expect((await planIn(room))?.plan.edition).toBe(1);
    const later = await applied(room, answer);
    expect(linesOf(later).slice(0, 2)).toEqual([
      'Schools Plan is in use',
      '3 actions are in, live from Fri 4 Dec 2026.',
    ]);
    const { item, milestone } = await countsOf(room);
    expect([item, milestone]).toEqual([(before.item ?? 0) + 4, (before.milestone ?? 0) + 3]);
  });

  test('while it is being applied it is neither applied again nor discarded', async () => {
    const answer = await sendPlan(room, SCHOOLS);
    const { commit } = room.store;
    const meanwhile: string[] = [];
    room.store.commit = async (partition, id, changes) => {
      const [, first] = changes;
      if (first?.op === 'put' && first.doc.kind === 'plan' && meanwhile.length === 0) {
        room.store.commit = commit;
        for (const title of ['Apply', 'Discard']) meanwhile.push(wordsOf(await pressed(room, answer, title)));
      }
      return commit.call(room.store, partition, id, changes);
    };
    expect(linesOf(await applied(room, answer))[0]).toBe('Schools Plan is in use');
    expect(meanwhile).toEqual([
      expect.stringMatching(/^Draft of Schools Plan\nThis draft is being applied at the moment/),
      expect.stringMatching(/^Nothing was discarded: this draft is being applied at the moment/),
    ]);
    expect((await planIn(room))?.items).toHaveLength(4);
  });

  test('a message that Teams delivers again is one draft', async () => {
    room.shelf.set('schools.yml', SCHOOLS);
    const again = { id: 'same-activity' };
    const [first, second] = await Promise.all([
      room.sends(OFFICER, ['schools.yml'], again),
      room.sends(OFFICER, ['schools.yml'], again),
    ]);
    expect(linesOf(first)).toEqual(linesOf(second));
    expect(await countsOf(room)).toMatchObject({ draft: 1, 'draft-part': 1 });
    await applied(room, first);
    const third = await room.sends(OFFICER, ['schools.yml'], again);
    expect(linesOf(third)[0]).toBe('Schools Plan is in use');
  });

  test('a plan that came into the record meanwhile is compared with, and not imported twice', async () => {
    const [mine, other] = [
      await sendPlan(room, SCHOOLS),
      await sendPlan(room, changed(['once', 'at least once'])),
    ];
    await applied(room, mine);
    const again = await applied(room, other);
    expect(linesOf(again).slice(0, 2)).toEqual([
      'Draft of Schools Plan',
      'Nothing was applied: this plan came into the record since the file was sent. This is how the file differs from it.',
    ]);
    expect(linesOf(again)).toContain('1(a) Visit each school at least once (was: Visit each school once)');
    expect(linesOf(await pressed(room, again, 'Apply'))[0]).toBe('The new edition of Schools Plan is in use');
    expect((await planIn(room))?.byRef.get('1(a)')?.title).toBe('Visit each school at least once');
  });
});

describe('whose draft it is', () => {
  test('another officer neither applies nor discards it', async () => {
    const answer = await sendPlan(room, SCHOOLS);
    for (const title of ['Apply', 'Discard']) {
      const refused = await pressed(room, answer, title, {}, 'sam');
      expect(wordsOf(refused)).toMatch(/^Nothing was changed: a draft is applied or discarded by/);
    }
    await expectNothingStored();
    expect(linesOf(await applied(room, answer))[0]).toBe('Schools Plan is in use');
  });

  test('who is an officer no longer does not apply it', async () => {
    const answer = await sendPlan(room, SCHOOLS);
    Object.assign(room.app, { officers: new Set() });
    expect(wordsOf(await applied(room, answer))).toMatch(/^Nothing was changed/);
    await expectNothingStored();
  });

  test('in a channel nobody applies anything', async () => {
    const answer = await sendPlan(room, SCHOOLS);
    const data = { do: 'apply-draft', draft: JSON.stringify(answer).match(/"draft":"([^"]+)"/)?.[1] };
    expect(wordsOf(await room.taps(OFFICER, data, inChannel()))).toMatch(/^Nothing was recorded here/);
    await expectNothingStored();
  });

  test('a draft that nobody knows is not there', async () => {
    expect(wordsOf(await room.taps(OFFICER, { do: 'apply-draft', draft: 'made-up' }))).toMatch(
      /^Nothing was changed: this draft is no longer there/,
    );
  });
});

describe('how long it lasts', () => {
  const work = () => ({
    store: room.store,
    records: room.app.records,
    messenger: strictMessenger(room.clock),
    log: room.app.log,
    sleep: async () => undefined,
    asOf: room.clock,
    wall: room.clock,
    officers: new Set<string>(),
    holder: 'replica-1',
  });

  test('fourteen days, and then nothing of it is left', async () => {
    const answer = await sendPlan(room, SCHOOLS);
    room.clock.forward({ hours: 24 * 14 - 1 });
    await sweep(work(), TENANT);
    expect(linesOf(await applied(room, answer, 'soon'))[0]).toBe('Draft of Schools Plan');
    room.clock.forward({ hours: 1 });
    expect(wordsOf(await applied(room, answer))).toMatch(
      /^Nothing was changed: this draft is no longer there/,
    );
    await sweep(work(), TENANT);
    expect(await countsOf(room)).toMatchObject({ draft: 0, 'draft-part': 0 });
  });

  const LONG = 'how it came about '.repeat(50);

  test('a process that ends while it keeps a draft leaves nothing that anybody sees', async () => {
    const { commit } = room.store;
    const many = Array.from(
      { length: 1000 },
      (_, place) =>
        `      - { ref: '1.${place}', title: One of many, nature: deliverable, description: ${LONG} }`,
    );
    const large = `${SCHOOLS}${many.join('\n')}\n`;
    let parts = 0;
    room.store.commit = (partition, id, changes) => {
      const [first] = changes;
      if (first?.op === 'put' && first.doc.kind === 'draft-part') parts += 1;
      return parts === 2
        ? Promise.reject(new StoreUnavailable('killed'))
        : commit.call(room.store, partition, id, changes);
    };
    await expect(sendPlan(room, large)).rejects.toThrow('killed');
    room.store.commit = commit;
    expect(await countsOf(room)).toMatchObject({ draft: 0, 'draft-part': 1 });
    await expectNothingStored();
    const answer = await sendPlan(room, large);
    const { 'draft-part': kept } = await countsOf(room);
    expect(kept).toBeGreaterThan(2);
    await applied(room, answer);
    expect((await planIn(room))?.items).toHaveLength(1004);
    room.clock.forward({ hours: 24 * 14 });
    await sweep(work(), TENANT);
    expect(await countsOf(room)).toMatchObject({ draft: 0, 'draft-part': 0 });
  });
});
