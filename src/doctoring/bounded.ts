/** Runs the doctor's checks side by side: none may last long, fail the others, or say what it should not. */
import { BlobsUnavailable } from '../store/blobs.ts';
import { UnreadableDocument } from '../store/documents.ts';
import { StoreUnavailable } from '../store/store.ts';
import { type Area, type Finding, findingsOn } from './finding.ts';

export type Check = {
  about: Area;
  /** What is looked at, as the subject of a sentence: "the record in .data". */
  what: string;
  look(): Promise<Finding[]>;
  /** Of what cannot be used, added to its own remedy. */
  remedy?: string;
};

/** The findings in the order of the checks. @param longestMs that any of them may take */
export async function bounded(checks: readonly Check[], longestMs: number): Promise<Finding[]> {
  return (await Promise.all(checks.map((check) => one(check, longestMs)))).flat();
}

async function one(check: Check, longestMs: number): Promise<Finding[]> {
  const { fault } = findingsOn(check.about);
  const late = Promise.withResolvers<Finding[]>();
  const seconds = longestMs / 1_000;
  const timer = setTimeout(() => {
    const what = `${check.what} did not answer within ${seconds} seconds`;
    late.resolve([fault(what, 'See whether the network or the disk is slow, and try again.')]);
  }, longestMs);
  try {
    return await Promise.race([check.look(), late.promise]);
  } catch (error) {
    const { remedy = 'Mend that, and run the doctor again.' } = check;
    return [fault(`${check.what} cannot be used: ${sayable(error)}`, remedy)];
  } finally {
    clearTimeout(timer);
  }
}

/** Our own errors are made to be read; what others say may hold an address with a secret in it. */
export function sayable(error: unknown): string {
  const own = [StoreUnavailable, BlobsUnavailable, UnreadableDocument].some((kind) => error instanceof kind);
  if (!(error instanceof Error)) return 'it failed without saying why';
  return own ? (error.message.split('\n')[0] ?? error.name) : `it failed (${error.name})`;
}
