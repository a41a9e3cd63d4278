/** Sending what waits: order, claims, retries, what is left in doubt, and replicas beside each other. */
import fc from 'fast-check';
import type { Outcome } from '../../src/app/ports.ts';
import { dispatch } from '../../src/jobs/dispatch.ts';
import { paces } from '../../src/jobs/pace.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow } from '../../src/store/outbox.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { refused, retry, summariesOf, unknown, unreachable } from '../support/strict-messenger.ts';
import { type Bench, chatOf, isWhole, samplePerson, startBench, TENANT } from './bench.ts';

const inFull = process.env.WAYMARK_VERIFY === 'full';
let bench: Bench;
afterEach(() => bench.close());

const send = (work = bench.work) => dispatch(work, paces(bench.clock), TENANT);
const rowFor = (person: string, about: 'welcome' | 'reminder' = 'reminder', afterMs = 0) =>
  openRow(
    `${about}:${TENANT}:${person}:2026-12-04`,
    about,
    { kind: 'person', person },
    bench.clock.now().add({ milliseconds: afterMs }),
  );

describe('one person', () => {
  beforeEach(async () => {
    bench = await startBench();
    await bench.put(rowFor(ALEX, 'welcome'));
    await bench.put(rowFor(ALEX, 'reminder', 1));
  });

  test('the welcome goes before the reminder, each once', async () => {
    expect((await send()).settled.map(({ about, state }) => [about, state])).toEqual([
      ['welcome', 'sent'],
      ['reminder', 'sent'],
    ]);
    expect(summariesOf(bench.messenger.attempts)).toEqual([
      expect.stringMatching(/^Hello, I’m Waymark/),
      '2 actions to update, 1 overdue: 1.1(a), 1.1(b)',
    ]);
    expect((await send()).settled).toEqual([]);
    expect(bench.messenger.attempts).toHaveLength(2);
  });

  test('the reminder does not overtake a welcome that waits for another attempt', async () => {
    bench.messenger.script(retry(30_000));
    await send();
    expect(bench.messenger.attempts).toHaveLength(1);
    bench.clock.forward({ seconds: 29 });
    expect((await send()).settled).toEqual([]);
    bench.clock.forward({ seconds: 60 });
    await send();
    expect(bench.messenger.delivered().map(({ message }) => message.summary.slice(0, 5))).toEqual([
      'Hello',
      '2 act',
    ]);
  });

  test('the row keeps what the card listed, and its activity', async () => {
    await send();
    expect(await bench.row(`reminder:${TENANT}:${ALEX}:2026-12-04`)).toMatchObject({
      state: 'sent',
      attempts: 1,
      activity: 'activity-2',
      sentAt: '2026-12-04T09:00:00.143Z',
      listed: ['milestone-1.1(a)', 'milestone-1.1(b)'],
    });
  });

  test('the row is claimed in the record before anything is sent', async () => {
    const seen: unknown[] = [];
    bench.messenger.meanwhile(async () => {
      for (const { about, state, claimedBy, attempts } of await bench.rows())
        seen.push({ about, state, claimedBy, attempts });
    });
    await send();
    expect(seen.slice(0, 2)).toEqual([
      { about: 'welcome', state: 'claimed', claimedBy: 1, attempts: 1 },
      { about: 'reminder', state: 'queued', claimedBy: null, attempts: 0 },
    ]);
  });
});

describe('one message', () => {
  beforeEach(async () => {
    bench = await startBench();
    await bench.put(rowFor(ALEX));
  });
  const state = async () => (await bench.rows())[0];

  test('a retry waits until its time, however often the clock runs', async () => {
    bench.messenger.script(retry(60_000));
    await send();
    bench.clock.forward({ seconds: 59 });
    await send();
    expect(bench.messenger.attempts).toHaveLength(1);
    bench.clock.forward({ seconds: 61 });
    await send();
    expect(bench.messenger.attempts).toHaveLength(2);
    expect(await state()).toMatchObject({ state: 'sent', attempts: 2, resent: false, reason: null });
  });

  test('what may have arrived is not sent again, ever', async () => {
    bench.messenger.script(unknown);
    await send();
    bench.clock.forward({ hours: 100 });
    await send();
    expect(bench.messenger.attempts).toHaveLength(1);
    expect(await state()).toMatchObject({ state: 'unknown', reason: 'ECONNRESET' });
  });

  test.each<[string, Outcome, string]>([
    ['out of reach', unreachable, 'unreachable'],
    ['refused', refused, 'parked'],
  ])('%s: set apart with its reason', async (_, outcome, kept) => {
    bench.messenger.script(outcome);
    await send();
    bench.clock.forward({ hours: 100 });
    await send();
    expect(bench.messenger.attempts).toHaveLength(1);
    expect((await state())?.state).toBe(kept);
    expect((await state())?.reason).not.toBeNull();
  });

  test('tried for as long as its day lasts, then set apart with the reason', async () => {
    bench.messenger.script(...Array.from({ length: 200 }, () => retry()));
    for (let minute = 0; minute < 60 * 14; minute += 5) {
      await send();
      bench.clock.forward({ minutes: 5 });
    }
    expect(bench.messenger.attempts.length).toBeGreaterThan(60);
    const last = bench.messenger.attempts.at(-1)?.at.toString() ?? '';
    expect(last > '2026-12-04T20:40' && last < '2026-12-04T21:00').toBe(true);
    expect(await state()).toMatchObject({
      state: 'parked',
      reason: expect.stringMatching(/^429.* its time was over/),
      notBefore: null,
    });
  });

  test('what nobody could send on its day is not sent on another', async () => {
    bench.clock.forward({ hours: 20 });
    await send();
    expect(bench.messenger.attempts).toEqual([]);
    expect(await state()).toMatchObject({ state: 'parked', reason: expect.stringMatching(/time was over/) });
  });

  test('nothing is sent when nothing is left to ask', async () => {
    for (const ref of ['1.1(a)', '1.1(b)']) {
      const id = docId('milestone', `milestone-${ref}`);
      const stored = await bench.store.get(TENANT, 'milestone', id);
      if (!stored) throw new Error('missing');
      const body = { ...stored.doc.body, status: 'complete' as const, open: false };
      await bench.store.commit(TENANT, `close ${ref}`, [
        { op: 'put', doc: write('milestone', id, body), expect: stored.version },
      ]);
    }
    await send();
    expect(bench.messenger.attempts).toEqual([]);
    expect(await state()).toMatchObject({ state: 'dropped', reason: 'nothing is left to ask' });
  });

  test('a message that can’t be made is set apart, and does not stop the others', async () => {
    const broken = { ...bench.work, records: { ...bench.work.records } };
    broken.records.person = async (tenant, id) => {
      if (id === ALEX) throw new Error('a broken record');
      return bench.work.records.person(tenant, id);
    };
    await bench.put(rowFor(ROBIN));
    await send(broken);
    expect((await bench.rows()).map(({ state, reason }) => [state, reason])).toEqual([
      ['parked', 'a broken record'],
      ['sent', null],
    ]);
  });

  test('somebody who has removed the bot is not written to', async () => {
    const person = await bench.work.records.person(TENANT, ALEX);
    if (!person) throw new Error('missing');
    const doc = write('person', docId('person', ALEX), { ...person.doc.body, address: null });
    await bench.store.commit(TENANT, 'left', [{ op: 'put', doc, expect: person.version }]);
    await send();
    expect(bench.messenger.attempts).toEqual([]);
    expect(await state()).toMatchObject({ state: 'unreachable' });
  });
});

describe('a sender dies', () => {
  beforeEach(async () => {
    bench = await startBench({ met: false });
    await bench.put(rowFor(ALEX));
  });

  /** The process ends while the message is under way: the row stays claimed, the lease stays held. */
  const die = async (name: string) => {
    const dying = bench.replica(name);
    bench.messenger.meanwhile(async () => {
      throw new Error('killed');
    });
    const broken = { ...dying, store: { ...dying.store, commit: dying.store.commit.bind(dying.store) } };
    broken.store.get = dying.store.get.bind(dying.store);
    broken.store.query = dying.store.query.bind(dying.store);
    const commit = broken.store.commit;
    broken.store.commit = async (partition, id, changes) => {
      const isLease = changes.some((change) => change.op === 'put' && change.doc.kind === 'lease');
      const gone = bench.messenger.attempts.length > before && isLease;
      return gone ? { kind: 'done' } : commit(partition, id, changes);
    };
    const before = bench.messenger.attempts.length;
    await expect(dispatch(broken, paces(bench.clock), TENANT)).rejects.toThrow('killed');
    bench.messenger.meanwhile(async () => undefined);
  };

  test('another takes over when its lease has run out, sends the row again once, and counts it', async () => {
    await die('replica-dead');
    expect(await send()).toEqual({ kind: 'held', settled: [] });
    bench.clock.forward({ seconds: 40 });
    const report = await bench.tick();
    expect(report).toMatchObject({ sent: 1, skipped: 1, resent: 1 });
    expect(isWhole(report)).toBe(true);
    expect(bench.messenger.attempts).toHaveLength(2);
    expect((await bench.rows())[0]).toMatchObject({ state: 'sent', resent: true, attempts: 2 });
  });

  test('two die over it: it is not sent a third time', async () => {
    await die('replica-dead');
    bench.clock.forward({ seconds: 40 });
    await die('replica-dead-too');
    bench.clock.forward({ seconds: 40 });
    expect((await send()).settled[0]).toMatchObject({ state: 'unknown' });
    expect(bench.messenger.attempts).toHaveLength(2);
  });

  test('a sender that only slept does not settle what another has taken over', async () => {
    const slow = bench.replica('replica-slow');
    bench.messenger.meanwhile(async () => {
      bench.messenger.meanwhile(async () => undefined);
      bench.clock.forward({ seconds: 41 });
      // The other finds the row claimed under an older epoch. (The double objects to a second message at once.)
      await expect(send()).rejects.toThrow('two messages at once');
    });
    const { settled } = await dispatch(slow, paces(bench.clock), TENANT);
    expect(settled).toEqual([]);
    expect((await bench.rows())[0]).toMatchObject({ state: 'claimed', claimedBy: 2, resent: true });
  });

  test('who wakes up after its lease has run out does not take the next holder’s claim for its own', async () => {
    // It has read the row; before it claims it, its lease runs out, and another claims and sends.
    const slow = bench.replica('replica-slow');
    const { commit } = slow.store;
    let slept = false;
    slow.store.commit = async (partition, id, changes) => {
      if (!slept && changes.some((change) => change.op === 'put' && change.doc.kind === 'outbox')) {
        slept = true;
        bench.clock.forward({ seconds: 41 });
        await send();
      }
      return commit.call(slow.store, partition, id, changes);
    };
    await dispatch(slow, paces(bench.clock), TENANT);
    expect(bench.messenger.attempts).toHaveLength(1);
  });
});

test('nothing is sent when the lease would run out under it: the lane is renewed first', async () => {
  bench = await startBench();
  await bench.put(rowFor(ALEX));
  let slow = true;
  const slowly = bench.replica('replica-slow');
  const { commit } = slowly.store;
  slowly.store.commit = async (partition, id, changes) => {
    const result = await commit.call(slowly.store, partition, id, changes);
    const claims = changes.some((change) => change.op === 'put' && change.doc.kind === 'outbox');
    if (slow && claims) bench.clock.forward({ seconds: 26 });
    slow = slow && !claims;
    return result;
  };
  const seconds: number[] = [];
  bench.messenger.meanwhile(async () => {
    const lease = await bench.store.get(TENANT, 'lease', docId('lease', 'sending'));
    seconds.push(
      bench.clock
        .now()
        .until(lease?.doc.body.until ?? '')
        .total('seconds'),
    );
  });
  expect((await send(slowly)).settled).toMatchObject([{ state: 'sent', attempts: 1, resent: false }]);
  expect(seconds).toHaveLength(1);
  expect(seconds[0]).toBeGreaterThan(39);
});

test('rows of somebody who is put off do not hide anybody else’s', async () => {
  bench = await startBench();
  bench.messenger.script(retry(600_000));
  await bench.put(rowFor(ALEX, 'welcome'));
  await send();
  for (let n = 0; n < 201; n += 1) {
    const to = { kind: 'person', person: ALEX } as const;
    await bench.put(openRow(`welcome:${n}`, 'welcome', to, bench.clock.now().add({ milliseconds: n })));
  }
  await bench.put(rowFor(ROBIN, 'welcome', 1_000));
  expect((await send()).settled.map(({ to }) => to)).toEqual([{ kind: 'person', person: ROBIN }]);
});

describe('many', () => {
  const crowd = (count: number) =>
    Array.from({ length: count }, (_, n) => samplePerson(`person-${n}`, { emails: [`p${n}@example.org`] }));
  const plan = (count: number) => ({
    posts: [
      {
        id: 'head-of-early-years',
        title: 'Head of Early Years',
        holders: [{ person: 'person-0', from: null }],
      },
      { id: 'attendance-lead', title: 'Attendance Lead', holders: [] },
      { id: 'inclusion-lead', title: 'Inclusion Lead', holders: [] },
      ...Array.from({ length: count }, (_, n) => ({
        id: `post-${n}`,
        title: `Post ${n}`,
        holders: [{ person: `person-${n}`, from: null }],
      })),
    ],
  });

  test('two replicas at once send each message exactly once, and together all of them', async () => {
    bench = await startBench({ people: crowd(40), plan: plan(40) });
    for (let n = 0; n < 40; n += 1) await bench.put(rowFor(`person-${n}`, 'welcome', n));
    const others = ['replica-2', 'replica-3'].map((name) => bench.replica(name));
    const pace = paces(bench.clock);
    const results = await Promise.all([bench.work, ...others].map((work) => dispatch(work, pace, TENANT)));
    expect(results.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    const chats = bench.messenger.delivered().map(({ to }) => to.conversation);
    expect(chats.sort()).toEqual(Array.from({ length: 40 }, (_, n) => chatOf(`person-${n}`)).sort());
  });

  test('whatever comes of each message, all are accounted for, and none arrives twice', async () => {
    const outcome = fc.constantFrom<Outcome>(
      { kind: 'sent', activity: 'a' },
      retry(),
      retry(5_000),
      unknown,
      unreachable,
      refused,
    );
    const runs = fc.array(fc.array(outcome, { maxLength: 12 }), { minLength: 1, maxLength: 4 });
    bench = await startBench();
    await fc.assert(
      fc.asyncProperty(runs, async (scripts) => {
        const own = await startBench({ people: crowd(6), plan: plan(6) });
        try {
          for (let n = 0; n < 6; n += 1) {
            const to = { kind: 'person', person: `person-${n}` } as const;
            await own.put(
              openRow(`welcome:${TENANT}:${n}`, 'welcome', to, own.clock.now().add({ milliseconds: n })),
            );
          }
          for (const script of scripts) {
            own.messenger.script(...script);
            const report = await own.tick();
            expect(isWhole(report)).toBe(true);
            own.clock.forward({ minutes: 11 });
          }
          const arrived = own.messenger
            .delivered()
            .map(({ to, message }) => to.conversation + message.summary);
          expect(new Set(arrived).size).toBe(arrived.length);
          const left = (await own.rows()).filter(({ state }) => state === 'claimed');
          expect(left).toEqual([]);
        } finally {
          await own.close();
        }
      }),
      inFull ? { numRuns: 500 } : { numRuns: 15, seed: 11 },
    );
  });
});
