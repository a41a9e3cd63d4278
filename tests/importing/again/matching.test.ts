/** Which action of a new edition is which of the record: nobody inherits a history that is not theirs. */
import type { Item } from '../../../src/domain/plan.ts';
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

function match(files: FileItem[], answers: Answers = new Map(), record = RECORD, withdrawn: Item[] = []) {
  const { matches, gone, doubts } = matched(nodesOf(files), record, answers, withdrawn);
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

test('an action put in before others in nearly its words inherits nothing from them', () => {
  const record = [
    item('1(a)', 'Publish an annual report on attendance'),
    item('1(b)', 'Publish an annual report on exclusions'),
  ];
  const files = [
    file('1(a)', 'Publish an annual report on inclusion'),
    file('1(b)', 'Publish an annual report on attendance'),
    file('1(c)', 'Publish an annual report on exclusions'),
  ];
  expect(match(files, new Map(), record)).toEqual({
    pairs: [
      ['1(a)', 'new'],
      ['1(b)', '1(a)'],
      ['1(c)', '1(b)'],
    ],
    gone: [],
    doubts: [],
  });
});

test.each([
  [
    'Develop a strategy for the recruitment of teachers',
    'Develop a strategy for the housing of young people',
  ],
  ['Review the SEND strategy', 'Review the attendance strategy'],
  ['Increase the number of school places', 'Reduce the number of school exclusions'],
  ['Develop a plan for early years', 'Develop a plan for post-16'],
])('under one ref, "%s" and "%s" are asked about', (was, is) => {
  const found = match([file('3.3(b)', is)], new Map(), [item('3.3(b)', was)]);
  expect(found).toMatchObject({ pairs: [['3.3(b)', 'new']], doubts: [['3.3(b)', '3.3(b)']] });
});

test('a reworded title that is nearer to another action than to the one of its ref is asked about', () => {
  const record = [
    item('1(a)', 'Publish guidance on reduced timetables for primary schools'),
    item('1(b)', 'Publish guidance on reduced timetables for secondary schools'),
  ];
  const files = [file('1(b)', 'Publish new guidance on reduced timetables for primary schools')];
  expect(match(files, new Map(), record)).toMatchObject({
    pairs: [['1(b)', 'new']],
    doubts: [['1(b)', '1(a)']],
  });
});

test('the same words under two headings are told apart by the heading, wherever it has moved', () => {
  const record = [
    sampleItem({ ref: '1', title: 'Attendance' }),
    sampleItem({ ref: '2', title: 'Inclusion' }),
    ...['1', '2'].map((ref) =>
      sampleItem({
        ref: `${ref}(a)`,
        title: 'Report to the board',
        nature: 'recurring',
        parent: `item-${ref}`,
        level: 1,
      }),
    ),
  ];
  const report = (ref: string): FileItem => ({ ref, title: 'Report to the board', nature: 'recurring' });
  const files: FileItem[] = [
    { ref: '1', title: 'Early years', items: [report('1(a)')] },
    { ref: '2', title: 'Attendance', items: [report('2(a)')] },
    { ref: '3', title: 'Inclusion', items: [report('3(a)')] },
  ];
  expect(match(files, new Map(), record)).toEqual({
    pairs: [
      ['1', 'new'],
      ['1(a)', 'new'],
      ['2', '1'],
      ['2(a)', '1(a)'],
      ['3', '2'],
      ['3(a)', '2(a)'],
    ],
    gone: [],
    doubts: [],
  });
});

test('an action does not turn into a heading unless somebody says so', () => {
  const record = [item('1(a)', 'Attendance')];
  for (const ref of ['1(a)', '2']) {
    const files = [{ ref, title: 'Attendance' }];
    expect(match(files, new Map(), record)).toEqual({
      pairs: [[ref, 'new']],
      gone: ['1(a)'],
      doubts: [[ref, '1(a)']],
    });
    expect(match(files, new Map([[ref, 'same']]), record).pairs).toEqual([[ref, '1(a)']]);
  }
});

test('an answer is about the action that was asked about, not about the one that had the ref', () => {
  const record = [
    item('1(b)', 'Launch the mentoring scheme'),
    item('1(c)', 'Publish guidance on part-time timetables for schools'),
  ];
  const files = [
    file('1(a)', 'Launch the mentoring scheme'),
    file('1(b)', 'Publish guidance on part-time timetables for all schools'),
  ];
  expect(match(files, new Map(), record).doubts).toEqual([['1(b)', '1(c)']]);
  expect(match(files, new Map([['1(b)', 'same']]), record)).toEqual({
    pairs: [
      ['1(a)', '1(b)'],
      ['1(b)', '1(c)'],
    ],
    gone: [],
    doubts: [],
  });
});

test('an action is asked about once at a time; when it is not the one, the next may be', () => {
  const record = [item('1(a)', 'Publish guidance on reduced timetables')];
  const files = [file('1(a)', 'Open a helpline'), file('1(b)', 'Publish new guidance on reduced timetables')];
  const answered = (answers: [string, 'same' | 'new'][]) => match(files, new Map(answers), record);
  expect(answered([]).doubts).toEqual([['1(b)', '1(a)']]);
  expect(answered([['1(b)', 'same']])).toMatchObject({ gone: [], doubts: [] });
  expect(answered([['1(b)', 'new']]).doubts).toEqual([['1(a)', '1(a)']]);
  const both = answered([
    ['1(b)', 'new'],
    ['1(a)', 'same'],
  ]);
  expect(both.pairs).toEqual([
    ['1(a)', '1(a)'],
    ['1(b)', 'new'],
  ]);
});

test('refs that differ by a space only do not share one history', () => {
  const record = [item('3.3(b)', 'Hold a careers fair')];
  const files = [file('3.3(b)', 'Hold a careers fair'), file('3.3 (B)', 'Hold a careers fair twice')];
  expect(match(files, new Map(), record).pairs).toEqual([
    ['3.3(b)', '3.3(b)'],
    ['3.3 (B)', 'new'],
  ]);
});

describe('what an earlier edition left out', () => {
  const withdrawn = [
    { ...item('1(b)', 'Publish guidance on reduced timetables'), id: 'guidance', withdrawn: true },
  ];
  const found = (files: FileItem[], record: Item[], answers: Answers = new Map()) => {
    const { matches, gone, doubts } = matched(nodesOf(files), record, answers, withdrawn);
    return {
      ids: matches.map(({ item: one }) => one?.id ?? null),
      gone: gone.map(({ id }) => id),
      doubts: doubts.map(({ ref, item: one }) => [ref, one.id]),
    };
  };

  test.each(['Publish guidance on reduced timetables', 'Publish new guidance on reduced timetables'])(
    'comes back with its history as "%s" under its ref',
    (title) => {
      expect(found([file('1(b)', title)], [])).toEqual({ ids: ['guidance'], gone: [], doubts: [] });
    },
  );

  test('comes back although another action took its ref meanwhile', () => {
    const record = [item('1(b)', 'Launch a mentoring scheme')];
    expect(found([file('1(b)', 'Publish guidance on reduced timetables')], record)).toEqual({
      ids: ['guidance'],
      gone: ['item-1(b)'],
      doubts: [],
    });
  });

  test('gives way to an action of the record with the same words', () => {
    const record = [item('1(b)', 'Publish guidance on reduced timetables')];
    expect(found([file('1(b)', 'Publish guidance on reduced timetables')], record)).toEqual({
      ids: ['item-1(b)'],
      gone: [],
      doubts: [],
    });
  });

  test('is asked about under another ref, and not thought of for other words', () => {
    const files = [file('1(c)', 'Publish guidance on reduced timetables'), file('1(b)', 'Open a helpline')];
    expect(found(files, [])).toEqual({ ids: [null, null], gone: [], doubts: [['1(c)', 'guidance']] });
    expect(found(files, [], new Map([['1(c)', 'same']])).ids).toEqual(['guidance', null]);
  });
});

test('what people reworded or renumbered is known by what the last document said of it', () => {
  const imported = file('1(b)', 'Publish guidance on reduced timetables');
  const record = [sampleItem({ ref: '1(x)', title: 'Timetables', nature: 'deliverable', imported })];
  expect(match([imported], new Map(), record)).toEqual({ pairs: [['1(b)', '1(x)']], gone: [], doubts: [] });
});

test.each([
  ['few words in common', (n: number) => `Piece of work number ${n}`],
  [
    'most words in common',
    (n: number) => `Publish the report ${n} on area ${n % 9} for phase ${n % 7} schools`,
  ],
  ['all words in common', () => 'Report to the board'],
])('ten thousand renumbered and reworded actions with %s are matched without a wait', (_, title) => {
  const numbers = Array.from({ length: 10_000 }, (__, index) => index);
  const record = numbers.map((n) => item(`1.${n}`, title(n)));
  const files = nodesOf(numbers.map((n) => file(`2.${n}`, `${title(n)} anew`)));
  const started = process.cpuUsage();
  const { doubts } = matched(files, record, new Map());
  const { user } = process.cpuUsage(started);
  expect(doubts.length).toBeGreaterThan(0);
  // Comparing each with each takes minutes; the room is for a busy machine.
  expect(user).toBeLessThan(8_000_000);
});
