/** The connection breaks while the board's post goes out: nobody guesses, the officers look and say. */
import { demoOverlay } from '../support/demo-plan.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
afterEach(() => town.close());

const OFFICERS = ['farid.sample@example.org', 'esme.sample@example.org'];

/** Friday at four the post is under way when the connection is lost, before or after it reached Teams. */
async function lost(moment: 'before' | 'after'): Promise<{ posts: number }> {
  town = await openTown('2026-12-03T10:00', demoOverlay(), OFFICERS);
  for (const who of ['alex', 'farid', 'esme']) await town.person(who).meets();
  await town.itIs('2026-12-04T15:00');
  const posts = town.posts().length;
  town.connector.mishap({ reset: moment });
  await town.itIs('2026-12-04T16:00');
  return { posts };
}

test('it had arrived: one officer says so, the other reads that, and next week goes on from it', async () => {
  const { posts } = await lost('after');
  const [farid, esme] = [town.person('farid'), town.person('esme')];
  for (const officer of [farid, esme]) {
    expect(officer.theCard().notification).toBe(
      'Did it arrive? Weekly summary for Wigan Education Partnership',
    );
    expect(officer.theCard().buttons).toEqual(['It is there', 'Send it again']);
  }
  const settled = await farid.presses('It is there');
  expect(settled.text).toMatch(
    /Farid Sample has seen that it is there, Fri 4 Dec 2026, 16:0\d\. Nothing more is sent\./,
  );
  expect(settled.buttons).toEqual([]);
  const late = await esme.presses('Send it again');
  expect(late.text).toContain('Nothing was changed: it has been settled meanwhile');
  expect(late.text).toContain('Farid Sample has seen that it is there');
  for (const time of ['2026-12-04T17:00', '2026-12-05T09:00', '2026-12-07T07:00']) await town.itIs(time);
  expect(town.posts()).toHaveLength(posts + 1);
  await town.person('alex').types('3.7a done');
  await town.itIs('2026-12-11T16:00');
  expect(town.posts()).toHaveLength(posts + 2);
  const next = town.posts().at(-1);
  expect(next?.text).toContain('Changes since Fri 4 Dec.');
  expect(next?.text).toMatch(/Completed \(1\)\n3\.7\(a\)/);
});

test('it had not: an officer has it sent again, and the board reads it once', async () => {
  const { posts } = await lost('before');
  expect(town.posts()).toHaveLength(posts);
  const [farid, esme] = [town.person('farid'), town.person('esme')];
  const question = esme.theCard();
  expect((await farid.presses('Send it again')).text).toContain('It is on its way.');
  await town.look();
  expect(town.posts()).toHaveLength(posts + 1);
  expect(town.posts().at(-1)?.notification).toMatch(
    /^Wigan Education Partnership: \d+ of 114 actions are overdue/,
  );
  const late = await esme.presses('Send it again', { on: question });
  expect(late.text).toMatch(/Farid Sample asked for it to be sent again, .*\. It has been sent\./);
  await town.look();
  expect(town.posts()).toHaveLength(posts + 1);
});

test('the day’s note names who has not opened Waymark, on the first working day after the officer came', async () => {
  await lost('after');
  const farid = town.person('farid');
  const notes = farid.messages().filter(({ text }) => text.includes('What could not be sent'));
  expect(notes).toHaveLength(1);
  expect(notes[0]?.text).toMatch(/Have not opened Waymark yet\n.*actions? waits?/);
  expect(notes[0]?.text).not.toContain('Alex');
});
