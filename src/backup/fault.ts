/** What is wrong with a backup, or with where it is to go: said to whoever runs the command, in one line. */

/** The message names the place and the remedy. Nothing was stored, unless it says so. */
export class BackupFault extends Error {
  override name = 'BackupFault';
}

const MOST_NAMED = 10;

/** @throws BackupFault when there are faults: the first of them by name, the others counted. */
export function refuseFaults(file: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length - MOST_NAMED;
  const named = faults.slice(0, MOST_NAMED).join('; ');
  throw new BackupFault(
    `${file} cannot be restored: ${named}${more > 0 ? `; and ${more} more` : ''}. Take another backup. Nothing was stored.`,
  );
}
