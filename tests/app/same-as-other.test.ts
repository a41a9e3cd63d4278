/** "2.1a same as 1.1b": only what the speaker may read of the one is said of the other. */
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
afterEach(() => room.close());

/** Robin owns 2.1(a), and leads nothing; Alex leads priority 1. */
async function open(restricted: boolean): Promise<void> {
  const { book, milestones } = samplePlan();
  const items = book.items.map((item) => {
    if (item.ref === '1.1(b)') return { ...item, restricted };
    return item.ref === '1' ? { ...item, lead: 'person:alex' as const } : item;
  });
  room = await openRoom({ items, milestones });
}
const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));

test('of a restricted action nothing is read out, and it says why', async () => {
  await open(true);
  await says(ALEX, '1.1b at risk because Pat left after the inquiry');
  const words = await says(ROBIN, '2.1a same as 1.1b');
  expect(words).toContain('Nothing was recorded: 1.1(b) is restricted');
  expect(words).not.toMatch(/inquiry|At risk/);
  await says(ROBIN, 'yes');
  expect(await room.updates('2.1(a)')).toEqual([]);
});

test('small counts stay with those who lead', async () => {
  await open(false);
  await says(ALEX, '1.1b at risk because 3 children of 40 have not come');
  const words = await says(ROBIN, '2.1a same as 1.1b');
  expect(words).toContain('What is holding it up: fewer than 5 children of 40');
  await says(ROBIN, 'yes');
  expect((await room.milestone('2.1(a)')).reason).not.toContain('3 children');
  expect(await says(ALEX, '1.1a same as 1.1b')).toContain('3 children of 40');
});
