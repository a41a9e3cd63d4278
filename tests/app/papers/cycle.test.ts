/** A whole cycle of a board: its meeting is set, updates are called for, the paper is frozen and sent, and what came after is told. */
import { readPaper } from '../../../src/store/papers.ts';
import { press } from '../../support/card-text.ts';
import { ALEX } from '../../support/sample-plan.ts';
import {
  CHANNEL,
  cardOf,
  inChannel,
  linesOf,
  OFFICER,
  openRoom,
  type Room,
  TENANT,
  wordsOf,
} from '../room.ts';
import { clockOf, type RoomClock } from './clockwork.ts';

let room: Room;
let clock: RoomClock;
beforeEach(async () => {
  room = await openRoom();
  clock = clockOf(room);
  await room.meets(OFFICER);
  await room.meets(ALEX);
  await clock.itIs('2026-12-04T09:01:00Z');
});
afterEach(() => room.close());

const setMeeting = () => room.sets(OFFICER, 'the Partnership meets on 12 January');
const paper = () =>
  readPaper(room.store, TENANT, {
    plan: 'sample',
    board: 'partnership',
    kind: 'paper',
    period: '2027-01-12',
  });
const officerHeard = (): string[] => clock.cameTo(`chat-${OFFICER}`).filter((one) => /paper/i.test(one));
const boardHeard = (): string[] => clock.cameTo(CHANNEL).filter((one) => /^Paper for/.test(one));

test('the officer says when the board meets; the four dates are shown, and stand after one yes', async () => {
  const shown = wordsOf(await room.says(OFFICER, 'the Partnership meets on 12 January'));
  expect(shown).toContain('Sample Partnership Board meets on Tue 12 Jan 2027?');
  expect(shown).toContain('Call: Fri 11 Dec 2026');
  expect(shown).toContain('Freeze: Tue 29 Dec 2026');
  expect(shown).toContain('Papers go out: Mon 4 Jan 2027, 5 clear days ahead');
  expect(wordsOf(await room.says(ALEX, 'when does the Partnership meet'))).toContain('I know of no meeting');
  expect(wordsOf(await room.says(OFFICER, 'yes'))).toContain(
    'Set: Sample Partnership Board meets on Tue 12 Jan',
  );
  expect(wordsOf(await room.says(ALEX, 'when does the Partnership meet'))).toContain(
    'papers go out Mon 4 Jan 2027',
  );
});

test('papers may go out on another day, which is told where it leaves too few clear days, and not after the meeting', async () => {
  await setMeeting();
  expect(wordsOf(await room.says(OFFICER, 'papers go out on 5 January'))).toContain(
    '4 clear days ahead; 5 are usual',
  );
  await room.says(OFFICER, 'yes');
  expect(wordsOf(await room.says(OFFICER, 'when does the Partnership meet'))).toContain(
    'go out Tue 5 Jan 2027',
  );
  expect(wordsOf(await room.says(OFFICER, 'papers are frozen on 6 January'))).toContain(
    'papers are frozen before they go out',
  );
});

test('nobody but an officer sets a meeting, and a no leaves it', async () => {
  expect(wordsOf(await room.says(ALEX, 'the Partnership meets on 12 January'))).not.toContain('Confirm');
  await room.says(OFFICER, 'the Partnership meets on 12 January');
  await room.says(OFFICER, 'no');
  expect(wordsOf(await room.says(OFFICER, 'when does the Partnership meet'))).toContain(
    'I know of no meeting',
  );
});

test('a meeting that does not take place makes no papers', async () => {
  await setMeeting();
  await room.sets(OFFICER, 'the Partnership does not meet on 12 January');
  await clock.itIs('2027-01-04T09:00:00Z');
  expect(await paper()).toBeUndefined();
  expect(boardHeard()).toEqual([]);
});

test('the call asks whoever has not reported, once; whoever was asked in the week before is left alone', async () => {
  await setMeeting();
  await clock.itIs('2026-12-10T09:00:00Z');
  expect((await room.milestone('2.2(c)-spring')).askedOn).toBeNull();
  await clock.itIs('2026-12-11T09:00:00Z');
  const asked = await room.milestone('2.2(c)-spring');
  expect(asked.askedOn ?? asked.askOn).toBe('2026-12-11');
  const again = clock.cameTo(`chat-${ALEX}`).length;
  await clock.itIs('2026-12-11T10:00:00Z');
  expect(clock.cameTo(`chat-${ALEX}`)).toHaveLength(again);
});

test('at the freeze the paper is kept, at dispatch officers have it and the channel hears of it, once', async () => {
  await setMeeting();
  await clock.itIs('2026-12-29T16:59:00Z');
  expect(await paper()).toBeUndefined();
  expect(await clock.next()).toBe('2026-12-29T17:00:00Z');
  await clock.itIs('2026-12-29T17:00:00Z');
  const frozen = await paper();
  expect(frozen?.title).toBe('Paper for Sample Partnership Board, Tue 12 Jan 2027');
  expect(boardHeard()).toEqual([]);

  await room.says(ALEX, '1.1(b) done, minutes at https://example.org/minutes');
  await clock.itIs('2027-01-04T09:00:00Z');
  await clock.itIs('2027-01-04T09:05:00Z');
  const [post, ...posts] = boardHeard();
  expect(posts).toEqual([]);
  expect(post).toContain('are with your strategy officer');
  expect(post).not.toContain('Excel workbook');
  const [sent, ...others] = officerHeard();
  expect(others).toEqual([]);
  expect(sent).toContain('Word document\nExcel workbook');
  // What came after the freeze changes nothing of it.
  expect(await paper()).toEqual(frozen);
  const late = frozen?.figures.find(({ label }) => label === 'Overdue')?.value;
  expect(post).toContain(`Overdue ${late}`);
});

test('the officer opens the papers as a Word document and a workbook; in a channel nobody does', async () => {
  await setMeeting();
  await clock.itIs('2026-12-29T17:00:00Z');
  const answer = await room.says(OFFICER, 'paper for the Partnership');
  const word = press(cardOf(answer), 'Word document');
  const made = await room.taps(OFFICER, word);
  expect(made.say[0]).toMatchObject({ attach: { kind: 'offer', name: expect.stringMatching(/\.docx$/) } });
  const sheet = await room.taps(OFFICER, press(cardOf(answer), 'Excel workbook'));
  expect(sheet.say[0]).toMatchObject({ attach: { kind: 'offer', name: expect.stringMatching(/\.xlsx$/) } });
  expect(wordsOf(await room.taps(OFFICER, word, inChannel()))).toContain('in our own chat');
  // Alex owns actions and leads none: the card has no such button, and its data is refused.
  expect(wordsOf(await room.taps(ALEX, word))).toContain('for those who lead in what it is about');
});

test('“what changed since papers” lists what was completed and re-dated after the freeze, in the chat and the channel', async () => {
  await setMeeting();
  expect(wordsOf(await room.says(OFFICER, 'what changed since papers'))).toContain('are out yet');
  await clock.itIs('2026-12-29T17:00:00Z');
  expect(wordsOf(await room.says(OFFICER, 'since the papers'))).toContain('Nothing has changed since');
  room.clock.set('2026-12-30T09:00:00Z');
  await room.says(ALEX, '1.1(b) done, minutes at https://example.org/minutes');
  await room.sets(OFFICER, 'set 2.2(a) due 30 April');
  const told = wordsOf(await room.says(OFFICER, 'what changed since papers'));
  expect(told).toContain('Completed (1)');
  expect(told).toContain('1.1(b) Check on every two-year-old: complete (a link)');
  expect(told).toContain('2.2(a) Start a mentor scheme: Fri 12 Mar 2027, now Fri 30 Apr 2027');
  // The board has no paper yet to compare with; from its dispatch on it has.
  expect(wordsOf(await room.says(ALEX, 'since papers', inChannel()))).toContain('are out yet');
  expect(wordsOf(await room.says(ALEX, 'paper for the Partnership'))).toContain('go out on Mon 4 Jan 2027');
  room.clock.set('2027-01-04T10:00:00Z');
  expect(wordsOf(await room.says(ALEX, 'since papers', inChannel()))).toContain('Completed (1)');
  expect(wordsOf(await room.says(ALEX, 'paper for the Partnership', inChannel()))).toContain(
    'Frozen on Tue 29 Dec',
  );
});

test('nobody ran the clock over Christmas: the paper is frozen and sent as soon as somebody does, once', async () => {
  await setMeeting();
  await clock.itIs('2027-01-05T11:00:00Z');
  await clock.itIs('2027-01-05T11:05:00Z');
  expect((await paper())?.asAt).toBe('2027-01-05');
  expect(boardHeard()).toHaveLength(1);
  expect(officerHeard()).toHaveLength(1);
});

test('on the morning of the meeting officers read what changed since papers, once, and nothing where nothing did', async () => {
  await setMeeting();
  await clock.itIs('2026-12-29T17:00:00Z');
  await clock.itIs('2027-01-04T09:00:00Z');
  room.clock.set('2027-01-06T09:00:00Z');
  await room.says(ALEX, '1.1(b) done, minutes at https://example.org/minutes');
  const before = officerHeard().length;
  await clock.itIs('2027-01-12T09:00:00Z');
  await clock.itIs('2027-01-12T09:10:00Z');
  expect(officerHeard()).toHaveLength(before + 1);
  expect(officerHeard().at(-1)).toContain('Completed (1)');
});

test('a decision stands in the list and the next paper, and becomes an action with the decision as its origin', async () => {
  room.clock.set('2027-01-12T14:00:00Z');
  const recorded = await room.says(
    OFFICER,
    'decision of the Partnership on 12 Jan: open two more mentor places',
  );
  expect(wordsOf(recorded)).toContain(
    'Record this as a decision of Sample Partnership Board on Tue 12 Jan 2027',
  );
  expect(wordsOf(await room.says(OFFICER, 'yes'))).toContain(
    'Recorded as a decision of Sample Partnership Board on Tue 12 Jan 2027',
  );
  expect(wordsOf(await room.says(ALEX, 'decision of the Partnership: fewer cards'))).toContain(
    'strategy officers',
  );
  const shown = wordsOf(
    await room.says(OFFICER, 'make it an action under 2.2 for the Attendance Lead by 31 March'),
  );
  expect(shown).toContain('Add 2.2(d) to the plan, from the decision of Tue 12 Jan 2027?');
  expect(shown).toContain('For: the Attendance Lead');
  expect(shown).not.toContain('nobody holds that post');
  const vacant = 'make it an action under 2.2 for the Inclusion Lead by 31 March';
  expect(wordsOf(await room.says(OFFICER, vacant))).toContain(
    'Please note: nobody holds that post, so nobody is asked about it yet',
  );
  await room.says(OFFICER, 'make it an action under 2.2 for the Attendance Lead by 31 March');
  expect(wordsOf(await room.says(OFFICER, 'yes'))).toContain(
    'Added to the plan: 2.2(d) open two more mentor places',
  );
  const book = await room.app.records.book(TENANT, 'sample');
  const item = book?.byRef.get('2.2(d)');
  expect(item).toMatchObject({ due: '2027-03-31', owners: [{ key: 'post:attendance-lead' }] });
  const [milestone] = await room.app.records.milestones(TENANT, [
    { field: 'item', is: 'eq', to: item?.id ?? '' },
  ]);
  expect(milestone).toMatchObject({ due: '2027-03-31', owner: 'post:attendance-lead', open: true });
  const [entry] = await room.app.records.changesOf(TENANT, { items: [item?.id ?? ''] });
  expect(entry).toMatchObject({
    what: 'added',
    reason: 'Decision of Sample Partnership Board, Tue 12 Jan 2027',
  });
  const list = linesOf(await room.says(ALEX, 'decisions of the Partnership')).join('\n');
  expect(list).toContain('open two more mentor places · action 2.2(d): Not started');
  // Said twice, it is one action.
  expect(wordsOf(await room.says(OFFICER, 'make it an action under 2.2'))).toContain(
    'you have recorded no decision lately',
  );

  await room.sets(OFFICER, 'the Partnership meets on 9 March');
  await clock.itIs('2027-02-24T17:00:00Z');
  const next = await readPaper(room.store, TENANT, {
    plan: 'sample',
    board: 'partnership',
    kind: 'paper',
    period: '2027-03-09',
  });
  expect(JSON.stringify(next?.blocks)).toContain('open two more mentor places');
});

test('a decision waits for a yes, is of a meeting that was, and can be taken back', async () => {
  room.clock.set('2026-12-01T10:00:00Z');
  const early = await room.says(OFFICER, 'decision of the Partnership on 12 Jan: open two more places');
  expect(wordsOf(early)).toContain('Tue 12 Jan 2027 is still to come');
  room.clock.set('2027-01-12T14:00:00Z');
  await room.says(OFFICER, 'decision of the Partnership on 12 Jan: open two more places');
  expect(wordsOf(await room.says(OFFICER, 'decisions of the Partnership'))).toContain('No decision');
  await room.says(OFFICER, 'decision of the Partnership on 12 Jan: open two more places');
  await room.says(OFFICER, 'yes');
  expect(wordsOf(await room.says(OFFICER, 'decisions of the Partnership'))).toContain('1 decision');
  expect(wordsOf(await room.says(ALEX, 'take back the decision'))).toContain('strategy officers');
  expect(wordsOf(await room.says(OFFICER, 'remove that decision'))).toContain('Take back this decision');
  expect(wordsOf(await room.says(OFFICER, 'yes'))).toContain('Taken back');
  expect(wordsOf(await room.says(OFFICER, 'decisions of the Partnership'))).toContain('No decision');
});

test('asked for before the freeze it is a draft, however long it takes to make', async () => {
  await setMeeting();
  const { now } = room.clock;
  let takes = 0;
  // Every look at the clock finds it a little later, as a real one is.
  room.clock.now = () => {
    takes += 1;
    return now().add({ milliseconds: takes });
  };
  const text = wordsOf(await room.says(OFFICER, 'paper for the Partnership'));
  expect(text).toContain('A draft: the papers are frozen on Tue 29 Dec 2026');
  expect(text).not.toContain('Frozen on');
});
