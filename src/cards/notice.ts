/** Help, a refusal, "I did not understand": a few sentences, with phrases to tap instead of typing. */
import { type Button, button } from './button.ts';
import notice from './notice.json' with { type: 'json' };
import { type CardMessage, compile } from './render.ts';
import type { Pressed } from './submit.ts';
import { clip, escapeMarkdown, literal, run } from './text.ts';

const fill = compile(notice);
const MOST = 6;
/** Letters of buttons that fit beside each other on a phone. */
const MOST_BESIDE = 16;

/** `say` is what tapping says as if it were typed, of `plan` alone where that is given; `press` is what it sends: an answer to one proposal, by its id. */
export type Tap = { label: string; say: string; plan?: string } | { label: string; press: Pressed };

export type Notice = {
  title?: string;
  /** Lines become paragraphs. */
  text: string;
  /** At most six are shown. */
  suggestions: readonly Tap[];
};

/** What a tap sends: words as long as a card may hold. */
export const pressedBy = (tap: Tap): Pressed =>
  'press' in tap
    ? tap.press
    : {
        do: 'say',
        text: [...tap.say].slice(0, 300).join(''),
        ...(tap.plan !== undefined && { plan: tap.plan }),
      };

/** A yes and a no to one proposal: an older card answers what it asked itself, and nothing else. */
export const yesOrNo = (proposal: string, yes = 'Yes', no = 'No'): Tap[] => [
  { label: yes, press: { do: 'confirm', proposal } },
  { label: no, press: { do: 'decline', proposal } },
];

export function noticeCard({ title, text, suggestions }: Notice): CardMessage {
  const paragraphs = text.split(/\n+/u).filter((line) => literal(line) !== '');
  const card = fill({
    titles: title === undefined ? [] : [escapeMarkdown(title)],
    paragraphs: paragraphs.map((paragraph) => [run(clip(paragraph, 1000))]),
    rows: inRows(suggestions.slice(0, MOST)),
  });
  return { summary: clip(title === undefined ? text : `${title}: ${text}`, 200), card };
}

/** "Yes" and "No" stand beside each other; what is longer has a row of its own, so that no phone cuts it. */
function inRows(taps: readonly Tap[]): { buttons: Button[] }[] {
  const buttons = taps.map((tap) => button(clip(tap.label, 60), pressedBy(tap)));
  const letters = buttons.reduce((sum, { title }) => sum + title.length, 0);
  if (buttons.length === 0) return [];
  return letters <= MOST_BESIDE ? [{ buttons }] : buttons.map((one) => ({ buttons: [one] }));
}
