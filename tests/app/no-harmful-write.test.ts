/** Random conversations with the whole app: nothing is stored that nobody said outright or confirmed. */
import fc from 'fast-check';
import { harmOf } from './harm-judge.ts';
import { conversation } from './harm-parts.ts';

const inFull = process.env.WAYMARK_VERIFY === 'full';

test('whatever people say, the record holds what was said or confirmed', async () => {
  await fc.assert(
    fc.asyncProperty(conversation(inFull ? 14 : 8), async (steps) => {
      expect(await harmOf(steps)).toBeNull();
    }),
    inFull ? { numRuns: 4000 } : { numRuns: 60, seed: 20261204 },
  );
}, 1_200_000);
