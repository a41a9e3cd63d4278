/** Asks which of somebody's plans a question is about; a tap answers the question there. */
import { type Question, questionText } from '../../domain/question.ts';
import { button } from '../button.ts';
import choose from '../choose.json' with { type: 'json' };
import { type CardMessage, compile } from '../render.ts';
import { bold, clip, run } from '../text.ts';

const fill = compile(choose);
const MOST = 8;

export type WhichPlan = { plans: readonly { id: string; title: string }[]; question: Question };

export function whichPlanCard({ plans, question }: WhichPlan): CardMessage {
  const words = 'Which plan do you mean?';
  const card = fill({
    question: [bold(words)],
    options: plans.slice(0, MOST).map(({ id, title }) => ({
      title: [run(clip(title, 150))],
      pick: button(
        'This one',
        { do: 'page', question: questionText({ ...question, plan: id }), offset: 0, back: null },
        { tooltip: clip(title, 100) },
      ),
    })),
  });
  return { summary: words, card };
}
