/** Everything that supports one action, the newest first: what it is, who gave it and when, and files to open. */
import type { Line } from '../../domain/line.ts';
import type { Evidence } from '../../domain/milestone.ts';
import { type Button, button } from '../button.ts';
import { moment } from '../format.ts';
import { hostOf, linkRun, nameOf, shownOf } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { clip, escapeMarkdown, type Run, run, subtle } from '../text.ts';
import template from './evidence-list.json' with { type: 'json' };

const fill = compile(template);
/** Most pieces of one card. */
export const PAGE = 8;

export type Piece = {
  evidence: Evidence;
  /** Whether whoever reads may take it off: a file that they sent. */
  removable: boolean;
  /** The name of whoever gave it. */
  who: string;
  at: string;
};

export type EvidenceList = { line: Line; pieces: readonly Piece[]; offset: number; zone: string };

export function evidenceListCard(view: EvidenceList): CardMessage {
  const heading = `Evidence for ${nameOf(view.line)}`;
  return fitting(PAGE, (size) => ({ summary: clip(heading, 200), card: cardOf(view, heading, size) }));
}

function cardOf({ line, pieces, offset, zone }: EvidenceList, heading: string, size: number) {
  const page = pieces.slice(offset, offset + size);
  const left = pieces.length - offset - page.length;
  const more = { do: 'show-evidence', shown: shownOf(line), offset: offset + page.length } as const;
  return fill({
    heading: escapeMarkdown(heading),
    notes:
      pieces.length === 0
        ? [[run('There is none yet. Send me a file or a link, and say what it is for.')]]
        : [],
    pieces: page.map(({ evidence, removable, who, at }) => ({
      what: whatOf(evidence, zone),
      who: [subtle(`${clip(who, 80)}, ${moment(at, zone)}`)],
      open: evidence.kind === 'file' ? [{ actions: fileButtons(evidence, removable) }] : [],
    })),
    buttons: left > 0 ? [button(`Show more (${left} left)`, more)] : [],
  });
}

function fileButtons({ file, name }: Evidence & { kind: 'file' }, removable: boolean): Button[] {
  const called = clip(name, 100);
  return [
    button('Open file', { do: 'open-file', file }, { tooltip: `Open ${called}` }),
    ...(removable
      ? [button('Take file off', { do: 'take-off', file }, { tooltip: `Take off ${called}` })]
      : []),
  ];
}

/** A message is known by when it was sent: its link tells nobody anything. */
function whatOf(evidence: Evidence, zone: string): Run[] {
  switch (evidence.kind) {
    case 'link':
      return evidence.at === undefined
        ? [linkRun(clip(evidence.url, 200), evidence.url)]
        : [
            linkRun(`Message of ${moment(evidence.at, zone)}`, evidence.url),
            subtle(` (${clip(hostOf(evidence.url), 60)})`),
          ];
    case 'file':
      return [run(clip(evidence.name, 120))];
    case 'location':
      return [run(clip(evidence.what, 300))];
  }
}
