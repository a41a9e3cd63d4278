/** Two documents that are only ever committed together. */
import type { Doc } from '../../src/store/documents.ts';
import { frameDoc } from './sample-documents.ts';

/** Some pages long, so that a commit takes several writes and the log is folded into the file now and then. */
const FILLING = 'x'.repeat(16_000);

export const numberedPair = (number: number): Doc<'frame'>[] =>
  ['left', 'right'].map((side) => frameDoc(`${side}-${number}`, { number, FILLING }));
