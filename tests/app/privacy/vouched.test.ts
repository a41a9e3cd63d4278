/** What somebody says is about no child is stored with their name and the time, wherever it goes; officers are told how many. */
import { privacy } from '../../../src/doctoring/privacy.ts';
import { all } from '../../../src/store/store.ts';
import { openBoardWeek, pressed } from '../boards/week.ts';
import type { Weeks } from '../lead/weeks.ts';
import { cardOf, TENANT } from '../room.ts';
import { buttonIn } from './buttons.ts';

let weeks: Weeks;
beforeEach(async () => {
  weeks = await openBoardWeek();
});
afterEach(() => weeks.close());

const LOOKS = 'JB in Year 4 is the name of a robot';

const counted = async (): Promise<string> =>
  (await privacy(weeks.store, TENANT)).map(({ what }) => what).join();

/** Says it, is held back, and has it stored all the same. */
async function insists(who: string, words: string): Promise<void> {
  const held = buttonIn(cardOf(await weeks.says(who, words)), 'It is not about a child: store it');
  await weeks.taps(who, { ...held, 'in:words': words });
}

test('a comment, a hold, words for the board, a decline and a decision: each has who and when, and is counted', async () => {
  const comment = pressed('comment', { 'in:comment': LOOKS });
  const held = buttonIn(cardOf(await weeks.taps('sam', comment)), 'It is not about a child: store it');
  expect(await counted()).toBe('');
  await weeks.taps('sam', { ...held, 'in:comment': LOOKS });
  expect(await counted()).toContain('1 text looked like');

  await insists('sam', `for the board: ${LOOKS} (1.1b)`);
  await weeks.says('sam', 'yes');
  await insists('olu', `hold Friday’s post because ${LOOKS}`);
  await weeks.says('olu', 'yes');
  const [post] = await all(weeks.store, TENANT, { kind: 'board-post' });
  const said = post && [...post.doc.body.comments, ...post.doc.body.lines, post.doc.body.hold];
  for (const one of said ?? []) expect(one?.vouched).toMatchObject({ by: one?.by, kinds: ['initials'] });
  expect(said).toHaveLength(3);

  await weeks.says('alex', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  await insists('sam', `decline 1.1b because ${LOOKS}`);
  const [request] = await all(weeks.store, TENANT, { kind: 'request' });
  expect(request?.doc.body.decided?.vouched).toMatchObject({ kinds: ['initials'] });

  await insists('olu', `decision of the Partnership on 12 November: ${LOOKS}`);
  await weeks.says('olu', 'yes');
  const [decision] = await all(weeks.store, TENANT, { kind: 'decision' });
  expect(decision?.doc.body.vouched?.by).toBe(decision?.doc.body.by);
  expect(await counted()).toContain('5 texts looked like');
});

test('what was never held back is not counted', async () => {
  await weeks.taps('sam', pressed('comment', { 'in:comment': 'Two more schools have signed up' }));
  const [post] = await all(weeks.store, TENANT, { kind: 'board-post' });
  expect(post?.doc.body.comments[0]?.vouched).toBeUndefined();
  expect(await counted()).toBe('');
});
