/** Who answers for what: one entry an owner with the actions, then the leads, and the bodies of the plan itself. */
import type { Held, OwnersTold } from '../../domain/answers/owners.ts';
import { count, listed } from '../format.ts';
import { holderWords } from '../line-words.ts';
import { bold, clip, type Run, run } from '../text.ts';
import type { AnswerView, Entry } from './answer-view.ts';

type Named = { ref: string; title: string };
/** With no more actions than these each is told with its title. */
const FEW = 4;
const MOST_REFS = 12;

export function ownerEntries({ owners, leads, bodies }: OwnersTold, view: AnswerView): Entry[] {
  const ofPlan = bodies.map(
    ({ name, role, cadence }): Entry => ({
      under: 'For the plan as a whole',
      lines: [
        [
          bold(clip(name, 150)),
          run(`: ${clip(role, 250)}${cadence === null ? '' : ` (${clip(cadence, 60)})`}`),
        ],
      ],
    }),
  );
  const led = leads.map(
    ({ ref, title, holder }): Entry => ({
      under: leads.length === 1 ? 'Lead' : 'Leads',
      lines: [
        [bold(clip(ref, 30)), run(` ${clip(title, 100)}: ${holderWords(holder, view.names, view.away)}`)],
      ],
    }),
  );
  const held = owners.map(
    (one): Entry => ({
      under: ofPlan.length + led.length > 0 ? 'Actions' : null,
      lines: heldLines(one, view),
    }),
  );
  return [...ofPlan, ...led, ...held];
}

function heldLines({ holder, answersFor, contributesTo }: Held, { names, away }: AnswerView): Run[][] {
  const who = holder === null ? 'No owner' : holderWords(holder, names, away);
  return [
    [bold(who), run(answersFor.length > 0 ? `: ${count(answersFor.length, 'action')}` : '')],
    ...actionLines(answersFor),
    ...(contributesTo.length > 0 ? [[run(`Contributes to ${refsOf(contributesTo)}`)]] : []),
  ];
}

const actionLines = (actions: readonly Named[]): Run[][] => {
  if (actions.length === 0) return [];
  return actions.length <= FEW
    ? actions.map(({ ref, title }) => [bold(clip(ref, 30)), run(` ${clip(title, 150)}`)])
    : [[run(refsOf(actions))]];
};

function refsOf(actions: readonly Named[]): string {
  const refs = actions.map(({ ref }) => clip(ref, 30));
  const more = refs.length - MOST_REFS;
  return more > 0 ? `${refs.slice(0, MOST_REFS).join(', ')} and ${more} more` : listed(refs);
}
