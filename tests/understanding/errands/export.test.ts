import { understand } from '../../../src/understanding/understand.ts';
import { lexicon, quiet } from '../fixture.ts';

const read = (text: string) => understand(text, lexicon, quiet);

test.each([
  ['export', false],
  ['Export this, please', false],
  ['export that list', false],
  ['can you export it to excel?', false],
  ['download the answer as a spreadsheet', false],
  ['export as a link', true],
  ['export these as csv as a link please', true],
])('%s is of what was asked last', (text, link) => {
  expect(read(text)).toEqual({
    kind: 'errand',
    plan: null,
    errand: { do: 'export', of: 'answer', question: null, link },
  });
});

test.each([
  ['export overdue', { intent: 'overdue', items: [] }],
  ['export overdue in P3', { intent: 'overdue', items: ['3'] }],
  ["please export what's due this week", { intent: 'due' }],
  ['export the reds', { intent: 'list', status: ['off-track'] }],
  ['export everything at risk in P3', { items: ['3'], status: ['at-risk'] }],
  ['export mine', { owner: ['me'] }],
  ['download overdue to excel', { intent: 'overdue' }],
  ['export 3.3', { intent: 'status', items: ['3.3'] }],
  ['export what has no date', { status: ['no-date'] }],
])('%s asks and has it as a file', (text, question) => {
  expect(read(text)).toMatchObject({ kind: 'errand', errand: { do: 'export', of: 'answer', question } });
});

test.each([
  'export the plan',
  'Export the whole plan please',
  'download our delivery plan to excel',
  'export the record',
])('%s is of the whole', (text) => {
  expect(read(text)).toMatchObject({ kind: 'errand', errand: { do: 'export', of: 'plan', question: null } });
});

test.each(['as a link', 'a link please', 'send me a link instead', 'can I have it as a link?'])(
  '%s is what was offered last',
  (text) => {
    expect(read(text)).toEqual({ kind: 'errand', plan: null, errand: { do: 'as-link' } });
  },
);

test.each([
  'export done',
  'export complete',
  'export licence agreed',
  'exported the data to the NHS, done',
  '3.3(b) export finished',
  'export of the data is on track',
  'the export failed, now end of Feb',
  'download not working, waiting on IT',
  'done, as a link: https://example.org/minutes',
  'link to the minutes: https://example.org/minutes',
  'we need to export the data first',
])('%s is something else', (text) => {
  expect(read(text).kind).not.toBe('errand');
});
