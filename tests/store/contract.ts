/** What every adapter of the store must do. Each adapter's test runs it whole: there are no opt-outs. */
import type { Store } from '../../src/store/store.ts';
import { commitContract } from './contract-commits.ts';
import { documentContract } from './contract-documents.ts';
import { modelContract } from './contract-model.ts';
import { pagingContract } from './contract-paging.ts';
import { queryContract } from './contract-queries.ts';
import { sharingContract } from './contract-sharing.ts';

/** An empty store. `reopen` opens the same data once more, beside the first; `dispose` closes all and clears up. */
export type Opened = { store: Store; reopen(): Promise<Store>; dispose(): Promise<void> };

export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`the contract of the store, kept by ${name}`, () => {
    let opened: Opened | undefined;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened?.dispose();
      opened = undefined;
    });
    const current = (): Opened => {
      if (!opened) throw new Error('the store is open only while a test runs');
      return opened;
    };
    const store = () => current().store;

    describe('documents', () => documentContract(store));
    describe('commits', () => commitContract(store));
    describe('queries', () => queryContract(store));
    describe('pages', () => pagingContract(store));
    describe('several at once', () => sharingContract(current));
    describe('random commits', () => modelContract(store));
  });
}
