/** A change that is too long for one commit comes in parts, and every part has all of its lines in the history. */
import { changesOfItem, changesOfPlan, type Differing } from '../../../src/domain/changed.ts';
import { itemInPart, planInPart } from '../../../src/domain/keeping/in-part.ts';
import { vacated } from '../../../src/domain/keeping/vacate.ts';
import { sampleItem, samplePlanHead } from '../../support/sample-plan.ts';

const numbers = Array.from({ length: 40 }, (_, place) => place);
const PLAN = samplePlanHead({
  posts: numbers.map((nth) => ({
    ...{ id: `post-${nth}`, title: `Post ${nth}`, cover: 'alex', linkOfficer: 'person:alex' },
    holders: [{ person: 'alex', from: null }],
  })),
  linkOfficers: numbers.map((nth) => ({ person: `outside-${nth}`, officer: 'person:alex' })),
});

test('forty posts and forty people outside are told whole, in commits that each hold fifty lines at most', () => {
  const { plan: after } = vacated(PLAN, [], 'alex', '2026-12-04');
  const told: Differing[] = [];
  let now = PLAN;
  for (let parts = 0; JSON.stringify(now) !== JSON.stringify(after); parts += 1) {
    expect(parts).toBeLessThan(5);
    const next = planInPart(now, after, 50);
    const lines = changesOfPlan(now, next);
    expect(lines.length).toBeLessThanOrEqual(50);
    told.push(...lines);
    now = next;
  }
  expect(told).toHaveLength(160);
  expect(new Set(told.map(({ what, from }) => `${what} ${from}`))).toEqual(
    new Set(changesOfPlan(PLAN, after).map(({ what, from }) => `${what} ${from}`)),
  );
});

test('an item waits where its facts find no line, and its measures come as there is room', () => {
  const measure = (nth: number) => ({
    ...{
      id: `m-${nth}`,
      text: `Measure ${nth}`,
      target: null,
      baseline: null,
      frequency: null,
      direction: 'report' as const,
    },
    ...{ owner: 'person:alex' as const, readings: [] },
  });
  const item = sampleItem({
    ...{ ref: '1', title: 'One', nature: 'deliverable', lead: 'person:alex' },
    measures: numbers.map(measure),
  });
  const [after] = vacated(samplePlanHead(), [item], 'alex', '2026-12-04').items;
  if (!after) throw new Error('nothing was theirs');
  expect(itemInPart(item, after, 0)).toBeUndefined();
  const part = itemInPart(item, after, 11);
  expect(part && changesOfItem(item, part)).toHaveLength(11);
  expect(part?.lead).toBeNull();
  expect(part && itemInPart(part, after, 50)).toEqual(after);
});
