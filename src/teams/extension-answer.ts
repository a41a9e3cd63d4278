/** What the message extension shows: an answer of the app in the shape that Teams puts on the screen. */
import type { Answer, Returned, Turn } from '../app/message.ts';
import { CARD_TYPE } from './activity.ts';
import { apologyFor } from './apology.ts';

/** Whether what an invoke is answered with is put on the screen. */
export const isShownAtOnce = (name: string): boolean => /^(?:composeExtension|task)\//.test(name);

/** What is shown of a turn's outcome; `failed` is the reference under which the log has the reason. */
export function returnedOf(outcome: Answer | { failed: string; error: unknown }): Returned {
  if ('failed' in outcome) return { kind: 'words', text: apologyFor(outcome.error, outcome.failed) };
  // What is said to something that is not taken comes as a message: here its words are all that can be shown.
  return outcome.returns ?? { kind: 'words', text: outcome.say.map(({ summary }) => summary).join(' ') };
}

/** What is shown when it takes longer than Teams waits. */
export const lateOf = ({ kind }: Turn): Returned => ({
  kind: 'words',
  text:
    kind === 'search'
      ? 'That takes longer than usual. Please type it again in a moment.'
      : 'That takes longer than usual, and I go on with it. Please look at the evidence of the action in a minute before you try again.',
});

const card = (content: unknown) => ({ contentType: CARD_TYPE, content });

/** What an invoke of the extension is answered with; `name` is the invoke's. */
export function extensionBody(returns: Returned, name: string): Record<string, unknown> {
  switch (returns.kind) {
    case 'results':
      return {
        composeExtension: {
          type: 'result',
          attachmentLayout: 'list',
          attachments: returns.results.map((one) => ({
            ...card(one.card),
            preview: {
              contentType: 'application/vnd.microsoft.card.thumbnail',
              content: { title: plain(one.title), text: plain(one.text) },
            },
          })),
        },
      };
    case 'dialog': {
      const { title, card: content } = returns;
      return {
        task: { type: 'continue', value: { title, width: 'medium', height: 'medium', card: card(content) } },
      };
    }
    case 'words':
      return name === 'composeExtension/query'
        ? { composeExtension: { type: 'message', text: returns.text } }
        : { task: { type: 'message', value: returns.text } };
  }
}

/** A preview is read as HTML by some clients. */
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const plain = (text: string): string => text.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? '');
