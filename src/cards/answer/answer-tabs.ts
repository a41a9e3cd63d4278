/** From a list to one of its actions and back, in place: what opens an action, and what else can be seen of it. */
import { type QuestionIntent, questionAbout, questionText } from '../../domain/question.ts';
import { type Button, button } from '../button.ts';
import { type Back, wire } from '../submit.ts';
import { clip, type Pressable, type Run } from '../text.ts';
import type { AnswerView } from './answer-view.ts';

const TABS = [
  ['status', 'Status'],
  ['owner', 'Owner'],
  ['history', 'History'],
  ['evidence', 'Evidence'],
  ['slippage', 'Dates'],
] as const satisfies readonly (readonly [QuestionIntent, string])[];

/** What else can be seen of the one action that the answer is about; none for any other answer. */
export function tabsOf(view: AnswerView): { buttons: Button[] }[] {
  const { about, question, told, plan, bare, actions, rows } = view.answered;
  const [only, ...others] = about;
  const isOne = others.length === 0 && bare.length === 0 && actions <= 1;
  const ofOne = only && isOne && isSeen(question.intent);
  if (!ofOne || told.kind === 'measures' || told.kind === 'branches') return [];
  // "Priority 6" may have no more than one action: then that is what is shown.
  const { ref } = (rows.length === 1 ? rows[0] : undefined) ?? only;
  const buttons = TABS.filter(([intent]) => intent !== question.intent).map(([intent, label]) =>
    button(
      label,
      {
        do: 'page',
        question: questionText(questionAbout(intent, { plan: plan.id, items: [ref] })),
        offset: 0,
        back: view.back ?? null,
      },
      { tooltip: `${label} of ${clip(ref, 30)}` },
    ),
  );
  return [{ buttons }];
}

const isSeen = (intent: QuestionIntent): boolean => TABS.some(([one]) => one === intent);

/** Back to the list that it was opened from. */
export const backButton = ({ back }: AnswerView): Button[] =>
  back ? [button('Back to the list', { do: 'page', ...back, back: null })] : [];

/** The name of an action as words that open it, with the way back to this very page. */
export function opening(runs: readonly Run[], ref: string, view: AnswerView): Run[] {
  const { answered, question, offset } = view;
  // What was opened leads back to the list, and not to another thing that was opened from it.
  const back: Back = view.back ?? { question, offset };
  const selectAction: Pressable = {
    type: 'Action.Execute',
    verb: 'waymark',
    title: `Details of ${clip(ref, 30)}`,
    data: wire({
      do: 'page',
      question: questionText(questionAbout('status', { plan: answered.plan.id, items: [ref] })),
      offset: 0,
      back,
    }),
  };
  return runs.map((one, at) => (at === 0 ? { ...one, selectAction } : one));
}
