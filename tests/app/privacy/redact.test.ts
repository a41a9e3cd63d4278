/** Two officers take words out of the record for good: everywhere, once, and with nothing of them left behind. */
import type { Message } from '../../../src/app/message.ts';
import type { Messenger } from '../../../src/app/ports.ts';
import { finishRedactions } from '../../../src/app/privacy/redact/finish.ts';
import { freshPost } from '../../../src/domain/boards/board-post.ts';
import { type OutboxRow, write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { openRow } from '../../../src/store/outbox.ts';
import { all, type Change } from '../../../src/store/store.ts';
import { cardText } from '../../support/card-text.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { cardOf, openRoom, type Room, TENANT } from '../room.ts';
import { buttonIn } from './buttons.ts';
import { wholeRecord } from './whole-record.ts';

const SECRET = 'the family of the little one from Rowan Lane moved away';
let room: Room;
let replaced: { activity: string; message: Message }[];
const messenger: Messenger = {
  send: async () => ({ kind: 'sent', activity: 'sent-1' }),
  update: async (_to, activity, message) => {
    replaced.push({ activity, message });
    return { kind: 'sent', activity };
  },
};

beforeEach(async () => {
  replaced = [];
  room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  await room.meets('olu');
  await room.meets('sam');
  await room.meets(ALEX);
});
afterEach(() => room.close());

const rowDocOf = (row: OutboxRow): Change => ({
  op: 'put',
  doc: write('outbox', docId('outbox', row.key), row),
  expect: 'absent',
});

const told = (message: Message | null | undefined): string =>
  !message ? '' : 'card' in message ? cardText(message.card).join('\n') : message.text;

/** Alex's update, with a link and a file whose content repeats the secret. */
async function updateWithSecret(): Promise<void> {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const asked = await room.sends(ALEX, ['note.txt'], { text: 'evidence for 1.1a' });
  expect(asked.say.map(told).join('\n')).not.toContain('looks like');
}

async function askedFor(): Promise<Record<string, unknown>> {
  const pick = await room.says('olu', 'redact 1.1a');
  const [oldest] = (await room.updates('1.1(a)')).filter(({ said }) => said.reason);
  const preview = await room.taps('olu', { do: 'redact', update: oldest?.id });
  expect(pick.say.map(told).join('\n')).not.toContain('Rowan Lane');
  expect(preview.say.map(told).join('\n')).not.toContain('Rowan Lane');
  const button = buttonIn(cardOf(preview), 'Ask a second officer');
  const asked = await room.taps('olu', { ...button, 'in:reason': 'it names a child' });
  expect(told(asked.replace)).toContain('Waiting for a second officer');
  const [row] = (await room.rows()).filter(({ key }) => key.startsWith('redaction:'));
  return { do: 'redact-agree', redaction: row?.key.split(':')[1] };
}

test('Olu asks, Sam agrees: the words are gone everywhere, and a dated marker, the status and the figures stay', async () => {
  room.shelf.set('note.txt', SECRET);
  await updateWithSecret();
  await room.says(ALEX, 'mine');
  expect(await wholeRecord(room)).toContain('Rowan Lane');
  const agree = await askedFor();
  const done = await room.taps('sam', agree);
  expect(told(done.replace)).toContain('Removed');
  expect(told(done.replace)).toContain('What I could not reach');
  const record = await wholeRecord(room);
  expect(record).not.toContain('Rowan Lane');
  const milestone = await room.milestone('1.1(a)');
  expect(milestone.status).toBe('at-risk');
  expect(milestone.reason).toBe('Redacted on Fri 4 Dec 2026 by two officers: it names a child');
  const [update] = (await room.updates('1.1(a)')).filter(({ redacted }) => redacted);
  expect(update?.said.status).toBe('at-risk');
});

test('the second officer finds it under "redactions", and agrees there', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  await askedFor();
  const [own] = (await room.says('olu', 'redactions')).say;
  expect(told(own)).toContain('Waiting for a second officer');
  const [waits] = (await room.says('sam', 'redactions')).say;
  expect(told(waits)).toContain('Olu Sample asks to redact an update');
  expect(told(waits)).not.toContain('Rowan Lane');
  const done = await room.taps('sam', buttonIn(waits && 'card' in waits ? waits.card : {}, 'Remove it'));
  expect(told(done.replace)).toContain('Removed');
  expect(await wholeRecord(room)).not.toContain('Rowan Lane');
});

test('where there is no second officer it is said before anything is picked', async () => {
  const alone = await openRoom({ officers: ['olu@example.org'] });
  await alone.meets('olu');
  await alone.meets(ALEX);
  await alone.says(ALEX, `1.1a at risk because ${SECRET}`);
  const said = (await alone.says('olu', 'redact 1.1a')).say.map(told).join('\n');
  expect(said).toContain('a second officer has to agree, and I know of none');
  expect(said).not.toMatch(/WAYMARK|Redact\b/);
  await alone.close();
});

test('whoever asked cannot agree, and nothing goes before the second word', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const agree = await askedFor();
  const own = await room.taps('olu', agree);
  expect(told(own.replace)).toContain('another officer has to agree');
  const owner = await room.taps(ALEX, agree);
  expect(told(owner.replace)).toContain('two strategy officers');
  expect(await wholeRecord(room)).toContain('Rowan Lane');
});

test('withdrawn, refused or a week old, it removes nothing', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const first = await askedFor();
  await room.taps('olu', { ...first, do: 'redact-withdraw' });
  expect(told((await room.taps('sam', first)).replace)).toContain('Withdrawn');
  expect(await wholeRecord(room)).toContain('Rowan Lane');
  await room.clock.forward({ hours: 1 });
  const [open] = (await room.says('olu', 'redactions')).say;
  expect(told(open)).toContain('No redaction is waiting');
});

test('after seven days a yes comes too late, and the clock says so to whoever asked', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const agree = await askedFor();
  room.clock.forward({ hours: 24 * 7 + 1 });
  expect(told((await room.taps('sam', agree)).replace)).toContain('Nobody agreed within 7 days');
  await finishRedactions(room.app, messenger, TENANT);
  expect(await wholeRecord(room)).toContain('Rowan Lane');
  expect((await room.rows()).some(({ key }) => key.startsWith('redacted:'))).toBe(true);
});

test('a reason that repeats the words is sent back', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const [update] = await room.updates('1.1(a)');
  const asked = await room.taps('olu', {
    do: 'redact-ask',
    update: update?.id,
    'in:reason': 'it says little one from Rowan Lane',
  });
  expect(told(asked.replace)).toContain('repeats what is to go');
  expect((await all(room.store, TENANT, { kind: 'redaction' })).length).toBe(0);
});

test('the bytes of its file go, unless somebody else’s evidence has the same', async () => {
  room.shelf.set('note.txt', SECRET);
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  await room.sends(ALEX, ['note.txt'], { text: '1.1a done' });
  const withFile = (await room.updates()).find(({ said }) => said.evidence);
  expect([...room.blobs.kept.keys()]).toHaveLength(1);
  const asked = await room.taps('olu', { do: 'redact-ask', update: withFile?.id, 'in:reason': 'a child' });
  expect(told(asked.replace)).toContain('Waiting');
  const [redaction] = await all(room.store, TENANT, { kind: 'redaction' });
  await room.taps('sam', { do: 'redact-agree', redaction: redaction?.doc.body.id });
  expect([...room.blobs.kept.keys()]).toEqual([]);
  expect(await wholeRecord(room)).not.toContain('note.txt');
});

test('a card that showed it is replaced in Teams, and what cannot be reached is told to both officers', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const alex = (await room.person(ALEX))?.id ?? '';
  const milestone = await room.milestone('1.1(a)');
  const now = room.clock.now();
  const rowOf = (key: string, activity: string | null) => ({
    ...openRow(key, 'reminder', { kind: 'person', person: alex }, now),
    state: 'sent' as const,
    sentAt: now.toString(),
    activity,
    listed: [milestone.id],
  });
  await room.store.commit(TENANT, 'rows', [
    { op: 'put', doc: write('outbox', docId('outbox', 'a'), rowOf('a', 'activity-1')), expect: 'absent' },
    { op: 'put', doc: write('outbox', docId('outbox', 'b'), rowOf('b', null)), expect: 'absent' },
  ]);
  await room.taps('sam', await askedFor());
  await finishRedactions(room.app, messenger, TENANT);
  await finishRedactions(room.app, messenger, TENANT);
  expect(replaced.map(({ activity }) => activity)).toEqual(['activity-1']);
  expect(told(replaced[0]?.message)).toContain('Redacted on');
  const [redaction] = await all(room.store, TENANT, { kind: 'redaction' });
  expect(redaction?.doc.body.state).toBe('done');
  expect(redaction?.doc.body.left.join('\n')).toContain('A message to');
  expect((await room.rows()).filter(({ key }) => key.startsWith('redacted:'))).toHaveLength(2);
});

test('a board’s post of the week that quoted it is replaced; the other weeks stay', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const [update] = (await room.updates()).filter(({ said }) => said.reason === SECRET);
  const book = await room.app.records.book(TENANT, 'sample');
  const board = book?.plan.boards[0]?.id ?? '';
  const now = room.clock.now().toString();
  const mark = {
    by: 'p',
    post: 'Lead',
    at: now,
    milestone: update?.milestone ?? '',
    update: update?.id ?? '',
  };
  const rowOf = (week: string) => ({
    ...openRow(
      `summary:sample:${board}:${week}`,
      'summary',
      { kind: 'channel', plan: 'sample', board },
      room.clock.now(),
    ),
    state: 'sent' as const,
    sentAt: now,
    activity: `post-${week}`,
  });
  await room.store.commit(TENANT, 'posts', [
    {
      op: 'put',
      doc: write('board-post', docId('board-post', `sample:${board}:2026-W49`), {
        ...freshPost('sample', board, '2026-W49'),
        marks: [mark],
      }),
      expect: 'absent',
    },
    rowDocOf(rowOf('2026-W49')),
    rowDocOf(rowOf('2026-W50')),
  ]);
  await room.taps('sam', await askedFor());
  await finishRedactions(room.app, messenger, TENANT);
  expect(replaced.map(({ activity }) => activity)).toEqual(['post-2026-W49']);
});

test('an officer gets to it from the history of an action, an owner does not', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const history = await room.says('olu', 'history of 1.1a');
  expect(told((await room.taps('olu', buttonIn(cardOf(history), 'Redact'))).say[0])).toContain(
    'Which of these should be redacted',
  );
  expect(JSON.stringify(await room.says(ALEX, 'history of 1.1a'))).not.toContain('Redact');
});

test('an owner cannot redact, and is told whom to ask', async () => {
  await room.says(ALEX, `1.1a at risk because ${SECRET}`);
  const answer = await room.says(ALEX, 'redact 1.1a');
  expect(told(answer.say[0])).toContain('two strategy officers');
});
