/** Reports in the rhythm of a board: posted by themselves after the term, and made when somebody asks. */
import type { Board } from '../../../src/domain/plan.ts';
import { reportsOver } from '../../../src/jobs/papers/occasions.ts';
import { readPaper } from '../../../src/store/papers.ts';
import { ALEX, samplePlan, samplePlanHead } from '../../support/sample-plan.ts';
import { CHANNEL, inChannel, OFFICER, openRoom, type Room, TENANT, wordsOf } from '../room.ts';
import { clockOf, type RoomClock } from './clockwork.ts';

let room: Room;
let clock: RoomClock;
beforeEach(async () => {
  const boards = samplePlanHead().boards.map((board) => ({ ...board, reports: ['termly' as const] }));
  room = await openRoom({ plan: { boards } });
  clock = clockOf(room);
  await room.meets(OFFICER);
  await room.meets(ALEX);
});
afterEach(() => room.close());

const posts = (): string[] => clock.cameTo(CHANNEL).filter((one) => /^Termly report/.test(one));

test('on the first working day after the term its report is posted, once, with the change since the plan went live in it', async () => {
  await clock.itIs('2026-12-04T16:00:00Z');
  await room.says(ALEX, '1.1(b) done, minutes at https://example.org/minutes');
  await clock.itIs('2026-12-18T16:00:00Z');
  expect(posts()).toEqual([]);
  // The term ends on a Friday; the Monday after it is a working day, and the board's hour is four.
  await clock.itIs('2026-12-21T15:59:00Z');
  expect(posts()).toEqual([]);
  await clock.itIs('2026-12-21T16:00:00Z');
  await clock.itIs('2026-12-22T16:00:00Z');
  const [post, ...others] = posts();
  expect(others).toEqual([]);
  expect(post).toContain('Termly report to Sample Partnership Board: Autumn term 2026-27');
  // 1.1(c) was completed in the first days of December: both are news of this term, whenever the first post was.
  expect(post).toMatch(/Complete 2 \(\+2\)/);
  expect(post).toContain(
    'than on Mon 2 Nov 2026; 2 actions and 1 round of recurring work completed since then',
  );
  expect(post).toContain('your strategy officer can open it');
  const kept = await readPaper(room.store, TENANT, {
    plan: 'sample',
    board: 'partnership',
    kind: 'termly',
    period: '2026-27 autumn',
  });
  const done = kept?.blocks.find((block) => block.is === 'table' && block.name === 'Actions completed');
  expect(JSON.stringify(done)).toContain('1.1(b)');
});

test('a board with quiet days in the holidays gets it on the first day back', () => {
  const now = Temporal.Instant.from('2026-12-21T16:00:00Z');
  const { plan } = samplePlan().book;
  const dayFor = (quiet: Board['quiet']) =>
    plan.boards
      .flatMap((board) => reportsOver(plan, { ...board, reports: ['termly'], quiet }, now))
      .map(({ at }) => at.toString().slice(0, 10));
  expect(dayFor(null)).toEqual(['2026-12-21']);
  expect(dayFor({ weekdays: [], schoolHolidays: true, spans: [] })).toEqual(['2027-01-04']);
  expect(dayFor({ weekdays: ['Monday'], schoolHolidays: false, spans: [] })).toEqual(['2026-12-22']);
});

test('on demand it is the running term’s, for the channel without documents, and only of its own board', async () => {
  expect(wordsOf(await room.says(OFFICER, 'termly report for the Partnership'))).toContain('Word document');
  const inThread = wordsOf(await room.says(ALEX, 'termly report for the Partnership', inChannel()));
  expect(inThread).toContain('Autumn term 2026-27');
  expect(inThread).not.toContain('Word document');
  expect(wordsOf(await room.says(ALEX, 'termly report for the Partnership'))).toContain(
    'for strategy officers, and for those who lead in what it is about',
  );
});

test('a board that holds its posts before an election gets its report when that is over', async () => {
  await room.close();
  const boards = samplePlanHead().boards.map((board) => ({
    ...board,
    reports: ['termly' as const],
    beforeElections: 'hold' as const,
  }));
  room = await openRoom({ plan: { boards, elections: [{ from: '2026-12-14', to: '2026-12-29' }] } });
  clock = clockOf(room);
  await room.meets(OFFICER);
  const report = await clock.itIs('2026-12-21T16:00:00Z');
  expect(posts()).toEqual([]);
  expect(report.messages).toContainEqual(
    expect.objectContaining({ about: 'report', fate: 'skipped', reason: 'held while an election is near' }),
  );
  await clock.itIs('2026-12-30T16:00:00Z');
  expect(posts()).toHaveLength(1);
});

test('a body that has no board is asked about, with the boards that there are', async () => {
  const answer = wordsOf(await room.says(OFFICER, 'termly report for the Safeguarding panel'));
  expect(answer).toContain('I know no board called “Safeguarding panel”');
  expect(answer).toContain('Sample Partnership Board');
});

test('the yearly review counts what the year promised and what became of it', async () => {
  const answer = wordsOf(await room.says(OFFICER, 'yearly review'));
  // Due first in 2026-27 and not inherited: 1.1(a), (b), (c), 2.1(a), 2.2(a) and 2.2(c); of these 1.1(c) is done.
  expect(answer).toContain('Of 6 actions promised for the year 2026-27, 1 is done (1 with evidence)');
  expect(answer).toContain('Promised 6 · Done 1 · Proven 1 · Dropped 0 · Carried over 0 · Still open 5');
});
