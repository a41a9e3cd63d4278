/** What a conversation keeps in mind, and for how long: proposals, the way back, one's own list, other people's words. */
import { frameOf } from '../../src/app/conversation/frame.ts';
import { cardActions, cardInputs, press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { cardOf, inChannel, OFFICER, openRoom, originOf, type Room, shown, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

describe('a yes', () => {
  test('that comes after another question confirms nothing any more; the button still does', async () => {
    const card = cardOf(await room.says(ALEX, '1.1b 80% there'));
    await room.says(ALEX, "what's overdue");
    expect(wordsOf(await room.says(ALEX, 'ok thanks'))).not.toMatch(/Recorded/);
    expect((await room.milestone('1.1(b)')).status).toBe('not-started');
    await room.taps(ALEX, press(card, 'Confirm'));
    expect((await room.milestone('1.1(b)')).status).toBe('on-track');
  });

  test('that comes after a card, or hours later, confirms nothing', async () => {
    await room.says(ALEX, '1.1b 80% there');
    room.clock.forward({ hours: 3 });
    expect(wordsOf(await room.says(ALEX, 'yes'))).not.toMatch(/Recorded/);
    expect((await room.milestone('1.1(b)')).status).toBe('not-started');
  });

  test('answers both questions of one turn, and each has a button of its own', async () => {
    const answer = await room.says(OFFICER, '1.1b and 2.1b 80% there');
    expect(answer.say).toHaveLength(2);
    const [first] = answer.say;
    if (!first || !('card' in first)) throw new Error('no card came');
    expect(wordsOf(await room.taps(OFFICER, press(first.card, 'Confirm')))).toMatch(/^Recorded/);
    expect(wordsOf(await room.says(OFFICER, 'yes'))).toMatch(/^Recorded/);
    expect((await room.milestone('1.1(b)')).status).toBe('on-track');
    expect((await room.milestone('2.1(b)')).status).toBe('on-track');
  });
});

test('a part of what is complete means that it is open again, and that is asked first', async () => {
  await room.says(ALEX, '1.1b done');
  expect(wordsOf(await room.says(ALEX, '1.1b 80% there'))).toMatch(/is it right\?/i);
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete' });
  await room.says(ALEX, 'yes');
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'on-track', percent: 80 });
});

test('somebody else’s word is answered with one’s own, not taken back', async () => {
  await room.says(OFFICER, '1.1b off track because there is no money');
  const lastUpdate = (await room.milestone('1.1(b)')).lastUpdate?.id ?? '';
  const tampered = {
    do: 'save',
    shown: shown('1.1(b)', lastUpdate),
    corrects: lastUpdate,
    status: 'on-track',
  };
  expect(wordsOf(await room.taps(ALEX, tampered))).toMatch(/whoever said it, or an officer/);
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'off-track', reason: 'there is no money' });
  // Pressed on a card, "Change" opens the form for a word of one's own.
  const form = cardOf(
    await room.taps(ALEX, { do: 'open-form', shown: shown('1.1(b)', lastUpdate), corrects: lastUpdate }),
  );
  await room.taps(ALEX, press(form, 'Save', { status: 'on-track' }));
  expect(await room.updates('1.1(b)')).toMatchObject([{ corrects: null }, { corrects: null }]);
});

test('"mine" lists what is open, to be answered where it stands', async () => {
  const card = cardOf(await room.says(ALEX, 'mine'));
  const refs = cardInputs(card).map(({ label }) => label);
  expect(refs).toContain('Status of 1.1(b)');
  expect(cardActions(card).map(({ title }) => title)).not.toContain('All on track');
  const { id } = await room.milestone('1.1(b)');
  expect(
    wordsOf(await room.taps(ALEX, press(card, 'Save these answers', { [`status:${id}`]: 'at-risk' }))),
  ).toMatch(/Recorded: 1 answer/);
  expect((await room.milestone('1.1(b)')).status).toBe('at-risk');
});

test('Cancel goes back to where the form was opened: the list, or the one action', async () => {
  const list = cardOf(await room.says(ALEX, 'mine'));
  const fromList = cardOf(await room.taps(ALEX, press(list, 'Update')));
  expect(cardInputs(cardOf(await room.taps(ALEX, press(fromList, 'Cancel')))).length).toBeGreaterThan(1);
  const answer = cardOf(await room.says(ALEX, '1.1b?'));
  const fromAnswer = cardOf(await room.taps(ALEX, press(answer, 'Update')));
  expect(wordsOf(await room.taps(ALEX, press(fromAnswer, 'Cancel')))).toMatch(/^1\.1\(b\)/);
});

test('where others read along, only a board’s own channel is answered about a plan', async () => {
  const group = { ...inChannel('group-chat-1'), conversation: 'group-chat-1' };
  const words = wordsOf(await room.says(ALEX, "what's overdue", group));
  expect(words).toMatch(/our own chat/);
  expect(words).not.toMatch(/1\.1\(a\)/);
  expect(wordsOf(await room.says(ROBIN, 'help', group))).toMatch(/our own chat/);
});

test('a thumb up in a channel offers nothing that only the own chat takes', async () => {
  const answer = await room.says(ALEX, '👍', inChannel());
  expect(cardActions(cardOf(answer))).toEqual([]);
});

test('a date that nobody can mean is asked back', async () => {
  expect(wordsOf(await room.says(ALEX, '1.1b slipping, new date 12 March 2072'))).toMatch(/five years/);
  expect((await room.milestone('1.1(b)')).forecast).toBeNull();
});

test('a question back that names an action makes it what the answer is about', async () => {
  await room.says(ALEX, '1.1a?');
  expect(wordsOf(await room.says(ALEX, '1.1b 140%'))).toMatch(/How much of 1\.1\(b\)/);
  expect(wordsOf(await room.says(ALEX, '40%'))).toMatch(/^1\.1\(b\)|Recorded: 1\.1\(b\)/);
  expect((await room.milestone('1.1(b)')).percent).toBe(40);
  expect(await room.updates('1.1(a)')).toEqual([]);
});

test('"everything is complete" is shown for the one action in hand before it is stored', async () => {
  await room.says(ALEX, '1.1b?');
  expect(wordsOf(await room.says(ALEX, 'everything is complete'))).toMatch(/is it right/i);
  expect((await room.milestone('1.1(b)')).status).toBe('not-started');
});

test('no turn can change what another one is given of it', async () => {
  await room.says(ALEX, '1.1b 80% there');
  const frame = () => frameOf(room.app, originOf(ALEX, 'any'), ALEX);
  const { pending, awaited } = await frame();
  expect(pending).toHaveLength(1);
  expect(() => pending.pop()).toThrow(TypeError);
  expect(() => awaited.push('another')).toThrow(TypeError);
  expect(Object.isFrozen(pending[0])).toBe(true);
  expect((await frame()).pending).toBe(pending);
  const none = await frameOf(room.app, originOf(ROBIN, 'any'), ROBIN);
  expect(() => none.awaited.push('another')).toThrow(TypeError);
});
