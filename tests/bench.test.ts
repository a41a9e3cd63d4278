/** The benchmarks still run, each in a size that shows only that. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BENCHES } from '../bench/benches.ts';
import { QUICK_START } from './support/quick-start.ts';

const RUN = join(import.meta.dirname, '../bench/run.ts');
const QUIET = '--disable-warning=ExperimentalWarning';

test('every benchmark measures, and says what it found', async () => {
  const env = { ...process.env, ...QUICK_START };
  const { stdout } = await promisify(execFile)(process.execPath, [QUIET, RUN, '--tiny'], { env });
  const printed = stdout.split(/^(?=\S)/m).map((block) => block.trim().split('\n'));
  const names = printed.map(([head = '']) => head.split(':')[0]);
  expect([...names].sort()).toEqual(Object.keys(BENCHES).sort());
  for (const [, ...findings] of printed) expect(findings).not.toHaveLength(0);
  expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
}, 120_000);

test('a name that no benchmark has is refused, with those that there are', async () => {
  const run = promisify(execFile)(process.execPath, [QUIET, RUN, 'speed']);
  await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('sender') });
});
