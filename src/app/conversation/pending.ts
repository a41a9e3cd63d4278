/** What waits for a person's word: which of it a typed word answers, and what a yes, a no or a choice then does. */
import { type Notice, noticeCard } from '../../cards/notice.ts';
import type { Shown } from '../../cards/submit.ts';
import type { Question } from '../../domain/question.ts';
import { stamp } from '../../domain/stamp.ts';
import { settleLeave } from '../away/leave-turn.ts';
import { settleLeaving } from '../away/leaving-turn.ts';
import { settleBoard } from '../boards/settle-board.ts';
import type { App } from '../context.ts';
import { settleTakeOff } from '../evidence/take-off.ts';
import { settlePlace } from '../evidence/typed.ts';
import { settleChase } from '../lead/chase-send.ts';
import type { Message, Origin } from '../message.ts';
import { settleDecisionAction } from '../papers/decision-action.ts';
import { settleDecision } from '../papers/keep-decision.ts';
import { settleMeeting } from '../papers/meetings.ts';
import type { Speaker } from '../people/enrol.ts';
import { settleUpdates } from '../plans/update-sheet.ts';
import { settleAllBack } from '../replies/put-all-back.ts';
import { type Taken, takeReply, takeWords } from '../replies/reply-turn.ts';
import { settlePutBack } from '../replies/settle-put-back.ts';
import { settleSeveral } from '../replies/several-asked.ts';
import { settleEvidence } from '../requests/evidence-asked.ts';
import { settleSetUp } from '../set-up/turn.ts';
import { digest } from './command-id.ts';
import { type Frame, type Proposal, QUESTION_LASTS, reframe, settledBefore, settling } from './frame.ts';
import { inHandNow, lastCard } from './in-hand.ts';
import { type Found, findAll, ids, shownLine } from './lines.ts';
import { takenBefore } from './taken-before.ts';

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
  const [chosen, other] = found.filter((one) => one.line.ref === ref);
  // "status of 3.3b" and "3.3b?" ask about it, and choose nothing; of two plans a ref alone means neither.
  if (!chosen || other || text.includes('?') || bare(text) !== bare(chosen.line.ref)) return undefined;
  return takeChoice(app, origin, speaker, pending, shownLine(chosen.line));
}

export const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Names the update that comes of a choice. */
export const choiceId = (proposal: string, milestone: string): string => digest(`${proposal}\n${milestone}`);

/** The reply that waited is taken for the milestone that was chosen. */
export const takeChoice = async (
  app: App,
  origin: Origin,
  speaker: Speaker,
  pending: Extract<Proposal, { kind: 'choose' }>,
  chosen: Pick<Shown, 'plan' | 'milestone'>,
): Promise<Message> => (await takeChosen(app, origin, speaker, pending, chosen, true)).message;

/** Of several that were chosen, what is missing is asked of none by itself. */
export const takeChosen = (
  app: App,
  origin: Origin,
  speaker: Speaker,
  pending: Extract<Proposal, { kind: 'choose' }>,
  chosen: Pick<Shown, 'plan' | 'milestone'>,
  alone: boolean,
): Promise<Taken> =>
  takeWords(app, origin, speaker, {
    id: choiceId(pending.id, chosen.milestone),
    shown: { plan: chosen.plan, milestone: chosen.milestone, seen: undefined },
    said: pending.said,
    implied: pending.implied,
    unchanged: pending.unchanged,
    onBehalf: pending.onBehalf,
    ask: alone ? pending.ask : null,
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
    if (word === 'yes') {
      const taken = frame.awaited.map((id) => takenBefore(app, origin, speaker, digest(id)));
      const before = (await Promise.all(taken)).filter((one) => one !== undefined);
      if (before.length > 0) return before;
    }
    const answerable = word === 'yes' && origin.scope === 'personal';
    return [
      noticeCard(nothingPending(answerable ? await inHandNow(app, origin, speaker, frame) : [], origin)),
    ];
  }
  const messages: Message[] = [];
  for (const proposal of asked) messages.push(await settle(app, origin, speaker, proposal, word));
  return word === 'no' ? messages.slice(0, 1) : messages;
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

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
  if (proposal.kind === 'leave') return settleLeave(app, origin, speaker, proposal, word);
  if (proposal.kind === 'leaving') return settleLeaving(app, origin, speaker, proposal, word);
  if (proposal.kind === 'evidence') return settleEvidence(app, origin, speaker, proposal, word);
  if (proposal.kind === 'board') return settleBoard(app, origin, speaker, proposal, word);
  if (proposal.kind === 'put-back') return settlePutBack(app, origin, speaker, proposal, word);
  if (proposal.kind === 'put-all-back') return settleAllBack(app, origin, speaker, proposal, word);
  if (proposal.kind === 'several') return settleSeveral(app, origin, speaker, proposal, word);
  if (proposal.kind === 'chase') return settleChase(app, origin, speaker, proposal, word);
  if (proposal.kind === 'meeting') return settleMeeting(app, origin, speaker, proposal, word);
  if (proposal.kind === 'decision') return settleDecision(app, origin, speaker, proposal, word);
  if (proposal.kind === 'decision-action') return settleDecisionAction(app, origin, speaker, proposal, word);
  if (proposal.kind === 'updates') return settleUpdates(app, origin, speaker, proposal, word);
  if (word === 'no') {
    await reframe(app, origin, speaker.person.id, settling(proposal.id));
    return notice('All right: that was not recorded. Tell me in your own words how it stands.');
  }
  if (proposal.kind === 'choose') return whichIsIt(app, origin, speaker, proposal);
  return takeReply(app, origin, speaker, {
    id: digest(proposal.id),
    shown: proposal.shown,
    said: proposal.implied,
    implied: {},
    unchanged: false,
    onBehalf: proposal.onBehalf,
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
    text: `${text} Tell me how an action is going, or see your list.`,
    suggestions: [{ label: 'Show my list', say: 'mine' }],
  };
}

async function whichIsIt(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { options }: Extract<Proposal, { kind: 'choose' }>,
): Promise<Message> {
  const found = await findAll(app, origin, speaker, ids(options));
  const [first] = found;
  const several = new Set(found.map(({ book }) => book.plan.id)).size > 1;
  const plan = first && several ? `, ${first.book.plan.title}` : '';
  const example = first ? `, for example "${first.line.ref}${plan}"` : '';
  return notice(`Which one is it? Please choose it above, or name it${example}.`);
}
