/** What the workbook's sheet of evidence tells: what supports an action now, and no more. */
import { workbookRecord } from '../../src/app/plan-workbook.ts';
import { press } from '../support/card-text.ts';
import { ALEX } from '../support/sample-plan.ts';
import { cardOf, openRoom, type Room, shown, TENANT } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  room.shelf.set('minutes.txt', 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n');
});
afterEach(() => room.close());

async function sheets() {
  const book = await room.app.records.book(TENANT, 'sample');
  if (!book) throw new Error('no plan');
  return workbookRecord(room.store, room.app.records, TENANT, book, '2026-12-04');
}

test('a link that was put right is told as it is now, and a file that was kept is told once', async () => {
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done, see https://example.org/wrong' });
  const [update] = await room.updates('1.1(b)');
  const form = await room.taps(ALEX, {
    do: 'open-form',
    shown: shown('1.1(b)', update?.id),
    corrects: update?.id,
  });
  await room.taps(ALEX, press(cardOf(form), 'Save', { evidence: 'https://example.org/right' }));
  const { evidence, updates } = await sheets();
  expect(evidence.map(({ ref, what }) => [ref, what])).toEqual([
    ['1.1(b)', 'minutes.txt'],
    ['1.1(b)', 'https://example.org/right'],
  ]);
  expect(updates).toHaveLength(2);
});

test('a file that was taken off is no evidence, and its going is an update', async () => {
  const receipt = await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  await room.taps(ALEX, press(cardOf(receipt), 'Take file off'));
  await room.says(ALEX, 'yes');
  const { evidence, updates } = await sheets();
  expect(evidence).toEqual([]);
  expect(updates.map((one) => one.evidence)).toEqual([['minutes.txt'], ['taken off: minutes.txt']]);
});
