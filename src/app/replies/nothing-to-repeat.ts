/** "Ongoing" or "no change" of what nobody has spoken of yet: there is no word to repeat, so it is asked how it stands. */
import { noticeCard } from '../../cards/notice.ts';
import type { Line } from '../../domain/line.ts';
import type { AskBack } from '../../understanding/intent.ts';
import { aboutThese } from '../../understanding/suggestions.ts';
import type { Message } from '../message.ts';

/** `goesOn`: it was only said that it goes on, which what has not started does not. */
export const repeatsNothing = ({ status, lastUpdate }: Line, goesOn: boolean): boolean =>
  status === 'not-started' && (lastUpdate === null || goesOn);

/** The question back, with the likely answers as things to say of this action. */
export const howItStands = ({ ref, due }: Line): AskBack => ({
  wants: 'status',
  words: `How does ${ref} stand? It has not been updated as started yet.`,
  suggestions: aboutThese(
    [
      ...(due === null ? [] : [{ label: 'On track', say: 'on track' }]),
      { label: 'In progress', say: 'in progress' },
      { label: 'At risk', say: 'at risk' },
      { label: 'Not started', say: 'not started' },
    ],
    [ref],
  ),
});

export const askedHow = ({ words, suggestions }: AskBack): Message =>
  noticeCard({ text: `${words} Nothing was recorded yet.`, suggestions });
