/** Help, a refusal, "I did not understand": a few sentences, with phrases to tap instead of typing. */
import { button } from './button.ts';
import notice from './notice.json' with { type: 'json' };
import { type CardMessage, compile } from './render.ts';
import { clip, escapeMarkdown, literal, run } from './text.ts';

const fill = compile(notice);
const MOST = 6;

export type Notice = {
  title?: string;
  /** Lines become paragraphs. */
  text: string;
  /** `say` is what tapping says; at most six are shown. */
  suggestions: readonly { label: string; say: string }[];
};

export function noticeCard({ title, text, suggestions }: Notice): CardMessage {
  const paragraphs = text.split(/\n+/u).filter((line) => literal(line) !== '');
  const card = fill({
    titles: title === undefined ? [] : [escapeMarkdown(title)],
    paragraphs: paragraphs.map((paragraph) => [run(clip(paragraph, 1000))]),
    buttons: suggestions
      .slice(0, MOST)
      .map(({ label, say }) => button(clip(label, 60), { do: 'say', text: [...say].slice(0, 300).join('') })),
  });
  return { summary: clip(title === undefined ? text : `${title}: ${text}`, 200), card };
}
