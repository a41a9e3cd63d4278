/** The way into a Cosmos DB account: how Waymark signs in, and the container that it finds there or makes. */
import { CosmosClient, PartitionKeyDefinitionVersion, PartitionKeyKind } from '@azure/cosmos';
import { type Definition, fitOf, readDefinition } from './cosmos-container.ts';
import { type Place, unfit } from './cosmos-failure.ts';
import { quietWire } from './cosmos-wire.ts';

export type CosmosSettings = {
  endpoint: string;
  database: string;
  credential: { kind: 'key'; key: string } | { kind: 'managed-identity'; clientId: string | null };
};

/**
 * The client, which does each request once. It is not to look for other regions: all replicas read where is written,
 * and the account's own address follows the region that is written to.
 * @param requestTimeout of one request, in milliseconds
 */
export async function connect(
  { endpoint, credential }: CosmosSettings,
  requestTimeout: number,
): Promise<CosmosClient> {
  const options = {
    endpoint,
    userAgentSuffix: 'waymark',
    httpClient: quietWire(),
    connectionPolicy: {
      requestTimeout,
      enableEndpointDiscovery: false,
      retryOptions: { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 0 },
    },
  };
  if (credential.kind === 'key') return new CosmosClient({ ...options, key: credential.key });
  const { ManagedIdentityCredential } = await import('@azure/identity');
  const { clientId } = credential;
  const aadCredentials = new ManagedIdentityCredential(clientId === null ? {} : { clientId });
  return new CosmosClient({ ...options, aadCredentials });
}

/** With these, what was just stored may be read as it was before. */
const TOO_LOOSE: ReadonlySet<string | undefined> = new Set(['Eventual', 'ConsistentPrefix']);

/**
 * Makes sure that the container is there and fit. `remark` is told of a consistency that is weaker than replicas need,
 * or that cannot be read. Throws StoreUnavailable, or what the client throws.
 */
export async function prepare(
  client: CosmosClient,
  place: Place,
  remark: (text: string) => void,
): Promise<void> {
  const consistency = await consistencyOf(client);
  if (TOO_LOOSE.has(consistency)) throw unfit(place, 'loose');
  if (consistency !== 'Strong')
    remark(
      `the default consistency of the account is ${consistency ?? 'not known'}: with several replicas a message may come late unless it is Strong`,
    );
  const wanted = await readDefinition();
  const found = await (place.managed ? existing(client, place) : made(client, place, wanted));
  const fit = fitOf(found, wanted);
  if (fit !== 'fits') throw unfit(place, fit);
}

/** Undefined when whoever asks may not know: a role may reach no further than the container. */
async function consistencyOf(client: CosmosClient): Promise<string | undefined> {
  try {
    return (await client.getDatabaseAccount()).resource?.consistencyPolicy;
  } catch (error) {
    if (codeOf(error) === FORBIDDEN) return undefined;
    throw error;
  }
}

const definitionOf = (place: Place, { partitionKey, defaultTtl, indexingPolicy }: Definition) => ({
  id: place.container,
  partitionKey: {
    paths: partitionKey.paths,
    kind: PartitionKeyKind.Hash,
    version: PartitionKeyDefinitionVersion.V2,
  },
  defaultTtl,
  indexingPolicy,
});

async function existing(client: CosmosClient, { database, container }: Place): Promise<unknown> {
  return (await client.database(database).container(container).read()).resource;
}

/** Other replicas may make the one or the other at the same moment, which is as good: then it is looked for again. */
async function made(client: CosmosClient, place: Place, wanted: Definition, times = 3): Promise<unknown> {
  try {
    const { database } = await client.databases.createIfNotExists({ id: place.database });
    return (await database.containers.createIfNotExists(definitionOf(place, wanted))).resource;
  } catch (error) {
    if (codeOf(error) === CONFLICT && times > 1) return made(client, place, wanted, times - 1);
    throw error;
  }
}

const FORBIDDEN = 403;
const CONFLICT = 409;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
