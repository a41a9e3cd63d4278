/** What was decided is in the plan before anybody is told so, whoever ends half-way and whatever a lead does in between. */
import type { Store } from '../../../src/store/store.ts';
import { OFFICER, type Setting, wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, tap, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const open = async (setting: Setting = {}): Promise<Weeks> => {
  weeks = await openWeeks(['alex', 'sam', 'olu', 'robin'], '2026-11-30T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', OFFICER),
    ...setting,
  });
  return weeks;
};

/** While it is cut, nothing is stored after a decision: the process has ended. */
function cutAfterDecision() {
  const state = { armed: false, decided: false };
  const around = (store: Store): Store => ({
    ...store,
    async commit(tenant, command, changes) {
      if (state.armed && state.decided) throw new Error('the process has ended');
      const result = await store.commit(tenant, command, changes);
      if (state.armed && command.startsWith('decide:')) state.decided = true;
      return result;
    },
  });
  return { state, around };
}

/** Says it, and dies between the decision and what comes of it. */
async function dyingAfter(cut: ReturnType<typeof cutAfterDecision>, who: string, text: string) {
  cut.state.armed = true;
  await weeks.says(who, text).catch(() => undefined);
  expect(cut.state.decided).toBe(true);
  cut.state.armed = false;
}

const wordsTo = (who: string): string =>
  weeks
    .sentTo(who)
    .map(({ text }) => text)
    .join('\n');

const says = async (who: string, ...texts: string[]): Promise<string> => {
  let last = '';
  for (const text of texts) last = wordsOf(await weeks.says(who, text));
  return last;
};

const ownerNow = async () => (await weeks.milestone('1.1(b)')).owner;
const giver = 'post:head-of-early-years';

test('a lead accepts more time and the process ends: the clock moves the date, and only then is the owner told', async () => {
  const cut = cutAfterDecision();
  await open({ around: cut.around });
  await says('alex', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  await dyingAfter(cut, 'sam', 'accept 1.1b');
  expect((await weeks.milestone('1.1(b)')).due).toBe('2026-12-04');
  expect(wordsTo('alex')).not.toContain('Accepted');
  await weeks.until('2026-12-01');
  expect((await weeks.milestone('1.1(b)')).due).toBe('2027-02-26');
  expect(wordsTo('alex')).toContain('Accepted: 1.1(b) is due Fri 26 Feb 2027.');
  expect(await says('sam', 'history of 1.1b')).toContain('Fri 26 Feb 2027');
});

test('a colleague takes an action and the process ends: the clock hands it over, and tells the giver', async () => {
  const cut = cutAfterDecision();
  await open({ around: cut.around });
  await says('alex', '1.1b passing to Robin Sample', 'yes');
  await dyingAfter(cut, 'robin', 'accept the hand-over of 1.1b');
  expect(await ownerNow()).toBe(giver);
  await weeks.until('2026-12-01');
  expect(await ownerNow()).not.toBe(giver);
  expect(wordsTo('alex')).toContain('Accepted: 1.1(b) is now with Robin Sample.');
});

test('an accepted later hand-over is given up once the lead gave the action to somebody else, and both hear of it', async () => {
  await open();
  await says('alex', '1.1b passing to Robin Sample from 10 December', 'yes');
  await says('robin', 'accept the hand-over of 1.1b');
  await weeks.tick();
  expect(wordsTo('alex')).toContain('Accepted: 1.1(b) goes to Robin Sample on Thu 10 Dec.');
  await says('sam', 'assign 1.1b to Olu Sample', 'yes');
  const hers = await ownerNow();
  await says(OFFICER, '1.1b passing to Sam Sample from 20 January', 'yes');
  await weeks.until('2026-12-11');
  expect(await ownerNow()).toBe(hers);
  for (const who of ['alex', 'robin'])
    expect(wordsTo(who)).toContain(
      'No longer so: 1.1(b) was changed after this was accepted, and does not go to Robin Sample on Thu 10 Dec.',
    );
});

test('of two accepted hand-overs the newer is carried out on its day, and the older one’s receiver is told', async () => {
  await open();
  await says('alex', '1.1b passing to Robin Sample from 10 December', 'yes');
  await says('robin', 'accept the hand-over of 1.1b');
  await says('alex', '1.1b passing to Olu Sample from 21 December', 'yes');
  await says(OFFICER, 'accept the hand-over of 1.1b');
  await weeks.until('2026-12-11');
  expect(await ownerNow()).toBe(giver);
  expect(wordsTo('robin')).toContain('does not go to Robin Sample on Thu 10 Dec');
  await weeks.until('2026-12-21');
  expect(await ownerNow()).toBe(`person:${(await weeks.person(OFFICER))?.id}`);
});

test('an earlier date than the agreed one is no acceptance', async () => {
  await open();
  await says('alex', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  await says('sam', 'set 1.1b due 2 December', 'yes');
  await weeks.until('2026-12-01');
  expect(wordsTo('alex')).toContain('Another date was set: 1.1(b) is due Wed 2 Dec');
  expect(wordsTo('alex')).not.toContain('Accepted');
  expect(await says('sam', 'my requests')).toBe('Nothing waits for you to decide.');
});

test('a later date that the lead sets decides what was asked, also where the process ended before it said so', async () => {
  const cut = { armed: false };
  await open({
    around: (store) => ({
      ...store,
      async commit(tenant, command, changes) {
        if (cut.armed && command.startsWith('closed:')) throw new Error('the process has ended');
        return store.commit(tenant, command, changes);
      },
    }),
  });
  await says('alex', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  await says('sam', 'set 1.1b due 29 January 2027');
  cut.armed = true;
  await weeks.says('sam', 'yes').catch(() => undefined);
  cut.armed = false;
  expect((await weeks.milestone('1.1(b)')).due).toBe('2027-01-29');
  await weeks.until('2026-12-01');
  expect(wordsTo('alex')).toContain(
    'Accepted: 1.1(b) is due Fri 29 Jan 2027, another date than was asked for.',
  );
});

test('whoever is asked to take a restricted action reads no title before they accept, and none after declining', async () => {
  await open();
  await says('sam', 'restrict 1.1a', 'yes');
  expect(await says('alex', '1.1a passing to Robin Sample', 'yes')).toContain(
    'It is restricted: they read its number, and no title, until they accept.',
  );
  await weeks.tick();
  const card = weeks.sentTo('robin').at(-1);
  if (!card) throw new Error('nothing was asked');
  expect(card.text).toContain('1.1(a) Restricted action');
  const mine = await says('robin', 'my requests');
  expect(mine).toContain('1.1(a) Restricted action');
  await says('robin', 'decline the hand-over of 1.1a because no time');
  const again = await tap(weeks, 'robin', card.message, 'Accept');
  for (const words of [card.text, mine, wordsOf(again)]) expect(words).not.toContain('Offer home visits');
  expect(await says('sam', 'status of 1.1a')).toContain('Offer home visits');
});

test('whoever accepts a restricted action reads its title from then on', async () => {
  await open();
  await says('sam', 'restrict 1.1a', 'yes');
  await says('alex', '1.1a passing to Robin Sample', 'yes');
  expect(await says('robin', 'accept the hand-over of 1.1a')).toContain('Offer home visits');
});
