/** Asks for a yes before a file is taken off an action, and says afterwards how the action stands without it. */
import type { Line } from '../../domain/line.ts';
import type { Evidence } from '../../domain/milestone.ts';
import { askBlock } from '../answer/ask-block.ts';
import { button } from '../button.ts';
import template from '../confirm.json' with { type: 'json' };
import { count } from '../format.ts';
import { nameOf } from '../line-words.ts';
import { noticeCard } from '../notice.ts';
import { type CardMessage, compile } from '../render.ts';
import { clip, escapeMarkdown } from '../text.ts';

const fill = compile(template);

/** `name` is the file's, `proposal` the id of the question in the conversation's frame. */
export type TakeOff = { line: Line; name: string; proposal: string };

export function takeOffCard({ line, name, proposal }: TakeOff): CardMessage {
  const file = clip(name, 120);
  const card = fill({
    heading: escapeMarkdown(`Take ${file} off ${nameOf(line)}?`),
    parts: [],
    notes: [],
    ...askBlock(null),
    consequence:
      'I delete the file, and it no longer counts as evidence. What you told me of the action stands, and the record says who took the file off.',
    buttons: [
      button('Yes, take it off', { do: 'confirm', proposal }),
      button('No, keep it', { do: 'decline', proposal }),
    ],
  });
  return { summary: `Take ${clip(name, 60)} off ${clip(line.ref, 30)}?`, card };
}

/** `line` is as it stands without the file. */
export const takenOffCard = ({ line, name }: Omit<TakeOff, 'proposal'>): CardMessage =>
  noticeCard({
    title: `Taken off ${clip(line.ref, 30)}: ${clip(name, 60)}`,
    text: leftWords(line),
    suggestions: [{ label: `Status of ${clip(line.ref, 30)}`, say: `status of ${line.ref}` }],
  });

function leftWords({ evidence, status }: Pick<Line, 'status'> & { evidence: Left }): string {
  if (evidence) return `It still has ${count(evidence.count, 'piece of evidence', 'pieces of evidence')}.`;
  return status === 'complete'
    ? 'It has no evidence now, and is unevidenced. Send me the right file when you have it.'
    : 'It has no evidence now. Send me the right file when you have it.';
}
type Left = { count: number; latest: Evidence } | null;
