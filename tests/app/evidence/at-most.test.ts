/** Files are large, and a process holds each whole: only so many at once, the others in their turn. */
import { atMost } from '../../../src/app/evidence/at-most.ts';

/** Work that ends when the test says so. */
function bench(most: number) {
  const inTurn = atMost(most);
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<void>>();
  return {
    begun,
    bring(name: string): Promise<string> {
      const end = Promise.withResolvers<void>();
      ends.set(name, end);
      return inTurn(async () => {
        begun.push(name);
        await end.promise;
        return name;
      });
    },
    end: (name: string) => ends.get(name)?.resolve(),
    fail: (name: string) => ends.get(name)?.reject(new Error(`${name} failed`)),
  };
}

test('the third of three waits until one of the others is over', async () => {
  const { begun, bring, end } = bench(2);
  const [a, b, c] = [bring('a'), bring('b'), bring('c')];
  expect(begun).toEqual(['a', 'b']);
  end('b');
  expect(await b).toBe('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c']) end(name);
  expect(await Promise.all([a, c])).toEqual(['a', 'c']);
});

test('those that wait begin in the order in which they came', async () => {
  const { begun, bring, end } = bench(1);
  const all = ['a', 'b', 'c', 'd'].map(bring);
  for (const name of ['d', 'c', 'b', 'a']) end(name);
  await Promise.all(all);
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

test('work that fails gives its place to the next, and its failure to whoever asked', async () => {
  const { begun, bring, end, fail } = bench(1);
  const [a, b] = [bring('a'), bring('b')];
  fail('a');
  await expect(a).rejects.toThrow('a failed');
  end('b');
  expect(await b).toBe('b');
  const c = bring('c');
  expect(begun).toEqual(['a', 'b', 'c']);
  end('c');
  await c;
});
