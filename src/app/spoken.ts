/** Settles which milestones a reply is about: those it names, those in hand, or the one that is then chosen. */
import { chooseCard } from '../cards/choose.ts';
import { type Notice, noticeCard } from '../cards/notice.ts';
import type { Shown } from '../cards/submit.ts';
import { type Line, worstFirst } from '../domain/line.ts';
import type { Evidence } from '../domain/milestone.ts';
import type { Question } from '../domain/question.ts';
import { stamp } from '../domain/stamp.ts';
import type { Said } from '../domain/update.ts';
import { docId } from '../store/ids.ts';
import type { ReplyReading } from '../understanding/intent.ts';
import { commandId, digest } from './command-id.ts';
import type { App } from './context.ts';
import type { Speaker } from './enrol.ts';
import { expectFiles } from './evidence/place.ts';
import { settleTakeOff } from './evidence/take-off.ts';
import { settlePlace } from './evidence/typed.ts';
import {
  type Frame,
  type Proposal,
  proposing,
  QUESTION_LASTS,
  reframe,
  settledBefore,
  settling,
} from './frame.ts';
import { inHandNow, lastCard } from './in-hand.ts';
import { type Found, findAll, ids, shownLine } from './lines.ts';
import { type About, asMeant, meant } from './meant.ts';
import type { Message, Origin } from './message.ts';
import { NOT_HERE } from './refusal.ts';
import { type Reply, takeReply } from './reply-turn.ts';
import { settleSetUp } from './set-up/turn.ts';
import { settleUpdates } from './update-sheet.ts';

/** Files that came with the words: those that are here, and those that are still to be fetched, with what is said of these. */
export type Beside = { evidence: readonly Evidence[]; pending: readonly string[]; notes: readonly string[] };
export const NOTHING_BESIDE: Beside = { evidence: [], pending: [], notes: [] };

/** Most choices that "which one?" offers. */
const CHOICES = 6;

export async function spokenOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  items: readonly string[],
  reading: ReplyReading,
  beside: Beside = NOTHING_BESIDE,
): Promise<Message[]> {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  const bare = apart(reading);
  const groups =
    items.length > 0
      ? await meant(app, origin, speaker, items, aboutIn(bare))
      : [(await inHandNow(app, origin, speaker, frame)).map(({ line, today }) => asMeant(line, today))];
  // Of several actions a file is for one: which, is asked.
  const words = groups.length === 1 ? withFiles(bare, beside.evidence) : bare;
  const messages: Message[] = [];
  for (const group of groups) {
    const [only, ...others] = group;
    if (!only) messages.push(nothingToSpeakOf(items));
    else if (others.length > 0)
      messages.push(
        await which(
          app,
          origin,
          speaker,
          group.map(({ line }) => line),
          words,
        ),
      );
    else {
      const { line, sure } = only;
      const id = commandId(origin, line.milestone);
      const shown = { plan: line.plan, milestone: line.milestone, seen: undefined };
      const notes = groups.length === 1 ? beside.notes : [];
      const reply = { id, shown, ...(sure ? words : unsure(words)), settles: null, notes };
      messages.push(await takeReply(app, origin, speaker, reply));
      const recorded = await app.store.get(origin.tenant, 'update', docId('update', id));
      if (recorded && groups.length === 1)
        await expectFiles(app, origin.tenant, speaker.person.id, beside.pending, {
          plan: line.plan,
          id: line.milestone,
        });
    }
  }
  return messages;
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

const nothingToSpeakOf = (items: readonly string[]): Message =>
  noticeCard({
    text:
      items.length > 0
        ? `Nothing was recorded: there is no action of yours at ${items.join(', ')}.`
        : 'Which action do you mean? Nothing was recorded yet. Name it, for example "3.3b done", or choose it from your list.',
    suggestions: [{ label: 'Show my list', say: 'mine' }],
  });

type Words = Pick<Reply, 'said' | 'implied' | 'unchanged'>;

const withFiles = (words: Words, files: readonly Evidence[]): Words =>
  files.length === 0
    ? words
    : {
        ...words,
        said: { ...words.said, evidence: [...(words.said.evidence ?? []), ...files].slice(-MOST_EVIDENCE) },
      };
/** As many as one update takes; files go before links. */
const MOST_EVIDENCE = 10;

const aboutIn = ({ said, implied, unchanged }: Words): About =>
  unchanged || (said.status ?? implied.status) !== undefined ? 'status' : 'details';

/** The words were clear, but not what they are about: an action that is chased elsewhere, an occurrence to come. */
const unsure = ({ said, implied }: Words): Words => ({
  said: {},
  implied: { ...implied, ...said },
  unchanged: false,
});

/** What stood in the words, and what was only inferred from them. */
function apart(reading: ReplyReading): Words {
  const said: Said = {};
  const implied: Said = {};
  const { status, percent, reason, forecast, evidence } = reading;
  if (status) (status.how === 'said' ? said : implied).status = status.value;
  if (percent) (percent.how === 'said' ? said : implied).percent = percent.value;
  if (reason) (reason.how === 'said' ? said : implied).reason = reason.value;
  if (forecast) (forecast.how === 'said' ? said : implied).forecast = forecast.value;
  for (const one of evidence ?? []) {
    const target = one.how === 'said' ? said : implied;
    target.evidence = [...(target.evidence ?? []), one.value];
  }
  return { said, implied, unchanged: reading.unchanged !== undefined };
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

async function which(
  app: App,
  origin: Origin,
  speaker: Speaker,
  lines: readonly Line[],
  words: Words,
): Promise<Message> {
  const offered = worstFirst(lines).slice(0, CHOICES);
  const id = commandId(origin, 'choose');
  const at = stamp(app.clock.now());
  const asks = proposing({ kind: 'choose', id, at, options: offered.map(shownLine), ...words });
  await reframe(app, origin, speaker.person.id, asks);
  const status = words.said.status ?? words.implied.status;
  return chooseCard({
    question: status === 'complete' ? 'Which one is complete?' : 'Which one do you mean?',
    options: offered.map((line) => ({ shown: shownLine(line), ref: line.ref, title: line.title })),
    proposal: id,
  });
}

/** A bare ref after "which one?" is the choice; undefined when it isn't one. */
export async function choosePending(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  question: Question,
  text: string,
): Promise<Message | undefined> {
  const pending = (await awaited(app, origin, speaker, frame)).findLast((one) => one.kind === 'choose');
  const [ref, ...others] = question.items;
  if (!pending || question.intent !== 'status' || ref === undefined || others.length > 0) return undefined;
  const found = await findAll(app, origin, speaker, ids(pending.options));
  const chosen = found.find((one) => one.line.ref === ref);
  // "status of 3.3b" and "3.3b?" ask about it, and choose nothing.
  if (!chosen || text.includes('?') || bare(text) !== bare(chosen.line.ref)) return undefined;
  return takeChoice(app, origin, speaker, pending, shownLine(chosen.line));
}

export const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Names the update that comes of a choice. */
export const choiceId = (proposal: string, milestone: string): string => digest(`${proposal}\n${milestone}`);

/** The reply that waited is taken for the milestone that was chosen. */
export const takeChoice = (
  app: App,
  origin: Origin,
  speaker: Speaker,
  pending: Extract<Proposal, { kind: 'choose' }>,
  chosen: Pick<Shown, 'plan' | 'milestone'>,
): Promise<Message> =>
  takeReply(app, origin, speaker, {
    id: choiceId(pending.id, chosen.milestone),
    shown: { plan: chosen.plan, milestone: chosen.milestone, seen: undefined },
    said: pending.said,
    implied: pending.implied,
    unchanged: pending.unchanged,
    settles: pending.id,
  });

/**
 * What a typed word can answer: what the last turn asked, for two hours, and only while no card has come between.
 */
export async function awaited(app: App, origin: Origin, speaker: Speaker, frame: Frame): Promise<Proposal[]> {
  const card = await lastCard(app, origin, speaker);
  const oldest = stamp(app.clock.now().subtract(QUESTION_LASTS));
  return frame.pending.filter(
    ({ id, at }) => frame.awaited.includes(id) && at > oldest && (card === undefined || card.sentAt <= at),
  );
}

/** "Yes" or "no", typed, to what the last turn inferred. */
export async function typedWord(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  word: 'yes' | 'no',
): Promise<Message[]> {
  const asked = await awaited(app, origin, speaker, frame);
  if (asked.length === 0) {
    const again = settledBefore(frame, origin);
    if (again.length > 0) return again.map(notice);
    const answerable = word === 'yes' && origin.scope === 'personal';
    return [
      noticeCard(nothingPending(answerable ? await inHandNow(app, origin, speaker, frame) : [], origin)),
    ];
  }
  const messages: Message[] = [];
  for (const proposal of asked) messages.push(await settle(app, origin, speaker, proposal, word));
  return word === 'no' ? messages.slice(0, 1) : messages;
}

/** Takes a yes or a no to one proposal. */
export async function settle(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: Proposal,
  word: 'yes' | 'no',
): Promise<Message> {
  if (proposal.kind === 'set-up') return settleSetUp(app, origin, speaker, proposal, word);
  if (proposal.kind === 'place') return settlePlace(app, origin, speaker, proposal, word);
  if (proposal.kind === 'take-off') return settleTakeOff(app, origin, speaker, proposal, word);
  if (proposal.kind === 'updates') return settleUpdates(app, origin, speaker, proposal, word);
  if (word === 'no') {
    await reframe(app, origin, speaker.person.id, settling(proposal.id));
    return notice('All right: that was not recorded. Tell me in your own words, or use "Update".');
  }
  if (proposal.kind === 'choose')
    return notice('Which one is it? Please tap it on the card above, or name it, for example "3.3b".');
  return takeReply(app, origin, speaker, {
    id: digest(proposal.id),
    shown: proposal.shown,
    said: proposal.implied,
    implied: {},
    unchanged: false,
    settles: proposal.id,
  });
}

/** A thumb up to the one action in hand may mean two things; otherwise a yes answers nothing. */
function nothingPending([only, ...others]: readonly Found[], origin: Origin): Notice {
  if (only?.milestone.open && others.length === 0) {
    const { ref } = only.line;
    const answers = [`${ref} on track`, `${ref} done`];
    return {
      text: `Thanks. Is ${ref} on track, or done? Nothing was recorded yet.`,
      suggestions: answers.map((answer) => ({ label: answer, say: answer })),
    };
  }
  const text = 'There is nothing waiting for a yes or no, and nothing was changed.';
  if (origin.scope === 'channel') return { text, suggestions: [] };
  return {
    text: `${text} Tell me how an action is going, for example "3.3b on track".`,
    suggestions: [{ label: 'Show my list', say: 'mine' }],
  };
}
