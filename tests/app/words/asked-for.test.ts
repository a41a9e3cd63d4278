/** What Waymark asked for and what people then type: a reason, a last day, who covers, "send", a figure. */
import { press } from '../../support/card-text.ts';
import { openBoardWeek } from '../boards/week.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from '../lead/weeks.ts';
import { items } from '../measures/stories.ts';
import { cardOf, wordsOf } from '../room.ts';

const open = (met = ['alex', 'robin', 'sam', 'olu'], at = '2026-12-04T10:00:00Z'): Promise<Weeks> =>
  openWeeks(met, at, {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
  });

let weeks: Weeks;
afterEach(() => weeks.close());
const said = async (who: string, text: string): Promise<string> => wordsOf(await weeks.says(who, text));

describe('leave', () => {
  // Friday 4 December 2026.
  test.each([
    [
      'annual leave 14 to 18 Dec, Robin covering',
      'from Mon 14 Dec until Fri 18 Dec, and that Robin Sample covers',
    ],
    ['away 14-18 Dec', 'from Mon 14 Dec until Fri 18 Dec'],
    ['on holiday next week', 'from Mon 7 Dec until Sun 13 Dec'],
    ["I'm on annual leave w/c 14 Dec", 'from Mon 14 Dec until Sun 20 Dec'],
    ['away until 18 December', 'away until Fri 18 Dec'],
  ])('%s', async (text, words) => {
    weeks = await open();
    expect(await said('alex', text)).toContain(words);
  });

  test.each(["I'm away", 'I am away', 'on leave'])('"%s": until when, and who covers', async (text) => {
    weeks = await open();
    expect(await said('alex', text)).toContain('Until when are you away? And who covers?');
    expect(await said('alex', '18 December')).toContain('away until Fri 18 Dec? Nobody covers');
    expect(await said('alex', 'robin')).toContain('until Fri 18 Dec, and that Robin Sample covers?');
    expect(await said('alex', 'yes')).toContain(
      'Noted: you are away until Fri 18 Dec, and Robin Sample covers',
    );
  });

  test('the button of every card asks the same', async () => {
    weeks = await open();
    const more = await weeks.taps('alex', { do: 'more', of: (await weeks.milestone('1.1(a)')).id });
    const asked = await weeks.taps('alex', press(cardOf(more), 'I’m away'));
    expect(wordsOf(asked)).toContain('Until when are you away?');
    expect(await said('alex', '14 to 18 Dec, Robin covers')).toContain('from Mon 14 Dec until Fri 18 Dec');
  });

  test('no end is made up: maternity leave from January is asked about', async () => {
    weeks = await open();
    expect(await said('alex', 'maternity leave from January')).toContain(
      'Until when are you away, from Fri 1 Jan 2027?',
    );
    expect(await said('alex', 'end of August')).toContain('from Fri 1 Jan 2027 until Tue 31 Aug 2027');
  });

  test('something else instead of the day is taken for itself, and the question is over', async () => {
    weeks = await open();
    await said('alex', "I'm away");
    expect(await said('alex', '1.1b on track')).toContain('Recorded');
    expect(await said('alex', '18 December')).not.toContain('away until');
  });
});

test('the reason for a hold', async () => {
  weeks = await openBoardWeek();
  expect(await said('sam', 'hold the post')).toContain('Why should the next post');
  expect(await said('sam', 'numbers are wrong')).toContain('because “numbers are wrong”?');
  expect(await said('sam', 'yes')).toContain('Held');
});

test('"hold friday’s post, figures are being checked" has its reason', async () => {
  weeks = await openBoardWeek();
  expect(await said('sam', "hold friday's post, figures are being checked")).toContain(
    'because “figures are being checked”?',
  );
});

test('the reason for more time', async () => {
  weeks = await open();
  await said('alex', 'need more time for 1.1b til 15 jan');
  const recorded = await said('alex', 'staff off sick');
  expect(recorded).toContain('1.1(b)');
  expect(await weeks.milestone('1.1(b)')).toMatchObject({ forecast: '2027-01-15', reason: 'staff off sick' });
});

test('the reason for a decline', async () => {
  weeks = await open();
  await said('alex', 'need more time for 1.1b until 15 Jan because staff are off sick');
  expect(await said('sam', 'decline 1.1b')).toContain('Reason');
  const declined = await said('sam', 'the board waits for it');
  expect(declined).not.toContain('not understand');
  expect(await said('sam', 'my requests')).not.toContain('1.1(b)');
});

test('a question in place of the reason is answered, and nothing is held', async () => {
  weeks = await openBoardWeek();
  await said('sam', 'hold the post');
  expect(await said('sam', "what's overdue")).not.toContain('because');
  expect(await said('sam', 'numbers are wrong')).not.toContain('Hold the next post');
});

test.each([
  ['could I have until end of Feb for 1.1b please, HR froze the post', '2027-02-28'],
  ['more time for 1.1b until 15 Jan because the post is frozen', '2027-01-15'],
  ['I need until 15 Jan for 1.1b as the post is frozen', '2027-01-15'],
  ['can we move 1.1b to 26 feb? post is frozen', '2027-02-26'],
])('"%s" is one request', async (text, forecast) => {
  weeks = await open();
  const answer = await weeks.says('alex', text);
  expect(answer.say).toHaveLength(1);
  expect(wordsOf(answer)).toContain('1.1(b)');
  expect(await weeks.milestone('1.1(b)')).toMatchObject({ forecast });
});

test.each([
  'can we push 1.1b to March',
  'need a bit longer on 1.1b',
  'need another month on 1.1b',
  'can I have an extension on 1.1b',
])('"%s" opens the form of that action', async (text) => {
  weeks = await open();
  const words = wordsOf(await weeks.says('alex', text));
  expect(words).toContain('1.1(b)');
  expect(words).not.toContain('Which action');
});

describe('a chase', () => {
  test('"send", typed, sends what was shown', async () => {
    weeks = await open();
    expect(await said('sam', 'chase alex about 1.1b')).toContain('Alex');
    expect(await said('sam', 'send')).toMatch(/^(?:Alex|1 |Asked|Chased|Sent)|next card|is asked/);
    // It was sent: a yes finds nothing that waits.
    expect(await said('sam', 'yes')).not.toMatch(/next card|is asked/);
  });

  test('of somebody who has not met Waymark is told so, and hands nothing over', async () => {
    weeks = await open(['alex', 'sam', 'olu']);
    await said('sam', 'status of 2.2a');
    const words = await said('sam', 'chase robin');
    expect(words).not.toMatch(/hand/i);
    expect(words).toContain('cannot reach');
  });

  test('of nobody who is known is said', async () => {
    weeks = await open();
    expect(await said('sam', 'chase zoe')).toContain('Nobody was chased');
  });
});

describe('readings that were asked for', () => {
  const measured = () =>
    openWeeks(['robin'], '2026-12-01T10:00:00Z', {
      items: items(),
      people: everybody('alex', 'robin', 'sam', 'olu'),
    });
  test.each(['it was 21.3%', 'persistent absence is 21.3%', 'absence 21.3 for november', '21.3%'])(
    '"%s" fills the form of the measure',
    async (text) => {
      weeks = await measured();
      await weeks.until('2026-12-04');
      const words = await said('robin', text);
      expect(words).toContain('Persistent absence');
      expect(words).not.toContain('not understand');
    },
  );
  test.each(['no figure yet', 'no data until January'])('"%s" is taken', async (text) => {
    weeks = await measured();
    await weeks.until('2026-12-04');
    expect(await said('robin', text)).toContain('nothing was recorded for “Persistent absence is reduced”');
  });
});
