/** Words and taps about what comes round, goes on, or is chased elsewhere: which milestone they are about. */
import { openBook } from '../../src/domain/book.ts';
import { type Item, isAction } from '../../src/domain/plan.ts';
import { plannedMilestones } from '../../src/domain/planned.ts';
import { fresh } from '../../src/domain/replan.ts';
import { all } from '../../src/store/store.ts';
import { ALEX, ATTENDANCE, ROBIN, samplePlan, samplePlanHead } from '../support/sample-plan.ts';
import { continuous, recurring } from '../support/sample-recurrence.ts';
import { linesOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
afterEach(() => room.close());

const place = (item: Item, position: number): Item => ({ ...item, parent: 'item-1.1', level: 2, position });

/** Three actions beside those of the sample plan, with the milestones that an import on its day would give them. */
async function open(): Promise<void> {
  const sample = samplePlan();
  const added = [
    place(recurring('1.1(d)', 'Report on home visits', 'HALF-TERMLY'), 3),
    place(continuous('1.1(e)', 'Keep in touch with every family'), 4),
    place(
      {
        ...continuous('1.1(f)', 'Letters, as in 2.1(a)'),
        nature: 'cross-reference',
        links: [{ to: '2.1(a)', kind: 'same-as' }],
      },
      5,
    ),
  ];
  const items = [...sample.book.items, ...added];
  const book = openBook(samplePlanHead(), items);
  const span = { from: book.plan.goLive, to: '2027-12-04' };
  const drafted = added.filter(isAction).flatMap((item) =>
    plannedMilestones(item, book, span).map((planned) =>
      fresh(item, planned, {
        plan: book.plan,
        newId: () => `milestone-${item.ref}${planned.occurrence === null ? '' : `-${planned.occurrence}`}`,
      }),
    ),
  );
  room = await openRoom({ items, milestones: [...sample.milestones, ...drafted] });
}
beforeEach(open);

const milestone = (ref: string) => room.milestone(ref);
const AUTUMN = '1.1(d)-2026-27/autumn-2';
const SPRING = '1.1(d)-2026-27/spring-1';

describe('a half-termly report', () => {
  test('“done” is the one that runs, and its receipt names it and the next', async () => {
    const lines = linesOf(await room.says(ALEX, '1.1d done'));
    expect(lines[0]).toBe('Recorded: 1.1(d) Report on home visits (Autumn 2 2026-27)');
    expect(lines).toContain('Next: Spring 1 2026-27, due Fri 12 Feb 2027.');
    expect(await milestone(AUTUMN)).toMatchObject({ status: 'complete', open: false });
    expect(await milestone(SPRING)).toMatchObject({ status: 'not-started', open: true, lastUpdate: null });
  });

  test('the form tells the same', async () => {
    const answer = await room.taps(ALEX, {
      do: 'save',
      shown: ['sample', `milestone-${AUTUMN}`, null],
      corrects: null,
      list: [],
      status: 'complete',
      percent: '',
      reason: '',
      forecast: '',
      evidence: 'https://example.org/report',
    });
    expect(wordsOf(answer)).toContain('Next: Spring 1 2026-27, due Fri 12 Feb 2027.');
  });

  test('evidence that comes after is for the one that is done', async () => {
    await room.says(ALEX, '1.1d done');
    room.clock.forward({ hours: 24 * 20 });
    await room.says(ALEX, '1.1d here is the report https://example.org/report');
    expect(await milestone(AUTUMN)).toMatchObject({ evidence: { count: 1 } });
    expect((await milestone(SPRING)).evidence).toBeNull();
  });

  test('a completion is taken back while it is fresh', async () => {
    await room.says(ALEX, '1.1d done');
    await room.says(ALEX, '1.1d is off track, the portal lost the figures');
    expect(await milestone(AUTUMN)).toMatchObject({ status: 'off-track', open: true });
    expect((await milestone(SPRING)).lastUpdate).toBeNull();
  });

  test('once the next one runs, words are about that', async () => {
    await room.says(ALEX, '1.1d done');
    room.clock.set('2027-01-11T10:00:00Z');
    await room.says(ALEX, '1.1d on track');
    expect(await milestone(SPRING)).toMatchObject({ status: 'on-track' });
    expect(await milestone(AUTUMN)).toMatchObject({ status: 'complete' });
  });

  test('its status is what runs now, and how much is to come', async () => {
    const words = wordsOf(await room.says(ALEX, 'status of 1.1d'));
    expect(words).toContain('Agreed date: Fri 18 Dec');
    expect(words).toContain('After that: 5 more until October 2027');
  });

  test('it stands once on “mine”', async () => {
    const words = wordsOf(await room.says(ALEX, 'mine'));
    expect(words.match(/1\.1\(d\) Report/g)).toHaveLength(1);
    expect(words).toContain('(Autumn 2 2026-27)');
  });

  test('each that falls into the question is a row of “what’s due”', async () => {
    const words = wordsOf(await room.says(ALEX, "what's due in the next 12 weeks in 1.1"));
    expect(words).toContain('(Autumn 2 2026-27)');
    expect(words).toContain('(Spring 1 2026-27)');
    expect(words).not.toContain('(Spring 2 2026-27)');
  });
});

describe('a duty that goes on', () => {
  test('an answer names the next check-in, and does not end it', async () => {
    const words = wordsOf(await room.says(ALEX, '1.1e on track'));
    expect(words).toContain('Next check-in: Fri 12 Feb 2027.');
    expect(await milestone('1.1(e)')).toMatchObject({
      open: true,
      due: '2027-02-12',
      firstDue: '2027-02-12',
    });
  });

  test('putting the answer right from its receipt leaves the next check-in where it is', async () => {
    const receipt = await room.says(ALEX, '1.1e on track');
    const [update] = await room.updates('1.1(e)');
    const form = {
      do: 'save',
      shown: ['sample', 'milestone-1.1(e)', update?.id ?? ''],
      corrects: update?.id ?? '',
      list: [],
      status: 'at-risk',
      percent: '',
      reason: 'two posts are vacant',
      forecast: '',
      evidence: '',
    };
    expect(wordsOf(receipt)).toContain('Next check-in');
    room.clock.set('2026-12-21T10:00:00Z');
    expect(wordsOf(await room.taps(ALEX, form))).toContain('Next check-in: Fri 12 Feb 2027.');
    expect(await milestone('1.1(e)')).toMatchObject({ status: 'at-risk', due: '2027-02-12' });
  });

  test('its status says check-in, not due', async () => {
    const words = wordsOf(await room.says(ALEX, 'status of 1.1e'));
    expect(words).toContain('Next check-in: Fri 18 Dec');
    expect(words).not.toMatch(/\bdue\b|Agreed date/);
  });
});

describe('a cross-reference', () => {
  test('has no milestone, and shows how its target stands', async () => {
    const own = await all(room.store, TENANT, {
      kind: 'milestone',
      where: [{ field: 'item', is: 'eq', to: 'item-1.1(f)' }],
    });
    expect(own).toEqual([]);
    const lines = linesOf(await room.says(ROBIN, 'status of 1.1f'));
    expect(lines[0]).toBe('1.1(f) Letters, as in 2.1(a) (see 2.1(a))');
    expect(lines.join('\n')).toContain('Attendance Lead');
  });

  test('what is said of it waits for a yes, and is recorded at its target', async () => {
    const asked = await room.says(ROBIN, '1.1f at risk');
    expect(linesOf(asked)[0]).toBe('2.1(a) Rewrite attendance letters');
    expect(await room.updates()).toEqual([]);
    await room.says(ROBIN, 'yes');
    expect(await milestone('2.1(a)')).toMatchObject({ status: 'at-risk', owner: ATTENDANCE });
  });

  test('after its status, “done” is not taken for the target', async () => {
    await room.says(ROBIN, 'status of 1.1f');
    await room.says(ROBIN, 'done');
    expect(await room.updates()).toEqual([]);
  });

  test('whoever only owns the reference cannot answer for its target', async () => {
    expect(wordsOf(await room.says(ALEX, '1.1f done'))).toContain('Nothing was recorded');
    expect(wordsOf(await room.says(ALEX, 'mine'))).not.toContain('1.1(f)');
  });
});

describe('an agreed date for what comes round', () => {
  const dueChanges = async () =>
    (await all(room.store, TENANT, { kind: 'change', orderBy: { field: 'at' } }))
      .map(({ doc }) => doc.body)
      .filter(({ what }) => what === 'due');

  test('is of the occurrence that comes, which the preview names; what is complete keeps its date', async () => {
    await room.says(ALEX, '1.1d done');
    const finished = await milestone(AUTUMN);
    const preview = wordsOf(await room.says(OFFICER, '1.1(d) is due 5 February 2027'));
    expect(preview).toContain('as the due date of 1.1(d), Spring 1 2026-27?');
    expect(preview).toContain('(now: Fri 12 Feb 2027)');
    const receipt = wordsOf(await room.says(OFFICER, 'yes'));
    expect(receipt).toContain('1.1(d), Spring 1 2026-27');
    expect(await milestone(SPRING)).toMatchObject({ due: '2027-02-05', firstDue: '2027-02-12', open: true });
    expect((await milestone(AUTUMN)).due).toBe(finished.due);
    expect(await dueChanges()).toMatchObject([{ from: '2027-02-12', to: '2027-02-05' }]);
    // The date is that occurrence's: the action goes on coming round.
    expect((await room.app.records.book(TENANT, 'sample'))?.byRef.get('1.1(d)')?.due).toBeNull();
  });

  test('that it has already is said, and changes nothing', async () => {
    await room.says(ALEX, '1.1d done');
    const words = wordsOf(await room.says(OFFICER, '1.1(d) is due 12 February 2027'));
    expect(words).toBe(
      'Nothing was changed: Fri 12 Feb 2027 is the date of 1.1(d), Spring 1 2026-27 already.',
    );
    expect((await room.app.records.book(TENANT, 'sample'))?.byRef.get('1.1(d)')?.due).toBeNull();
    expect(await dueChanges()).toEqual([]);
  });

  test('is never that of one which is complete', async () => {
    await room.says(ALEX, '1.1d done');
    const finished = await milestone(AUTUMN);
    const words = wordsOf(await room.says(OFFICER, '1.1(d) is due 15 December 2026'));
    expect(words).toContain('Nothing was changed: 1.1(d), Autumn 2 2026-27 is complete, and keeps its date.');
    expect(await milestone(AUTUMN)).toEqual(finished);
    expect(await dueChanges()).toEqual([]);
  });
});
