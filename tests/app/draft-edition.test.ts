/** A changed plan comes in: the difference is shown, what is doubtful is asked, and what people have set stays theirs. */
import { cardInputs } from '../support/card-text.ts';
import { applied, changed, countsOf, planIn, pressed, SCHOOLS, sendPlan, valuesIn } from './drafts.ts';
import { cardOf, linesOf, OFFICER, openRoom, type Room, shown, TENANT, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  await applied(room, await sendPlan(room, SCHOOLS));
});
afterEach(() => room.close());

const item = async (ref: string) => {
  const found = (await planIn(room))?.byRef.get(ref);
  if (!found) throw new Error(`the plan has no ${ref}`);
  return found;
};
const milestoneOf = async (ref: string) => {
  const [only] = await room.app.records.milestones(TENANT, [
    { field: 'item', is: 'eq', to: (await item(ref)).id },
  ]);
  if (!only) throw new Error(`${ref} has no milestone`);
  return only;
};
const about = (text: string, part: string): string[] => {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(part));
  return lines.slice(from, from + 2);
};

test('what differs is shown, and nothing changes before it is applied', async () => {
  const answer = await sendPlan(
    room,
    changed(
      ['Visit each school once', 'Visit each school at least once'],
      ['2027-01-29', '2027-03-26'],
      [
        'owners: [head] }\n      - { ref: 1(c), title: Find a home for the music service',
        'owners: [head] }\n      - { ref: 1(d), title: Open a reading room',
      ],
    ),
  );
  const text = wordsOf(answer);
  expect(text).toContain('Nothing is changed yet: this is how the file differs from the record.');
  expect(about(text, 'Added')).toEqual(['Added (1)', '1(d) Open a reading room']);
  expect(about(text, 'No longer')).toEqual([
    'No longer in the file: kept, and asked about no more (1)',
    '1(c) Find a home for the music service',
  ]);
  expect(about(text, 'Reworded')).toEqual([
    'Reworded (1)',
    '1(a) Visit each school at least once (was: Visit each school once)',
  ]);
  expect(about(text, 'Other dates')).toEqual([
    'Other dates (1)',
    '1(b) Publish the results: Fri 29 Jan 2027 → Fri 26 Mar 2027',
  ]);
  expect(cardInputs(cardOf(answer))).toEqual([]);
  expect((await item('1(a)')).title).toBe('Visit each school once');

  const receipt = await pressed(room, answer, 'Apply');
  expect(linesOf(receipt).slice(0, 2)).toEqual([
    'The new edition of Schools Plan is in use',
    'Of its actions and headings 1 added, 1 no longer asked about, 1 reworded, 1 with another date. What people have said of them, and their evidence, is kept.',
  ]);
  expect((await item('1(a)')).title).toBe('Visit each school at least once');
  expect((await milestoneOf('1(b)')).due).toBe('2027-03-26');
  expect((await planIn(room))?.byRef.has('1(c)')).toBe(false);
});

test('what people have said, and its evidence, outlives new words', async () => {
  await room.meets('alex');
  const { id } = await milestoneOf('1(b)');
  await room.taps('alex', {
    do: 'save',
    shown: { ...shown('1(b)'), plan: 'schools', milestone: id },
    status: 'at-risk',
    evidence: 'https://example.org/minutes',
  });
  const answer = await sendPlan(room, changed(['Publish the results', 'Publish all the results']));
  await pressed(room, answer, 'Apply');
  const milestone = await milestoneOf('1(b)');
  expect(milestone).toMatchObject({ id, status: 'at-risk', evidence: { count: 1 } });
  expect(await room.app.records.updates(TENANT, id)).toHaveLength(1);
});

test('the same file once more changes nothing, and says so', async () => {
  const answer = await sendPlan(room, SCHOOLS);
  expect(wordsOf(answer)).toContain('The file says what the record says.');
  const { change } = await countsOf(room);
  expect(wordsOf(await pressed(room, answer, 'Apply'))).toContain('No action has changed.');
  expect((await countsOf(room)).change).toBe(change);
});

test('other changes are named: an owner, and what belongs to the plan as a whole', async () => {
  const text = changed(
    ['due: 2027-01-29, owners: [head]', 'due: 2027-01-29'],
    ['authority: Sampleton Council', 'authority: Sampleton'],
  );
  const lines = wordsOf(await sendPlan(room, text));
  expect(about(lines, 'Other changes')).toEqual(['Other changes (1)', '1(b): the owner']);
  expect(about(lines, 'The plan as a whole')).toEqual(['The plan as a whole (1)', 'authority']);
});

describe('where ref and title disagree', () => {
  const DOUBTFUL: [string, string] = ['Find a home for the music service', 'Agree new admission rules'];

  test('it is asked whether it is the same action, and nothing is applied before it is answered', async () => {
    const answer = await sendPlan(room, changed(DOUBTFUL));
    expect(about(wordsOf(answer), '1 question')).toEqual([
      '1 question before this can be applied. Ref and title point to different actions of the record.',
      '1(c) Agree new admission rules',
    ]);
    expect(wordsOf(answer)).toContain('In the record: 1(c) Find a home for the music service');
    expect(valuesIn(answer)).toEqual({ 'same:1(c)': undefined });
    const again = await pressed(room, answer, 'Apply');
    expect(linesOf(again)[1]).toBe('Nothing was applied yet: please answer what is asked below first.');
    expect((await item('1(c)')).title).toBe('Find a home for the music service');
  });

  test('the same: its history goes on under the new words', async () => {
    const { id } = await item('1(c)');
    const answer = await sendPlan(room, changed(DOUBTFUL));
    await pressed(room, answer, 'Apply', { 'same:1(c)': 'same' });
    expect(await item('1(c)')).toMatchObject({ id, title: 'Agree new admission rules' });
  });

  test('a new one: the old one is withdrawn, and stays in the record', async () => {
    const { id } = await item('1(c)');
    const answer = await sendPlan(room, changed(DOUBTFUL));
    await pressed(room, answer, 'Apply', { 'same:1(c)': 'new' });
    expect((await item('1(c)')).id).not.toBe(id);
    expect((await planIn(room))?.byId.get(id)?.withdrawn).toBe(true);
  });

  test('more than a card holds are asked in turn, and no answer is asked for twice', async () => {
    const many = (word: string): string =>
      Array.from(
        { length: 9 },
        (_, place) => `      - { ref: '1.${place}', title: ${word.repeat(place + 1)}, nature: deliverable }`,
      ).join('\n');
    await pressed(room, await sendPlan(room, `${SCHOOLS}${many('early ')}`), 'Apply');
    let answer = await sendPlan(room, `${SCHOOLS}${many('later ')}`);
    let answers = 0;
    while (cardInputs(cardOf(answer)).length > 0) {
      const typed = Object.fromEntries(cardInputs(cardOf(answer)).map(({ id }) => [id, 'same']));
      answers += Object.keys(typed).length;
      expect((await item('1.0')).title).toBe('early');
      answer = await pressed(room, answer, 'Apply', typed);
    }
    expect(answers).toBe(9);
    expect(linesOf(answer)[0]).toBe('The new edition of Schools Plan is in use');
    expect((await item('1.8')).title).toMatch(/^later later/);
  });
});

describe('where people and the file have both changed something', () => {
  /** Somebody sets a date in the record, as the set-up in the chat does. */
  const setDue = async (ref: string, due: string): Promise<void> => {
    const answer = await room.sets(OFFICER, `${ref} is due ${due}`);
    if (!wordsOf(answer).includes(ref)) throw new Error(wordsOf(answer));
  };
  const conflictOf = (answer: Awaited<ReturnType<typeof sendPlan>>): string => {
    const [only, ...others] = Object.keys(valuesIn(answer)).filter((id) => id.startsWith('keep:'));
    if (!only || others.length > 0) throw new Error(`the card asks ${others.length + 1} conflicts`);
    return only;
  };
  const NEW_DATE = changed(['2027-01-29', '2027-03-26']);

  test('both are shown, and the record stays unless the file is chosen', async () => {
    await setDue('1(b)', '12 February 2027');
    const answer = await sendPlan(room, NEW_DATE);
    expect(wordsOf(answer)).toContain('the due date: the record says “2027-02-12”, the file “2027-03-26”');
    expect(valuesIn(answer)).toEqual({ [conflictOf(answer)]: 'record' });
    await pressed(room, answer, 'Apply');
    expect((await milestoneOf('1(b)')).due).toBe('2027-02-12');
  });

  test('the file, when it is chosen', async () => {
    await setDue('1(b)', '12 February 2027');
    const answer = await sendPlan(room, NEW_DATE);
    await pressed(room, answer, 'Apply', { [conflictOf(answer)]: 'file' });
    expect((await milestoneOf('1(b)')).due).toBe('2027-03-26');
  });

  test('a conflict that came up since the card was made is shown before anything is applied', async () => {
    const answer = await sendPlan(room, NEW_DATE);
    expect(valuesIn(answer)).toEqual({});
    await setDue('1(b)', '12 February 2027');
    const again = await pressed(room, answer, 'Apply');
    expect(linesOf(again)[1]).toMatch(/^Nothing was applied yet: there are conflicts that you have not seen/);
    expect((await milestoneOf('1(b)')).due).toBe('2027-02-12');
    await setDue('1(b)', '19 February 2027');
    const third = await pressed(room, again, 'Apply', { [conflictOf(again)]: 'file' });
    expect(linesOf(third)[1]).toMatch(/conflicts that you have not seen/);
    expect(valuesIn(third)).toEqual({ [conflictOf(third)]: 'file' });
    await pressed(room, third, 'Apply');
    expect((await milestoneOf('1(b)')).due).toBe('2027-03-26');
  });
});
