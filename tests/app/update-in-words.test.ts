/** Updates in words: what was said is stored and shown, what was inferred waits for a yes, and "it" is what is in hand. */

import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import { cardActions, press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { remindedOf } from './reminded.ts';
import { cardOf, inChannel, linesOf, OFFICER, openRoom, type Room, shown, TENANT, wordsOf } from './room.ts';

/** A yes that answers no question. */
const NOTHING_WAITS = /nothing waiting for a yes|Nothing was recorded yet/;

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const reminded = (...refs: string[]): Promise<void> => remindedOf(room, ...refs);

describe('what was said is stored and shown', () => {
  test('done, with the minutes, in reply to the card', async () => {
    await reminded('1.1(b)');
    const answer = await room.says(ALEX, 'done, minutes at https://example.org/minutes');
    expect(wordsOf(answer)).toMatch(/^Recorded: 1\.1\(b\)/);
    expect(await room.milestone('1.1(b)')).toMatchObject({
      status: 'complete',
      completedOn: '2026-12-04',
      evidence: { count: 1, latest: { kind: 'link', url: 'https://example.org/minutes' } },
    });
    expect(await room.updates('1.1(b)')).toMatchObject([{ through: 'message', by: ALEX }]);
  });

  test('slipping, with a new date and why: the agreed date stays', async () => {
    await reminded('1.1(a)');
    await room.says(ALEX, 'slipping, new date 12 March, HR freeze');
    expect(await room.milestone('1.1(a)')).toMatchObject({
      due: '2026-11-25',
      forecast: '2027-03-12',
      reason: expect.stringMatching(/HR freeze/),
    });
  });

  test('by its ref, without any card before', async () => {
    expect(wordsOf(await room.says(ALEX, '1.1b done'))).toMatch(/^Recorded: 1\.1\(b\)/);
  });

  test('"no change" says the last status again, and counts as an update', async () => {
    await reminded('1.1(a)');
    expect(wordsOf(await room.says(ALEX, 'no change'))).toMatch(/^Recorded: 1\.1\(a\)/);
    expect(await room.milestone('1.1(a)')).toMatchObject({
      status: 'at-risk',
      percent: 40,
      lastUpdate: { at: '2026-12-04T09:00:01.000Z' },
    });
  });

  test('the receipt’s Change puts it right', async () => {
    const receipt = cardOf(await room.says(ALEX, '1.1b done'));
    const form = cardOf(await room.taps(ALEX, press(receipt, 'Change')));
    await room.taps(ALEX, press(form, 'Save', { status: 'on-track' }));
    expect(await room.milestone('1.1(b)')).toMatchObject({
      status: 'on-track',
      open: true,
      completedOn: null,
    });
  });
});

describe('what was inferred', () => {
  beforeEach(() => reminded('1.1(b)'));

  test('80% there: the percent is stored, the status only after a yes', async () => {
    const answer = await room.says(ALEX, '80% there');
    expect(wordsOf(answer)).toMatch(/Is it right\?/);
    expect(await room.milestone('1.1(b)')).toMatchObject({ percent: 80, status: 'not-started' });
    expect(wordsOf(await room.says(ALEX, 'yes'))).toMatch(/^Recorded: 1\.1\(b\)/);
    expect(await room.milestone('1.1(b)')).toMatchObject({ percent: 80, status: 'on-track' });
    // A second yes has nothing left to confirm.
    expect(wordsOf(await room.says(ALEX, 'yes'))).toMatch(NOTHING_WAITS);
    expect(await room.updates('1.1(b)')).toHaveLength(2);
  });

  test('the card’s button confirms the same, once', async () => {
    const card = cardOf(await room.says(ALEX, '80% there'));
    const data = press(card, 'Confirm');
    expect(wordsOf(await room.taps(ALEX, data))).toMatch(/^Recorded: 1\.1\(b\)/);
    expect(wordsOf(await room.taps(ALEX, data))).toMatch(/^Recorded: 1\.1\(b\)/);
    expect(await room.updates('1.1(b)')).toHaveLength(2);
  });

  test('no drops it, and what was said stays', async () => {
    await room.says(ALEX, '80% there');
    expect(wordsOf(await room.says(ALEX, 'no'))).toMatch(/was not recorded/);
    expect(await room.milestone('1.1(b)')).toMatchObject({ percent: 80, status: 'not-started' });
    expect(wordsOf(await room.says(ALEX, 'yes'))).toMatch(NOTHING_WAITS);
  });

  test('a yes after somebody else’s word is refused, and their word stands', async () => {
    const card = cardOf(await room.says(ALEX, '80% there'));
    await room.says(OFFICER, '1.1b off track');
    expect(wordsOf(await room.taps(ALEX, press(card, 'Confirm')))).toMatch(
      /somebody has updated 1\.1\(b\) .* since/,
    );
    expect(wordsOf(await room.says(ALEX, 'yes'))).toMatch(/Nothing was recorded/);
    expect((await room.milestone('1.1(b)')).status).toBe('off-track');
  });

  test('a yes in another conversation, or of another person, confirms nothing', async () => {
    const card = cardOf(await room.says(ALEX, '80% there'));
    expect(wordsOf(await room.says(OFFICER, 'yes'))).toMatch(NOTHING_WAITS);
    expect(wordsOf(await room.taps(OFFICER, press(card, 'Confirm')))).toMatch(
      /answered already, or is too old/,
    );
    expect(wordsOf(await room.says(ALEX, 'yes', { conversation: 'chat-other' }))).toMatch(NOTHING_WAITS);
    expect((await room.milestone('1.1(b)')).status).toBe('not-started');
  });

  test('after a week the question is too old', async () => {
    await room.says(ALEX, '80% there');
    room.clock.forward({ hours: 24 * 7 });
    expect(wordsOf(await room.says(ALEX, 'yes'))).toMatch(NOTHING_WAITS);
    expect((await room.milestone('1.1(b)')).status).toBe('not-started');
  });

  test('an owner who says that it is off the plan is told who can take it off', async () => {
    expect(wordsOf(await room.says(ALEX, '1.1b withdrawn'))).toMatch(/is for its lead or an officer/);
    expect(await room.updates()).toEqual([]);
    const asked = await room.says(OFFICER, '1.1b withdrawn');
    expect((await room.milestone('1.1(b)')).status).toBe('not-started');
    await room.taps(OFFICER, press(cardOf(asked), 'Confirm'));
    expect((await room.milestone('1.1(b)')).status).toBe('withdrawn');
  });
});

describe('which one is meant', () => {
  test('done after a card of two asks which, worst first, and takes the answer by tap', async () => {
    await reminded('1.1(b)', '1.1(a)');
    const card = cardOf(await room.says(ALEX, 'done'));
    expect(await room.updates()).toEqual([]);
    const choices = cardActions(card).map(({ title }) => title);
    expect(choices[0]).toMatch(/1\.1\(a\)/);
    expect(choices[1]).toMatch(/1\.1\(b\)/);
    await room.taps(ALEX, cardActions(card)[1]?.data);
    expect((await room.milestone('1.1(b)')).status).toBe('complete');
    expect((await room.milestone('1.1(a)')).status).toBe('at-risk');
  });

  test('a question about it chooses nothing, and its bare ref is a question too from then on', async () => {
    await reminded('1.1(b)', '1.1(a)');
    await room.says(ALEX, 'done');
    await room.says(ALEX, '1.1b?');
    await room.says(ALEX, '1.1b');
    expect(await room.updates()).toEqual([]);
  });

  test('or by its bare ref', async () => {
    await reminded('1.1(b)', '1.1(a)');
    await room.says(ALEX, 'done');
    expect(wordsOf(await room.says(ALEX, '1.1b'))).toMatch(/^Recorded: 1\.1\(b\)/);
    expect((await room.milestone('1.1(b)')).status).toBe('complete');
  });

  test('"no change" after a card of two asks which, and says that one’s status again', async () => {
    await reminded('1.1(b)', '1.1(a)');
    await room.says(ALEX, 'no change');
    expect(wordsOf(await room.says(ALEX, '1.1a'))).toMatch(/^Recorded: 1\.1\(a\)/);
    expect(await room.updates()).toMatchObject([{ said: { status: 'at-risk' } }]);
  });

  test('a choice that was not offered is refused', async () => {
    await reminded('1.1(b)', '1.1(a)');
    const card = cardOf(await room.says(ALEX, 'done'));
    const proposal = cardActions(card)[0]?.data.proposal;
    const answer = await room.taps(ALEX, { do: 'choose', proposal, shown: shown('2.2(c)-spring') });
    expect(wordsOf(answer)).toMatch(/not one of the choices/);
    expect(await room.updates()).toEqual([]);
  });

  test('nothing in hand: it asks, and records nothing', async () => {
    expect(wordsOf(await room.says(ALEX, 'done'))).toMatch(/Nothing was recorded yet|Which/);
    expect(await room.updates()).toEqual([]);
  });

  test('after a question about one action, "done" means that one', async () => {
    await reminded('1.1(a)');
    await room.says(ALEX, '1.1b?');
    await room.says(ALEX, 'done');
    expect((await room.milestone('1.1(b)')).status).toBe('complete');
  });

  test('a card that was sent after it comes before it', async () => {
    await room.meets(ALEX);
    await room.says(ALEX, '1.1b?');
    const row = {
      ...openRow(
        `reminder:${TENANT}:${ALEX}:2026-12-07`,
        'reminder',
        { kind: 'person', person: ALEX },
        room.clock.now(),
      ),
      state: 'sent' as const,
      sentAt: '2026-12-07T09:00:00.000Z',
      listed: ['milestone-1.1(a)'],
    };
    const person = await room.app.records.person(TENANT, ALEX);
    if (!person) throw new Error('missing');
    const body = { ...person.doc.body, cardDays: ['2026-12-07', ...person.doc.body.cardDays] };
    await room.store.commit(TENANT, 'monday', [
      { op: 'put', doc: rowDoc(row), expect: 'absent' },
      { op: 'put', doc: write('person', docId('person', ALEX), body), expect: person.version },
    ]);
    room.clock.set('2026-12-07T09:05:00Z');
    await room.says(ALEX, 'done');
    expect((await room.milestone('1.1(a)')).status).toBe('complete');
    expect((await room.milestone('1.1(b)')).status).toBe('not-started');
  });
});

describe('who may say it', () => {
  test('somebody else’s action: not recorded, and it is said whose it is', async () => {
    const words = wordsOf(await room.says(ALEX, '2.1a done'));
    expect(words).toMatch(/Nothing was recorded: 2\.1\(a\) .* is for the accountable owner/);
    expect(words).toMatch(/It stands with Attendance Lead\./);
    expect(await room.updates()).toEqual([]);
  });

  test('the lead of the priority, and an officer, may', async () => {
    // Robin leads both priorities, and holds no post of the first.
    expect(wordsOf(await room.says(ROBIN, '1.1b done'))).toMatch(/^Recorded/);
    expect(wordsOf(await room.says(OFFICER, '2.1a done'))).toMatch(/^Recorded/);
    expect((await room.updates()).map(({ by }) => by)).not.toContain(ALEX);
  });

  test('a channel never records', async () => {
    const answer = await room.says(ALEX, '1.1b done', inChannel());
    expect(linesOf(answer)[0]).toMatch(/Nothing was recorded here: please tell me in our own chat/);
    expect(await room.updates()).toEqual([]);
  });

  test('the same words in two turns are two updates; the same turn twice is one', async () => {
    const same = { id: 'one-activity' };
    await Promise.all([room.says(ALEX, '1.1b done', same), room.says(ALEX, '1.1b done', same)]);
    expect(wordsOf(await room.says(ALEX, '1.1b done', same))).toMatch(/^Recorded/);
    expect(await room.updates()).toHaveLength(1);
    await room.says(ALEX, '1.1b done');
    expect(await room.updates()).toHaveLength(2);
  });

  test('two people say different things at once: both are kept, the later stands', async () => {
    await Promise.all([room.says(ALEX, '1.1b done'), room.says(ROBIN, '1.1b off track')]);
    const updates = await room.updates('1.1(b)');
    expect(updates).toHaveLength(2);
    const { lastUpdate, status } = await room.milestone('1.1(b)');
    expect(updates.find(({ id }) => id === lastUpdate?.id)?.said.status).toBe(status);
  });
});
