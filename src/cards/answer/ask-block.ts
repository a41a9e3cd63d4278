/** A question back on the card of what was understood: its words, and the likely answers to tap. */
import { button } from '../button.ts';
import { pressedBy, type Tap } from '../notice.ts';
import { bold, clip } from '../text.ts';

export type Ask = {
  words: string;
  /** At most five are shown. */
  suggestions: readonly Tap[];
};

const MOST = 5;

/** What the templates of receipts and confirmations call `asks`; null asks nothing. */
export const askBlock = (ask: Ask | null) => ({
  asks:
    ask === null
      ? []
      : [
          {
            words: [bold(clip(ask.words, 300))],
            rows:
              ask.suggestions.length === 0
                ? []
                : [
                    {
                      answers: ask.suggestions
                        .slice(0, MOST)
                        .map((tap) => button(clip(tap.label, 40), pressedBy(tap))),
                    },
                  ],
          },
        ],
});
