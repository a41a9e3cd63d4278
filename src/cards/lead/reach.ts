/** Whom no message reaches, a plan each, with an invitation to copy. */

import type { Unreached } from '../../domain/lead/unreached.ts';
import type { Person } from '../../domain/person.ts';
import { CARD_LIMIT, type CardMessage, cardBytes, compile } from '../render.ts';
import { clip, escapeMarkdown, run, subtle } from '../text.ts';
import template from './lead-note.json' with { type: 'json' };
import { unreachedCount, unreachedRuns } from './note-words.ts';

const fill = compile(template);
const MOST = 25;

export type ReachView = {
  /** One a plan; those with nobody are left out. */
  plans: readonly { title: string; unreached: readonly Unreached[] }[];
  names: ReadonlyMap<string, string>;
  /** What was asked about, in words: "the whole plan", "2.1". */
  where: string;
  /** Who has opened Waymark and matches nobody in a plan. */
  strangers?: readonly Pick<Person, 'name' | 'emails'>[];
};

export function reachCard(view: ReachView): CardMessage {
  for (let most = MOST; ; most -= 1) {
    const made = cardWith(view, most);
    if (most === 1 || cardBytes(made.card) <= CARD_LIMIT) return made;
  }
}

function cardWith({ plans, names, where, strangers = [] }: ReachView, most: number): CardMessage {
  const heading = `I cannot reach ${unreachedCount(plans.flatMap(({ unreached }) => unreached))} in ${where}`;
  const card = fill({
    heading: escapeMarkdown(heading),
    intro: [[subtle('Their actions are not asked about until they open Waymark in Teams.')]],
    sections: [
      ...plans.map(({ title, unreached }) => ({
        titles: [escapeMarkdown(clip(title, 100))],
        rows: [
          ...unreached.slice(0, most).map((one) => ({ runs: unreachedRuns(one, names), buttonSets: [] })),
          ...(unreached.length > most
            ? [{ runs: [subtle(`and ${unreached.length - most} more`)], buttonSets: [] }]
            : []),
        ],
        buttonSets: [],
      })),
      ...strangersSection(strangers, most),
      {
        titles: ['Invitation to copy'],
        rows: [{ runs: [run(invitation(plans.map(({ title }) => title)))], buttonSets: [] }],
        buttonSets: [],
      },
    ],
    footnotes: [],
    buttons: [],
  });
  return { summary: heading, card };
}

/** They may be the same people, whom the plan names by another address. */
function strangersSection(strangers: NonNullable<ReachView['strangers']>, most: number) {
  if (strangers.length === 0) return [];
  const names = strangers
    .slice(0, most)
    .map(({ name, emails: [email] }) => clip(email === undefined ? name : `${name} (${email})`, 120));
  const more = strangers.length > most ? `, and ${strangers.length - most} more` : '';
  const remedy =
    'If one of them is meant above, the plan has another address for them: give the one that Teams knows in the plan file, and import it again.';
  return [
    {
      titles: ['Have opened Waymark, and have no part in a plan'],
      rows: [
        { runs: [run(`${names.join(', ')}${more}`)], buttonSets: [] },
        { runs: [subtle(remedy)], buttonSets: [] },
      ],
      buttonSets: [],
    },
  ];
}

/** One plain, kind paragraph, to be pasted into an e-mail; `does` says what they have to do with the plan. */
export const invitation = (titles: readonly string[], does = 'look after'): string =>
  `Hello, you ${does} part of ${titles.map((title) => clip(title, 80)).join(' and ')}. We use Waymark in Microsoft Teams to keep track of it: it asks you now and then, twice a week at most, and a few words are enough for an answer. To begin, open Teams, choose Apps on the left, search for Waymark, choose Add (or Open), and say hello. If you cannot find it, ask your strategy officer. Thank you.`;
