/** Questions: answered from the record for whoever may see it, within what a board's channel is for. */
import { questionAbout } from '../../src/domain/question.ts';
import { cardActions } from '../support/card-text.ts';
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { CHANNEL, cardOf, inChannel, OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
afterEach(() => room.close());

describe('in the person’s own chat', () => {
  beforeEach(async () => {
    room = await openRoom();
  });

  test('what is overdue in a priority: with its owner, its days, the date, and what has none', async () => {
    const words = wordsOf(await room.says(OFFICER, "what's overdue in Priority 1"));
    expect(words).toMatch(/1\.1\(a\) Offer home visits/);
    expect(words).toMatch(/Head of Early Years/);
    expect(words).toMatch(/9 days overdue/);
    expect(words).not.toMatch(/2\.1/);
  });

  test('one action, by half its ref, can be updated from its answer by its owner alone', async () => {
    const buttons = async (who: string) =>
      cardActions(cardOf(await room.says(who, '1.1b?'))).map(({ data }) => data.do);
    expect(await buttons(ALEX)).toContain('open-form');
    expect(await buttons(OFFICER)).toContain('open-form');
    await room.says('sam', 'help');
    expect(wordsOf(await room.says('sam', '1.1b?'))).toMatch(/Nothing here is yours yet/);
  });

  test('"mine" is the asker’s own', async () => {
    expect(wordsOf(await room.says(ALEX, 'mine'))).toMatch(/1\.1\(a\)/);
    const robins = wordsOf(await room.says(ROBIN, 'mine'));
    expect(robins).toMatch(/2\.1\(a\)/);
    expect(robins).not.toMatch(/1\.1\(a\)/);
  });

  test.each(['who owns 1.1b', 'when is 1.1b due', 'evidence for 1.1b', 'who leads the two-year-old checks'])(
    '"it" after "%s" is that one action, whatever was spoken of before',
    async (asked) => {
      await room.says(OFFICER, 'status of 2.1a');
      await room.says(OFFICER, asked);
      const words = wordsOf(await room.says(OFFICER, "what's its status"));
      expect(words).toMatch(/1\.1\(b\)/);
      expect(words).not.toMatch(/2\.1\(a\)/);
    },
  );

  test('"done" after a question about several is no one’s', async () => {
    await room.says(ALEX, 'status of 1.1b');
    await room.says(ALEX, 'who owns 1.1');
    await room.says(ALEX, 'done');
    expect(await room.updates()).toEqual([]);
  });

  test('help, and what was not understood, name what can be said', async () => {
    expect(wordsOf(await room.says(ALEX, 'help'))).toMatch(/Sample Children and Schools Plan/);
    const unclear = await room.says(ALEX, 'xyzzy plugh');
    expect(wordsOf(unclear)).toMatch(/nothing was changed/);
    expect(cardActions(cardOf(unclear)).length).toBeGreaterThan(0);
    expect(await room.updates()).toEqual([]);
  });

  test('a suggestion that is tapped is as good as typed', async () => {
    const answer = await room.taps(ALEX, { do: 'say', text: 'mine' });
    expect(wordsOf(answer)).toMatch(/1\.1\(a\)/);
  });
});

describe('in the board’s channel', () => {
  test('no reason is read that no lead chose for the board, and that is said once', async () => {
    room = await openRoom();
    await room.says(ALEX, '1.1a off track because Robin is still away');
    await room.says(ALEX, '1.1b at risk because the hall is shut');
    expect(wordsOf(await room.says(OFFICER, 'status of 1.1a'))).toMatch(/Robin is still away/);
    const asks = [
      'status of 1.1a',
      'what is off track',
      'why is 1.1a red',
      'what’s overdue',
      'list all actions',
    ];
    for (const asked of [...asks, 'history of 1.1a', 'what changed this week', 'what did Alex say']) {
      const words = wordsOf(await room.says(OFFICER, asked, inChannel()));
      expect(words).not.toMatch(/still away|the hall is shut/);
      expect(words.match(/Words stay with its lead/g) ?? []).toHaveLength(/1\.1\([ab]\)/.test(words) ? 1 : 0);
    }
    expect(wordsOf(await room.says(OFFICER, 'status of 1.1a', inChannel()))).toMatch(/Off track \(red\)/);
  });

  const [board] = samplePlan().book.plan.boards;
  if (!board) throw new Error('the sample plan has no board');

  test('its members may read, whoever they are, and no card there offers an update', async () => {
    room = await openRoom();
    const answer = await room.says('sam', '1.1b?', inChannel());
    expect(wordsOf(answer)).toMatch(/1\.1\(b\)/);
    expect(cardActions(cardOf(answer)).map(({ data }) => data.do)).not.toContain('open-form');
    expect(wordsOf(await room.says('sam', '1.1b?', inChannel('19:elsewhere@thread.tacv2')))).not.toMatch(
      /1\.1\(b\)/,
    );
  });

  test('a board of one priority is answered about that one alone, an officer in it too', async () => {
    room = await openRoom({ plan: { boards: [{ ...board, channel: CHANNEL, scope: ['2'] }] } });
    for (const who of ['sam', OFFICER]) {
      expect(wordsOf(await room.says(who, "what's overdue", inChannel()))).not.toMatch(/1\.1\(/);
      expect(wordsOf(await room.says(who, "what's overdue in Priority 1", inChannel()))).toMatch(
        /not for this board/,
      );
      expect(wordsOf(await room.says(who, '1.1b?', inChannel()))).toMatch(/not for this board/);
      expect(wordsOf(await room.says(who, '2.1a?', inChannel()))).toMatch(/2\.1\(a\)/);
    }
  });

  test('a page that was made up does not reach further', async () => {
    room = await openRoom({ plan: { boards: [{ ...board, channel: CHANNEL, scope: ['2'] }] } });
    const question = JSON.stringify(questionAbout('status', { plan: 'sample', items: ['1'] }));
    const answer = await room.taps('sam', { do: 'page', question, offset: 0 }, inChannel());
    expect(wordsOf(answer)).toMatch(/not for this board/);
  });
});

test('what a word of the plan means is told, and is no misunderstanding', async () => {
  room = await openRoom();
  const answer = await room.says(OFFICER, 'what does EY mean?');
  expect(wordsOf(answer)).toContain('EY: early years.');
  expect(wordsOf(answer)).not.toContain('did not understand');
  expect(cardActions(cardOf(answer)).map(({ title }) => title)).toEqual(['Actions on EY']);
  expect(wordsOf(await room.says(OFFICER, 'what does ZZQ mean?'))).toContain('spells out');
});
