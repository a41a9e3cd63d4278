/** Shows a chase before it is sent, and says afterwards who was asked about what. */
import type { PlainDate } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { count } from '../format.ts';
import { CARD_LIMIT, type CardMessage, cardBytes, compile } from '../render.ts';
import { run, subtle } from '../text.ts';
import { type ChasedPerson, chasedRuns, type LeftGroup, leftRuns } from './chase-words.ts';
import template from './lead-note.json' with { type: 'json' };
import { invitation } from './reach.ts';

const fill = compile(template);
const MOST = 12;

export type ChaseView = {
  people: readonly ChasedPerson[];
  left: readonly LeftGroup[];
  evidence: boolean;
  today: PlainDate;
  zone: string;
};

/** `mayNow`: some of it could go at once, where it was to come with the next card. */
export const chasePreviewCard = (view: ChaseView & { proposal: string; mayNow: boolean }): CardMessage => {
  const { people, evidence, proposal, mayNow } = view;
  const heading = `${evidence ? 'Ask for evidence' : 'Chase'}: ${count(people.length, 'person', 'people')}`;
  return made(view, heading, 'Who gets what. Nothing is sent until you choose Send.', [
    button('Send', { do: 'confirm', proposal }, { style: 'positive' }),
    ...(mayNow ? [button('Send now', { do: 'chase-now', proposal })] : []),
    button('No', { do: 'decline', proposal }),
  ]);
};

export const chaseReceiptCard = (view: ChaseView): CardMessage => {
  const { people } = view;
  const heading =
    people.length === 0 ? 'Nobody was chased' : `Asked: ${count(people.length, 'person', 'people')}`;
  return made(view, heading, 'It is in the history of each action.', []);
};

/** Nobody is left to ask: why not. */
export const nobodyToChaseCard = (view: ChaseView): CardMessage =>
  made(view, 'Nobody was chased', 'This is why:', []);

function made(
  view: ChaseView,
  heading: string,
  intro: string,
  buttons: readonly ReturnType<typeof button>[],
): CardMessage {
  for (let most = MOST; ; most -= 1) {
    const message = cardWith(view, heading, intro, buttons, most);
    if (most === 1 || cardBytes(message.card) <= CARD_LIMIT) return message;
  }
}

function cardWith(
  view: ChaseView,
  heading: string,
  intro: string,
  buttons: readonly ReturnType<typeof button>[],
  most: number,
): CardMessage {
  const { people, left } = view;
  const parts = [
    ...(people.length > 0
      ? [
          section(
            null,
            people.map((one) => chasedRuns(one, view)),
            most,
          ),
        ]
      : []),
    ...(left.length > 0
      ? [
          section(
            people.length > 0 ? 'Not asked' : null,
            left.map((one) => leftRuns(one, view)),
            most,
          ),
        ]
      : []),
    ...invitationTo(left),
  ];
  const card = fill({ heading, intro: [[subtle(intro)]], sections: parts, footnotes: [], buttons });
  return { summary: heading, card };
}

/** What to do about those whom no message reaches. */
function invitationTo(left: readonly LeftGroup[]) {
  const out = left.filter(({ because }) => because.why === 'unreached');
  const titles = [...new Set(out.flatMap(({ plans }) => plans))];
  return titles.length === 0 ? [] : [section('Invitation to copy', [[run(invitation(titles))]], 1)];
}

function section(title: string | null, rows: readonly ReturnType<typeof leftRuns>[], most: number) {
  const rest = rows.length - most;
  return {
    titles: title === null ? [] : [title],
    rows: [
      ...rows.slice(0, most).map((runs) => ({ runs, buttonSets: [] })),
      ...(rest > 0 ? [{ runs: [subtle(`and ${rest} more`)], buttonSets: [] }] : []),
    ],
    buttonSets: [],
  };
}
