/** Help and the welcome as each of them gets it: by what they are in the plan today. */

import { samplePerson } from '../../jobs/bench.ts';
import { cardActions } from '../../support/card-text.ts';
import { ALEX, ROBIN, samplePlan } from '../../support/sample-plan.ts';
import { openWeeks, type Weeks } from '../lead/weeks.ts';
import { cardOf, inChannel, linesOf, NOW, OFFICER, wordsOf } from '../room.ts';

const HEADINGS = [
  'Your actions',
  'What you contribute to',
  'Where you stand in',
  'As a lead',
  'As a strategy officer',
  'Ask',
  'More help',
];

const someone = (id: string) => samplePerson(id, { aadObjectId: null, address: null, welcomedAt: null });

/** The sample plan with Sam as one who contributes to 2.1(a). */
const withContributor = () =>
  samplePlan().book.items.map((item) =>
    item.ref === '2.1(a)'
      ? { ...item, owners: [...item.owners, { key: 'person:sam', part: 'contributor' } as const] }
      : item,
  );

export function helpStories(): void {
  let room: Weeks;
  beforeEach(async () => {
    room = await openWeeks([], NOW, {
      people: [ALEX, ROBIN, 'sam'].map(someone),
      items: withContributor(),
    });
  });
  afterEach(() => room.close());

  const helpOf = async (who: string, text = 'help') => linesOf(await room.says(who, text));
  const headingsOf = async (who: string) => {
    const lines = await helpOf(who);
    return HEADINGS.filter((heading) => lines.includes(heading));
  };
  const welcomeOf = async (who: string): Promise<string> => {
    await room.meets(who);
    await room.tick();
    return room.sentTo(who)[0]?.text ?? '';
  };

  test('an owner is told of their own actions, in the words of their own plan', async () => {
    expect(await headingsOf(ALEX)).toEqual(['Your actions', 'Ask', 'More help']);
    const words = (await helpOf(ALEX)).join(' ');
    expect(words).toContain('"1.1(a) on track"');
    expect(words).toContain('"What\'s overdue in Priority 1"');
  });

  test('a lead hears of leading, an officer of setting up; whoever contributes, who answers', async () => {
    expect(await headingsOf(ROBIN)).toEqual(['Your actions', 'As a lead', 'Ask', 'More help']);
    expect(await headingsOf(OFFICER)).toEqual(['As a lead', 'As a strategy officer', 'Ask', 'More help']);
    expect(await headingsOf('sam')).toEqual(['What you contribute to', 'Ask', 'More help']);
    expect((await helpOf('sam')).join(' ')).toContain('"status of 2.1(a)"');
  });

  test('whoever covers hears of it while they do, and not after', async () => {
    await room.says('sam', 'hello');
    await room.says(ALEX, "I'm away until the 31st, Sam covers");
    await room.says(ALEX, 'yes');
    expect(await headingsOf('sam')).toContain('Where you stand in');
    await room.says(ALEX, "I'm back");
    expect(await headingsOf('sam')).not.toContain('Where you stand in');
  });

  test('every button of help answers, whoever presses it', async () => {
    for (const who of [ALEX, ROBIN, OFFICER, 'sam']) {
      const buttons = cardActions(cardOf(await room.says(who, 'help')));
      expect(buttons.length).toBeGreaterThan(4);
      for (const { title, data } of buttons) {
        const said = wordsOf(await room.taps(who, data));
        expect([who, title, said]).toEqual([
          who,
          title,
          expect.not.stringMatching(
            /did not understand|Which (?:action|plan)|yours yet|is for (?:officers|leads)/,
          ),
        ]);
      }
    }
  });

  test('help with one thing is one page, for the role that asks, with the way back', async () => {
    const owner = await helpOf(ALEX, 'help with dates');
    const lead = await helpOf(ROBIN, 'how do I change a date?');
    expect(owner[0]).toBe('Help with dates');
    expect(owner.join(' ')).toContain('need more time for 1.1(a)');
    expect(owner.join(' ')).not.toMatch(/"set /);
    expect(lead.join(' ')).toContain('"set 2.1(a) due 12 February 2027"');
    expect(owner.at(-1)).toBe('Help');
  });

  test('in a board’s channel help says what a board can ask; setting it up is offered to an officer alone', async () => {
    const inBoard = async (who: string) => linesOf(await room.says(who, 'help', inChannel()));
    expect((await inBoard('sam')).join(' ')).toMatch(/Mention me and write/);
    expect(await inBoard('sam')).not.toContain('Set up this board');
    expect(await inBoard('sam')).not.toContain('My actions');
    expect(await inBoard(OFFICER)).toContain('Set up this board');
    const page = cardOf(await room.says('sam', 'help with papers', inChannel()));
    expect(cardActions(page).map(({ title }) => title)).toEqual(['Help']);
  });

  test('the welcome says what comes to whom, once', async () => {
    expect(await welcomeOf(ALEX)).toMatch(
      /two cards a week at most, never two in a day.*2 actions need an update from you now/s,
    );
    expect(await welcomeOf(ROBIN)).toMatch(/You lead a part of the plan.*My week as a lead/s);
    expect(await welcomeOf('sam')).toMatch(/You contribute to an action that somebody else answers for/);
    expect(await welcomeOf(OFFICER)).toMatch(/You are a strategy officer.*What’s missing\?/s);
    await room.meets(ALEX);
    await room.tick();
    expect(room.sentTo(ALEX).filter(({ text }) => text.includes('I’m Waymark'))).toHaveLength(1);
  });
}
