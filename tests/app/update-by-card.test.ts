/** Updates from a card: the form, its faults, corrections, lists answered at once, and cards that were tampered with. */
import fc from 'fast-check';
import { handle } from '../../src/app/handle.ts';
import { cardActions, cardInputs, press } from '../support/card-text.ts';
import { ALEX, ROBIN, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import {
  cardOf,
  inChannel,
  linesOf,
  OFFICER,
  openRoom,
  originOf,
  type Room,
  shown,
  wordsOf,
} from './room.ts';

const LAST = 'update-2026-11-19T10:00:00Z';
let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const open = (who: string, ref: string, seen: string | null = null) =>
  room.taps(who, { do: 'open-form', shown: shown(ref, seen) });
const typed = { status: 'at-risk', percent: '80', reason: 'HR freeze', forecast: '2027-03-12', evidence: '' };
const values = (card: unknown) =>
  Object.fromEntries(cardInputs(card).map(({ id, value }) => [id, value ?? '']));

describe('the form', () => {
  test('starts with the last values, and records what was typed', async () => {
    const form = cardOf(await open(ALEX, '1.1(a)', LAST));
    expect(values(form)).toMatchObject({ status: 'at-risk', percent: 40, reason: 'two posts are vacant' });
    const answer = await room.taps(
      ALEX,
      press(form, 'Save', { ...typed, evidence: 'https://example.org/minutes' }),
    );
    expect(linesOf(answer).slice(0, 6)).toEqual([
      'Recorded: 1.1(a) Offer home visits',
      expect.stringMatching(/^Status: .*At risk/),
      'Percent done: 80%',
      'What is holding it up: HR freeze',
      expect.stringMatching(/^Expected date: Fri 12 Mar 2027/),
      'Evidence: https://example.org/minutes',
    ]);
    expect(await room.milestone('1.1(a)')).toMatchObject({
      status: 'at-risk',
      percent: 80,
      reason: 'HR freeze',
      due: '2026-11-25',
      forecast: '2027-03-12',
      evidence: { count: 1 },
      lastUpdate: { by: ALEX },
    });
    expect((await room.updates())[0]).toMatchObject({ by: ALEX, through: 'card', corrects: null });
  });

  test('comes back with every fault beside its field and all that was typed', async () => {
    const form = cardOf(await open(ALEX, '1.1(b)'));
    const wrong = {
      status: '',
      percent: '140',
      reason: 'HR freeze',
      forecast: '2026-12-03',
      evidence: 'minutes on my desk',
    };
    const answer = await room.taps(ALEX, press(form, 'Save', wrong));
    expect(values(cardOf(answer))).toMatchObject({ ...wrong, percent: 140 });
    const words = wordsOf(answer);
    for (const fault of [
      'Choose how it is going.',
      'Give a whole number from 0 to 100, or leave it empty.',
      'This date has passed. Give today or a later date, or leave it empty.',
      'Give a web link that starts with https:// or http://.',
    ])
      expect(words).toContain(fault);
    expect(await room.updates()).toEqual([]);
    // Mended, it is taken.
    const mended = { ...wrong, status: 'on-track', percent: '14', forecast: '2026-12-09', evidence: '' };
    expect(wordsOf(await room.taps(ALEX, press(cardOf(answer), 'Save', mended)))).toMatch(/^Recorded/);
  });

  test.each([
    ['percent', '12.5'],
    ['percent', 'lots'],
    ['percent', '-1'],
    ['forecast', '12 March'],
    ['forecast', '2027-02-30'],
    ['evidence', 'javascript:alert(1)'],
    ['evidence', 'ftp://example.org/minutes'],
    ['status', 'withdrawn'],
    ['reason', 'too long '.repeat(223)],
  ])('%s "%s" is refused, and stays typed', async (field, value) => {
    const form = cardOf(await open(ALEX, '1.1(b)'));
    const typedIn = { status: 'on-track', [field]: value };
    const answer = await room.taps(ALEX, press(form, 'Save', typedIn));
    expect(wordsOf(answer)).toMatch(/1 thing needs mending/);
    if (field !== 'status') expect(String(values(cardOf(answer))[field])).toBe(value);
    expect(await room.updates()).toEqual([]);
  });

  test('complete with 80 % typed is asked back; complete over an old 80 % is complete', async () => {
    const form = cardOf(await open(ALEX, '1.1(b)'));
    const answer = await room.taps(ALEX, press(form, 'Save', { status: 'complete', percent: '80' }));
    expect(wordsOf(answer)).toMatch(/Complete means 100%/);
    const other = cardOf(await open(ALEX, '1.1(a)', LAST));
    await room.taps(ALEX, press(other, 'Save', { status: 'complete' }));
    expect(await room.milestone('1.1(a)')).toMatchObject({
      status: 'complete',
      percent: 100,
      completedOn: '2026-12-04',
    });
  });

  test('keeps the list that it came from, to go back to', async () => {
    const list = [shown('1.1(a)', LAST), shown('1.1(b)')];
    const form = await room.taps(ALEX, { do: 'open-form', shown: shown('1.1(b)'), list });
    const receipt = await room.taps(ALEX, press(cardOf(form), 'Save', { status: 'on-track' }));
    const back = cardActions(cardOf(receipt)).find(({ data }) => data.do === 'back');
    if (!back) throw new Error(`no way back: ${linesOf(receipt).join(' | ')}`);
    const words = wordsOf(await room.taps(ALEX, back.data));
    expect(words).toMatch(/1\.1\(a\)/);
    expect(words).not.toMatch(/1\.1\(b\)/);
  });

  test('emptied fields take their values back', async () => {
    const form = cardOf(await open(ALEX, '1.1(a)', LAST));
    await room.taps(ALEX, press(form, 'Save', { status: 'on-track', percent: '', reason: '' }));
    expect(await room.milestone('1.1(a)')).toMatchObject({ percent: null, reason: null });
  });
});

describe('Change', () => {
  const recorded = async () => {
    const form = cardOf(await open(ALEX, '1.1(b)'));
    return cardOf(
      await room.taps(ALEX, press(form, 'Save', { ...typed, evidence: 'https://example.org/wrong' })),
    );
  };

  test('opens the form on what was recorded, and puts it right', async () => {
    const form = cardOf(await room.taps(ALEX, press(await recorded(), 'Change')));
    expect(values(form)).toMatchObject({
      status: 'at-risk',
      percent: 80,
      reason: 'HR freeze',
      forecast: '2027-03-12',
      evidence: 'https://example.org/wrong',
    });
    await room.taps(ALEX, press(form, 'Save', { evidence: 'https://example.org/right' }));
    expect(await room.milestone('1.1(b)')).toMatchObject({
      evidence: { count: 1, latest: { kind: 'link', url: 'https://example.org/right' } },
    });
    const [first, second] = await room.updates('1.1(b)');
    expect(second?.corrects).toBe(first?.id);
  });

  test('what is left as it stood on the form stays, and only what was changed changes', async () => {
    const form = cardOf(await room.taps(ALEX, press(await recorded(), 'Change')));
    await room.taps(ALEX, press(form, 'Save', { percent: '70' }));
    expect(await room.milestone('1.1(b)')).toMatchObject({
      status: 'at-risk',
      percent: 70,
      reason: 'HR freeze',
      forecast: '2027-03-12',
      evidence: { count: 1 },
    });
  });

  test('evidence that the form cannot show is kept', async () => {
    const receipt = cardOf(await room.says(ALEX, '1.1b complete, notes in the teams folder'));
    const form = cardOf(await room.taps(ALEX, press(receipt, 'Change')));
    await room.taps(ALEX, press(form, 'Save', { reason: 'finished early' }));
    expect(await room.milestone('1.1(b)')).toMatchObject({
      status: 'complete',
      evidence: { count: 1, latest: { kind: 'location' } },
    });
  });

  test('what is emptied is as it was before the wrong word', async () => {
    const form = cardOf(await room.taps(ALEX, press(await recorded(), 'Change')));
    await room.taps(
      ALEX,
      press(form, 'Save', { status: 'on-track', percent: '', reason: '', forecast: '', evidence: '' }),
    );
    expect(await room.milestone('1.1(b)')).toMatchObject({
      status: 'on-track',
      percent: null,
      reason: null,
      forecast: null,
      evidence: null,
    });
  });

  test('after somebody else’s word it is no correction any more, but a new update', async () => {
    const receipt = await recorded();
    await room.says(OFFICER, '1.1b off track');
    const form = cardOf(await room.taps(ALEX, press(receipt, 'Change')));
    await room.taps(ALEX, press(form, 'Save', { status: 'on-track' }));
    const updates = await room.updates('1.1(b)');
    expect(updates).toHaveLength(3);
    expect(updates.map(({ corrects }) => corrects)).toEqual([null, null, null]);
  });
});

describe('delivered twice, tapped twice, two at once', () => {
  const save = async (ref: string) => press(cardOf(await open(ALEX, ref)), 'Save', typed);

  test('the same activity, delivered twice, is recorded once and answered alike', async () => {
    const data = await save('1.1(b)');
    const turn = { kind: 'card', origin: originOf(ALEX, 'one-activity'), data, activity: null } as const;
    const [one, two] = await Promise.all([handle(room.app, turn), handle(room.app, turn)]);
    const third = await handle(room.app, turn);
    expect(await room.updates('1.1(b)')).toHaveLength(1);
    for (const answer of [one, two, third]) expect(wordsOf(answer)).toMatch(/^Recorded: 1\.1\(b\)/);
  });

  test('a button tapped twice says nothing new the second time', async () => {
    const data = await save('1.1(b)');
    await room.taps(ALEX, data);
    expect(wordsOf(await room.taps(ALEX, data))).toMatch(/^Recorded: 1\.1\(b\)/);
    expect(await room.updates('1.1(b)')).toHaveLength(1);
  });

  test('two people save at once: one is recorded, the other is told and loses nothing', async () => {
    const mine = await save('1.1(b)');
    const theirs = press(cardOf(await open(ROBIN, '1.1(b)')), 'Save', {
      status: 'off-track',
      reason: 'no room',
    });
    const answers = await Promise.all([room.taps(ALEX, mine), room.taps(ROBIN, theirs)]);
    expect(await room.updates('1.1(b)')).toHaveLength(1);
    const words = answers.map(wordsOf);
    expect(words.filter((text) => text.startsWith('Recorded'))).toHaveLength(1);
    const late = answers.find((answer) => !wordsOf(answer).startsWith('Recorded'));
    if (!late) throw new Error('both were recorded');
    expect(wordsOf(late)).toMatch(/Somebody has updated this since you opened the form/);
    expect(['HR freeze', 'no room']).toContain(values(cardOf(late)).reason);
    // Saved again on what stands now, it counts.
    const who = late === answers[0] ? ALEX : ROBIN;
    expect(wordsOf(await room.taps(who, press(cardOf(late), 'Save')))).toMatch(/^Recorded/);
    expect(await room.updates('1.1(b)')).toHaveLength(2);
  });
});

describe('a list answered at once', () => {
  const list = [shown('1.1(a)', LAST), shown('1.1(b)')];

  test('All on track is one tap; a status picked beside a line goes before it', async () => {
    const answer = await room.taps(ALEX, {
      do: 'all-on-track',
      list,
      'status:milestone-1.1(a)': 'off-track',
    });
    expect(wordsOf(answer)).toMatch(/^Recorded: 2 answers/);
    expect((await room.milestone('1.1(a)')).status).toBe('off-track');
    expect((await room.milestone('1.1(b)')).status).toBe('on-track');
  });

  test('what somebody has updated since the card was shown is left as it is, and named', async () => {
    await room.says(OFFICER, '1.1b off track');
    const answer = await room.taps(ALEX, { do: 'all-on-track', list });
    expect(wordsOf(answer)).toMatch(/updated since this card was shown, so left as it is/);
    expect((await room.milestone('1.1(a)')).status).toBe('on-track');
    expect((await room.milestone('1.1(b)')).status).toBe('off-track');
  });

  test('only what was picked is recorded; nothing picked records nothing', async () => {
    await room.taps(ALEX, { do: 'answer-list', list, 'status:milestone-1.1(b)': 'at-risk' });
    expect(await room.updates()).toHaveLength(1);
    const nothing = await room.taps(ALEX, { do: 'answer-list', list });
    expect(linesOf(nothing).slice(0, 2)).toEqual([
      '2 actions need an update',
      'Nothing was recorded: no status was chosen. Choose one beside each action that you can answer, and save again.',
    ]);
    const card = nothing.replace && 'card' in nothing.replace ? nothing.replace.card : undefined;
    expect(cardInputs(card).map(({ label }) => label)).toEqual(['Status of 1.1(a)', 'Status of 1.1(b)']);
    expect(await room.updates()).toHaveLength(1);
  });

  test('tapped twice it is recorded once', async () => {
    const data = { do: 'all-on-track', list };
    await room.taps(ALEX, data);
    expect(wordsOf(await room.taps(ALEX, data))).toMatch(/^Recorded: 2 answers/);
    expect(await room.updates()).toHaveLength(2);
  });
});

describe('a card that was tampered with changes nothing, and is answered in words', () => {
  const state = async () =>
    Promise.all(samplePlan().milestones.map(({ id }) => room.milestone(id.slice('milestone-'.length))));
  const save = { do: 'save', status: 'complete' };

  test.each<[string, string, unknown]>([
    ['somebody else’s milestone', ALEX, { ...save, shown: shown('2.1(a)', 'update-2026-11-27T14:00:00Z') }],
    [
      'somebody else’s list',
      ALEX,
      { do: 'all-on-track', list: [shown('2.1(a)', 'update-2026-11-27T14:00:00Z')] },
    ],
    ['the form of somebody else’s', ALEX, { do: 'open-form', shown: shown('2.1(a)') }],
    ['a stranger', 'sam', { ...save, shown: shown('1.1(b)') }],
    ['an unknown milestone', ALEX, { ...save, shown: shown('9.9') }],
    ['an unknown list', ALEX, { do: 'back', list: [shown('9.9')] }],
    ['a list of nothing known', ALEX, { do: 'all-on-track', list: [shown('9.9')] }],
    ['a proposal that nobody made', ALEX, { do: 'confirm', proposal: 'made-up' }],
    ['a choice that nobody offered', ALEX, { do: 'choose', proposal: 'made-up', shown: shown('1.1(b)') }],
    ['a page of rubbish', ALEX, { do: 'page', question: '{"intent":"delete"}', offset: 0 }],
    [
      'a status that is none',
      ALEX,
      { do: 'all-on-track', list: [shown('1.1(b)')], 'status:milestone-1.1(b)': 'withdrawn' },
    ],
    ['a deed that is none', ALEX, { do: 'withdraw', shown: shown('1.1(b)') }],
    ['no data', ALEX, null],
    ['a text', ALEX, 'save'],
    ['a list', ALEX, [1, 2]],
    ['a prototype', ALEX, JSON.parse('{"do":"save","__proto__":{"shown":1}}')],
  ])('%s', async (_, who, data) => {
    const before = await state();
    const answer = await room.taps(who, data);
    expect(wordsOf(answer).length).toBeGreaterThan(10);
    expect(await state()).toEqual(before);
    expect(await room.updates()).toEqual([]);
  });

  test('a milestone of another tenant is not there', async () => {
    const elsewhere = { tenant: 'tenant-2' };
    const answer = await room.taps(ALEX, { ...save, shown: shown('1.1(b)') }, elsewhere);
    expect(wordsOf(answer)).toMatch(/no longer in the plan, or not one you can see/);
    expect((await room.milestone('1.1(b)')).status).toBe('not-started');
  });

  test('the plan that a card names counts for nothing: the record says where a milestone belongs', async () => {
    const lie = { plan: 'somebody-elses', milestone: 'milestone-1.1(b)', seen: null };
    await room.taps(ALEX, { ...save, shown: lie });
    expect(await room.updates('1.1(b)')).toMatchObject([{ plan: 'sample', item: 'item-1.1(b)' }]);
  });

  test('a channel never records, whatever its card sends', async () => {
    const before = await state();
    for (const data of [
      { ...save, shown: shown('1.1(b)') },
      { do: 'all-on-track', list: [shown('1.1(b)')] },
      { do: 'open-form', shown: shown('1.1(b)') },
      { do: 'back', list: [shown('1.1(b)')] },
    ]) {
      const answer = await room.taps(ALEX, data, inChannel());
      expect(wordsOf(answer)).toMatch(/Nothing was recorded here: please tell me in our own chat/);
    }
    expect(await state()).toEqual(before);
  });

  test('any data at all is answered, and nothing is recorded of what was not asked for', async () => {
    const inFull = process.env.WAYMARK_VERIFY === 'full';
    const deed = fc.constantFrom('save', 'open-form', 'back', 'say', 'confirm', 'choose', 'page', 'x', 1);
    const data = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { do: deed, shown: fc.jsonValue(), list: fc.jsonValue(), text: fc.string() },
        { requiredKeys: ['do'] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(data, async (one) => {
        const answer = await room.taps('sam', one);
        expect(answer.say.length + (answer.replace ? 1 : 0)).toBeGreaterThan(0);
      }),
      inFull ? { numRuns: 5000 } : { numRuns: 60, seed: 3 },
    );
    expect(await room.updates()).toEqual([]);
  });
});

test('what is withdrawn from the plan takes no more updates', async () => {
  await room.close();
  const gone = sampleMilestone({ status: 'withdrawn', open: false });
  room = await openRoom({ milestones: [gone] });
  const answer = await room.taps(ALEX, { do: 'save', status: 'on-track', shown: shown('1.1(a)') });
  expect(wordsOf(answer)).toMatch(/has been withdrawn from the plan/);
});
