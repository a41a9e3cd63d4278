/** In the channel of a board of one priority nothing that is typed brings up a title of another. */
import { samplePlan } from '../support/sample-plan.ts';
import { CHANNEL, inChannel, OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
afterAll(() => room.close());
beforeAll(async () => {
  const boards = samplePlan().book.plan.boards.map((one) => ({ ...one, channel: CHANNEL, scope: ['1.1'] }));
  room = await openRoom({ plan: { boards } });
});

const BEYOND =
  /Attendance and belonging|Fewer days lost|Rewrite attendance|Visit schools|mentor scheme|transport offer|pupil forum|Every child belongs|Early years"/;

test.each([
  "what's overdue in P9",
  'status of 2.9',
  '2.1(z)',
  'objective 2.9',
  'status of 1.9',
  'status of attendance letters',
  'how is the mentr skeme going',
  'chase 2.1a',
  'undo 2.1a',
  'what is in the plan',
  'help',
  'who is silent',
])('%s', async (text) => {
  for (const who of ['sam', OFFICER])
    expect(JSON.stringify(await room.says(who, text, inChannel()))).not.toMatch(BEYOND);
});

test('what is there and not this board’s is said to be that; what is its own is answered', async () => {
  for (const text of ['status of 2.1a', "what's overdue in Priority 1", 'priority 2', '1.1a or 2.1a?'])
    expect(wordsOf(await room.says('sam', text, inChannel()))).toContain('not for this board');
  expect(wordsOf(await room.says('sam', 'status of 1.1a', inChannel()))).toContain(
    '1.1(a) Offer home visits',
  );
  expect(wordsOf(await room.says('sam', 'status of 1.1z', inChannel()))).toMatch(/1\.1\([abc]\)/);
});
