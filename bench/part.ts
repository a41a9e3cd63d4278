/** A part of a benchmark in a process of its own, so that what it costs can be told apart: a bot, a connector. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { collect, cpuMs } from './measure.ts';

const Listening = z.object({ port: z.number() });
const Answer = z.object({ answer: z.record(z.string(), z.number()) });
const Asked = z.object({ ask: z.string(), many: z.number() });

export type Part = Awaited<ReturnType<typeof startPart>>;

/** Starts a file of this folder, which calls `serveParent`. Resolves when it listens. */
export async function startPart(file: string, ...args: string[]) {
  const began = performance.now();
  const child = fork(join(import.meta.dirname, file), args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then((): never => {
    throw new Error(`${file} has ended`);
  });
  gone.catch(() => undefined);
  const heard = async <T>(shape: z.ZodType<T>): Promise<T> => {
    const [message] = await Promise.race([once(child, 'message'), gone]);
    return shape.parse(message);
  };
  const { port } = await heard(Listening);
  /** One question at a time. */
  const ask = async (what: string, many = 0): Promise<Record<string, number>> => {
    const said = heard(Answer);
    child.send({ ask: what, many });
    return (await said).answer;
  };
  const figure = async (what: string): Promise<number> => (await ask(what))[what] ?? Number.NaN;
  return {
    port,
    /** From its start to its first word, in milliseconds. */
    startedInMs: performance.now() - began,
    ask,
    /** Milliseconds of processor time so far. */
    cpuMs: () => figure('cpuMs'),
    /** Megabytes that the process takes. */
    rssMb: () => figure('rssMb'),
    /** Bytes in use after the garbage is collected. */
    heapBytes: () => figure('heapBytes'),
    async stop(): Promise<void> {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill('SIGKILL')) await ended;
    },
  };
}

type Figures = Record<string, (many: number) => number | Promise<number>>;

/** Called by a part once it listens: says so, and from then on answers what it is asked for by name. */
export function serveParent(port: number, own: Figures = {}): void {
  const figures: Figures = {
    cpuMs,
    rssMb: () => process.memoryUsage.rss() / 1024 / 1024,
    heapBytes() {
      collect();
      collect();
      return process.memoryUsage().heapUsed;
    },
    ...own,
  };
  process.on('message', async (message) => {
    const { ask, many } = Asked.parse(message);
    process.send?.({ answer: { [ask]: await figures[ask]?.(many) } });
  });
  process.once('disconnect', () => process.exit());
  process.send?.({ port });
}
