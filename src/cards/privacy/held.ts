/** Words that look like a pupil's data come back to whoever wrote them: to say it in other words, or that it is no child's. */
import type { FindingKind } from '../../domain/privacy/finding.ts';
import type { Button } from '../button.ts';
import { CARD_LIMIT, type CardMessage, cardBytes, compile } from '../render.ts';
import { bold, run } from '../text.ts';
import { CARE } from '../words-of-care.ts';
import held from './held.json' with { type: 'json' };
import { thisLooksLike } from './looks-like.ts';

const fill = compile(held);

export const NOT_ABOUT_A_CHILD = 'It is not about a child: store it';

export type Held = {
  kinds: readonly FindingKind[];
  /** The inputs that fired, by id: what was typed comes back in them. */
  words: readonly { id: string; text: string }[];
  /** All else that was sent with them, to be sent again. */
  rest: Readonly<Record<string, unknown>>;
};

/** Null where it is too much for a card: then it has to be said again. */
export function heldCard({ kinds, words, rest }: Held): CardMessage | null {
  const send = (title: string, data: Record<string, unknown>, positive: boolean): Button => ({
    type: 'Action.Execute',
    verb: 'waymark',
    title,
    data,
    ...(positive && { style: 'positive' }),
  });
  const card = fill({
    says: [bold(thisLooksLike(kinds)), run(' Nothing was stored.')],
    inputs: words.map(({ id, text }) => ({
      type: 'Input.Text',
      id,
      label: `Say it without that. ${CARE}`,
      errorMessage: 'Say it in fewer words.',
      isMultiline: true,
      value: text,
    })),
    buttons: [send('Send', { ...rest }, true), send(NOT_ABOUT_A_CHILD, { ...rest, vouched: true }, false)],
  });
  const message = { summary: `${thisLooksLike(kinds)} Nothing was stored.`, card };
  return cardBytes(card) > CARD_LIMIT ? null : message;
}
