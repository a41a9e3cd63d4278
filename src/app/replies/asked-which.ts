/** What is asked where words cannot be recorded yet: which action they are about, or what is missing of it. */
import { chooseCard } from '../../cards/choose.ts';
import { nameOf } from '../../cards/line-words.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import { type Line, worstFirst } from '../../domain/line.ts';
import { stamp } from '../../domain/stamp.ts';
import { aboutThese } from '../../understanding/suggestions.ts';
import type { App } from '../context.ts';
import { asking } from '../conversation/asked.ts';
import { commandId } from '../conversation/command-id.ts';
import { proposing, reframe } from '../conversation/frame.ts';
import { find, shownLine } from '../conversation/lines.ts';
import type { Meant } from '../conversation/meant.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { notTheirs } from '../requests/hand-over-notes.ts';
import { missingNotes, type Words } from './said-apart.ts';

/** Most choices that "which one?" offers to tap, and most that its answer may name. */
const CHOICES = 6;
const MOST = 40;

export const nothingToSpeakOf = (items: readonly string[]): Message =>
  noticeCard({
    text:
      items.length > 0
        ? `Nothing was recorded: there is no action of yours at ${items.join(', ')}.`
        : 'Which action do you mean? Nothing was recorded yet. Begin with its number, or choose it from your list.',
    suggestions: [{ label: 'Show my list', say: 'mine' }],
  });

/** Named where it could be another one's. */
const planNote = ({ plan: id }: Line, books: readonly Book[]): string[] =>
  books.length < 2 ? [] : books.flatMap(({ plan }) => (plan.id === id ? `Plan: ${plan.title}` : []));

/** Nothing is recorded, and what is missing is asked of the action, which is named. */
export async function nothingYet(
  app: App,
  origin: Origin,
  speaker: Speaker,
  groups: readonly Meant[][],
  words: Words,
  left: readonly string[],
): Promise<Message> {
  const lines = groups.flat().map(({ line }) => line);
  if (lines.length === 0) return nothingToSpeakOf([]);
  const shown = lines.map(shownLine);
  await reframe(app, origin, speaker.person.id, { inHand: shown, ...asking(app, words.ask, shown) });
  const [note] = missingNotes(words, 0);
  const [only] = lines;
  const wish = words.ask?.wants === 'who' && only && lines.length === 1;
  const found = wish ? await find(app, origin, speaker, only.milestone) : undefined;
  const text = [
    ...(found ? notTheirs(found) : []),
    words.ask?.words ?? note ?? 'How is it going?',
    'Nothing was recorded yet.',
    ...left,
  ].join(' ');
  const suggestions = aboutThese(
    words.ask?.suggestions ?? [],
    lines.map(({ ref }) => ref),
  );
  const title = only && lines.length === 1 ? nameOf(only) : undefined;
  return noticeCard({ ...(title !== undefined && { title }), text, suggestions });
}

export async function which(
  app: App,
  origin: Origin,
  speaker: Speaker,
  lines: readonly Line[],
  { said, implied, unchanged, onBehalf, ask }: Words,
  books: readonly Book[],
  part: string,
): Promise<Message> {
  const worst = worstFirst(lines).slice(0, MOST);
  const offered = worst.slice(0, CHOICES);
  const at = stamp(app.clock.now());
  const words = { said, implied, unchanged, onBehalf, ask };
  const id = commandId(
    origin,
    `${part}\n${JSON.stringify([offered.map(({ milestone }) => milestone), words])}`,
  );
  const asks = proposing({ kind: 'choose', id, at, options: worst.map(shownLine), ...words });
  await reframe(app, origin, speaker.person.id, asks);
  const status = said.status ?? implied.status;
  const several = new Set(offered.map(({ plan }) => plan)).size > 1;
  return chooseCard({
    question: status === 'complete' ? 'Which one is complete?' : 'Which one do you mean?',
    options: offered.map((line) => ({
      shown: shownLine(line),
      ref: line.ref,
      title: [line.title, ...(several ? planNote(line, books) : [])].join('. '),
    })),
    proposal: id,
  });
}
