/** A question back on the card of what was understood: its words, and the likely answers to tap. */
import { button } from './button.ts';
import { bold, clip } from './text.ts';

export type Ask = {
  words: string;
  /** `say` is what tapping says; at most five are shown. */
  suggestions: readonly { label: string; say: string }[];
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
                        .map(({ label, say }) =>
                          button(clip(label, 40), { do: 'say', text: [...say].slice(0, 300).join('') }),
                        ),
                    },
                  ],
          },
        ],
});
