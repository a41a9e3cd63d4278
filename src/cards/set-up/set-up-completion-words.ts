/** What a completion takes in a plan, in words: for the question before it is set, and for the receipt. */
import type { Plan } from '../../domain/plan.ts';
import { bold, type Run, run, subtle } from '../text.ts';

type Completion = Plan['completion'];
/** What is set, and how it stood; null stays as it is. */
export type CompletionSaid = {
  evidence: Completion['evidence'] | null;
  signOff: boolean | null;
  stood: Completion;
};

export const askedOfCompletion = ({ evidence, signOff }: CompletionSaid): string =>
  evidence !== null
    ? evidence === 'required'
      ? 'Take no completion without evidence?'
      : 'Take a completion without evidence, too?'
    : signOff
      ? 'Have a lead check each completion?'
      : 'Take a completion without a lead’s check?';

export const setOfCompletion = ({ evidence, signOff }: CompletionSaid): string =>
  evidence !== null
    ? `Set: a completion ${evidence === 'required' ? 'needs evidence' : 'needs no evidence'}`
    : `Set: a completion ${signOff ? 'waits for a lead’s check' : 'needs no check'}`;

export const howToChangeCompletion = ({ evidence, signOff }: CompletionSaid): string => {
  const asks = evidence === 'required' || signOff === true;
  return `To change it, say “${asks ? 'stop requiring' : 'require'} ${evidence === null ? 'sign-off' : 'evidence'}”.`;
};

export function completionFacts({ evidence, stood }: CompletionSaid, when: 'now' | 'before'): Run[][] {
  const label = evidence === null ? 'Check by a lead: ' : 'Evidence: ';
  const was = evidence === null ? (stood.signOff ? 'wanted' : 'not wanted') : EVIDENCE[stood.evidence];
  return [[bold(label), subtle(`${when}: ${was}`)], [run('What is complete already stays as it is.')]];
}

const EVIDENCE: { readonly [E in Completion['evidence']]: string } = {
  asked: 'asked for once',
  required: 'required',
};
