/** Going red tells the lead at once, once an hour at most, and not when it has been put right meanwhile. */
import { sampleMilestone } from '../../support/sample-plan.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const begin = (over: Parameters<typeof openWeeks>[2] = {}) =>
  openWeeks(['alex', 'sam', 'olu'], '2026-12-03T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1'),
    people: everybody('alex', 'sam', 'olu'),
    milestones: ['a', 'b', 'c'].map((letter) =>
      sampleMilestone({
        id: `milestone-1.1(${letter})`,
        item: `item-1.1(${letter})`,
        due: '2027-03-12',
        firstDue: '2027-03-12',
      }),
    ),
    ...over,
  });

const alerts = (who: string) => weeks.sentTo(who).filter(({ text }) => text.includes('gone red'));

test('the lead reads at once what has gone red and why; what follows within the hour comes in one message', async () => {
  weeks = await begin();
  await weeks.says('alex', '1.1(a) off track, two posts are vacant');
  await weeks.tick();
  expect(alerts('sam')).toHaveLength(1);
  expect(alerts('sam')[0]?.text).toMatch(
    /1\.1\(a\) has gone red[\s\S]*Off track ■: “two posts are vacant”, today/,
  );
  expect(alerts('alex')).toEqual([]);

  await weeks.says('alex', '1.1(b) off track, no staff');
  await weeks.says('alex', '1.1(c) off track, no money');
  await weeks.tick();
  expect(alerts('sam')).toHaveLength(1);
  weeks.clock.forward({ minutes: 61 });
  await weeks.tick();
  expect(alerts('sam')).toHaveLength(2);
  expect(alerts('sam')[1]?.text).toContain('2 actions have gone red');
});

test('red again while it was red, or put right before it was sent, is no news', async () => {
  weeks = await begin();
  await weeks.says('alex', '1.1(a) off track, two posts are vacant');
  await weeks.says('alex', '1.1(a) on track');
  await weeks.tick();
  expect(alerts('sam')).toEqual([]);
  await weeks.says('alex', '1.1(a) off track, still vacant');
  await weeks.tick();
  expect(alerts('sam')).toHaveLength(1);
  await weeks.says('alex', '1.1(a) off track, and now three are');
  weeks.clock.forward({ minutes: 61 });
  await weeks.tick();
  expect(alerts('sam')).toHaveLength(1);
});

test('what the lead says is no news to the lead', async () => {
  weeks = await begin();
  await weeks.sets('sam', 'mark 1.1(a) as off track');
  await weeks.tick();
  expect((await weeks.milestone('1.1(a)')).status).toBe('off-track');
  expect(alerts('sam')).toEqual([]);
});

test('without a lead the officers are told', async () => {
  weeks = await begin({
    items: itemsLed('1').map((item) => ({ ...item, lead: null })),
  });
  await weeks.says('alex', '1.1(a) off track, two posts are vacant');
  await weeks.tick();
  expect(alerts('olu')).toHaveLength(1);
  expect(alerts('sam')).toEqual([]);
});

test('what waits for the hour keeps nobody’s card back', async () => {
  weeks = await begin({
    milestones: [
      sampleMilestone({ id: 'milestone-1.1(a)', item: 'item-1.1(a)', due: '2027-03-12' }),
      sampleMilestone({ id: 'milestone-1.1(c)', item: 'item-1.1(c)', due: '2027-03-12' }),
      sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', owner: 'post:director' }),
    ],
    items: itemsLed('1').map((item) =>
      item.ref === '1.1(b)' ? { ...item, owners: [{ key: 'post:director', part: 'accountable' }] } : item,
    ),
  });
  weeks.clock.set('2026-12-04T08:50:00Z');
  await weeks.says('alex', '1.1(a) off track, two posts are vacant');
  await weeks.tick();
  await weeks.says('alex', '1.1(c) off track, no staff');
  weeks.clock.set('2026-12-04T09:00:00Z');
  await weeks.tick();
  expect(weeks.sentTo('sam').map(({ text }) => text.split('\n')[0])).toEqual([
    '1.1(a) has gone red',
    '1 action needs an update',
  ]);
});
