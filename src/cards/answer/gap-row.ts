/** One row of the walk through the gaps: what is missing in words, and a field for each. */
import type { OwnerKey, PlainDate } from '../../domain/plan.ts';
import type { Gap } from '../../domain/set-up.ts';
import { day, listed } from '../format.ts';
import { handOverInWords } from '../said-words.ts';
import { type GapField, type GapTyped, gapInput, gapKey, nothingFilled } from '../set-up/set-up-submit.ts';
import { asDate } from '../submit.ts';
import { alarm, bold, clip, type Run, run, subtle } from '../text.ts';
import { careful } from '../words-of-care.ts';

export type GapOwner = { key: OwnerKey; label: string };

export type GapRow = {
  gap: Gap;
  /** Null for a measure of the plan as a whole. */
  ref: string | null;
  /** The action's title, or the measure's text. */
  title: string;
  /** The plan's own words for the date. */
  byWhen: string | null;
  /** What these were resolved to, where somebody has yet to confirm it. */
  resolved: PlainDate | null;
  /** What was filled in before and refused in part. */
  typed?: GapTyped;
  faults?: readonly { field: GapField; message: string }[];
};

const MOST_TITLE = 110;

export function nameOfGap({ gap, ref, title }: GapRow): Run[] {
  if (gap.of === 'action') return [bold(clip(ref ?? '', 30)), run(` ${clip(title, MOST_TITLE)}`)];
  const of = ref === null ? 'Measure of the whole plan' : `Measure of ${clip(ref, 30)}`;
  return [bold(of), run(`: ${clip(title, MOST_TITLE)}`)];
}

/** "No date, no owner. The plan says “Year 1-2” → Sat 31 Aug 2024, to be confirmed." */
export function lacksRuns({ gap, byWhen, resolved }: GapRow, today: PlainDate): Run[] {
  const lacks = gap.lacks
    .filter((what) => what !== 'confirmation' && what !== 'hand-over')
    .map((what) => `no ${what}`);
  const wishes = gap.of === 'action' ? gap.handOver : undefined;
  const confirms = gap.of === 'action' && gap.lacks.includes('confirmation');
  const says = byWhen === null ? 'The date' : `The plan says “${clip(byWhen, 80)}”`;
  const reads = resolved === null ? '' : ` → ${day(resolved, today)}`;
  return [
    ...(lacks.length > 0 ? [subtle(`${sentence(listed(lacks))}. `)] : []),
    ...(wishes ? [run(`Its owner wants to hand over ${handOverInWords(wishes, today)}. `)] : []),
    ...(confirms
      ? [
          run(`${says}${reads}, to be confirmed. `),
          ...(resolved === null ? [] : [subtle('Save confirms the date below; clear it to leave it open.')]),
        ]
      : byWhen === null || gap.of === 'measure'
        ? []
        : [run(`${says}.`)]),
  ];
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Field = { items: Record<string, unknown>[] };

/** A field for each thing that is missing, with what was refused in it underneath. */
export function inputsOf(row: GapRow, owners: readonly GapOwner[]): Field[] {
  const { gap, faults = [] } = row;
  const fields: GapField[] =
    gap.of === 'action'
      ? [
          ...(gap.lacks.includes('date') || gap.lacks.includes('confirmation') ? (['due'] as const) : []),
          ...(gap.lacks.includes('owner') || gap.lacks.includes('hand-over') ? (['owner'] as const) : []),
        ]
      : gap.lacks;
  return fields.map((field) => ({
    items: [
      { id: gapInput(field, gapKey(gap)), ...inputFor(field, row, owners) },
      ...faults
        .filter((fault) => fault.field === field)
        .map(({ message }) => ({
          type: 'RichTextBlock',
          spacing: 'Small',
          inlines: [alarm(clip(message, 200))],
        })),
    ],
  }));
}

const WHAT: { readonly [F in GapField]: string } = {
  due: 'Due date',
  owner: 'Owner',
  frequency: 'How often it is read',
  baseline: 'Baseline',
  target: 'Target',
};
const FREQUENCIES = [
  { title: 'Monthly', value: 'monthly' },
  { title: 'Half-termly', value: 'half-termly' },
  { title: 'Termly', value: 'termly' },
  { title: 'Yearly', value: 'yearly' },
];

function inputFor(field: GapField, row: GapRow, owners: readonly GapOwner[]): Record<string, unknown> {
  const value = (row.typed ?? nothingFilled)[field];
  const of = row.ref === null ? 'the whole plan' : clip(row.ref, 30);
  const label = row.gap.of === 'action' ? `${WHAT[field]} of ${of}` : `${WHAT[field]}, measure of ${of}`;
  switch (field) {
    case 'due':
      return { ...dateInput(value, row), label, errorMessage: 'Give a date, such as 2027-03-12.' };
    case 'owner':
      return { ...ownerInput(row, owners), label, errorMessage: 'Name one post or one person.' };
    case 'frequency':
      return {
        type: 'Input.ChoiceSet',
        label,
        errorMessage: 'Pick one of the list.',
        placeholder: 'Pick one',
        choices: FREQUENCIES,
        ...(value !== '' && { value }),
      };
    default:
      return {
        type: 'Input.Text',
        label,
        errorMessage: 'Say it in fewer words.',
        placeholder: careful('A figure, or words'),
        ...(value !== '' && { value }),
      };
  }
}

/** A date field can't hold "12 March": what is no date comes back in a text field, so that it isn't lost. */
function dateInput(typed: string, { resolved, typed: before }: GapRow): Record<string, unknown> {
  const date = asDate(typed);
  if (typed.trim() !== '' && date === null) return { type: 'Input.Text', value: typed };
  const value = before ? date : resolved;
  return { type: 'Input.Date', ...(value !== null && { value }) };
}

/** The owners that a row lets one pick from, or null where a text field takes any words. */
export function offeredOwners(row: GapRow, owners: readonly GapOwner[]): readonly GapOwner[] | null {
  const typed = row.typed?.owner ?? '';
  const known = typed === '' || owners.some(({ key }) => key === typed);
  return owners.length > 0 && known ? owners : null;
}

function ownerInput(row: GapRow, owners: readonly GapOwner[]): Record<string, unknown> {
  const offered = offeredOwners(row, owners);
  const typed = row.typed?.owner ?? '';
  const value = typed !== '' && { value: typed };
  if (!offered) return { type: 'Input.Text', placeholder: 'A post, a name or an e-mail address', ...value };
  return {
    type: 'Input.ChoiceSet',
    style: 'filtered',
    placeholder: 'Pick one, or type to find it',
    choices: offered.map(({ key, label }) => ({ title: clip(label, 60), value: key })),
    ...value,
  };
}
