/** An officer fills in the workbook: exactly what was changed comes back. */
import { checkedPlan } from '../../src/importing/plan-file.ts';
import { type SetUp, withSetUp } from '../../src/importing/spreadsheet/set-up.ts';
import { FilledSheet, setUpOfFilled } from './filled-in.ts';
import { PLAN } from './sample.ts';

/** Every change as "ref field: from > to", so that nothing more than it can slip in. */
function changes({ before, after }: { before: SetUp; after: SetUp }): string[] {
  const words = (value: unknown): string => JSON.stringify(value);
  const rows = (set: SetUp): Map<string, Record<string, unknown>> =>
    new Map<string, Record<string, unknown>>([
      ['plan', set.head],
      ...set.posts.map((post): [string, Record<string, unknown>] => [`post ${post.id}`, post]),
      ...set.boards.map((board): [string, Record<string, unknown>] => [`board ${board.body}`, board]),
      ...set.items.map((item): [string, Record<string, unknown>] => [
        `item ${item.was ?? `new ${item.ref}`}`,
        item,
      ]),
      ...set.measures.map((one): [string, Record<string, unknown>] => [
        `measure ${one.was ?? `new ${one.text}`}`,
        one,
      ]),
      ...set.duties.map((one): [string, Record<string, unknown>] => [`duty ${one.ref}`, one]),
    ]);
  const [was, now] = [rows(before), rows(after)];
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((name) => {
    const [from, to] = [was.get(name), now.get(name)];
    if (from === undefined) return [`${name} added`];
    if (to === undefined) return [`${name} removed`];
    return Object.keys(from).flatMap((field) =>
      words(from[field]) === words(to[field])
        ? []
        : [`${name} ${field}: ${words(from[field])} > ${words(to[field])}`],
    );
  });
}

test('an owner picked by title, a day typed in English, a lead on a heading: these and nothing else', async () => {
  const set = await setUpOfFilled(PLAN, (book) => {
    const actions = new FilledSheet(book, 'Actions');
    actions.set(actions.row('Ref', '1.1(a)'), {
      'Accountable owner': 'Head of Inclusion',
      'Due date': '4/12/2026',
      Contributors: 'bola.sample@example.org; Virtual School Headteacher',
    });
    actions.set(actions.row('Ref', '1.2(a)'), {
      'Due date': new Date('2027-03-31'),
      'Accountable owner': 'virtual school headteacher',
    });
    actions.set(actions.row('Ref', '1'), { Lead: 'alex.sample@example.org' });
  });
  expect(changes(set)).toEqual([
    'item 1 lead: null > "alex.sample@example.org"',
    'item 1.1(a) due: null > "2026-12-04"',
    'item 1.1(a) owners: [] > ["head-of-inclusion","bola.sample@example.org","virtual-school"]',
    'item 1.2(a) due: null > "2027-03-31"',
    'item 1.2(a) owners: [] > ["virtual-school"]',
  ]);
  const file = withSetUp(PLAN, set.after);
  expect(checkedPlan(file).ok).toBe(true);
  expect(file.items[0]?.items?.[0]).toMatchObject({ description: 'Kept as it is' });
  expect(file.items[0]?.items?.[0]?.items?.[0]).toEqual({
    ref: '1.1(a)',
    title: 'Publish the policy',
    nature: 'deliverable',
    when: 'Year 1',
    outcomes: ['Safe'],
    due: '2026-12-04',
    owners: ['head-of-inclusion', 'bola.sample@example.org', 'virtual-school'],
  });
});

test('a post gets a holder and a new title, and the actions keep their owner', async () => {
  const set = await setUpOfFilled(PLAN, (book) => {
    const posts = new FilledSheet(book, 'Posts');
    posts.set(posts.row('Post id', 'head-of-inclusion'), { Post: 'Head of Inclusion and Belonging' });
    posts.set(posts.row('Post id', 'virtual-school'), {
      'Holder (e-mail)': 'bola.sample@example.org',
      'Holds it from': '1 September 2026',
    });
  });
  expect(changes(set)).toEqual([
    'post head-of-inclusion title: "Head of Inclusion" > "Head of Inclusion and Belonging"',
    'post virtual-school holders: [] > [{"holder":"bola.sample@example.org","from":"2026-09-01"}]',
  ]);
  expect(withSetUp(PLAN, set.after).posts?.[1]).toEqual({
    id: 'virtual-school',
    title: 'Virtual School Headteacher',
    holder: 'bola.sample@example.org',
    from: '2026-09-01',
    cover: 'bola.sample@example.org',
  });
});

test('a post is added and used at once, a board moves, a duty gets an owner', async () => {
  const set = await setUpOfFilled(PLAN, (book) => {
    const posts = new FilledSheet(book, 'Posts');
    posts.set(posts.free, { Post: 'Careers Lead', 'Holder (e-mail)': 'carys.sample@example.org' });
    const actions = new FilledSheet(book, 'Actions');
    actions.set(actions.row('Ref', '1.2(a)'), { 'Accountable owner': 'Careers Lead' });
    const boards = new FilledSheet(book, 'Boards');
    boards.set(2, { 'Summary on': 'Monday', At: '9:15', 'Sees only (refs)': '1.1; 1.2' });
    const duties = new FilledSheet(book, 'Duties');
    duties.set(2, { Owner: 'Careers Lead' });
  });
  expect(changes(set)).toEqual([
    'board Sample Board day: "Friday" > "Monday"',
    'board Sample Board time: "08:30" > "09:15"',
    'board Sample Board scope: [] > ["1.1","1.2"]',
    'item 1.2(a) owners: [] > ["careers-lead"]',
    'duty D1 owner: null > "careers-lead"',
    'post careers-lead added',
  ]);
  const file = withSetUp(PLAN, set.after);
  expect(checkedPlan(file).ok).toBe(true);
  expect(file.boards?.[0]?.meetings).toEqual([{ meeting: '2027-01-15' }]);
});

test('actions are added with a ref, or without one under what they belong to', async () => {
  const set = await setUpOfFilled(PLAN, (book) => {
    const actions = new FilledSheet(book, 'Actions');
    const row = actions.free;
    actions.set(row, {
      Under: '1.2',
      Title: 'Tell pupils what came of it',
      Nature: 'deliverable',
      'Due date': '2027-07-01',
    });
    actions.set(row + 1, { Ref: '1.1(c)', Title: 'Follow up', 'Accountable owner': 'Head of Inclusion' });
  });
  expect(changes(set)).toEqual(['item new 1.2(b) added', 'item new 1.1(c) added']);
  expect(set.findings.map(({ what }) => what)).toEqual([
    'The added action got the ref 1.2(b).',
    'The added row does not say what it stands under; it was put under 1.1.',
    'The added action has no nature, and was taken as deliverable.',
  ]);
  const file = withSetUp(PLAN, set.after);
  expect(checkedPlan(file).ok).toBe(true);
  const below = file.items[0]?.items?.map(({ items }) => items?.map(({ ref }) => ref));
  expect(below).toEqual([
    ['1.1(a)', '1.1(b)', '1.1(c)'],
    ['1.2(a)', '1.2(b)'],
  ]);
});

test('a row that was deleted is removed; one that was only sorted elsewhere is not', async () => {
  const set = await setUpOfFilled(PLAN, (book) => {
    const actions = new FilledSheet(book, 'Actions');
    const from = actions.row('Ref', '1.1(a)');
    const to = actions.free;
    for (let column = 1; column <= 13; column += 1) {
      actions.sheet.getCell(to, column).value = actions.sheet.getCell(from, column).value;
    }
    actions.sheet.spliceRows(from, 1);
    actions.sheet.spliceRows(actions.row('Ref', '1.2(a)'), 1);
  });
  expect(changes(set)).toEqual(['item 1.2(a) removed']);
  expect(set.after.items.map(({ ref }) => ref)).toEqual(['1', '1.1', '1.1(a)', '1.1(b)', '1.2']);
  expect(set.findings).toEqual([{ kind: 'inferred', what: '1 row was removed: 1.2(a).', where: 'Actions' }]);
});

test('refs and titles change, and an action moves, without losing which one it was', async () => {
  const set = await setUpOfFilled(PLAN, (book) => {
    const actions = new FilledSheet(book, 'Actions');
    actions.set(actions.row('Ref', '1.2'), { Ref: '1.3', Title: 'Belonging and voice' });
    actions.set(actions.row('Ref', '1.1(b)'), { Under: '1.3', Ref: '1.3(b)' });
  });
  expect(changes(set)).toEqual([
    'item 1.1(b) ref: "1.1(b)" > "1.3(b)"',
    'item 1.1(b) under: "1.1" > "1.2"',
    'item 1.2 ref: "1.2" > "1.3"',
    'item 1.2 title: "Belonging" > "Belonging and voice"',
  ]);
  const moved = withSetUp(PLAN, set.after).items[0]?.items?.[1];
  expect(moved?.items?.map(({ ref, measures }) => [ref, measures?.length ?? 0])).toEqual([
    ['1.3(b)', 1],
    ['1.2(a)', 0],
  ]);
});

test('measures get targets and owners, readings are added, and what the sheet does not show stays', async () => {
  const set = await setUpOfFilled(PLAN, (book) => {
    const measures = new FilledSheet(book, 'Measures');
    measures.set(2, { Target: 6.5, Baseline: 'not known', 'Read by': 'Head of Inclusion' });
    measures.set(3, {
      'Item ref': '1.2(a)',
      Measure: 'Pupils asked',
      Direction: 'reach-target',
      Target: '200',
    });
    const readings = new FilledSheet(book, 'Readings');
    readings.set(3, {
      'Item ref': '1.1(b)',
      Measure: 'Days lost',
      Period: 'autumn 2026',
      Value: 6.9,
      Source: 'census',
      Provisional: 'Yes',
    });
  });
  expect(changes(set)).toEqual([
    'measure Days lost target: null > 6.5',
    'measure Days lost baseline: null > "not known"',
    'measure Days lost owner: null > "head-of-inclusion"',
    'measure Days lost readings: [{"period":"2025/26","value":7.1}] > [{"period":"2025/26","value":7.1},{"period":"autumn 2026","value":6.9,"source":"census","provisional":true}]',
    'measure new Pupils asked added',
  ]);
  const file = withSetUp(PLAN, set.after);
  expect(checkedPlan(file).ok).toBe(true);
  expect(file.items[0]?.items?.[0]?.items?.[1]?.measures?.[0]).toMatchObject({
    comparator: 'England',
    target: 6.5,
  });
});

test('a sheet that was deleted changes nothing, and is told', async () => {
  const set = await setUpOfFilled(PLAN, (book) => book.removeWorksheet('Boards'));
  expect(changes(set)).toEqual([]);
  expect(set.findings).toEqual([
    {
      kind: 'unplaced',
      what: 'The sheet "Boards" is missing; nothing of it was changed.',
      where: 'the file',
    },
  ]);
});

test('a row that was copied is a new one', async () => {
  const set = await setUpOfFilled(PLAN, (book) => {
    const actions = new FilledSheet(book, 'Actions');
    const from = actions.row('Ref', '1.2(a)');
    const to = actions.free;
    for (let column = 1; column <= 13; column += 1) {
      actions.sheet.getCell(to, column).value = actions.sheet.getCell(from, column).value;
    }
    actions.set(to, { Ref: '1.2(b)', Title: 'Ask parents' });
  });
  expect(changes(set)).toEqual(['item new 1.2(b) added']);
});
