/** How an import grows with the plan, in time and in the memory that it takes at its peak. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../tests/support/temporary-folder.ts';
import { type Bench, byTurns, compared, type Finding, type Size } from './measure.ts';

const SIZES: Record<Size, readonly [number, number]> = { full: [10_000, 1_000], tiny: [20, 10] };
const THEMES = 20;

export const importing: Bench = {
  about: 'how an import grows with the plan, through the command line',
  async run(size) {
    const folder = temporaryFolder();
    try {
      const findings: Finding[] = [];
      for (const format of size === 'tiny' ? ['csv'] : ['json', 'csv']) {
        const sides = SIZES[size].map((actions) => ({
          name: `for ${actions.toLocaleString('en-GB')} actions`,
          round: () => imported(folder.path, actions, format),
        }));
        const [large, small] = await byTurns(0, sides);
        if (!large || !small) throw new Error('there are two plans to import');
        findings.push(
          compared(`A plan as ${format.toUpperCase()}`, 's', large, small, 10),
          compared(`A plan as ${format.toUpperCase()}`, 'MB at most', large, small, 3),
        );
      }
      return findings;
    } finally {
      folder.remove();
    }
  },
};

/** Peak memory is asked of the process itself, as it ends. */
async function imported(folder: string, actions: number, format: string) {
  const file = join(folder, `plan-${actions}.${format}`);
  writeFileSync(file, format === 'json' ? planFile(actions) : table(actions));
  const report = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`;
  const hook = `data:text/javascript,${encodeURIComponent(report)}`;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...['--import', hook, join(import.meta.dirname, '../src/cli.ts'), 'import', file],
      ...['--plan', 'bench', '--go-live', '2026-12-01', '--json'],
    ],
    {
      env: { ...process.env, WAYMARK_DATA: join(folder, `data-${actions}-${format}`), WAYMARK_LOG: 'silent' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  if (code !== 0) throw new Error(`the import of ${file} ended with ${code}: ${said}`);
  const peak = Number(/peak (\d+)/.exec(said)?.[1] ?? Number.NaN);
  return { s: (performance.now() - began) / 1000, 'MB at most': peak / 1024 };
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
