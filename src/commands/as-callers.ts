/** What is wrong with a backup or a ledger is for whoever named it to mend. */
import { BackupFault } from '../backup/fault.ts';
import { CallerFault } from './fault.ts';

export async function asCallers<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BackupFault ? new CallerFault(error.message) : error;
  }
}
