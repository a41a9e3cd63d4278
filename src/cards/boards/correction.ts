/** A reply in the thread of a board's post: what that post had wrong, and what is right. The post stays as it is. */
import type { Wrong } from '../../domain/boards/correction.ts';
import type { Book } from '../../domain/book.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Snapshot, Standing } from '../../domain/snapshot.ts';
import { longDay } from '../format.ts';
import { type CardMessage, compile } from '../render.ts';
import { STANDING } from '../summary/summary-words.ts';
import { bold, clip, run } from '../text.ts';
import template from './correction.json' with { type: 'json' };

const fill = compile(template);
const MOST = 10;

export type Correction = {
  /** The book as boards read it. */
  book: Book;
  posted: Snapshot;
  /** The day of the post. */
  on: PlainDate;
  wrong: readonly Wrong[];
};

const lower = (standing: Standing): string => STANDING[standing].word.toLowerCase();

export function correctionCard({ book, posted, on, wrong }: Correction): CardMessage {
  const heading = `Correction to the summary of ${longDay(on)}`;
  const lines = wrong.slice(0, MOST).map(({ item, was, right, unevidenced }) => {
    const { ref = '', title = '' } = book.byId.get(item) ?? {};
    return [bold(clip(ref, 30)), run(` ${clip(title, 120)}: ${saidOf(was, right, unevidenced)}`)];
  });
  const rest = wrong.length > MOST ? [[run(`and ${wrong.length - MOST} more`)]] : [];
  const figures = figuresOf(posted, wrong);
  const card = fill({
    heading,
    lines: [...lines, ...rest, ...(figures === '' ? [] : [[run(`Right figures for that day: ${figures}.`)]])],
    footer: 'What was reported was put right afterwards. The summary above stays as it was posted.',
  });
  return { summary: heading, card };
}

function saidOf(was: Standing, right: Standing, unevidenced: boolean): string {
  if (was === right) return `told as ${lower(was)} and evidenced; right is ${lower(right)}, unevidenced.`;
  return `counted as ${lower(was)}; right is ${lower(right)}${unevidenced ? ', unevidenced' : ''}.`;
}

/** The figures that change: "Complete 3, not 4; At risk 4, not 3". */
function figuresOf({ standings }: Snapshot, wrong: readonly Wrong[]): string {
  const righted = { ...standings, ...Object.fromEntries(wrong.map(({ item, right }) => [item, right])) };
  const many = (all: Readonly<Record<string, Standing>>, standing: Standing): number =>
    Object.values(all).filter((one) => one === standing).length;
  return Standing.options
    .map((standing) => ({ standing, was: many(standings, standing), now: many(righted, standing) }))
    .filter(({ was, now }) => was !== now)
    .map(({ standing, was, now }) => `${STANDING[standing].word} ${now}, not ${was}`)
    .join('; ');
}
