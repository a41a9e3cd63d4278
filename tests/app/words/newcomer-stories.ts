/** What a newcomer says who does not know what Waymark understands: nonsense, small talk, wishes that are not theirs. */
import { cardActions, press } from '../../support/card-text.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { cardOf, OFFICER, openRoom, type Room, wordsOf } from '../room.ts';

const BOARD = 'Sample Partnership Board';

export function newcomerStories(): void {
  let room: Room;
  beforeEach(async () => {
    room = await openRoom();
    for (const who of [ALEX, ROBIN, OFFICER, 'sam']) await room.meets(who);
  });
  afterEach(() => room.close());

  const told = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));
  const tapsIn = async (who: string, text: string): Promise<unknown[]> =>
    cardActions(cardOf(await room.says(who, text))).map(({ data }) => data);

  test.each(['what is the weather', 'banana', 'banana custard', 'tell me a joke'])(
    'after an update "%s" is missed plainly, and no tap under it stores anything',
    async (text) => {
      await room.says(ALEX, '1.1b on track');
      const before = await room.updates();
      const answer = await room.says(ALEX, text);
      const taps = cardActions(cardOf(answer));
      expect(taps.at(-1)?.title).toBe('Help');
      for (const { data } of taps) await room.taps(ALEX, data);
      expect(await room.updates()).toEqual(before);
    },
  );

  test('"am I away?" tells of leave and cover: none, one that runs, and whom somebody covers for', async () => {
    expect(await told(ALEX, 'am I away?')).toMatch(/^You are not away, and no leave of yours is noted\./);
    await room.says('sam', 'hello');
    await room.says(ALEX, "I'm away until the 31st, Sam covers");
    await room.says(ALEX, 'yes');
    expect(await told(ALEX, 'when am I back?')).toMatch(
      /^You are away until Thu 31 Dec, and Sam Sample covers\. I ask you again from Mon 4 Jan 2027\./,
    );
    await room.says('sam', 'hello');
    expect(await told('sam', 'who do I cover for?')).toContain('You cover for Alex Sample until Thu 31 Dec.');
    await room.says(ALEX, "I'm back");
    await room.says(ALEX, 'on leave from 14 December to 18 December');
    await room.says(ALEX, 'yes');
    expect(await told(ALEX, 'am I on leave?')).toMatch(
      /^You are not away\.\nYou will be away from Mon 14 Dec until Fri 18 Dec, and nobody covers\./,
    );
  });

  test('"working days" shows what is set, and how to change it', async () => {
    expect(await told(ALEX, 'working days')).toContain('None is set: every working day counts.');
    const card = cardOf(await room.says(ALEX, 'my working days'));
    await room.taps(ALEX, press(card, 'Save', { 'in:weekdays': 'Friday' }));
    expect(await told(ALEX, 'working days')).toContain('Set now: Fridays. Change it below, and choose Save.');
  });

  test('what became of a request: it waits, it was decided, and of nothing that was asked it says so', async () => {
    expect(await told(ALEX, 'what became of my request')).toMatch(/^You have asked nobody for anything/);
    await room.says(ALEX, 'need more time for 1.1b, until 26 Feb because HR froze the post');
    expect(await told(ALEX, 'did Robin accept 1.1b')).toBe(
      '1.1(b): on Fri 4 Dec you asked for more time, until Fri 26 Feb 2027. It waits for Robin Sample.\nWhat waits',
    );
    expect(await told(ALEX, 'did Robin accept 1.1a')).toMatch(
      /^You have asked nobody for anything about 1\.1\(a\)/,
    );
    expect(await told('sam', 'what became of my request')).not.toContain('1.1(b)');
    await room.says(ROBIN, "decline 1.1b's date because it was promised to schools");
    expect(await told(ALEX, 'what became of my request for 1.1b')).toMatch(
      /^Declined: 1\.1\(b\) stays due Fri 4 Dec\. Reason: “it was promised to schools” Robin Sample, Fri 4 Dec 2026/,
    );
  });

  test.each(['thank you!', 'thanks', 'cheers'])('"%s" is answered in two words', async (text) => {
    await room.says(ALEX, '1.1b on track');
    expect(await told(ALEX, text)).toBe('You’re welcome.');
  });

  test('help with two things is a page for each', async () => {
    const answer = await room.says(ALEX, 'help with dates and boards');
    expect(answer.say.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/^Help with dates/),
      expect.stringMatching(/^Help with boards/),
    ]);
  });

  test.each(['delete everything', 'delete all', 'clear all', 'please erase the whole plan'])(
    '"%s" withdraws nothing, whatever is in hand, and says how a slip is put right',
    async (text) => {
      for (const who of [ALEX, ROBIN, OFFICER]) {
        await room.says(who, who === ALEX ? '1.1b slipping' : '1.1a on track');
        const before = await room.updates();
        const words = await told(who, text);
        expect(words).toMatch(
          /^Nothing was changed: I delete nothing.*“undo”.*“I meant”.*two strategy officers/s,
        );
        expect(cardActions(cardOf(await room.says(who, text))).map(({ title }) => title)).not.toContain(
          'Confirm',
        );
        await room.says(who, 'yes');
        expect(await room.updates()).toEqual(before);
      }
    },
  );

  test('"delete 1.1b" asks its lead for the lead’s own word, and tells its owner whose word it is', async () => {
    const words = await told(ROBIN, 'delete 1.1b');
    expect(words).toContain('Shall I take 1.1(b) out of the plan, as no longer needed? Its history stays.');
    expect(words).not.toMatch(/ask the lead/i);
    expect(await told(ALEX, 'delete 1.1b')).toMatch(/out of the plan is for its lead or an officer/);
    expect((await room.milestone('1.1(b)')).status).toBe('not-started');
  });

  test('a priority that is not there: what there is, in the plan’s own word', async () => {
    const answer = await room.says(ALEX, "what's overdue in P9");
    expect(wordsOf(answer)).toMatch(
      /^There is no Priority 9\. There are Priorities 1 and 2\.|^There is no Priority 9\. There are Priorities 1 to 2\./,
    );
    const taps = cardActions(cardOf(answer));
    expect(taps).toHaveLength(2);
    expect(wordsOf(await room.taps(ALEX, taps.at(0)?.data))).toMatch(/overdue in Priority 2/);
  });

  test.each(['preview of the paper', 'preview of the paper for the Partnership'])(
    '"%s" is the next meeting’s paper',
    async (text) => {
      expect(await told(ROBIN, text)).toContain(`I know of no meeting of ${BOARD} to come`);
      await room.sets(OFFICER, 'the Sample Partnership Board meets on 12 January');
      expect(await told(ROBIN, text)).toContain('A draft: the papers are frozen on');
    },
  );

  test('a report for nobody that there is: which boards and which reports there are, and no evidence', async () => {
    const words = await told(ROBIN, 'report for elephants');
    expect(words).toMatch(
      /^I know no board called “elephants”, and nothing else of that name\. The board is the Sample Partnership Board\./,
    );
    expect(words).not.toMatch(/leave it out|Any evidence/);
    for (const data of (await tapsIn(ROBIN, 'report for elephants')).slice(0, 3))
      expect(wordsOf(await room.taps(ROBIN, data))).not.toMatch(/did not understand|I know no board/);
  });

  test('"hold Friday’s post" names the post that it would hold, and says so where there is none on that day', async () => {
    expect(await told(ROBIN, "hold Friday's post because the figures are wrong")).toContain(
      `Hold the next post to the ${BOARD}, on Fri 4 Dec, because “the figures are wrong”?`,
    );
    const other = await told(ROBIN, "hold Wednesday's post because the figures are wrong");
    expect(other).toContain(`There is no post to the ${BOARD} on Wed 9 Dec.`);
    expect(other).toContain('on Fri 4 Dec');
    expect(await told(ROBIN, "hold Wednesday's post")).toMatch(
      /There is no post to the .* on Wed 9 Dec\. Why should the next post to the .*, on Fri 4 Dec, be held\?/,
    );
    expect(await told(ROBIN, 'the figures are wrong')).toContain(
      'on Fri 4 Dec, because “the figures are wrong”?',
    );
    // A yes that comes when that post is out holds no other one.
    room.clock.set('2026-12-04T15:30:00Z');
    await room.says(ROBIN, "hold today's post because the figures are wrong");
    room.clock.set('2026-12-04T16:30:00Z');
    expect(await told(ROBIN, 'yes')).toMatch(
      /^Nothing was changed: that post is out\. .* on Fri 11 Dec 2026\./,
    );
  });

  test('a date that is not theirs to set is refused plainly, with what they can do', async () => {
    expect(await told(ALEX, '1.1b is due 1 March')).toMatch(
      /^Nothing was changed: the agreed date of 1\.1\(b\) is set by its lead or a strategy officer\. You can ask for it: “need more time for 1\.1\(b\), until 1 March 2027 because” and why\. Or .*“1\.1\(b\) slipping to 1 March 2027”/,
    );
    expect(await told(ALEX, '2.1a is due 1 March')).toContain('Please tell Robin Sample, who leads it.');
    expect(await told(ALEX, '1.1b is due 4 December')).toMatch(/agreed date of 1\.1\(b\)/);
    expect(await told(ROBIN, '1.1b is due 1 March')).toContain('as the due date of 1.1(b)?');
    expect((await room.milestone('1.1(b)')).due).toBe('2026-12-04');
  });

  test.each([
    ['assign 2.1a to sam@example.org', 'Please tell Robin Sample, who leads it.'],
    [
      'the lead of Priority 1 is sam@example.org',
      'who leads a part of the plan is set by a strategy officer',
    ],
    ['the Attendance Lead is sam@example.org', 'who holds a post is set by a strategy officer'],
    ['half-termly reports start this term', 'when recurring actions begin is set by a strategy officer'],
    ['require evidence', 'what a completion takes is set by a strategy officer'],
    [
      'make Sam Sample deputy of the Attendance Lead',
      'deputies and link officers are set by a strategy officer',
    ],
    ['the Sample Partnership Board meets on 12 January', 'are kept by strategy officers'],
    ['quiet days of the Attendance Lead', 'are set by a strategy officer'],
  ])('an owner who says "%s" is told whose word it is', async (text, words) => {
    await room.says(ALEX, '1.1b on track');
    const before = await room.updates();
    expect(await told(ALEX, text)).toContain(words);
    expect(await told(ALEX, 'yes')).not.toMatch(/^(?:Set|Recorded)/);
    expect(await room.updates()).toEqual(before);
  });

  test('a lead who asks what is missing may ask for it, and hears what they may set', async () => {
    const answer = await room.says(ROBIN, "what's missing in Priority 1");
    expect(wordsOf(answer)).toMatch(/Of what you lead you may set them: “set 1\.1\(a\) due 12 March”/);
    expect(wordsOf(answer)).not.toMatch(/set by a strategy officer/);
    const [dates, owners] = cardActions(cardOf(answer));
    expect(wordsOf(await room.taps(ROBIN, dates?.data))).toMatch(/no date/i);
    expect(wordsOf(await room.taps(ROBIN, owners?.data))).toMatch(/no owner/i);
    expect(await told(ALEX, "what's missing in Priority 1")).not.toContain('you lead');
  });

  test('what is not complete cannot be signed off, and that is what is said', async () => {
    expect(await told(ROBIN, 'sign off 1.1b')).toMatch(
      /^Nothing was changed: 1\.1\(b\) is not recorded as complete, so there is nothing to sign off\./,
    );
    expect(await told(ROBIN, 'sign off 1.1c')).toMatch(
      /1\.1\(c\) is recorded as complete, and nobody asks for a check/,
    );
  });
}
