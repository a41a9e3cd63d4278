/** The form of a decision that takes more than a tap: another date, or the reason why not. */
import { button } from '../button.ts';
import { nameOf } from '../line-words.ts';
import type { CardMessage } from '../render.ts';
import type { Inputs } from '../shown.ts';
import { bold } from '../text.ts';
import { careful } from '../words-of-care.ts';
import { askedRuns, type ShownRequest } from './request-words.ts';
import { type SmallField, smallFormCard } from './small-form.ts';

export type DecisionForm = ShownRequest & {
  as: 'another-date' | 'decline';
  inputs: Inputs;
  faults: readonly { name: string; message: string }[];
};

export function decisionForm({ as, inputs, faults, ...shown }: DecisionForm): CardMessage {
  const { request, line } = shown;
  const returns = request.kind === 'sign-off';
  const heading = as === 'another-date' ? 'Agree another date' : returns ? 'Return it' : 'Decline it';
  const field: SmallField =
    as === 'another-date'
      ? {
          name: 'date',
          kind: 'date',
          label: 'The date that you agree to',
          errorMessage: 'Give a date, such as 2027-03-12.',
          value: inputs.get('date') ?? '',
        }
      : {
          name: 'reason',
          kind: 'lines',
          label: careful('Reason'),
          errorMessage: 'Say in a few words why.',
          value: inputs.get('reason') ?? '',
        };
  return smallFormCard({
    heading,
    line,
    facts: [[bold(nameOf(line))], ...askedRuns(shown)],
    fields: [field],
    faults,
    buttons: [
      button(
        as === 'another-date' ? 'Agree to this date' : returns ? 'Return' : 'Decline',
        { do: 'save-decision', request: request.id, as },
        { style: 'positive' },
      ),
      button('Back', { do: 'show-requests' }, { associatedInputs: 'none' }),
    ],
  });
}
