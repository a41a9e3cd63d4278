/** What somebody types of an action finds it, while they are still typing. */
import fc from 'fast-check';
import { closeness, closest } from '../../src/domain/find-actions.ts';

const named = (ref: string, title = '', aliases: string[] = []) => ({ ref, title, aliases });

test.each([
  ['3.3(b)', 0],
  ['3.3b', 0],
  ['3 3 B', 0],
  ['3.3', 1],
  ['data prot', 2],
  ['protocol DATA', 2],
  ['EHE', 2],
  ['otocol', 3],
  ['x', null],
  ['ot', null],
  ['data missing', null],
  ['', null],
  ['…', null],
] as const)('%j names it with closeness %j', (text, how) => {
  expect(closeness(text, named('3.3(b)', 'Agree the data protocol', ['EHE']))).toBe(how);
});

test('the closest come first, each in the order of the plan', () => {
  const items = [named('3.30', 'b'), named('1', 'Item 3.3 again'), named('3.3', 'a'), named('3.3(a)', 'c')];
  expect(closest('3.3', items).map(({ ref }) => ref)).toEqual(['3.3', '3.30', '3.3(a)', '1']);
});

test('a whole number finds its item, whatever it is called; no text breaks it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9](?:\.[1-9]){0,3}(?:\([a-z]\))?$/), fc.string(), (ref, title) => {
      expect(closeness(ref, named(ref, title))).toBe(0);
      expect(() => closeness(title, named(ref, title))).not.toThrow();
    }),
  );
});
