/** Which texts order a change, and are shown before anything is stored; and which only report one. */
import { isCommand } from '../../src/understanding/replies/order-words.ts';

test.each([
  'mark 3.7a as done',
  'please mark 3.7(a) as complete',
  'can you set 1.5(b) to on track',
  'change 4b date to end of Sept',
  'Set it to red',
  'close 3.3b',
  'close off the 3.3b action',
  'update 3.3b to at risk',
  'put obj 3.3 on hold',
  'move the deadline to 12 March',
  'make p3 green',
  'reopen 3.3b',
])('%s is a command', (text) => {
  expect(isCommand(text)).toBe(true);
});

test.each([
  '3.7a done',
  'done',
  'update: 3.7a done',
  'closed 3.3b yesterday',
  'moved to end of Feb',
  'set up the group, first meeting in May',
  'marked all the papers',
  'make it clear to the schools',
  'show me 3.3b',
  'we changed the date with the provider',
  '3.3b: set it going last week',
  'on track',
  '',
])('%s is none', (text) => {
  expect(isCommand(text)).toBe(false);
});

test('a long text of nearly that costs next to nothing', () => {
  for (const text of ['please '.repeat(600), 'mark '.repeat(800), `set ${' '.repeat(4000)}`]) {
    const begin = performance.now();
    isCommand(text);
    expect(performance.now() - begin).toBeLessThan(50);
  }
});
