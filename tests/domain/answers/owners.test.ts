/** Who answers for what: posts and people, the leads, and of the plan as a whole the bodies that answer for it. */
import type { OwnersTold } from '../../../src/domain/answers/owners.ts';
import type { Question } from '../../../src/domain/question.ts';
import { ALEX, ATTENDANCE, ROBIN } from '../../support/sample-plan.ts';
import { ask, bookWith } from './asking.ts';

const owners = (filters: Partial<Question>, scene?: Parameters<typeof ask>[2]) => {
  const { told } = ask('owner', filters, scene);
  if (told.kind !== 'owners') throw new Error(`told of ${told.kind}`);
  return told;
};
const held = ({ owners: all }: OwnersTold) =>
  all.map(({ holder, answersFor }) => [
    holder?.post ?? holder?.key ?? null,
    answersFor.map(({ ref }) => ref),
  ]);

test('one action: its post with who holds it, and the lead above', () => {
  const told = owners({ topic: [{ words: 'letters', items: ['2.1(a)'] }] });
  expect(told.owners).toEqual([
    {
      holder: { key: ATTENDANCE, post: 'Attendance Lead', person: ROBIN },
      answersFor: [{ ref: '2.1(a)', title: 'Rewrite attendance letters' }],
      contributesTo: [],
    },
  ]);
  expect(told.leads.map(({ ref, holder }) => [ref, holder.person])).toEqual([['2', ROBIN]]);
  expect(told.bodies).toEqual([]);
});

test('a priority: each owner with what is theirs, what nobody owns last', () => {
  expect(held(owners({ items: ['2'] }))).toEqual([
    ['Attendance Lead', ['2.1(a)', '2.1(b)', '2.2(b)']],
    [`person:${ALEX}`, ['2.2(c)']],
    [null, ['2.2(a)']],
  ]);
});

test('a contributor is told as one', () => {
  const book = bookWith({
    '2.1(a)': {
      owners: [
        { key: ATTENDANCE, part: 'accountable' },
        { key: `person:${ALEX}`, part: 'contributor' },
      ],
    },
  });
  const { owners: all } = owners({ items: ['2.1(a)'] }, { book });
  expect(all.map(({ answersFor, contributesTo }) => [answersFor.length, contributesTo.length])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('the plan as a whole: who is responsible before who oversees, and nobody who only attends', () => {
  const about = {
    bodies: [
      { name: 'Pupil forum', role: 'attends and speaks' },
      { name: 'Programme board', role: 'oversight of delivery', cadence: 'termly' },
      { name: 'Strategic manager', role: 'overall responsibility for the outcomes' },
    ],
  };
  const book = bookWith({}, { about });
  expect(owners({}, { book }).bodies).toEqual([
    { name: 'Strategic manager', role: 'overall responsibility for the outcomes', cadence: null },
    { name: 'Programme board', role: 'oversight of delivery', cadence: 'termly' },
  ]);
  expect(owners({ items: ['1'] }, { book }).bodies).toEqual([]);
});
