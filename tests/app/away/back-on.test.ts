/** The day on which somebody is asked again after leave is one on which a card can come to them. */
import { ALEX } from '../../support/sample-plan.ts';
import { imported, openRoom, type Room, wordsOf } from '../room.ts';

let room: Room;
afterEach(() => room.close());

test('leave that ends on a Friday: asked again on Monday, before the yes and after it', async () => {
  room = await openRoom();
  const asked = wordsOf(await room.says(ALEX, "I'm away until Friday 11 December"));
  expect(asked).toMatch(/I ask nobody about your \d+ open actions until Mon 14 Dec\./);
  expect(wordsOf(await room.says(ALEX, 'yes'))).toContain('I ask you again from Mon 14 Dec.');
});

test('somebody who does not work on Mondays is asked again on Tuesday', async () => {
  const quiet = { weekdays: ['Monday' as const], schoolHolidays: false, spans: [] };
  room = await openRoom({ people: [{ ...imported(ALEX), quiet }] });
  expect(wordsOf(await room.says(ALEX, "I'm away until Friday 11 December"))).toContain('until Tue 15 Dec.');
});

describe('with an action in hand', () => {
  test.each(['I am off sick', 'I am on maternity leave', '1.1b I am off sick'])(
    '%s is about the person, and no reason of the action',
    async (text) => {
      room = await openRoom();
      await room.says(ALEX, '1.1b slipping');
      expect(wordsOf(await room.says(ALEX, text))).toContain('Until when are you away?');
      expect(await room.updates('1.1(b)')).toHaveLength(1);
    },
  );

  test('"back on Monday" ends the leave on the day before, after a yes, and quietens no action', async () => {
    room = await openRoom();
    await room.says(ALEX, "I'm away until 1 February");
    await room.says(ALEX, 'yes');
    await room.says(ALEX, '1.1b on track');
    expect(wordsOf(await room.says(ALEX, 'back on Monday'))).toContain('away until Sun 6 Dec?');
    expect((await room.milestone('1.1(b)')).snoozedUntil).toBeNull();
    await room.says(ALEX, 'yes');
    expect(wordsOf(await room.says(ALEX, 'am I away?'))).toContain('until Sun 6 Dec');
  });
});
