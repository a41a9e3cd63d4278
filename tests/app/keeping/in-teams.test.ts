/** In Teams: anybody hears what is held on them and whom to ask; officers see a hold before they agree to a redaction. */
import { addHold, liftHold } from '../../../src/app/keeping/holds.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { buttonIn } from '../privacy/buttons.ts';
import { cardOf, inChannel, openRoom, type Room, TENANT, wordsOf } from '../room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  for (const who of ['olu', 'sam', ALEX]) await room.meets(who);
});
afterEach(() => room.close());

test('an owner hears what is held on them, and who hands it over or takes them out', async () => {
  const said = wordsOf(await room.says(ALEX, 'what do you hold about me?'));
  expect(said).toContain('Alex Sample; alex@example.org');
  expect(said).toContain('Head of Early Years');
  expect(said).toMatch(/Ask (Olu Sample and Sam Sample|Sam Sample and Olu Sample)/);
});

test('they hear what they were called and addressed by before', async () => {
  room.roster.set('29:alex', { aadObjectId: 'aad-alex', name: 'Alex Other', emails: ['other@example.org'] });
  await room.meets(ALEX, { conversation: 'chat-alex-2' });
  expect(wordsOf(await room.says(ALEX, 'what do you hold about me'))).toContain(
    'What you were called and addressed by before: Alex Sample',
  );
});

test('in a channel nothing of it is told', async () => {
  const said = wordsOf(await room.says(ALEX, 'what do you hold about me?', inChannel()));
  expect(said).toContain('in our own chat');
  expect(said).not.toContain('alex@example.org');
});

test('a hold stands before both officers’ eyes, and two of them may redact all the same', async () => {
  await addHold(room.app, TENANT, {
    ...{ reason: 'FOI 123', plan: 'sample', person: null, from: null, to: null, by: 'olu' },
  });
  await room.says(ALEX, '1.1a at risk because little Maisie moved away');
  await room.says(ALEX, '1.1a at risk because two posts are vacant');
  const update = (await room.updates('1.1(a)')).find(({ said }) => said.reason?.includes('vacant'));
  const preview = await room.taps('olu', { do: 'redact', update: update?.id });
  expect(wordsOf(preview)).toContain('A hold is on this: “FOI 123”');
  await room.taps('olu', { do: 'redact-ask', update: update?.id, 'in:reason': 'it names a child' });
  const [row] = (await room.rows()).filter(({ key }) => key.startsWith('redaction:'));
  const waits = wordsOf(await room.says('sam', 'redactions'));
  expect(waits).toContain('A hold is on this');
  await room.taps('sam', { do: 'redact-agree', redaction: row?.key.split(':')[1] });
  const after = (await room.updates('1.1(a)')).find(({ id }) => id === update?.id);
  expect(after?.redacted).toBeDefined();
});

test('a file that is held is taken off no action, and whoever tries is told why', async () => {
  room.shelf.set('minutes.txt', 'minutes of the meeting');
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1a done' });
  const file = (await room.updates('1.1(a)'))
    .flatMap(({ said }) => said.evidence ?? [])
    .flatMap((one) => (one.kind === 'file' ? [one.file] : []))[0];
  const asked = await room.taps(ALEX, { do: 'take-off', file });
  const yes = buttonIn(cardOf(asked), 'Yes, take it off');
  const hold = await addHold(room.app, TENANT, {
    ...{ reason: 'FOI 123', plan: 'sample', person: null, from: null, to: null, by: 'olu' },
  });
  expect(wordsOf(await room.taps(ALEX, yes))).toContain('a hold keeps this file for now, “FOI 123”');
  expect(wordsOf(await room.taps(ALEX, { do: 'take-off', file }))).toContain('a hold keeps this file');
  expect([...room.blobs.kept.keys()]).toHaveLength(1);
  await liftHold(room.app, TENANT, hold.id, { by: 'olu', reason: null });
  const again = await room.taps(ALEX, { do: 'take-off', file });
  await room.taps(ALEX, buttonIn(cardOf(again), 'Yes, take it off'));
  expect([...room.blobs.kept.keys()]).toEqual([]);
});

test('whoever has no part in any plan hears it as well, and nothing of a plan', async () => {
  room.roster.set('29:sid', { aadObjectId: 'aad-sid', name: 'Sid Sample', emails: ['sid@example.org'] });
  await room.meets('sid');
  const said = wordsOf(await room.says('sid', 'what do you hold about me'));
  expect(said).toContain('Sid Sample');
  expect(said).toContain('sid@example.org');
  expect(said).not.toContain('1.1(');
});
