/** What an answer lists becomes a file: the same actions, for whom the answer was, and where others read without names. */

import { openFile } from '../../../src/app/evidence/open.ts';
import type { Answer, Attached, Message } from '../../../src/app/message.ts';
import { press } from '../../support/card-text.ts';
import {
  ALEX,
  EARLY_YEARS,
  ROBIN,
  sampleItem,
  sampleMilestone,
  samplePlan,
} from '../../support/sample-plan.ts';
import { rowsOf } from '../../support/sheet-rows.ts';
import { cardOf, inChannel, OFFICER, openRoom, type Room, wordsOf } from '../room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
});
afterEach(() => room.close());

const SHELF = 'https://sampleton-my.sharepoint.com/up';

function offerIn({ say: [only, ...others] }: Answer): Extract<Attached, { kind: 'offer' }> {
  const attach = only && 'text' in only ? only.attach : undefined;
  if (attach?.kind !== 'offer' || others.length > 0) throw new Error('nothing was offered');
  return attach;
}
/** The file that an answer offers, as whoever takes it has it. */
async function taken(
  who: string,
  answer: Answer,
): Promise<{ name: string; bytes: Uint8Array; description: string }> {
  const { id, name, description } = offerIn(answer);
  await room.consents(who, id, SHELF);
  const put = room.uploaded.at(-1);
  if (!put) throw new Error('nothing was put');
  return { name, description, bytes: put.bytes };
}
async function linked(answer: Answer): Promise<string> {
  const token = /https:\/\/waymark\.example\/files\/([^"]+)/.exec(JSON.stringify(answer))?.[1] ?? '';
  const opened = await openFile(room.app, token);
  return Buffer.from(opened?.bytes ?? []).toString('utf8');
}

test('the button of a list gives its actions, with what was counted and as at when', async () => {
  const listed = await room.says(ROBIN, 'how is priority 2 going');
  const answer = await room.taps(ROBIN, press(cardOf(listed), 'Export'));
  expect(answer.replace).toBeNull();
  const file = await taken(ROBIN, answer);
  expect(file).toMatchObject({
    name: 'sample-status-2026-12-04.xlsx',
    description: '5 actions in Priority 2, as at Fri 4 Dec 2026, 09:00.',
  });
  const [about, headings, ...rows] = await rowsOf(file.bytes, 'Actions');
  expect(about).toEqual([
    '5 actions in Priority 2. Counted: Priority 2 (Attendance and belonging). As at Fri 4 Dec 2026, 09:00. Sample Children and Schools Plan.',
  ]);
  expect(headings?.slice(0, 5)).toEqual(['Ref', 'Action', 'Under', 'Owner', 'Status']);
  expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
    [
      '2.1(a)',
      'Rewrite attendance letters',
      'Attendance and belonging',
      'Attendance Lead (Robin Sample)',
      'On track',
    ],
    [
      '2.1(b)',
      'Visit schools with high absence',
      'Attendance and belonging',
      'Attendance Lead (Robin Sample)',
      'In progress',
    ],
    ['2.2(a)', 'Start a mentor scheme', 'Attendance and belonging', 'no owner', 'Not started'],
    [
      '2.2(b)',
      'Agree a transport offer',
      'Attendance and belonging',
      'Attendance Lead (Robin Sample)',
      'Not started',
    ],
    [
      '2.2(c)',
      'Hold a pupil forum each term (spring)',
      'Attendance and belonging',
      'Alex Sample',
      'Not started',
    ],
  ]);
});

test('the file has all rows of the answer, however many its card shows at a time', async () => {
  await room.close();
  const { book, milestones } = samplePlan();
  const more = Array.from({ length: 40 }, (_, place) => `1.1(z${place + 1})`);
  const items = more.map((ref, place) =>
    sampleItem({
      ref,
      title: `Action ${place + 1}`,
      parent: 'item-1.1',
      level: 2,
      position: 10 + place,
      nature: 'deliverable',
      owners: [{ key: EARLY_YEARS, part: 'accountable' }],
    }),
  );
  const asked = more.map((ref) => sampleMilestone({ id: `milestone-${ref}`, item: `item-${ref}` }));
  room = await openRoom({ items: [...book.items, ...items], milestones: [...milestones, ...asked] });
  await room.meets(ROBIN);
  const listed = await room.says(ROBIN, 'how is priority 1 going');
  expect(wordsOf(listed)).toContain('Showing 1 to 10 of 43.');
  const answer = await room.taps(ROBIN, press(cardOf(listed), 'Export'));
  const [, , ...rows] = await rowsOf((await taken(ROBIN, answer)).bytes, 'Actions');
  expect(rows.map(([ref]) => ref)).toEqual(['1.1(a)', '1.1(b)', '1.1(c)', ...more]);
});

test('said after a question it is of that answer; said with one, of that; "as a link" opens it for ten minutes', async () => {
  await room.says(ALEX, "what's overdue in p1");
  const first = await taken(ALEX, await room.says(ALEX, 'export'));
  expect(first.name).toBe('sample-overdue-2026-12-04.xlsx');
  const [, , ...rows] = await rowsOf(first.bytes, 'Actions');
  expect(rows.map(([ref]) => ref)).toEqual(['1.1(a)']);
  const second = await room.says(ALEX, 'export everything in p1 to excel');
  expect(offerIn(second).description).toMatch(/^3 actions in Priority 1, as at /);
  const link = await room.says(ALEX, 'as a link');
  expect(wordsOf(link)).toMatch(/yours and opens the file until 09:10/);
  expect((await linked(link)).slice(0, 2)).toBe('PK');
  room.clock.forward({ minutes: 10 });
  expect(await linked(link)).toBe('');
});

test('with nothing asked and nothing listed, it says how to ask', async () => {
  expect(wordsOf(await room.says(ALEX, 'export'))).toMatch(/^What shall I export\?/);
  expect(wordsOf(await room.says(ALEX, 'export overdue in p2'))).toMatch(/^There is nothing to export: /);
  expect(wordsOf(await room.says(ALEX, 'export history of 1.1a'))).toMatch(/lists no actions/);
  expect(wordsOf(await room.says(ALEX, 'as a link'))).toMatch(/I have made no file for you here/);
});

test('what somebody typed cannot run in the file', async () => {
  await room.says(ALEX, '1.1b at risk because =HYPERLINK("http://evil.example","x")');
  await room.says(ALEX, 'yes');
  const file = await taken(ALEX, await room.says(ALEX, 'export everything in p1'));
  const cells = (await rowsOf(file.bytes, 'Actions')).flat();
  expect(cells.some((cell) => /^[=+@-]/.test(cell))).toBe(false);
  const channel = await linked(await room.says(ALEX, 'export everything in p1', inChannel()));
  expect(channel).not.toMatch(/(?:^|,|")=/m);
});

describe('the whole plan', () => {
  test('is for an officer or a lead, with its record', async () => {
    const file = await taken(ROBIN, await room.says(ROBIN, 'export the plan'));
    expect(file.name).toBe('sample-2026-12-04.xlsx');
    expect((await rowsOf(file.bytes, 'Milestones')).length).toBeGreaterThan(8);
  });
  test('anybody else has the list of its actions, and is told why', async () => {
    const file = await taken(ALEX, await room.says(ALEX, 'export the plan'));
    expect(file.description).toMatch(
      /^8 actions, .*The whole record, with who said what, is for officers and leads\.$/,
    );
    expect((await rowsOf(file.bytes, 'Actions')).length).toBe(2 + 8);
  });
  test('what is restricted is in it without its title and words, unless it is theirs to see', async () => {
    await room.close();
    const { book } = samplePlan();
    const items = book.items.map((item) =>
      item.ref === '1.1(b)'
        ? { ...item, restricted: true }
        : item.ref === '2'
          ? { ...item, lead: 'person:robin' as const }
          : { ...item, lead: null },
    );
    room = await openRoom({ items });
    for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
    await room.says(ALEX, '1.1b at risk because the landlord has left');
    await room.says(ALEX, 'yes');
    for (const [who, sees] of [
      [ROBIN, false],
      [OFFICER, true],
    ] as const) {
      const { bytes } = await taken(who, await room.says(who, 'export the plan'));
      const sheets = await Promise.all(
        ['Milestones', 'Updates', 'Actions'].map((sheet) => rowsOf(bytes, sheet)),
      );
      const text = JSON.stringify(sheets);
      expect([who, text.includes('two-year-old'), text.includes('landlord')]).toEqual([who, sees, sees]);
    }
    const inPlace = await linked(await room.says(ALEX, 'export everything in p1', inChannel()));
    expect(inPlace).toContain('1.1(b)');
    expect(inPlace).not.toMatch(/two-year-old|landlord/);
  });
});

describe('in a channel', () => {
  test('it is a link to a list with posts in place of names, which opens to whoever reads there', async () => {
    await room.says(ROBIN, '2.1a at risk because Alex Sample is away');
    await room.says(ROBIN, 'yes');
    const listed = await room.says('sam', 'how is priority 2 going', inChannel());
    const answer = await room.taps('sam', press(cardOf(listed), 'Export'), inChannel());
    expect(wordsOf(answer)).toMatch(/opens the file until 09:10. It shows posts in place of people’s names/);
    const csv = await linked(answer);
    const lines = csv.split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffRef,Action,Under,Owner,Status,Percent,The plan says,First date,Agreed date,Expected date,Days overdue,Completed,Evidence,Last word,Reason,Counted',
    );
    expect(lines[1]).toMatch(
      /^2\.1\(a\),Rewrite attendance letters,Attendance and belonging,Attendance Lead,At risk,/,
    );
    expect(lines).toHaveLength(1 + 5 + 1);
    expect(csv).not.toMatch(/Alex|Robin/);
  });
  test('what lies outside the board’s part is not in it', async () => {
    await room.close();
    const boards = samplePlan().book.plan.boards.map((board) => ({ ...board, scope: ['2'] }));
    room = await openRoom({ plan: { boards } });
    await room.meets(ROBIN);
    const csv = await linked(await room.says(ROBIN, 'export the plan', inChannel()));
    const refs = csv
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]);
    expect(refs).toEqual(['2.1(a)', '2.1(b)', '2.2(a)', '2.2(b)', '2.2(c)']);
    expect(wordsOf(await room.says(ROBIN, 'export everything in p1', inChannel()))).toMatch(
      /not for this board/,
    );
  });
  test('without an address for links it says to ask in the own chat', async () => {
    room.app.publicUrl = () => null;
    const answer = await room.says(ROBIN, 'export everything in p2', inChannel());
    expect(wordsOf(answer)).toMatch(/Ask me in our own chat/);
  });
  test('in a channel that is no board’s there is nothing to have', async () => {
    const answer = await room.says(ROBIN, 'export the plan', inChannel('19:elsewhere@thread.tacv2'));
    expect(wordsOf(answer)).toMatch(/only in the channel of a board/);
    expect(answer.say.some((message: Message) => 'text' in message && message.attach)).toBe(false);
  });
});

test('a button whose question was tampered with gives nothing', async () => {
  const answer = await room.taps(ALEX, { do: 'export', question: '{"intent":"drop"}' });
  expect(wordsOf(answer)).toMatch(/can no longer be exported/);
  const other = await room.taps('sam', { do: 'export', question: '{"intent":"list","plan":"sample"}' });
  expect(wordsOf(other)).toMatch(/no plan here that you have a part in/);
});
