/** Files in Azure Blob Storage: the contract against Azurite, faults of the account, and what is said of them. */
import { BlobServiceClient } from '@azure/storage-blob';
import { type AzurePorts, openAzureBlobs } from '../../src/store/azure-blobs.ts';
import { BlobsUnavailable, folderOf } from '../../src/store/blobs.ts';
import { type Account, type BlobFault, connectionTo, startAccount } from '../support/azurite.ts';
import { blobContract, hashOf } from './blob-contract.ts';

let account: Account;
beforeAll(async () => {
  account = await startAccount();
}, 120_000);
afterAll(() => account.stop());
beforeEach(() => {
  account.faults.length = 0;
  account.asked.length = 0;
});

const QUICK: AzurePorts = {
  retryOptions: { maxTries: 4, retryDelayInMs: 1, maxRetryDelayInMs: 2, tryTimeoutInMs: 20_000 },
};
const open = (container: string, ports = QUICK, connection = account.connection) =>
  openAzureBlobs({ container, account: { kind: 'connection', connection } }, ports);
let containers = 0;
const newName = (): string => `files-${++containers}`;

const bytes = Buffer.from('Minutes of the board');
const name = hashOf(bytes);
const blob = { bytes, type: 'text/plain' };

blobContract('Azure Blob Storage', async () => {
  const container = newName();
  return {
    blobs: await open(container),
    reopen: () => open(container),
    async overwrite(tenant, sha256, content) {
      const client = BlobServiceClient.fromConnectionString(account.connection).getContainerClient(container);
      await client.getBlockBlobClient(`${await folderOf(tenant)}/${sha256}`).upload(content, content.length);
    },
    dispose: async () => undefined,
  };
});

describe('a fault of the account', () => {
  test.each<[string, BlobFault]>([
    ['busy', { refuse: 503 }],
    ['failing', { refuse: 500, code: 'InternalError' }],
    ['cut off', 'cut'],
    ['an answer that is lost', 'lose'],
  ])('%s: putting and reading succeed all the same, once', async (_name, fault) => {
    const blobs = await open(newName());
    account.asked.length = 0;
    account.faults.push(fault, fault);
    await blobs.put('contoso', name, blob);
    account.faults.push(fault, fault);
    expect(Buffer.from((await blobs.get('contoso', name))?.bytes ?? [])).toEqual(bytes);
    expect(account.asked.length).toBeGreaterThan(4);
  });

  test('one that does not pass is given up within the bound, with words', async () => {
    const blobs = await open(newName());
    account.asked.length = 0;
    account.faults.push(...Array.from({ length: 20 }, () => ({ refuse: 503 })));
    const putting = blobs.put('contoso', name, blob);
    await expect(putting).rejects.toThrow(BlobsUnavailable);
    await expect(putting).rejects.toThrow(
      /the container files-\d+ of .* cannot be used just now \(503 ServerBusy\); try again/,
    );
    expect(account.asked).toHaveLength(4);
  });

  test('one that never answers is given up when the time is over', async () => {
    const container = newName();
    await open(container);
    const blobs = await open(container, { ...QUICK, longestMs: 300 });
    account.faults.push(...Array.from({ length: 20 }, () => 'stall' as const));
    await expect(blobs.get('contoso', name)).rejects.toThrow(
      /does not answer \(time ran out\); check the network/,
    );
  });

  test('not to be allowed is not to be absent', async () => {
    const blobs = await open(newName());
    account.faults.push({ refuse: 403, code: 'AuthorizationPermissionMismatch' });
    await expect(blobs.get('contoso', name)).rejects.toThrow(
      /refused Waymark \(AuthorizationPermissionMismatch\); give its identity the role/,
    );
  });

  test('a container that is gone is not an absent file', async () => {
    const container = newName();
    const blobs = await open(container);
    await BlobServiceClient.fromConnectionString(account.connection).deleteContainer(container);
    await expect(blobs.get('contoso', name)).rejects.toThrow(
      /is not there \(ContainerNotFound\); make the container/,
    );
    await expect(blobs.put('contoso', name, blob)).rejects.toThrow(BlobsUnavailable);
  });
});

describe('at the start', () => {
  test('whoever may not make the container uses the one that is there', async () => {
    const container = newName();
    await open(container);
    account.faults.push({ refuse: 403, code: 'AuthorizationFailure' });
    const blobs = await open(container);
    await blobs.put('contoso', name, blob);
    account.faults.push({ refuse: 403, code: 'AuthorizationFailure' });
    await expect(open(newName())).rejects.toThrow(/is not there/);
  });

  test.each<[string, () => string, RegExp]>([
    ['no connection string', () => 'here', /is not given in a way that can be used; check BLOB_CONNECTION/],
    [
      'a wrong key',
      () => account.connection.replace(/AccountKey=[^;]+/, 'AccountKey=AAAA'),
      /refused Waymark \(AuthorizationFailure\).*correct the key/,
    ],
    [
      'nobody at the address',
      () => connectionTo('http://127.0.0.1:1'),
      /does not answer \(.*\); check the network and BLOB_ENDPOINT/,
    ],
  ])('%s', async (_name, connection, words) => {
    const opening = open(newName(), QUICK, connection());
    await expect(opening).rejects.toThrow(BlobsUnavailable);
    await expect(opening).rejects.toThrow(words);
    await expect(opening).rejects.not.toThrow(/AccountKey|Eby8/);
  });
});
