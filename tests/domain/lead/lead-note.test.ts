/** A lead's note by hand-worked examples, and beside what the same question is answered with. */
import { answer } from '../../../src/domain/answer.ts';
import { actionsOf, openBook } from '../../../src/domain/book.ts';
import type { Change } from '../../../src/domain/change.ts';
import { countIn, type LeadFacts, leadNote, rowsIn } from '../../../src/domain/lead/lead-note.ts';
import { unreachedAmong } from '../../../src/domain/lead/unreached.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import { questionAbout } from '../../../src/domain/question.ts';
import { standingsOf } from '../../../src/domain/standing.ts';
import {
  ALEX,
  EARLY_YEARS,
  ROBIN,
  SAMPLE_DAY,
  sampleMilestone,
  samplePlan,
} from '../../support/sample-plan.ts';

const { book, milestones } = samplePlan();
const EVERYTHING = () => true;

const facts = (over: Partial<LeadFacts> = {}): LeadFacts => ({
  book,
  milestones,
  changes: [],
  reach: new Map(),
  today: SAMPLE_DAY,
  ...over,
});

const only = (over: Partial<Milestone>): Pick<LeadFacts, 'milestones'> => ({
  milestones: [sampleMilestone({ due: '2026-11-13', firstDue: '2026-11-13', ...over })],
});

const refsIn = (given: LeadFacts, section: Parameters<typeof rowsIn>[1]): string[] =>
  rowsIn(leadNote(given, EVERYTHING), section).map(({ line }) => line.ref);

const word = (at: string) => ({ id: 'u1', at, by: ALEX });

test('how much is silent, overdue and off track stands by number, before any name may be told', () => {
  const asked = { askedOn: '2026-11-25', askedFrom: '2026-11-25' };
  const { figures, sections } = leadNote(facts(only(asked)), EVERYTHING);
  expect(figures).toMatchObject({ silent: 1, overdue: 1, offTrack: 0 });
  expect(sections.map(({ section }) => section)).not.toContain('silent');
});

test.each([
  [
    'asked, warned for a day that has passed, and no word',
    { askedOn: '2026-11-25', warned: { on: '2026-11-25', by: '2026-11-27' } },
    true,
  ],
  [
    'the day that was named has not passed',
    { askedOn: '2026-11-30', warned: { on: '2026-11-30', by: SAMPLE_DAY } },
    false,
  ],
  ['nobody has said so beforehand', { askedOn: '2026-11-25' }, false],
  ['nobody has ever asked', {}, false],
  [
    'answered since the warning',
    {
      askedOn: '2026-11-25',
      warned: { on: '2026-11-25', by: '2026-11-27' },
      lastUpdate: word('2026-11-26T10:00:00Z'),
    },
    false,
  ],
  ['to be asked later, as the owner wants', { askedOn: '2026-11-12', snoozedUntil: '2027-02-01' }, true],
  [
    'expected later than agreed',
    { forecast: '2027-01-15', askedOn: '2026-11-25', warned: { on: '2026-11-25', by: '2026-11-27' } },
    false,
  ],
  [
    'inherited',
    { inherited: true, askedOn: '2026-11-25', warned: { on: '2026-11-25', by: '2026-11-27' } },
    false,
  ],
  [
    'complete',
    {
      open: false,
      status: 'complete',
      askedOn: '2026-11-25',
      warned: { on: '2026-11-25', by: '2026-11-27' },
    },
    false,
  ],
] as const)('silent: %s', (_, over, told) => {
  expect(refsIn(facts(only(over)), 'silent')).toEqual(told ? ['1.1(a)'] : []);
});

test('called on track and overdue; expected after the agreed date; complete without evidence', () => {
  expect(
    refsIn(facts(only({ status: 'on-track', lastUpdate: word('2026-11-30T10:00:00Z') })), 'late-green'),
  ).toEqual(['1.1(a)']);
  expect(refsIn(facts(only({ forecast: '2027-01-15' })), 'late-forecast')).toEqual(['1.1(a)']);
  expect(refsIn(facts(only({ forecast: '2026-11-01' })), 'late-forecast')).toEqual([]);
  const done = { status: 'complete', open: false, completedOn: '2026-11-30' } as const;
  expect(refsIn(facts(only(done)), 'unevidenced')).toEqual(['1.1(a)']);
  const link = { kind: 'link', url: 'https://sampleton.example/minutes' } as const;
  expect(refsIn(facts(only({ ...done, evidence: { count: 1, latest: link } })), 'unevidenced')).toEqual([]);
});

test('slipped: the agreed date moved later twice; a first date and an earlier one are no slips', () => {
  const moved = (from: string | null, to: string, n: number): Change => ({
    id: `c${n}`,
    plan: 'sample',
    item: 'item-1.1(a)',
    at: `2026-11-0${n}T09:00:00Z`,
    by: ROBIN,
    through: 'message',
    what: 'due',
    from,
    to,
    reason: null,
  });
  const twice = [
    moved(null, '2026-11-01', 1),
    moved('2026-11-01', '2026-12-01', 2),
    moved('2026-12-01', '2026-11-20', 3),
  ];
  expect(refsIn(facts({ changes: twice }), 'slipped')).toEqual([]);
  const thrice = [...twice, moved('2026-11-20', '2026-12-20', 4)];
  const [row] = rowsIn(leadNote(facts({ changes: thrice }), EVERYTHING), 'slipped');
  expect(row).toMatchObject({ moved: 2, line: { ref: '1.1(a)' } });
});

test('the expected date that a lead has not accepted is told once, until there is another', () => {
  const kept: Change = {
    id: 'c1',
    plan: 'sample',
    item: 'item-1.1(a)',
    at: '2026-12-01T09:00:00Z',
    by: ROBIN,
    through: 'card',
    what: 'date-kept',
    from: '2026-11-13',
    to: '2027-01-15',
    reason: null,
  };
  expect(refsIn(facts({ ...only({ forecast: '2027-01-15' }), changes: [kept] }), 'late-forecast')).toEqual(
    [],
  );
  expect(refsIn(facts({ ...only({ forecast: '2027-02-15' }), changes: [kept] }), 'late-forecast')).toEqual([
    '1.1(a)',
  ]);
});

test('out of reach: a person once, whatever they hold, and vacant posts, with how many open actions wait', () => {
  const items = book.items.map((item) =>
    item.ref === '2.1(a)'
      ? { ...item, owners: [{ key: 'post:inclusion-lead' as const, part: 'accountable' as const }] }
      : item,
  );
  const vacant = openBook(book.plan, items);
  const reach = new Map([[ALEX, 'not-met' as const]]);
  const { unreachable } = leadNote(facts({ book: vacant, reach }), EVERYTHING);
  expect(unreachable).toEqual([
    { person: ALEX, why: 'not-met', posts: ['Head of Early Years'], refs: ['1.1(a)', '1.1(b)', '2.2(c)'] },
    { person: null, why: 'vacant', posts: ['Inclusion Lead'], refs: ['2.1(a)'] },
  ]);
});

test('what was past at go-live waits for nobody, in the note or where it is asked for by itself', () => {
  const items = book.items.map((item) =>
    item.ref === '2.2(b)'
      ? { ...item, owners: [{ key: `person:${ALEX}` as const, part: 'accountable' as const }] }
      : item,
  );
  const owned = openBook(book.plan, items);
  const standings = standingsOf(owned, actionsOf(owned), milestones, SAMPLE_DAY);
  expect(standings.find(({ action }) => action.ref === '2.2(b)')?.standing).toBe('inherited');
  const reach = new Map([[ALEX, 'not-met' as const]]);
  const asked = unreachedAmong(standings, { book: owned, reach, today: SAMPLE_DAY });
  expect(asked).toEqual(leadNote(facts({ book: owned, reach }), EVERYTHING).unreachable);
  expect(asked[0]?.refs).not.toContain('2.2(b)');
});

test('only what is the reader’s is told, and nothing of what has had no word since before go-live', () => {
  const note = leadNote(facts(), (item) => item.ref.startsWith('1'));
  expect(countIn(note, 'no-date')).toBe(0);
  expect(countIn(note, 'no-owner')).toBe(0);
  expect(leadNote(facts(only({ inherited: true })), EVERYTHING).sections).toEqual([]);
});

test('its numbers are those that the same questions are answered with', () => {
  const note = leadNote(facts(), EVERYTHING);
  const asked = (over: Parameters<typeof questionAbout>[1]) =>
    answer(
      questionAbout('list', over),
      book,
      milestones,
      { holds: [EARLY_YEARS], named: null },
      SAMPLE_DAY,
    ).rows.map(({ ref }) => ref);
  expect(rowsIn(note, 'no-date').map(({ line }) => line.ref)).toEqual(asked({ status: ['no-date'] }));
  expect(rowsIn(note, 'no-owner').map(({ line }) => line.ref)).toEqual(
    asked({ owner: ['none'], status: ['not-complete'] }),
  );
  expect(countIn(note, 'no-date')).toBeGreaterThan(0);
  expect(countIn(note, 'no-owner')).toBeGreaterThan(0);
  const late = facts(only({ status: 'on-track' }));
  const rated = answer(
    questionAbout('status'),
    book,
    late.milestones,
    { holds: [], named: null },
    SAMPLE_DAY,
  );
  expect(countIn(leadNote(late, EVERYTHING), 'late-green')).toBe(rated.lateGreen);
});

test('whoever is silent in the note is silent in the answer, too', () => {
  const quiet = facts(only({ askedOn: '2026-11-25', warned: { on: '2026-11-25', by: '2026-11-27' } }));
  const silent = answer(
    questionAbout('no-update'),
    book,
    quiet.milestones,
    { holds: [], named: null },
    SAMPLE_DAY,
  );
  expect(silent.rows.map(({ ref }) => ref)).toEqual(refsIn(quiet, 'silent'));
});
