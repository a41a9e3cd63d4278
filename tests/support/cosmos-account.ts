/** The account that the tests of Cosmos DB use: the strict front on this machine, or a real one that the environment names. */
import { CosmosClient } from '@azure/cosmos';
import type { CosmosSettings } from '../../src/store/cosmos.ts';
import { isUsableId } from '../../src/store/limits.ts';
import type { Store } from '../../src/store/store.ts';
import type { Faults } from './cosmos-faults.ts';
import { startCosmosFront } from './cosmos-front.ts';

export type CosmosAccount = {
  /** A database that nobody has used; on a real account it is gone once the account is closed. */
  fresh(): CosmosSettings;
  /** Faults on demand, for all its databases; a real account has none. */
  faults: Faults | null;
  close(): Promise<void>;
};

/** A real account by COSMOS_ENDPOINT and COSMOS_KEY; without them the front. */
export async function openCosmosAccount(): Promise<CosmosAccount> {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
  return endpoint && key ? realAccount(endpoint, key) : frontAccount();
}

async function frontAccount(): Promise<CosmosAccount> {
  const front = await startCosmosFront();
  return {
    fresh: () => front.settings(`tests-${crypto.randomUUID()}`),
    faults: front.faults,
    close: () => front.stop(),
  };
}

function realAccount(endpoint: string, key: string): CosmosAccount {
  const databases: string[] = [];
  return {
    faults: null,
    fresh() {
      const database = `waymark-tests-${crypto.randomUUID()}`;
      databases.push(database);
      return { endpoint, database, credential: { kind: 'key', key } };
    },
    async close() {
      const client = new CosmosClient({
        endpoint,
        key,
        connectionPolicy: { enableEndpointDiscovery: false },
      });
      // One of them may never have been opened.
      for (const database of databases) await client.database(database).delete().catch(absent);
      client.dispose();
    },
  };
}

function absent(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 404)) throw error;
}

/** The store with all its partitions under names of a test's own. */
export function apart(store: Store, name: string): Store {
  const own = (partition: string) => (isUsableId(partition) ? `${name} ${partition}` : partition);
  return {
    get: (partition, kind, id) => store.get(own(partition), kind, id),
    query: (partition, query) => store.query(own(partition), query),
    commit: (partition, id, changes) => store.commit(own(partition), id, changes),
    close: () => store.close(),
  };
}
