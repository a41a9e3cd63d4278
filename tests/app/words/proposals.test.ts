/** Each button answers what its own card asked; a typed yes answers what the last turn asked, and nothing older. */
import { cardActions, press } from '../../support/card-text.ts';
import { openBoardWeek } from '../boards/week.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from '../lead/weeks.ts';
import { cardOf, wordsOf } from '../room.ts';

const open = (): Promise<Weeks> =>
  openWeeks(['alex', 'robin', 'sam', 'olu'], '2026-12-01T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
  });

let weeks: Weeks;
afterEach(() => weeks.close());

const tapped = async (who: string, answer: Awaited<ReturnType<Weeks['says']>>, title: string) =>
  wordsOf(await weeks.taps(who, press(cardOf(answer), title)));

test('an older card’s Yes restricts the action, and holds no post', async () => {
  weeks = await openBoardWeek();
  const restrict = await weeks.says('sam', 'restrict 1.1b');
  await weeks.says('sam', 'hold the post because the figures are being checked');
  const said = await tapped('sam', restrict, 'Yes');
  expect(said).toContain('1.1(b)');
  expect(said).not.toContain('Held');
});

test('Yes on the first of two leaves notes the first, with its cover', async () => {
  weeks = await open();
  const first = await weeks.says('alex', "I'm away until 18 Dec, Robin covers");
  await weeks.says('alex', "I'm away until 23 Dec");
  expect(await tapped('alex', first, 'Yes')).toMatch(/away until Fri 18 Dec, and Robin Sample covers/);
});

test('a Yes still stands when something else was asked in between', async () => {
  weeks = await open();
  const leave = await weeks.says('alex', "I'm away until 18 Dec, Robin covers");
  await weeks.says('alex', 'status of 1.1b');
  // Typed, it answers the last turn, which asked nothing.
  expect(wordsOf(await weeks.says('alex', 'yes'))).not.toContain('Noted');
  expect(await tapped('alex', leave, 'Yes')).toContain('Noted: you are away until Fri 18 Dec');
  expect(await tapped('alex', leave, 'Yes')).toContain('Noted: you are away until Fri 18 Dec');
});

test('None on a receipt is of its own action, and evidence that comes next of the other', async () => {
  weeks = await open();
  const first = await weeks.says('alex', '1.1a done');
  await weeks.says('alex', '1.1b done');
  expect(await tapped('alex', first, 'None')).toContain('The board will see 1.1(a)');
  await weeks.says('alex', 'https://example.org/minutes');
  expect((await weeks.milestone('1.1(b)')).evidence?.latest).toMatchObject({
    url: 'https://example.org/minutes',
  });
  expect((await weeks.milestone('1.1(a)')).evidence).toBeNull();
});

test('no card of these sends a bare word for a yes or a no', async () => {
  weeks = await open();
  for (const text of ["I'm away until 18 Dec", '1.1a done', 'restrict 1.1b']) {
    const answer = await weeks.says(text.startsWith('restrict') ? 'sam' : 'alex', text);
    for (const { data } of cardActions(cardOf(answer)))
      expect(String(data.text ?? '')).not.toMatch(/^(?:yes|no|none)$/);
  }
});

test.each(['ongoing', '- still ongoing', 'no change'])(
  '"1.1b %s", never updated, is asked how it stands and is not recorded as not started',
  async (words) => {
    weeks = await open();
    const said = wordsOf(await weeks.says('alex', `1.1b ${words}`));
    expect(said).toContain('How does 1.1(b) stand?');
    expect(await weeks.updates('1.1(b)')).toEqual([]);
    await weeks.says('alex', 'on track');
    expect((await weeks.milestone('1.1(b)')).status).toBe('on-track');
  },
);

test('"all gone wrong" says more of the action that was named', async () => {
  weeks = await open();
  await weeks.says('alex', 'mine');
  const said = wordsOf(await weeks.says('alex', '1.1a is red, all gone wrong'));
  expect(said).not.toContain('1.1(b)');
  expect(await weeks.milestone('1.1(a)')).toMatchObject({ status: 'off-track', reason: 'all gone wrong' });
});
