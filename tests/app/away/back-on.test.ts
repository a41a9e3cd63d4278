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
