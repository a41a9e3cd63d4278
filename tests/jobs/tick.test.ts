/** The clock's runs as an operator sees them: who is asked, who is not and why, and what the board gets. */
import type { Milestone } from '../../src/domain/milestone.ts';
import { paces } from '../../src/jobs/pace.ts';
import { tick } from '../../src/jobs/tick.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { all } from '../../src/store/store.ts';
import { cardText } from '../support/card-text.ts';
import { ALEX, EARLY_YEARS, ROBIN, SAMPLE_DAY, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { refused, retry, summariesOf, unknown } from '../support/strict-messenger.ts';
import { type Bench, chatOf, isWhole, type Setting, samplePerson, startBench, TENANT } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

const { boards } = samplePlan().book.plan;
/** Without a board, so that only cards are counted. */
/** Without boards, and without leads to write notes to. */
const cardsOnly = (over: Setting = {}): Promise<Bench> =>
  startBench({
    items: samplePlan().book.items.map((item) => ({ ...item, lead: null })),
    ...over,
    plan: { boards: [], ...over.plan },
  });
const fates = (report: Awaited<ReturnType<Bench['tick']>>) =>
  report.messages.map(({ about, who, fate, reason }) => [about, who, fate, reason]);
/** The days on which a person's cards arrived. */
const cardsOf = (person: string) =>
  bench.messenger
    .delivered()
    .filter(({ to }) => to.conversation === chatOf(person))
    .map(({ at }) => at.toZonedDateTimeISO('Europe/London').toPlainDate().toString());

describe('a day’s cards', () => {
  test('one card a person, worst first, whatever is due', async () => {
    bench = await cardsOnly();
    const report = await bench.tick();
    expect(fates(report)).toEqual([['reminder', ALEX, 'sent', null]]);
    expect(report.messages[0]?.refs).toEqual(['1.1(a)', '1.1(b)']);
    expect(summariesOf(bench.messenger.attempts)).toEqual(['2 actions to update, 1 overdue: 1.1(a), 1.1(b)']);
    expect((await bench.rows()).map(({ key }) => key)).toEqual([`reminder:${TENANT}:${ALEX}:2026-12-04`]);
  });

  test('run again, it has nothing new to say', async () => {
    bench = await cardsOnly();
    await bench.tick();
    for (const minutes of [0, 1, 600]) {
      bench.clock.forward({ minutes });
      expect(await bench.tick()).toMatchObject({ expected: 0, sent: 0 });
    }
    expect(bench.messenger.attempts).toHaveLength(1);
  });

  test('two at the same moment say it once', async () => {
    bench = await cardsOnly();
    const other = bench.replica('replica-2');
    const pace = paces(bench.clock);
    const reports = await Promise.all([bench.work, other].map((work) => tick(work, pace, TENANT, false)));
    expect(bench.messenger.attempts).toHaveLength(1);
    for (const report of reports) expect(isWhole(report)).toBe(true);
  });

  test('what comes due later in the day waits, and is not said to have been sent', async () => {
    bench = await cardsOnly();
    await bench.tick();
    const stored = await bench.store.get(TENANT, 'milestone', docId('milestone', 'milestone-1.1(b)'));
    if (!stored) throw new Error('missing');
    const due = { ...stored.doc.body, askedOn: null, askOn: SAMPLE_DAY };
    await bench.store.commit(TENANT, 'due', [
      { op: 'put', doc: write('milestone', stored.doc.id, due), expect: stored.version },
    ]);
    const report = await bench.tick();
    expect(fates(report)).toEqual([['reminder', ALEX, 'skipped', 'has had a card today']]);
    expect(bench.messenger.attempts).toHaveLength(1);
  });

  test.each([
    ['before nine in the morning', '2026-12-04T08:59:59Z', 0],
    ['on the stroke of nine', '2026-12-04T09:00:00Z', 1],
    ['on a Saturday', '2026-12-05T10:00:00Z', 0],
    ['on a Sunday', '2026-12-06T10:00:00Z', 0],
    ['on Boxing Day’s substitute', '2026-12-28T10:00:00Z', 0],
    ['at nine of summer time', '2027-06-02T08:00:00Z', 1],
    ['before nine of summer time', '2027-06-02T07:59:00Z', 0],
  ])('%s', async (_, at, cards) => {
    const one = sampleMilestone({ due: at.slice(0, 10) });
    bench = await cardsOnly({ at, milestones: [one] });
    const report = await bench.tick();
    expect(bench.messenger.attempts).toHaveLength(cards);
    expect(report.expected).toBe(cards);
  });

  test('what Friday missed comes on Monday, not at the weekend', async () => {
    bench = await cardsOnly({ at: '2026-12-04T08:00:00Z' });
    for (const at of ['2026-12-04T08:59:00Z', '2026-12-05T10:00:00Z', '2026-12-06T10:00:00Z']) {
      bench.clock.set(at);
      expect(await bench.tick()).toMatchObject({ expected: 0 });
    }
    bench.clock.set('2026-12-07T09:00:00Z');
    await bench.tick();
    expect(cardsOf(ALEX)).toEqual(['2026-12-07']);
  });

  test('two cards a week and never two in a day, though something is due every day', async () => {
    const daily = Array.from({ length: 20 }, (_, n): Milestone => {
      const due = Temporal.PlainDate.from('2026-12-07').add({ days: n }).toString();
      return sampleMilestone({ id: `milestone-${n}`, due });
    });
    bench = await cardsOnly({ at: '2026-12-07T09:00:00Z', milestones: daily, plan: { reminders: quick } });
    const days: string[] = [];
    for (let hour = 0; hour < 24 * 12; hour += 1) {
      const report = await bench.tick();
      expect(isWhole(report)).toBe(true);
      for (const { fate, reason } of report.messages)
        if (fate === 'skipped') days.push(reason ?? 'no reason');
      bench.clock.forward({ hours: 1 });
    }
    const got = cardsOf(ALEX);
    expect(got).toEqual(['2026-12-07', '2026-12-08', '2026-12-14', '2026-12-15']);
    expect(new Set(days)).toEqual(new Set(['has had the cards of this week']));
  });

  test('whoever asked to be asked on a day is asked on it, though the cards of the week are used up', async () => {
    const snoozed = sampleMilestone({ id: 'milestone-later', due: '2026-12-01', snoozedUntil: '2026-12-10' });
    const daily = ['2026-12-07', '2026-12-08'].map((due) => sampleMilestone({ id: `milestone-${due}`, due }));
    bench = await cardsOnly({
      at: '2026-12-07T09:00:00Z',
      milestones: [...daily, { ...snoozed, askOn: '2026-12-10' }],
      plan: { reminders: quick },
    });
    for (let hour = 0; hour < 24 * 4; hour += 1) {
      await bench.tick();
      bench.clock.forward({ hours: 1 });
    }
    expect(cardsOf(ALEX)).toEqual(['2026-12-07', '2026-12-08', '2026-12-10']);
  });

  test('what the card lists has been asked about: it does not come again the next day', async () => {
    // 1.1(b) is due on Friday; 1.1(c) only next Thursday, whose own day to be asked is the Monday before.
    const coming = sampleMilestone({
      id: 'milestone-1.1(c)',
      item: 'item-1.1(c)',
      due: '2026-12-10',
      askedOn: '2026-11-26',
    });
    const due = sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)' });
    bench = await cardsOnly({ milestones: [due, coming] });
    await bench.tick();
    expect((await bench.row(`reminder:${TENANT}:${ALEX}:2026-12-04`))?.listed).toHaveLength(2);
    expect((await bench.milestone('1.1(c)')).askedOn).toBe(SAMPLE_DAY);
  });

  test('a missed week is made up for once, and not replayed', async () => {
    bench = await cardsOnly();
    bench.clock.set('2026-12-16T09:00:00Z');
    await bench.tick();
    expect(cardsOf(ALEX)).toEqual(['2026-12-16']);
    bench.clock.set('2026-12-17T09:00:00Z');
    await bench.tick();
    expect(cardsOf(ALEX)).toEqual(['2026-12-16']);
  });

  test('what was answered between deciding and sending is not asked', async () => {
    bench = await cardsOnly();
    bench.messenger.script(retry(60_000));
    await bench.tick();
    for (const ref of ['1.1(a)', '1.1(b)']) {
      const stored = await bench.work.records.milestone(TENANT, `milestone-${ref}`);
      if (!stored) throw new Error('missing');
      const said = { id: 'u', at: '2026-12-04T09:00:30.000Z', by: ALEX };
      const body = { ...stored.doc.body, lastUpdate: said };
      await bench.store.commit(TENANT, `said ${ref}`, [
        { op: 'put', doc: write('milestone', stored.doc.id, body), expect: stored.version },
      ]);
    }
    bench.clock.forward({ minutes: 5 });
    const report = await bench.tick();
    expect(fates(report)).toEqual([['reminder', ALEX, 'skipped', 'nothing is left to ask']]);
    expect(bench.messenger.delivered()).toEqual([]);
  });
});

const quick = { before: [1], bundleDays: 1, quietDays: 0, rounds: 'off' as const };

describe('who can’t be asked is named with the reason', () => {
  const skipped = async (setting: Setting): Promise<unknown[]> => {
    bench = await cardsOnly(setting);
    const report = await bench.tick();
    expect(isWhole(report)).toBe(true);
    expect(bench.messenger.attempts).toEqual([]);
    return report.messages.map(({ who, fate, reason }) => [who, fate, reason]);
  };

  test('nobody has met the bot', async () => {
    const people = [samplePerson(ALEX, { address: null, welcomedAt: null }), samplePerson(ROBIN)];
    expect(await skipped({ people })).toEqual([[ALEX, 'skipped', 'has not met the bot, or has removed it']]);
  });

  test('a post that nobody holds', async () => {
    const posts = samplePlan().book.plan.posts.map((post) => ({ ...post, holders: [] }));
    expect(await skipped({ plan: { posts } })).toEqual([[EARLY_YEARS, 'skipped', 'nobody holds this post']]);
  });

  test('a week’s cards are used up', async () => {
    const people = [samplePerson(ALEX, { cardDays: ['2026-12-02', '2026-11-30'] })];
    expect(await skipped({ people })).toEqual([[ALEX, 'skipped', 'has had the cards of this week']]);
  });

  test('whoever met the bot afterwards is asked then', async () => {
    const away = samplePerson(ALEX, { address: null, welcomedAt: null });
    bench = await cardsOnly({ people: [away] });
    await bench.tick();
    const stored = await bench.work.records.person(TENANT, ALEX);
    if (!stored) throw new Error('missing');
    const doc = write('person', docId('person', ALEX), samplePerson(ALEX));
    await bench.store.commit(TENANT, 'met', [{ op: 'put', doc, expect: stored.version }]);
    expect(await bench.tick()).toMatchObject({ expected: 1, sent: 1 });
  });
});

test('a dry run tells what would be said, and stores nothing', async () => {
  bench = await startBench();
  const everything = () =>
    Promise.all(
      (['outbox', 'person', 'milestone', 'lease'] as const).map((kind) => all(bench.store, TENANT, { kind })),
    );
  const before = await everything();
  const report = await bench.tick(true);
  expect(fates(report)).toEqual([
    ['reminder', ALEX, 'skipped', 'dry run'],
    ['summary', 'Sample Partnership Board', 'skipped', 'dry run'],
  ]);
  expect(isWhole(report)).toBe(true);
  expect(await everything()).toEqual(before);
  expect(bench.messenger.attempts).toEqual([]);
});

test('every fate is counted, and what waits is said to wait', async () => {
  bench = await startBench();
  bench.messenger.script(unknown, retry());
  const first = await bench.tick();
  expect(first).toMatchObject({ expected: 2, sent: 0, waiting: 1, unknown: 1 });
  bench.clock.forward({ minutes: 10 });
  bench.messenger.script(refused);
  const second = await bench.tick();
  expect(second).toMatchObject({ expected: 1, failed: 1 });
  expect(isWhole(first) && isWhole(second)).toBe(true);
});

describe('the board’s week', () => {
  const at = '2026-12-04T16:00:00Z';
  const posts = () => bench.messenger.delivered().filter(({ to }) => to.as === 'thread');
  const textOf = (place: number): string[] => {
    const message = posts()[place]?.message;
    return message && 'card' in message ? cardText(message.card) : [];
  };
  const people = [samplePerson(ALEX, { address: null }), samplePerson(ROBIN, { address: null })];

  test('one post a board and week, however often the clock runs', async () => {
    bench = await startBench({ at, people });
    for (let n = 0; n < 6; n += 1) {
      expect(isWhole(await bench.tick())).toBe(true);
      bench.clock.forward({ hours: 12 });
    }
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.to).toMatchObject({ conversation: '19:general@thread.tacv2', as: 'thread' });
    expect((await bench.rows()).filter(({ about }) => about === 'summary').map(({ key }) => key)).toEqual([
      'summary:sample:partnership:2026-W49',
    ]);
    bench.clock.set('2026-12-11T16:00:00Z');
    await bench.tick();
    expect(posts()).toHaveLength(2);
  });

  test('before its hour nothing is posted but what the week before is owed', async () => {
    bench = await startBench({ at: '2026-12-04T15:59:00Z', people, plan: { goLive: '2026-12-01' } });
    await bench.tick();
    expect(posts()).toEqual([]);
  });

  test('it says what changed since the post before', async () => {
    bench = await startBench({ at, people });
    await bench.tick();
    const stored = await bench.work.records.milestone(TENANT, 'milestone-2.1(a)');
    if (!stored) throw new Error('missing');
    const body = { ...stored.doc.body, status: 'complete' as const, open: false, completedOn: '2026-12-08' };
    await bench.store.commit(TENANT, 'done', [
      { op: 'put', doc: write('milestone', stored.doc.id, body), expect: stored.version },
    ]);
    bench.clock.set('2026-12-11T16:00:00Z');
    await bench.tick();
    expect(textOf(1).join('\n')).toMatch(/2\.1\(a\)/);
    const kept = await all(bench.store, TENANT, { kind: 'snapshot', orderBy: { field: 'week' } });
    expect(kept.map(({ doc }) => [doc.body.week, doc.body.standings['item-2.1(a)']])).toEqual([
      ['2026-W49', 'on-track'],
      ['2026-W50', 'complete'],
    ]);
  });

  test('a post that was missed is made up for in its own week’s name, and the next one compares with it', async () => {
    bench = await startBench({ at: '2026-12-08T10:00:00Z', people });
    await bench.tick();
    bench.clock.set('2026-12-11T16:00:00Z');
    await bench.tick();
    const kept = await all(bench.store, TENANT, { kind: 'snapshot', orderBy: { field: 'week' } });
    expect(kept.map(({ doc }) => [doc.body.week, doc.body.at])).toEqual([
      ['2026-W49', '2026-12-08T10:00:00.000Z'],
      ['2026-W50', '2026-12-11T16:00:00.000Z'],
    ]);
  });

  test('each board gets its own', async () => {
    const [first] = boards;
    if (!first) throw new Error('the sample plan has no board');
    const second = { ...first, id: 'schools', channel: '19:schools@thread.tacv2', scope: ['2'] };
    bench = await startBench({ at, people, plan: { boards: [first, second] } });
    await bench.tick();
    expect(
      posts()
        .map(({ to }) => to.conversation)
        .sort(),
    ).toEqual([first.channel, second.channel]);
    expect(textOf(1).join('\n')).not.toMatch(/1\.1\(/);
  });

  test('without a known connector it is skipped with the reason, and posted once there is one', async () => {
    bench = await startBench({ at, people, met: false });
    const report = await bench.tick();
    const summary = report.messages.find(({ about }) => about === 'summary');
    expect(summary).toMatchObject({ fate: 'skipped', reason: expect.stringMatching(/met the bot/) });
    const doc = write('tenant', docId('tenant', 'self'), { serviceUrl: 'https://connector.example' });
    await bench.store.commit(TENANT, 'met', [{ op: 'put', doc, expect: 'absent' }]);
    await bench.tick();
    expect(posts()).toHaveLength(1);
  });
});
