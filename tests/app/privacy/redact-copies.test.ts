/** What is redacted is gone from every copy, however short it is; and every message that may have shown it is seen to. */
import type { Message } from '../../../src/app/message.ts';
import type { Messenger } from '../../../src/app/ports.ts';
import { finishRedactions } from '../../../src/app/privacy/redact/finish.ts';
import { Change } from '../../../src/domain/change.ts';
import { Measure } from '../../../src/domain/plan.ts';
import type { Redaction } from '../../../src/domain/privacy/redaction.ts';
import { write } from '../../../src/store/documents.ts';
import { all } from '../../../src/store/store.ts';
import { openBoardWeek, pressed } from '../boards/week.ts';
import type { Weeks } from '../lead/weeks.ts';
import { cardOf, inChannel, TENANT, wordsOf } from '../room.ts';
import { buttonIn } from './buttons.ts';
import { wholeRecord } from './whole-record.ts';

let weeks: Weeks;
let replaced: { to: string; message: Message }[];
const messenger: Messenger = {
  send: async () => ({ kind: 'sent', activity: 'sent-1' }),
  update: async (to, activity, message) => {
    replaced.push({ to: to.conversation, message });
    return { kind: 'sent', activity };
  },
};

beforeEach(async () => {
  replaced = [];
  weeks = await openBoardWeek({ officers: ['olu@example.org', 'robin@example.org'] });
  await weeks.meets('robin');
});
afterEach(() => weeks.close());

const redactions = async (): Promise<Redaction[]> =>
  (await all(weeks.store, TENANT, { kind: 'redaction' })).map(({ doc }) => doc.body);

/** Olu asks to redact what is named so, Robin agrees; the clock does the rest. */
async function redacted(id: string | undefined): Promise<string> {
  const asked = await weeks.taps('olu', { do: 'redact-ask', update: id, 'in:reason': 'it names a child' });
  expect(wordsOf(asked)).toContain('Waiting for a second officer');
  const open = (await redactions()).find(({ state }) => state === 'asked');
  const agreed = wordsOf(await weeks.taps('robin', { do: 'redact-agree', redaction: open?.id }));
  await finishRedactions(weeks.app, messenger, TENANT);
  expect((await redactions()).map(({ state }) => state)).toEqual(['done']);
  return agreed;
}

/** What "redact …" offers, by its row's button. */
async function offered(words: string): Promise<string> {
  const picked = await weeks.says('olu', words);
  return String(buttonIn(cardOf(picked), 'Redact').update);
}

const updateOf = async (ref: string): Promise<string | undefined> =>
  (await weeks.updates(ref)).find(({ said }) => said.reason)?.id;

test('two letters of a reason are gone from the request, the change and the channel as well', async () => {
  await weeks.says('alex', 'need more time for 1.1b, until 26 Feb because JB moved');
  await weeks.says('sam', 'accept 1.1b');
  expect(await wholeRecord(weeks)).toContain('JB moved');
  await redacted(await updateOf('1.1(b)'));
  expect(await wholeRecord(weeks)).not.toContain('JB moved');
  for (const over of [{}, inChannel()])
    expect(wordsOf(await weeks.says('robin', 'history of 1.1b', over))).not.toContain('JB');
  expect(wordsOf(await weeks.says('robin', 'history of 1.1b'))).toContain('Redacted on');
});

test('short words stay where they are not a copy: the same two words of somebody else, about something else', async () => {
  await weeks.says('alex', '1.1b at risk because JB moved');
  await weeks.says('alex', '1.1a at risk because JB moved');
  await redacted(await updateOf('1.1(b)'));
  expect((await weeks.milestone('1.1(a)')).reason).toBe('JB moved');
  expect((await weeks.milestone('1.1(b)')).reason).toContain('Redacted on');
});

test('the lead’s note and the previews that showed it are replaced', async () => {
  await weeks.until('2026-12-01');
  await weeks.says('alex', '1.1b at risk because little Maisie has moved away from us, now end of February');
  await weeks.until('2026-12-08');
  const shown = ['sam', 'olu', 'robin', 'alex'].flatMap((who) =>
    weeks
      .sentTo(who)
      .filter(({ text }) => text.includes('Maisie'))
      .map(() => `chat-${who}`),
  );
  expect(shown.length).toBeGreaterThan(2);
  await redacted(await updateOf('1.1(b)'));
  const left = (await redactions()).flatMap((one) => one.left).filter((one) => one.startsWith('A message'));
  for (const who of new Set(shown))
    expect(replaced.filter(({ to }) => to === who).length + left.length).toBeGreaterThanOrEqual(
      shown.filter((one) => one === who).length,
    );
  expect(left).toEqual([]);
});

test.each([
  ['a lead’s reason for a decline', 'sam', 'decline 1.1b’s date because Maisie waits', 'redact 1.1b'],
  ['a line for the board', 'sam', 'for the board: Maisie waits (1.1b)', 'redact 1.1b'],
  ['a hold’s reason', 'olu', 'hold Friday’s post because Maisie waits', 'redact "Maisie waits"'],
  ['a decision', 'olu', 'decision of the Partnership on 12 Nov: Maisie waits', 'redact "maisie"'],
])('%s can be redacted', async (_, who, says, asks) => {
  await weeks.says('alex', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  const answer = await weeks.says(who, says);
  if (!wordsOf(answer).includes('Declined')) await weeks.says(who, 'yes');
  expect(await wholeRecord(weeks)).toContain('Maisie waits');
  const picked = await offered(asks);
  expect(picked).toContain('/');
  await redacted(picked);
  expect(await wholeRecord(weeks)).not.toContain('Maisie');
  expect(await wholeRecord(weeks)).toContain('Redacted on');
  expect(wordsOf(await weeks.says('olu', 'redact "Maisie"'))).toContain('has those words');
});

test('the words of a reading go, with the entry that tells of it; its period and who gave it stay', async () => {
  const stored = await weeks.store.get(TENANT, 'item', 'item:item-1.1(b)');
  if (!stored) throw new Error('no 1.1(b)');
  const at = weeks.clock.now().toString();
  const reading = { period: 'autumn 2026', value: 'Maisie waits', by: 'sam', at };
  const measure = Measure.parse({
    id: 'm1',
    text: 'Places',
    direction: 'qualitative',
    target: null,
    baseline: null,
    frequency: null,
    owner: null,
    readings: [reading],
  });
  const entry = Change.parse({
    id: 'c1',
    plan: 'sample',
    item: 'item-1.1(b)',
    at,
    by: 'sam',
    through: 'card',
    what: 'measure',
    from: null,
    to: 'reading of Places; autumn 2026: Maisie waits',
    reason: null,
  });
  await weeks.store.commit(TENANT, 'reading', [
    {
      op: 'put',
      doc: write('item', stored.doc.id, { ...stored.doc.body, measures: [measure] }),
      expect: stored.version,
    },
    { op: 'put', doc: write('change', 'change:c1', entry), expect: 'absent' },
  ]);
  await redacted(await offered('redact 1.1b'));
  expect(await wholeRecord(weeks)).not.toContain('Maisie');
  const after = (await weeks.store.get(TENANT, 'item', 'item:item-1.1(b)'))?.doc.body.measures[0]
    ?.readings[0];
  expect(after).toMatchObject({ period: 'autumn 2026', by: 'sam' });
});

test('a list that was made of the plan and is still offered goes with the words', async () => {
  await weeks.says('alex', '1.1b at risk because little Maisie has moved away from us');
  const list = wordsOf(await weeks.says('olu', 'export overdue'));
  expect(list).not.toBe('');
  expect(weeks.blobs.kept.size).toBe(1);
  const [file] = await all(weeks.store, TENANT, { kind: 'file' });
  await redacted(await updateOf('1.1(b)'));
  expect(weeks.blobs.kept.size).toBe(0);
  expect(await weeks.store.get(TENANT, 'file', file?.doc.id ?? '')).toBeUndefined();
});

test('a comment that the board’s last post showed: the post is replaced, and its figures follow in the thread, once', async () => {
  await weeks.taps('sam', pressed('comment', { 'in:comment': 'Maisie waits for a place' }));
  weeks.clock.set('2026-12-04T16:00:00Z');
  await weeks.tick();
  expect(
    weeks
      .posted()
      .map(({ text }) => text)
      .join(),
  ).toContain('Maisie');
  weeks.clock.forward({ hours: 1 });
  await redacted(await offered('redact "Maisie waits"'));
  expect(replaced.filter(({ to }) => !to.startsWith('chat-'))).toHaveLength(1);
  await weeks.tick();
  await weeks.tick();
  const replies = weeks.posted().filter(({ text }) => text.includes('were removed'));
  expect(replies).toHaveLength(1);
  expect(replies[0]?.to).toContain(';messageid=');
  expect(replies[0]?.text).toContain('Its figures stay as they were posted: ');
  expect(replies[0]?.text).not.toContain('Maisie');
});
