/** Who is silent is a number for those who may not see whom: of everything together, and of nothing less. */
import { sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { CHANNEL, inChannel, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
afterEach(() => room.close());

const asked = {
  status: 'not-started',
  lastUpdate: null,
  due: '2026-11-20',
  firstDue: '2026-11-20',
  askedOn: '2026-11-20',
  askedFrom: '2026-11-20',
} as const;
const silent = ['1.1(b)', '2.1(a)'].map((ref) => `milestone-${ref}`);
const { book, milestones } = samplePlan();
const quiet = milestones.map((one) =>
  silent.includes(one.id) ? sampleMilestone({ ...one, ...asked }) : one,
);

const ONES = ['is 2.1a silent', "which of Robin's are silent", 'silent in P2', 'silent in 2.1', 'and p2?'];

/** Alex leads nothing; in the channel an officer reads what everybody reads. */
test.each([
  ['alex', {}],
  ['sam', inChannel()],
  ['olu', inChannel()],
])(
  '%s is told the number of all, never of one action or person; “which ones?” lists nobody',
  async (who, over) => {
    room = await openRoom({ milestones: quiet });
    const says = async (text: string): Promise<string> => wordsOf(await room.says(who, text, over));
    expect(await says('who is silent')).toMatch(/^2 actions are silent/);
    for (const text of ['which ones?', 'which are they?', 'and who are they?', 'list them', 'show me those'])
      expect(await says(text)).toMatch(/^2 actions are silent/);
    for (const text of ONES) {
      const words = await says(text);
      expect(words).toContain(
        'tell how many actions are silent in all, and not for a part of them or a person',
      );
      expect(words).not.toMatch(/\d actions? /);
      expect(await says('which ones?')).toBe(words);
    }
    expect(await says('who is silent')).toMatch(/^2 actions are silent/);
  },
);

test('whoever leads sees which, of a part as well, and “which ones?” shows them again', async () => {
  room = await openRoom({ milestones: quiet });
  const words = wordsOf(await room.says('robin', 'silent in P2'));
  expect(words).toContain('2.1(a) Rewrite attendance letters');
  expect(wordsOf(await room.says('robin', 'which ones?'))).toBe(words);
});

test('of a board with a scope, that scope is everything', async () => {
  const boards = book.plan.boards.map((one) => ({ ...one, channel: CHANNEL, scope: ['2'] }));
  room = await openRoom({ milestones: quiet, plan: { boards } });
  for (const text of ['who is silent', 'silent in P2'])
    expect(wordsOf(await room.says('sam', text, inChannel()))).toMatch(/^1 action in Priority 2 is silent/);
  expect(wordsOf(await room.says('sam', 'silent in 2.1', inChannel()))).toContain('silent in all');
});
