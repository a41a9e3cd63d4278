/** The strict front of Cosmos DB: each thing that the service refuses, and the server behind the front would let pass. */
import { type Container, CosmosClient, type OperationInput } from '@azure/cosmos';
import { type CosmosFront, FRONT_KEY, startCosmosFront } from '../support/cosmos-front.ts';
import { signatureOf } from '../support/cosmos-signature.ts';

const SECOND = 1_000;
let now = Date.parse('2026-12-04T09:00:00Z');
let front: CosmosFront;
let client: CosmosClient;
let container: Container;

const clientWith = (key: string) =>
  new CosmosClient({
    endpoint: front.endpoint,
    key,
    connectionPolicy: {
      enableEndpointDiscovery: false,
      retryOptions: { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 0 },
    },
  });

beforeAll(async () => {
  front = await startCosmosFront({ now: () => now, atOnce: 3 });
  client = clientWith(front.key);
  await client.databases.create({ id: 'town' });
});
afterAll(async () => {
  client.dispose();
  await front.stop();
});

let containers = 0;
beforeEach(async () => {
  containers += 1;
  front.faults.none();
  const compositeIndexes = [
    [
      { path: '/kind', order: 'ascending' as const },
      { path: '/name', order: 'ascending' as const },
    ],
  ];
  const indexingPolicy = {
    includedPaths: [{ path: '/partition/?' }, { path: '/kind/?' }, { path: '/name/?' }],
    excludedPaths: [{ path: '/*' }],
    compositeIndexes,
  };
  const id = `records-${containers}`;
  const made = await client
    .database('town')
    .containers.create({ id, partitionKey: '/partition', defaultTtl: -1, indexingPolicy });
  container = made.container;
});

const doc = (id: string, more: object = {}) => ({ id, partition: 't1', kind: 'k', name: id, ...more });
const create = (id: string, more: object = {}): OperationInput => ({
  operationType: 'Create',
  resourceBody: doc(id, more),
});
/** The client's own type leaves out that a deletion may have a condition as well. */
type Operation = OperationInput | { operationType: 'Delete'; id: string; ifMatch: string };
const batch = async (...operations: Operation[]): Promise<number[]> =>
  ((await container.items.batch(operations, 't1')).result ?? []).map(({ statusCode }) => statusCode);
const etagOf = async (id: string): Promise<string> => (await container.item(id, 't1').read()).etag;
const namesOf = async (query: string, partitionKey = 't1'): Promise<string[]> => {
  const parameters = [{ name: '@p', value: partitionKey }];
  const { resources } = await container.items
    .query<{ name: string }>({ query, parameters }, { partitionKey })
    .fetchAll();
  return resources.map(({ name }) => name);
};
const ALL = 'SELECT c.name FROM c WHERE c.partition = @p';
const status = (code: number) => expect.objectContaining({ code });

describe('a batch', () => {
  test('is done as a whole', async () => {
    await batch(create('old'), create('gone'));
    const [old, gone] = [await etagOf('old'), await etagOf('gone')];
    expect(
      await batch(
        create('new'),
        { operationType: 'Replace', id: 'old', ifMatch: old, resourceBody: doc('old', { v: 2 }) },
        { operationType: 'Delete', id: 'gone', ifMatch: gone },
      ),
    ).toEqual([201, 200, 204]);
    expect((await namesOf(ALL)).toSorted()).toEqual(['new', 'old']);
    expect(await etagOf('old')).not.toBe(old);
  });

  test.each<[string, Operation, number]>([
    ['what is there already', create('old'), 409],
    ['another version', { operationType: 'Replace', id: 'old', ifMatch: 'x', resourceBody: doc('old') }, 412],
    ['another version to delete', { operationType: 'Delete', id: 'old', ifMatch: 'x' }, 412],
    [
      'what is absent',
      { operationType: 'Replace', id: 'none', ifMatch: 'x', resourceBody: doc('none') },
      404,
    ],
    [
      'another partition',
      { operationType: 'Create', resourceBody: { ...doc('other'), partition: 't2' } },
      400,
    ],
    ['an id with a slash', create('a/b'), 400],
  ])('or not at all: %s', async (_, wrong, code) => {
    await batch(create('old'));
    const etag = await etagOf('old');
    expect(await batch(create('new'), wrong, create('more'))).toEqual([424, code, 424]);
    expect(await namesOf(ALL)).toEqual(['old']);
    expect(await etagOf('old')).toBe(etag);
  });

  test('sees what it has done itself', async () => {
    expect(await batch(create('a'), create('a'))).toEqual([424, 409]);
    expect(await batch(create('a'), { operationType: 'Delete', id: 'a' }, create('a'))).toEqual([
      201, 204, 201,
    ]);
  });

  test('of more than 100 operations is refused', async () => {
    const operations = Array.from({ length: 101 }, (_, n) => create(`n${n}`));
    const path = `/dbs/town/colls/${container.id}/docs`;
    const date = new Date(now).toUTCString();
    const signature = signatureOf('POST', path, date, FRONT_KEY).toString('base64');
    const post = (body: unknown) =>
      fetch(front.endpoint + path, {
        method: 'POST',
        headers: {
          authorization: encodeURIComponent(`type=master&ver=1.0&sig=${signature}`),
          'x-ms-date': date,
          'x-ms-cosmos-is-batch-request': 'True',
          'x-ms-documentdb-partitionkey': '["t1"]',
        },
        body: JSON.stringify(body),
      });
    expect((await post(operations)).status).toBe(400);
    expect((await post(operations.slice(1))).status).toBe(200);
  });

  test('of more than 2 MB is refused, and so is a document', async () => {
    const half = 'x'.repeat(1_100_000);
    await expect(
      container.items.batch([create('a', { half }), create('b', { half })], 't1'),
    ).rejects.toThrow();
    await expect(container.items.create(doc('a', { half: half + half }))).rejects.toEqual(status(413));
    expect(await batch(create('a', { half }))).toEqual([201]);
  });
});

test('a query stays in its partition, and one without a partition is refused', async () => {
  await container.items.create(doc('mine'));
  await container.items.create({ ...doc('theirs'), partition: 't2' });
  expect(await namesOf(ALL)).toEqual(['mine']);
  expect(await namesOf('SELECT c.name FROM c WHERE c.partition = @p OR true', 't2')).toEqual(['theirs']);
  await expect(container.items.query(ALL).fetchAll()).rejects.toEqual(status(400));
});

test.each([
  ['no index', `${ALL} AND c.body.due = 1`],
  ['no index of several fields', `${ALL} ORDER BY c.name, c.kind`],
  ['no one way', `${ALL} ORDER BY c.kind ASC, c.name DESC`],
  ['no plain words', 'SELECT DISTINCT c.name FROM c WHERE c.partition = @p'],
  ['no counting of what is skipped', `${ALL} ORDER BY c.kind, c.name OFFSET 1 LIMIT 1`],
])('a query that %s serves is refused', async (_, query) => {
  await expect(namesOf(query)).rejects.toEqual(status(400));
});

test('an index of several fields serves both ways, and an answer may hold less than was asked for', async () => {
  await batch(...['a', 'b', 'c', 'd', 'e'].map((name) => create(name)));
  const query = `${ALL} ORDER BY c.kind DESC, c.name DESC`;
  const feed = container.items.query<{ name: string }>(
    { query, parameters: [{ name: '@p', value: 't1' }] },
    { partitionKey: 't1', maxItemCount: 5 },
  );
  const first = await feed.fetchNext();
  expect(first.resources.map(({ name }) => name)).toEqual(['e', 'd', 'c']);
  expect(first.continuationToken).toBeTruthy();
  expect(await namesOf(query)).toEqual(['e', 'd', 'c', 'b', 'a']);
});

test('another key is refused, and so is a signature of something else', async () => {
  const other = clientWith(Buffer.from('another key').toString('base64'));
  await expect(other.database('town').read()).rejects.toEqual(status(401));
  expect((await fetch(`${front.endpoint}/dbs/town`)).status).toBe(401);
  other.dispose();
});

test('a document that has not changed is not sent again', async () => {
  await container.items.create(doc('a'));
  const condition = await etagOf('a');
  const unchanged = () =>
    container.item('a', 't1').read({ accessCondition: { type: 'IfNoneMatch', condition } });
  expect((await unchanged()).statusCode).toBe(304);
  await container.item('a', 't1').replace(doc('a', { v: 2 }));
  expect((await unchanged()).statusCode).toBe(200);
});

test('a single change is held to its condition', async () => {
  await container.items.create(doc('a'));
  const condition = await etagOf('a');
  const onlyIf = { accessCondition: { type: 'IfMatch', condition } };
  await container.item('a', 't1').replace(doc('a', { v: 2 }), onlyIf);
  await expect(container.item('a', 't1').replace(doc('a', { v: 3 }), onlyIf)).rejects.toEqual(status(412));
  await expect(container.item('a', 't1').delete(onlyIf)).rejects.toEqual(status(412));
  await expect(container.items.create(doc('a'))).rejects.toEqual(status(409));
});

test('what has come to its end is gone, and can be made again', async () => {
  await batch(create('brief', { ttl: 60 }), create('for-ever'), create('never', { ttl: -1 }));
  now += 59 * SECOND;
  expect(await namesOf(ALL)).toHaveLength(3);
  now += SECOND;
  expect((await namesOf(ALL)).toSorted()).toEqual(['for-ever', 'never']);
  expect((await container.item('brief', 't1').read()).statusCode).toBe(404);
  expect(await batch(create('brief'))).toEqual([201]);
});

test('an absent container is told apart from an absent document', async () => {
  expect((await container.item('none', 't1').read()).substatus).toBeFalsy();
  const absent = client.database('town').container('absent');
  expect((await absent.item('none', 't1').read()).substatus).toBe(1003);
});

test('every answer says what it cost', async () => {
  expect((await container.items.create(doc('a'))).requestCharge).toBeGreaterThan(0);
  expect((await container.item('a', 't1').read()).requestCharge).toBeGreaterThan(0);
});

describe('faults', () => {
  test('come at the operation that they are meant for, and change nothing', async () => {
    front.faults.at(2, { kind: 'status', status: 429, afterMs: 7 });
    await container.items.create(doc('a'));
    await expect(container.items.create(doc('b'))).rejects.toMatchObject({ code: 429, retryAfterInMs: 7 });
    expect(await namesOf(ALL)).toEqual(['a']);
  });

  test('a connection may be lost before a change or after it', async () => {
    front.faults.next({ kind: 'reset-before' }, { kind: 'reset-after' });
    await expect(container.items.create(doc('before'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(container.items.create(doc('after'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await namesOf(ALL)).toEqual(['after']);
  });

  test('somebody else may have been quicker', async () => {
    await batch(create('a'));
    front.faults.next({ kind: 'stale' });
    const ifMatch = await etagOf('a');
    front.faults.next({ kind: 'stale' });
    expect(
      await batch(create('new'), { operationType: 'Replace', id: 'a', ifMatch, resourceBody: doc('a') }),
    ).toEqual([424, 412]);
    expect(await namesOf(ALL)).toEqual(['a']);
  });
});
