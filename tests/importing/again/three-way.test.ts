/** Three ways to have said the same field: at the last import, by people since, and in the new file. */
import fc from 'fast-check';
import { threeWay, threeWayList } from '../../../src/importing/again/three-way.ts';

const record = () => 'record' as const;
const file = () => 'file' as const;

test.each([
  ['nobody changed it', { a: 1 }, { a: 1 }, { a: 1 }, { a: 1 }, 0],
  ['only the file changed it', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }, 0],
  ['only people changed it', { a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }, 0],
  ['both changed it alike', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }, 0],
  ['both changed it apart: what people set wins', { a: 1 }, { a: 2 }, { a: 3 }, { a: 2 }, 1],
  ['the file leaves out what it had', { a: 1 }, { a: 1 }, {}, {}, 0],
  ['people set what the file never had', {}, { owners: ['head'] }, {}, { owners: ['head'] }, 0],
  ['the file leaves out what people changed', { a: 1 }, { a: 2 }, {}, { a: 2 }, 1],
  ['nothing is known of the last import, and the file is silent', null, { a: 2 }, {}, { a: 2 }, 0],
  ['nothing is known of the last import, and the file differs', null, { a: 2 }, { a: 3 }, { a: 2 }, 1],
])('%s', (_, base, ours, theirs, value, clashes) => {
  const merged = threeWay(base, ours, theirs, record);
  expect(merged.value).toEqual(value);
  expect(merged.clashes).toHaveLength(clashes);
});

test('the officer may let the file win, field by field', () => {
  const merged = threeWay({ a: 1, b: 1 }, { a: 2, b: 2 }, { a: 3, b: 3 }, (field) =>
    field === 'a' ? 'file' : 'record',
  );
  expect(merged.value).toEqual({ a: 3, b: 2 });
  expect(merged.taken).toEqual(['a']);
});

const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 }));

test('without a change on one side, the other side is what comes out', () => {
  fc.assert(
    fc.property(fields, fields, fc.boolean(), (base, other, fileWins) => {
      const prefer = fileWins ? file : record;
      expect(threeWay(base, base, other, prefer).value).toEqual(other);
      expect(threeWay(base, other, base, prefer).value).toEqual(other);
      expect(threeWay(base, other, other, prefer)).toMatchObject({ value: other, clashes: [], taken: [] });
    }),
  );
});

test('a list with keys is merged entry by entry: a new post stays, a removed one goes', () => {
  const post = (id: string, title = id) => ({ id, title });
  const merged = threeWayList(
    [post('a'), post('b'), post('c')],
    [post('a'), post('b', 'renamed by people'), post('c'), post('d')],
    [post('a', 'renamed by the file'), post('b')],
    ({ id }) => id,
    record,
  );
  expect(merged.value).toEqual([post('a', 'renamed by the file'), post('b', 'renamed by people'), post('d')]);
  expect(merged.clashes).toEqual([]);
});
