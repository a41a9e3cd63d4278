/** Run as a process: commits pairs of numbered documents until it is killed, printing each number once it is stored. */
import { openEmbedded } from '../../src/store/embedded.ts';
import { numberedPair } from './numbered-pair.ts';
import { sayLine } from './say-line.ts';

const [file = '', partition = ''] = process.argv.slice(2);
const store = openEmbedded(file);
for (let number = 0; ; number += 1) {
  const changes = numberedPair(number).map((doc) => ({ op: 'put', doc, expect: 'absent' }) as const);
  const result = await store.commit(partition, `pair-${number}`, changes);
  if (result.kind !== 'done') throw new Error(`pair ${number} was ${result.kind}`);
  // Past any buffer of this process: what stands in the pipe was acknowledged.
  sayLine(`${number}`);
}
