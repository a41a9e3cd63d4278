/** Every phrase that help, the welcome, their buttons and the command menu tell people to say is understood as meant. */

import manifest from '../../../appPackage/manifest.json' with { type: 'json' };
import { asksForTime, timeAsked } from '../../../src/understanding/answers/more-time-asked.ts';
import type { Context } from '../../../src/understanding/intent.ts';
import { buildLexicon } from '../../../src/understanding/plan-words/lexicon.ts';
import { understand } from '../../../src/understanding/understand.ts';
import { SAMPLE_DAY, samplePlan } from '../../support/sample-plan.ts';
import { roles, sayingsFor } from './sayings.ts';

const { book } = samplePlan();
const lexicon = buildLexicon([book]);
const example = {
  action: '1.1(a)',
  part: 'Priority 1',
  led: { action: '1.1(a)', part: 'Priority 1' },
  board: 'Sample Partnership Board',
  post: 'Head of Early Years',
};
const { bots } = manifest;
const menu = bots.flatMap((bot) =>
  bot.commandLists.flatMap((list) => list.commands.map(({ title }) => title)),
);
const sayings = [...new Set([...roles.flatMap((role) => sayingsFor(role, example)), ...menu])];
const context: Context = {
  today: SAMPLE_DAY,
  lastQuestion: null,
  inHand: [],
  due: null,
  asked: null,
  officer: true,
};

const question = (intent: string, more: object = {}) => ({ kind: 'question', question: { intent, ...more } });
const errand = (what: string, more: object = {}) => ({ kind: 'errand', errand: { do: what, ...more } });
const board = (is: string) => errand('board', { what: { is } });
const setUp = (what: string) => ({ kind: 'set-up', request: { do: what } });
const reply = (field: string) => ({ kind: 'reply', reply: { [field]: expect.anything() } });
const one = { items: ['1.1(a)'] };

const MEANT: readonly (readonly [RegExp, object])[] = [
  [/^help$/, { kind: 'help' }],
  [/^help with (\w+ )?\w+$/, { kind: 'help', about: expect.any(String) }],
  [/^mine$/, question('list', { owner: ['me'] })],
  [/^(my )?round-up$/, errand('round-up')],
  [/^what have I got due this half term$/, question('due', { owner: ['me'] })],
  [/^what's due this/, question('due')],
  [/^what's overdue$/, question('overdue', { items: [] })],
  [/^what's overdue in Priority 1$/i, question('overdue', { items: ['1'] })],
  [/^what changed (this week|since Easter)$/, question('changes')],
  [/^who hasn't reported this month$/, question('no-update')],
  [/^what has no date$/, question('list', { status: ['no-date'] })],
  [/^history of 1/i, question('history', one)],
  [/^status of 1/, question('status', one)],
  [/^show me the evidence of 1/i, question('evidence', one)],
  [/^1\.1\(a\) (on track|slipping|done)/, { ...reply('status'), ...one }],
  [/^chase me Thursday$/, reply('snooze')],
  [/^I'm away until (31 January|Friday)$/, reply('snooze')],
  [/^I meant 1/, { kind: 'meant', ...one }],
  [/^undo$/, { kind: 'clarify' }],
  [/^export$/, errand('export')],
  [/^plain text$/i, errand('plain-text', { on: true })],
  [/^my week as a lead$/, errand('lead-note')],
  [/^what's waiting for me$/, errand('requests')],
  [/^who can I reach\??$/, errand('reach')],
  [/^Chase everyone silent in Priority 1$/, errand('chase', { state: 'silent', refs: ['1'] })],
  [/^preview of the summary$/, board('preview')],
  [/^For the board: /, board('line')],
  [/^Restrict 1/, board('restrict')],
  [/^set up this board$/, board('set-up')],
  [/^my working days$/, errand('quiet-days')],
  [/^I'm back$/, errand('end-leave')],
  [/^my readings$/, errand('readings-wanted', { mine: true })],
  [/^measures without a reading$/, errand('readings-wanted', { mine: false })],
  [/^when does the board meet$/, errand('meetings')],
  [/ meets on 12 January$/, errand('meeting-set', { what: 'meeting', day: '2027-01-12' })],
  [/^what changed since papers$/, errand('since-papers')],
  [/^yearly review$/, errand('report', { kind: 'yearly' })],
  [/^Termly report for /, errand('report', { kind: 'termly' })],
  [/^paper for /, errand('report', { kind: 'paper' })],
  [/^Decision of .* on 12 January: /, errand('decision')],
  [/^redactions$/, errand('redactions')],
  [/^redact 1/, errand('redact', { ref: '1.1(a)' })],
  [/^what's missing$/, setUp('missing')],
  [/^what's inherited$/, setUp('inherited')],
  [/^set 1.* due 12 February 2027$/i, setUp('date')],
  [/^assign (1\.1|everything in Priority 1)/, setUp('assign')],
  [/^the Head of Early Years is kim@example\.org/, setUp('holder')],
];

/** Asked of the lead, with a date of its own: read beside the reply. */
const TIME = /^need more time for/i;

test.each(sayings.filter((say) => !TIME.test(say)))('"%s"', (say) => {
  const meant = MEANT.find(([phrase]) => phrase.test(say))?.[1];
  expect([say, meant === undefined]).toEqual([say, false]);
  expect(understand(say, lexicon, context)).toMatchObject(meant ?? {});
});

test.each(sayings.filter((say) => TIME.test(say)))('"%s"', (say) => {
  expect(asksForTime(say)).toBe(true);
  expect(timeAsked(say, lexicon, context).refs).toEqual(['1.1(a)']);
});
