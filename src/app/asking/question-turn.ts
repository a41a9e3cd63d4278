/** A question that somebody typed: about evidence of one action its files, of several plans which, else the answer. */
import { whichPlanCard } from '../../cards/answer/which-plan.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import type { Question } from '../../domain/question.ts';
import { type App, momentIn } from '../context.ts';
import { reframe } from '../conversation/frame.ts';
import { inHandNow } from '../conversation/in-hand.ts';
import { shownLine } from '../conversation/lines.ts';
import { meant } from '../conversation/meant.ts';
import { planInUse } from '../conversation/plan-in-use.ts';
import { showEvidence } from '../evidence/show.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { answerQuestion } from './ask.ts';
import { pastSummary } from './past-summary.ts';

export async function questionTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { books, frame }: Pick<Heard, 'books' | 'frame'>,
  asked: Question,
): Promise<Message[]> {
  const plan = asked.plan ?? planInUse(books, frame);
  const question = { ...asked, plan };
  if (plan === null && books.length > 1)
    return [whichPlanCard({ plans: books.map(({ plan: { id, title } }) => ({ id, title })), question })];
  const past = pastSummary(question, momentIn(app, HOME_ZONE).today);
  if (past) return [past];
  const line = await evidenceOf(app, origin, speaker, { frame }, question);
  if (!line) return [await answerQuestion(app, origin, speaker, question)];
  const at = app.clock.now().toString();
  await reframe(app, origin, speaker.person.id, {
    lastQuestion: { question: { ...question, items: [line.ref] }, at },
    inHand: [shownLine(line)],
  });
  return [await showEvidence(app, origin, speaker, line.milestone, 0)];
}

/** "Show me the file", "open the minutes": the one action whose evidence is asked for. */
async function evidenceOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { frame }: Pick<Heard, 'frame'>,
  { intent, items, owner, status, outcome, body, topic, measure, period, groupBy, plan }: Question,
) {
  const narrowed = owner.length + status.length + outcome.length + body.length + topic.length > 0;
  if (intent !== 'evidence' || origin.scope === 'channel') return undefined;
  if (narrowed || measure || period !== null || groupBy !== null) return undefined;
  const [ref, ...others] = items;
  if (others.length > 0) return undefined;
  const lines =
    ref === undefined
      ? (await inHandNow(app, origin, speaker, frame)).map(({ line }) => line)
      : (await meant(app, origin, speaker, [ref], 'details')).flat().map(({ line }) => line);
  const [only, ...more] = lines.filter((line) => plan === null || line.plan === plan);
  return more.length === 0 ? only : undefined;
}
