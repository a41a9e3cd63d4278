/** Which action of a new edition is which of the record: nobody inherits a history that is not theirs. */
import type { FileItem } from '../../../src/domain/plan-file.ts';
import { type Answers, matched, nodesOf } from '../../../src/importing/again/matching.ts';
import { sampleItem } from '../../support/sample-plan.ts';

const item = (ref: string, title: string) => sampleItem({ ref, title, nature: 'deliverable' });
const file = (ref: string, title: string): FileItem => ({ ref, title, nature: 'deliverable' });

const RECORD = [
  item('3.3(a)', 'Monitor children missing education'),
  item('3.3(b)', 'Half-termly reports on attendance'),
  item('3.3(c)', 'Publish guidance on reduced timetables'),
];

function match(files: FileItem[], answers: Answers = new Map()) {
  const { matches, gone, doubts } = matched(nodesOf(files), RECORD, answers);
  return {
    pairs: matches.map(({ node, item: found }) => [node.says.ref, found?.ref ?? 'new']),
    gone: gone.map(({ ref }) => ref),
    doubts: doubts.map(({ ref, item: other }) => [ref, other.ref]),
  };
}

test('the same ref and the same words, or reworded a little, are the same action', () => {
  expect(
    match([
      file('3.3(a)', 'Monitor children missing education'),
      file('3.3 (B)', 'Half-termly reports on attendance and exclusions'),
      file('3.3(c)', 'Publish guidance on reduced timetables for schools'),
    ]),
  ).toEqual({
    pairs: [
      ['3.3(a)', '3.3(a)'],
      ['3.3 (B)', '3.3(b)'],
      ['3.3(c)', '3.3(c)'],
    ],
    gone: [],
    doubts: [],
  });
});

test('actions that changed places keep their own histories', () => {
  expect(
    match([
      file('3.3(a)', 'Half-termly reports on attendance'),
      file('3.3(b)', 'Monitor children missing education'),
      file('3.3(c)', 'Publish guidance on reduced timetables'),
    ]).pairs,
  ).toEqual([
    ['3.3(a)', '3.3(b)'],
    ['3.3(b)', '3.3(a)'],
    ['3.3(c)', '3.3(c)'],
  ]);
});

test('an inserted action moves the letters, and no history moves with them', () => {
  const found = match([
    file('3.3(a)', 'Monitor children missing education'),
    file('3.3(b)', 'Open a helpline for parents'),
    file('3.3(c)', 'Half-termly reports on attendance'),
    file('3.3(d)', 'Publish guidance on reduced timetables'),
  ]);
  expect(found).toEqual({
    pairs: [
      ['3.3(a)', '3.3(a)'],
      ['3.3(b)', 'new'],
      ['3.3(c)', '3.3(b)'],
      ['3.3(d)', '3.3(c)'],
    ],
    gone: [],
    doubts: [],
  });
});

test('a known ref with other words is asked about; the answer decides whose history it is', () => {
  const changed = [
    file('3.3(a)', 'Monitor children missing education'),
    file('3.3(b)', 'Launch a mentoring scheme'),
    file('3.3(c)', 'Publish guidance on reduced timetables'),
  ];
  expect(match(changed)).toMatchObject({ gone: ['3.3(b)'], doubts: [['3.3(b)', '3.3(b)']] });
  expect(match(changed, new Map([['3.3(b)', 'new']]))).toMatchObject({ gone: ['3.3(b)'], doubts: [] });
  expect(match(changed, new Map([['3.3(b)', 'new']])).pairs[1]).toEqual(['3.3(b)', 'new']);
  expect(match(changed, new Map([['3.3(b)', 'same']]))).toEqual({
    pairs: [
      ['3.3(a)', '3.3(a)'],
      ['3.3(b)', '3.3(b)'],
      ['3.3(c)', '3.3(c)'],
    ],
    gone: [],
    doubts: [],
  });
});

test('nearly the same words under a new ref are asked about, too', () => {
  const renumbered = [
    file('3.3(a)', 'Monitor children missing education'),
    file('3.3(b)', 'Half-termly reports on attendance'),
    file('3.4(a)', 'Publish new guidance on reduced timetables'),
  ];
  expect(match(renumbered).doubts).toEqual([['3.4(a)', '3.3(c)']]);
  expect(match(renumbered, new Map([['3.4(a)', 'same']])).pairs[2]).toEqual(['3.4(a)', '3.3(c)']);
});

test('what is left out is gone, and what is new is new', () => {
  expect(
    match([file('3.3(a)', 'Monitor children missing education'), file('4.1(a)', 'Open a youth hub')]),
  ).toEqual({
    pairs: [
      ['3.3(a)', '3.3(a)'],
      ['4.1(a)', 'new'],
    ],
    gone: ['3.3(b)', '3.3(c)'],
    doubts: [],
  });
});
