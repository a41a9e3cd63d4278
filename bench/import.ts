/** How an import grows with the plan: 1,000 and 10,000 actions through the command line, in one run, with peak memory. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZES = [1_000, 10_000];
const THEMES = 20;

const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
try {
  const results = [];
  for (const size of SIZES) {
    for (const format of ['json', 'csv']) {
      const file = join(folder, `plan-${size}.${format}`);
      writeFileSync(file, format === 'json' ? planFile(size) : table(size));
      results.push({ size, format, ...(await imported(file, join(folder, `data-${size}-${format}`))) });
    }
  }
  for (const { size, format, seconds, megabytes, progress } of results) {
    const small = results.find((one) => one.format === format && one.size === SIZES[0]);
    const ratio = small ? (seconds / small.seconds).toFixed(1) : '-';
    console.log(
      `${format} ${size} actions: ${seconds.toFixed(1)} s (${ratio} x the small plan), peak ${megabytes.toFixed(0)} MB, ${progress} lines of progress`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Peak memory is asked of the process itself, as it ends. */
async function imported(file: string, data: string) {
  const report = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`;
  const hook = `data:text/javascript,${encodeURIComponent(report)}`;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', hook, 'src/cli.ts', 'import', file, '--plan', 'bench', '--go-live', '2026-12-01', '--json'],
    { env: { ...process.env, WAYMARK_DATA: data, WAYMARK_LOG: 'silent' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  if (code !== 0) throw new Error(`the import of ${file} ended with ${code}: ${said}`);
  const peak = Number(/peak (\d+)/.exec(said)?.[1] ?? 0);
  return {
    seconds: (performance.now() - began) / 1000,
    megabytes: peak / 1024,
    progress: said.split('\n').filter((line) => line.startsWith('stored')).length,
  };
}

function actions(size: number) {
  return Array.from({ length: size }, (_, n) => ({
    theme: (n % THEMES) + 1,
    title: `Action ${n} improves service ${n % 97} for children in area ${n % 31}`,
    when: ['Year 1', 'by March 2028', 'termly', 'ongoing', ''][n % 5] ?? '',
  }));
}

function planFile(size: number): string {
  const all = actions(size);
  return JSON.stringify({
    plan: 'bench',
    title: 'A plan for the benchmark',
    authority: 'Sample Council',
    yearOne: '2026-09-01',
    levels: ['Theme', 'Action'],
    items: Array.from({ length: THEMES }, (_, theme) => ({
      ref: `${theme + 1}`,
      title: `Theme ${theme + 1}`,
      items: all
        .filter((one) => one.theme === theme + 1)
        .map(({ title, when }, n) => ({
          ref: `${theme + 1}.${n + 1}`,
          title,
          nature: when === 'termly' ? 'recurring' : when === 'ongoing' ? 'continuous' : 'deliverable',
          ...(when === '' ? {} : { when }),
        })),
    })),
  });
}

function table(size: number): string {
  const rows = actions(size)
    .sort((a, b) => a.theme - b.theme)
    .map(({ theme, title, when }, n) => `${theme}.${n + 1},Theme ${theme},${title},${when}`);
  return ['Ref,Theme,Action,By when', ...rows].join('\n');
}
