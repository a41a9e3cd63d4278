import { openBook } from '../../src/domain/book.ts';
import { buildLexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { understand } from '../../src/understanding/understand.ts';
import { bookOf, holding, lexicon, quiet, sampleBook } from './fixture.ts';
import { asked, read } from './reading.ts';

describe('not understood', () => {
  test('offers the usual three', () => {
    expect(read('asdfgh')).toEqual({
      kind: 'unclear',
      nearest: [
        { label: "What's overdue", say: "what's overdue" },
        { label: "What's due this week", say: "what's due this week" },
        { label: 'Help', say: 'help' },
      ],
    });
  });

  test('the nearest ability comes first', () => {
    expect(read('deadlins galore')).toMatchObject({ nearest: [{ say: "what's due this week" }, {}, {}] });
  });

  test.each(['half of the laminating, more or less'])(
    'with one action in hand and a word of progress, what may be said of it: %s',
    (text) => {
      expect(read(text, holding('3.3(b)'))).toMatchObject({
        kind: 'unclear',
        nearest: [{ say: '3.3(b) on track' }, { say: '3.3(b) at risk' }, { say: '3.3(b) done' }],
      });
    },
  );

  test.each([
    'purple bananas galore',
    'banana',
    'what is the weather',
    'is the kettle done',
    'tell me a joke',
    'the caretaker was lovely about it',
    'asdf asdf',
    'Manchester United',
  ])('no status is offered for one tap to store where nobody spoke of progress: %s', (text) => {
    const reading = read(text, holding('3.3(b)'));
    const says =
      reading.kind === 'unclear' ? reading.nearest : reading.kind === 'clarify' ? reading.suggestions : [];
    expect(says.length).toBeGreaterThan(0);
    for (const { say } of says) expect(['question', 'help']).toContain(read(say).kind);
    if (reading.kind === 'unclear') expect(says.at(-1)).toEqual({ label: 'Help', say: 'help' });
  });

  test('with a ref in it, how that stands', () => {
    expect(read('laminate 4.2b for Dr Sample')).toMatchObject({
      kind: 'unclear',
      nearest: [{ say: 'status of 4.2(b)' }, {}, {}],
    });
  });

  test.each(['', '   ', '\u200b', '<p></p>', '> quoted only', '😀😀'])('%j', (text) => {
    expect(read(text).kind).toBe('unclear');
  });
});

test('every suggestion can be said and is understood', () => {
  const texts = [
    'asdfgh',
    'deadlins',
    '9.9?',
    '8.8?',
    'overdue for Priya',
    'not done yet',
    '3.3 done',
    'done I think',
    'same as 4.2b, on track',
  ];
  const suggestions = texts.flatMap((text) => {
    const reading = read(text, holding('3.3(b)'));
    return reading.kind === 'clarify'
      ? reading.suggestions
      : reading.kind === 'unclear'
        ? reading.nearest
        : [];
  });
  expect(suggestions.length).toBeGreaterThan(10);
  for (const { say } of suggestions) {
    expect(say.length).toBeLessThanOrEqual(300);
    expect([say, read(say).kind]).not.toEqual([say, 'unclear']);
  }
});

describe('the lexicon is the plan’s own words', () => {
  test('it follows a renamed item', () => {
    const renamed = sampleBook.items.map((item) =>
      item.ref === '4' ? { ...item, aliases: ['play'] } : item,
    );
    const fresh = buildLexicon([openBook(sampleBook.plan, renamed)]);
    expect(asked('overdue in play', quiet, fresh)).toEqual({
      intent: 'overdue',
      plan: 'sample',
      items: ['4'],
    });
    expect(read('overdue in play').kind).toBe('clarify');
  });

  test('two levels, other names, labels in words', () => {
    const phases = buildLexicon([
      bookOf(
        'leeds',
        'Phased Plan',
        ['Strand', 'Activity'],
        [
          {
            ref: 'SO2',
            printedRef: '2.',
            title: 'special places',
            aliases: ['objective 2'],
            below: [{ ref: 'SO2(a)', title: 'Open them' }],
          },
          {
            ref: 'PH2',
            printedRef: 'Phase 2',
            title: 'preferred options',
            below: [{ ref: 'PH2.1(a)', title: 'Agree them' }],
          },
        ],
      ),
    ]);
    expect(asked('objective 2 status', quiet, phases)).toMatchObject({ items: ['SO2'] });
    expect(asked('overdue in phase 2', quiet, phases)).toMatchObject({ items: ['PH2'] });
    expect(asked('ph2.1a?', quiet, phases)).toMatchObject({ items: ['PH2.1(a)'] });
    expect(asked('strand so2', quiet, phases)).toMatchObject({ items: ['SO2'] });
  });

  test('an empty one understands what needs no plan', () => {
    const none = buildLexicon([]);
    expect(understand('whats overdue', none, quiet)).toMatchObject({ kind: 'question' });
    expect(understand('3.3b done', none, quiet).kind).toBe('clarify');
    expect(understand('done', lexicon, quiet)).toMatchObject({ kind: 'reply', items: [] });
  });
});
