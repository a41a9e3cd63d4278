/** A status that slips and was chosen on a card: its reason is asked for on the receipt, as after a sentence. */
import { press } from '../support/card-text.ts';
import { ALEX } from '../support/sample-plan.ts';
import { cardOf, linesOf, OFFICER, openRoom, type Room, shown, wordsOf } from './room.ts';

const list = [shown('1.1(a)', 'update-2026-11-19T10:00:00Z'), shown('1.1(b)')];
const both = [shown('1.1(b)'), shown('2.1(a)', 'update-2026-11-27T14:00:00Z')];
let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

test('it is asked for on the receipt, and the next sentence is it', async () => {
  const receipt = await room.taps(ALEX, {
    do: 'answer-list',
    list,
    'status:milestone-1.1(b)': 'off-track',
  });
  expect(linesOf(receipt)).toContain('What is holding it up, and what date do you expect?');
  await room.says(ALEX, 'HR freeze');
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'off-track', reason: 'HR freeze' });
});

test('after the form, too, where its field was left empty', async () => {
  const form = cardOf(await room.taps(ALEX, { do: 'open-form', shown: shown('1.1(b)') }));
  const empty = { status: 'off-track', percent: '', reason: '', forecast: '', evidence: '' };
  const receipt = await room.taps(ALEX, press(form, 'Save', empty));
  expect(linesOf(receipt)).toContain('What is holding it up, and what date do you expect?');
  await room.says(ALEX, 'HR freeze');
  expect((await room.milestone('1.1(b)')).reason).toBe('HR freeze');
});

test('one whose reason stands is not asked about, and one among several is named', async () => {
  const known = await room.taps(ALEX, {
    do: 'answer-list',
    list,
    'status:milestone-1.1(a)': 'off-track',
  });
  expect(wordsOf(known)).toMatch(/^Recorded/);
  expect(wordsOf(known)).not.toContain('holding up');
  const receipt = await room.taps(OFFICER, {
    do: 'all-on-track',
    list: both,
    'status:milestone-1.1(b)': 'at-risk',
  });
  expect(linesOf(receipt)).toContain('What is holding up 1.1(b)?');
});

test('of several each has its form: no one sentence is the reason of all', async () => {
  const receipt = await room.taps(OFFICER, {
    do: 'answer-list',
    list: both,
    'status:milestone-1.1(b)': 'off-track',
    'status:milestone-2.1(a)': 'at-risk',
  });
  expect(wordsOf(receipt)).toContain(
    'What is holding up 1.1(b) and 2.1(a)? “Change” beside each takes the reason, and the date that you expect.',
  );
  await room.says(OFFICER, 'HR freeze');
  for (const ref of ['1.1(b)', '2.1(a)']) expect((await room.milestone(ref)).reason).toBeNull();
});
