/** After "which one?": the answer may be a place, a word of a title, a plan, or all of them; a miss keeps what was said. */
import { noticeCard } from '../../cards/notice.ts';
import { type Offered, picked, saysAll } from '../../understanding/answers/choice-words.ts';
import type { Reading } from '../../understanding/intent.ts';
import type { App } from '../context.ts';
import { type Found, findAll, ids, shownLine } from '../conversation/lines.ts';
import { awaited, bare, settle, takeChosen } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { severalTaken } from './several-taken.ts';

/** What may have been meant as a choice: whoever reports anew says more than a name. */
const MAY_CHOOSE: readonly Reading['kind'][] = ['question', 'unclear', 'clarify', 'meant'];

/** Undefined where nothing is to be chosen, or the words are something else. */
export async function chosenTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { reading, frame, text }: Heard,
): Promise<Message[] | undefined> {
  if (!MAY_CHOOSE.includes(reading.kind)) return undefined;
  const waits = await awaited(app, origin, speaker, frame);
  const away = waits.find((one) => one.kind === 'leave');
  if (away && saysAll(text)) return [await settle(app, origin, speaker, away, 'yes')];
  const pending = waits.findLast((one) => one.kind === 'choose');
  if (!pending) return undefined;
  const found = await findAll(app, origin, speaker, ids(pending.options));
  const chosen = picked(text, found.map(offered)).flatMap((place) => found[place] ?? []);
  if (chosen.length > 0) {
    const taken = [];
    for (const { line } of chosen)
      taken.push(await takeChosen(app, origin, speaker, pending, shownLine(line), chosen.length === 1));
    return severalTaken(app, speaker, taken);
  }
  const sameRef = found.filter(({ line }) => bare(line.ref) === bare(text));
  if (sameRef.length > 1) return [asksAgain(sameRef, 'More than one plan has that.')];
  return reading.kind === 'unclear' ? [asksAgain(found, 'I did not understand that.')] : undefined;
}

const offered = ({ line, book }: Found): Offered => ({
  ref: line.ref,
  title: line.title,
  plan: book.plan.title,
});

/** What was said waits on: nothing is turned away by a slip. */
function asksAgain(found: readonly Found[], why: string): Message {
  const several = new Set(found.map(({ book }) => book.plan.id)).size > 1;
  return noticeCard({
    text: `${why} Which one do you mean? Nothing was recorded yet.`,
    suggestions: found.slice(0, 6).map(({ line, book }) => {
      const name = several ? `${line.ref}, ${book.plan.title}` : line.ref;
      return { label: name, say: name };
    }),
  });
}
