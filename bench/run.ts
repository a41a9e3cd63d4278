/**
 * Runs the benchmarks and prints what they find: all, or those that are named.
 *
 *     node bench/run.ts [--tiny] [name ...]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { BENCHES } from './benches.ts';
import type { Size } from './measure.ts';

// A proxy of the surroundings cannot reach this machine's own ports, and the SDK's clients would ask it.
for (const name of Object.keys(process.env)) if (/_proxy$/i.test(name)) delete process.env[name];

const { values, positionals } = parseArgs({
  options: { tiny: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const [only, ...others] = names;
const strange = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (strange.length > 0) {
  console.error(
    `There is no benchmark called ${strange.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exitCode = 2;
} else if (only !== undefined && others.length === 0) await run(only, values.tiny ? 'tiny' : 'full');
else if (values.tiny) await Promise.all(names.map(runApart));
else for (const name of names) await runApart(name);

async function run(name: string, size: Size): Promise<void> {
  const bench = await BENCHES[name]?.();
  if (!bench) return;
  const began = performance.now();
  const findings = await bench.run(size);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const lines = findings.map(({ says }) => `  ${says}`);
  console.log([`${name}: ${bench.about} (${seconds} s)`, ...lines].join('\n'));
}

/** In a process of its own: what one leaves in memory is not charged to the next. */
async function runApart(name: string): Promise<void> {
  const args = [import.meta.filename, ...(values.tiny ? ['--tiny'] : []), name];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}
