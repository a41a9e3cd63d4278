/** Runs lines of the waymark command one after the other in one process: {args, folder, env, input} in, what came of it out. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod/v4';

const Line = z.strictObject({
  args: z.array(z.string()),
  folder: z.string(),
  env: z.record(z.string(), z.string()),
  input: z.string(),
});

const say = process.stdout.write.bind(process.stdout);
const began = { ...process.env };
const lines: string[] = [];
for await (const line of createInterface({ input: process.stdin })) lines.push(line);

for (const [place, line] of lines.entries()) {
  const { args, folder, env, input } = Line.parse(JSON.parse(line));
  const heard = { out: '', err: '' };
  process.stdout.write = hearing((text) => {
    heard.out += text;
  });
  process.stderr.write = hearing((text) => {
    heard.err += text;
  });
  process.chdir(folder);
  process.env = { ...began, ...env };
  process.argv = [process.execPath, 'waymark', ...args];
  Object.defineProperty(process, 'stdin', {
    value: Readable.from(input === '' ? [] : [input]),
    configurable: true,
  });
  process.exitCode = 0;
  // A new query is a new program: the command line is read again, and everything below it is loaded once.
  const ran = import(`../../src/cli.ts?${place}`).then(() => true);
  const over = await Promise.race([ran, setTimeout(60_000, false)]);
  const code = over ? process.exitCode : -1;
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
  say(`${JSON.stringify({ code, ...heard })}\n`);
}
process.exit(0);

function hearing(take: (text: string) => void): typeof process.stdout.write {
  return (chunk: string | Uint8Array, ...rest: unknown[]) => {
    take(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const done = rest.find((one) => typeof one === 'function');
    if (done) queueMicrotask(() => done());
    return true;
  };
}
