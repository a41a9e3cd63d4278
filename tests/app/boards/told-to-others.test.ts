/** What people write in their own words is read by a board, and by colleagues with no part in it, without small counts and names. */
import { ROBIN } from '../../support/sample-plan.ts';
import { rowsOf } from '../../support/sheet-rows.ts';
import { itemsLed, type Weeks } from '../lead/weeks.ts';
import { inChannel, shown, wordsOf } from '../room.ts';
import { at, openBoardWeek, pressed } from './week.ts';

let weeks: Weeks;
beforeEach(async () => {
  weeks = await openBoardWeek();
  await weeks.meets('robin');
});
afterEach(() => weeks.close());

const FRIDAY = '2026-12-04T16:00:00Z';
const COUNT = /\b(?:[1-4]|two|three) (?:pupils|of 4)/;

/** Alex keeps the words of a message as evidence for 1.1(a). */
const savesAsEvidence = (text: string) =>
  weeks.turns('alex', (origin) => ({
    kind: 'submit-task',
    origin,
    message: {
      id: 'm1',
      link: 'https://teams.microsoft.com/l/message/1',
      at: '2026-11-29T10:00:00Z',
      text,
      files: [],
    },
    data: { do: 'save-as-evidence', milestone: 'milestone-1.1(a)', ref: '', note: '', keep: 'true' },
  }));

test('the reason of a date that was moved is told to those who lead, and without its count to everybody else', async () => {
  await weeks.says('alex', 'need more time for 1.1b, until 26 Feb because 3 pupils still have no place');
  await weeks.says('sam', 'accept 1.1b');
  expect(wordsOf(await weeks.says('sam', 'history of 1.1b'))).toContain('“3 pupils still have no place”');
  for (const question of ['history of 1.1b', 'what’s changed this week', 'status of 1.1b']) {
    for (const said of [
      await weeks.says('robin', question),
      await weeks.says('robin', question, inChannel()),
    ]) {
      expect(wordsOf(said)).not.toMatch(COUNT);
      expect(wordsOf(said)).toContain('1.1(b)');
    }
  }
  const read = wordsOf(await weeks.says('robin', 'history of 1.1b', inChannel()));
  expect(read).toContain('agreed date Fri 4 Dec to Fri 26 Feb 2027');
  expect(read).not.toContain('pupils still');
});

test('a percentage beside a count that is not shown is left out, where it stands and where it is told', async () => {
  await weeks.says('alex', '1.1a: 3 of 4 pupils placed, on track');
  await weeks.says('alex', 'yes');
  expect((await weeks.milestone('1.1(a)')).percent).toBe(75);
  expect(wordsOf(await weeks.says('sam', 'status of 1.1a'))).toContain('75%');
  for (const question of ['status of 1.1a', 'history of 1.1a', 'status of 1', 'what’s changed this week'])
    for (const said of [
      await weeks.says('robin', question),
      await weeks.says('robin', question, inChannel()),
    ])
      expect(wordsOf(said)).not.toContain('75');
});

test('what evidence is called, or where it lies, is told without counts, and not in the channel', async () => {
  await savesAsEvidence('the list of 3 pupils that Robin Sample keeps in Room 4');
  expect(wordsOf(await weeks.says('sam', 'any evidence on 1.1a'))).toContain('3 pupils');
  for (const question of ['any evidence on 1.1a', 'status of 1.1a'])
    expect(wordsOf(await weeks.says('robin', question))).toContain('the list of fewer than 5 pupils');
  const read = wordsOf(await weeks.says('robin', 'any evidence on 1.1a', inChannel()));
  expect(read).toContain('Described, without a link');
  expect(read).not.toMatch(/Room 4|Robin/);
});

test('the workbook of the whole record holds no count of a part that somebody else leads, in whichever sheet', async () => {
  await weeks.close();
  const items = itemsLed('1', '2').map((item) =>
    item.ref === '2' ? { ...item, lead: `person:${ROBIN}` as const } : item,
  );
  weeks = await openBoardWeek({ items });
  await weeks.meets(ROBIN);
  await weeks.says('alex', '1.1a at risk because pupils without a place: 3');
  await weeks.says('alex', '1.1a: 2 of 3 pupils placed, on track');
  await weeks.says('alex', 'yes');
  await weeks.says('alex', 'need more time for 1.1a, until 26 Feb because two of the girls wait');
  await weeks.says('sam', 'accept 1.1a');
  await savesAsEvidence('The list of 3 pupils in Room 4');
  const read = async (who: string) => {
    const { say } = await weeks.says(who, 'export the plan');
    const [offer] = say.flatMap((one) => ('text' in one && one.attach?.kind === 'offer' ? [one.attach] : []));
    await weeks.consents(who, offer?.id ?? '', 'https://sampleton-my.sharepoint.com/up');
    const bytes = weeks.uploaded.at(-1)?.bytes ?? new Uint8Array();
    const sheets = await Promise.all(
      ['Milestones', 'Updates', 'Evidence', 'Slippage'].map((name) => rowsOf(bytes, name)),
    );
    for (const rows of sheets) expect(rows.length).toBeGreaterThan(1);
    return JSON.stringify(sheets);
  };
  const own = await read('sam');
  const others = await read(ROBIN);
  for (const told of ['place: 3', '"67"', 'two of the girls', 'list of 3 pupils']) {
    expect(own).toContain(told);
    expect(others).not.toContain(told);
  }
  expect(others).toContain('The list of fewer than 5 pupils in Room 4');
});

test('a board’s post holds neither the counts nor the people of what was written for it, and its preview shows the same', async () => {
  await weeks.says('alex', '1.1b off track because 3 pupils still have no place, says Robin Sample');
  const asked = await weeks.says('sam', 'for the board: 2 pupils are still waiting (1.1b)');
  expect(wordsOf(asked)).toContain('“fewer than 5 pupils are still waiting”, as a board reads it?');
  await weeks.says('sam', 'yes');
  const update = (await weeks.milestone('1.1(b)')).lastUpdate?.id;
  await weeks.taps('sam', pressed('show', { milestone: 'milestone-1.1(b)', update }));
  const comment = { milestone: null, update: null, 'in:comment': 'Only 2 pupils are waiting, says Alex' };
  await weeks.taps('sam', pressed('comment', comment));
  const preview = wordsOf(await weeks.says('sam', 'preview of the summary'));
  await at(weeks, FRIDAY);
  const post = weeks.posted()[0]?.text ?? '';
  const told = [
    '“fewer than 5 pupils are still waiting”',
    'Comment of the Director of Education: “Only fewer than 5 pupils are waiting, says the Head of Early Years”',
    '“fewer than 5 pupils still have no place, says ',
  ];
  for (const words of told) for (const read of [preview, post]) expect(read).toContain(words);
  expect(post).not.toMatch(COUNT);
  expect(post).not.toMatch(/Alex|Robin|Sample(?! Partnership| Children)/);
});

test('a count without a noun is left out where its action is about pupils; the lead is shown what was, and what may be one', async () => {
  await weeks.says('alex', '2.2c off track because only 3 left');
  await weeks.says('alex', '1.1b off track because the panel saw 2');
  const preview = wordsOf(await weeks.says('sam', 'preview of the summary'));
  expect(preview).toContain(
    '2.2(c) “only fewer than 5 left” · the board will not see this · written as “only 3 left”: names and small counts are left out',
  );
  expect(preview).toContain(
    '1.1(b) “the panel saw 2” · the board will not see this · The board will read “2”: if it counts children, please put it in other words.',
  );
  const asked = wordsOf(await weeks.says('sam', 'for the board: we found 2 (1.1b)'));
  expect(asked).toContain('The board will read “2”: if it counts children');
  const said = (await weeks.updates()).find((one) => one.said.reason === 'only 3 left');
  const marked = await weeks.taps('sam', pressed('show', { milestone: said?.milestone, update: said?.id }));
  expect(wordsOf(marked)).toContain('the board will see this');
  await at(weeks, FRIDAY);
  expect(weeks.posted()[0]?.text).toContain('“only fewer than 5 left”');
  expect(weeks.posted()[0]?.text).not.toContain('only 3 left');
});

test('a decision is told without its counts and people, wherever it is read', async () => {
  await weeks.says(
    'olu',
    'decision of the Partnership on 27 Nov: find a place for 3 pupils, with Alex Sample',
  );
  await weeks.says('olu', 'yes');
  for (const over of [{}, inChannel()]) {
    const told = wordsOf(await weeks.says('robin', 'decisions of the Partnership', over));
    expect(told).toContain('find a place for fewer than 5 pupils, with the Head of Early Years');
  }
});

test('a reason at risk that is shown to the board stands in its post; kept back with the words, it is said to be', async () => {
  await weeks.says('alex', '1.1b at risk because HR froze the vacancies');
  const update = (await weeks.milestone('1.1(b)')).lastUpdate?.id;
  const shows = pressed('show', { milestone: 'milestone-1.1(b)', update });
  expect(wordsOf(await weeks.taps('sam', shows))).toContain('the board will see this');
  expect(wordsOf(await weeks.taps('sam', pressed('withhold')))).toContain(
    'chosen for the board, and kept back with the other words',
  );
  await weeks.taps('sam', pressed('restore'));
  await at(weeks, FRIDAY);
  expect(weeks.posted()[0]?.text).toMatch(/From the leads[\s\S]*1\.1\(b\)[\s\S]*“HR froze the vacancies”/);
});

test('of a completion that a post told as evidenced, and that is put right without it, its thread says so', async () => {
  await weeks.says('alex', '1.1b done, minutes at https://example.org/minutes');
  await at(weeks, FRIDAY);
  expect(weeks.posted()[0]?.text).toContain('evidenced');
  const said = (await weeks.milestone('1.1(b)')).lastUpdate?.id ?? null;
  weeks.clock.set('2026-12-06T10:00:00Z');
  await weeks.taps('alex', {
    do: 'save',
    shown: shown('1.1(b)', said),
    corrects: said,
    status: 'complete',
    reason: 'those were the wrong minutes',
    percent: '',
    forecast: '',
    evidence: '',
  });
  await at(weeks, '2026-12-07T09:00:00Z');
  const reply = weeks.posted()[1]?.text ?? '';
  expect(reply).toMatch(/1\.1\(b\) .*: told as complete and evidenced; right is complete, unevidenced\./);
  expect(reply).not.toContain('Right figures');
});

test('an officer has a board sent a report by itself, after a yes; a lead may not', async () => {
  const words = 'send the Partnership a termly report every term';
  expect(wordsOf(await weeks.says('sam', words))).toContain('set by a strategy officer');
  expect(wordsOf(await weeks.says('olu', words))).toContain('after each term?');
  const reports = async () =>
    (await weeks.app.records.book('tenant-1', 'sample'))?.plan.boards.map((one) => one.reports);
  expect(await reports()).toEqual([[]]);
  await weeks.says('olu', 'yes');
  expect(await reports()).toEqual([['termly']]);
  expect(wordsOf(await weeks.says('olu', words))).toContain('that is how it stands already');
  await at(weeks, '2027-01-06T16:00:00Z');
  expect(weeks.posted().some(({ text }) => /Termly report/i.test(text))).toBe(true);
  await weeks.says('olu', 'stop the termly report for the Partnership');
  await weeks.says('olu', 'yes');
  expect(await reports()).toEqual([[]]);
});
