/** The store in Cosmos DB keeps the contract, over HTTP with the real client. */
import type { CosmosSettings } from '../../src/store/cosmos.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { apart, type CosmosAccount, openCosmosAccount } from '../support/cosmos-account.ts';
import { storeContract } from './contract.ts';

let account: CosmosAccount;
let cosmos: CosmosSettings;
beforeAll(async () => {
  account = await openCosmosAccount();
  cosmos = account.fresh();
});
afterAll(() => account.close());

let tests = 0;

storeContract('Cosmos DB', async () => {
  tests += 1;
  const name = `test-${tests}`;
  const opened: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = await openStore({ data: '', cosmos });
    opened.push(store);
    return apart(store, name);
  };
  return {
    store: await open(),
    reopen: open,
    async dispose() {
      for (const store of opened) await store.close();
    },
  };
});
