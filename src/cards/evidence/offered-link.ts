/** A file that was made for somebody, as a link that opens it for a few minutes. */

import { moment } from '../format.ts';
import { type CardMessage, compile } from '../render.ts';
import { clip, escapeMarkdown, run } from '../text.ts';
import template from './file-link.json' with { type: 'json' };

const fill = compile(template);

export type OfferedLink = {
  name: string;
  url: string;
  /** What is in it, in a line. */
  description: string;
  /** Until when the link opens it, an ISO instant. */
  until: string;
  zone: string;
  /** Whether only the asker reads it. */
  personal: boolean;
};

export function offeredLinkCard({ name, url, description, until, zone, personal }: OfferedLink): CardMessage {
  const title = clip(name, 120);
  const time = moment(until, zone).split(', ').at(-1) ?? '';
  const whose = personal
    ? `The link below is yours and opens the file until ${time}. Please do not pass it on.`
    : `The link below opens the file until ${time}. It shows posts in place of people’s names; for more, ask me in our own chat.`;
  const card = fill({
    heading: escapeMarkdown(title),
    facts: [[run(clip(description, 300))], [run(whose)]],
    buttons: [{ type: 'Action.OpenUrl', title: `Open ${clip(name, 60)}`, url }],
  });
  return { summary: `The link to ${title}`, card };
}
