/** The places that a process has for messages under way: few, and nobody's alone while others want one. */
import { openPlaces } from '../../src/jobs/places.ts';

/** Takes places in the order given, and tells which of them have one. */
function takers(most: number) {
  const places = openPlaces(most);
  const having: string[] = [];
  const releases = new Map<string, (() => void)[]>();
  return {
    having,
    async take(...keys: string[]): Promise<void> {
      for (const key of keys) {
        void places.take(key).then((release) => {
          having.push(key);
          releases.set(key, [...(releases.get(key) ?? []), release]);
        });
      }
      await settled();
    },
    hung: places.hung,
    async answered(key: string): Promise<void> {
      places.answered(key);
      await settled();
    },
    async leave(key: string): Promise<void> {
      having.splice(having.indexOf(key), 1);
      releases.get(key)?.shift()?.();
      await settled();
    },
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const times = (n: number, key: string) => Array.from({ length: n }, () => key);

test('there are as many as were said, and one that is left is taken by whoever waits', async () => {
  const { having, take, leave } = takers(3);
  await take(...times(5, 'a'));
  expect(having).toEqual(['a', 'a', 'a']);
  await leave('a');
  expect(having).toEqual(['a', 'a', 'a']);
});

test('of several that wait each has its turn', async () => {
  const { having, take, leave } = takers(2);
  await take('a', 'a', 'a', 'a', 'b', 'b', 'c');
  for (const key of ['a', 'a']) await leave(key);
  expect(having.toSorted()).toEqual(['a', 'b']);
  await leave('b');
  expect(having.toSorted()).toEqual(['a', 'c']);
});

test('one that holds on to its places leaves one to the others', async () => {
  const { having, take, leave } = takers(3);
  await take('b', ...times(9, 'hangs'));
  expect(having).toEqual(['b', 'hangs', 'hangs']);
  await take('b', 'c');
  await leave('b');
  expect(having.toSorted()).toEqual(['b', 'hangs', 'hangs']);
  await leave('b');
  expect(having.toSorted()).toEqual(['c', 'hangs', 'hangs']);
});

test('one whose message had no answer has a single place until one has', async () => {
  const { having, take, leave, hung, answered } = takers(4);
  expect([hung('hangs'), hung('hangs')]).toEqual([1, 2]);
  await take(...times(4, 'hangs'));
  expect(having).toEqual(['hangs']);
  await leave('hangs');
  expect(having).toEqual(['hangs']);
  await answered('hangs');
  expect(having).toEqual(['hangs', 'hangs', 'hangs']);
  expect(hung('hangs')).toBe(1);
});

test('all that hang have half of the places together', async () => {
  const { having, take, leave, hung } = takers(4);
  for (const key of ['a', 'b', 'c']) hung(key);
  await take('a', 'b', 'c', 'well', 'well', 'well');
  expect(having).toEqual(['a', 'b', 'well', 'well']);
  await leave('well');
  expect(having).toEqual(['a', 'b', 'well', 'well']);
  await leave('a');
  expect(having.toSorted()).toEqual(['b', 'c', 'well', 'well']);
});
