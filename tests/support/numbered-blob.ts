/** The file that a number stands for: large enough to be caught half way. */
import type { Blob } from '../../src/store/blobs.ts';

export const numberedBlob = (tenant: string, number: number): Blob => ({
  bytes: Buffer.alloc(400_000, `file ${number} of ${tenant} `),
  type: 'text/plain',
});
