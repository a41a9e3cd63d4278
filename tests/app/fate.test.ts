/** An officer settles what became of a message: once, by whom and when, and what the next post is compared with. */
import { noteCard } from '../../src/cards/note.ts';
import { subjectOf, wishMatter } from '../../src/domain/unsent.ts';
import { type OutboxRow, write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import { snapshotId } from '../../src/store/snapshots.ts';
import { describe as described } from '../../src/store/unsent.ts';
import { wakeUpOf } from '../../src/store/wake-up.ts';
import { press } from '../support/card-text.ts';
import { ALEX } from '../support/sample-plan.ts';
import { cardOf, inChannel, linesOf, NOW, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

const KIT = 'kit';
const POST = 'summary:sample:partnership:2026-W49';
const NOTE = `note:${TENANT}:olu:2026-12-04`;

let room: Room;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org', 'kit@example.org'] });
  room.roster.set(`29:${KIT}`, { aadObjectId: 'aad-kit', name: 'Kit Sample', emails: ['kit@example.org'] });
  for (const who of [OFFICER, KIT, ALEX]) await room.meets(who);
});
afterEach(() => room.close());

const rowOf = async (key: string): Promise<OutboxRow> => {
  const stored = await room.store.get(TENANT, 'outbox', docId('outbox', key));
  if (!stored) throw new Error(`no row ${key}`);
  return stored.doc.body;
};
async function put(row: OutboxRow): Promise<OutboxRow> {
  const doc = rowDoc(row);
  const stored = await room.store.get(TENANT, 'outbox', doc.id);
  const change = { op: 'put', doc, expect: stored?.version ?? 'absent' } as const;
  await room.store.commit(TENANT, crypto.randomUUID(), [change]);
  return row;
}
const at = (instant = room.clock.now().toString()) => Temporal.Instant.from(instant);
const post = (state: OutboxRow['state'], over: Partial<OutboxRow> = {}): Promise<OutboxRow> =>
  put({
    ...openRow(POST, 'summary', { kind: 'channel', plan: 'sample', board: 'partnership' }, at()),
    state,
    reason: state === 'unknown' ? 'ECONNRESET' : '400 BadSyntax',
    attempts: 1,
    ...over,
  });

/** The note as an officer got it. */
async function noteAbout(...rows: OutboxRow[]): Promise<unknown> {
  const { store, records } = room.app;
  const messages = await Promise.all(
    rows.map((row) => described(store, records, TENANT, row, room.clock.now())),
  );
  const { card, listed } = noteCard({
    note: NOTE,
    messages,
    people: [],
    wishes: [],
    zone: 'Europe/London',
    today: '2026-12-04',
  });
  expect(listed.map(subjectOf)).toEqual(rows.map(({ key }) => ({ kind: 'message', key })));
  await put({ ...openRow(NOTE, 'note', { kind: 'person', person: 'olu' }, at()), state: 'sent', listed });
  return card;
}
const standingsOf = async () =>
  (await room.store.get(TENANT, 'snapshot', snapshotId('sample', 'partnership', '2026-W49')))?.doc.body;

describe('“It is there”', () => {
  test('settles the post as sent, and says by whom and when', async () => {
    const card = await noteAbout(await post('unknown'));
    const answer = await room.taps(OFFICER, press(card, 'It is there'));
    expect(linesOf(answer)).toEqual([
      'This is settled',
      expect.stringContaining('Weekly summary for Sample Partnership Board'),
      'Olu Sample has seen that it is there, Fri 4 Dec 2026, 09:00. Nothing more is sent.',
    ]);
    expect(await rowOf(POST)).toMatchObject({ state: 'sent', reason: null, decided: { as: 'arrived' } });
  });

  test('keeps the figures of that week, for the next post to be compared with', async () => {
    const card = await noteAbout(await post('unknown'));
    room.clock.forward({ hours: 2 });
    await room.says(ALEX, '1.1b done, minutes at https://example.org/minutes');
    await room.taps(OFFICER, press(card, 'It is there'));
    const figures = await standingsOf();
    expect(figures).toMatchObject({ week: '2026-W49', standings: { 'item-1.1(a)': 'overdue' } });
    // It was done after the post was queued: whether the board has read so is not certain.
    expect(figures?.standings).not.toHaveProperty(['item-1.1(b)']);
    expect(Object.keys(figures?.standings ?? {})).toHaveLength(7);
  });

  test('is not for a message that Teams refused: it can’t be there', async () => {
    const row = await post('parked');
    const forged = { do: 'settle-message', deed: 'arrived', message: POST, since: row.createdAt, note: NOTE };
    expect(wordsOf(await room.taps(OFFICER, forged))).toContain('Nothing was changed');
    expect(await rowOf(POST)).toMatchObject({ state: 'parked', decided: null });
  });
});

test('a note that tells of wishes to hand over still does when one of its messages was settled', async () => {
  await room.says(ALEX, '1.1b: passing to Beth Moorhouse from 1st July');
  await room.says(ALEX, 'yes');
  const [wish] = await room.updates('1.1(b)');
  expect(wish?.said.handOver).toEqual({ name: 'Beth Moorhouse', from: '2027-07-01' });
  const card = await noteAbout(await post('unknown'));
  const row = await rowOf(NOTE);
  const matter = wishMatter({ milestone: 'milestone-1.1(b)', update: wish?.id ?? '' });
  await put({ ...row, listed: [...row.listed, matter] });
  const answer = wordsOf(await room.taps(OFFICER, press(card, 'It is there')));
  expect(answer).toContain('Olu Sample has seen that it is there');
  expect(answer).toContain('to Beth Moorhouse from Thu 1 Jul 2027, says Alex Sample');
});

describe('“Send it again”', () => {
  test('queues it once more, wakes the clock, and says so', async () => {
    const card = await noteAbout(await post('unknown', { resent: true, notBefore: NOW }));
    room.clock.forward({ minutes: 5 });
    const before = room.pokes();
    const answer = await room.taps(OFFICER, press(card, 'Send it again'));
    expect(wordsOf(answer)).toContain(
      'Olu Sample asked for it to be sent again, Fri 4 Dec 2026, 09:05. It is on its way.',
    );
    const row = await rowOf(POST);
    expect(row).toMatchObject({ state: 'queued', notBefore: null, resent: false, reason: null });
    expect(row.createdAt > NOW).toBe(true);
    expect(room.pokes()).toBe(before + 1);
    const wake = (await wakeUpOf(room.store, TENANT))?.doc.body.at ?? '';
    expect(wake <= row.createdAt).toBe(true);
    expect(await standingsOf()).toBeUndefined();
  });

  test('a press that is delivered twice, or a second tap, sends it once', async () => {
    const card = await noteAbout(await post('unknown'));
    room.clock.forward({ minutes: 5 });
    const again = press(card, 'Send it again');
    await room.taps(OFFICER, again, { id: 'tap-1' });
    const first = await rowOf(POST);
    for (const over of [{ id: 'tap-1' }, {}])
      expect(wordsOf(await room.taps(OFFICER, again, over))).not.toContain('Nothing was changed');
    await put({ ...first, state: 'sent' });
    const later = wordsOf(await room.taps(OFFICER, again));
    expect(later).toMatch(/Olu Sample asked for it to be sent again.* It has been sent\./);
    expect(await rowOf(POST)).toMatchObject({ state: 'sent', createdAt: first.createdAt });
  });

  test('is too late once the next week’s is due', async () => {
    const card = await noteAbout(await post('parked'));
    room.clock.set('2026-12-11T16:00:00Z');
    const to = { kind: 'channel', plan: 'sample', board: 'partnership' } as const;
    await put(openRow('summary:sample:partnership:2026-W50', 'summary', to, at()));
    const answer = await room.taps(OFFICER, press(card, 'Try again'));
    expect(wordsOf(answer)).toContain('too late to send it, as the next week’s summary is due');
    expect(linesOf(answer)).not.toContain('Try again');
    expect(linesOf(answer)).toContain('Drop it');
    expect(await rowOf(POST)).toMatchObject({ state: 'parked' });
  });

  test('a card that is tried again uses up its day again; on a later day its actions come by themselves', async () => {
    const alex = await room.person(ALEX);
    if (!alex) throw new Error('no Alex');
    const key = `reminder:${TENANT}:${alex.id}:2026-12-04`;
    const refused: OutboxRow = { ...(await rowOf(key)), state: 'parked', reason: '400' };
    await put(refused);
    const stored = await room.app.records.person(TENANT, alex.id);
    if (!stored) throw new Error('no Alex');
    const doc = write('person', stored.doc.id, { ...alex, cardDays: [] });
    await room.store.commit(TENANT, 'day', [{ op: 'put', doc, expect: stored.version }]);
    const card = await noteAbout(refused);
    await room.taps(OFFICER, press(card, 'Try again'));
    expect(await rowOf(key)).toMatchObject({ state: 'queued' });
    expect((await room.person(ALEX))?.cardDays).toEqual(['2026-12-04']);
    await put({ ...(await rowOf(key)), state: 'parked', reason: '400' });
    room.clock.set('2026-12-07T09:00:00Z');
    const parked = await rowOf(key);
    const forged = { do: 'settle-message', deed: 'again', message: key, since: parked.createdAt, note: NOTE };
    expect(wordsOf(await room.taps(OFFICER, forged))).toContain('What it asks comes again by itself');
  });
});

test('“Drop it”: nothing more is sent, and the other messages of the note stay to be settled', async () => {
  const other = 'summary:sample:partnership:2026-W48';
  const card = await noteAbout(
    await post('unknown'),
    await post('unreachable', { key: other, reason: '404' }),
  );
  const answer = await room.taps(OFFICER, press(card, 'Drop it'));
  expect(wordsOf(answer)).toContain('Olu Sample dropped it, Fri 4 Dec 2026, 09:00. Nothing more is sent.');
  expect(linesOf(answer)).toEqual(expect.arrayContaining(['It is there', 'Send it again']));
  expect(await rowOf(other)).toMatchObject({ state: 'dropped' });
  expect(await rowOf(POST)).toMatchObject({ state: 'unknown' });
  const settled = await room.taps(OFFICER, press(cardOf(answer), 'It is there'));
  expect(linesOf(settled)[0]).toBe('This is settled');
});

describe('two officers at the same card', () => {
  test('one after the other: the second reads what the first decided', async () => {
    const card = await noteAbout(await post('unknown'));
    await room.taps(OFFICER, press(card, 'It is there'));
    const words = wordsOf(await room.taps(KIT, press(card, 'Send it again')));
    expect(words).toContain('Nothing was changed: it has been settled meanwhile');
    expect(words).toContain('Olu Sample has seen that it is there');
    expect(await rowOf(POST)).toMatchObject({ state: 'sent' });
  });

  test.each([
    ['It is there', 'Send it again'],
    ['Send it again', 'Send it again'],
    ['It is there', 'It is there'],
  ])('both at once (%s, %s): one counts, and both read which', async (olus, kits) => {
    const card = await noteAbout(await post('unknown'));
    room.clock.forward({ minutes: 5 });
    const answers = await Promise.all([
      room.taps(OFFICER, press(card, olus)),
      room.taps(KIT, press(card, kits)),
    ]);
    const { decided } = await rowOf(POST);
    const winner = decided?.by === (await room.person(KIT))?.id ? 'Kit Sample' : 'Olu Sample';
    const words = answers.map(wordsOf);
    for (const said of words) expect(said).toContain(winner);
    expect(words.filter((said) => said.includes('Nothing was changed'))).toHaveLength(1);
  });

  test('a card of an earlier attempt says nothing of a later one', async () => {
    const card = await noteAbout(await post('unknown'));
    room.clock.forward({ minutes: 5 });
    await room.taps(KIT, press(card, 'Send it again'));
    await put({ ...(await rowOf(POST)), state: 'unknown', reason: 'ECONNRESET' });
    const answer = await room.taps(OFFICER, press(card, 'It is there'));
    expect(wordsOf(answer)).toContain('Nothing was changed');
    expect(wordsOf(answer)).toContain('Kit Sample asked for it to be sent again');
    // The card that comes back is about the later one, and can settle it.
    await room.taps(OFFICER, press(cardOf(answer), 'It is there'));
    expect(await rowOf(POST)).toMatchObject({ state: 'sent' });
  });
});

describe('who may', () => {
  test.each([
    ['an owner', ALEX, {}],
    ['an officer in a channel', OFFICER, inChannel()],
  ])('not %s', async (_, who, over) => {
    const card = await noteAbout(await post('unknown'));
    expect(wordsOf(await room.taps(who, press(card, 'It is there'), over))).toMatch(/^Nothing was/);
    expect(await rowOf(POST)).toMatchObject({ state: 'unknown', decided: null });
  });

  test('of what is gone nothing is made up', async () => {
    const forged = { do: 'settle-message', deed: 'again', message: 'x', since: NOW, note: 'y' };
    expect(wordsOf(await room.taps(OFFICER, forged))).toContain('nothing is kept of it');
  });
});
