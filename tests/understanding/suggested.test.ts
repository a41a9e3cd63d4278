/** Every answer that is offered for tapping names what it is about, and reads as what its button says, however late. */
import { existsSync, readdirSync } from 'node:fs';
import type { One, Reading, Suggestion } from '../../src/understanding/intent.ts';
import { holding } from './fixture.ts';
import { ownQuestions, ownReplies, readingOf, sharedReplies, type Turn } from './phrase-sets.ts';
import { read } from './reading.ts';

const OWN = 'tests/understanding/phrases';
const SHARED = '../shared/domain/replies.json';
const lines: Turn[] = [
  ...readdirSync(OWN)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file): Turn[] =>
      /repl/.test(file) ? ownReplies(`${OWN}/${file}`) : ownQuestions(`${OWN}/${file}`),
    ),
  ...(existsSync(SHARED) ? sharedReplies(SHARED) : []),
];

const partsOf = (reading: Reading): readonly One[] =>
  reading.kind === 'several' ? reading.parts : [reading];

/** `answers`: the question back was about a reply. */
type Offered = Suggestion & { answers: boolean };

const offeredBy = (reading: Reading): Offered[] =>
  partsOf(reading).flatMap((part) => {
    if (part.kind === 'reply') return (part.ask?.suggestions ?? []).map((one) => ({ ...one, answers: true }));
    if (part.kind === 'unclear') return part.nearest.map((one) => ({ ...one, answers: false }));
    if (part.kind !== 'clarify') return [];
    return part.suggestions.map((one) => ({ ...one, answers: part.wants !== undefined }));
  });

/** Tapped on an old card: nothing is in hand, and nothing was asked. */
const tapped = (say: string, line: Turn): Reading =>
  readingOf({ ...line, text: say, after: [], item: null, due: null });

/** What the button says, as a reading. */
const LABELLED: readonly [RegExp, (reading: Reading) => boolean][] = [
  [/(?:on track|^Yes)$/i, (one) => one.kind === 'reply' && one.reply.status?.value === 'on-track'],
  [/at risk$/, (one) => one.kind === 'reply' && one.reply.status?.value === 'at-risk'],
  [
    /(?: done|^Close it now)$/,
    (one) => one.kind === 'reply' && one.reply.status?.value === 'complete' && one.ask === null,
  ],
  [/^After /, (one) => one.kind === 'reply' && one.reply.snooze?.how === 'said' && !one.reply.status],
  [
    /^(?:In a fortnight|End of next month|\d{1,2} [A-Z][a-z]+ \d{4})$/,
    (one) => one.kind === 'reply' && one.reply.forecast?.how === 'said' && !one.reply.status,
  ],
  [/^(?:No|Leave it open|Don't know yet)$/, (one) => one.kind === 'clarify'],
];

test('what is offered beside a phrase reads as what its button says', () => {
  const wrong: string[] = [];
  let count = 0;
  for (const line of lines)
    for (const { label, say, answers } of offeredBy(readingOf(line))) {
      count += 1;
      const reading = tapped(say, line);
      const means = answers ? LABELLED.find(([words]) => words.test(label))?.[1] : undefined;
      const about = reading.kind === 'reply' || reading.kind === 'clarify' ? reading.items : [''];
      // Of several in hand, none is named before it is known which one is meant.
      const bare = answers && line.item !== null && about.length === 0;
      if (reading.kind === 'unclear' || bare || (means && about.length > 0 && !means(reading)))
        wrong.push(`${line.text} | ${label} | ${say} | ${reading.kind}`);
    }
  expect(count).toBeGreaterThan(100);
  expect([...new Set(wrong)]).toEqual([]);
});

const asked = (wants: 'close' | 'on-track' | 'status', text: string): Reading =>
  read(text, { ...holding('3.3(b)'), asked: { wants, items: ['3.3(b)'] } });

describe('close it now, or later?', () => {
  test.each(['yes', 'ok', 'yes please', 'sure', '👍', 'please do'])(
    '%j says neither: which is asked again',
    (text) => {
      const reading = asked('close', text);
      if (reading.kind !== 'clarify') throw new Error(`"${text}" was read as ${reading.kind}`);
      expect(reading.wants).toBe('close');
      expect(reading.suggestions.map(({ label }) => label)).toEqual(['Close it now', 'Leave it open']);
    },
  );
  test.each(['now', 'now please', 'close it', 'yes, close it now'])('%j closes it', (text) => {
    expect(asked('close', text)).toMatchObject({ reply: { status: { value: 'complete', how: 'said' } } });
  });
  test.each(['after', 'later', 'no', 'not yet', 'leave it open'])('%j leaves it open', (text) => {
    expect(asked('close', text)).toMatchObject({ kind: 'clarify', ask: expect.stringMatching(/open/) });
  });
});

test('what is asked or ordered answers nothing that was asked', () => {
  for (const text of ['what is overdue?', 'mine', 'help', 'I meant 3.7(a)'])
    expect(asked('status', text)).toEqual(read(text, holding('3.3(b)')));
});
