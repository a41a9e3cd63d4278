/** An officer who asked for more time for an action of their own does not grant it to themselves by setting the date. */
import { press } from '../support/card-text.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { cardOf, OFFICER, wordsOf } from './room.ts';

let room: Waiting;
afterEach(() => room.close());

const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));

test('"1.1(b) is due 26 February" leaves what they asked for with its lead; another officer may set it', async () => {
  room = await openRequestsRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  await room.sets(OFFICER, 'assign 1.1b to sam@example.org');
  await says('sam', '1.1b is due 26 February 2027');
  await says('sam', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  const { due } = await room.milestone('1.1(b)');

  const refused = 'Nothing was changed: you asked for this yourself, and it waits for Robin Sample.';
  expect(await says('sam', '1.1b is due 26 February 2027')).toBe(refused);
  await says('sam', 'yes');
  expect((await room.milestone('1.1(b)')).due).toBe(due);

  await room.sets(OFFICER, '1.1b is due 26 February 2027');
  expect((await room.milestone('1.1(b)')).due).toBe('2027-02-26');
});

test('nor by a yes to what they were asked before they asked for it', async () => {
  room = await openRequestsRoom({ officers: ['olu@example.org', 'sam@example.org'] });
  await room.sets(OFFICER, 'assign 1.1b to sam@example.org');
  const { due } = await room.milestone('1.1(b)');
  const asked = cardOf(await room.says('sam', '1.1b is due 26 February 2027'));
  await says('sam', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  expect(wordsOf(await room.taps('sam', press(asked, 'Confirm')))).toContain('Nothing was changed');
  expect((await room.milestone('1.1(b)')).due).toBe(due);
});
