/** Something came that Waymark does not take: it says what was not done, and what to do instead. */
import { noticeCard } from '../cards/notice.ts';
import type { Answer, Origin, Strange } from './message.ts';

const HELP = [{ label: 'Help', say: 'help' }];

const WORDS: { readonly [S in Strange]: (scope: Origin['scope']) => string } = {
  button: () =>
    'Nothing was done: that button is from another version of Waymark. Say “mine” for a fresh card, or “help”.',
  edited: () =>
    'You changed a message that I had read already: nothing that I recorded has changed with it. Please tell me in a new message what is different.',
  empty: (scope) =>
    scope === 'personal'
      ? 'There was nothing in that message that I can read. Send me words, a picture or a file.'
      : 'Ask me something about the plan, such as “what’s overdue”.',
};

export const strangeTurn = ({ scope }: Origin, what: Strange): Answer => ({
  say: [noticeCard({ text: WORDS[what](scope), suggestions: scope === 'personal' ? HELP : [] })],
  replace: null,
});
