/** The program as an operator starts it, from its source or its bundle, measured from outside: it reports nothing itself. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export type Served = {
  /** From its start until it said that it listens, in milliseconds. */
  ms: number;
  /** Milliseconds of processor time until then; NaN where the platform does not say. */
  cpuMs: number;
  /** Megabytes that it then takes. */
  MB: number;
};

/** Starts `file` in local mode on the record in `data`, measures it, and ends it. Throws with what it said when it did not start. */
export async function servedBy(
  file: string,
  data: string,
  environment: Record<string, string> = {},
): Promise<Served> {
  const { PATH = '' } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, 'serve', '--local'], {
    env: { PATH, PORT: '0', WAYMARK_DATA: data, WAYMARK_LOG: 'error', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    let said = '';
    const listens = new Promise<void>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('listens')) resolve();
      });
    });
    await Promise.race([
      listens,
      ended.then(() => {
        throw new Error(`${file} has ended: ${said}`);
      }),
    ]);
    const ms = performance.now() - began;
    const pid = child.pid ?? 0;
    return { ms, cpuMs: cpuOf(pid), MB: residentOf(pid) };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

/** A tick of Linux' accounts is ten milliseconds. */
function cpuOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const [user = 0, system = 0] = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

const residentOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
