/** What officers hear of messages that could not be sent: at once of a post in doubt, once a day of the rest. */
import type { Milestone } from '../../src/domain/milestone.ts';
import { Update } from '../../src/domain/update.ts';
import { paces } from '../../src/jobs/pace.ts';
import { tick } from '../../src/jobs/tick.ts';
import { aliasFor } from '../../src/store/alias.ts';
import { type OutboxRow, write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow } from '../../src/store/outbox.ts';
import { cardText } from '../support/card-text.ts';
import { ALEX, ROBIN, SAMPLE_DAY, sampleMilestone } from '../support/sample-plan.ts';
import { refused, retry, unknown, unreachable } from '../support/strict-messenger.ts';
import { type Bench, chatOf, isWhole, type Setting, samplePerson, startBench, TENANT } from './bench.ts';

const OLU = 'olu';
const KIT = 'kit';
const POST = 'summary:sample:partnership:2026-W49';
const LAST_POST = 'summary:sample:partnership:2026-W48';
const FOUR = '2026-12-04T16:00:00Z';

let bench: Bench;
afterEach(() => bench.close());

/** Friday at nine, or as told; Olu is an officer who has met the bot, unless a story is about somebody else. */
async function opened(setting: Setting = {}): Promise<Bench> {
  const people = setting.people ?? [samplePerson(ALEX), samplePerson(ROBIN), samplePerson(OLU)];
  bench = await startBench({ officers: ['olu@example.org'], ...setting, people });
  return bench;
}
const quiet = { boards: [] };

const textsTo = (person: string): string[] =>
  bench.messenger
    .delivered()
    .filter(({ to }) => to.conversation === chatOf(person))
    .map(({ message }) => ('card' in message ? cardText(message.card).join('\n') : message.text));
const notesTo = (person: string): string[] =>
  textsTo(person).filter((text) => /could not be sent|Did it arrive/.test(text));
const notes = async (): Promise<OutboxRow[]> => (await bench.rows()).filter(({ about }) => about === 'note');

/** The sample's post as it stood after some fate; a card to Alex, too. */
const post = (state: OutboxRow['state'], over: Partial<OutboxRow> = {}): OutboxRow => ({
  ...openRow(POST, 'summary', { kind: 'channel', plan: 'sample', board: 'partnership' }, bench.clock.now()),
  state,
  attempts: 1,
  ...over,
});

describe('a post of which nobody knows whether it arrived', () => {
  test('is asked about at once, with what there is to say', async () => {
    await opened({ at: FOUR, milestones: [] });
    bench.messenger.script(unknown);
    const report = await bench.tick();
    expect(isWhole(report)).toBe(true);
    expect(report.messages.map(({ about, fate }) => [about, fate])).toEqual(
      expect.arrayContaining([
        ['summary', 'unknown'],
        ['note', 'sent'],
      ]),
    );
    const [note, ...more] = notesTo(OLU);
    expect(more).toEqual([]);
    expect(note).toContain('Did it arrive?');
    expect(note).toContain('Weekly summary for Sample Partnership Board');
    expect(note).toContain('Please look in the board’s channel.');
    expect(note).toMatch(/It is there\nSend it again$/);
    expect(bench.messenger.attempts.at(-1)?.message.summary).toBe(
      'Did it arrive? Weekly summary for Sample Partnership Board',
    );
  });

  test('is asked about at once when its sender died, even on a Saturday night', async () => {
    await opened({ at: '2026-12-05T22:00:00Z', milestones: [] });
    await bench.put(post('claimed', { claimedBy: 0, claimedAt: '2026-12-05T21:59:00.000Z' }));
    await bench.tick();
    expect(notesTo(OLU)).toHaveLength(1);
    expect(bench.messenger.delivered().some(({ to }) => to.as === 'thread')).toBe(false);
  });

  test('is asked about beside a note that the day has had already', async () => {
    await opened({ at: '2026-12-04T09:30:00Z', milestones: [] });
    await bench.put(post('parked', { key: LAST_POST, reason: '400 BadSyntax' }));
    await bench.tick();
    expect(notesTo(OLU)).toHaveLength(1);
    bench.clock.set(FOUR);
    bench.messenger.script(unknown);
    await bench.tick();
    expect(notesTo(OLU)).toHaveLength(2);
    expect(notesTo(OLU)[1]).not.toContain('BadSyntax');
  });

  test('is asked about once, however often the clock runs, and again after it was sent again in doubt', async () => {
    await opened({ at: FOUR, milestones: [] });
    bench.messenger.script(unknown);
    for (let run = 0; run < 4; run += 1) {
      await bench.tick();
      bench.clock.forward({ hours: 20 });
    }
    expect(notesTo(OLU)).toHaveLength(1);
    const row = await bench.row(POST);
    if (!row) throw new Error('no post');
    await bench.put({ ...row, state: 'queued', createdAt: bench.clock.now().toString(), reason: null });
    bench.messenger.script(unknown);
    await bench.tick();
    expect(notesTo(OLU)).toHaveLength(2);
  });

  test('when the question itself is lost, it comes with the next day’s note', async () => {
    await opened({ at: '2026-12-07T16:00:00Z', milestones: [] });
    await bench.put(post('unknown'));
    bench.messenger.script(unknown);
    await bench.tick();
    expect((await notes()).map(({ state }) => state)).toEqual(['unknown']);
    bench.clock.set('2026-12-08T09:00:00Z');
    await bench.tick();
    expect((await notes()).map(({ state }) => state)).toEqual(['unknown', 'sent']);
    expect(notesTo(OLU)[0]).toContain('Weekly summary for Sample Partnership Board');
  });

  test('two officers are both asked; who is none, or has not met the bot, is not', async () => {
    const people = [
      ...[ALEX, ROBIN, OLU, KIT].map((who) => samplePerson(who)),
      samplePerson('lee', { address: null }),
      // Known by the address to the record, though it is not the account's own: a guest may say anything.
      samplePerson('guest', { emails: [] }),
    ];
    await opened({
      at: FOUR,
      milestones: [],
      people,
      officers: ['olu@example.org', 'kit@example.org', 'lee@example.org', 'max@example.org'],
    });
    const doc = aliasFor('max@example.org', 'guest');
    await bench.store.commit(TENANT, 'alias', [{ op: 'put', doc, expect: 'absent' }]);
    bench.messenger.script(unknown);
    await bench.tick();
    expect((await notes()).map(({ to }) => to)).toEqual([
      { kind: 'person', person: KIT },
      { kind: 'person', person: OLU },
    ]);
    expect([notesTo(KIT).length, notesTo(OLU).length, notesTo('guest').length]).toEqual([1, 1, 0]);
  });

  test('two replicas ask once', async () => {
    await opened({ at: FOUR, milestones: [] });
    await bench.put(post('unknown'));
    const pace = paces(bench.clock);
    const works = [bench.work, bench.replica('replica-2'), bench.replica('replica-3')];
    await Promise.all(works.map((work) => tick(work, pace, TENANT, false)));
    expect(notesTo(OLU)).toHaveLength(1);
  });
});

describe('the day’s note', () => {
  test('names whom Teams refuses, with what waits and what to do, once', async () => {
    await opened({ plan: quiet });
    bench.messenger.script(unreachable);
    await bench.tick();
    const [note] = notesTo(OLU);
    expect(note).toContain('Teams does not let Waymark write to them');
    expect(note).toContain('Alex Sample (2 actions wait)');
    expect(note).toContain('Ask them to add Waymark again');
    // The card is tried again each working day, and goes on being refused.
    for (const day of ['2026-12-07', '2026-12-08', '2026-12-09']) {
      bench.clock.set(`${day}T09:00:00Z`);
      bench.messenger.script(unreachable);
      await bench.tick();
    }
    expect(notesTo(OLU)).toHaveLength(1);
  });

  test('names who has never opened the bot, and who has removed it', async () => {
    const people = [
      samplePerson(ALEX, { address: null, welcomedAt: null }),
      samplePerson(ROBIN, { address: null }),
      samplePerson(OLU),
    ];
    await opened({ at: '2026-12-10T09:00:00Z', plan: quiet, people });
    await bench.tick();
    const [note] = notesTo(OLU);
    expect(note).toMatch(/Have not opened Waymark yet\nAlex Sample \(\d actions wait\)\nAsk them to open/);
    expect(note).toMatch(/Have removed Waymark\nRobin Sample \(\d actions? waits?\)/);
    bench.clock.set('2026-12-11T09:00:00Z');
    await bench.tick();
    expect(notesTo(OLU)).toHaveLength(1);
  });

  test('tells of a card that Teams refused, with its reason, and offers to try it again', async () => {
    await opened({ plan: quiet });
    bench.messenger.script(refused);
    await bench.tick();
    expect(notesTo(OLU)[0]).toMatch(
      /Card for Alex Sample.*\nIt was not sent: Teams refused it \(400\)\.\nTry again\nDrop it/,
    );
  });

  test('a card that somebody has dropped is not made again on that day', async () => {
    await opened({ plan: quiet });
    bench.messenger.script(refused);
    await bench.tick();
    const [card] = (await bench.rows()).filter(({ about }) => about === 'reminder');
    if (!card) throw new Error('no card');
    const decided = { as: 'dropped', by: OLU, at: card.createdAt } as const;
    await bench.put({ ...card, state: 'dropped', decided });
    bench.clock.forward({ hours: 1 });
    expect((await bench.tick()).messages).toMatchObject([{ about: 'reminder', fate: 'skipped' }]);
    bench.clock.set('2026-12-07T09:00:00Z');
    await bench.tick();
    expect(textsTo(ALEX)).toHaveLength(1);
  });

  test('cards whose day is over are counted, with no question: they come again by themselves', async () => {
    await opened({ at: '2026-12-07T08:00:00Z', plan: quiet, milestones: [] });
    for (const who of [ALEX, ROBIN]) {
      const to = { kind: 'person', person: who } as const;
      const row = openRow(`reminder:${TENANT}:${who}:${SAMPLE_DAY}`, 'reminder', to, bench.clock.now());
      await bench.put({ ...row, state: 'parked', reason: '429, 9 attempts until its time was over' });
    }
    bench.clock.set('2026-12-07T09:00:00Z');
    await bench.tick();
    const [note] = notesTo(OLU);
    expect(note).toContain(
      '2 cards could not be sent on their day: Teams could not be reached until its time was over. What they ask comes again by itself.',
    );
    expect(note).not.toContain('Drop it');
  });

  test('is one a day: what fails later comes the next working day', async () => {
    await opened();
    await bench.put(post('sent', { key: LAST_POST }));
    bench.messenger.script(unreachable);
    await bench.tick();
    await bench.put(post('parked', { reason: '400' }));
    bench.clock.set('2026-12-04T15:00:00Z');
    await bench.tick();
    expect(notesTo(OLU)).toHaveLength(1);
    for (const [at, many] of [
      ['2026-12-05T09:00:00Z', 1],
      ['2026-12-07T08:59:00Z', 1],
      ['2026-12-07T09:00:00Z', 2],
    ] as const) {
      bench.clock.set(at);
      await bench.tick();
      expect([at, notesTo(OLU).length]).toEqual([at, many]);
    }
    expect(notesTo(OLU)[1]).toContain('Weekly summary for Sample Partnership Board');
    expect(notesTo(OLU)[1]).not.toContain('Alex');
  });

  test('what a person may have got raises no question: it comes again', async () => {
    await opened({ plan: quiet });
    bench.messenger.script(unknown);
    await bench.tick();
    expect((await bench.rows()).map(({ about, state }) => [about, state])).toEqual([['reminder', 'unknown']]);
  });

  test('on the day of the first contact there is none', async () => {
    const people = [
      samplePerson(ALEX, { address: null }),
      samplePerson(OLU, { welcomedAt: '2026-12-04T08:00:00.000Z' }),
    ];
    await opened({ plan: quiet, people });
    await bench.tick();
    expect(notesTo(OLU)).toEqual([]);
    bench.clock.set('2026-12-07T09:00:00Z');
    await bench.tick();
    expect(notesTo(OLU)).toHaveLength(1);
  });

  test('who was out of reach and has since had a card is not named', async () => {
    const people = [samplePerson(ALEX, { cardDays: [SAMPLE_DAY] }), samplePerson(OLU)];
    await opened({ plan: quiet, milestones: [], people });
    const to = { kind: 'person', person: ALEX } as const;
    const row = openRow(
      `reminder:${TENANT}:${ALEX}:2026-12-03`,
      'reminder',
      to,
      Temporal.Instant.from('2026-12-03T09:00:00Z'),
    );
    await bench.put({ ...row, state: 'unreachable', reason: '404' });
    await bench.tick();
    expect(notesTo(OLU)).toEqual([]);
  });
});

describe('an owner who wants to hand over', () => {
  const handOver = { name: 'Beth Moorhouse', from: '2027-07-01' };
  const wishOn = (day: string) =>
    Update.parse({
      id: 'update-wish',
      plan: 'sample',
      item: 'item-1.1(b)',
      milestone: 'milestone-1.1(b)',
      at: `${day}T15:00:00Z`,
      by: ALEX,
      through: 'message',
      said: { handOver },
      corrects: null,
      left: { status: 'not-started', percent: null, due: null, forecast: null },
    });
  async function wished(day: string, over: Partial<Milestone> = {}): Promise<void> {
    const told = sampleMilestone({
      id: 'milestone-1.1(b)',
      item: 'item-1.1(b)',
      askOn: null,
      handOver,
      ...over,
    });
    await opened({ milestones: [told], plan: quiet });
    const update = wishOn(day);
    const doc = write('update', docId('update', update.id), update);
    await bench.store.commit(TENANT, 'wish', [{ op: 'put', doc, expect: 'absent' }]);
    await bench.tick();
  }

  test('is told of on the next working day, once', async () => {
    await wished('2026-12-03');
    const text = textsTo(OLU).join('\n');
    expect(text).toContain('Owners who want to hand over');
    expect(text).toMatch(
      /1\.1\(b\) Check on every two-year-old \(.*\): to Beth Moorhouse from Thu 1 Jul 2027, says Alex Sample/,
    );
    bench.clock.set('2026-12-07T09:00:00Z');
    await bench.tick();
    expect(textsTo(OLU)).toHaveLength(1);
    const [row] = await notes();
    expect(row?.listed).toEqual(['hand-over:milestone-1.1(b)@update-wish']);
  });

  test('whose update cannot be read keeps back no other news', async () => {
    await opened({ plan: quiet });
    const doc = { ...write('update', docId('update', 'update-wish'), wishOn('2026-12-03')), v: 99 };
    await bench.store.commit(TENANT, 'wish', [{ op: 'put', doc, expect: 'absent' }]);
    bench.messenger.script(unreachable);
    await bench.tick();
    expect(notesTo(OLU)[0]).toContain('Alex Sample (2 actions wait)');
  });

  test.each<[string, string, Partial<Milestone>]>([
    ['has been settled since', '2026-12-03', { handOver: null }],
    ['of what is done', '2026-12-03', { open: false, status: 'complete' }],
    ['of long ago', '2026-11-20', {}],
  ])('is not told of when it %s', async (_, day, over) => {
    await wished(day, over);
    expect(textsTo(OLU)).toEqual([]);
  });
});

describe('without an officer to tell', () => {
  test.each<[string, Setting, number]>([
    ['none is named', { officers: [] }, 0],
    ['the one named has not met the bot', { people: [samplePerson(OLU, { address: null })] }, 1],
  ])(
    '%s: the report tells, the row stays, and an officer who comes later is asked',
    async (_, setting, asked) => {
      await opened({ at: FOUR, milestones: [], ...setting });
      bench.messenger.script(unknown);
      const report = await bench.tick();
      expect(report.messages).toMatchObject([{ about: 'summary', fate: 'unknown', reason: 'ECONNRESET' }]);
      expect(await notes()).toEqual([]);
      expect(await bench.row(POST)).toMatchObject({ state: 'unknown' });
      const stored = await bench.work.records.person(TENANT, OLU);
      if (!stored) throw new Error('no officer');
      const doc = write('person', stored.doc.id, samplePerson(OLU));
      await bench.store.commit(TENANT, 'met', [{ op: 'put', doc, expect: stored.version }]);
      bench.clock.forward({ hours: 1 });
      await bench.tick();
      expect(notesTo(OLU)).toHaveLength(asked);
    },
  );
});

test('a note that waits out an outage tells what is so when it goes', async () => {
  await opened({ at: FOUR, milestones: [] });
  await bench.put(post('unknown'));
  bench.messenger.script(retry());
  await bench.tick();
  const row = await bench.row(POST);
  if (!row) throw new Error('no post');
  await bench.put({ ...row, state: 'sent', sentAt: row.createdAt });
  bench.clock.forward({ hours: 2 });
  await bench.tick();
  expect(notesTo(OLU)).toEqual([]);
  expect((await notes()).map(({ state, reason }) => [state, reason])).toEqual([
    ['dropped', 'nothing is left to tell'],
  ]);
});
