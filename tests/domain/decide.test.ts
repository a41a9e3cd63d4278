/** What is said of a milestone, and what the record holds after it: who may say it, corrections, faults. */
import fc from 'fast-check';
import { openBook } from '../../src/domain/book.ts';
import { addDays, localDate } from '../../src/domain/calendar.ts';
import { decide, type RecordUpdate } from '../../src/domain/decide.ts';
import { isOverdue, Milestone } from '../../src/domain/milestone.ts';
import type { Actor } from '../../src/domain/person.ts';
import { isAction, type OwnerKey } from '../../src/domain/plan.ts';
import { Said, Update } from '../../src/domain/update.ts';
import {
  EARLY_YEARS,
  SAMPLE_DAY,
  sampleItem,
  sampleMilestone,
  samplePlanHead,
} from '../support/sample-plan.ts';

const ZONE = 'Europe/London';
const LEAD: OwnerKey = 'person:lee';
const book = openBook(samplePlanHead({ reminders: { rounds: 'off' } }), [
  sampleItem({ ref: '1', title: 'Early years', lead: LEAD }),
  sampleItem({
    ref: '1.1(a)',
    title: 'Offer home visits',
    parent: 'item-1',
    level: 1,
    nature: 'deliverable',
    owners: [
      { key: EARLY_YEARS, part: 'accountable' },
      { key: 'person:casey', part: 'contributor' },
    ],
  }),
]);
const action = book.items.filter(isAction)[0] ?? missing();
function missing(): never {
  throw new Error('the plan has no action');
}

const actor = (over: Partial<Actor> = {}): Actor => ({
  person: 'alex',
  officer: false,
  holds: [EARLY_YEARS],
  board: null,
  ...over,
});
const owner = actor();
const lead = actor({ person: 'lee', holds: [LEAD] });
const officer = actor({ person: 'olu', officer: true, holds: [] });
const contributor = actor({ person: 'casey', holds: ['person:casey'] });
const stranger = actor({ person: 'sam', holds: ['person:sam'], board: 'partnership' });

/** A milestone with its record, to which things are said one after the other. */
function story(start: Partial<Milestone> = {}) {
  let milestone = sampleMilestone(start);
  const updates: Update[] = [];
  return {
    get milestone() {
      return milestone;
    },
    updates,
    /** Says it at 10:00 of a day, seeing what stands unless told otherwise. */
    say(
      said: Said,
      { by = owner, day = SAMPLE_DAY, at = `${day}T10:00:00.000Z`, ...rest }: Saying = {},
    ): ReturnType<typeof decide> {
      const seen = milestone.lastUpdate?.id ?? null;
      const id = `u${updates.length + 1}`;
      const command: RecordUpdate = { id, said, through: 'card', seen, corrects: null, ...rest };
      const now = { instant: at, today: localDate(Temporal.Instant.from(at), ZONE) };
      const decided = decide(command, by, { book, action, milestone, updates }, now);
      if (decided.ok) {
        milestone = decided.milestone;
        updates.push(decided.update);
      }
      return decided;
    },
  };
}
type Saying = { by?: Actor; day?: string; at?: string } & Partial<Pick<RecordUpdate, 'seen' | 'corrects'>>;

const codeOf = (decided: ReturnType<typeof decide>): string => (decided.ok ? 'ok' : decided.rejection.code);
const faultsIn = (decided: ReturnType<typeof decide>): [string, string][] =>
  decided.ok || decided.rejection.code !== 'invalid'
    ? []
    : decided.rejection.faults.map(({ field, message }) => [field, message]);

describe('who may say it', () => {
  test.each([
    ['the accountable owner', owner, 'ok'],
    ['the lead', lead, 'ok'],
    ['an officer', officer, 'ok'],
    ['a contributor', contributor, 'not-allowed'],
    ['a stranger in the board’s channel', stranger, 'not-allowed'],
  ] as const)('%s: %s', (_, by, code) => {
    const told = story();
    expect(codeOf(told.say({ status: 'on-track' }, { by }))).toBe(code);
    expect(told.updates).toHaveLength(code === 'ok' ? 1 : 0);
  });

  test('the update carries the name of whoever spoke, not of whoever owns', () => {
    const told = story();
    told.say({ status: 'at-risk' }, { by: officer });
    expect(told.updates[0]?.by).toBe('olu');
    expect(told.milestone.lastUpdate).toEqual({ id: 'u1', at: `${SAMPLE_DAY}T10:00:00.000Z`, by: 'olu' });
  });

  test('an owner can’t take an action out of the plan; its lead can, and nothing is said of it after', () => {
    const told = story({ status: 'on-track' });
    expect(codeOf(told.say({ status: 'withdrawn' }))).toBe('not-theirs-to-withdraw');
    expect(told.milestone.status).toBe('on-track');
    expect(codeOf(told.say({ status: 'withdrawn' }, { by: lead }))).toBe('ok');
    expect(told.milestone).toMatchObject({ open: false, askOn: null, completedOn: null });
    expect(codeOf(told.say({ status: 'on-track' }, { by: officer }))).toBe('withdrawn');
  });
});

describe('two people on one milestone', () => {
  test('a word on what somebody has updated meanwhile is refused, and names what stands', () => {
    const told = story();
    told.say({ status: 'on-track' });
    const late = told.say({ status: 'off-track' }, { by: lead, seen: null });
    expect(late).toEqual({ ok: false, rejection: { code: 'changed-meanwhile', lastUpdate: 'u1' } });
    expect(told.milestone.status).toBe('on-track');
  });

  test('whoever did not look at a card speaks of what stands, whatever it is', () => {
    const told = story();
    told.say({ status: 'on-track' });
    expect(codeOf(told.say({ percent: 60 }, { by: lead, seen: undefined }))).toBe('ok');
    expect(told.milestone).toMatchObject({ status: 'on-track', percent: 60 });
  });

  test('only the last word can be put right', () => {
    const told = story();
    told.say({ status: 'on-track' });
    told.say({ status: 'at-risk' });
    expect(codeOf(told.say({ status: 'complete' }, { corrects: 'u1' }))).toBe('changed-meanwhile');
    expect(codeOf(told.say({ status: 'complete' }, { corrects: 'of somebody else' }))).toBe(
      'changed-meanwhile',
    );
  });
});

describe('putting a word right', () => {
  const link = (name: string) => ({ kind: 'link', url: `https://example.org/${name}` }) as const;

  test('the milestone stands as if the wrong word had never been said', () => {
    const told = story();
    told.say({ status: 'on-track', percent: 40, reason: 'two posts are vacant' });
    told.say({
      status: 'off-track',
      percent: 10,
      reason: 'wrong row',
      forecast: '2027-06-01',
      evidence: [link('wrong')],
    });
    told.say({ status: 'at-risk' }, { corrects: 'u2' });
    expect(told.milestone).toMatchObject({
      status: 'at-risk',
      percent: 40,
      reason: 'two posts are vacant',
      forecast: null,
      evidence: null,
    });
    expect(told.updates).toHaveLength(3);
  });

  test('its evidence is gone, and what came before counts again', () => {
    const told = story();
    told.say({ status: 'on-track', evidence: [link('minutes')] });
    told.say({ status: 'complete', evidence: [link('wrong'), link('wrong-too')] });
    expect(told.milestone.evidence).toEqual({ count: 3, latest: link('wrong-too') });
    told.say({ status: 'on-track' }, { corrects: 'u2' });
    expect(told.milestone).toMatchObject({ open: true, completedOn: null });
    expect(told.milestone.evidence).toEqual({ count: 1, latest: link('minutes') });
  });

  test('a correction can be corrected', () => {
    const told = story();
    told.say({ status: 'on-track', percent: 20 });
    told.say({ status: 'off-track', percent: 90 });
    told.say({ status: 'at-risk', percent: 80, reason: 'still wrong' }, { corrects: 'u2' });
    told.say({ status: 'on-track' }, { corrects: 'u3' });
    expect(told.milestone).toMatchObject({ status: 'on-track', percent: 20, reason: null });
  });

  test('a completion said at half past midnight in summer keeps its local day when a later word is put right', () => {
    const told = story({ due: '2026-07-31' });
    told.say({ status: 'complete' }, { at: '2026-07-01T23:30:00.000Z' });
    expect(told.milestone.completedOn).toBe('2026-07-02');
    told.say({ reason: 'wrong row' }, { day: '2026-07-06' });
    told.say({ evidence: [link('minutes')] }, { day: '2026-07-07', corrects: 'u2' });
    expect(told.milestone).toMatchObject({ completedOn: '2026-07-02', reason: null });
  });
});

describe('completing, reopening, expecting', () => {
  test('complete closes it on its day, and a second "complete" does not move that day', () => {
    const told = story({ percent: 80 });
    told.say({ status: 'complete' }, { day: '2026-12-02' });
    expect(told.milestone).toMatchObject({
      open: false,
      completedOn: '2026-12-02',
      askOn: null,
      percent: 100,
    });
    told.say({ status: 'complete' }, { day: '2026-12-04' });
    expect(told.milestone.completedOn).toBe('2026-12-02');
  });

  test('reopened, it is asked about again and was never completed', () => {
    const told = story({ due: '2026-12-10' });
    told.say({ status: 'complete' });
    told.say({ status: 'on-track', percent: 90 });
    expect(told.milestone).toMatchObject({ open: true, completedOn: null, percent: 90 });
    expect(told.milestone.askOn).not.toBeNull();
  });

  test('completing what no percent was given for gives it none', () => {
    const told = story();
    told.say({ status: 'complete' });
    expect(told.milestone.percent).toBeNull();
  });

  test('an expected date is kept beside the agreed one, which stays overdue', () => {
    const told = story({ due: '2026-11-25', firstDue: '2026-11-25' });
    told.say({ status: 'at-risk', forecast: '2027-03-12' });
    expect(told.milestone).toMatchObject({
      due: '2026-11-25',
      firstDue: '2026-11-25',
      forecast: '2027-03-12',
    });
    expect(isOverdue(told.milestone, SAMPLE_DAY)).toBe(true);
    expect(told.updates[0]?.left).toEqual({
      status: 'at-risk',
      percent: null,
      due: '2026-11-25',
      forecast: '2027-03-12',
    });
    // Asked again around the day that the owner expects: 14 days before it.
    expect(told.milestone.askOn).toBe('2027-02-26');
  });

  test('a field that is not spoken of keeps its value, and null takes it back', () => {
    const told = story({ percent: 40, reason: 'vacant', forecast: '2027-01-15' });
    told.say({ status: 'at-risk' });
    expect(told.milestone).toMatchObject({ percent: 40, reason: 'vacant', forecast: '2027-01-15' });
    told.say({ percent: null, reason: null, forecast: null });
    expect(told.milestone).toMatchObject({
      status: 'at-risk',
      percent: null,
      reason: null,
      forecast: null,
    });
  });

  test('putting a completion right the next day does not move its day', () => {
    const told = story({});
    told.say({ status: 'complete' }, { day: '2026-07-02' });
    told.say({ status: 'complete', percent: 100 }, { day: '2026-07-03', corrects: 'u1' });
    expect(told.milestone).toMatchObject({ status: 'complete', completedOn: '2026-07-02' });
  });

  test('what held it up is forgotten once it goes well again, and kept when it gets worse', () => {
    const worse = story({ status: 'at-risk', reason: 'vacant' });
    worse.say({ status: 'off-track' });
    expect(worse.milestone).toMatchObject({ status: 'off-track', reason: 'vacant' });
    worse.say({ status: 'on-track' });
    expect(worse.milestone).toMatchObject({ status: 'on-track', reason: null });
  });

  test('whoever has spoken is left alone for the quiet days', () => {
    const told = story({ due: SAMPLE_DAY });
    told.say({ status: 'on-track' }, { day: SAMPLE_DAY });
    // Friday 4 December and four quiet days: the chase of Wednesday the 9th is the next step.
    expect(told.milestone.askOn).toBe('2026-12-09');
  });
});

describe('what is refused', () => {
  const PERCENT = 'Give a whole number from 0 to 100, or leave it empty.';
  test.each([
    ['a date that has passed', { forecast: '2026-12-03' }, 'forecast', /has passed/],
    ['101 %', { percent: 101 }, 'percent', PERCENT],
    ['-1 %', { percent: -1 }, 'percent', PERCENT],
    ['12.5 %', { percent: 12.5 }, 'percent', PERCENT],
    ['no number', { percent: Number.NaN }, 'percent', PERCENT],
    ['complete with 80 %', { status: 'complete', percent: 80 }, 'percent', /Complete means 100%/],
  ] as const)('%s', (_, said, field, message) => {
    const told = story();
    const faults = faultsIn(told.say(said));
    expect(faults).toEqual([[field, typeof message === 'string' ? message : expect.stringMatching(message)]]);
    expect(told.updates).toEqual([]);
  });

  test('all faults come at once', () => {
    expect(
      faultsIn(story().say({ status: 'at-risk', percent: 140, forecast: '2020-01-01' })).map(
        ([field]) => field,
      ),
    ).toEqual(['forecast', 'percent']);
  });

  test('today can be expected, and so can a passed date that stood already', () => {
    expect(codeOf(story().say({ forecast: SAMPLE_DAY }))).toBe('ok');
    expect(codeOf(story({ forecast: '2026-12-01' }).say({ forecast: '2026-12-01' }))).toBe('ok');
  });

  test.each([{}, { evidence: [] }])('nothing said: %j', (said) => {
    expect(codeOf(story().say(said))).toBe('nothing-said');
  });
});

describe('any sequence of words and corrections', () => {
  const inFull = process.env.WAYMARK_VERIFY === 'full';
  const status = fc.constantFrom('not-started', 'on-track', 'at-risk', 'off-track', 'complete' as const);
  const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2027-06-01', n));
  const said: fc.Arbitrary<Said> = fc
    .record(
      {
        status,
        percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
        reason: fc.option(fc.constantFrom('vacant', 'funding', 'data'), { nil: null }),
        forecast: fc.option(day, { nil: null }),
        evidence: fc.array(
          fc.webUrl().map((url) => ({ kind: 'link' as const, url })),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: [] },
    )
    .map((one) => Said.parse(one));
  const steps = fc.array(fc.record({ said, corrects: fc.boolean(), after: fc.nat(5) }), { maxLength: 12 });

  /** What counts, told field by field: a corrected word is struck from the list. */
  function folded(words: readonly { said: Said; day: string }[]) {
    const state = { status: 'not-started', completedOn: null, percent: null, reason: null, forecast: null };
    let now: { [field: string]: unknown } = state;
    for (const { said, day } of words) {
      const spoken = Object.entries(said).filter(([name]) => name !== 'evidence');
      const before = now;
      now = { ...before, ...Object.fromEntries(spoken) };
      const complete = now.status === 'complete';
      if (complete && said.percent === undefined && now.percent !== null) now.percent = 100;
      if (!complete && before.status === 'complete' && said.percent === undefined) now.percent = null;
      const recovered =
        now.status !== before.status && !['at-risk', 'off-track'].includes(String(now.status));
      if (recovered && said.reason === undefined) now.reason = null;
      now.completedOn = complete ? (before.completedOn ?? day) : null;
    }
    const evidence = words.flatMap((word) => word.said.evidence ?? []);
    const seen = evidence.length > 0 ? { count: evidence.length, latest: evidence.at(-1) } : null;
    return { state: now, evidence: seen };
  }

  test('leaves what a plain retelling of the standing words leaves, and always a milestone that can be stored', () => {
    fc.assert(
      fc.property(steps, (told) => {
        const tale = story({ due: '2027-01-29' });
        const words: { said: Said; day: string }[] = [];
        let today = '2026-12-04';
        for (const { said, corrects, after } of told) {
          today = addDays(today, after);
          const last = tale.milestone.lastUpdate?.id ?? null;
          const decided = tale.say(said, { day: today, ...(corrects && last && { corrects: last }) });
          if (!decided.ok) {
            expect(['nothing-said', 'invalid']).toContain(decided.rejection.code);
            continue;
          }
          if (corrects && last) words.pop();
          words.push({ said, day: today });
          expect(Update.parse(decided.update)).toEqual(decided.update);
        }
        const { state, evidence } = folded(words);
        const { completedOn, ...fields } = state;
        expect(tale.milestone).toMatchObject({ ...fields, open: state.status !== 'complete', evidence });
        // Its day outlives a correction, which a retelling cannot know.
        expect(tale.milestone.completedOn === null).toBe(completedOn === null);
        expect(tale.milestone).toMatchObject({ due: '2027-01-29', firstDue: SAMPLE_DAY });
        expect(Milestone.parse(tale.milestone)).toEqual(tale.milestone);
      }),
      inFull ? { numRuns: 5000 } : { numRuns: 300, seed: 4 },
    );
  });
});
