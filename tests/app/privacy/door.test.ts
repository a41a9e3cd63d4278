/** Children's data stays out: words, forms and names of files are looked at before anything of them is stored. */

import type { Answer } from '../../../src/app/message.ts';
import { all } from '../../../src/store/store.ts';
import { nhsOf, upnOf } from '../../domain/privacy/numbers.ts';
import { cardText } from '../../support/card-text.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { cardOf, inChannel, openRoom, type Room, TENANT } from '../room.ts';
import { buttonIn } from './buttons.ts';
import { wholeRecord } from './whole-record.ts';

const shown = (answer: Answer): string => cardText(cardOf(answer)).join('\n');
const NHS = nhsOf('485777345');
const UPN = upnOf('380213400102');

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

test('Alex types an NHS number: nothing is stored, the conversation forgets it, and it comes back to be rephrased', async () => {
  await room.says(ALEX, 'mine');
  const answer = await room.says(ALEX, `1.1a at risk, waiting for ${NHS}`);
  expect(shown(answer)).toContain('This looks like a pupil’s NHS number. Nothing was stored.');
  expect(await room.updates()).toEqual([]);
  expect(await wholeRecord(room)).not.toContain(NHS);

  const send = buttonIn(cardOf(answer), 'Send');
  const said = await room.taps(ALEX, { ...send, 'in:words': '1.1a at risk, waiting for the hospital' });
  expect(JSON.stringify(said)).not.toContain(NHS);
  const [update] = await room.updates();
  expect(update?.said.status).toBe('at-risk');
  expect(update?.vouched).toBeUndefined();
});

test('"It is not about a child" stores it, with who said so and when', async () => {
  const answer = await room.says(ALEX, '1.1a at risk because KB in Year 9 is a robot');
  expect(await room.updates()).toEqual([]);
  const vouch = buttonIn(cardOf(answer), 'It is not about a child: store it');
  await room.taps(ALEX, { ...vouch, 'in:words': '1.1a at risk because KB in Year 9 is a robot' });
  const [update] = await room.updates();
  expect(update?.said.reason).toContain('KB in Year 9');
  expect(update?.vouched?.kinds).toEqual(['initials']);
  expect(update?.vouched?.by).toBe(update?.by);
});

test('the form comes back with what was typed, and saves once it is said without', async () => {
  const milestone = await room.milestone('1.1(a)');
  const where = [milestone.plan, milestone.id, milestone.lastUpdate?.id ?? null];
  const form = {
    do: 'save',
    shown: where,
    status: 'at-risk',
    percent: '',
    reason: `Waiting for UPN ${UPN}`,
    forecast: '',
    evidence: '',
  };
  const held = await room.taps(ALEX, form);
  expect(shown(held)).toContain('unique pupil number');
  expect(await room.updates()).toEqual([]);
  expect(await wholeRecord(room)).not.toContain(UPN);
  const send = buttonIn(cardOf(held), 'Send');
  await room.taps(ALEX, { ...send, reason: 'Waiting for a place' });
  expect((await room.updates()).map(({ said }) => said)).toEqual([
    expect.objectContaining({ status: 'at-risk', reason: 'Waiting for a place' }),
  ]);
});

test('in a channel it is not repeated', async () => {
  const answer = await room.says(ALEX, `what about ${NHS}`, inChannel());
  expect(JSON.stringify(answer)).not.toContain(NHS);
  expect(shown(answer)).toContain('Nothing was stored');
});

test('whoever has plain text is told, and their words are not kept for its numbers', async () => {
  await room.says(ALEX, 'plain text');
  const answer = await room.says(ALEX, `1.1a waits for ${NHS}`);
  expect(JSON.stringify(answer)).not.toContain(NHS);
  expect(await wholeRecord(room)).not.toContain(NHS);
});

test('a file that is named after a pupil has another name before it is stored', async () => {
  room.shelf.set('EHCP Tom Brown.txt', 'minutes of the meeting');
  const answer = await room.sends(ALEX, ['EHCP Tom Brown.txt']);
  const told = answer.say
    .map((message) => ('card' in message ? cardText(message.card).join('\n') : message.text))
    .join('\n');
  expect(told).toContain('evidence-1.txt');
  expect(told).not.toContain('Tom Brown');
  const kept = await all(room.store, TENANT, { kind: 'file' });
  expect(kept.map(({ doc }) => doc.body.name)).toEqual(['evidence-1.txt']);
});

test('a file whose words hold an NHS number is not kept, until its sender says that it is about no child', async () => {
  room.shelf.set('list.csv', `Name;Number\nsomebody;${NHS}\n`);
  const answer = await room.sends(ALEX, ['list.csv']);
  expect(shown(answer)).toContain('look like a pupil’s NHS number');
  expect([...room.blobs.kept.keys()]).toEqual([]);
  expect(await wholeRecord(room)).not.toContain(NHS);

  const vouch = buttonIn(cardOf(answer), 'It is not about a child: store it');
  const kept = await room.taps(ALEX, vouch);
  expect(shown(kept)).toContain('Kept: you said that it is not about a child.');
  const [file] = await all(room.store, TENANT, { kind: 'file' });
  expect(file?.doc.body).toMatchObject({ state: 'waits', looksLike: ['nhs'] });
  expect(file?.doc.body.vouched?.by).toBe(file?.doc.body.by);
  expect([...room.blobs.kept.keys()]).toHaveLength(1);
});

test('nobody else can have a held file stored', async () => {
  room.shelf.set('list.csv', `Name;Number\nsomebody;${NHS}\n`);
  const answer = await room.sends(ALEX, ['list.csv']);
  const vouch = buttonIn(cardOf(answer), 'It is not about a child: store it');
  await room.taps('olu', vouch);
  expect([...room.blobs.kept.keys()]).toEqual([]);
});

test('"Save as evidence" keeps no words that look like a child’s data', async () => {
  await room.says(ALEX, 'mine');
  const milestone = await room.milestone('1.1(a)');
  const answer = await room.turns(ALEX, (origin) => ({
    kind: 'submit-task',
    origin,
    message: { link: 'https://teams.example/m/1', at: null, text: `UPN ${UPN}`, files: [] },
    data: { do: 'save-as-evidence', milestone: milestone.id, ref: '', note: '', keep: 'true' },
  }));
  expect(answer.returns).toMatchObject({
    kind: 'words',
    text: expect.stringContaining('Nothing was stored'),
  });
  expect(await room.updates()).toEqual([]);
});
