/** The first thing that is read of a backup: what made it, of whom, when, and what its parts must be. */
import { z } from 'zod/v4';
import { Instant } from '../domain/plan.ts';

/** The version of the layout below. A newer one is refused; an older one stays readable. */
export const FORMAT = 1;

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().min(0);

export const Manifest = z.strictObject({
  format: z.literal('waymark-backup'),
  version: z.literal(FORMAT),
  /** The version of the program that wrote it. */
  program: z.string().max(100),
  /** No other partition of a store can be named like this. */
  tenant: z.string().regex(/^[\w.-]{1,100}$/),
  /** When it was made. */
  at: Instant,
  /** Whether all documents are as they stood at one moment; false where they kept changing while they were read. */
  settled: z.boolean(),
  /** When the clock was to look at the tenant next; null where it was to do so at once. */
  wakeUp: Instant.nullable(),
  /** A part a kind: one document a line. `bytes` and `sha256` are those of the text. */
  documents: z.array(z.strictObject({ kind: z.string(), lines: Count, bytes: Count, sha256: Digest })),
  /** The list of the files, one a line. */
  files: z.strictObject({ lines: Count, bytes: Count, sha256: Digest }),
  /** Hashes of files that the record names, and that were not there, or damaged. */
  missing: z.array(Digest),
  /** Documents that could not be read, each with why. */
  unreadable: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** Enough to tell a backup of a later format from what is none. */
export const AnyManifest = z.looseObject({ format: z.literal('waymark-backup'), version: z.int() });

/** A line of a part of documents: the kind is the part's. */
export const Line = z.strictObject({ id: z.string(), v: z.int(), body: z.unknown() });

/** A line of the list of files. */
export const FileLine = z.strictObject({ sha256: Digest, type: z.string(), bytes: Count });
export type FileLine = z.infer<typeof FileLine>;

export const MANIFEST = 'manifest.json';
export const FILES = 'files.jsonl';
export const partOf = (kind: string): string => `documents/${kind}.jsonl`;
export const fileAt = (sha256: string): string => `files/${sha256}`;

/** The kind of a part of documents, or the hash of a file; undefined for any other name. */
export function namedBy(name: string): { kind: string } | { sha256: string } | undefined {
  const [, kind] = /^documents\/([a-z-]{1,40})\.jsonl$/.exec(name) ?? [];
  if (kind !== undefined) return { kind };
  const [, sha256] = /^files\/([0-9a-f]{64})$/.exec(name) ?? [];
  return sha256 === undefined ? undefined : { sha256 };
}
