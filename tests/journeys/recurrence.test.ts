/** What comes round and what goes on, through a school year: asked about in its time, each time with its own answer. */
import { all } from '../../src/store/store.ts';
import type { Citizen } from '../support/citizen.ts';
import { demoOverlay, onlyActions } from '../support/demo-plan.ts';
import { dayOf, openTown, TENANT, type Town } from '../support/town.ts';

let town: Town;
let alex: Citizen;
afterEach(() => town.close());

/** The demo's plan as of Monday 16 November, in which Alex owns these actions, and nobody has said anything. */
async function alexOwns(...refs: string[]): Promise<void> {
  const actions = refs.map((ref) => ({ ref, owners: ['head-of-inclusion'] }));
  town = await openTown('2026-11-16T10:00', {
    ...onlyActions(demoOverlay(), actions),
    goLive: '-7d',
    updates: [],
  });
  alex = town.person('alex');
  await alex.meets();
}

const asks = (): string[] => alex.reminders().map(dayOf);

describe('a half-termly report', () => {
  beforeEach(() => alexOwns('3.3(b)'));

  test('is completed for Autumn 2 with evidence; Spring 1 is asked about in its time, with its own status', async () => {
    await town.liveUntil('2026-12-04');
    expect(asks()).toEqual(['2026-12-04']);
    expect(alex.theCard().about('3.3(b)')).toMatch(/\(Autumn 2 2026-27\)\ndue Fri 18 Dec · Not started/);

    const receipt = await alex.types('done, minutes at https://example.org/autumn-2');
    expect(receipt.lines[0]).toMatch(/^Recorded: 3\.3\(b\) .*\(Autumn 2 2026-27\)$/);
    expect(receipt.lines).toContain('Next: Spring 1 2026-27, due Fri 12 Feb 2027.');

    // Nobody asks before it begins, nor again about what is done.
    await town.liveUntil('2027-01-28');
    expect(asks()).toHaveLength(1);
    await town.liveUntil('2027-02-09');
    expect(asks()).toEqual(['2026-12-04', '2027-01-29', '2027-02-09']);
    expect(alex.theCard().about('3.3(b)')).toMatch(/\(Spring 1 2026-27\)\ndue Fri 12 Feb · Not started/);

    await alex.types('3.3b at risk, two services are late');
    const status = (await alex.types('status of 3.3(b)')).text;
    expect(status).toContain('(Spring 1 2026-27)');
    expect(status).toContain('At risk (amber)');
    expect(status).toContain('Completed last: Autumn 2 2026-27, Fri 4 Dec 2026, evidenced (example.org)');
    const updates = await town.updatesOf('3.3(b)');
    expect(new Set(updates.map(({ milestone }) => milestone)).size).toBe(2);
  });

  test('left out for Autumn 2 stays overdue beside Spring 1, and each is a row of its own', async () => {
    await town.liveUntil('2027-02-12');
    await town.itIs('2027-02-15T10:00');
    const overdue = await alex.types("what's overdue in 3.3");
    // The check-in of 3.3(a) has passed, too, but nobody owns it and nobody could be asked.
    expect(overdue.lines[0]).toBe('2 overdue in Key objective 3.3, on 1 action');
    expect(overdue.text).toMatch(/\(Autumn 2 2026-27\)[\s\S]*\(Spring 1 2026-27\)/);
    // "done" without more is the one that has waited longest.
    expect((await alex.types('3.3b done')).lines[0]).toMatch(/\(Autumn 2 2026-27\)$/);
    expect((await alex.types("what's overdue in 3.3")).lines[0]).toBe('1 overdue in Key objective 3.3');
  });

  test('said to be done again, long before the next begins, is not taken for the next', async () => {
    await town.itIs('2026-12-04T09:00');
    await alex.types('3.3b done');
    expect((await alex.types('3.3b done')).lines[0]).toMatch(/\(Autumn 2 2026-27\)$/);
    await town.itIs('2026-12-16T10:00');
    const asked = await alex.types('3.3b done');
    expect(asked.lines[0]).toMatch(/\(Spring 1 2026-27\)$/);
    expect(asked.text).toContain('I read this. Is it right?');
    await alex.presses('No', { on: asked });
    expect((await town.updatesOf('3.3(b)')).every(({ at }) => at < '2026-12-05')).toBe(true);
  });

  test('a year later is still planned a year ahead', async () => {
    await town.itIs('2027-11-16T07:00');
    const milestones = (await all(town.store, TENANT, { kind: 'milestone' })).map(({ doc }) => doc.body);
    const [own] = milestones.filter(({ label }) => label === 'Autumn 2 2026-27');
    const dues = milestones
      .filter(({ item, kind }) => item === own?.item && kind === 'occurrence')
      .flatMap(({ due }) => due ?? [])
      .sort();
    expect(dues.at(-1)).toBe('2028-10-20');
    expect(dues).toHaveLength(12);
    expect((await alex.types('status of 3.3(b)')).text).toContain('until October 2028');
  });
});

test('a continuous duty is checked in on, and asked about again in the next half-term', async () => {
  await alexOwns('3.3(a)');
  await town.liveUntil('2026-12-04');
  expect(asks()).toEqual(['2026-12-04']);
  expect(alex.reminders()).toHaveLength(1);
  expect(alex.theCard().lines).toContain(
    '1 check-in by Fri 18 Dec. Say how it is going, or choose Update to say more.',
  );
  const receipt = await alex.types('on track, the group met twice');
  expect(receipt.lines).toContain('Next check-in: Fri 12 Feb 2027.');
  await town.liveUntil('2027-01-29');
  expect(asks()).toEqual(['2026-12-04', '2027-01-29']);
  expect(alex.theCard().about('3.3(a)')).toContain('next check-in Fri 12 Feb · On track ●, 8 weeks ago');
  // Unanswered, it is asked about on its day and after, and is overdue.
  await town.liveUntil('2027-02-17');
  expect(asks().slice(2)).toEqual(['2027-02-12', '2027-02-17']);
  expect(alex.theCard().about('3.3(a)')).toContain('check-in 5 days overdue');
  const answered = await alex.types('3.3a on track');
  expect(answered.lines).toContain('Next check-in: Thu 25 Mar.');
  expect((await alex.types("what's overdue in 3.3")).text).not.toContain('3.3(a)');
});

test('an action without a date is asked about in the round, and “what’s overdue” says that it has no date', async () => {
  await alexOwns('3.3(c)');
  expect(asks()).toEqual([]);
  await town.liveUntil('2026-12-04');
  expect(asks()).toEqual(['2026-12-04']);
  expect(alex.theCard().lines).toContain(
    '1 with no date set. Say how it is going, or choose Update to say more.',
  );
  const overdue = await alex.types("what's overdue in 3.3");
  expect(overdue.lines[0]).toBe('Nothing is overdue in Key objective 3.3');
  expect(overdue.text).toContain('2 have no date set, so they can’t be overdue');
  await alex.types('3.3c at risk, health has not replied');
  // Answered in its round, it is asked about in the next.
  await town.liveUntil('2027-01-29');
  expect(asks()).toEqual(['2026-12-04', '2027-01-29']);
  expect(alex.theCard().about('3.3(c)')).toContain('no date set · At risk ▲, 8 weeks ago');
});

test('a cross-reference is asked about at its target alone', async () => {
  await alexOwns('1.1(a)', '1.3(b)');
  const status = await alex.types('status of 1.3(b)');
  expect(status.lines[0]).toBe('1.3(b) System priorities for improvement (as in 1.1(a)) (see 1.1(a))');
  const asked = await alex.types('1.3b on track');
  expect(asked.lines[0]).toMatch(/^1\.1\(a\) /);
  expect(asked.text).toContain('I read this. Is it right?');
  const receipt = await alex.presses('Confirm', { on: asked });
  expect(receipt.lines[0]).toMatch(/^Recorded: 1\.1\(a\) /);
  expect((await alex.types('status of 1.3(b)')).text).toContain('On track (green)');
});
