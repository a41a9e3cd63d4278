/** A board's paragraph, the evidence, the history, the measures: what each is told from. */
import { openBook } from '../../../src/domain/book.ts';
import { Item } from '../../../src/domain/plan.ts';
import type { Question, QuestionIntent } from '../../../src/domain/question.ts';
import { ALEX, ROBIN, sampleItem } from '../../support/sample-plan.ts';
import { ask, bookWith, changed, recordWith, said, sample } from './asking.ts';

function told<K extends string>(
  kind: K,
  intent: QuestionIntent,
  filters: Partial<Question>,
  scene?: Parameters<typeof ask>[2],
) {
  const found = ask(intent, filters, scene).told;
  if (found.kind !== kind) throw new Error(`told of ${found.kind}`);
  return found;
}
const refs = (lines: readonly { ref: string }[]) => lines.map(({ ref }) => ref);

describe('a summary', () => {
  const of = (filters: Partial<Question> = {}, scene?: Parameters<typeof ask>[2]) => {
    const digest = ask('summary', filters, scene).told;
    if (digest.kind !== 'digest') throw new Error(`told of ${digest.kind}`);
    return digest;
  };

  test('counts each action once, and names what is done, late, at risk and next', () => {
    const digest = of({}, { milestones: recordWith({ 'milestone-2.1(a)': { status: 'at-risk' } }) });
    expect(digest.stood.reduce((sum, { now }) => sum + now, 0)).toBe(digest.actions);
    expect([digest.done, digest.late, digest.risky, digest.next].map(refs)).toEqual([
      ['1.1(c)', '2.2(c)'],
      ['1.1(a)'],
      ['1.1(a)', '2.1(a)'],
      ['1.1(b)', '2.1(a)'],
    ]);
  });

  test('of a priority, or of what the board sees that it is for', () => {
    expect(of({ items: ['2'] }).actions).toBe(5);
    const [board] = sample.book.plan.boards;
    if (!board) throw new Error('the sample plan has no board');
    const book = bookWith({}, { boards: [{ ...board, scope: ['1'] }] });
    expect(of({ body: ['Sample Partnership Board'] }, { book }).actions).toBe(3);
    expect(of({ body: ['Sample Partnership Board'], items: ['2'] }, { book }).actions).toBe(5);
    expect(of({ body: ['Cabinet'] }, { book }).actions).toBe(8);
  });

  test('of a period has what was completed in it', () => {
    const period = { text: 'in December', from: '2026-12-01', to: '2026-12-31' };
    expect(refs(of({ period }).done)).toEqual(['1.1(c)']);
  });
});

describe('the evidence', () => {
  const minutes = { kind: 'link', url: 'https://sampleton.example/minutes' } as const;
  const photo = { kind: 'location', what: 'the blue folder' } as const;
  const first = said('1.1(c)', '2026-11-20', { evidence: [minutes] });
  const second = said('1.1(c)', '2026-12-01', { status: 'complete', evidence: [photo] }, { by: ROBIN });

  test('is each piece that still stands, newest first, with who and when', () => {
    const found = told('support', 'evidence', { items: ['1.1'] }, { past: { updates: [second, first] } });
    expect(found).toMatchObject({
      proofs: [
        { line: { ref: '1.1(c)' }, piece: photo, by: ROBIN, at: second.at },
        { piece: minutes, by: ALEX },
      ],
      unevidenced: [],
      without: 2,
    });
  });

  test('leaves out what was put right, and what lies outside the period', () => {
    const right = said('1.1(c)', '2026-12-02', { status: 'complete' }, { corrects: second.id });
    const updates = [first, second, right];
    expect(told('support', 'evidence', {}, { past: { updates } })).toMatchObject({
      proofs: [{ piece: minutes }],
    });
    const period = { text: 'this week', from: '2026-11-30', to: '2026-12-06' };
    expect(told('support', 'evidence', { period }, { past: { updates } })).toMatchObject({ proofs: [] });
  });

  test('that is missing of what is complete is said', () => {
    const found = told('support', 'evidence', { items: ['2'] });
    expect(found).toMatchObject({ unevidenced: [{ ref: '2.2(c)', label: 'autumn' }], without: 5 });
  });
});

describe('the history', () => {
  const updates = [
    said('2.1(a)', '2026-11-20', { status: 'on-track' }),
    said('2.1(a)', '2026-12-01', { status: 'at-risk' }, { onBehalf: 'Sam of the trust' }),
    said('1.1(b)', '2026-12-02', { status: 'on-track' }),
  ];
  const changes = [
    changed({
      what: 'due',
      item: 'item-2.1(a)',
      from: '2026-12-01',
      to: '2026-12-10',
      at: '2026-11-25T10:00:00Z',
    }),
    changed({ what: 'lead', item: 'item-2', at: '2026-11-24T10:00:00Z' }),
    changed({ what: 'title', at: '2026-11-23T10:00:00Z' }),
  ];
  const events = (filters: Partial<Question>) => {
    const found = ask('history', filters, { past: { updates, changes } }).told;
    if (found.kind !== 'events') throw new Error(`told of ${found.kind}`);
    return found.events;
  };

  test('of one action: what was said and changed, newest first, and whose word it was', () => {
    expect(events({ items: ['2.1(a)'] })).toMatchObject([
      { kind: 'said', said: { status: 'at-risk' }, onBehalf: 'Sam of the trust' },
      { kind: 'changed', what: 'due', to: '2026-12-10' },
      { kind: 'said', said: { status: 'on-track' } },
    ]);
  });

  test('"when did it go amber" has what was stated so, whatever it stands at now', () => {
    expect(events({ items: ['2.1(a)'], status: ['at-risk'] })).toMatchObject([
      { kind: 'said', said: { status: 'at-risk' } },
    ]);
    expect(events({ items: ['2.1(a)'], status: ['overdue'] })).toHaveLength(3);
  });

  test('of a priority has what was changed of itself, and of the plan what is of no action', () => {
    expect(events({ items: ['2'] }).map(({ of }) => of?.ref)).toEqual(['2.1(a)', '2.1(a)', '2', '2.1(a)']);
    expect(events({})).toHaveLength(6);
  });

  test('of a topic has the rows of the plan’s timeline that it names', () => {
    const timeline = [
      { ref: 'TL5', text: 'Executive and Partner sign off', dateExpression: 'May-June 2024' },
      { ref: 'TL6', text: 'Council Sign-Off', dateExpression: 'July 2024' },
    ];
    const book = bookWith({}, { about: { timeline } });
    const found = (words: string) => ask('history', { topic: [{ words, items: [] }] }, { book });
    expect(found('council sign off').timeline.map(({ ref }) => ref)).toEqual(['TL6']);
    expect(found('sign off').timeline).toHaveLength(2);
    expect(found('launch').timeline).toEqual([]);
    expect(found('council sign off').told).toEqual({ kind: 'events', events: [] });
  });
});

describe('the measures', () => {
  const measure = (id: string, text: string, over = {}) => ({
    id,
    text,
    direction: 'decrease',
    target: null,
    baseline: 2019,
    frequency: null,
    owner: null,
    readings: [],
    ...over,
  });
  const [parent] = [sample.book.byRef.get('2.1')];
  const measured = Item.parse({
    ...parent,
    measures: [
      measure('m1', 'Persistent absence falls'),
      measure('m2', 'CME numbers fall', { readings: [{ period: '2025/26', value: 12 }] }),
    ],
  });
  const book = openBook(
    { ...sample.book.plan, measures: [] },
    sample.book.items.map((item) => (item.id === measured.id ? measured : item)),
  );
  const texts = (filters: Partial<Question>) => {
    const found = ask('status', { measure: true, ...filters }, { book }).told;
    if (found.kind !== 'measures') throw new Error(`told of ${found.kind}`);
    return found.measures.map((one) => [one.of?.ref, one.measure.text, one.latest?.value ?? null]);
  };

  test('of an item: below it, or the nearest above that has any', () => {
    const both = [
      ['2.1', 'Persistent absence falls', null],
      ['2.1', 'CME numbers fall', 12],
    ];
    expect(texts({ items: ['2'] })).toEqual(both);
    expect(texts({ items: ['2.1(a)'] })).toEqual(both);
    expect(texts({ items: ['1'] })).toEqual([]);
  });

  test('only what speaks of the topic itself', () => {
    const topic = [{ words: 'CME', items: ['2.1'] }];
    expect(texts({ topic }).map(([, text]) => text)).toEqual(['CME numbers fall']);
    expect(texts({ topic, items: ['1'] })).toEqual([]);
  });
});

test('an item of no plan has no history here', () => {
  const foreign = sampleItem({ ref: '9', title: 'Elsewhere' });
  const past = { updates: [said('2.1(a)', '2026-12-01', { status: 'on-track' }, { item: foreign.id })] };
  expect(told('events', 'history', { items: ['2.1(a)'] }, { past })).toMatchObject({ events: [] });
});
