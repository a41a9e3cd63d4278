/** The embedded store between processes: nothing is lost when they race, and nothing when one is killed. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openEmbedded } from '../../src/store/embedded.ts';
import { all, type Store } from '../../src/store/store.ts';
import { numberedPair } from '../support/numbered-pair.ts';
import { counterDoc } from '../support/sample-documents.ts';
import { type Script, startScript } from '../support/script.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { nameOf } from './steps.ts';

const KILLS = process.env.WAYMARK_VERIFY === 'full' ? 200 : 8;

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let scripts: Script[];
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'data', 'waymark.db');
  scripts = [];
});
afterEach(async () => {
  for (const script of scripts) script.kill();
  await Promise.all(scripts.map((script) => script.ended));
  folder.remove();
});

function start(name: string, ...args: string[]): Script {
  const script = startScript(name, args);
  scripts.push(script);
  return script;
}

test('three processes make one file and count to 300 in it', async () => {
  const counting = [1, 2, 3].map(() => start('count-up.ts', file, '100'));
  for (const script of counting) expect(await script.ended).toEqual({ code: 0, errors: '' });
  const store = openEmbedded(file);
  expect((await store.get('t1', 'lease', counterDoc(0).id))?.doc.body.epoch).toBe(300);
  await store.close();
}, 120_000);

/** Lets the process commit until it is killed at a random moment; answers the numbers that it acknowledged. */
async function commitUntilKilled(partition: string, random: (below: number) => number): Promise<number[]> {
  const script = start('commit-numbered.ts', file, partition);
  const acknowledged: number[] = [];
  const killAt = 1 + random(150);
  const wait = random(40);
  for await (const line of script.lines) {
    acknowledged.push(Number(line));
    if (acknowledged.length !== killAt) continue;
    for (let turn = 0; turn < wait; turn += 1) await setImmediate();
    script.kill();
  }
  expect(await script.ended).toEqual({ code: null, errors: '' });
  return acknowledged;
}

/** The numbers whose pairs are in the store; half a pair is a failure. */
async function wholePairs(store: Store, partition: string): Promise<number[]> {
  const names = (await all(store, partition, { kind: 'frame' })).map(({ doc }) => nameOf(doc.id));
  const numbers = [...new Set(names.map((name) => Number(name.split('-')[1])))].sort((a, b) => a - b);
  const whole = numbers.flatMap((number) => numberedPair(number).map(({ id }) => nameOf(id)));
  expect(names.toSorted()).toEqual(whole.toSorted());
  return numbers;
}

test(
  `killed ${KILLS} times while it commits, it keeps all that it acknowledged and nothing by half`,
  async () => {
    const random = seededRandom(20_261_204);
    const kept = new Map<string, number>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const partition = `t${kill}`;
      const acknowledged = await commitUntilKilled(partition, random);
      const store = openEmbedded(file);
      const numbers = await wholePairs(store, partition);
      expect(acknowledged).toEqual(acknowledged.map((_, place) => place));
      expect(numbers).toEqual(numbers.map((_, place) => place));
      // At most one commit may have been stored without the process living to say so.
      expect([acknowledged.length, acknowledged.length + 1]).toContain(numbers.length);
      for (const number of numbers.slice(-2)) {
        expect(await store.commit(partition, `pair-${number}`, [])).toEqual({ kind: 'repeat' });
      }
      kept.set(partition, numbers.length);
      await store.close();
    }
    const store = openEmbedded(file);
    for (const [partition, count] of kept) expect(await wholePairs(store, partition)).toHaveLength(count);
    await store.close();
  },
  120_000 + KILLS * 10_000,
);
