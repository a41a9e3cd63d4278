/** Somebody else's word, and somebody else's action: both are shown before anything is kept of them. */
import { ALEX } from '../support/sample-plan.ts';
import { OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

test('a word for somebody else, with nothing named, is shown with its action and waits for a yes', async () => {
  await room.says(ALEX, 'status of 1.1b');
  const asked = wordsOf(await room.says(ALEX, 'For Kim Sample: on track'));
  expect(asked).toContain('1.1(b)');
  expect(asked).toContain('It is recorded as said by Kim Sample, and entered by you.');
  expect(await room.updates('1.1(b)')).toEqual([]);
  await room.says(ALEX, 'yes');
  expect(await room.updates('1.1(b)')).toMatchObject([
    { onBehalf: 'Kim Sample', said: { status: 'on-track' } },
  ]);
});

test('with nothing in hand it asks which action, and records nothing', async () => {
  const asked = wordsOf(await room.says(ALEX, 'For Kim Sample: on track'));
  expect(asked).toContain('Which action');
  expect(await room.updates('1.1(b)')).toEqual([]);
});

test('what nobody has cannot be handed over: that is said before anything is asked', async () => {
  const asked = wordsOf(await room.says(OFFICER, '2.2a wrong person'));
  expect(asked).toContain('2.2(a) is nobody’s yet, not yours to hand over');
});

test('of one’s own it says who keeps it until then, and nothing of the kind', async () => {
  const own = wordsOf(await room.says(ALEX, '1.1b passing to Kim Sample'));
  expect(own).toContain('1.1(b) stays with the');
  expect(own).not.toContain('not yours');
});
