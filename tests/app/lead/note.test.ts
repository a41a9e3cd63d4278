/** The note in the chat: long sections page, several plans' worth stands on one card, and nobody reads another's. */
import { Item } from '../../../src/domain/plan.ts';
import { openRow, rowDoc } from '../../../src/store/outbox.ts';
import { sampleMilestone } from '../../support/sample-plan.ts';
import { inChannel, wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, tap, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

/** Fourteen actions below 1.1 without an owner. */
async function begin(): Promise<Weeks> {
  const letters = [...'abcdefghijklmn'];
  const [first] = itemsLed('1').filter(({ nature }) => nature !== null);
  if (!first) throw new Error('the sample plan has no action');
  const actions = letters.map((letter, position) =>
    Item.parse({ ...first, id: `item-1.1(${letter})`, ref: `1.1(${letter})`, position, owners: [] }),
  );
  return openWeeks(['sam', 'alex'], '2026-12-05T10:00:00Z', {
    plan: directed(),
    items: [...itemsLed('1').filter(({ nature }) => nature === null), ...actions],
    people: everybody('alex', 'sam'),
    milestones: letters.map((letter) =>
      sampleMilestone({
        id: `milestone-1.1(${letter})`,
        item: `item-1.1(${letter})`,
        owner: null,
        due: '2027-03-12',
      }),
    ),
  });
}

test('a long section shows the worst three, then all of it, ten a page', async () => {
  weeks = await begin();
  await weeks.until('2026-12-07');
  const [note] = weeks.sentTo('sam');
  expect(note?.text).toContain('No owner (14)');
  expect(note?.text.match(/1\.1\(/g)).toHaveLength(3);
  const all = await tap(weeks, 'sam', note?.message, 'Show all 14');
  expect(all.replace).toBeNull();
  expect(wordsOf(all)).toContain('1 to 10 of 14');
  const more = await tap(weeks, 'sam', all.say[0], 'Show more');
  expect(more.say).toEqual([]);
  expect(wordsOf(more)).toContain('11 to 14 of 14');
  expect(wordsOf(more)).toContain('1.1(n)');
});

test('the note is not for a channel, and what a card sends is its sender’s: others lead nothing', async () => {
  weeks = await begin();
  expect(wordsOf(await weeks.says('sam', 'my lead’s note', inChannel()))).not.toContain('1.1(');
  expect(wordsOf(await weeks.taps('alex', { do: 'lead-section', section: 'no-owner', offset: 0 }))).toContain(
    'Nothing is left of that',
  );
  expect(wordsOf(await weeks.taps('alex', { do: 'lead-chase', section: 'no-owner' }))).toContain(
    'Nothing is left',
  );
  expect(wordsOf(await weeks.taps('alex', { do: 'mend-form', plan: 'sample', what: 'owner' }))).toContain(
    'Every action that you lead has an owner.',
  );
  const forged = { do: 'keep-date', shown: ['sample', 'milestone-1.1(a)', null], expected: '2027-06-01' };
  expect(wordsOf(await weeks.taps('alex', forged))).toContain('Nothing was changed');
  const lead = { do: 'lead-chase', section: 'no-owner' };
  expect(wordsOf(await weeks.taps('sam', lead, inChannel()))).toContain('Nothing was recorded here');
});

test('chasing what nobody owns says so', async () => {
  weeks = await begin();
  expect(wordsOf(await weeks.says('sam', 'chase 1.1(a)'))).toContain('1.1(a): nobody owns it');
});

test('the note waits for the next day beside two other messages', async () => {
  weeks = await begin();
  weeks.clock.set('2026-12-07T08:00:00Z');
  for (const [key, about] of [
    ['reminder:tenant-1:sam:2026-12-07', 'reminder'],
    ['preview:x:sam', 'preview'],
  ] as const) {
    const row = {
      ...openRow(key, about, { kind: 'person', person: 'sam' }, weeks.clock.now()),
      state: 'sent' as const,
    };
    await weeks.store.commit('tenant-1', key, [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  }
  await weeks.until('2026-12-07');
  expect(weeks.sentTo('sam')).toEqual([]);
  await weeks.until('2026-12-08');
  expect(weeks.sentTo('sam').map(({ day }) => day)).toEqual(['2026-12-08']);
});

describe('an officer who asks for their week as a lead', () => {
  const led = (lead: 'person:olu' | null) =>
    itemsLed('1', '2').map((item) => (item.ref === '1' ? { ...item, lead } : item));
  const late = (ref: string) =>
    sampleMilestone({ id: `milestone-${ref}`, item: `item-${ref}`, due: null, firstDue: null });
  const open = async (lead: 'person:olu' | null) =>
    openWeeks(['sam', 'alex', 'olu'], '2026-12-05T10:00:00Z', {
      plan: directed(),
      items: led(lead),
      people: everybody('alex', 'sam', 'olu', 'robin'),
      milestones: [late('1.1(a)'), late('1.1(b)'), late('2.1(a)'), late('2.2(a)')],
    });

  test('and leads a part gets that part, with a button for the whole plan', async () => {
    weeks = await open('person:olu');
    const note = await weeks.says('olu', 'my week as a lead');
    expect(wordsOf(note)).toContain('What needs you as a lead');
    expect(wordsOf(note)).toContain('what you lead');
    expect(wordsOf(note)).not.toMatch(/2\.[12]\(a\)/);
    const whole = wordsOf(await tap(weeks, 'olu', note.say[0], /^The whole plan \(/));
    expect(whole).toContain('What needs a lead');
    expect(whole).toMatch(/2\.1\(a\)/);
    const things = /: (\d+) things to look at/.exec(whole)?.[1];
    expect(wordsOf(note)).toContain(`The whole plan (${things})`);
    // A section of theirs stays theirs.
    const section = { do: 'lead-section', section: 'no-date', scope: 'own', offset: 0 };
    expect(wordsOf(await weeks.taps('olu', section))).not.toContain('2.1(a)');
  });

  test('and leads nothing gets the plan’s; a lead who is no officer gets their own, whatever they say', async () => {
    weeks = await open(null);
    expect(wordsOf(await weeks.says('olu', 'my week as a lead'))).toMatch(/the whole plan[\s\S]*2\.1\(a\)/);
    expect(wordsOf(await weeks.says('sam', 'my week as a lead for the whole plan'))).not.toContain('1.1(a)');
  });
});
