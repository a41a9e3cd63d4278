/** What "it" speaks of, what an old card's button means, and what a turn does that is delivered twice. */
import { cardActions, press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { cardOf, OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const statusOf = async (ref: string) => (await room.milestone(ref)).status;
const titles = (card: unknown) => cardActions(card).map(({ title }) => title);

describe('"it" is what the last exchange named', () => {
  test.each([
    ['words that were not understood', ROBIN, '2.1(a)', '1.1(b) the old date was 12 March'],
    ['an action that is somebody else’s', ALEX, '1.1(c)', '2.1(b) done'],
    ['an order that is not theirs to give', ALEX, '1.1(c)', 'give 2.1(a) to robin@example.org'],
    ['an order that waits for a yes', OFFICER, '2.2(a)', 'assign 1.1(c) to the Attendance Lead'],
    ['a correction to somebody else’s', ALEX, '1.1(c)', 'I meant 2.2(b)'],
    ['a doubt', ALEX, '1.1(c)', '1.1(b) I think it is done'],
    ['an action that no plan has', ALEX, '1.1(c)', '7.7(z) done'],
    ['two, of which one is theirs', ALEX, '1.1(c)', "2.1(b) done but 1.1(b) isn't"],
    ['a question about another one', ALEX, '1.1(c)', 'who owns 2.2(a)?'],
    ['a list', ALEX, '1.1(c)', "what's overdue?"],
  ])('after %s a bare "done" is not stored on what was in hand before', async (_, who, before, between) => {
    await room.says(who, `${before} on track`);
    await room.says(who, between);
    await room.says(who, 'done');
    expect(await statusOf(before)).toBe('on-track');
  });

  test('two that were named: a bare word asks which', async () => {
    await room.says(ALEX, '1.1(a) and 1.1(c) on track');
    const which = wordsOf(await room.says(ALEX, 'at risk'));
    expect(which).toMatch(/Which one/);
    expect([await statusOf('1.1(a)'), await statusOf('1.1(c)')]).toEqual(['on-track', 'on-track']);
  });

  test('one that was named is it, whatever came of the words', async () => {
    await room.says(ALEX, '1.1(c) on track');
    await room.says(ALEX, '1.1(b) the old date was 12 March');
    await room.says(ALEX, 'at risk');
    expect(await statusOf('1.1(b)')).toBe('at-risk');
    expect(await statusOf('1.1(c)')).toBe('on-track');
  });
});

describe('delivered twice', () => {
  test('a yes on an older card has come between a question and a bare word', async () => {
    const older = cardOf(await room.says(ALEX, '1.1(a) done provided the board agrees'));
    await room.says(ALEX, '1.1(b) red');
    await room.taps(ALEX, press(older, 'Confirm'));
    await room.says(ALEX, 'done tomorrow');
    expect((await room.milestone('1.1(b)')).forecast).toBeNull();
  });

  test('a message is not read in the light of the question that it led to', async () => {
    const text = '1.1(b) will be ready by 12 March if funded';
    const first = wordsOf(await room.says(ALEX, text, { id: 'twice' }));
    const again = wordsOf(await room.says(ALEX, text, { id: 'twice' }));
    expect(again).toBe(first);
  });

  test.each(['1.1(b) Delayed', 'done', '1.1(a) and 1.1(b) at risk'])('%j comes to the same', async (text) => {
    await room.says(ALEX, '1.1(b) on track');
    const first = wordsOf(await room.says(ALEX, text, { id: 'twice' }));
    const updates = await room.updates();
    expect(wordsOf(await room.says(ALEX, text, { id: 'twice' }))).toBe(first);
    expect(await room.updates()).toEqual(updates);
  });

  test('a card’s "Confirm" stores what it showed, or nothing', async () => {
    const first = cardOf(await room.says(ALEX, '1.1(b) will be ready by 12 March if funded', { id: 'one' }));
    const proposal = press(first, 'Confirm');
    await room.says(ALEX, '1.1(b) might be off track', { id: 'one' });
    await room.taps(ALEX, proposal);
    expect(await statusOf('1.1(b)')).not.toBe('off-track');
  });
});

describe('an old card', () => {
  test('its suggestion is of the action that it was offered for', async () => {
    const asked = cardOf(await room.says(ALEX, '1.1(b) not done yet'));
    await room.says(ALEX, '1.1(c) at risk');
    const [button] = cardActions(asked).filter(({ title }) => /on track/i.test(title));
    await room.taps(ALEX, button?.data);
    expect(await statusOf('1.1(b)')).toBe('on-track');
    expect(await statusOf('1.1(c)')).toBe('at-risk');
  });

  test('a date that it offers is the day that was meant then', async () => {
    await room.says(ALEX, '1.1(b) on track');
    const asked = cardOf(await room.says(ALEX, '1.1(b) slipping - HR freeze'));
    const dates = press(asked, 'In a fortnight');
    room.clock.forward({ hours: 72 });
    await room.says(ALEX, '1.1(c) on track');
    await room.taps(ALEX, dates);
    expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'at-risk', forecast: '2026-12-18' });
    expect((await room.milestone('1.1(c)')).forecast).toBeNull();
  });

  test('where nothing is in hand, no bare status is offered', async () => {
    const card = cardOf(await room.says(ALEX, 'sorry, wrong one'));
    expect(titles(card).filter((title) => /^(?:on track|at risk|done)$/i.test(title))).toEqual([]);
  });
});

describe('one question, one yes', () => {
  test('"still going" asks whether it goes to plan, and a yes is all of it', async () => {
    const asked = await room.says(ALEX, '1.1(b) still going');
    expect(titles(cardOf(asked))).toEqual(['Yes', 'No']);
    expect(wordsOf(asked)).toMatch(/Nothing was recorded yet/);
    const answer = await room.says(ALEX, 'yes');
    expect(wordsOf(answer)).toMatch(/Recorded: 1\.1\(b\)/);
    expect(wordsOf(answer)).not.toMatch(/In progress|right\?/);
    expect(await statusOf('1.1(b)')).toBe('on-track');
  });

  test('its button says the same on an old card', async () => {
    const asked = cardOf(await room.says(ALEX, '1.1(b) still going'));
    await room.says(ALEX, '1.1(c) at risk');
    await room.taps(ALEX, press(asked, 'Yes'));
    expect([await statusOf('1.1(b)'), await statusOf('1.1(c)')]).toEqual(['on-track', 'at-risk']);
  });

  test('what a yes would record is asked about once', async () => {
    const card = cardOf(await room.says(ROBIN, '1.1(b) approved 1/2'));
    expect(titles(card).filter((title) => /^(?:yes|no|confirm)$/i.test(title))).toEqual(['Confirm', 'No']);
  });

  test.each(['yes', 'ok'])('%s to "close it now, or after?" closes nothing; "now" does', async (word) => {
    const asked = await room.says(ALEX, '1.1(b) review complete - report to cabinet 12 December');
    expect(wordsOf(asked)).toMatch(/Close it now, or after/);
    expect(wordsOf(await room.says(ALEX, word))).toMatch(/Which is it/);
    expect(await statusOf('1.1(b)')).not.toBe('complete');
    await room.says(ALEX, 'now');
    expect(await statusOf('1.1(b)')).toBe('complete');
  });

  test('"after" leaves it open', async () => {
    await room.says(ALEX, '1.1(b) review complete - report to cabinet 12 December');
    await room.says(ALEX, 'after');
    expect(await statusOf('1.1(b)')).not.toBe('complete');
  });
});

test('what is opened again is asked of the owner that the action has by now', async () => {
  await room.says(ALEX, '1.1(b) done');
  await room.sets(OFFICER, 'assign 1.1(b) to the Inclusion Lead');
  const { owner } = await room.milestone('1.1(c)');
  await room.says(ROBIN, '1.1(b) at risk');
  const after = await room.milestone('1.1(b)');
  expect(after).toMatchObject({ status: 'at-risk', owner: 'post:inclusion-lead' });
  expect(owner).not.toBe('post:inclusion-lead');
});
