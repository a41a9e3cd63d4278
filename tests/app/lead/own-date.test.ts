/** One rule for dates: whoever leads an action sets its date, their own too, and it says so; what others ask for is decided and told. */
import { press } from '../../support/card-text.ts';
import { sampleMilestone } from '../../support/sample-plan.ts';
import { cardOf, wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, tap, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

/** Sam leads everything, and owns 1.1(a) in their own name; the Head of Early Years, Alex, has 1.1(b). */
beforeEach(async () => {
  const items = itemsLed('1', '2').map((item) =>
    item.ref === '1.1(a)'
      ? { ...item, owners: [{ key: 'person:sam' as const, part: 'accountable' as const }] }
      : item,
  );
  weeks = await openWeeks(['alex', 'robin', 'sam', 'olu'], '2026-12-03T10:00:00Z', {
    plan: directed(),
    items,
    people: everybody('alex', 'robin', 'sam', 'olu'),
    milestones: [
      sampleMilestone({
        id: 'milestone-1.1(a)',
        item: 'item-1.1(a)',
        due: '2026-12-18',
        owner: 'person:sam',
      }),
      sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', due: '2026-12-18' }),
    ],
  });
});

const says = async (who: string, text: string): Promise<string> => wordsOf(await weeks.says(who, text));
const wordsTo = (who: string): string =>
  weeks
    .sentTo(who)
    .map(({ text }) => text)
    .join('\n');
const due = async (ref: string) => (await weeks.milestone(ref)).due;

describe('a date of one’s own, by whoever leads it', () => {
  test('the form says that saving moves the agreed date, and it does, with name and reason in the history', async () => {
    const form = await weeks.taps('sam', { do: 'more-time', of: 'milestone-1.1(a)' });
    expect(wordsOf(form)).toContain(
      'You lead this: saving moves the agreed date from Fri 18 Dec. Nobody is asked, and it is recorded with your name.',
    );
    const filled = { 'in:date': '2027-01-15', 'in:reason': 'the post is frozen' };
    const saved = await weeks.taps('sam', press(cardOf(form), 'Move the date', filled));
    expect(wordsOf(saved)).toContain('You lead this, so nobody was asked.');
    expect(await due('1.1(a)')).toBe('2027-01-15');
    expect(await says('olu', 'my requests')).toContain('Nothing waits for you');
    expect(await says('olu', 'history of 1.1a')).toMatch(
      /1\.1\(a\) .*: agreed date Fri 18 Dec to Fri 15 Jan 2027: “the post is frozen”\nSam Sample/,
    );
    expect(await says('olu', 'round-up')).toContain(
      '1.1(a): Sam Sample set their own date, Fri 18 Dec to Fri 15 Jan 2027, “the post is frozen”',
    );
  });

  test('in words it is shown first, filled in, and moved by saving', async () => {
    const said = await weeks.says('sam', 'need more time for 1.1a, until 15 Jan because the post is frozen');
    expect(wordsOf(said)).toContain('You lead this: saving moves the agreed date from Fri 18 Dec.');
    expect(await due('1.1(a)')).toBe('2026-12-18');
    await weeks.taps('sam', press(cardOf(said), 'Move the date'));
    expect(await due('1.1(a)')).toBe('2027-01-15');
  });

  test('the receipt of an update with a later date offers to set it; an owner’s does not', async () => {
    const receipt = await weeks.says('sam', '1.1a at risk, now 15 January');
    expect(wordsOf(receipt)).toContain('You lead this, so it is yours to set as the agreed date:');
    await tap(weeks, 'sam', receipt.say[0], 'Set Fri 15 Jan 2027');
    expect(await due('1.1(a)')).toBe('2027-01-15');
    expect(await says('alex', '1.1b at risk, now 15 January')).not.toContain('yours to set');
  });

  test('the weekly note offers to set it, not to accept it, and the receipt says whose it was', async () => {
    await weeks.says('sam', '1.1a at risk, now 15 January');
    await weeks.until('2026-12-07');
    const note = weeks.sentTo('sam').at(-1);
    expect(note?.text).toContain('Set Fri 15 Jan');
    expect(note?.text).not.toContain('Accept Fri 15 Jan');
    const set = await tap(weeks, 'sam', note?.message, /^Set Fri 15 Jan/);
    expect(wordsOf(set)).toContain(
      'You expected this date yourself, and lead the action: it is set with your name.',
    );
    expect(await due('1.1(a)')).toBe('2027-01-15');
  });
});

describe('a date that somebody else asks for', () => {
  const ASKS = 'need more time for 1.1b, until 15 Jan because the post is frozen';

  test('the form names whoever decides', async () => {
    const form = await weeks.taps('alex', { do: 'more-time', of: 'milestone-1.1(b)' });
    expect(wordsOf(form)).toContain(
      'Sam Sample is asked to accept it. Fri 18 Dec stays the agreed date until then.',
    );
  });

  test('“accept 1.1b’s date” decides the request: who asks, why, who is told, and all of it is in the history', async () => {
    await weeks.says('alex', ASKS);
    const accepted = await says('sam', "accept 1.1b's date");
    for (const words of [
      'Accepted: 1.1(b) is due Fri 15 Jan 2027.',
      'Alex Sample asked for Fri 15 Jan 2027 instead of Fri 18 Dec. Reason: “the post is frozen”',
      'Alex Sample is told.',
    ])
      expect(accepted).toContain(words);
    const history = await says('olu', 'history of 1.1b');
    expect(history).toMatch(
      /more time asked for: expected Fri 15 Jan 2027: “the post is frozen”\nAlex Sample/,
    );
    expect(history).toMatch(
      /accepted: agreed date Fri 18 Dec to Fri 15 Jan 2027: “the post is frozen”, asked for by Alex Sample\nSam Sample, Thu 3 Dec/,
    );
    await weeks.until('2026-12-04');
    expect(wordsTo('alex')).toContain('Accepted: 1.1(b) is due Fri 15 Jan 2027.');
  });

  test('set by an officer to another date, the history still tells whose request that decided', async () => {
    await weeks.says('alex', ASKS);
    await weeks.sets('olu', '1.1b is due 8 January 2027');
    expect(await says('olu', 'history of 1.1b')).toContain(
      'accepted: agreed date Fri 18 Dec to Fri 8 Jan 2027: “the post is frozen”, asked for by Alex Sample',
    );
  });

  test('“Accept” in the note decides the request', async () => {
    await weeks.says('alex', ASKS);
    await weeks.until('2026-12-07');
    const note = weeks.sentTo('sam').findLast(({ text }) => text.includes('Keep Fri 18 Dec'));
    const accepted = await tap(weeks, 'sam', note?.message, /^Accept Fri 15 Jan/);
    expect(wordsOf(accepted)).toContain('Alex Sample is told.');
    expect(await due('1.1(b)')).toBe('2027-01-15');
  });

  test('“Accept” of a date that is no longer expected sets nothing, and offers the one that is', async () => {
    await weeks.says('alex', ASKS);
    await weeks.until('2026-12-07');
    const note = weeks.sentTo('sam').findLast(({ text }) => text.includes('Keep Fri 18 Dec'));
    await weeks.says('alex', '1.1b at risk, now 5 February');
    const late = await tap(weeks, 'sam', note?.message, /^Accept Fri 15 Jan/);
    expect(wordsOf(late)).toContain(
      'Nothing was changed: 1.1(b) is now expected on Fri 5 Feb 2027, no longer on Fri 15 Jan 2027. The agreed date is Fri 18 Dec.',
    );
    expect(await due('1.1(b)')).toBe('2026-12-18');
    await tap(weeks, 'sam', late.say[0], /^Accept Fri 5 Feb/);
    expect(await due('1.1(b)')).toBe('2027-02-05');
  });
});
