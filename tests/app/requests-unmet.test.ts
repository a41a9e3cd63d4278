/** Somebody who has not opened Waymark is asked all the same, once they can be; until then everybody is told what to do. */
import { samplePlan } from '../support/sample-plan.ts';
import { directed, everybody, itemsLed, openWeeks, tap, type Weeks } from './lead/weeks.ts';
import { imported, type Setting, wordsOf } from './room.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const FARID = { ...imported('farid'), name: 'Farid Sample' };
const open = async (met: readonly string[], setting: Setting = {}): Promise<void> => {
  weeks = await openWeeks(met, '2026-12-03T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: [...everybody('alex', 'robin', 'sam', 'olu'), FARID],
    ...setting,
  });
};
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
const owner = async () => (await weeks.milestone('1.1(b)')).owner;
const GIVER = 'post:head-of-early-years';
const PASSES = '1.1b passing to Farid Sample from 1 January';

describe('a hand-over to somebody who has not opened Waymark', () => {
  test('the giver reads who is asked and why not yet, whose it stays, who is told, and what to do', async () => {
    await open(['alex', 'sam', 'olu']);
    expect(await says('alex', PASSES)).toContain('Farid Sample has not opened Waymark');
    const receipt = await says('alex', 'yes');
    for (const words of [
      'Farid Sample is asked to take it from Fri 1 Jan 2027. It stays yours until they accept.',
      'Farid Sample has not opened Waymark yet, so I cannot ask them in Teams before they open it.',
      'Sam Sample, who leads it, is told.',
      'To bring them in, send them this: “Hello, you are asked to look after part of Sample Children and Schools Plan.',
      '“assign 1.1(b) to Farid Sample”',
    ])
      expect(receipt).toContain(words);
    expect(await says('alex', 'my requests')).toContain(
      'Waiting for Farid Sample, who has not opened Waymark yet.',
    );
    expect(await owner()).toBe(GIVER);
  });

  test('its lead is told, and may give it to them from that day on', async () => {
    await open(['alex', 'sam', 'olu']);
    await says('alex', PASSES, 'yes');
    await weeks.tick();
    const told = weeks.sentTo('sam').at(-1);
    expect(told?.text).toContain('For your information');
    expect(told?.text).toContain('Farid Sample has not opened Waymark, so I cannot ask them yet.');
    const given = await tap(weeks, 'sam', told?.message, 'Give it to Farid Sample');
    expect(wordsOf(given)).toContain('1.1(b) goes to Farid Sample on Fri 1 Jan 2027');
    expect(await owner()).toBe(GIVER);
    await weeks.until('2027-01-04');
    expect(await owner()).toBe('person:farid');
  });

  test('where no lead can be told, the officers are', async () => {
    await open(['alex', 'olu']);
    expect(await says('alex', PASSES, 'yes')).toContain('The strategy officers are told.');
    await weeks.tick();
    expect(wordsTo('olu')).toContain('Alex Sample asks Farid Sample to take it from Fri 1 Jan 2027');
  });

  test('they are asked once they have opened it, and their yes hands it over', async () => {
    await open(['alex', 'sam', 'olu']);
    weeks.roster.set('29:farid', {
      aadObjectId: 'aad-farid',
      name: 'Farid Sample',
      emails: ['farid@example.org'],
    });
    await says('alex', '1.1b passing to Farid Sample', 'yes');
    await weeks.until('2026-12-04');
    await weeks.meets('farid');
    await weeks.until('2026-12-07');
    const asked = weeks.sentTo('farid').at(-1);
    expect(asked?.text).toContain('Alex Sample asks Farid Sample to take it');
    const accepted = await tap(weeks, 'farid', asked?.message, 'Accept');
    expect(wordsOf(accepted)).toContain('1.1(b) is now with Farid Sample');
    expect(await owner()).toBe('person:farid');
  });

  test('a giver who may assign it can do so at once', async () => {
    await open(['alex', 'sam', 'olu']);
    await says('sam', '1.1b passing to Farid Sample');
    const receipt = await weeks.says('sam', 'yes');
    expect(wordsOf(receipt)).toContain('You may give it to Farid Sample yourself, now:');
    const shown = await tap(weeks, 'sam', receipt.say[0], 'Assign 1.1(b) now');
    expect(wordsOf(shown)).toContain('Farid Sample');
    await says('sam', 'yes');
    expect(await owner()).toBe('person:farid');
  });

  test('somebody whom nobody knows is not asked, and the officers are told', async () => {
    await open(['alex', 'sam', 'olu']);
    expect(await says('alex', '1.1b passing to Pat Nobody', 'yes')).toContain(
      'I do not know who Pat Nobody is yet, so the strategy officers are told.',
    );
  });
});

describe('a request of an officer, whose lead has not opened Waymark', () => {
  const ASKS = 'need more time for 1.1b, until 26 Feb because HR froze the post';

  test('it waits for the lead, named, where there is no other officer, and never comes back to whoever asked', async () => {
    await open(['alex'], { officers: ['alex@example.org'] });
    expect(wordsOf(await weeks.taps('alex', { do: 'more-time', of: 'milestone-1.1(b)' }))).toContain(
      'It waits for sam@example.org, who is to be asked to accept it. They have not opened Waymark yet, so I ask when they open it. Fri 4 Dec stays the agreed date until then.',
    );
    expect(await says('alex', ASKS)).toContain(
      'It waits for sam@example.org, who is to be asked to accept Fri 26 Feb 2027. They have not opened Waymark yet',
    );
    await weeks.tick();
    expect(wordsTo('alex')).not.toContain('request to decide');
    const up = await says('alex', 'round-up');
    expect(up).toContain('You are waiting for (1)');
    expect(up).not.toContain('Waiting for you');
    expect(await says('alex', 'accept the date of 1.1b')).toContain(
      'you asked for this yourself, and it waits for sam@example.org, who has not opened Waymark yet',
    );
    expect((await weeks.milestone('1.1(b)')).due).toBe('2026-12-04');
  });

  test('another officer is asked in the lead’s place, and it says why', async () => {
    await open(['alex', 'olu'], { officers: ['alex@example.org', 'olu@example.org'] });
    expect(await says('alex', ASKS)).toContain(
      'Olu Sample (strategy officer) is asked to accept Fri 26 Feb 2027, because sam@example.org, who leads it, has not opened Waymark yet.',
    );
    expect(await says('olu', 'accept 1.1b')).toContain('Accepted: 1.1(b) is due Fri 26 Feb 2027.');
  });

  test('a sole officer whom nobody leads decides it, and it is said plainly, once', async () => {
    const items = samplePlan().book.items.map((item) => ({ ...item, lead: null }));
    await open(['alex'], { officers: ['alex@example.org'], items });
    expect(wordsOf(await weeks.taps('alex', { do: 'more-time', of: 'milestone-1.1(b)' }))).toContain(
      'There is nobody else who can decide, so it waits for you yourself.',
    );
    const alone = 'You asked for this yourself, and there is nobody else who can decide.';
    expect(await says('alex', ASKS)).toContain(alone);
    const up = await says('alex', 'round-up');
    expect(up).toContain('Waiting for you (1)');
    expect(up).toContain(alone);
    expect(up).not.toContain('You are waiting for');
    expect(await says('alex', 'accept 1.1b')).toContain('Accepted: 1.1(b) is due Fri 26 Feb 2027.');
    expect((await weeks.milestone('1.1(b)')).due).toBe('2027-02-26');
  });
});
