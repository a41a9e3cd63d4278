/** The container's definition in infra/ and the fields that documents.ts declares as queried say the same. */
import { fitOf, readDefinition } from '../../src/store/cosmos-container.ts';
import { QUERIED } from '../../src/store/documents.ts';

const fields = [...new Set(Object.values(QUERIED).flat())].toSorted();

test('what is queried is indexed, and nothing else is', async () => {
  const { indexingPolicy } = await readDefinition();
  const paths = ['/partition', '/kind', '/name', ...fields.map((field) => `/body/${field}`)];
  expect(indexingPolicy.includedPaths).toEqual(paths.map((path) => ({ path: `${path}/?` })));
  expect(indexingPolicy.excludedPaths).toEqual([{ path: '/*' }]);
});

test('each order that a query may ask for has its index, which serves the reverse as well', async () => {
  const { indexingPolicy } = await readDefinition();
  const orders = [['/kind', '/name'], ...fields.map((field) => ['/kind', `/body/${field}`, '/name'])];
  expect(indexingPolicy.compositeIndexes).toEqual(
    orders.map((order) => order.map((path) => ({ path, order: 'ascending' }))),
  );
});

test('documents are kept for as long as each says, in the partition of their tenant', async () => {
  const { defaultTtl, partitionKey } = await readDefinition();
  expect({ defaultTtl, paths: partitionKey.paths }).toEqual({ defaultTtl: -1, paths: ['/partition'] });
});

describe('a container that is found', () => {
  test('fits as the service describes it, with all that it adds', async () => {
    const wanted = await readDefinition();
    const { includedPaths, compositeIndexes, ...policy } = wanted.indexingPolicy;
    const found = {
      id: 'records',
      ...wanted,
      _etag: '"1"',
      indexingPolicy: {
        ...policy,
        includedPaths: [{ path: '/body/extra/?' }, ...includedPaths],
        compositeIndexes: compositeIndexes.toReversed(),
      },
      conflictResolutionPolicy: { mode: 'LastWriterWins' },
    };
    expect(fitOf(found, wanted)).toBe('fits');
  });

  test('does not fit without one of the indexes, without expiry, or partitioned otherwise', async () => {
    const wanted = await readDefinition();
    const { indexingPolicy } = wanted;
    const fewer = { ...indexingPolicy, includedPaths: indexingPolicy.includedPaths.slice(1) };
    const simpler = { ...indexingPolicy, compositeIndexes: indexingPolicy.compositeIndexes.slice(1) };
    expect(fitOf({ ...wanted, indexingPolicy: fewer }, wanted)).toBe('incomplete');
    expect(fitOf({ ...wanted, indexingPolicy: simpler }, wanted)).toBe('incomplete');
    expect(fitOf({ ...wanted, defaultTtl: undefined }, wanted)).toBe('incomplete');
    expect(fitOf({ ...wanted, partitionKey: { paths: ['/id'] } }, wanted)).toBe('foreign');
    expect(fitOf(undefined, wanted)).toBe('foreign');
  });
});
