/** Which store a story runs on: the embedded one, or Cosmos DB when its file says so. */
import type { CosmosSettings } from '../../src/store/cosmos.ts';
import { type CosmosAccount, openCosmosAccount } from './cosmos-account.ts';
import type { Faults } from './cosmos-faults.ts';

/** What `openStore` and the bot's configuration take. */
export type RecordPlace = { data: string; cosmos: CosmosSettings | null };

const inFull = process.env.WAYMARK_VERIFY === 'full';
/** A year of a story is some thousand requests. */
const PATIENCE_MS = 120_000;

let account: CosmosAccount | undefined;
let chosen = false;

/** There every operation is a request, and takes as much longer. */
export const isOnCosmos = (): boolean => chosen;

/** Said at the top of a file: its stories run on Cosmos DB, each in a database of its own. */
export async function onCosmos(): Promise<void> {
  // Only in a test: what else uses the doubles of this folder runs without Jest.
  const { jest } = await import('@jest/globals');
  chosen = true;
  jest.setTimeout(inFull ? 20 * 60_000 : PATIENCE_MS);
  beforeAll(async () => {
    account = await openCosmosAccount();
  });
  afterAll(async () => {
    await account?.close();
    account = undefined;
  });
}

/** Stories that take minutes on Cosmos DB: run there in the long form alone, and skipped elsewhere with a word. */
export async function onCosmosInFull(name: string, stories: () => Promise<unknown>): Promise<void> {
  if (!inFull) {
    test.skip(`${name} on Cosmos DB (skipped: part of the long form, npm run verify)`, () => undefined);
    return;
  }
  await onCosmos();
  await stories();
}

/** A record of its own, with nothing in it. `data` is the folder of what does not stand in an account. */
export const freshRecord = (data: string): RecordPlace => ({ data, cosmos: account?.fresh() ?? null });

/** The faults of the account that `onCosmos` opened. */
export function storeFaults(): Faults {
  if (!account?.faults) throw new Error('Faults can be had on demand only from the front on this machine.');
  return account.faults;
}
