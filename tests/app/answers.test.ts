/** Every kind of question, answered from the record in a conversation: who is meant, what of the past is read, who is named. */
import type { Milestone } from '../../src/domain/milestone.ts';
import { type Question, type QuestionIntent, questionAbout, questionIn } from '../../src/domain/question.ts';
import { cardActions, press } from '../support/card-text.ts';
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { cardOf, inChannel, linesOf, OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

/** The question itself, whatever words it was asked in. */
const asks = (who: string, intent: QuestionIntent, filters: Partial<Question> = {}, channel = false) => {
  const question = JSON.stringify(questionAbout(intent, { plan: 'sample', ...filters }));
  return room.taps(who, { do: 'page', question, offset: 0 }, channel ? inChannel() : {});
};

describe('what was said and changed', () => {
  beforeEach(async () => {
    await room.says(ROBIN, '2.1a off track because the printer is closed');
    await room.says(ALEX, '1.1b done https://sampleton.example/minutes');
  });

  test('the week’s moves: what went red, what was completed', async () => {
    const words = wordsOf(await asks(OFFICER, 'changes'));
    expect(words).toMatch(/Completed \(1\)\n1\.1\(b\) Check on every two-year-old/);
    expect(words).toMatch(/Became off track \(red\) \(1\)\n2\.1\(a\)/);
    const red = wordsOf(await asks(OFFICER, 'changes', { status: ['off-track'] }));
    expect(red).toMatch(/^1 became off track in the last 7 days/);
    expect(red).not.toMatch(/1\.1\(b\)/);
  });

  test('the history and the evidence of one action, with who said so', async () => {
    expect(wordsOf(await asks(OFFICER, 'history', { items: ['2.1(a)'] }))).toMatch(
      /Off track: “the printer is closed”\nRobin Sample/,
    );
    const words = wordsOf(await asks(OFFICER, 'evidence', { items: ['1.1'] }));
    expect(words).toMatch(/Link \(sampleton\.example\)\nAlex Sample/);
  });

  test('in the board’s channel nobody is named', async () => {
    for (const intent of ['changes', 'history', 'evidence', 'owner', 'no-update', 'status', 'list'] as const)
      expect(wordsOf(await asks('sam', intent, {}, true))).not.toMatch(/Alex|Robin/);
    expect(wordsOf(await asks('sam', 'owner', { items: ['2.1(a)'] }, true))).toMatch(/Attendance Lead/);
  });

  test('an answer about one action leads to its history and its evidence', async () => {
    const card = cardOf(await room.says(OFFICER, '1.1b?'));
    for (const [title, intent] of [
      ['History', 'history'],
      ['Evidence', 'evidence'],
    ] as const)
      expect(questionIn(String(press(card, title).question))).toMatchObject({ intent, items: ['1.1(b)'] });
  });
});

describe('somebody’s actions', () => {
  const of = (name: string, channel = false) => asks(OFFICER, 'list', { owner: [{ name }] }, channel);

  beforeEach(async () => {
    for (const who of [ALEX, ROBIN]) await room.says(who, 'help');
  });

  test('by their name or half of it, by their post, by an address', async () => {
    for (const name of ['Robin', 'robin sample', 'Ms Robin Sample', 'Attendance Lead', 'robin@example.org']) {
      const [heading] = linesOf(await of(name));
      expect(heading).toBe(`3 actions for ${name}`);
    }
  });

  test('of two with that name it is asked which, and a tap answers', async () => {
    const asked = cardOf(await of('Sample'));
    const titles = cardActions(asked).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Alex Sample', 'Robin Sample']));
    const answer = await room.taps(OFFICER, press(asked, 'Robin Sample'));
    expect(wordsOf(answer)).toMatch(/^3 actions for Robin Sample/);
  });

  test('nobody has that name: it is said, with who comes near', async () => {
    const asked = await of('Robyn');
    expect(wordsOf(asked)).toMatch(/Nobody in the record is called “Robyn”\. Did you mean one of these\?/);
    expect(cardActions(cardOf(asked)).map(({ title }) => title)).toEqual(['Robin Sample']);
    expect(wordsOf(await of('Zebedee'))).toMatch(/Name a post or a person of the plan/);
  });

  test('in a channel a name that is several people’s shows none of them', async () => {
    const words = wordsOf(await of('Sample', true));
    expect(words).toMatch(/Ask me in your own chat/);
    expect(words).not.toMatch(/Alex|Robin/);
  });
});

describe('who has not reported', () => {
  const asked = { askedOn: '2026-12-01' };
  const open = (milestones: Partial<Milestone>) =>
    samplePlan().milestones.map((one) => (one.item === 'item-1.1(a)' ? { ...one, ...milestones } : one));
  beforeEach(async () => {
    await room.close();
    room = await openRoom({ milestones: open(asked) });
  });

  test('is told to leads and officers in their own chat, with how long each was asked', async () => {
    const words = wordsOf(await asks(OFFICER, 'no-update'));
    expect(words).toMatch(/^1 action is silent/);
    expect(words).toMatch(/Silent: asked, and not answered \(1\)\n1\.1\(a\)[\s\S]*asked since Tue 1 Dec/);
    expect(words).toContain('Head of Early Years (alex@example.org)');
  });

  test.each([OFFICER, ALEX])('in a board’s channel is a number alone, whoever asks (%s)', async (who) => {
    const words = wordsOf(await asks(who, 'no-update', {}, true));
    expect(words).toMatch(/^1 action is silent\. Silent means: asked at least 2 working days ago/);
    expect(words).toContain('Leads and strategy officers can ask me which, in their own chat.');
    expect(words).not.toMatch(/Head of|Sample|1\.1\(a\)/);
    const question = JSON.stringify(questionAbout('no-update', { plan: 'sample' }));
    const file = wordsOf(await room.taps(who, { do: 'export', question }, inChannel()));
    expect(file).not.toMatch(/Head of|1\.1\(a\)/);
  });

  test('is not for an owner to see of others; of their own they are told', async () => {
    const others = wordsOf(await asks(ALEX, 'no-update'));
    expect(others).toContain('Which these are is for leads and strategy officers.');
    expect(others).not.toMatch(/1\.1\(a\)/);
    expect(wordsOf(await asks(ALEX, 'no-update', { owner: ['me'] }))).toMatch(/1\.1\(a\)/);
  });
});
