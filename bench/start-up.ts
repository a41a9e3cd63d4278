/** How long the bot takes until it listens and what memory it then holds, beside the bare SDK. */
import { demoOverlay, loadPlan } from '../tests/support/demo-plan.ts';
import { temporaryFolder } from '../tests/support/temporary-folder.ts';
import { TENANT } from '../tests/support/town.ts';
import { type Bench, byTurns, compared, type Size } from './measure.ts';
import { startPart } from './part.ts';
import { INSTANT } from './people.ts';

const ROUNDS: Record<Size, number> = { full: 5, tiny: 0 };

export const startUp: Bench = {
  about: 'from the start of the process until it listens, and its memory then',
  async run(size) {
    const folder = temporaryFolder();
    try {
      await loadPlan({ data: folder.path, cosmos: null }, INSTANT, demoOverlay());
      const [ours, bare, sdk] = await byTurns(ROUNDS[size], [
        { name: 'the bot', round: () => started('bot.ts', folder.path, INSTANT, TENANT) },
        { name: 'botbuilder alone', round: () => started('echo-bot.ts') },
        { name: 'botbuilder and teams-ai', round: () => started('echo-bot.ts', 'teams-ai') },
      ]);
      return [
        compared('Until it listens', 'ms', ours, sdk, 2),
        compared('Until it listens', 'ms', ours, bare, 4),
        compared('Memory', 'MB', ours, sdk, 1.5),
        compared('Memory', 'MB', ours, bare, 2.5),
      ];
    } finally {
      folder.remove();
    }
  },
};

async function started(file: string, ...args: string[]): Promise<{ ms: number; MB: number }> {
  const part = await startPart(file, ...args);
  try {
    return { ms: part.startedInMs, MB: await part.rssMb() };
  } finally {
    await part.stop();
  }
}
