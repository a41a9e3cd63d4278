/** A card's button was pressed: what it asks for is done, and the card is replaced by what came of it. */
import { noticeCard } from '../cards/notice.ts';
import { parseSubmit, type Shown, type Submit } from '../cards/submit.ts';
import { type Question, questionAbout, questionIn } from '../domain/question.ts';
import { answerQuestion } from './asking/ask.ts';
import { saveQuiet } from './away/quiet-days.ts';
import { channelPressed } from './boards/channel-set-up.ts';
import { previewPressed } from './boards/preview-turn.ts';
import type { App } from './context.ts';
import { answeringTurn } from './conversation/answering-turn.ts';
import { digest } from './conversation/command-id.ts';
import { frameOf, reframe, turnAway } from './conversation/frame.ts';
import { findAll, ids } from './conversation/lines.ts';
import { choiceId, settle, takeChoice } from './conversation/pending.ts';
import { takenBefore } from './conversation/taken-before.ts';
import { draftTurn } from './draft/turn.ts';
import { askForWhich, dropFiles } from './evidence/for-which.ts';
import { openTurn } from './evidence/open.ts';
import { placeFiles } from './evidence/place.ts';
import { showEvidence } from './evidence/show.ts';
import { askTakeOff } from './evidence/take-off.ts';
import { exportAnswer } from './export/export-answer.ts';
import { fateTurn } from './fate/fate-turn.ts';
import { acceptDate } from './lead/accept-date.ts';
import { chaseNow } from './lead/chase-send.ts';
import { keepDate } from './lead/keep-date.ts';
import { mendForm, saveMend } from './lead/mend.ts';
import { chaseSection, sectionTurn } from './lead/note-turn.ts';
import { openReading, saveReading, takeReading } from './measures/form.ts';
import type { Answer, Message, Origin } from './message.ts';
import { makePaper } from './papers/make.ts';
import type { Speaker } from './people/enrol.ts';
import { privacyTurn } from './privacy/turn.ts';
import { NOT_HERE } from './refusal.ts';
import { answerMany } from './replies/answer-list.ts';
import { openForm, saveForm } from './replies/form-turn.ts';
import { listCard } from './replies/list-card.ts';
import { requestTurn } from './requests/turns.ts';
import { gapsTurn } from './set-up/fill.ts';
import { inheritedTurn } from './set-up/inherited.ts';
import { textTurn } from './text-turn.ts';

export async function cardTurn(app: App, origin: Origin, speaker: Speaker, data: unknown): Promise<Answer> {
  const parsed = parseSubmit(data);
  if (!parsed.ok) {
    app.log.warn({ fault: 'card data does not parse' }, 'card refused');
    return replace(
      notice(
        'Nothing was recorded: this card is from another version of Waymark. Say "mine" for a fresh one.',
      ),
    );
  }
  // No card in a channel has such a button, but its data is the sender's word.
  if (origin.scope === 'channel' && !READS.includes(parsed.submit.do)) return replace(notice(NOT_HERE));
  // Any other button turns away from what was asked last: a yes typed later does not answer it.
  if (!ANSWERS.includes(parsed.submit.do)) await turnAway(app, origin, speaker.person.id);
  return act(app, origin, speaker, parsed.submit);
}

const READS: readonly Submit['do'][] = ['board-set-up', 'say', 'page', 'open-file', 'export'];
const ANSWERS: readonly Submit['do'][] = [
  'confirm',
  'decline',
  'choose',
  'chase-now',
  'say',
  'place-files',
  'which-files',
  'drop-files',
  'open-file',
  'show-evidence',
  'make-paper',
  'export',
];

async function act(app: App, origin: Origin, speaker: Speaker, submit: Submit): Promise<Answer> {
  switch (submit.do) {
    case 'open-form':
      return replace(await openForm(app, origin, speaker, submit));
    case 'update': {
      const { of, picked } = submit;
      const shown = { plan: '', milestone: of, seen: null };
      const form = { do: 'open-form', shown, picked, corrects: null, list: [] } as const;
      return replace(await openForm(app, origin, speaker, { ...form, list: [] }));
    }
    case 'save':
      return replace(await saveForm(app, origin, speaker, submit));
    case 'all-on-track':
    case 'answer-list':
      return replace(await answerMany(app, origin, speaker, submit));
    case 'back':
      return replace(await backTo(app, origin, speaker, submit.list));
    case 'confirm':
    case 'decline':
    case 'choose':
      return pressed(app, origin, speaker, submit);
    case 'save-gaps':
    case 'skip-gaps':
    case 'stop-gaps':
      await leaveHand(app, origin, speaker);
      return replace(await gapsTurn(app, origin, speaker, submit));
    case 'save-inherited':
    case 'settle-all-inherited':
    case 'skip-inherited':
    case 'stop-inherited':
      await leaveHand(app, origin, speaker);
      return replace(await inheritedTurn(app, origin, speaker, submit));
    case 'say':
      return textTurn(app, origin, speaker, submit.text, submit.plan);
    case 'apply-draft':
    case 'discard-draft':
      return replace(await draftTurn(app, origin, speaker, submit));
    case 'place-files':
      return replace(await placeFiles(app, origin, speaker, submit.files, submit.shown));
    case 'which-files':
      return replace(await askForWhich(app, origin, speaker, submit.files, { offset: submit.offset }));
    case 'drop-files':
      return replace(await dropFiles(app, origin, speaker, submit.files));
    case 'open-file':
      return openTurn(app, origin, speaker, submit.file);
    case 'take-off':
      return { say: [await askTakeOff(app, origin, speaker, submit.file)], replace: null };
    case 'show-evidence':
      return {
        say: [await showEvidence(app, origin, speaker, submit.shown.milestone, submit.offset)],
        replace: null,
      };
    case 'open-reading':
      return replace(await openReading(app, origin, speaker, submit));
    case 'save-reading':
      return replace(await saveReading(app, origin, speaker, submit));
    case 'give-reading':
      return replace(await takeReading(app, origin, speaker, submit, submit.reading, 'card'));
    case 'rephrase':
    case 'vouch-file':
    case 'redact':
    case 'redact-ask':
    case 'redact-agree':
    case 'redact-refuse':
    case 'redact-withdraw':
      return privacyTurn(app, origin, speaker, submit);
    case 'make-paper':
      return { say: [await makePaper(app, origin, speaker, submit)], replace: null };
    case 'board-set-up':
      return channelPressed(app, origin, speaker, submit);
    case 'board-post':
      return replace(await previewPressed(app, origin, speaker, submit));
    case 'lead-section': {
      const list = await sectionTurn(app, origin, speaker, submit);
      return submit.paged ? replace(list) : { say: [list], replace: null };
    }
    case 'lead-chase':
      return { say: [await chaseSection(app, origin, speaker, submit)], replace: null };
    case 'chase-now':
      return replace(await chaseNow(app, origin, speaker, submit.proposal));
    case 'mend-form':
      return { say: [await mendForm(app, origin, speaker, submit)], replace: null };
    case 'save-mend':
      return replace(await saveMend(app, origin, speaker, submit));
    case 'accept-date':
      return { say: [await acceptDate(app, origin, speaker, submit)], replace: null };
    case 'keep-date':
      return { say: [await keepDate(app, origin, speaker, submit)], replace: null };
    case 'save-quiet':
      return replace(await saveQuiet(app, origin, speaker, submit));
    case 'settle-message':
      return replace(await fateTurn(app, origin, speaker, submit));
    case 'more':
    case 'more-time':
    case 'open-wish':
    case 'ask-more-time':
    case 'ask-hand-over':
    case 'ask-later':
    case 'show-requests':
    case 'accept-request':
    case 'open-decision':
    case 'save-decision':
    case 'withdraw-request':
      return replace(await requestTurn(app, origin, speaker, submit));
    case 'export': {
      const question = questionIn(submit.question);
      if (!question) return replace(notice('That list can no longer be exported. Please ask again.'));
      return { say: [await exportAnswer(app, origin, speaker, question, { link: false })], replace: null };
    }
    case 'page': {
      const question = questionIn(submit.question);
      if (!question) return replace(notice('That list can no longer be paged. Please ask again.'));
      const back = submit.back && questionIn(submit.back.question) ? submit.back : null;
      return replace(await answerQuestion(app, origin, speaker, question, submit.offset, back));
    }
  }
}

/** A walk through the plan names actions of its own: "done" does not speak of what was in hand before. */
const leaveHand = (app: App, origin: Origin, speaker: Speaker): Promise<void> =>
  reframe(app, origin, speaker.person.id, { inHand: [] });

const replace = (message: Answer['replace']): Answer => ({ say: [], replace: message });
const notice = (text: string) => noticeCard({ text, suggestions: [] });

/** Back to the list, or to the one action that the form was opened for. */
async function backTo(app: App, origin: Origin, speaker: Speaker, list: readonly Shown[]): Promise<Message> {
  if (list.length > 0) return listCard(app, origin, speaker, list, { left: true });
  const { inHand } = await frameOf(app, origin, speaker.person.id);
  const [only] = inHand.length === 1 ? await findAll(app, origin, speaker, ids(inHand)) : [];
  if (!only) return notice('Cancelled: nothing was recorded.');
  return answerQuestion(app, origin, speaker, statusOf(only.book.plan.id, only.line.ref));
}

const statusOf = (plan: string, ref: string): Question => questionAbout('status', { plan, items: [ref] });

/** A yes, a no or a choice: the proposal is taken from the conversation, and judged on the record as it stands. */
async function pressed(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'confirm' | 'decline' | 'choose' }>,
): Promise<Answer> {
  const { pending, settled, awaited, asked } = await frameOf(app, origin, speaker.person.id);
  // An older card was pressed: what the last turn asked is not what a bare word answers after it.
  if (asked && !awaited.includes(submit.proposal))
    await reframe(app, origin, speaker.person.id, { asked: { ...asked, answered: answeringTurn(origin) } });
  const proposal = pending.find(({ id }) => id === submit.proposal);
  if (!proposal) {
    const again = settled.find((one) => one.proposal === submit.proposal);
    return again
      ? replace(notice(again.said))
      : replace((await tappedBefore(app, origin, speaker, submit)) ?? notice(ANSWERED));
  }
  if (submit.do !== 'choose') {
    const said = await settle(app, origin, speaker, proposal, submit.do === 'confirm' ? 'yes' : 'no');
    // The receipt that asked for evidence stays: it says what was recorded.
    return proposal.kind === 'evidence' ? { say: [said], replace: null } : replace(said);
  }
  const offered =
    proposal.kind === 'choose' && proposal.options.some((one) => one.milestone === submit.shown.milestone);
  if (proposal.kind !== 'choose' || !offered)
    return replace(notice('Nothing was recorded: that was not one of the choices.'));
  return replace(await takeChoice(app, origin, speaker, proposal, submit.shown));
}

const ANSWERED =
  'Nothing was changed: this question has been answered already, or is too old. Just tell me again.';

/** A button tapped twice: the receipt of the first tap. */
const tappedBefore = async (
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'confirm' | 'decline' | 'choose' }>,
): Promise<Message | undefined> =>
  submit.do === 'decline'
    ? undefined
    : takenBefore(
        app,
        origin,
        speaker,
        submit.do === 'confirm' ? digest(submit.proposal) : choiceId(submit.proposal, submit.shown.milestone),
      );
