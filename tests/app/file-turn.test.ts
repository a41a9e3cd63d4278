/** Files that people send: who may, where, and one clear message for every file that cannot be taken. */
import fc from 'fast-check';
import type { Log } from '../../src/app/ports.ts';
import { countsOf, SCHOOLS, sendPlan } from './drafts.ts';
import { inChannel, linesOf, OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
let stored: Record<string, number>;
const lines: string[] = [];
const keep = (fields: unknown, event: string): void => void lines.push(`${event} ${JSON.stringify(fields)}`);
const log: Log = { info: keep, warn: keep, error: keep };

beforeEach(async () => {
  room = await openRoom({ log });
  await room.meets(OFFICER);
  stored = await countsOf(room);
});
afterEach(async () => {
  expect(lines.join()).not.toMatch(/sharepoint|\.yml/);
  await room.close();
});
/** A picture of one dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const expectNothingStored = async (): Promise<void> => expect(await countsOf(room)).toEqual(stored);

describe('who may send a plan', () => {
  test('somebody who has no part in a plan is told whose it is; it is not even fetched', async () => {
    const answer = await room.sends('sam', ['minutes.docx']);
    expect(wordsOf(answer)).toMatch(
      /^I did not open the file: evidence comes from the owner of an action, its lead or an officer, and plans from an officer\./,
    );
    await expectNothingStored();
  });

  test('an owner’s plan is no draft: it can only be evidence', async () => {
    room.shelf.set('schools.txt', SCHOOLS);
    const answer = await room.sends('alex', ['schools.txt'], { text: 'for 1.1(b)' });
    expect(linesOf(answer)).toContain('Evidence: schools.txt');
    await expectNothingStored();
  });

  test('in a channel an officer, too, is told where to send it, and a question beside it is answered', async () => {
    const answer = await room.sends(OFFICER, ['schools.yml'], { ...inChannel(), text: "what's overdue" });
    expect(wordsOf(answer)).toContain('1.1(a)');
    expect(wordsOf(answer)).toContain('I did not open the file here. Please send it to me in our own chat.');
    await expectNothingStored();
  });

  test('an officer’s words beside a plan are left aside, and that is said', async () => {
    room.shelf.set('schools.yml', SCHOOLS);
    const answer = await room.sends(OFFICER, ['schools.yml'], { text: '1.1(b) done' });
    expect(answer.say).toHaveLength(2);
    expect(wordsOf(answer)).toMatch(/^Draft of Schools Plan/);
    expect(wordsOf(answer)).toMatch(
      /left aside what you wrote with it\. If that was for me, please say it again/,
    );
    expect(await room.updates('1.1(b)')).toEqual([]);
  });

  test('an officer’s picture is evidence, and the words beside it count', async () => {
    room.shelf.set('photo.png', PNG);
    const answer = await room.sends(OFFICER, ['photo.png'], { text: '1.1(b) on track' });
    expect(linesOf(answer)).toContain('Evidence: photo.png');
    expect(await room.updates('1.1(b)')).toMatchObject([{ said: { status: 'on-track' } }]);
    await expectNothingStored();
  });

  test('an officer’s words count while the document beside them cannot be had', async () => {
    room.shelf.set('minutes.docx', 'unreachable');
    const answer = await room.sends(OFFICER, ['minutes.docx'], { text: '1.1(b) on track' });
    expect(wordsOf(answer)).toContain('Recorded: 1.1(b)');
    expect(wordsOf(answer)).toContain('File pending: minutes.docx');
  });

  test.each(['', 'for the board'])(
    'what cannot be fetched is pending, as an owner’s is (words: "%s")',
    async (text) => {
      room.shelf.set('minutes.pdf', 'unreachable');
      const answer = await room.sends(OFFICER, ['minutes.pdf'], { text });
      expect(linesOf(answer)[0]).toBe('minutes.pdf: evidence for which?');
      expect(wordsOf(answer)).toContain('File pending: minutes.pdf');
      expect(wordsOf(answer)).toContain('If minutes.pdf is a plan, send it again in a minute.');
      expect(wordsOf(answer)).not.toContain('I read the file');
    },
  );

  test('evidence that is larger than plans are is kept', async () => {
    const large = new Uint8Array(21_000_000);
    large.set(PNG);
    room.shelf.set('minutes.pdf', large);
    const answer = await room.sends(OFFICER, ['minutes.pdf']);
    expect(linesOf(answer)[0]).toBe('minutes.png: evidence for which?');
    expect(linesOf(answer)).toContain('minutes.pdf is too large to be taken as a plan.');
  });

  test('nobody is told that a file was read which was not had', async () => {
    room.shelf.set('return.xlsx', 'unreachable');
    const answer = await room.sends(OFFICER, ['return.xlsx'], { text: '1.1(b) done' });
    expect(wordsOf(answer)).toBe(
      'Nothing was stored: return.xlsx could not be fetched just now. Please send it again in a minute.\nI left aside what you wrote with it, too. If that was for me, please say it again by itself.',
    );
    await expectNothingStored();
  });

  test('a document with words that say what it is for is evidence, even if it reads as a plan', async () => {
    const plan = '1 Every school is a good school\n1.1 Visit each school once by 30 October 2026\n';
    room.shelf.set('minutes.txt', plan);
    const answer = await room.sends(OFFICER, ['minutes.txt'], { text: '1.1(b) done' });
    expect(linesOf(answer)).toContain('Evidence: minutes.txt');
    expect(await room.updates('1.1(b)')).toMatchObject([{ said: { status: 'complete' } }]);
    await expectNothingStored();
  });

  test('what has no ending is no plan', async () => {
    room.shelf.set('the picture', PNG);
    const answer = await room.sends(OFFICER, ['the picture']);
    expect(linesOf(answer)[0]).toBe('the picture.png: evidence for which?');
    expect(wordsOf(answer)).not.toContain('as a plan');
  });

  test('a plan and a picture in one message are a draft and a question', async () => {
    room.shelf.set('schools.yml', SCHOOLS);
    room.shelf.set('photo.png', PNG);
    const answer = await room.sends(OFFICER, ['schools.yml', 'photo.png']);
    expect(wordsOf(answer)).toMatch(/^Draft of Schools Plan/);
    expect(wordsOf(answer)).toContain('photo.png: evidence for which?');
  });

  test('what cannot be had is left aside, and the words beside it are taken', async () => {
    const answer = await room.sends(OFFICER, [], { others: 1, text: '1.1(b) on track' });
    expect(wordsOf(answer)).toContain('Recorded: 1.1(b)');
    expect(wordsOf(answer)).toContain('I left one attachment aside: I take files and pictures');
  });

  test('two files are two drafts', async () => {
    room.shelf.set('one.yml', SCHOOLS);
    room.shelf.set('two.yml', SCHOOLS.replace('plan: schools', 'plan: others'));
    const answer = await room.sends(OFFICER, ['one.yml', 'two.yml']);
    expect(wordsOf(answer).match(/^Read from .*$/gm)).toEqual(['Read from one.yml', 'Read from two.yml']);
    expect(await countsOf(room)).toMatchObject({ draft: 2 });
  });
});

describe('a file that cannot be taken', () => {
  test.each<[string, string, string | Uint8Array, RegExp]>([
    [
      'an old workbook',
      'plan.xls',
      PNG,
      /the file: is in the old Excel format; save it as an Excel workbook \(\.xlsx\)/,
    ],
    ['a workbook with macros', 'plan.xlsm', PNG, /the file: has macros, which are never read/],
    ['a picture that is called a workbook', 'plan.xlsx', PNG, /the file/],
    ['a text that is no plan', 'plan.txt', 'hello there', /the file/],
  ])('%s: why it is no plan, and the offer to take it as evidence', async (_name, file, content, place) => {
    const answer = await sendPlan(room, content, file);
    expect(linesOf(answer)[0]).toMatch(/^plan\.\w+: evidence for which\?$/);
    expect(linesOf(answer)).toContain(`${file} cannot be taken as a plan:`);
    expect(linesOf(answer)).toContain('If it is evidence, say what it is for.');
    expect(wordsOf(answer)).toMatch(place);
    await expectNothingStored();
  });

  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['nothing in it', 'plan.yml', '', /the file: is empty; send the file again/],
    ['no plan', 'plan.yml', 'hello', /the file: must be a group of fields/],
    ['half a plan', 'plan.json', '{"plan": "sch', /line 1/],
    [
      'an owner whom the plan does not know',
      'plan.yml',
      SCHOOLS.replace('2027-01-29, owners: [head]', '2027-01-29, owners: [deputy]'),
      /\(1\(b\), line 12\): "deputy" is neither a post/,
    ],
    [
      'a date that there is not',
      'plan.yml',
      SCHOOLS.replace('2026-10-30', '2026-02-30'),
      /1\(a\), line 11\): must be a real date/,
    ],
  ])('%s: the place, what is wrong, and that nothing was stored', async (_name, file, content, place) => {
    const answer = await sendPlan(room, content, file);
    expect(answer.say).toHaveLength(1);
    expect(linesOf(answer)[0]).toBe(`${file} cannot be taken as it is`);
    expect(wordsOf(answer)).toMatch(place);
    expect(linesOf(answer).at(-1)).toBe('Nothing was stored.');
    await expectNothingStored();
  });

  test('many faults are counted, and the first are told', async () => {
    const wrong = SCHOOLS.replaceAll('nature: deliverable', 'nature: lively').replaceAll(
      'due: 20',
      'due: 2o',
    );
    const answer = await sendPlan(room, wrong);
    expect(linesOf(answer)).toHaveLength(1 + 5 + 1);
    const more = await sendPlan(room, wrong.replaceAll('title:', 'titel:'));
    expect(linesOf(more)).toContainEqual(expect.stringMatching(/^and \d+ more$/));
    expect(linesOf(more)).toHaveLength(1 + 6 + 2);
  });

  test.each([
    ['too-large', /^Nothing was stored: plan\.xlsx is larger than 20 MB; leave out pictures/],
    [
      'not-allowed',
      /^Nothing was stored: the link that came with plan\.xlsx leads to where I may not read\./,
    ],
    [
      'unreachable',
      /^Nothing was stored: plan\.xlsx could not be fetched just now\. Please send it again in a minute\./,
    ],
    ['gone', /^Nothing was stored: Teams did not let me open plan\.xlsx\..* from Teams on a computer\./],
  ] as const)('%s: one sentence with what to do', async (reason, words) => {
    room.shelf.set('plan.xlsx', reason);
    expect(wordsOf(await room.sends(OFFICER, ['plan.xlsx']))).toMatch(words);
    await expectNothingStored();
  });

  test('a web page is to be printed', async () => {
    room.shelf.set('policy.html', 'gone');
    const words = 'If it is a web page, print it to a PDF and send that.';
    for (const who of [OFFICER, 'alex'])
      expect(wordsOf(await room.sends(who, ['policy.html']))).toContain(words);
    room.shelf.set('plan.xlsx', 'gone');
    expect(wordsOf(await room.sends(OFFICER, ['plan.xlsx']))).not.toContain('web page');
  });

  test('a name is text and nothing else', async () => {
    const answer = await sendPlan(room, '', '**bold** <at>all</at> {{DATE(2026)}}.yml');
    expect(linesOf(answer)[0]).toBe('**bold** <at>all</at> {{DATE(2026)}}.yml cannot be taken as it is');
    expect(JSON.stringify(answer)).not.toMatch(/<at>|\{\{DATE/);
  });

  test('any bytes under any name are answered, and nothing but a draft is stored', async () => {
    const endings = fc.constantFrom(
      'yml',
      'json',
      'xlsx',
      'csv',
      'docx',
      'pdf',
      'txt',
      'md',
      'xls',
      'exe',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.string(),
        endings,
        async (bytes, name, ending) => {
          const answer = await sendPlan(room, bytes, `${name}.${ending}`);
          expect(answer.say).toHaveLength(1);
          const { draft: _, 'draft-part': __, ...others } = await countsOf(room);
          expect(stored).toMatchObject(others);
        },
      ),
      { numRuns: process.env.WAYMARK_VERIFY === 'full' ? 2000 : 60 },
    );
  });
});
