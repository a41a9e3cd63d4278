/** How long the bot takes until it listens and what memory it then holds: from source and bundled, beside the bare SDK. */
import { join, resolve } from 'node:path';
import { bundle } from '../packaging/bundling.ts';
import { cacheOf, warm } from '../packaging/warm.ts';
import { demoOverlay, loadPlan } from '../tests/support/demo-plan.ts';
import { temporaryFolder } from '../tests/support/temporary-folder.ts';
import { TENANT } from '../tests/support/town.ts';
import { type Bench, byTurns, compared, type Size } from './measure.ts';
import { startPart } from './part.ts';
import { INSTANT } from './people.ts';
import { servedBy } from './served.ts';

const ROUNDS: Record<Size, number> = { full: 5, tiny: 0 };
const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, 'dist');

export const startUp: Bench = {
  about: 'from the start of the process until it listens, and its memory then',
  async run(size) {
    const folder = temporaryFolder();
    try {
      await loadPlan({ data: folder.path, cosmos: null }, INSTANT, demoOverlay());
      const sides = [
        { name: 'the bot', round: () => started('bot.ts', folder.path, INSTANT, TENANT) },
        { name: 'botbuilder alone', round: () => started('echo-bot.ts') },
        { name: 'botbuilder and teams-ai', round: () => started('echo-bot.ts', 'teams-ai') },
      ] as const;
      if (size === 'tiny') {
        const [ours, bare, sdk] = await byTurns(ROUNDS[size], sides);
        return ofSource(ours, bare, sdk);
      }
      await remade();
      const [ours, bare, sdk, source, bundled] = await byTurns(ROUNDS[size], [
        ...sides,
        { name: 'from source', round: () => servedBy(join(ROOT, 'src', 'cli.ts'), folder.path) },
        {
          name: 'bundled',
          round: () => servedBy(join(OUT, 'waymark.mjs'), folder.path, cacheOf(OUT)),
        },
      ]);
      return [
        ...ofSource(ours, bare, sdk),
        compared('Until it listens', 'ms', bundled, source, 0.6),
        compared('Memory', 'MB', bundled, sdk, 1.2),
      ];
    } finally {
      folder.remove();
    }
  },
};

type Reading = Parameters<typeof compared<'ms' | 'MB'>>[2];

const ofSource = (ours: Reading, bare: Reading, sdk: Reading) => [
  compared('Until it listens', 'ms', ours, sdk, 2.5),
  compared('Until it listens', 'ms', ours, bare, 5),
  compared('Memory', 'MB', ours, sdk, 1.7),
  compared('Memory', 'MB', ours, bare, 2.5),
];

async function remade(): Promise<void> {
  await bundle(ROOT, OUT);
  await warm(OUT);
}

async function started(file: string, ...args: string[]): Promise<{ ms: number; MB: number }> {
  const part = await startPart(file, ...args);
  try {
    return { ms: part.startedInMs, MB: await part.rssMb() };
  } finally {
    await part.stop();
  }
}
