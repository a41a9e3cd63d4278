/** A file that somebody asked to see: what it is, and the link that opens it for a few minutes. */
import type { Line } from '../../domain/line.ts';
import { moment } from '../format.ts';
import { nameOf } from '../line-words.ts';
import { type CardMessage, compile } from '../render.ts';
import { clip, escapeMarkdown, run, subtle } from '../text.ts';
import template from './file-link.json' with { type: 'json' };

const fill = compile(template);

export type FileLink = {
  name: string;
  url: string;
  /** What it is evidence for. */
  line: Line;
  /** The name of whoever sent it, and when, an ISO instant. */
  who: string;
  at: string;
  /** Until when the link opens it, an ISO instant. */
  until: string;
  zone: string;
};

export function fileLinkCard({ name, url, line, who, at, until, zone }: FileLink): CardMessage {
  const title = clip(name, 120);
  const card = fill({
    heading: escapeMarkdown(title),
    facts: [
      [run(`Evidence for ${nameOf(line)}`)],
      [subtle(`Sent by ${clip(who, 80)}, ${moment(at, zone)}`)],
      [
        run(
          `The link below is yours and opens the file until ${moment(until, zone).split(', ').at(-1) ?? ''}. Please do not pass it on.`,
        ),
      ],
    ],
    buttons: [{ type: 'Action.OpenUrl', title: `Open ${clip(name, 60)}`, url }],
  });
  return { summary: `The link to ${title}`, card };
}
