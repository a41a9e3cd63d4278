/** A slip goes back whole: evidence of its first half, a wish that was taken back, and nothing that is not theirs. */
import { all } from '../../src/store/store.ts';
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { cardOf, OFFICER, TENANT, wordsOf } from './room.ts';

let room: Waiting;
beforeEach(async () => {
  room = await openRequestsRoom({ officers: ['olu@example.org', 'sam@example.org'] });
});
afterEach(() => room.close());

const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));
const MINUTES = 'https://example.org/minutes';

test.each(['I meant 1.1a', 'undo'])('a link of the first half goes back with it: %s', async (slip) => {
  await says(ALEX, `1.1b 80% there, minutes at ${MINUTES}`);
  await says(ALEX, 'yes');
  await says(ALEX, slip);
  await says(ALEX, 'yes');
  expect(await room.milestone('1.1(b)')).toMatchObject({ percent: null, evidence: null });
  expect(await says(OFFICER, 'evidence for 1.1b')).not.toContain(MINUTES);
  expect(await says(OFFICER, 'history of 1.1b')).toContain('80%, 1 piece of evidence (put right since)');
  if (slip !== 'undo') expect((await room.milestone('1.1(a)')).evidence).toMatchObject({ count: 1 });
});

test('a file of the first half stays, and the card says so', async () => {
  room.shelf.set('note.txt', 'minutes of the meeting');
  await room.sends(ALEX, ['note.txt'], { text: '1.1b 80% there' });
  await says(ALEX, 'yes');
  expect(await says(ALEX, 'I meant 1.1a')).toContain(
    'A file stays where it was placed: “Take file off” on its receipt removes it.',
  );
  await says(ALEX, 'yes');
  expect((await room.milestone('1.1(b)')).evidence).toMatchObject({ count: 1, latest: { kind: 'file' } });
  expect((await room.milestone('1.1(a)')).evidence).toBeNull();
  expect(await says(OFFICER, 'evidence for 1.1b')).toContain('note.txt');
});

test('what is another’s by now is not offered to be undone', async () => {
  await says(ALEX, '1.1b off track because of snow');
  await says(OFFICER, 'assign 1.1b to sam@example.org');
  await says(OFFICER, 'yes');
  const words = await says(ALEX, 'undo 1.1b');
  expect(words).toContain(
    'stays as it is: it is for the accountable owner, the lead or an officer to update',
  );
  expect(words).not.toContain('Put it back');
});

test('a wish that was taken back can be undone, with its date and its reason', async () => {
  await says(ALEX, '1.1b at risk because of snow, now 8 January');
  const before = await room.milestone('1.1(b)');
  await says(ALEX, 'need more time for 1.1b, until 26 Feb because HR froze the post');
  expect(await says(ALEX, 'undo 1.1b')).toContain('withdraw my request');
  await says(ALEX, 'withdraw my request for 1.1b');
  expect(await says(ALEX, 'undo 1.1b')).toContain('Expected date: Fri 8 Jan 2027');
  await says(ALEX, 'yes');
  const { forecast, reason, lastUpdate } = await room.milestone('1.1(b)');
  expect({ forecast, reason, lastUpdate }).toEqual({
    forecast: '2027-01-08',
    reason: 'snow',
    lastUpdate: before.lastUpdate,
  });
});

test('one that was decided stays decided', async () => {
  await says(ALEX, 'need more time for 1.1b, until 26 Feb because HR froze the post');
  await says(ROBIN, 'decline 1.1b: it was promised');
  expect(await says(ALEX, 'undo 1.1b')).toContain('what you asked for has been decided');
});

test('words that two officers took out are not said again of another action', async () => {
  await says(ALEX, '1.1b at risk because the family from Rowan Lane moved away');
  const [oldest] = (await room.updates('1.1(b)')).filter(({ said }) => said.reason);
  const preview = cardOf(await room.taps(OFFICER, { do: 'redact', update: oldest?.id }));
  await room.taps(OFFICER, { ...press(preview, 'Ask a second officer'), 'in:reason': 'it names a child' });
  const [row] = (await room.rows()).filter(({ key }) => key.startsWith('redaction:'));
  await room.taps('sam', { do: 'redact-agree', redaction: row?.key.split(':')[1] });
  const words = await says(ALEX, 'I meant 1.1a');
  expect(words).toContain('Two officers took words out of what you said');
  expect(words).not.toContain('Redacted on');
  await says(ALEX, 'yes');
  expect((await room.milestone('1.1(a)')).reason).toBe('two posts are vacant');
});

test('a No that comes after it was done says that it was done', async () => {
  await says(ALEX, '1.1b done');
  const card = cardOf(await room.says(ALEX, 'I meant 1.1a'));
  const [asked] = await all(room.store, TENANT, { kind: 'frame' });
  if (!asked) throw new Error('no frame');
  await room.taps(ALEX, press(card, 'Confirm'));
  const [now] = await all(room.store, TENANT, { kind: 'frame' });
  await room.store.commit(TENANT, 'as-it-was', [{ op: 'put', doc: asked.doc, expect: now?.version ?? '' }]);
  expect(wordsOf(await room.taps(ALEX, press(card, 'No')))).toContain(
    'That was done already: 1.1(b) is back to how it stood.',
  );
  expect((await room.milestone('1.1(a)')).status).toBe('complete');
});
