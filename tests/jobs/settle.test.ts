/** What becomes of a row by what became of its message: DESIGN 7's table, row by row. */
import type { Outcome } from '../../src/app/ports.ts';
import { afterOutcome, isOver, takenBack, worthUntil } from '../../src/jobs/settle.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { openRow } from '../../src/store/outbox.ts';

const NOW = Temporal.Instant.from('2026-12-04T09:00:00Z');
const claimed = (attempts = 1): OutboxRow => ({
  ...openRow('reminder:t:alex:2026-12-04', 'reminder', { kind: 'person', person: 'alex' }, NOW),
  state: 'claimed',
  claimedBy: 3,
  claimedAt: '2026-12-04T09:00:00.000Z',
  attempts,
});
const after = (outcome: Outcome, attempts = 1): OutboxRow =>
  afterOutcome(claimed(attempts), outcome, NOW, NOW);
const retry = (afterMs: number | null = null): Outcome => ({ kind: 'retry', reason: '429', afterMs });

const waitOf = ({ notBefore }: OutboxRow): number =>
  notBefore === null ? -1 : Temporal.Instant.from(notBefore).epochMilliseconds - NOW.epochMilliseconds;

test.each<[string, Outcome, Partial<OutboxRow>]>([
  [
    '201',
    { kind: 'sent', activity: 'a-1' },
    { state: 'sent', activity: 'a-1', sentAt: '2026-12-04T09:00:00.000Z', reason: null },
  ],
  [
    'the connection was lost after writing',
    { kind: 'unknown', reason: 'ECONNRESET' },
    { state: 'unknown', reason: 'ECONNRESET', sentAt: null },
  ],
  [
    'the person is gone',
    { kind: 'unreachable', reason: '404' },
    { state: 'unreachable', reason: '404', sentAt: null },
  ],
  ['anything else', { kind: 'refused', reason: '400' }, { state: 'parked', reason: '400', sentAt: null }],
  ['429', retry(), { state: 'queued', reason: '429', sentAt: null }],
])('%s', (_, outcome, expected) => {
  expect(after(outcome)).toMatchObject({ ...expected, claimedBy: null, claimedAt: null });
});

test('nothing but a retry waits', () => {
  const others: Outcome[] = [
    { kind: 'sent', activity: '' },
    { kind: 'unknown', reason: '' },
    { kind: 'unreachable', reason: '' },
    { kind: 'refused', reason: '' },
  ];
  for (const outcome of others) expect(after(outcome).notBefore).toBeNull();
  expect(waitOf(after(retry()))).toBeGreaterThan(0);
});

test('the pause grows with every attempt, and no two messages pause alike', () => {
  const pauses = (attempts: number) => Array.from({ length: 200 }, () => waitOf(after(retry(), attempts)));
  const typical = (attempts: number) => pauses(attempts).sort((a, b) => a - b)[100] ?? 0;
  expect(typical(3)).toBeGreaterThan(typical(1));
  expect(typical(5)).toBeGreaterThan(typical(3));
  expect(typical(7)).toBeGreaterThan(typical(5));
  expect(new Set(pauses(4)).size).toBeGreaterThan(50);
  expect(Math.max(...pauses(7))).toBeLessThanOrEqual(10 * 60_000);
});

test('what the platform asks for is honoured, and is no longer than the usual pause when it asks for less', () => {
  for (let n = 0; n < 50; n += 1) {
    expect(waitOf(after(retry(120_000)))).toBeGreaterThanOrEqual(120_000);
    expect(waitOf(after(retry(0), 4))).toBeGreaterThan(0);
  }
});

describe('a message is tried for as long as it is worth sending, however often that is', () => {
  test.each<[string, OutboxRow['about'], string, string]>([
    ['a card of nine in the morning', 'reminder', '2026-12-04T09:00:00Z', '2026-12-04T21:00:00Z'],
    ['a first card of the afternoon', 'reminder', '2026-12-04T15:00:00Z', '2026-12-05T00:00:00Z'],
    ['a card in summer time', 'reminder', '2027-06-02T14:00:00Z', '2027-06-02T23:00:00Z'],
    ['a welcome', 'welcome', '2026-12-04T09:00:00Z', '2026-12-11T09:00:00Z'],
    ['a board’s post', 'summary', '2026-12-04T16:00:00Z', '2026-12-11T16:00:00Z'],
  ])('%s', (_, about, createdAt, until) => {
    expect(worthUntil({ about, createdAt })).toEqual(Temporal.Instant.from(until));
  });

  test('the connector is away until just before the end: it goes out then', () => {
    let [row, now] = [claimed(0), NOW];
    const back = worthUntil(row).subtract({ minutes: 11 });
    while (Temporal.Instant.compare(now, back) < 0) {
      row = afterOutcome({ ...row, attempts: row.attempts + 1 }, retry(), now, now);
      expect(row.state).toBe('queued');
      const next = Temporal.Instant.from(row.notBefore ?? '');
      expect(next.since(now).total('minutes')).toBeLessThanOrEqual(10);
      now = next;
    }
    expect(row.attempts).toBeGreaterThan(70);
  });

  test('an attempt that could only come too late is not waited for: set apart with the reason', () => {
    const end = worthUntil(claimed());
    const late = afterOutcome(claimed(9), retry(60_000), NOW, end.subtract({ seconds: 59 }));
    expect(late).toMatchObject({
      state: 'parked',
      reason: '429, 9 attempts until its time was over',
      notBefore: null,
    });
    expect(afterOutcome(claimed(1), retry(60_000), NOW, end.subtract({ minutes: 11 })).state).toBe('queued');
  });

  test('as of when it is worth sending is the clock’s word, and when to try again is this machine’s', () => {
    const machine = Temporal.Instant.from('2030-01-01T12:00:00Z');
    const row = afterOutcome(claimed(), retry(60_000), machine, NOW);
    expect(row).toMatchObject({ state: 'queued', notBefore: '2030-01-01T12:01:00.000Z' });
  });
});

test('a row whose sender died is sent again once, and counted; after that nobody knows', () => {
  const again = takenBack(claimed(), NOW);
  expect(again).toMatchObject({ state: 'queued', resent: true, claimedBy: null, claimedAt: null });
  const twice = takenBack({ ...again, state: 'claimed', claimedBy: 4 }, NOW);
  expect(twice).toMatchObject({ state: 'unknown', resent: true, claimedBy: null });
  expect(twice.reason).toMatch(/died twice/);
});

test('a row whose sender died on another day is not sent again', () => {
  const monday = NOW.add({ hours: 72 });
  expect(isOver(claimed(), monday)).toBe(true);
  expect(takenBack(claimed(), monday)).toMatchObject({ state: 'unknown', resent: false, claimedBy: null });
});

test('a channel’s post whose sender died is in doubt: a board is not told twice without anybody having asked', () => {
  const to = { kind: 'channel', plan: 'sample', board: 'partnership' } as const;
  const post: OutboxRow = { ...claimed(), key: 'summary:sample:partnership:2026-W49', about: 'summary', to };
  expect(takenBack(post, NOW)).toMatchObject({
    state: 'unknown',
    resent: false,
    claimedBy: null,
    reason: 'the sender died while posting it',
  });
});
