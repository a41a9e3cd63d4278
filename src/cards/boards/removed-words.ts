/** A reply in the thread of a board's post whose words two officers removed: what that post counted stands here. */
import type { PlainDate } from '../../domain/plan.ts';
import { type Snapshot, Standing } from '../../domain/snapshot.ts';
import { longDay } from '../format.ts';
import { type CardMessage, compile } from '../render.ts';
import { STANDING } from '../summary/summary-words.ts';
import { run } from '../text.ts';
import template from './correction.json' with { type: 'json' };

const fill = compile(template);

/** `on` is the day of the post. Nothing of what was removed is known here. */
export function removedWordsCard({ standings }: Snapshot, on: PlainDate): CardMessage {
  const heading = `Words of the summary of ${longDay(on)} were removed`;
  const counts = Standing.options
    .map((standing) => ({
      standing,
      many: Object.values(standings).filter((one) => one === standing).length,
    }))
    .filter(({ many }) => many > 0)
    .map(({ standing, many }) => `${STANDING[standing].word} ${many}`);
  const card = fill({
    heading,
    lines: [[run(`Its figures stay as they were posted: ${counts.join(', ') || 'no actions'}.`)]],
    footer: 'Two officers agreed to remove the words. No figure was changed.',
  });
  return { summary: heading, card };
}
