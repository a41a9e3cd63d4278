import type { BoardErrand } from '../../../src/understanding/errands/board-errand.ts';
import { understand } from '../../../src/understanding/understand.ts';
import { lexicon, quiet } from '../fixture.ts';

const read = (text: string) => understand(text, lexicon, quiet);

test.each<[string, BoardErrand]>([
  ['preview of the summary', { is: 'preview', board: null }],
  ['show me the preview', { is: 'preview', board: null }],
  ["preview of Friday's post for the Partnership", { is: 'preview', board: 'Partnership' }],
  [
    "hold Friday's post because the figures are being checked",
    {
      is: 'hold',
      board: null,
      reason: 'the figures are being checked',
      on: { from: '2026-12-04', to: '2026-12-04', weekday: true },
    },
  ],
  ['please hold the summary', { is: 'hold', board: null, reason: null, on: null }],
  [
    'hold the post on 11 December to the Partnership because 2 figures of 3.3b are from 4 Dec',
    {
      is: 'hold',
      board: 'Partnership',
      reason: '2 figures of 3.3b are from 4 Dec',
      on: { from: '2026-12-11', to: '2026-12-11', weekday: false },
    },
  ],
  [
    "hold today's post",
    {
      is: 'hold',
      board: null,
      reason: null,
      on: { from: '2026-11-30', to: '2026-11-30', weekday: false },
    },
  ],
  [
    'Hold the post to the Partnership: two reds are wrong',
    { is: 'hold', board: 'Partnership', reason: 'two reds are wrong', on: null },
  ],
  ['release the post', { is: 'release', board: null }],
  ['release the post to the Partnership', { is: 'release', board: 'Partnership' }],
  [
    'for the board: two posts are being filled (3.3b)',
    { is: 'line', item: '3.3(b)', text: 'two posts are being filled', asks: false },
  ],
  [
    'decision for the board: agree the budget (3.3b)',
    { is: 'line', item: '3.3(b)', text: 'agree the budget', asks: true },
  ],
  ['restrict 3.3b', { is: 'restrict', items: ['3.3(b)'], on: true }],
  ['unrestrict 3.3b', { is: 'restrict', items: ['3.3(b)'], on: false }],
  ['please restrict 3.3b and 3.3a', { is: 'restrict', items: ['3.3(b)', '3.3(a)'], on: true }],
  ['no pre-election period', { is: 'elections', span: null }],
  [
    'hold posts before elections for the Partnership',
    { is: 'before-elections', how: 'hold', board: 'Partnership' },
  ],
  [
    'post figures without words before elections',
    { is: 'before-elections', how: 'without-narrative', board: null },
  ],
  ['post as usual before elections', { is: 'before-elections', how: 'post', board: null }],
  [
    'send the Partnership a termly report every term',
    { is: 'reports', kind: 'termly', on: true, board: 'Partnership' },
  ],
  [
    'post a half-termly report to the Partnership every half-term',
    { is: 'reports', kind: 'half-termly', on: true, board: 'Partnership' },
  ],
  [
    'please send the Partnership a yearly review each year',
    { is: 'reports', kind: 'yearly', on: true, board: 'Partnership' },
  ],
  [
    'stop the termly report for the Partnership',
    { is: 'reports', kind: 'termly', on: false, board: 'Partnership' },
  ],
  ['set up this board', { is: 'set-up' }],
  ['@Waymark set up this channel', { is: 'set-up' }],
])('%s', (text, what) => {
  expect(read(text)).toEqual({ kind: 'errand', plan: null, errand: { do: 'board', what } });
});

test('a pre-election period is two days', () => {
  expect(read('pre-election period 22 March to 6 May')).toMatchObject({
    kind: 'errand',
    errand: {
      what: {
        is: 'elections',
        span: { from: expect.stringMatching(/-03-22$/), to: expect.stringMatching(/-05-06$/) },
      },
    },
  });
});

test.each(['pre-election period 22 March', 'for the board: two posts are being filled'])(
  '%s is asked back',
  (text) => {
    expect(read(text).kind).toBe('clarify');
  },
);

test.each([
  '3.3b on hold because of the post office',
  'posts released, 3.3b on track',
  'preview of the report was sent to schools, 3.3b done',
  'the board has agreed, 3.3b done',
  'we restrict 3.3b to year 7',
  'the new board is set up',
  'paper for the board is written, 3.3b done',
  'elections delayed 3.3b to June',
])('%s is something else', (text) => {
  expect(read(text).kind).not.toBe('errand');
});
