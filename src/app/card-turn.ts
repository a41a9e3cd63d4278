/** A card's button was pressed: what it asks for is done, and the card is replaced by what came of it. */
import { noticeCard } from '../cards/notice.ts';
import { reminderCard } from '../cards/reminder.ts';
import { parseSubmit, type Shown, type Submit } from '../cards/submit.ts';
import { worstFirst } from '../domain/line.ts';
import { Question } from '../domain/question.ts';
import { answerMany } from './answer-list.ts';
import { answerQuestion } from './ask.ts';
import { type App, HOME_ZONE, momentIn } from './context.ts';
import type { Speaker } from './enrol.ts';
import { openForm, saveForm } from './form-turn.ts';
import { frameOf, reframe } from './frame.ts';
import { findAll, ids, shownNow } from './lines.ts';
import type { Answer, Origin } from './message.ts';
import { NOT_HERE } from './refusal.ts';
import { confirmPending, takeChoice } from './spoken.ts';
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
  return act(app, origin, speaker, parsed.submit);
}

const READS: readonly Submit['do'][] = ['say', 'page'];

async function act(app: App, origin: Origin, speaker: Speaker, submit: Submit): Promise<Answer> {
  switch (submit.do) {
    case 'open-form':
      return replace(await openForm(app, origin, speaker, submit));
    case 'save':
      return replace(await saveForm(app, origin, speaker, submit));
    case 'all-on-track':
    case 'answer-list':
      return replace(await answerMany(app, origin, speaker, submit));
    case 'back':
      return replace(await listCard(app, origin, speaker, submit.list));
    case 'confirm':
    case 'decline':
    case 'choose':
      return settle(app, origin, speaker, submit);
    case 'say':
      return textTurn(app, origin, speaker, submit.text);
    case 'page': {
      const question = Question.safeParse(parseJson(submit.question));
      if (!question.success) return replace(notice('That list can no longer be paged. Please ask again.'));
      return replace(await answerQuestion(app, origin, speaker, question.data, submit.offset));
    }
  }
}

const replace = (message: Answer['replace']): Answer => ({ say: [], replace: message });
const notice = (text: string) => noticeCard({ text, suggestions: [] });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The list that a form or a receipt came from, with what is still open on it. */
async function listCard(app: App, origin: Origin, speaker: Speaker, list: readonly Shown[]) {
  const found = (await findAll(app, origin, speaker, ids(list))).filter((one) => one.milestone.open);
  if (found.length === 0) return notice('Nothing is left on this list. Say "mine" to see all your actions.');
  await reframe(app, origin, speaker.person.id, { inHand: found.map((one) => shownNow(one.milestone)) });
  const plans = [
    ...new Map(
      found.map(({ book }) => [book.plan.id, { id: book.plan.id, title: book.plan.title }]),
    ).values(),
  ];
  const { today, zone } = momentIn(app, found[0]?.book.plan.timezone ?? HOME_ZONE);
  return reminderCard({ lines: worstFirst(found.map((one) => one.line)), plans, today, zone });
}

/** A yes, a no or a choice: the proposal is taken from the conversation, and judged on the record as it stands. */
async function settle(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'confirm' | 'decline' | 'choose' }>,
): Promise<Answer> {
  const frame = await frameOf(app, origin, speaker.person.id);
  const { pending } = frame;
  if (pending?.id !== submit.proposal) {
    return replace(
      notice(
        'Nothing was changed: this question has been answered already, or is too old. Just tell me again.',
      ),
    );
  }
  if (submit.do !== 'choose') {
    const word = submit.do === 'confirm' ? 'yes' : 'no';
    return replace(await confirmPending(app, origin, speaker, frame, word));
  }
  const offered =
    pending.kind === 'choose' && pending.options.some((one) => one.milestone === submit.shown.milestone);
  if (pending.kind !== 'choose' || !offered)
    return replace(notice('Nothing was recorded: that was not one of the choices.'));
  return replace(await takeChoice(app, origin, speaker, pending, submit.shown));
}
