/** A person's own cards tell the time where the person is; a board's cards tell it where the plan is. */
import { isZone } from '../../src/app/people/zone.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { inChannel, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  await room.meets(ALEX);
  await room.meets(ROBIN);
});
afterEach(() => room.close());

const zone = async (who = ALEX) => (await room.person(who))?.zone;
const asks = (who: string, over = {}) => room.says(who, "what's overdue", over);

test('the zone that a client tells is kept, and their answers tell the time in it', async () => {
  expect(await zone()).toBeNull();
  expect(wordsOf(await asks(ALEX))).toContain('As at Fri 4 Dec 2026, 09:00.');
  expect(wordsOf(await asks(ALEX, { zone: 'Europe/Paris' }))).toContain('As at Fri 4 Dec 2026, 10:00.');
  expect(await zone()).toBe('Europe/Paris');
  expect(wordsOf(await asks(ALEX))).toContain('As at Fri 4 Dec 2026, 10:00.');
  expect(wordsOf(await asks(ROBIN))).toContain('As at Fri 4 Dec 2026, 09:00.');
});

test('in the board’s channel the time is the plan’s, wherever the asker is', async () => {
  const answer = await asks(ALEX, { ...inChannel(), zone: 'America/New_York' });
  expect(wordsOf(answer)).toContain('As at Fri 4 Dec 2026, 09:00.');
});

test('it changes at most once a day, so that two clients do not write at every turn', async () => {
  await asks(ALEX, { zone: 'Europe/Paris' });
  const stored = async () =>
    (await room.store.query('tenant-1', { kind: 'person' })).found.map(({ version }) => version);
  const before = await stored();
  await asks(ALEX, { zone: 'Europe/London' });
  await asks(ALEX, { zone: 'Europe/Paris' });
  expect([await zone(), await stored()]).toEqual(['Europe/Paris', before]);
  room.clock.forward({ hours: 24 });
  await asks(ALEX, { zone: 'Europe/London' });
  expect(await zone()).toBe('Europe/London');
});

test.each(['Mars/Olympus', '+01:00', 'GMT+1', '', '../../etc/passwd', 'x'.repeat(500), 'Europe/Paris\n'])(
  '%j is no zone, and is not kept',
  async (name) => {
    expect(isZone(name)).toBe(false);
    await asks(ALEX, { zone: name });
    expect(await zone()).toBeNull();
  },
);

test.each(['Europe/London', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+1'])('%j is one', (name) => {
  expect(isZone(name)).toBe(true);
});
