/** The first step of the story: an owner is asked, at the right moment, about all that is due, on one card. */
import { isoWeek, isWorkingDay } from '../../src/domain/calendar.ts';
import type { Citizen } from '../support/citizen.ts';
import { demoOverlay, onlyActions } from '../support/demo-plan.ts';
import { dayOf, openTown, type Town } from '../support/town.ts';

let town: Town;
let alex: Citizen;
afterEach(() => town.close());

describe('Alex opens the chat on Thursday 3 December', () => {
  beforeEach(async () => {
    town = await openTown('2026-12-03T10:00');
    alex = town.person('alex');
    await alex.meets();
  });

  test('a welcome says who the bot is and what to say, and the reminder that is due follows by itself', () => {
    const [welcome, reminder, ...more] = alex.messages();
    expect(welcome?.lines[0]).toBe('Hello Alex, I’m Waymark');
    expect(welcome?.text).toContain('5 actions need an update from you now: a card about them follows.');
    expect(welcome?.buttons).toHaveLength(3);
    expect(reminder?.lines[0]).toBe('5 actions need an update');
    expect(reminder?.notification).toBe(
      '5 actions to update, 3 overdue: 3.1(a), 3.3(b), 3.7(a), 3.2(b) and 1 more',
    );
    expect(more).toEqual([]);
  });

  test('the reminder lists what is due, worst first: ref, title, due words, the last word and its age', () => {
    const card = alex.theCard();
    const rows = card.fields.map(({ label }) => label);
    expect(rows).toEqual(['3.1(a)', '3.3(b)', '3.7(a)', '3.2(b)', '3.8(a)'].map((ref) => `Status of ${ref}`));
    expect(card.about('3.1(a) Finalise and deliver the SEND priority plan')).toContain(
      '15 days overdue · expected Tue 15 Dec · Off track ■, 2 weeks ago',
    );
    expect(card.about('3.3(b) Half-termly reports')).toContain('9 days overdue · At risk ▲, 2 weeks ago');
    expect(card.about('3.2(b) Inclusion quality mark')).toContain('due today · On track ●, 11 days ago');
    expect(card.about('3.8(a) Commissioning')).toContain('due Tue 8 Dec · At risk ▲, 13 days ago');
  });

  test('opening the chat again brings neither a second time', async () => {
    await alex.meets();
    await town.itIs('2026-12-03T16:00');
    expect(alex.messages()).toHaveLength(2);
  });

  test('"All on track" answers for all of them in one tap, and each can be changed', async () => {
    const receipt = await alex.presses('All on track');
    expect(receipt.lines[0]).toBe('Recorded: 5 answers');
    expect(receipt.buttons.filter((title) => title === 'Change')).toHaveLength(5);
    for (const ref of ['3.1(a)', '3.3(b)', '3.7(a)', '3.2(b)', '3.8(a)'])
      expect((await alex.types(`status of ${ref}`)).text).toContain('On track');
    await alex.presses('Change', { row: '3.3(b)', on: receipt });
    const changed = await alex.presses('Save', {
      on: alex.stored(receipt.activity),
      typed: { Status: 'At risk' },
    });
    expect(changed.lines[0]).toMatch(/^Recorded: 3\.3\(b\)/);
    expect((await alex.types('status of 3.3(b)')).text).toContain('At risk');
  });

  test('statuses for several together are recorded, and the others stay on the list', async () => {
    const receipt = await alex.presses('Save these answers', {
      typed: { '3.3(b)': 'Off track', '3.2(b)': 'Complete' },
    });
    expect(receipt.lines[0]).toBe('Recorded: 2 answers');
    expect(receipt.about('3.3(b)')).toContain('Off track');
    expect(receipt.about('3.2(b)')).toContain('unevidenced');
    const list = await alex.presses('Back to my list (3 not answered yet)', { on: receipt });
    expect(list.fields.map(({ label }) => label)).toEqual(
      ['3.1(a)', '3.7(a)', '3.8(a)'].map((ref) => `Status of ${ref}`),
    );
  });

  test('through five weeks of silence: never two cards in a day, two a week at most, none on a day off', async () => {
    await town.liveUntil('2027-01-08');
    const days = alex.reminders().map(dayOf);
    expect(days.length).toBeGreaterThan(6);
    expect(new Set(days).size).toBe(days.length);
    for (const [, ofWeek] of Map.groupBy(days, isoWeek)) expect(ofWeek.length).toBeLessThanOrEqual(2);
    // Christmas Day, the Monday for Boxing Day, and New Year's Day are bank holidays of those weeks.
    for (const off of ['2026-12-25', '2026-12-28', '2027-01-01']) expect(isWorkingDay(off)).toBe(false);
    expect(days.filter((day) => !isWorkingDay(day))).toEqual([]);
    // Whoever has never opened the chat cannot be sent anything.
    expect(town.person('bola').messages()).toEqual([]);
  });
});

describe('Alex owns one action, due on Thursday 3 December', () => {
  beforeEach(async () => {
    const one = onlyActions(demoOverlay(), [{ ref: '3.3(b)', due: '+3d', owners: ['head-of-inclusion'] }]);
    town = await openTown('2026-11-30T10:00', { ...one, updates: [] });
    alex = town.person('alex');
    await alex.meets();
  });

  test('Alex ignores two reminders, and Friday’s summary names the action as overdue', async () => {
    await town.liveUntil('2026-12-04');
    expect(alex.reminders().map(dayOf)).toEqual(['2026-11-30', '2026-12-03']);
    const summary = town.posts().at(-1);
    expect(summary?.lines).toContain('Newly overdue (1)');
    expect(summary?.about('3.3(b) Half-termly reports')).toContain('1 day overdue · Head of Inclusion');
  });

  test('Alex answers the first, and is left alone until the next step of the ladder', async () => {
    await alex.presses('On track');
    await town.liveUntil('2026-12-07');
    expect(alex.reminders().map(dayOf)).toEqual(['2026-11-30']);
    await town.liveUntil('2026-12-08');
    expect(alex.reminders().map(dayOf)).toEqual(['2026-11-30', '2026-12-08']);
    expect(alex.theCard().text).toContain('5 days overdue · On track ●, 8 days ago');
  });

  test('Alex reports it complete, and is not asked again', async () => {
    await alex.types('done, minutes at https://example.org/minutes');
    await town.liveUntil('2026-12-31');
    expect(alex.reminders()).toHaveLength(1);
  });
});
