/** What is read as a measure's reading, and what stays an update, a question or anything else. */
import { understand } from '../../../src/understanding/understand.ts';
import { samplePlan } from '../sample.ts';

const context = {
  today: '2027-01-18',
  lastQuestion: null,
  inHand: ['3.3(b)'],
  due: null,
  asked: null,
  officer: false,
};
const read = (text: string) => understand(text, samplePlan().lexicon, context);

const nothing = { ref: null, place: null, words: null, period: null, source: null, provisional: null };

test.each([
  [
    'persistent absence 21.3% autumn 2026, provisional, source DfE',
    { words: 'persistent absence', value: '21.3%', period: 'autumn 2026', provisional: true, source: 'DfE' },
  ],
  [
    'Persistent absence is 21.3% for 2025/26',
    { words: 'Persistent absence', value: '21.3%', period: '2025/26' },
  ],
  ['reading for persistent absence: 21.3%', { words: 'persistent absence', value: '21.3%' }],
  ['reading for measure 2 of 3.1: 87', { ref: '3.1', place: 2, value: '87' }],
  [
    'measure 2 of 3.1: 1,087 for autumn 2026 (final)',
    { ref: '3.1', place: 2, value: '1,087', period: 'autumn 2026', provisional: false },
  ],
  ['3.1 measure 2: 87', { ref: '3.1', place: 2, value: '87' }],
  [
    'measure 1 of 2.1: parents say they are heard, source survey',
    { ref: '2.1', place: 1, value: 'parents say they are heard', source: 'survey' },
  ],
])('%s', (text, said) => {
  expect(read(text)).toEqual({ kind: 'errand', plan: null, errand: { do: 'reading', ...nothing, ...said } });
});

test.each([
  ['measures without a reading', [], false],
  ['which measures have no reading', [], false],
  ['measures without readings in priority 2', ['2'], false],
  ['missing readings', [], false],
  ['my readings', [], true],
  ['which readings do you want from me?', [], true],
])('%s asks what is missing', (text, refs, mine) => {
  expect(read(text)).toEqual({ kind: 'errand', plan: null, errand: { do: 'readings-wanted', refs, mine } });
});

test.each([
  '98 of 132 audits returned',
  '98 of 132 audits returned autumn 2026',
  'persistent absence 21.3%',
  'attendance 93% autumn 2027',
  '3.3b attendance 93% autumn 2026',
  'take up now 78%',
  'Attendance 93.2 up from 92.6',
  'on track, 80% March 2026',
  '80% there, autumn 2026',
  'reading for pleasure: 80 schools signed up',
  'reading list done',
  'number of exclusions 3 of 40 autumn 2026',
  'measure 2 of 3.1?',
  'measures of priority 2',
  'how is persistent absence doing',
  'is persistent absence 21% in 2026?',
])('%s is something else', (text) => {
  expect(read(text).kind).not.toBe('errand');
});
