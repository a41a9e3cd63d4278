/** Somebody is away: who is asked instead, who may answer, and what everybody else sees. */
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { OFFICER } from '../room.ts';
import { type AwayRoom, openAwayRoom } from './room.ts';

/** Monday and later, at the reminder hour. */
const MONDAY = '2026-12-07T09:00:00Z';

export function leaveStories(): void {
  let room: AwayRoom;
  beforeEach(async () => {
    room = await openAwayRoom({ plan: { boards: [] } });
    for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
    await room.runs('2026-12-04T09:05:00Z');
  });
  afterEach(() => room.close());

  test('Alex is away and Robin covers: Robin is told once, gets the card, and answers as themselves', async () => {
    const asked = await room.hears(ALEX, "I'm away until the 31st, Robin covers");
    expect(asked).toContain('away until Thu 31 Dec, and that Robin Sample covers?');
    expect(asked).toContain('Nothing is noted before your yes');
    expect(await room.hears(ALEX, 'yes')).toContain(
      'Noted: you are away until Thu 31 Dec, and Robin Sample covers',
    );
    const told = await room.runs('2026-12-04T10:00:00Z');
    expect(told.get('chat-robin')).toContain('You cover for Alex Sample');
    const monday = await room.runs(MONDAY);
    expect(monday.get('chat-alex')).toBeUndefined();
    const card = monday.get('chat-robin') ?? '';
    expect(card).toContain('for Alex Sample, away until Thu 31 Dec');
    expect(card).not.toContain('You cover for');
    expect(await room.hears(ROBIN, '1.1a on track')).toContain('Robin Sample, covering for Alex Sample');
    expect(await room.hears(ROBIN, 'history of 1.1a')).toContain('Robin Sample, covering for Alex Sample');
    expect(await room.hears(OFFICER, 'who owns 1.1a')).toContain(
      'away until Thu 31 Dec, Robin Sample covers',
    );
    expect(await room.hears(ROBIN, 'mine')).toContain('1.1(b)');
    expect(await room.hears(ALEX, '1.1b at risk, still waiting')).toContain('Recorded: 1.1(b)');
  });

  test('without a cover nobody is asked while Alex is away, and overdue goes on counting', async () => {
    await room.hears(ALEX, 'on leave until 11 December');
    await room.hears(ALEX, 'yes');
    for (const day of ['07', '08', '09', '10', '11'])
      expect((await room.runs(`2026-12-${day}T09:00:00Z`)).get('chat-alex')).toBeUndefined();
    expect(await room.hears(ROBIN, "what's overdue")).toContain('1.1(a)');
    // The week's repeat fell on the leave, and was made on the day before it: the next one comes as ever.
    const back = await room.runs('2026-12-18T09:00:00Z');
    expect(back.get('chat-alex')).toContain('1.1(a)');
  });

  test('a new leave takes the place of what it touches, and says so before and after', async () => {
    await room.hears(ALEX, 'on leave from 7 December to 30 December, Robin Sample covers');
    await room.hears(ALEX, 'yes');
    const before = 'the place of what was noted before: Mon 7 Dec to Wed 30 Dec, covered by Robin Sample.';
    expect(await room.hears(ALEX, "I'm away from 8 December to 9 December")).toContain(before);
    expect(await room.hears(ALEX, 'yes')).toContain(before);
  });

  test('who is away, who covers and who is back stand in the record of the plan', async () => {
    await room.hears(ALEX, "I'm away until 18 December, Robin Sample covers");
    await room.hears(ALEX, 'yes');
    await room.hears(ALEX, "I'm back");
    const told = await room.hears(OFFICER, 'history of the plan');
    const there = [await room.hears(OFFICER, "what's changed this week in detail"), told].join('\n');
    const entries = (
      await room.app.records.changesOf('tenant-1', { plan: 'sample', since: '2026-01-01T00:00:00Z' })
    )
      .filter(({ what }) => what === 'leave')
      .map(({ by, from, to, item }) => ({ by, from, to, item }));
    expect(entries).toEqual([
      { by: ALEX, from: '2026-12-04', to: `person:${ALEX} 2026-12-18 person:${ROBIN}`, item: null },
      { by: ALEX, from: null, to: `person:${ALEX}`, item: null },
    ]);
    expect(there).toContain('is away');
  });

  test('a step that falls on the leave comes on the last working day before it', async () => {
    await room.says(ALEX, '1.1a done, https://example.org/a');
    await room.says(ALEX, '1.1b done, https://example.org/b');
    const before = (await room.milestone('2.2(c)-spring')).askOn;
    expect(before).toBe('2027-01-29');
    await room.hears(ALEX, "I'm away from 25 January 2027 to 5 February 2027, nobody covers");
    await room.hears(ALEX, 'on leave from 25 January 2027 to 5 February 2027');
    await room.hears(ALEX, 'yes');
    await room.runs('2026-12-04T10:00:00Z');
    expect((await room.milestone('2.2(c)-spring')).askOn).toBe('2027-01-22');
    expect(await room.hears(ALEX, "I'm back")).toContain('Welcome back');
    await room.runs('2026-12-04T10:05:00Z');
    expect((await room.milestone('2.2(c)-spring')).askOn).toBe(before);
  });

  test('whoever covers and has not met the bot is told once they have', async () => {
    await room.leaves(ROBIN);
    await room.hears(ALEX, 'away until 31 December, Robin covers');
    expect(await room.hears(ALEX, 'yes')).toContain('Robin Sample has not met Waymark yet');
    expect((await room.runs('2026-12-04T10:00:00Z')).get('chat-robin')).toBeUndefined();
    await room.meets(ROBIN);
    expect((await room.runs('2026-12-08T09:00:00Z')).get('chat-robin')).toBeDefined();
    const rows = await room.rows();
    expect(rows.filter(({ about, state }) => about === 'cover' && state === 'sent')).toHaveLength(1);
  });

  test('an officer enters somebody else’s leave and ends it; nobody else may', async () => {
    const text = 'Alex is off sick until 12 January, Robin covers';
    expect(await room.hears(OFFICER, text)).toContain('Alex Sample is away until Tue 12 Jan 2027');
    expect(await room.hears(OFFICER, 'yes')).toContain('Noted: Alex Sample is away');
    expect((await room.runs('2026-12-04T10:00:00Z')).get('chat-robin')).toContain(
      'Alex Sample is away until Tue 12 Jan 2027, and Olu Sample named you to cover.',
    );
    expect((await room.runs(MONDAY)).get('chat-robin')).toContain('for Alex Sample');
    await room.hears(ROBIN, "end Alex's leave");
    expect(await room.hears(ALEX, 'status of 1.1a')).toContain('away until');
    expect(await room.hears(OFFICER, "end Alex's leave")).toContain('leave is over');
    expect(await room.hears(ALEX, 'status of 1.1a')).not.toContain('away until');
    expect(await room.hears(ROBIN, '1.1a on track')).not.toContain('covering');
  });

  test('the cover may not go on answering once the leave is over', async () => {
    await room.hears(ROBIN, 'away until 11 December, Olu covers');
    await room.hears(ROBIN, 'yes');
    room.clock.set('2026-12-14T09:00:00Z');
    expect(await room.hears(ALEX, 'status of 2.1a')).not.toContain('away until');
  });

  test('a last day is asked about, and never guessed', async () => {
    const asked = await room.hears(ALEX, 'my last day is Friday, Robin takes over');
    expect(asked).toContain('are you away for a while, or leaving for good?');
    expect(await room.hears(ALEX, 'yes')).not.toContain('Noted');
  });
}
