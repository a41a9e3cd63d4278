/** What a person is told when a command was not carried out: what was not done, and what to do. */
import type { Line } from '../domain/line.ts';
import type { Rejection } from '../domain/rejection.ts';

export function refusal(rejection: Rejection, line: Line | null): string {
  const what = line ? `${line.ref} ${line.title}` : 'that action';
  switch (rejection.code) {
    case 'not-allowed':
      return `Nothing was recorded: ${what} is for ${rejection.need} to update. ${whoseIsIt(line)}`;
    case 'not-theirs-to-withdraw':
      return `Nothing was recorded: taking ${what} out of the plan is for its lead or an officer. You can tell me that it is off track, and why.`;
    case 'not-found':
      return `Nothing was recorded: ${rejection.what} is no longer in the plan, or not one you can see. Say "mine" for your actions.`;
    case 'withdrawn':
      return `Nothing was recorded: ${what} has been withdrawn from the plan.`;
    case 'evidence-needed':
      return `Nothing was recorded: this plan takes no completion of ${what} without evidence. Send a link or a file, or say where it can be found.`;
    case 'nothing-said':
      return `Nothing was recorded: there was no status, date, reason or evidence in it. Say, for example, "${line ? `${line.ref} ` : ''}on track".`;
    case 'changed-meanwhile':
      return `Nothing was recorded: somebody has updated ${what} since this card was shown. Say "status of ${line?.ref ?? 'it'}" to see what stands now.`;
    case 'invalid':
      return `Nothing was recorded: ${rejection.faults.map((fault) => fault.message).join(' ')}`;
  }
}

/** What is said in a channel is for reading: an update carries one person's name. */
export const NOT_HERE =
  'Nothing was recorded here: please tell me in our own chat, so that the update carries your name.';

const whoseIsIt = (line: Line | null): string =>
  line === null
    ? ''
    : `It stands with ${line.owner?.post ?? (line.owner ? 'its named owner' : 'nobody yet')}.`;
