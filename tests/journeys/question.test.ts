/** The fourth step: plain questions, answered from the record, with figures that a second count confirms. */
import type { Milestone } from '../../src/domain/milestone.ts';
import { all } from '../../src/store/store.ts';
import type { Citizen } from '../support/citizen.ts';
import { openTown, TENANT, type Town } from '../support/town.ts';

const TODAY = '2026-12-03';
let town: Town;
let alex: Citizen;

beforeAll(async () => {
  town = await openTown(`${TODAY}T10:00`);
  alex = town.person('alex');
  await alex.meets();
});
afterAll(() => town.close());

/** Every milestone with its ref, straight from the stored documents. */
async function recorded(): Promise<(Milestone & { ref: string })[]> {
  const items = await all(town.store, TENANT, { kind: 'item' });
  const refs = new Map(items.map(({ doc }) => [doc.body.id, doc.body.ref]));
  const milestones = await all(town.store, TENANT, { kind: 'milestone' });
  const refOf = (item: string): string => refs.get(item) ?? '';
  // What a body itself has to do is none of the plan's actions.
  return milestones
    .map(({ doc }) => ({ ...doc.body, ref: refOf(doc.body.item) }))
    .filter(({ ref }) => /^\d\.\d\([a-z]\)$/.test(ref));
}

const isLate = ({ open, inherited, due }: Milestone): boolean =>
  open && !inherited && due !== null && due < TODAY;
const days = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));

describe('"what’s overdue in Priority 3"', () => {
  test('every overdue row stands there: ref, title, owner, days overdue, the last word; the count is right', async () => {
    const late = (await recorded()).filter((one) => one.ref.startsWith('3.') && isLate(one));
    const answer = await alex.types("what's overdue in Priority 3");
    expect(answer.lines[0]).toBe(`${late.length} overdue in Priority 3`);
    for (const { ref, due } of late)
      expect(answer.about(ref)).toContain(`${days(due ?? '', TODAY)} days overdue`);
    const rows = answer.lines.filter((line) => /^3\.\d\([a-z]\) /.test(line));
    expect(rows).toHaveLength(late.length);
    const from = answer.lines.findIndex((line) => line.startsWith('3.6(c)'));
    expect(answer.lines.slice(from, from + 3)).toEqual([
      '3.6(c) Review how well the Virtual School works',
      '5 days overdue · expected Fri 11 Dec · Virtual School Headteacher (Farid Sample)',
      'At risk ▲: “Interviews with carers had to be moved.”, 2 weeks ago',
    ]);
  });

  test('it says its filters, its as-at date, and honestly what has no date', async () => {
    const undated = (await recorded()).filter(
      (one) => one.ref.startsWith('3.') && one.open && one.due === null,
    );
    const answer = await alex.types("what's overdue in Priority 3");
    expect(answer.lines).toContain(
      'Counted: Priority 3 (An inclusive place in education for every child); overdue.',
    );
    expect(answer.lines).toContain('As at Thu 3 Dec 2026, 10:00.');
    expect(answer.text).toContain(
      `${undated.length} more actions here have no date set, so they can’t be overdue`,
    );
  });

  test('"and priority 4?" keeps the question and replaces what it names', async () => {
    await alex.types("what's overdue in Priority 3");
    const late = (await recorded()).filter((one) => one.ref.startsWith('4.') && isLate(one));
    expect((await alex.types('and priority 4?')).lines[0]).toBe(`${late.length} overdue in Priority 4`);
  });
});

test('"whats overdue": the whole plan, a page at a time, each row once', async () => {
  const late = (await recorded()).filter(isLate);
  const first = await alex.types('whats overdue');
  expect(first.lines[0]).toBe(`${late.length} overdue`);
  expect(first.text).toContain(`Showing 1 to 10 of ${late.length}.`);
  const rest = await alex.presses(`Show more (${late.length - 10} left)`, { on: first });
  const refs = [...first.lines, ...rest.lines].flatMap((line) => /^\d\.\d\([a-z]\)(?= )/.exec(line) ?? []);
  expect(refs.toSorted()).toEqual(late.map(({ ref }) => ref).toSorted());
});

test('"status of 3.3": its actions with how each stands', async () => {
  const answer = await alex.types('status of 3.3');
  expect(answer.lines[0]).toBe('4 actions in Key objective 3.3');
  expect(answer.text).toContain('Complete ✓ 1 · Overdue ◆ 1 · Not started ○ 2');
  expect(answer.text).toContain('Among the overdue: 1 at risk.');
  expect(answer.about('3.3(a)')).toContain('next check-in Fri 18 Dec · no owner');
  expect(answer.about('3.3(b)')).toContain('9 days overdue and 5 more until October 2027');
  expect(answer.about('3.3(c)')).toContain('no date set · no owner');
});

test('"3.3b?": one action, all that is known of it', async () => {
  const answer = await alex.types('3.3b?');
  expect(answer.lines).toEqual([
    '3.3(b) Half-termly reports: attendance, exclusion, EHE, CME, reduced timetables (Autumn 2 2026-27)',
    expect.stringContaining('An inclusive place in education for every child'),
    'Status: At risk (amber) ▲',
    'Percent done: 60%',
    'Owner: Head of Inclusion (Alex Sample)',
    'Agreed date: Tue 24 Nov (9 days overdue)',
    'After that: 5 more until October 2027',
    'What is holding it up: Two services have not sent their figures for the report.',
    'Last update: 2 weeks ago, by Alex Sample',
    'As at Thu 3 Dec 2026, 10:00.',
    'Owner',
    'History',
    'Evidence',
    'Dates',
    'Update',
  ]);
});

test('"what’s due this week": from Monday to Sunday, with what of it is late already', async () => {
  const isInWeek = (day: string | null): boolean =>
    day !== null && day >= '2026-11-30' && day <= '2026-12-06';
  const due = (await recorded()).filter(
    (one) => one.open && !one.inherited && (isInWeek(one.due) || isInWeek(one.forecast)),
  );
  const answer = await alex.types("what's due this week");
  expect(answer.lines[0]).toBe(`${due.length} due this week`);
  for (const { ref } of due) expect(answer.about(ref)).toMatch(/due|overdue/);
  expect(answer.text).toContain('due Mon 30 Nov to Sun 6 Dec');
});

test('"help": what can be said here', async () => {
  const answer = await alex.types('help');
  expect(answer.lines[0]).toBe('What I can do');
  expect(answer.text).toMatch(/what's overdue in Priority \d/i);
  // What Alex leads, not what Alex owns elsewhere.
  expect(answer.text).toContain('Chase everyone silent in Priority 3');
});

test('nonsense gets a short reply with the nearest things that the bot can do, and they work', async () => {
  const before = await recorded();
  const answer = await alex.types('purple monkey dishwasher');
  expect(answer.lines[0]).toBe(
    'I did not understand that, and nothing was changed. The nearest things I can do:',
  );
  expect(answer.buttons.length).toBeGreaterThan(0);
  expect((await alex.types('overdeu thigns plase')).buttons).toContain("What's overdue");
  expect((await alex.tapsSuggestion("What's overdue")).lines[0]).toMatch(/^\d+ overdue$/);
  expect(await recorded()).toEqual(before);
});

test.each(["what's overdue", 'status of 3.3', '3.3b?', '3.3b done', 'mine', 'help', 'purple monkey'])(
  'a stranger who says "%s" learns nothing of the plan',
  async (text) => {
    const sam = town.person('sam');
    const answer = await sam.types(text).catch(() => sam.theCard());
    expect(answer.text).not.toMatch(/3\.3|Wigan|Inclusion|Alex|114/);
    expect(answer.text).toMatch(/part in|no action or post|Nothing (?:of yours|here is yours)/);
  },
);

test('in the board’s channel a question is answered in its thread; an update belongs into the own chat', async () => {
  const late = (await recorded()).filter((one) => one.ref.startsWith('3.') && isLate(one));
  const [answer, ...others] = await alex.asksInChannel("what's overdue in Priority 3");
  expect(answer?.lines[0]).toBe(`${late.length} overdue in Priority 3`);
  // In the thread, too, each line opens in place, and all of it goes into a file.
  expect(answer?.buttons.toSorted()).toEqual(
    [...late.map(({ ref }) => `Details of ${ref}`), 'Export'].toSorted(),
  );
  expect(others).toEqual([]);
  const [refused] = await alex.asksInChannel('3.3b done');
  expect(refused?.text).toMatch(/^Nothing was recorded here/);
  const own = (await recorded()).filter(({ ref }) => ref === '3.3(b)').map(({ status }) => status);
  expect(own).toContain('at-risk');
  expect(own).not.toContain('complete');
});
