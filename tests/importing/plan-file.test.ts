/** Reading a plan file: whatever is wrong with it is told at once, each fault with its place and what to do. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Fault } from '../../src/importing/fault.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';

/** A seeded sample in the gate, every random case in the long form. */
const runs = process.env.WAYMARK_VERIFY === 'full' ? { numRuns: 25_000 } : { numRuns: 500, seed: 20261201 };

const GOOD = `
plan: sample
title: A sample plan
authority: Sample Council
goLive: 2026-12-01
levels: [Priority, Key objective, Activity]
posts:
  - { id: head-of-inclusion, title: Head of Inclusion, holder: alex.sample@example.org }
boards:
  - { body: Sample Board, channel: "19:one@thread.tacv2", summary: { every: week, day: Friday, time: 08:30 }, scope: ['1'] }
items:
  - ref: '1'
    title: Inclusion
    lead: head-of-inclusion
    items:
      - ref: '1.1'
        title: Attendance
        items:
          - ref: 1.1(a)
            title: Termly report
            nature: recurring
            when: termly
            due: 2027-02-12
            owners: [head-of-inclusion, bola.sample@example.org]
            links: [{ to: 1.1(b), kind: feeds }, { to: The national strategy, kind: see-also }]
          - { ref: 1.1(b), title: Policy, nature: deliverable }
`;

const faultsOf = (text: string, format: 'yaml' | 'json' = 'yaml'): Fault[] => {
  const read = readPlanFile(text, format);
  return read.ok ? [] : read.faults;
};
const told = (text: string): string[] => faultsOf(text).map(({ where, message }) => `${where}: ${message}`);
const changed = (from: string, to: string): string[] => {
  expect(GOOD).toContain(from);
  return told(GOOD.replace(from, to));
};

test('a good file is read as it is written: dates stay text, by-when words stay words', () => {
  const read = readPlanFile(GOOD, 'yaml');
  expect(read).toMatchObject({ ok: true, file: { goLive: '2026-12-01', timezone: 'Europe/London' } });
  const action = read.ok ? read.file.items[0]?.items?.[0]?.items?.[0] : undefined;
  expect(action).toMatchObject({ ref: '1.1(a)', when: 'termly', due: '2027-02-12' });
});

test('a board without a time is posted to as the working day begins', () => {
  const read = readPlanFile(GOOD.replace(', time: 08:30', ''), 'yaml');
  expect(read.ok && read.file.boards?.[0]?.summary).toEqual({ every: 'week', day: 'Friday', time: '09:00' });
});

test('the same plan as JSON reads the same', () => {
  const yaml = readPlanFile(GOOD, 'yaml');
  expect(yaml.ok && readPlanFile(JSON.stringify(yaml.file), 'json')).toEqual(yaml);
});

test.each([
  [
    'an owner who is neither a post nor an address',
    'owners: [head-of-inclusion,',
    'owners: [head-of-inklusion,',
    'items[0].items[0].items[0].owners[0] (1.1(a), line 24): "head-of-inklusion" is neither a post of this plan nor an e-mail address; add the post under posts, or write the address',
  ],
  [
    'an unknown lead',
    'lead: head-of-inclusion',
    'lead: the boss',
    'items[0].lead (1, line 14): "the boss" is neither',
  ],
  [
    'an owner named twice',
    'bola.sample@example.org]',
    'head-of-inclusion]',
    'owners[1] (1.1(a), line 24): this owner stands twice',
  ],
  [
    'a ref used twice',
    'ref: 1.1(a)',
    'ref: 1.1 (B)',
    'items[0].items[0].items[1].ref (1.1(b), line 26): this ref stands twice',
  ],
  [
    'a link into nothing',
    'to: 1.1(b)',
    'to: 1.9(z)',
    'links[0].to (1.1(a), line 25): there is no item 1.9(z) in this plan',
  ],
  ['a link spelt otherwise', 'to: 1.1(b)', 'to: 1.1 (B)', 'write it 1.1(b)'],
  [
    'a board that looks at nothing',
    "scope: ['1']",
    "scope: ['7']",
    'boards[0].scope[0] (line 10): there is no item 7',
  ],
  [
    'a day that does not exist',
    'due: 2027-02-12',
    'due: 2027-02-30',
    'due (1.1(a), line 23): must be a real date such as 2026-12-04',
  ],
  ['a go-live that is no date', 'goLive: 2026-12-01', 'goLive: soon', 'goLive (line 5): must be a real date'],
  [
    'fewer levels than the tree has',
    'deliverable }',
    'deliverable, items: [{ ref: part, title: Part, kind: part }] }',
    'items[0].items[0].items[1].items[0] (part, line 26): stands at depth 4, and levels names only 3',
  ],
  [
    'a date on what is no action',
    'title: Attendance',
    'title: Attendance\n        due: 2027-01-01',
    'items[0].items[0].due (1.1, line 18): is set on what is no action; give the item a nature',
  ],
  [
    'owners of what is no action',
    'title: Attendance',
    'title: Attendance\n        owners: [head-of-inclusion]',
    'owners (1.1, line 18): are named on what is no action',
  ],
  [
    'an action that would never be asked about',
    ', nature: deliverable',
    '',
    'items[0].items[0].items[1] (1.1(b), line 26): would never be asked about',
  ],
  [
    'a ref that YAML takes for a number',
    "ref: '1.1'",
    'ref: 1.1',
    "items[0].items[0].ref (1, line 16): must be text: put it in quotes, '1.1'",
  ],
  [
    'a field without a value',
    'title: Attendance',
    'title:',
    'items[0].items[0].title (1.1, line 17): is empty',
  ],
  ['a field that is missing', 'authority: Sample Council\n', '', 'authority: is missing; add it'],
  [
    'a misspelt field',
    'when: termly',
    'wen: termly',
    'wen (1.1(a), line 22): is not a field here; correct it to one of ref, printedRef',
  ],
  [
    'an unknown nature',
    'nature: recurring',
    'nature: now and then',
    'must be one of deliverable, recurring, continuous, outcome, cross-reference',
  ],
])('%s', (_, from, to, fault) => {
  const faults = changed(from, to);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(fault);
});

test('posts and boards that share a name are told apart by nobody, so both are refused', () => {
  const post = '  - { id: head-of-inclusion, title: Another, holder: bola.sample@example.org }\nboards:';
  expect(changed('boards:', post)).toEqual([
    'posts[1].id (line 9): this post id stands twice; each post id may be used once',
  ]);
  const board =
    '  - { body: sample board!, channel: "19:two@thread.tacv2", summary: { every: week, day: Monday, time: 09:00 } }\nitems:';
  expect(changed('items:\n  -', `${board}\n  -`)).toEqual([
    'boards[1].body (line 11): this board stands twice; each board may be used once',
  ]);
});

test('faults of the form and faults between the parts come in one list, in the order of the file', () => {
  const faults = told(
    GOOD.replace('goLive: 2026-12-01', 'goLive: 1 December')
      .replace('lead: head-of-inclusion', 'lead: nobody')
      .replace('when: termly', 'when: 3')
      .replace('to: 1.1(b)', 'to: 4.4(d)'),
  );
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'goLive',
    'items[0].lead',
    'items[0].items[0].items[0].when',
    'items[0].items[0].items[0].links[0].to',
  ]);
});

describe('notation', () => {
  test.each([
    ['nothing', '', 'the file', 'is empty'],
    [
      'a field that stands twice',
      'plan: a\nplan: b\n',
      'line 2, column 1',
      'the field plan stands twice here; keep one',
    ],
    ['an indentation by tab', 'plan:\n\tid: 1', 'line 2, column 1', 'Tabs are not allowed as indentation'],
    ['a second document', 'plan: a\n---\nplan: b', 'line 2', 'keep one plan a file'],
    ['a tag', 'goLive: !!timestamp 2026-12-01', 'line 1, column 9', 'Unresolved tag'],
    ['an alias to nothing', 'plan: *other', 'the file', 'Unresolved alias'],
    ['an alias of itself', 'plan: &a [*a]', 'the file', 'nested more than 40 levels'],
    ['a field without a name', '"": 1\n', '[""] (line 1)', 'is not a field here'],
    ['a list as a field name', '[1]: 2', 'line 1, column 1', 'a field needs a plain name'],
    ['nesting without end', '['.repeat(100_000), 'the file', 'nested more than 40 levels'],
    ['plain words', 'just words', 'the file', 'must be a group of fields'],
  ])('%s is told with its place', (_, text, where, message) => {
    const found = told(text).find((fault) => fault.startsWith(where));
    expect(found).toContain(message);
  });

  test('aliases that multiply are refused before they fill the memory', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    const bomb = names.map((name, index) => {
      const of = index === 0 ? 'lol' : `*${names[index - 1]}`;
      return `${name}: &${name} [${Array(9).fill(of).join(', ')}]`;
    });
    expect(told(bomb.join('\n'))).toEqual([expect.stringContaining('Excessive alias count')]);
  });

  test('a few aliases are welcome', () => {
    const text = GOOD.replace('owners: [', 'owners: &both [').replace(
      'nature: deliverable }',
      'nature: deliverable, owners: *both }',
    );
    expect(told(text)).toEqual([]);
  });

  test('JSON is held to its own rules, with the place of the fault', () => {
    expect(faultsOf('{"plan": "a", "plan": "b"}', 'json')[0]?.message).toContain('stands twice');
    expect(faultsOf('plan: a', 'json')[0]?.message).toContain('is not well-formed JSON');
    expect(faultsOf(`{\n "plan": "a",\n "goLive": "soon"\n}`, 'json').map(({ where }) => where)).toContain(
      'goLive (line 3)',
    );
  });

  test('a file above 5 MB is refused unread', () => {
    expect(told(`plan: ${'é'.repeat(2_500_001)}`)).toEqual([
      'the file: is larger than 5 MB; split it into several plans',
    ]);
  });

  test('a file with thousands of faults names the first and counts the others', () => {
    const faults = told(Array.from({ length: 2000 }, (_, index) => `field${index}: 1`).join('\n'));
    expect(faults).toHaveLength(501);
    expect(faults.at(-1)).toMatch(/has 1505 further faults/);
  });
});

describe('any text at all ends in a plan or in faults', () => {
  const judged = (text: string, format: 'yaml' | 'json') => {
    const read = readPlanFile(text, format);
    if (!read.ok) {
      expect(read.faults.length).toBeGreaterThan(0);
      for (const { where, message } of read.faults) {
        expect(where).not.toBe('');
        expect(message).not.toMatch(/undefined|\[object|Invalid input/);
      }
    }
  };
  const format = fc.constantFrom('yaml' as const, 'json' as const);

  test('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), format, judged), runs);
  });

  test('any JSON value, in both notations', () => {
    fc.assert(fc.property(fc.json(), format, judged), runs);
  });

  test('a good file with a piece cut out, doubled or overwritten', () => {
    const place = fc.nat(GOOD.length);
    const piece = fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constantFrom('{', '}', '[', '&a ', '*a', ': ', '\n', '~', '? ', '!!x '),
    );
    fc.assert(
      fc.property(place, fc.nat(40), piece, (from, length, other) => {
        judged(GOOD.slice(0, from) + other + GOOD.slice(from + length), 'yaml');
      }),
      runs,
    );
  });

  test('a good file with any value in any place', () => {
    const good = readPlanFile(GOOD, 'yaml');
    const text = good.ok ? JSON.stringify(good.file) : '';
    const values = [...text.matchAll(/"[^"]*"(?!:)|\[/g)];
    fc.assert(
      fc.property(fc.nat(values.length - 1), fc.json({ maxDepth: 2 }), (which, value) => {
        const hit = values[which];
        if (hit === undefined || hit[0] === '[') return;
        judged(text.slice(0, hit.index) + value + text.slice(hit.index + hit[0].length), 'json');
      }),
      runs,
    );
  });
});

const shared = '../shared/domain/plans';
const here = existsSync(shared);
(here ? test : test.skip).each(['wigan', 'kirklees', 'leeds', 'luton', 'herefordshire'])(
  `the real plan of %s ${here ? 'is read without a fault' : `is not checked: the folder ${shared} is not here`}`,
  (name) => {
    expect(faultsOf(readFileSync(`${shared}/${name}.plan.json`, 'utf8'), 'json')).toEqual([]);
  },
);
