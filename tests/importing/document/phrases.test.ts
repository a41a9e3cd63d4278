/** The small readers of words in documents: what each reads, and what it must leave alone. */

import { groupHeadingOf } from '../../../src/importing/document/group-heading.ts';
import { followsFrom } from '../../../src/importing/document/heading-words.ts';
import { factsIn } from '../../../src/importing/document/inline-facts.ts';
import { keyedLines } from '../../../src/importing/document/keyed-lines.ts';
import { markOf } from '../../../src/importing/document/marks.ts';
import { pointsIn } from '../../../src/importing/document/points.ts';

describe('the owner and the date at the end of an action', () => {
  test.each([
    ['Open a hub (Lead: Head of SEND, by March 2027)', 'Open a hub', 'by March 2027', ['Head of SEND']],
    ['Open a hub (Libraries Manager; July 2026)', 'Open a hub', 'July 2026', ['Libraries Manager']],
    ['Open a hub – Inclusion Board – September 2026', 'Open a hub', 'September 2026', ['Inclusion Board']],
    ['Open a hub. Lead: Head of SEND. By when: July 2026', 'Open a hub', 'July 2026', ['Head of SEND']],
    ['Open a hub [Owner: A Sample; Deadline: 31/03/2027]', 'Open a hub', '31/03/2027', ['A Sample']],
    ['Open a hub - ongoing', 'Open a hub', 'ongoing', []],
    ['Open a hub (by the end of autumn term 2026)', 'Open a hub', 'by the end of autumn term 2026', []],
    ['Open a hub (Year 1-2)', 'Open a hub', 'Year 1-2', []],
  ])('%s', (text, title, when, owners) => {
    expect(factsIn(text)).toMatchObject({ title, when, owners });
  });

  test.each([
    'Review the timetable (before and after the move)',
    'Review the offer (where needed)',
    'Adopt the skills strategy 2019 – 2024',
    'Support the 16 – 19 agenda',
    'Build places in the town – and make them safe',
    'Train leads in schools (heads, deputies)',
    'Train staff in First Aid (FA)',
    'Find out more: www.sample.example',
    'Rewrite the guide: one for each age',
  ])('none in "%s"', (text) => {
    expect(factsIn(text)).toEqual({ title: text, when: null, owners: [], measures: [] });
  });
});

describe('headings of groups', () => {
  test.each([
    ['Priority 1: Early years', 'Priority', 'Priority 1', 1, 'Early years'],
    ['Priority 2 – Inclusion', 'Priority', 'Priority 2', 2, 'Inclusion'],
    ['PRIORITY THREE', 'PRIORITY', 'PRIORITY THREE', 3, ''],
    ['Priority 4\nDeveloping a friendly\ntown', 'Priority', 'Priority 4', 4, 'Developing a friendly town'],
    ['Our Strategic Objective II: Skills', 'Strategic Objective', 'Strategic Objective II', 2, 'Skills'],
    ['Theme B - Belonging', 'Theme', 'Theme B', 2, 'Belonging'],
    ['Objective 1.2 Better teaching', 'Objective', 'Objective 1.2', 1, 'Better teaching'],
    ['Priority l: Reading', 'Priority', 'Priority 1', 1, 'Reading'],
    ['Priority 1 ........ 9', 'Priority', 'Priority 1', 1, ''],
  ])('%j', (text, called, label, number, title) => {
    expect(groupHeadingOf(text, false)).toEqual({ called, label, number, title });
  });

  test.each([
    'Priority 1 is to make sure that every child can read.',
    'Priority 2 and Priority 3 belong together',
    'Priorities for the year ahead',
    'Phase of the moon',
    'Year 6 pupils',
    'Outcome: flourish, in every sense of the word that anybody could think of, and in a few more besides',
  ])('none in "%s"', (text) => {
    expect(groupHeadingOf(text, false)).toBeNull();
  });
});

describe('what follows a heading', () => {
  test.each([
    [
      'actions',
      [
        'We will:',
        'What we will do',
        'Key actions',
        'How will we get there?',
        'To achieve this, we will:',
        'Over the next four years we will:',
        'Appendix 2: Action plan',
        'This will be achieved by:',
      ],
    ],
    ['groups', ['Our priorities', 'Strategic priorities', 'Priorities', 'Five priorities for 2025']],
    [
      'measures',
      [
        'How will we know?',
        'How we will know we have made a difference',
        'Success measures',
        'What success looks like',
        'KPIs',
      ],
    ],
    [
      'difference',
      ['Outcomes for children and young people', 'What difference will it make?', 'Children will say:'],
    ],
    ['background', ['Why this matters', 'Where are we now?', 'Progress to date', 'What the data tells us']],
    [
      'outside',
      [
        'Foreword',
        'Introduction',
        'Governance and accountability',
        'Appendix 1',
        'Our vision',
        'What young people told us',
      ],
    ],
    ['next-steps', ['Next steps']],
    ['contents', ['Contents', 'Table of contents']],
  ])('%s', (follows, headings) => {
    expect(headings.map((heading) => [heading, followsFrom(heading)])).toEqual(
      headings.map((heading) => [heading, follows]),
    );
  });

  test.each([
    'Reading',
    'Early years',
    'Fund clubs',
    'Welcome everybody',
    'Make moving up easy',
    'Develop a plan for every school',
  ])('nothing after "%s"', (heading) => {
    expect(followsFrom(heading)).toBeNull();
  });
});

describe('facts on lines of their own', () => {
  test('pairs, one of them over two lines', () => {
    expect(keyedLines('Action 1.2: Review the\noffer\nLead – Head of SEND\nBy when: May 2026')).toEqual([
      { meaning: 'action', value: 'Review the offer', label: '1.2' },
      { meaning: 'owner', value: 'Head of SEND', label: null },
      { meaning: 'by-when', value: 'May 2026', label: null },
    ]);
  });
  test.each(['We met them all: it was good', 'https://sample.example/lead', 'Dear all'])(
    'none in "%s"',
    (text) => {
      expect(keyedLines(text)).toBeNull();
    },
  );
});

describe('marks', () => {
  test.each([
    ['• Open a hub', '', 'Open a hub'],
    ['- a) Open a hub', 'a)', 'Open a hub'],
    ['c)Open a hub', 'c)', 'Open a hub'],
    ['(iv) Open a hub', '(iv)', 'Open a hub'],
    ['1. Open a hub', '1.', 'Open a hub'],
    ['1.2.3 Open a hub', '1.2.3', 'Open a hub'],
    ['A1: Open a hub', 'A1:', 'Open a hub'],
    ['o Open a hub', '', 'Open a hub'],
  ])('%s', (line, marker, text) => {
    expect(markOf(line)).toEqual({ marker, text });
  });
  test.each([
    '2026 is the year',
    '19-year-olds',
    '2-4 year olds',
    'I am here',
    '86% of children',
    'a good start',
    '-5 degrees',
  ])('none in "%s"', (line) => {
    expect(markOf(line)).toBeNull();
  });
});

describe('several points in one line', () => {
  const points = (text: string): string[] =>
    pointsIn([{ text, marker: null, depth: 0 }]).map(
      (point) => `${point.label ?? '-'}|${point.depth}|${point.text}`,
    );
  test.each([
    ['a) Open. b) Close. c) Ask', ['a)|0|Open.', 'b)|0|Close.', 'c)|0|Ask']],
    ['a) Open b) Close  a) Ask b) Tell', ['a)|0|Open', 'b)|0|Close', 'a)|0|Ask', 'b)|0|Tell']],
    ['a) This will feed into b) above', ['a)|0|This will feed into b) above']],
    ['• Open • Close: – here; – there • Ask', ['|0|Open', '|0|Close: – here; – there', '|0|Ask']],
    ['Options (a) and (b) are open', ['-|0|Options (a) and (b) are open']],
  ])('%s', (text, expected) => {
    expect(points(text)).toEqual(expected);
  });
});
