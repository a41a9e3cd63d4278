/** The form behind "Save as evidence" on a message in Teams: for which action, a note, and whether its words are kept. */
import { z } from 'zod/v4';
import type { Line } from '../../domain/line.ts';
import { moment } from '../format.ts';
import { nameOf } from '../line-words.ts';
import { type CardJson, compile } from '../render.ts';
import { Id } from '../shown.ts';
import { alarm, clip, run, subtle } from '../text.ts';
import { careful } from '../words-of-care.ts';
import template from './save-evidence.json' with { type: 'json' };

const fill = compile(template);

/** More than these are found by their number. */
const MOST_CHOICES = 40;

const Text = z
  .string()
  .max(4000)
  .default('')
  .transform((text) => text.trim());
/** What the form sends. */
export const SaveEvidence = z.object({
  do: z.literal('save-as-evidence'),
  milestone: z.union([Id, z.literal('')]).default(''),
  ref: Text,
  note: Text,
  keep: z
    .enum(['true', 'false'])
    .default('false')
    .transform((keep) => keep === 'true'),
});
export type SaveEvidence = z.infer<typeof SaveEvidence>;

export type SaveEvidenceForm = {
  /** The person's own, worst first. */
  lines: readonly Line[];
  /** Whether they may give evidence for what is not theirs, by its number. */
  others: boolean;
  /** When the message was sent, an ISO instant, where it is known. */
  at: string | null;
  /** Names of its files. */
  files: readonly string[];
  /** Whether it has words that could be kept. */
  words: boolean;
  /** What was filled in before, and what is wrong with it. */
  typed?: SaveEvidence;
  fault?: string;
  zone: string;
};

export function saveEvidenceForm(form: SaveEvidenceForm): CardJson {
  const { lines, others, at, files, words, typed, fault, zone } = form;
  const when = at === null ? '' : ` of ${moment(at, zone)}`;
  const named =
    files.length === 0 ? '' : `, and ${files.length === 1 ? 'a link to its file' : 'links to its files'}`;
  const options = lines
    .slice(0, MOST_CHOICES)
    .map((line) => ({ title: clip(nameOf(line), 90), value: line.milestone }));
  const picked = options.some(({ value }) => value === typed?.milestone) ? typed?.milestone : undefined;
  return fill({
    lines: [
      [run(`I keep a link to the message${when}${named}. Its words stay where they are.`)],
      ...files.slice(0, 5).map((name) => [subtle(clip(name, 100))]),
    ],
    faults: fault === undefined ? [] : [[alarm(fault)]],
    choices: options.length === 0 ? [] : [{ options, required: !others, ...(picked && { value: picked }) }],
    refs: others ? [{ label: REF_LABEL(options.length > 0), value: typed?.ref ?? '' }] : [],
    noteLabel: careful('Note, if you like'),
    note: typed?.note ?? '',
    keeps: words ? [{ value: typed?.keep ? 'true' : 'false' }] : [],
  });
}

const REF_LABEL = (beside: boolean): string =>
  beside ? 'Or another action, by its number' : 'The action, by its number';
