/** When messages can't be sent: an outage of minutes loses nothing, and what was never asked comes again. */
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow } from '../../src/store/outbox.ts';
import { all } from '../../src/store/store.ts';
import { cardText } from '../support/card-text.ts';
import { ALEX, ROBIN, SAMPLE_DAY, sampleMilestone } from '../support/sample-plan.ts';
import { refused, retry, unknown, unreachable } from '../support/strict-messenger.ts';
import { type Bench, chatOf, isWhole, samplePerson, startBench, TENANT } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

const away = (minutes: number) => {
  const end = bench.clock.now().add({ minutes });
  const { send } = bench.messenger;
  bench.messenger.send = async (to, message) => {
    if (Temporal.Instant.compare(bench.clock.now(), end) < 0) bench.messenger.script(retry());
    return send(to, message);
  };
};
const live = async (until: string, stepMinutes = 10) => {
  while (Temporal.Instant.compare(bench.clock.now(), until) < 0) {
    expect(isWhole(await bench.tick())).toBe(true);
    bench.clock.forward({ minutes: stepMinutes });
  }
};
const cardKey = `reminder:${TENANT}:${ALEX}:${SAMPLE_DAY}`;
const daysOf = async () => (await bench.work.records.person(TENANT, ALEX))?.doc.body.cardDays;
const posts = () => bench.messenger.delivered().filter(({ to }) => to.as === 'thread');
const textOf = (place: number): string => {
  const message = posts()[place]?.message;
  return message && 'card' in message ? cardText(message.card).join('\n') : '';
};
const toAlex = () =>
  bench.messenger
    .delivered()
    .filter(({ to }) => to.conversation === chatOf(ALEX))
    .map(({ at }) => at.toZonedDateTimeISO('Europe/London').toPlainDate().toString());

describe('the connector is away', () => {
  test('for three hours: the welcome, the day’s card and the week’s post come when it is back', async () => {
    bench = await startBench();
    const to = { kind: 'person', person: ALEX } as const;
    await bench.put(openRow(`welcome:${TENANT}:${ALEX}`, 'welcome', to, bench.clock.now()));
    away(180);
    await live('2026-12-04T12:30:00Z', 5);
    expect((await bench.rows()).map(({ about, state }) => `${about} ${state}`).sort()).toEqual([
      'reminder sent',
      'summary sent',
      'welcome sent',
    ]);
    expect(toAlex()).toEqual([SAMPLE_DAY, SAMPLE_DAY]);
  });

  test('while it is away the card is said to wait, and is queued once', async () => {
    bench = await startBench({ plan: { boards: [] } });
    away(600);
    expect(await bench.tick()).toMatchObject({ expected: 1, waiting: 1 });
    bench.clock.forward({ minutes: 30 });
    expect(await bench.tick()).toMatchObject({ expected: 1, waiting: 1, skipped: 0 });
    expect(await bench.rows()).toHaveLength(1);
    expect(await daysOf()).toEqual([SAMPLE_DAY]);
    expect(await bench.tick(true)).toMatchObject({ expected: 1, skipped: 1 });
  });

  test('for the whole day: the card is given up that night, and Monday’s asks instead', async () => {
    bench = await startBench({ plan: { boards: [] } });
    away(24 * 60);
    await live('2026-12-05T09:00:00Z');
    expect(await bench.row(cardKey)).toMatchObject({
      state: 'parked',
      reason: expect.stringMatching(/^429/),
    });
    expect(await daysOf()).toEqual([]);
    expect(toAlex()).toEqual([]);
    await live('2026-12-08T09:00:00Z');
    expect(toAlex()).toEqual(['2026-12-07']);
    expect(await daysOf()).toEqual(['2026-12-07']);
  });

  test('for nearly a week: the week’s post comes late rather than never, and once', async () => {
    const people = [samplePerson(ALEX, { address: null }), samplePerson(ROBIN, { address: null })];
    const late = sampleMilestone({ due: '2026-12-01' });
    bench = await startBench({ at: '2026-11-27T16:00:00Z', people, milestones: [late] });
    await bench.tick();
    bench.clock.set('2026-12-04T16:00:00Z');
    away(6 * 24 * 60 + 22 * 60);
    await live('2026-12-11T15:59:00Z', 30);
    bench.clock.set('2026-12-11T16:00:00Z');
    await bench.tick();
    const rows = (await bench.rows()).filter(({ about }) => about === 'summary');
    expect(rows.map(({ key, state }) => [key.slice(-8), state])).toEqual([
      ['2026-W48', 'sent'],
      ['2026-W49', 'sent'],
      ['2026-W50', 'sent'],
    ]);
  });
});

describe('the post of a week', () => {
  const people = [samplePerson(ALEX, { address: null }), samplePerson(ROBIN, { address: null })];
  const late = sampleMilestone({ due: '2026-12-01' });
  const weeks = async () =>
    (await all(bench.store, TENANT, { kind: 'snapshot', orderBy: { field: 'week' } })).map(
      ({ doc }) => doc.body,
    );

  test('that never arrived is not what the next one compares with', async () => {
    bench = await startBench({ at: '2026-11-27T16:00:00Z', people, milestones: [late] });
    await bench.tick();
    bench.clock.set('2026-12-04T16:00:00Z');
    away(7 * 24 * 60 - 5);
    await live('2026-12-11T15:50:00Z', 60);
    bench.clock.set('2026-12-11T16:00:00Z');
    await bench.tick();
    expect((await bench.row('summary:sample:partnership:2026-W49'))?.state).toBe('parked');
    expect((await weeks()).map(({ week }) => week)).toEqual(['2026-W48', '2026-W50']);
    expect(textOf(1)).toContain('Newly overdue (1)');
    expect(textOf(1)).toContain('Changes since Fri 27 Nov');
  });

  test('that was made up for late gives way to the next one: two at once tell the board nothing', async () => {
    bench = await startBench({ at: '2026-12-08T10:00:00Z', people });
    away(3 * 24 * 60 + 7 * 60);
    await live('2026-12-11T18:00:00Z', 30);
    expect(await bench.row('summary:sample:partnership:2026-W49')).toMatchObject({
      state: 'parked',
      reason: expect.stringMatching(/next week’s summary was due/),
    });
    expect(posts()).toHaveLength(1);
    expect((await weeks()).map(({ week }) => week)).toEqual(['2026-W50']);
  });

  test.each([
    ['refused', refused, 'parked'],
    ['of unknown fate', unknown, 'unknown'],
  ])('that was %s leaves no figures', async (_, outcome, state) => {
    bench = await startBench({ at: '2026-12-04T16:00:00Z', people });
    bench.messenger.script(outcome);
    await bench.tick();
    expect((await bench.row('summary:sample:partnership:2026-W49'))?.state).toBe(state);
    expect(await weeks()).toEqual([]);
  });

  test('keeps the figures that were posted, though an earlier attempt had others', async () => {
    bench = await startBench({ at: '2026-12-04T16:00:00Z', people });
    bench.messenger.script(retry(60_000));
    await bench.tick();
    const stored = await bench.work.records.milestone(TENANT, 'milestone-2.1(a)');
    if (!stored) throw new Error('missing');
    const body = { ...stored.doc.body, status: 'complete' as const, open: false, completedOn: SAMPLE_DAY };
    await bench.store.commit(TENANT, 'done', [
      { op: 'put', doc: write('milestone', stored.doc.id, body), expect: stored.version },
    ]);
    bench.clock.forward({ minutes: 5 });
    await bench.tick();
    const [kept, ...others] = await weeks();
    expect(others).toEqual([]);
    expect(kept?.standings['item-2.1(a)']).toBe('complete');
    const complete = Object.values(kept?.standings ?? {}).filter((one) => one === 'complete').length;
    expect(textOf(0)).toContain(`Complete ✓ ${complete}`);
  });
});

describe('a card that did not arrive', () => {
  test.each([
    ['unreachable', unreachable],
    ['refused', refused],
  ])('%s: its day and its questions are given back, and the next working day asks', async (_, outcome) => {
    bench = await startBench({ plan: { boards: [] } });
    bench.messenger.script(outcome);
    await bench.tick();
    expect(await daysOf()).toEqual([]);
    const again = await bench.tick();
    expect(again.messages).toMatchObject([
      { fate: 'skipped', reason: expect.stringMatching(/^today’s card could not be sent: /) },
    ]);
    expect(bench.messenger.attempts).toHaveLength(1);
    await live('2026-12-07T09:01:00Z', 60);
    expect(toAlex()).toEqual(['2026-12-07']);
  });

  test('of unknown fate keeps its day, since it may have; its questions come on the next card', async () => {
    bench = await startBench({ plan: { boards: [] } });
    bench.messenger.script(unknown);
    await bench.tick();
    expect(await daysOf()).toEqual([SAMPLE_DAY]);
    expect(await bench.tick()).toMatchObject({ expected: 1, skipped: 1 });
    await live('2026-12-07T09:01:00Z', 60);
    expect(await bench.row(cardKey)).toMatchObject({ state: 'unknown' });
    expect(await bench.row(`reminder:${TENANT}:${ALEX}:2026-12-07`)).toMatchObject({
      state: 'sent',
      listed: ['milestone-1.1(a)', 'milestone-1.1(b)'],
    });
    expect(await daysOf()).toEqual(['2026-12-07', SAMPLE_DAY]);
  });

  test('because nothing was due: something that comes due on that day is asked about', async () => {
    const quiet = sampleMilestone({ id: 'milestone-1.1(a)', due: '2027-12-25' });
    bench = await startBench({ at: '2026-12-04T08:00:00Z', plan: { boards: [] }, milestones: [quiet] });
    const person = await bench.work.records.person(TENANT, ALEX);
    if (!person) throw new Error('missing');
    const met = { ...person.doc.body, cardDays: [SAMPLE_DAY] };
    await bench.store.commit(TENANT, 'met', [
      { op: 'put', doc: write('person', docId('person', ALEX), met), expect: person.version },
    ]);
    await bench.put(openRow(cardKey, 'reminder', { kind: 'person', person: ALEX }, bench.clock.now()));
    expect((await bench.tick()).messages).toMatchObject([{ reason: 'nothing is left to ask' }]);
    expect(await daysOf()).toEqual([]);
    const stored = await bench.work.records.milestone(TENANT, 'milestone-1.1(a)');
    if (!stored) throw new Error('missing');
    const due = { ...stored.doc.body, due: SAMPLE_DAY, askOn: SAMPLE_DAY };
    await bench.store.commit(TENANT, 'due', [
      { op: 'put', doc: write('milestone', stored.doc.id, due), expect: stored.version },
    ]);
    bench.clock.set('2026-12-04T09:00:00Z');
    expect(await bench.tick()).toMatchObject({ expected: 1, sent: 1 });
    expect(await daysOf()).toEqual([SAMPLE_DAY]);
  });
});

test('whoever answers while the card is under way is not asked about it again by that card’s arrival', async () => {
  bench = await startBench({ plan: { boards: [] } });
  bench.messenger.meanwhile(async () => {
    const stored = await bench.work.records.milestone(TENANT, 'milestone-1.1(b)');
    if (!stored) throw new Error('missing');
    const body = { ...stored.doc.body, status: 'complete' as const, open: false, askOn: null };
    await bench.store.commit(TENANT, 'answered', [
      { op: 'put', doc: write('milestone', stored.doc.id, body), expect: stored.version },
    ]);
  });
  await bench.tick();
  expect(await bench.milestone('1.1(b)')).toMatchObject({ status: 'complete', open: false, askOn: null });
  expect(await bench.milestone('1.1(a)')).toMatchObject({ askedOn: SAMPLE_DAY });
});
