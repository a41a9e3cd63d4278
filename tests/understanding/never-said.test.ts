/** Doubt, denial, hearsay, conditions, questions and orders in every company: nothing of them is ever taken as said. */
import fc from 'fast-check';
import type { Context, One, Reading, Wants } from '../../src/understanding/intent.ts';
import { holding, quiet } from './fixture.ts';
import { NOT_A_COMPLETION } from './never-said-completions.ts';
import { NOT_A_COMPLETION_EITHER } from './never-said-completions-more.ts';
import { DATES, NO_FORECAST, NO_HAND_OVER, NO_PERCENTAGE } from './never-said-fields.ts';
import { read } from './reading.ts';

const inFull = process.env.WAYMARK_VERIFY === 'full';

const DONE = [
  'done',
  'complete',
  'completed',
  'finished',
  'closed',
  'sorted',
  'signed off',
  'in place',
  'all done',
];
/** `_` is the sentence; with a ref of the sample plan, or about what is in hand. */
const COMPANY = [
  '_',
  '3.3b _',
  '3.3(b): _',
  '3.3b - _',
  '_ (3.3b)',
  'hi, _',
  'ok so _',
  'sorry for the delay. _',
  '_, thanks',
  '_ 👍',
  '_. minutes in the teams folder',
];
const hand = holding('3.3(b)');
const afterAsking = (wants: Wants): Context => ({ ...hand, asked: { wants, items: ['3.3(b)'] } });
const CONTEXTS: readonly Context[] = [
  hand,
  { ...hand, officer: true },
  holding('3.3(b)', '3.7(a)'),
  quiet,
  ...(['status', 'date', 'certainty', 'close', 'percent', 'yes-or-no'] as const).map(afterAsking),
];

const UNASKED = CONTEXTS.filter(({ asked }) => asked?.wants !== 'certainty' && asked?.wants !== 'close');

const partsOf = (reading: Reading): readonly One[] =>
  reading.kind === 'several' ? reading.parts : [reading];

/** The fields of a text that would be stored without asking. */
function said(text: string, context: Context): string[] {
  return partsOf(read(text, context)).flatMap((part) => {
    if (part.kind === 'set-up') return [`set-up ${part.request.do}`];
    if (part.kind !== 'reply') return [];
    const { status, percent, forecast, handOver } = part.reply;
    return [
      status?.how === 'said' && `status ${status.value}`,
      percent?.how === 'said' && 'percent',
      forecast?.how === 'said' && 'forecast',
      handOver?.how === 'said' && 'handOver',
    ].filter((field) => field !== false);
  });
}

/** Every text of a template in every company that is read as if the field had been said. */
function taken(
  template: string,
  words: readonly string[],
  field: string,
  contexts: readonly Context[],
): string[] {
  const found: string[] = [];
  for (const [turn, word] of words.entries())
    for (const [place, company] of COMPANY.entries())
      for (const context of contexts) {
        // The short form lets the words take turns, and puts each company before one of them.
        if (!inFull && (place + template.length) % words.length !== turn) continue;
        const text = company.replace('_', template.replace('_', word));
        const asked = context.asked ? ` (asked: ${context.asked.wants})` : '';
        if (said(text, context).includes(field)) found.push(`${text}${asked}`);
      }
  // A few show what is wrong.
  return [...new Set(found)].slice(0, 6);
}

const completions = { ...NOT_A_COMPLETION, ...NOT_A_COMPLETION_EITHER };
describe.each(Object.entries(completions))('%s is no completion', (_, templates) => {
  test.each(templates.map((template) => [template]))('%j', (template) => {
    const contexts = inFull ? UNASKED : UNASKED.slice(0, 1);
    expect(taken(template, inFull ? DONE : DONE.slice(0, 4), 'status complete', contexts)).toEqual([]);
  });
});

/** "Sam says it is done" is an answer to "tell me when it is certain", and "mark it done" one to "close it now?". */
const ANSWERS_TO: Readonly<Record<string, string>> = { certainty: 'hearsay', close: 'order' };

test.each(['status', 'certainty', 'close', 'yes-or-no'] as const)(
  'nor is it after "%s" was asked',
  (wants) => {
    const found = Object.entries(completions)
      .filter(([family]) => family !== ANSWERS_TO[wants])
      .flatMap(([, templates]) => templates)
      .filter((template) =>
        said(template.replace('_', 'done'), afterAsking(wants)).includes('status complete'),
      );
    expect(found).toEqual([]);
  },
);

describe.each(Object.entries(NO_FORECAST))('a date %s is no new date', (_, templates) => {
  test.each(templates.map((template) => [template]))('%j', (template) => {
    const contexts = inFull ? CONTEXTS : [hand, afterAsking('date')];
    expect(taken(template, inFull ? DATES : DATES.slice(0, 2), 'forecast', contexts)).toEqual([]);
  });
});

test.each(NO_PERCENTAGE.map((text) => [text]))('%j is no percentage complete', (text) => {
  expect(taken(text, [''], 'percent', inFull ? CONTEXTS : [hand, afterAsking('percent')])).toEqual([]);
});

test.each(NO_HAND_OVER.map((text) => [text]))('%j hands nothing over', (text) => {
  expect(taken(text, [''], 'handOver', inFull ? CONTEXTS : [hand])).toEqual([]);
});

describe('typed as people type', () => {
  const untidy: readonly ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.replaceAll("'", '’'),
    (text) => text.replaceAll("'", ''),
    (text) => text.replaceAll(' ', '  '),
    (text) => text.replaceAll(' ', '\u00a0'),
    (text) => `${text}.`,
    (text) => `${text}!`,
    (text) => `${text}...`,
    (text) => `${text}\n\nSent from my phone`,
    (text) => `<p>${text}</p>`,
    (text) => `*${text}*`,
    (text) => text.replaceAll(' ', '\u200b '),
    (text) => `\u202b${text}\u202c`,
    (text) => text.replace(/done|complete\w*|finished/, '**$&**'),
  ];
  test('no completion comes of it', () => {
    const templates = Object.values(completions).flat();
    fc.assert(
      fc.property(
        fc.constantFrom(...templates),
        fc.constantFrom(...DONE),
        fc.constantFrom(...COMPANY),
        fc.subarray([...untidy], { maxLength: 3 }),
        fc.constantFrom(...UNASKED),
        (template, word, company, marring, context) => {
          const text = company.replace('_', template.replace('_', word));
          const typed = marring.reduce((before, mar) => mar(before), text);
          expect(said(typed, context)).not.toContain('status complete');
        },
      ),
      inFull ? { numRuns: 30_000 } : { numRuns: 500, seed: 7 },
    );
  });
});
