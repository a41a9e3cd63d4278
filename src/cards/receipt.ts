/** What takes the form's place: what was recorded, by whom and when, and how to put it right. */
import type { Line } from '../domain/line.ts';
import type { Evidence } from '../domain/milestone.ts';
import type { PlainDate } from '../domain/plan.ts';
import { isWord, type Update } from '../domain/update.ts';
import { type Ask, askBlock } from './answer/ask-block.ts';
import { type Button, backButtons, button, openButtons } from './button.ts';
import { day, moment } from './format.ts';
import { nameOf } from './line-words.ts';
import template from './receipt.json' with { type: 'json' };
import { type CardMessage, compile } from './render.ts';
import { factsOf, inOneLine, isUnevidenced, stillQuiet, unevidencedFact } from './said-words.ts';
import type { Shown } from './submit.ts';
import { clip, escapeMarkdown, run, subtle } from './text.ts';

export { type SeveralReceipt, severalReceiptCard } from './several-receipt.ts';

const fill = compile(template);

export type Receipt = {
  /** The milestone as it stands after the update. */
  line: Line;
  update: Update;
  /** The name of whoever spoke. */
  who: string;
  /** When it was recorded, an ISO instant. */
  at: string;
  zone: string;
  today: PlainDate;
  /** What is left of the list that the form came from. */
  list: readonly Shown[];
  notes: readonly string[];
  /** What comes after it: the next occurrence, or the line itself with its next check-in. */
  next?: Line | null;
  /** What its speaker asks of somebody else by it: can be taken back. */
  request?: string | undefined;
  /** What is missing beside what was recorded. */
  ask?: Ask | null;
};

export function receiptCard(receipt: Receipt): CardMessage {
  const { line, update, who, at, zone, today, list, notes, next, request, ask = null } = receipt;
  // A wish is no word to put right: how it goes is said beside it.
  const isSaid = isWord(update);
  const seen = isSaid ? update.id : (line.lastUpdate?.id ?? null);
  const shown = { plan: update.plan, milestone: update.milestone, seen };
  const card = fill({
    heading: `Recorded: ${escapeMarkdown(nameOf(line))}`,
    facts: [
      ...factsOf(line, update.said, today),
      ...stillQuiet(line, update.said, today),
      ...(isUnevidenced(line, update.said) ? [unevidencedFact()] : []),
    ],
    notes: [...(next ? [nextWords(next, today)] : []), ...notes].map((note) => [run(note)]),
    by: [subtle(`${saidBy(update, who)}, ${moment(at, zone)}`)],
    ...askBlock(ask),
    buttons: [
      button(isSaid ? 'Change' : 'Update', {
        do: 'open-form',
        shown,
        corrects: isSaid ? update.id : null,
        list: [...list],
      }),
      ...(request === undefined
        ? []
        : [button('Take back what I asked', { do: 'withdraw-request', request })]),
      ...backButtons(list),
      ...openButtons(update.said.evidence ?? []),
      ...takeOffButtons(update.said.evidence ?? [], shown),
    ],
  });
  return { summary: `Recorded for ${clip(line.ref, 30)}: ${inOneLine(update.said, today)}`, card };
}

/** "Alex Sample", "As said by Kim, entered by Alex Sample". */
const saidBy = ({ onBehalf }: Update, who: string): string =>
  onBehalf === null ? clip(who, 240) : `As said by ${clip(onBehalf, 80)}, entered by ${clip(who, 80)}`;

/** One file is taken off from here; of several the list lets choose. */
function takeOffButtons(evidence: readonly Evidence[], shown: Shown): Button[] {
  const [only, ...others] = evidence.filter((one) => one.kind === 'file');
  if (!only) return [];
  return others.length > 0
    ? [button('Take a file off', { do: 'show-evidence', shown, offset: 0 })]
    : [button('Take file off', { do: 'take-off', file: only.file })];
}

/** "Next: Spring 1 2026-27, due Fri 12 Feb 2027.", "Next check-in: Fri 12 Feb 2027." */
function nextWords({ kind, label, due }: Line, today: PlainDate): string {
  const on = due === null ? 'no date set' : day(due, today);
  if (kind === 'check-in') return `Next check-in: ${on}.`;
  return `Next: ${label === null ? '' : `${clip(label, 60)}, `}${due === null ? on : `due ${on}`}.`;
}
