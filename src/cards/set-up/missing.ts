/** The card of the walk through the gaps: five actions or measures at a time, each with the fields that it lacks. */
import type { OwnerKey, PlainDate } from '../../domain/plan.ts';
import {
  type GapOwner,
  type GapRow,
  inputsOf,
  lacksRuns,
  nameOfGap,
  offeredOwners,
} from '../answer/gap-row.ts';
import { button } from '../button.ts';
import { listed } from '../format.ts';
import { CARD_LIMIT, type CardMessage, cardBytes, compile, fitting } from '../render.ts';
import { alarm, bold, clip, type Run, run, subtle } from '../text.ts';
import missing from './missing.json' with { type: 'json' };
import { gapKey, MOST_ROWS, type Walk } from './set-up-submit.ts';

export type { GapOwner, GapRow } from '../answer/gap-row.ts';

const fill = compile(missing);

export type Missing = {
  plan: { id: string; title: string };
  walk: Walk;
  /** In the order of the walk, at least one; five are shown at most, fewer where they are long. */
  rows: readonly GapRow[];
  /** How many of all that can have gaps (`total`) still have one, these among them. */
  left: number;
  total: number;
  /** Posts first, then the people who are known: the owners to pick from, as many as fit. */
  owners: readonly GapOwner[];
  today: PlainDate;
  /** What came of the last five, for instance. */
  notice?: string;
};

/** `listed` are the rows that the card shows: those beyond them come next. */
export type MissingMessage = CardMessage & { listed: readonly GapRow[] };

/** Owners are picked from a list where that fits, and typed where it does not. */
export function missingCard(asked: Missing): MissingMessage {
  const most = Math.min(MOST_ROWS, asked.rows.length);
  const lists = [asked.owners, asked.owners.filter(({ key }) => isPost(key))].filter(
    ({ length }) => length > 0,
  );
  const picked = lists
    .map((owners) => cardWith(most, asked, owners))
    .find(({ card }) => cardBytes(card) <= CARD_LIMIT);
  return picked ?? fitting(most, (rows) => cardWith(rows, asked, []));
}

const isPost = (key: OwnerKey): boolean => key.startsWith('post:');

function cardWith(most: number, asked: Missing, owners: readonly GapOwner[]): MissingMessage {
  const { plan, walk, left, total, today, notice } = asked;
  const shown = asked.rows.slice(0, most);
  const rows = shown.map(({ gap }) => gapKey(gap));
  const faults = shown.flatMap((row) => row.faults ?? []).length;
  const heading = `What is missing: ${left} of ${total} left`;
  const card = fill({
    heading,
    intro: [
      [subtle(clip(plan.title, 120))],
      [
        run('Fill in what you know and leave the rest empty. You can stop at any time: say '),
        bold('what’s missing'),
        run(' to go on.'),
      ],
      ...elsewhere(shown, owners),
    ],
    alerts: [
      ...(notice === undefined ? [] : [{ style: 'emphasis', words: [run(clip(notice, 300))] }]),
      ...(faults === 0
        ? []
        : [
            {
              style: 'attention',
              words: [
                alarm(
                  `${faults} ${faults === 1 ? 'thing needs' : 'things need'} mending. The rest was saved.`,
                ),
              ],
            },
          ]),
    ],
    rows: shown.map((row) => ({
      name: nameOfGap(row),
      lacks: lacksRuns(row, today),
      inputs: inputsOf(row, owners),
    })),
    buttons: [
      button('Save', { do: 'save-gaps', walk, rows }, { style: 'positive' }),
      button('Skip these', { do: 'skip-gaps', walk, rows }, { associatedInputs: 'none' }),
      button('Stop for now', { do: 'stop-gaps', walk }, { associatedInputs: 'none' }),
    ],
  });
  const refs = [...new Set(shown.flatMap(({ ref }) => (ref === null ? [] : [clip(ref, 30)])))];
  return { summary: refs.length > 0 ? `${heading} (${listed(refs)})` : heading, card, listed: shown };
}

/** A list has only those who are known: how to name anybody else. */
function elsewhere(shown: readonly GapRow[], owners: readonly GapOwner[]): Run[][] {
  const [row] = shown.filter(
    ({ gap, ref }) => gap.of === 'action' && gap.lacks.includes('owner') && ref !== null,
  );
  if (!row?.ref || offeredOwners(row, owners) === null) return [];
  return [
    [
      subtle(
        `Somebody who is not in the list? Say “assign ${clip(row.ref, 30)} to” and their e-mail address.`,
      ),
    ],
  ];
}
