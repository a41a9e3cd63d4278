/** The bot as a process of its own that a story can kill, with its clock in the story's hand. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { QUICK_START } from './quick-start.ts';
import type { RecordPlace } from './stores.ts';

const Listening = z.object({ port: z.number() });
const Ran = z.object({ ran: z.string() });

export type BotProcess = Awaited<ReturnType<typeof startBot>>;

/** Resolves when it listens. Throws when it ends before, with what it said. `log` is `error` unless told. */
export async function startBot(
  place: RecordPlace & { log?: 'debug' },
  at: string,
  officers: readonly string[] = [],
) {
  const child = fork(
    join(import.meta.dirname, 'serve-on-clock.ts'),
    [JSON.stringify(place), at, ...officers],
    {
      env: { ...process.env, ...QUICK_START },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'exit').then(() => ({ code: child.exitCode, errors }));
  const gone = ended.then((): never => {
    throw new Error(`The bot has ended: ${errors || 'it said nothing'}`);
  });
  gone.catch(() => undefined);
  const heard = async <T>(shape: z.ZodType<T>): Promise<T> => {
    for (;;) {
      const [message] = await Promise.race([once(child, 'message'), gone]);
      const parsed = shape.safeParse(message);
      if (parsed.success) return parsed.data;
    }
  };
  const { port } = await heard(Listening);
  return {
    port,
    /** What it said on standard error, and its exit code, once it has ended. */
    ended,
    /** Moves the clock, and resolves when its run is over. Throws when the bot ends meanwhile. */
    async itIs(at: string): Promise<void> {
      const over = heard(Ran.refine(({ ran }) => ran === at));
      child.send({ at });
      await over;
    },
    /** Ends it at once: it can neither notice nor tidy up. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
    /** Asks it to end, as a machine that is shut down does. */
    async stop(): Promise<{ code: number | null; errors: string }> {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
