/** What was decided reaches whoever asked when they are back; leads read how hand-overs ended; history tells who stood in. */
import { sampleMilestone } from '../support/sample-plan.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from './lead/weeks.ts';
import { wordsOf } from './room.ts';

let weeks: Weeks;
afterEach(() => weeks.close());
beforeEach(async () => {
  weeks = await openWeeks(['alex', 'robin', 'sam', 'olu'], '2026-12-03T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
    milestones: [
      sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', due: '2027-03-01' }),
      sampleMilestone({ id: 'milestone-2.1(a)', item: 'item-2.1(a)', due: '2027-03-01', owner: null }),
    ],
  });
});

const says = async (who: string, ...texts: string[]): Promise<string> => {
  let last = '';
  for (const text of texts) last = wordsOf(await weeks.says(who, text));
  return last;
};
const wordsTo = (who: string): string =>
  weeks
    .sentTo(who)
    .map(({ text }) => text)
    .join('\n');
const ASKS = 'need more time for 1.1b, until 30 April because the post is frozen';
const ACCEPTED = 'Accepted: 1.1(b) is due Fri 30 Apr 2027.';

describe('a decision that could not be told', () => {
  beforeEach(async () => {
    await says('alex', ASKS);
    await weeks.leaves('alex');
    expect(await says('sam', "accept 1.1b's date")).toContain(
      'Alex Sample has removed Waymark, and is told once they open it.',
    );
    await weeks.tick();
    expect(wordsTo('alex')).not.toContain(ACCEPTED);
  });

  test('is told as soon as they open Waymark again, once', async () => {
    await weeks.meets('alex');
    await weeks.tick();
    expect(wordsTo('alex')).toContain(ACCEPTED);
    await weeks.meets('alex');
    await weeks.until('2026-12-08');
    expect(wordsTo('alex').split(ACCEPTED)).toHaveLength(2);
  });

  test('is told when they write on the same day', async () => {
    await says('alex', 'hello');
    await weeks.tick();
    expect(wordsTo('alex')).toContain(ACCEPTED);
  });

  test('is in the round-up of whoever writes again weeks later, once', async () => {
    weeks.clock.set('2026-12-22T10:00:00Z');
    const up = await says('alex', 'my round-up');
    expect(up).toContain('Decided since you were told last (1)');
    expect(up).toContain(ACCEPTED);
    expect(await says('alex', 'my round-up')).not.toContain('Decided since');
  });
});

test('the lead reads in the next weekly note how a hand-over ended, and in no message of its own', async () => {
  await says('alex', 'pass 1.1b to Robin', 'yes');
  await weeks.tick();
  const before = weeks.sentTo('sam').length;
  await says('robin', 'accept 1.1b');
  await weeks.until('2026-12-04');
  expect(weeks.sentTo('sam')).toHaveLength(before);
  await weeks.until('2026-12-07');
  expect(weeks.sentTo('sam')).toHaveLength(before + 1);
  const note = weeks.sentTo('sam').at(-1)?.text;
  expect(note).toContain('Hand-overs answered this week (1)');
  expect(note).toContain('handed over to Robin Sample, accepted Thu 3 Dec');
  await weeks.until('2026-12-14');
  expect(
    weeks
      .sentTo('sam')
      .slice(before + 1)
      .map(({ text }) => text)
      .join(),
  ).not.toContain('Hand-overs answered');
});

test('the lead reads that a hand-over was declined, and why', async () => {
  await says('alex', 'pass 1.1b to Robin', 'yes');
  await says('robin', 'decline 1.1b because I leave in May');
  await weeks.until('2026-12-07');
  expect(weeks.sentTo('sam').at(-1)?.text).toContain(
    'not handed over to Robin Sample: declined Thu 3 Dec, “I leave in May”',
  );
});

test('the history of an action tells who covered it and when, and that somebody is its deputy; of another’s nothing', async () => {
  await says('alex', 'away until 31 December, Robin covers', 'yes');
  await says('olu', 'Robin is the deputy of the Head of Early Years', 'yes');
  const covered = 'Thu 3 Dec to Thu 31 Dec: covered by Robin Sample for Alex Sample, who is away';
  const history = await says('olu', 'history of 1.1b');
  expect(history).toContain(covered);
  expect(history).toMatch(/deputy for .*Head of Early Years.*: Robin Sample/);
  await says('alex', 'I’m back');
  expect(await says('olu', 'history of 1.1b')).toContain('Alex Sample is back');
  expect(await says('olu', 'history of 2.1a')).not.toContain('covered by');
  await says('olu', 'assign 1.1b to Robin', 'yes');
  expect(await says('olu', 'history of 1.1b')).toContain(covered);
});
