import { understand } from '../../../src/understanding/understand.ts';
import { lexicon, quiet } from '../fixture.ts';

const chase = (over: object) => ({
  kind: 'errand',
  errand: { do: 'chase', who: null, state: null, refs: [], now: false, ...over },
});

test.each([
  ['chase Kim about 3.3(b)', { who: 'Kim', refs: ['3.3(b)'] }],
  ['Please chase Kim Sample about 3.3b', { who: 'Kim Sample', refs: ['3.3(b)'] }],
  ['nudge Kim on 3.3(b) now', { who: 'Kim', refs: ['3.3(b)'], now: true }],
  ['chase everyone silent in Priority 2', { state: 'silent', refs: ['2'] }],
  ['chase everybody who is silent', { state: 'silent' }],
  ["chase everyone who hasn't replied in P3", { state: 'silent', refs: ['3'] }],
  ['chase the overdue ones', { state: 'overdue' }],
  ['can you chase everything overdue in priority 3 please', { state: 'overdue', refs: ['3'] }],
  ['chase 3.3(b)', { refs: ['3.3(b)'] }],
  ['chase up the owner of 3.3(b)', { refs: ['3.3(b)'] }],
  ['chase everyone', {}],
  // Whoever has not met the bot is known by an address, and may be called by any name.
  ['chase robin', { who: 'robin' }],
  ['chase overdue now', { state: 'overdue', now: true }],
])('%s', (text, over) => {
  expect(understand(text, lexicon, quiet)).toMatchObject(chase(over));
});

test.each([
  'chase me Thursday',
  'remind me on Monday',
  'chasing rest',
  '98 of 132 audits returned, chasing rest',
  'chase schools for the returns',
  'chased them twice, no reply',
  'chase the invoices',
  'chase schools',
  'chase it',
  'chase wed',
  'remind everyone about the deadline',
  'on track, will chase the silent schools next week',
  'we chase silent partners weekly',
])('%s chases nobody', (text) => {
  expect(understand(text, lexicon, quiet).kind).not.toBe('errand');
});

test.each([
  ['who can I reach?', []],
  ["Who can't I reach in Priority 3", ['3']],
  ['who has not met the bot?', []],
  ["who hasn't opened Waymark yet", []],
])('%s', (text, refs) => {
  expect(understand(text, lexicon, quiet)).toMatchObject({ kind: 'errand', errand: { do: 'reach', refs } });
});

test.each(['who can I ask about 3.3?', 'we reach 40 schools now', 'invitation letters sent'])(
  '%s asks for nobody out of reach',
  (text) => {
    expect(understand(text, lexicon, quiet).kind).not.toBe('errand');
  },
);

test.each(["my lead's note", 'lead note', 'what needs me as a lead?', 'show me my lead note'])(
  '%s',
  (text) => {
    expect(understand(text, lexicon, quiet)).toMatchObject({ kind: 'errand', errand: { do: 'lead-note' } });
  },
);

test.each(['my week as a lead for the whole plan', "lead's note for the entire plan please"])(
  '%s',
  (text) => {
    const whole = { kind: 'errand', errand: { do: 'lead-note', whole: true } };
    expect(understand(text, lexicon, quiet)).toMatchObject(whole);
  },
);

test.each(['the lead has left a note', 'took note of the lead', 'note to the lead sent'])(
  '%s is no wish for a note',
  (text) => {
    expect(understand(text, lexicon, quiet).kind).not.toBe('errand');
  },
);
