/** A week with a collector: what it was told is what happened, number by number. */
import { FIGURES } from '../../src/app/figures.ts';
import { attributesOf, type Collector, type Span, startCollector } from '../support/collector.ts';
import { demoOverlay, onlyActions } from '../support/demo-plan.ts';
import { onCosmos, storeFaults } from '../support/stores.ts';
import { openTown, TENANT, type Town } from '../support/town.ts';

await onCosmos();

/** What a caller says that it is part of. */
const CLAIMED = 'ab'.repeat(16);
let collector: Collector;
const told = () => collector.series();

/** Alex meets the bot on Monday, owns one action, says two things and sends nothing once; the note of the week after is refused. */
beforeAll(async () => {
  collector = await startCollector();
  const one = onlyActions(demoOverlay(), [{ ref: '3.3(b)', due: '+3d', owners: ['head-of-inclusion'] }]);
  const otlp = { endpoint: collector.endpoint, headers: { 'x-api-key': 'a sample key' } };
  const town: Town = await openTown('2026-11-30T10:00', { ...one, updates: [] }, [], {
    otlp,
    insights: null,
  });
  const alex = town.person('alex');
  await alex.meets();
  await alex.types('3.3(b) at risk, 70%');
  await alex.types('what’s overdue');
  const nothing = town.connector.frame(alex.id, 'chat', { type: 'message', text: '   ' });
  await town.connector.post(nothing, { traceparent: `00-${CLAIMED}-${CLAIMED.slice(16)}-01` });
  await town.itIs('2026-12-08T08:00');
  // Cosmos DB is at its limit for a moment, and Teams refuses one message for good.
  storeFaults().next({ kind: 'status', status: 429, afterMs: 5 }, { kind: 'status', status: 503 });
  town.connector.mishap({ status: 400, code: 'BadArgument' });
  await town.itIs('2026-12-08T09:30');
  storeFaults().none();
  await town.close();
});
afterAll(() => collector.stop());

test('turns and answers are counted by kind and outcome, with their time', () => {
  expect(told().filter(({ name }) => name === 'waymark.turns')).toMatchObject([
    { by: { turn: 'met', scope: 'personal', outcome: 'silent' }, value: 2 },
    { by: { turn: 'text', scope: 'personal', outcome: 'answered' }, value: 2 },
    { by: { turn: 'strange', scope: 'personal', outcome: 'answered' }, value: 1 },
  ]);
  expect(collector.times('waymark.turn.duration', { turn: 'text' })).toBe(2);
  expect(collector.times('waymark.understanding.duration')).toBe(2);
  expect(collector.figure('waymark.replies', { outcome: 'sent' })).toBe(3);
});

test('messages are counted from due to sent or parked, with how long they took', () => {
  const of = (about: string) => ({ about, tenant: TENANT });
  const counts = ['welcome', 'reminder', 'summary', 'lead-note'].map((about) => ({
    about,
    due: collector.figure('waymark.messages.due', of(about)),
    sent: collector.figure('waymark.messages.settled', { ...of(about), outcome: 'sent' }),
    parked: collector.figure('waymark.messages.settled', { ...of(about), outcome: 'parked' }),
    timed: collector.times('waymark.messages.delay', of(about)),
  }));
  expect(counts).toEqual([
    { about: 'welcome', due: 1, sent: 1, parked: 0, timed: 1 },
    { about: 'reminder', due: 2, sent: 2, parked: 0, timed: 2 },
    { about: 'summary', due: 2, sent: 2, parked: 0, timed: 2 },
    { about: 'lead-note', due: 1, sent: 0, parked: 1, timed: 0 },
  ]);
  expect(collector.figure('waymark.messages.late')).toBe(0);
  expect(collector.figure('waymark.queue.depth', { state: 'parked', tenant: TENANT })).toBe(1);
  expect(collector.figure('waymark.queue.depth', { state: 'waiting' })).toBe(0);
  expect(collector.figure('waymark.queue.oldest')).toBe(0);
});

test('the clock tells of its runs, and how late they began', () => {
  expect(collector.times('waymark.tick.duration', { outcome: 'over' })).toBe(
    collector.times('waymark.tick.lag', { tenant: TENANT }),
  );
  // The clock of the story leapt a week ahead, which is as if nobody had run it.
  expect(collector.figure('waymark.tick.lag')).toBeGreaterThan(7 * 24 * 3600);
  expect(collector.figure('waymark.tick.failures')).toBe(0);
  expect(collector.figure('waymark.clock.beat')).toBeLessThan(10);
});

test('the record tells what it cost, how long it took and what had to be tried again', () => {
  for (const op of ['get', 'query', 'commit']) {
    expect(collector.figure('waymark.store.request_units', { op })).toBeGreaterThan(0);
    expect(collector.times('waymark.store.duration', { op, outcome: 'ok' })).toBeGreaterThan(10);
  }
  expect(collector.figure('waymark.store.retries', { status: '429' })).toBe(1);
  expect(collector.figure('waymark.store.retries', { status: '503' })).toBe(1);
  expect(told().filter(({ by }) => by.outcome === 'failed')).toEqual([]);
});

test('a turn and a run of the clock are a trace each, with what they asked of others', () => {
  const named = (name: string): Span[] => collector.spans.filter((span) => span.name === name);
  expect(
    named('turn')
      .map(({ attributes }) => attributesOf(attributes).turn)
      .sort(),
  ).toEqual(['met', 'met', 'strange', 'text', 'text']);
  expect(collector.spans.filter(({ traceId }) => traceId === CLAIMED)).toEqual([]);
  for (const trace of [...named('turn'), ...named('tick')]) expect(trace.parentSpanId).toBeUndefined();
  const [said] = named('turn').filter(({ attributes }) => attributesOf(attributes).turn === 'text');
  const within = collector.spans.filter(({ parentSpanId }) => parentSpanId === said?.spanId);
  expect(new Set(within.map(({ name }) => name))).toEqual(
    new Set(['store.get', 'store.query', 'store.commit', 'understand', 'send']),
  );
  expect(new Set(within.map(({ traceId }) => traceId))).toEqual(new Set([said?.traceId]));
  const refused = named('send').filter(({ attributes }) => attributesOf(attributes).outcome === 'refused');
  expect(refused).toHaveLength(1);
});

test('nothing came that stands in no table, and no word of anybody’s', () => {
  expect(collector.faults).toEqual([]);
  expect(collector.headers.every((headers) => headers.includes('a sample key'))).toBe(true);
  const names = new Set<string>(Object.keys(FIGURES));
  expect(told().filter(({ name }) => !names.has(name))).toEqual([]);
  expect(told().filter(({ by }) => Object.values(by).includes('other'))).toEqual([]);
  const sent = collector.raw.join('\n');
  for (const word of ['at risk', '70%', 'overdue', '3.3(b)', 'Alex', 'example.org', 'Inclusion'])
    expect(sent).not.toContain(word);
});
