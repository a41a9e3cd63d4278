/** A reason, a day or a name that a turn asked for: the next message is put where the sentence lacked it. */
import { z } from 'zod/v4';
import { stamp } from '../../domain/stamp.ts';
import { asksForTime, timeAsked } from '../../understanding/answers/more-time-asked.ts';
import { readOwnLeave } from '../../understanding/errands/leave.ts';
import type { One, Reading } from '../../understanding/intent.ts';
import { namedItems } from '../../understanding/plan-words/named-items.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Heard } from '../text-turn.ts';
import { answeringTurn } from './answering-turn.ts';

/** Where a sentence lacks what was asked for. */
const GAP = '{}';

export const Filling = z.strictObject({
  /** What is wanted, as sentences with a gap: the first that reads as it with the message in the gap is taken. */
  forms: z.array(z.string().max(1200)).max(4),
  takes: z.enum(['leave', 'board', 'decide', 'time']),
  at: z.string(),
  /** The turn that has come since. */
  answered: z.string().nullable(),
});
export type Filling = z.infer<typeof Filling>;

/** The part of a frame that waits for it. `forms` have "{}" where it belongs. */
export const wanting = (
  app: App,
  takes: Filling['takes'],
  forms: readonly string[],
): { filling: Filling } => ({
  filling: { forms: [...forms], takes, at: stamp(app.clock.now()), answered: null },
});

export const isWanted = (filling: Filling | null, origin: Origin): filling is Filling =>
  filling !== null && (filling.answered === null || filling.answered === answeringTurn(origin));

/** The whole sentence; null where the message is about something else. `hear` reads a text as if it were typed. */
export async function filledIn(
  { forms, takes }: Filling,
  alone: Heard,
  hear: (text: string) => Promise<Heard>,
): Promise<Heard | null> {
  if (!mayFill(alone)) return null;
  const typed = alone.text.trim().replace(/[.\s]+$/, '');
  for (const form of forms) {
    const given = form.endsWith(`because ${GAP}`) ? typed.replace(BECAUSE, '') : typed;
    const heard = await hear(form.replace(GAP, () => given));
    if (fits(takes, form, heard)) return heard;
  }
  return null;
}

const BECAUSE = /^(?:it['’]?s\s+)?(?:because(?: of)?|as|since|due to)\s+/i;

/** How a question or a command begins: nobody gives a reason with it. */
const ASKS =
  /\?|^\W*(?:what|who|when|where|which|how|why|show|list|mine|help|cancel|stop|never ?mind|forget|undo|status|history|export|tell me|thanks?|thank you|ok|okay|yes|no)\b/i;

function mayFill({ reading, text, lexicon, context }: Heard): boolean {
  if (text.length > 500 || ASKS.test(text) || namedItems(text, lexicon, context).refs.length > 0)
    return false;
  return reading.kind === 'several' ? reading.parts.every(isLoose) : isLoose(reading);
}

const LOOSE: readonly Reading['kind'][] = ['unclear', 'clarify', 'question', 'reply'];
const isLoose = (reading: One): boolean =>
  LOOSE.includes(reading.kind) &&
  !(reading.kind === 'reply' && reading.reply.status?.how === 'said') &&
  !(reading.kind === 'unclear' && reading.says !== undefined);

function fits(takes: Filling['takes'], form: string, { text, reading, lexicon, context }: Heard): boolean {
  if (takes === 'time') {
    const given = form.endsWith(`because ${GAP}`) || timeAsked(text, lexicon, context).date !== null;
    return given && asksForTime(text);
  }
  const read = takes === 'leave' ? (readOwnLeave(text, lexicon, context) ?? reading) : reading;
  if (read.kind !== 'errand' || read.errand.do !== takes) return false;
  return read.errand.do !== 'leave' || read.errand.until !== null;
}
