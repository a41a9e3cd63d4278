/** Somebody leaves for good, and somebody asks who is away: who is told what, and what stays as it is. */
import { cardActions } from '../../support/card-text.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { cardOf, OFFICER } from '../room.ts';
import { type AwayRoom, openAwayRoom } from './room.ts';

export function leavingStories(): void {
  let room: AwayRoom;
  beforeEach(async () => {
    room = await openAwayRoom({ plan: { boards: [] } });
    for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
    await room.runs('2026-12-04T09:05:00Z');
    room.clock.set('2026-12-04T16:00:00Z');
  });
  afterEach(() => room.close());

  test('Alex leaves on 18 December: all that is theirs is told, and nobody hears of it before a yes', async () => {
    const asked = await room.hears(ALEX, 'I am leaving the council on 18 December');
    expect(asked).toMatch(/^You are leaving: your last day is Fri 18 Dec\. Nothing is recorded yet\./);
    expect(asked).toContain(
      'Yours: 3 open actions (1.1(a), 1.1(b), 2.2(c)) and the post Head of Early Years.',
    );
    expect(asked).toContain('Who should take them?');
    expect(asked).toContain('Shall I tell Robin Sample and Olu Sample');
    expect((await room.rows()).some(({ about }) => about === 'leaving')).toBe(false);
    expect(await room.hears(ALEX, 'yes')).toContain('Noted: Robin Sample and Olu Sample are told.');
    const told = await room.runs('2026-12-04T16:05:00Z');
    expect(told.get('chat-robin')).toContain('Alex Sample says that their last day is Fri 18 Dec.');
    expect(told.get('chat-olu')).toContain('“the Head of Early Years is kim@example.org from Sat 19 Dec”');
    expect((await room.milestone('1.1(a)')).owner).toBe('post:head-of-early-years');
    expect(await room.updates()).toEqual([]);
  });

  test('a no tells nobody; and the offered words hand an action over', async () => {
    await room.hears(ALEX, 'I left the council');
    expect(await room.hears(ALEX, 'no')).toBe('All right: nobody is told, and nothing was recorded.');
    expect((await room.rows()).some(({ about }) => about === 'leaving')).toBe(false);
    const handed = await room.hears(ALEX, 'passing 1.1(b) to Robin Sample from Sat 19 Dec');
    expect(handed).toContain('Robin Sample');
    expect(handed).toContain('Confirm');
  });

  test('said in the evening it is told on the next working morning', async () => {
    room.clock.set('2026-12-04T21:00:00Z');
    await room.hears(ALEX, 'I retire on 18 December');
    await room.hears(ALEX, 'yes');
    const night = await room.runs('2026-12-04T21:05:00Z');
    expect(night.get('chat-robin')).toBeUndefined();
    expect(night.get('chat-olu')).toBeUndefined();
    const monday = await room.runs('2026-12-07T09:05:00Z');
    expect(monday.get('chat-olu') ?? '').toContain('Alex Sample says that their last day');
  });

  test('the officer says it of Alex: what Alex has, how it is handed on, and nothing is changed', async () => {
    const answer = await room.says(OFFICER, 'Alex has left the council');
    const words = cardActions(cardOf(answer)).map(({ title }) => title);
    expect(words).toEqual(['What Alex Sample has', "What's missing?"]);
    const told = await room.hears(OFFICER, 'Alex has left the council');
    expect(told).toContain(
      'Theirs: 3 open actions (1.1(a), 1.1(b), 2.2(c)) and the post Head of Early Years.',
    );
    expect(told).toContain('“assign 1.1(a) to kim@example.org”');
    expect(await room.hears(OFFICER, 'what is Alex Sample down for')).toContain('1.1(b)');
  });

  test('who is away: leads and officers are told, others of their own covers alone', async () => {
    await room.meets('sam');
    expect(await room.hears(OFFICER, 'who is away')).toMatch(
      /^Nobody else with a part in your plans is away/,
    );
    await room.hears(ALEX, "I'm away until the 31st, Sam covers");
    await room.hears(ALEX, 'yes');
    await room.hears(ROBIN, 'on leave from 14 December to 18 December');
    await room.hears(ROBIN, 'yes');
    for (const who of [OFFICER, ROBIN])
      expect(await room.hears(who, 'who is away')).toMatch(
        /^Away now: Alex Sample until Thu 31 Dec, Sam Sample covers\./,
      );
    expect(await room.hears(OFFICER, 'is Robin away')).toContain(
      'Away later: Robin Sample from Mon 14 Dec until Fri 18 Dec, nobody covers.',
    );
    const covers = await room.hears('sam', 'who is away');
    expect(covers).toMatch(/^You cover for: Alex Sample until Thu 31 Dec/);
    expect(covers).not.toContain('Robin');
    expect(await room.hears('sam', 'is Robin away')).toMatch(
      /^Whether Robin Sample is away is told to leads and strategy officers/,
    );
    expect(await room.hears(ALEX, 'who is away')).toMatch(/You cover for nobody\.\n/);
  });
}
