/** Posts and people outside the tenant: deputies, link officers and quiet days, from the words to the card. */
import { press } from '../../support/card-text.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { cardOf, OFFICER, TENANT, wordsOf } from '../room.ts';
import { type AwayRoom, openAwayRoom } from './room.ts';

const MONDAY = '2026-12-07T09:00:00Z';

export function postStories(): void {
  let room: AwayRoom;
  beforeEach(async () => {
    room = await openAwayRoom({ plan: { boards: [] } });
  });
  afterEach(() => room.close());
  const meet = async (...people: string[]): Promise<void> => {
    for (const who of people) await room.meets(who);
    await room.runs('2026-12-04T09:05:00Z');
  };

  /** The entries of the record of changes, by whether they name Robin. */
  const changes = async (what: string): Promise<(string | null)[][]> => {
    const found = await room.app.records.changesOf(TENANT, { plan: 'sample', since: '' });
    const named = (value: string | null) => (value === null ? null : value.includes(ROBIN) ? 'Robin' : value);
    return found
      .filter((change) => change.what === what)
      .sort((a, b) => a.at.localeCompare(b.at))
      .map(({ from, to }) => [named(from), named(to)]);
  };

  test('a deputy is asked while the holder has not met the bot, and may answer always', async () => {
    await meet(ROBIN, OFFICER);
    const asked = await room.hears(OFFICER, 'make Robin deputy of the Head of Early Years');
    expect(asked).toContain('Make Robin Sample the deputy of the Head of Early Years?');
    expect(await room.hears(OFFICER, 'yes')).toContain(
      'Set: Robin Sample is deputy of the Head of Early Years',
    );
    const monday = await room.runs(MONDAY);
    expect(monday.get('chat-robin')).toContain('1.1(b)');
    expect(await room.hears(ROBIN, 'mine')).toContain('1.1(b)');
    await room.meets(ALEX);
    expect((await room.runs('2026-12-07T10:00:00Z')).get('chat-alex')).toContain('1.1(b)');
    expect(await room.hears(ROBIN, 'mine')).not.toContain('1.1(b)');
    expect(await room.hears(ROBIN, '1.1b on track')).toContain('Robin Sample, deputy for Alex Sample');
    expect(await room.hears(OFFICER, 'remove the deputy of the Head of Early Years')).toContain(
      'without a deputy?',
    );
    await room.hears(OFFICER, 'yes');
    expect(await changes('deputy')).toEqual([
      [null, 'Robin'],
      ['Robin', null],
    ]);
  });

  test('a link officer gets the card of a partner outside, and records on their behalf', async () => {
    await meet(ROBIN, OFFICER);
    expect(await room.hears(OFFICER, 'Robin is link officer for alex@example.org')).toContain(
      'link officer of',
    );
    await room.hears(OFFICER, 'yes');
    await room.hears(OFFICER, 'Robin is link officer for the Head of Early Years');
    await room.hears(OFFICER, 'yes');
    const card = (await room.runs(MONDAY)).get('chat-robin') ?? '';
    expect(card).toContain('1.1(b)');
    expect(card).toContain('on behalf of alex@example.org');
    expect(await room.hears(ROBIN, '1.1b on track')).toContain(
      'recorded by Robin Sample on behalf of alex@example.org',
    );
    expect(await room.hears(ROBIN, 'For Alex: 1.1a at risk, two posts vacant')).toContain('As said by Alex');
    expect(await room.hears(OFFICER, 'history of 1.1b')).toContain('recorded by Robin Sample on behalf of');
  });

  test('nobody else sets deputies', async () => {
    await meet(ALEX, ROBIN);
    const answer = await room.hears(ALEX, 'make Robin deputy of the Head of Early Years');
    expect(answer).toContain('Nothing was changed');
  });

  test('my working days: a card is not sent on a day off, and comes before or after it', async () => {
    await meet(ALEX, OFFICER);
    const form = await room.says(ALEX, 'my quiet days');
    expect(wordsOf(form)).toContain('Your quiet days');
    const inputs = {
      'in:weekdays': 'Monday,Friday',
      'in:holidays': 'no',
      'in:from-1': '2026-12-15',
      'in:to-1': '2026-12-16',
    };
    const saved = await room.taps(ALEX, { ...press(cardOf(form), 'Save'), ...inputs });
    expect(wordsOf(saved)).toContain(
      'Your quiet days: Mondays, Fridays and Tue 15 Dec 2026 to Wed 16 Dec 2026',
    );
    await room.runs('2026-12-04T10:00:00Z');
    // 1.1(a) was asked on Friday 4 December: a week later is a Friday again.
    expect((await room.milestone('1.1(a)')).askOn).toBe('2026-12-10');
    expect((await room.runs(MONDAY)).get('chat-alex')).toBeUndefined();
    expect((await room.runs('2026-12-10T09:00:00Z')).get('chat-alex')).toContain('1.1(a)');
  });

  test('a card with nothing left to ask on says so, and keeps what was typed', async () => {
    await meet(ALEX);
    const form = cardOf(await room.says(ALEX, 'my working days'));
    const all = { 'in:weekdays': 'Monday,Tuesday,Wednesday,Thursday,Friday', 'in:holidays': 'yes' };
    expect(wordsOf(await room.taps(ALEX, { ...press(form, 'Save'), ...all }))).toContain(
      'Leave at least one weekday',
    );
    const back = { 'in:from-1': '2027-01-10', 'in:to-1': '2027-01-04' };
    expect(wordsOf(await room.taps(ALEX, { ...press(form, 'Save'), ...back }))).toContain('before its first');
  });

  test('an officer sets the quiet days of a post; nobody sets another’s', async () => {
    await meet(ALEX, ROBIN, OFFICER);
    const form = cardOf(await room.says(OFFICER, 'quiet days of the Attendance Lead'));
    const inputs = { 'in:weekdays': 'Monday,Tuesday', 'in:holidays': 'yes' };
    const data = { ...press(form, 'Save'), ...inputs };
    expect(wordsOf(await room.taps(ALEX, data))).toContain('set by a strategy officer');
    expect(wordsOf(await room.taps(OFFICER, data))).toContain(
      'Quiet days of the Attendance Lead: Mondays, Tuesdays and school holidays',
    );
    await room.runs(MONDAY);
    expect((await room.runs('2026-12-08T09:00:00Z')).get('chat-robin')).toBeUndefined();
    expect((await room.runs('2026-12-10T09:00:00Z')).get('chat-robin')).toContain('2.1(a)');
    expect((await changes('quiet')).length).toBe(1);
    expect(wordsOf(await room.says(ALEX, 'quiet days of the Attendance Lead'))).toContain('strategy officer');
  });
}
