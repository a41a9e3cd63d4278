/** Opening a Cosmos DB account: what it makes, what it refuses, and what each refusal tells people to do. */
import { CosmosClient } from '@azure/cosmos';
import { type CosmosSettings, openCosmos } from '../../src/store/cosmos.ts';
import { connect, prepare } from '../../src/store/cosmos-account.ts';
import { failureOf, unavailable } from '../../src/store/cosmos-failure.ts';
import { StoreUnavailable } from '../../src/store/store.ts';
import { type CosmosFront, startCosmosFront } from '../support/cosmos-front.ts';
import { counterDoc } from '../support/sample-documents.ts';
import { put } from './steps.ts';

const patience = { requestMs: 2_000, firstMs: 1, mostMs: 5, withinMs: 50 };
const SECRET = Buffer.from('the key of somebody else').toString('base64');

let front: CosmosFront;
beforeAll(async () => {
  front = await startCosmosFront();
});
afterAll(() => front.stop());

async function refusal(change: Partial<CosmosSettings>): Promise<string> {
  const opening = openCosmos({ ...front.settings('town'), ...change }, { patience });
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StoreUnavailable)) throw new Error(`It was not refused: ${String(error)}`);
  return error.message;
}

test('the database and the container are made once, and replicas that start together share them', async () => {
  const stores = await Promise.all([1, 2, 3].map(() => openCosmos(front.settings('shared'), { patience })));
  const [one, two, three] = stores;
  expect(await one?.commit('t1', 'c', [put(counterDoc(1))])).toEqual({ kind: 'done' });
  expect((await two?.get('t1', 'lease', counterDoc(0).id))?.doc.body.epoch).toBe(1);
  expect(await three?.commit('t1', 'c', [])).toEqual({ kind: 'repeat' });
  for (const store of stores) await store.close();
});

test('a wrong key is named without being shown', async () => {
  const said = await refusal({ credential: { kind: 'key', key: SECRET } });
  expect(said).toMatch(/^Cosmos DB at 127\.0\.0\.1:\d+: the key is not accepted; set COSMOS_KEY/);
  expect(said).not.toContain(SECRET);
});

test('an address at which nobody answers, and one that is no host', async () => {
  expect(await refusal({ endpoint: 'http://127.0.0.1:1' })).toMatch(
    /nobody answers at .*check COSMOS_ENDPOINT/,
  );
  expect(await refusal({ endpoint: 'http://account.invalid' })).toMatch(
    /there is no such host; check COSMOS_ENDPOINT/,
  );
});

describe('what is there already', () => {
  const account = () => connect(front.settings('any'), 2_000);
  const placeIn = (database: string) => ({
    endpoint: front.endpoint,
    database,
    container: 'records',
    managed: true,
  });

  test('a managed identity makes nothing: it says what to make, and from what', async () => {
    const client = await account();
    const place = placeIn('absent');
    const error = await prepare(client, place, () => undefined).catch((thrown: unknown) =>
      unavailable(place, failureOf(thrown), true),
    );
    expect(String(error)).toMatch(
      /the database absent with the container records is not there; .*infra\/cosmos-records\.json/,
    );
    client.dispose();
  });

  test.each([
    ['foreign', { partitionKey: '/city' }, /is not Waymark's; set COSMOS_DATABASE/],
    ['incomplete', { partitionKey: '/partition', defaultTtl: -1 }, /lacks indexes or the expiry/],
  ])('a container that is %s', async (database, definition, words) => {
    const client = new CosmosClient({
      endpoint: front.endpoint,
      key: front.key,
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    const { database: made } = await client.databases.create({ id: database });
    await made.containers.create({ id: 'records', ...definition });
    expect(await refusal({ database })).toMatch(words);
    client.dispose();
  });

  test('an account that may answer with what is out of date', async () => {
    const loose = await startCosmosFront({ consistency: 'Eventual' });
    expect(await refusal(loose.settings('town'))).toMatch(/set its default consistency to Strong/);
    await loose.stop();
  });
});
