/** The place for files: opens it, and keeps, reads and removes one of its own. */
import type { Config } from '../config.ts';
import { digestOf } from '../store/blobs.ts';
import { openBlobs } from '../store/open.ts';
import { type Finding, findingsOn } from './finding.ts';
import { PROBES } from './probe.ts';

const { ok, fault } = findingsOn('files');

/** Throws BlobsUnavailable. @param mark what makes this probe unlike any other */
export async function files(
  config: Config,
  place: string,
  mark: string,
  longestMs: number,
): Promise<Finding[]> {
  const blobs = await openBlobs(config, { longestMs });
  const bytes = Buffer.from(`Waymark's doctor was here: ${mark}`);
  const name = await digestOf(bytes);
  await blobs.put(PROBES, name, { bytes, type: 'text/plain' });
  const found = await blobs.get(PROBES, name);
  await blobs.remove(PROBES, name);
  if (!found || !bytes.equals(found.bytes))
    return [
      fault(
        `the place for files in ${place} does not give back what is put there`,
        'Look what stands before it: a cache, a scanner, a backup.',
      ),
    ];
  const left = await blobs.get(PROBES, name);
  return [
    left === undefined
      ? ok(`the place for files in ${place} opens, keeps and removes`)
      : fault(
          `the place for files in ${place} does not remove what it is told to`,
          'Give Waymark’s identity the right to delete there ("Storage Blob Data Contributor").',
        ),
  ];
}
