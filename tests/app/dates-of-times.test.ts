/** Stories of more time for what comes round: one time of it gets the date, and its neighbours keep theirs. */
import { openBook } from '../../src/domain/book.ts';
import { type Item, isAction } from '../../src/domain/plan.ts';
import { plannedMilestones } from '../../src/domain/planned.ts';
import { fresh } from '../../src/domain/replan.ts';
import { all } from '../../src/store/store.ts';
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN, samplePlan, samplePlanHead } from '../support/sample-plan.ts';
import { recurring } from '../support/sample-recurrence.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { cardOf, OFFICER, TENANT, wordsOf } from './room.ts';

const VISITS = '1.1(d)';
const AUTUMN = `milestone-${VISITS}-2026-27/autumn-2`;

let room: Waiting;
afterEach(() => room.close());

/** Alex owns it; `lead` leads it. */
async function open(lead: string): Promise<void> {
  const sample = samplePlan();
  const place = (item: Item, position: number): Item => ({ ...item, parent: 'item-1.1', level: 2, position });
  const added = [place(recurring(VISITS, 'Report on home visits', 'HALF-TERMLY'), 3)];
  const led = sample.book.items.map((one) =>
    one.ref === '1' ? { ...one, lead: `person:${lead}` as const } : one,
  );
  const items = [...led, ...added];
  const book = openBook(samplePlanHead(), items);
  const span = { from: book.plan.goLive, to: '2027-12-04' };
  const drafted = added.filter(isAction).flatMap((item) =>
    plannedMilestones(item, book, span).map((planned) => {
      const newId = () =>
        `milestone-${item.ref}${planned.occurrence === null ? '' : `-${planned.occurrence}`}`;
      return fresh(item, planned, { plan: book.plan, newId });
    }),
  );
  room = await openRequestsRoom({ items, milestones: [...sample.milestones, ...drafted] });
}

/** The agreed dates of the next two times, and how they stand. */
async function times(): Promise<(string | null)[][]> {
  const where = [{ field: 'item', is: 'eq', to: `item-${VISITS}` }] as const;
  const found = await all(room.store, TENANT, { kind: 'milestone', where });
  return found
    .map(({ doc: { body } }) => [body.label, body.due, body.status])
    .toSorted((a, b) => String(a[1]).localeCompare(String(b[1])))
    .slice(0, 2);
}

const BOTH_STAND = [
  ['Autumn 2 2026-27', '2027-01-15', 'not-started'],
  ['Spring 1 2026-27', '2027-02-12', 'not-started'],
];

test('the lead moves a report of their own into the next half-term: that one moves, and the next stays', async () => {
  await open(ALEX);
  const form = cardOf(await room.taps(ALEX, { do: 'more-time', of: AUTUMN }));
  const typed = { 'in:date': '2027-01-15', 'in:reason': 'the hall is shut' };
  const saved = wordsOf(await room.taps(ALEX, press(form, 'Move the date', typed)));
  expect(saved).toContain('Set: 1.1(d), Autumn 2 2026-27 is due Fri 15 Jan 2027');
  expect(saved).toContain('(before: Fri 18 Dec 2026)');
  expect(await times()).toEqual(BOTH_STAND);
});

test('a lead accepts such a date: the report that was asked about moves, and its history says so', async () => {
  await open(ROBIN);
  await room.says(ALEX, 'need more time for 1.1d, until 15 Jan because the hall is shut');
  const accepted = wordsOf(await room.says(ROBIN, "accept 1.1d's date"));
  expect(accepted).toContain('Accepted: 1.1(d) is due Fri 15 Jan 2027.');
  expect(await times()).toEqual(BOTH_STAND);
  expect(wordsOf(await room.says(ALEX, 'history of 1.1d'))).toContain(
    'agreed date Fri 18 Dec to Fri 15 Jan 2027',
  );
});

test('the officer’s words for a date move the one time of that half-term: what is open before it stays open', async () => {
  await open(ROBIN);
  const preview = wordsOf(await room.says(OFFICER, '1.1d is due 15 January 2027'));
  expect(preview).toContain('Spring 1 2026-27');
  expect(wordsOf(await room.says(OFFICER, 'yes'))).toContain('Spring 1 2026-27 is due Fri 15 Jan 2027');
  expect(await times()).toEqual([
    ['Autumn 2 2026-27', '2026-12-18', 'not-started'],
    ['Spring 1 2026-27', '2027-01-15', 'not-started'],
  ]);
  const overdue = wordsOf(await room.says(ALEX, 'status of 1.1d'));
  expect(overdue).toContain('18 Dec');
});

test('a day beyond all times that are planned moves none of them, and says so', async () => {
  await open(ROBIN);
  const answer = wordsOf(await room.says(OFFICER, '1.1d is due 15 January 2029'));
  expect(answer).toContain('Nothing was changed');
  expect(answer).toContain('none of its times that are planned is for Mon 15 Jan 2029');
  expect((await times())[0]).toEqual(['Autumn 2 2026-27', '2026-12-18', 'not-started']);
});
