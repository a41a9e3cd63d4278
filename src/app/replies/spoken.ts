/** Settles which milestones a reply is about: those it names, those in hand, or the one that is then chosen. */
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import type { Line } from '../../domain/line.ts';
import type { Evidence } from '../../domain/milestone.ts';
import type { Said } from '../../domain/update.ts';
import { docId } from '../../store/ids.ts';
import type { One } from '../../understanding/intent.ts';
import type { Untaken } from '../../understanding/replies/untaken.ts';
import type { App } from '../context.ts';
import type { Asked } from '../conversation/asked.ts';
import { commandId } from '../conversation/command-id.ts';
import { type Frame, reframe } from '../conversation/frame.ts';
import { inHandNow, isOnCard } from '../conversation/in-hand.ts';
import { shownLine } from '../conversation/lines.ts';
import { asMeant, type Meant, meant } from '../conversation/meant.ts';
import { expectFiles } from '../evidence/place.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { NOT_HERE } from '../refusal.ts';
import { nothingToSpeakOf, nothingYet, which } from './asked-which.ts';
import { readable } from './readable.ts';
import { type Taken, takeWords } from './reply-turn.ts';
import {
  aboutIn,
  apart,
  missingNotes,
  saysSomething,
  unlessAsked,
  unsure,
  type Words,
  withFiles,
} from './said-apart.ts';
import { askTogether } from './several-asked.ts';
import { severalTaken } from './several-taken.ts';

/** Files that came with the words: those that are here, and those that are still to be fetched, with what is said of these. */
export type Beside = { evidence: readonly Evidence[]; pending: readonly string[]; notes: readonly string[] };
export const NOTHING_BESIDE: Beside = { evidence: [], pending: [], notes: [] };

export type Spoken = Pick<Extract<One, { kind: 'reply' }>, 'items' | 'reply' | 'ask'> & {
  /** A command ("mark it as done"): it is shown, and waits for a yes. */
  command: boolean;
  /** What the words answer, where they answer something. */
  asked: Asked | null;
  beside: Beside;
  /** What the receipt is to say of what was left out. */
  notes?: readonly string[];
  /** Words with a date, a name or a percentage that nothing of it has taken. */
  missed?: readonly Untaken[];
  /** The numbers that were typed; without them each action is taken by itself. */
  named?: readonly string[];
  /** The speaker's plans: of several the answer names its own. */
  books: readonly Book[];
};

export async function spokenOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  { items, reply: reading, ask, command, asked, beside, books, named, notes: left = [], missed = [] }: Spoken,
): Promise<Message[]> {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  const read = await alike(app, origin, speaker, apart(reading, ask), reading.sameAs?.value);
  if ('ask' in read && 'text' in read) return [read.text];
  // Somebody else's word of what was not named is recorded at once only where it is on the card before them.
  const unnamed = read.onBehalf !== null && items.length === 0;
  const loose = unnamed && !(await isOnCard(app, origin, speaker, frame));
  const bare = unlessAsked(command || loose ? unsure(read) : read);
  const groups =
    items.length > 0
      ? inUse(await meant(app, origin, speaker, items, aboutIn(bare)), frame)
      : [await handMeant(app, origin, speaker, frame)];
  // Of several actions a file is for one: which, is asked.
  const words = groups.length === 1 ? withFiles(bare, beside.evidence, items.length > 0) : bare;
  if (!saysSomething(words)) return [await nothingYet(app, origin, speaker, groups, words, left)];
  const notes = missingNotes(words, beside.evidence.length + beside.pending.length);
  const together = named && (await askTogether(app, origin, speaker, groups, words, named, missed));
  if (together) return [together];
  const taken: Taken[] = [];
  for (const [place, group] of groups.entries()) {
    const [only, ...others] = group;
    if (!only) {
      taken.push({ message: nothingToSpeakOf(items.slice(place, place + 1)) });
      continue;
    }
    if (others.length > 0) {
      const lines = group.map(({ line }) => line);
      taken.push({ message: await which(app, origin, speaker, lines, words, books, `choose:${place}`) });
      continue;
    }
    const { line, sure } = only;
    const id = commandId(origin, line.milestone);
    const last = place === groups.length - 1;
    const own = sure ? words : unsure(words);
    const waits = answered(frame, asked, line);
    taken.push(
      await takeWords(app, origin, speaker, {
        ...own,
        id,
        shown: { plan: line.plan, milestone: line.milestone, seen: undefined },
        implied: besides({ ...waits?.implied, ...own.implied }, own.said),
        onBehalf: own.onBehalf ?? waits?.onBehalf ?? null,
        settles: waits?.id ?? null,
        ask: last ? own.ask : null,
        missed: last ? missed : [],
        command,
        notes: [...(groups.length === 1 ? [...beside.notes, ...notes] : []), ...(last ? left : [])],
      }),
    );
    const recorded = await app.store.get(origin.tenant, 'update', docId('update', id));
    if (recorded && groups.length === 1)
      await expectFiles(app, origin.tenant, speaker.person.id, beside.pending, {
        plan: line.plan,
        id: line.milestone,
      });
  }
  return severalTaken(app, speaker, taken);
}

/** What is said now takes the place of what was inferred before. */
const besides = (implied: Said, said: Said): Said =>
  Object.fromEntries(Object.entries(implied).filter(([field]) => !(field in said)));

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** A ref of several plans is that of the plan that the conversation is about. */
function inUse(groups: readonly Meant[][], { inHand, lastQuestion }: Frame): Meant[][] {
  const plans = [inHand[0]?.plan, lastQuestion?.question.plan];
  return groups.map((group) => {
    const plan = plans.find((one) => group.some(({ line }) => line.plan === one));
    return plan === undefined ? group : group.filter(({ line }) => line.plan === plan);
  });
}

/** Of several that were spoken of, one alone may be open by now: that a bare word means it waits for a yes. */
async function handMeant(app: App, origin: Origin, speaker: Speaker, frame: Frame): Promise<Meant[]> {
  const found = await inHandNow(app, origin, speaker, frame);
  const isLeft = found.length === 1 && frame.inHand.length > 1;
  const unsureWhich = isLeft && !(await isOnCard(app, origin, speaker, frame));
  return found
    .map(({ line, today }) => asMeant(line, today))
    .map((one) => (unsureWhich ? { ...one, sure: false } : one));
}

/** What was proposed of this milestone by the very turn that asked: the answer to its question keeps it. */
function answered({ pending, awaited }: Frame, asked: Asked | null, { milestone }: Line) {
  if (asked === null) return undefined;
  return pending.flatMap((one) =>
    one.kind === 'confirm' && one.shown.milestone === milestone && awaited.includes(one.id) ? one : [],
  )[0];
}

/** "Same as 4.3a": what stands of that one is proposed for this one, too. */
async function alike(
  app: App,
  origin: Origin,
  speaker: Speaker,
  words: Words,
  ref: string | undefined,
): Promise<Words | { ask: null; text: Message }> {
  if (ref === undefined) return words;
  const [group = []] = await meant(app, origin, speaker, [ref], 'details');
  const [only, ...others] = group;
  const same =
    only && others.length === 0
      ? await readable(app, origin, speaker, only.line)
      : { why: `${ref} has no update to go by` };
  if ('why' in same)
    return {
      ask: null,
      text: notice(`Nothing was recorded: ${same.why}. Tell me how this one stands, in your own words.`),
    };
  return { ...words, implied: { ...same.said, ...words.implied } };
}

/** Named items become what the conversation is about. */
export async function takeInHand(
  app: App,
  origin: Origin,
  speaker: Speaker,
  refs: readonly string[],
): Promise<void> {
  const named = (await meant(app, origin, speaker, refs, 'status')).flat();
  if (named.length > 0)
    await reframe(app, origin, speaker.person.id, { inHand: named.map(({ line }) => shownLine(line)) });
}
