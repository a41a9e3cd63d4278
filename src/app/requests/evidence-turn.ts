/** What is typed after evidence was asked for: "none", where it can be found, or something else that goes its own way. */
import type { Evidence } from '../../domain/milestone.ts';
import { stamp } from '../../domain/stamp.ts';
import type { App } from '../context.ts';
import { QUESTION_LASTS } from '../conversation/frame.ts';
import { awaited } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { giveEvidence, settleEvidence, type Waiting } from './evidence-asked.ts';

const NONE =
  /^(?:(?:no|sorry|ok|okay|there(?:'s| is| are|’s)?|i have|we have|i've|we've|got)[,.\s]+)*(?:none|no|nope|nothing|n\/?a|no (?:evidence|proof|link|file|document)s?|not (?:yet|any)|isn[’']?t any)(?:\s+(?:yet|really|so far|at the moment|i'm afraid|to (?:show|give|add)|sorry|thanks|for (?:it|this|that)))*[\s.]*$/i;
/** Where things are kept, and what shows that something was done. */
const PLACE =
  /\b(?:folders?|drives?|sharepoint|onedrive|intranet|website|web ?page|minutes|agenda|papers?|report|register|spreadsheet|workbook|document|docs?|file|cabinet|cupboard|office|inbox|e-?mails?|channel|library|page|appendix|photos?|letter|certificate|log)\b/i;

/** Undefined where no evidence is waited for, or the words are about something else. */
export async function evidenceTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
): Promise<Message[] | undefined> {
  if (origin.scope === 'channel') return undefined;
  const text = heard.text.trim();
  const waits = await awaited(app, origin, speaker, heard.frame);
  const asked =
    waits.length === 0 && NONE_OF_IT.test(text)
      ? askedBefore(app, heard.frame)
      : waits.filter((one) => one.kind === 'evidence');
  const [only, ...others] = asked;
  if (!only) return undefined;
  if (NONE.test(text)) {
    const said: Message[] = [];
    for (const one of asked) said.push(await settleEvidence(app, origin, speaker, one, 'no'));
    return said;
  }
  const evidence = others.length === 0 ? evidenceIn(heard, text) : [];
  return evidence.length === 0 ? undefined : [await giveEvidence(app, origin, speaker, only, evidence)];
}

/** "None" still answers it after something else was asked in between; a bare "no" may mean that. */
const NONE_OF_IT = /^(?:sorry[,.\s]+|there(?:'s| is|’s) )?(?:none|no (?:evidence|proof))\b/i;

function askedBefore(app: App, { pending }: Heard['frame']): Waiting[] {
  const oldest = stamp(app.clock.now().subtract(QUESTION_LASTS));
  return pending.flatMap((one) => (one.kind === 'evidence' && one.at > oldest ? [one] : [])).slice(-1);
}

function evidenceIn({ reading }: Heard, text: string): Evidence[] {
  if (reading.kind === 'reply') {
    const { evidence = [], ...others } = reading.reply;
    const given = evidence
      .map(({ value }) => value)
      .filter((one) => one.kind === 'link' || one.kind === 'location');
    // Words such as "shared drive" may read as a status that nobody said.
    const more = Object.values(others).some((field) => field?.how === 'said') || reading.items.length > 0;
    return more ? [] : given.length > 0 ? given : placed(text);
  }
  const other = reading.kind === 'unclear' || reading.kind === 'clarify' || reading.kind === 'question';
  return other ? placed(text) : [];
}

/** Somewhere that is described in words. */
const placed = (text: string): Evidence[] =>
  text.length <= 500 && !text.includes('?') && PLACE.test(text) ? [{ kind: 'location', what: text }] : [];
