/** Broken accounts of Cosmos DB and Blob Storage: each set up on its double, with finding and remedy. */
import { connectionTo, startAccount } from '../support/azurite.ts';
import { startCosmosFront } from '../support/cosmos-front.ts';
import type { Broken } from './broken.ts';
import type { Environment, Ward } from './ward.ts';

/** Cosmos DB wants an account for files, too. */
async function inAccounts(ward: Ward, front: { endpoint: string; key: string }, database: string) {
  const account = await startAccount();
  ward.endsWith(() => account.stop());
  const env: Environment = {
    COSMOS_ENDPOINT: front.endpoint,
    COSMOS_KEY: front.key,
    COSMOS_DATABASE: database,
    BLOB_CONNECTION: account.connection,
  };
  return { env, account };
}

async function front(ward: Ward, consistency?: string) {
  const started = await startCosmosFront(consistency === undefined ? {} : { consistency });
  ward.endsWith(() => started.stop());
  return started;
}

async function withContainer(ward: Ward, definition: { partitionKey: string; defaultTtl?: number }) {
  const started = await front(ward);
  const { CosmosClient } = await import('@azure/cosmos');
  const client = new CosmosClient({
    endpoint: started.endpoint,
    key: started.key,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  const { database } = await client.databases.create({ id: 'waymark' });
  await database.containers.create({ id: 'records', ...definition });
  client.dispose();
  return { env: (await inAccounts(ward, started, 'waymark')).env };
}

export const ACCOUNTS: readonly Broken[] = [
  {
    name: 'accounts that are opened with keys',
    set: async (ward) => inAccounts(ward, await front(ward, 'Strong'), 'waymark'),
    note: /the record is opened with a key of its account[\s\S]*files are kept with a key of their account/,
    remedy: /In Azure a managed identity needs none: leave COSMOS_KEY out there/,
  },
  {
    name: 'Cosmos DB: a key that is not the account’s',
    async set(ward) {
      const { endpoint } = await front(ward);
      const key = Buffer.from('the key of somebody else').toString('base64');
      return { env: (await inAccounts(ward, { endpoint, key }, 'waymark')).env };
    },
    fault: /the record cannot be used: Cosmos DB at 127\.0\.0\.1:\d+: the key is not accepted/,
    remedy: /set COSMOS_KEY to one of the account's present keys, and check this machine's clock/,
  },
  {
    name: 'Cosmos DB: an address at which nobody answers',
    set: async (ward) => ({
      env: (await inAccounts(ward, { endpoint: 'http://127.0.0.1:1', key: 'a2V5' }, 'waymark')).env,
    }),
    fault: /Cosmos DB at 127\.0\.0\.1:1: nobody answers/,
    remedy: /check COSMOS_ENDPOINT and the firewall of the account/,
  },
  {
    name: 'Cosmos DB: another program’s container',
    set: (ward) => withContainer(ward, { partitionKey: '/city' }),
    fault: /the container records in waymark is not Waymark's/,
    remedy: /set COSMOS_DATABASE to another database/,
  },
  {
    name: 'Cosmos DB: a container without indexes and expiry',
    set: (ward) => withContainer(ward, { partitionKey: '/partition' }),
    fault: /the container records in waymark lacks indexes or the expiry of documents/,
    remedy: /set them as in infra\/cosmos-records\.json/,
  },
  {
    name: 'Cosmos DB: a consistency that is too weak',
    set: async (ward) => ({ env: (await inAccounts(ward, await front(ward, 'Eventual'), 'waymark')).env }),
    fault: /the account may answer with what is out of date/,
    remedy: /set its default consistency to Strong/,
  },
  {
    name: 'Cosmos DB: a consistency for one replica alone',
    set: async (ward) => ({ env: (await inAccounts(ward, await front(ward, 'Session'), 'waymark')).env }),
    note: /the default consistency of the account is Session/,
    remedy: /Set it to Strong/,
  },
  {
    name: 'Blob Storage: a container that is not there, and may not be made',
    async set(ward) {
      const { account } = await inAccounts(ward, { endpoint: '', key: '' }, 'waymark');
      account.faults.push({ refuse: 403, code: 'AuthorizationPermissionMismatch' });
      return { env: { BLOB_CONNECTION: account.connection } };
    },
    fault:
      /the place for files cannot be used: the container evidence of the storage account \w+ is not there/,
    remedy: /make the container, or correct BLOB_CONTAINER/,
  },
  {
    name: 'Blob Storage: a key that is not the account’s',
    async set(ward) {
      const { account } = await inAccounts(ward, { endpoint: '', key: '' }, 'waymark');
      const base = /BlobEndpoint=(http:\/\/[\d.:]+)/.exec(account.connection)?.[1] ?? '';
      return { env: { BLOB_CONNECTION: connectionTo(base, Buffer.from('wrong').toString('base64')) } };
    },
    fault: /the storage account \w+ refused Waymark \(\w+\)/,
    remedy: /correct the key in BLOB_CONNECTION/,
  },
];
