/** Any card as numbered text: its lines in reading order, its buttons by number, its inputs by their names. */
import type { PlainCard, PlainField, PlainOption } from './plain-card.ts';
import { fieldTeller, shortName } from './plain-field.ts';
import { BESIDE_A_PICK, type Part, partsOf, pickedRef } from './plain-parts.ts';
import type { CardJson } from './render.ts';
import { parseSubmit } from './submit.ts';
import { CARE } from './words-of-care.ts';

/** Most numbers of one message: nobody reads further. */
const MOST_OPTIONS = 60;

export type Plain = { text: string; card: PlainCard };

/**
 * The text of a card, and what its numbers and names stand for. `from` is the number before its first: the cards of
 * one turn are numbered through.
 */
export function plainOf(card: CardJson, from = 0): Plain {
  const lines: string[] = [];
  const options: PlainOption[] = [];
  const fields: PlainField[] = [];
  let ref: string | undefined;
  let last: Part | undefined;
  let gap: Extract<Part, { kind: 'gap' }> | undefined;
  const first = pickedRef(card);
  const lineOf = fieldTeller();
  for (const part of partsOf(card)) {
    if (part.kind === 'gap') {
      gap = gap && !gap.soft ? gap : part;
      continue;
    }
    if (part.kind === 'button' && first !== null && BESIDE_A_PICK.has(part.data.do)) continue;
    if (part.kind === 'button' && options.length >= MOST_OPTIONS) continue;
    if (part.kind === 'field') fields.push(part.field);
    if (part.kind === 'field' && part.field.hidden) continue;
    const begins = lines.length === 0 || (gap !== undefined && isApart(part, last, gap));
    if (begins && lines.length > 0) lines.push('');
    switch (part.kind) {
      case 'line':
        if (begins) ref = REF.exec(part.text)?.[1];
        lines.push(part.text);
        break;
      case 'field':
        lines.push(lineOf(part.field));
        break;
      case 'button':
        options.push({ title: titled(part, ref), data: part.data });
        lines.push(`${from + options.length}. ${options.at(-1)?.title ?? ''}`);
    }
    gap = undefined;
    last = part;
  }
  const hints = hintsOf(first, fields, options);
  const text = [...lines, ...(hints.length > 0 ? ['', hints.join(' ')] : [])];
  return { text: text.join('\n').trim(), card: { options, fields } };
}

/** Fields that follow each other are one list, and so are buttons that stand in no row. */
const isApart = ({ kind }: Part, last: Part | undefined, gap: { soft: boolean }): boolean =>
  kind === 'field' ? last?.kind !== 'field' : kind === 'line' || !gap.soft;

/** How to answer: in words, by a field's name, by number. */
function hintsOf(
  first: string | null,
  fields: readonly PlainField[],
  options: readonly PlainOption[],
): string[] {
  const [named, ...others] = fields.filter(({ hidden }) => !hidden).map(({ label }) => label);
  const careful = fields.some(({ hidden, label }) => !hidden && label.includes(CARE));
  return [
    ...(first === null
      ? []
      : [`Answer in words, such as "${first} on track" or "need more time for ${first}".`]),
    ...(named === undefined
      ? []
      : [`To fill in a line, write its name and a colon, such as "${shortName(named, others)}: …".`]),
    ...(careful ? [CARE] : []),
    ...(options.length > 0 ? ['Reply with a number to choose.'] : []),
  ];
}

/** A line of a list begins with the number of its action. */
const REF = /^((?=\S*\d)[\w.]{1,20}(?:\(\w{1,5}\)){0,3})\s+\S/;
/** The buttons that stand beside such a line in every list, alike. */
const BESIDE: ReadonlyMap<unknown, string> = new Map([
  ['update', ' '],
  ['open-form', ' '],
  ['more-time', ' for '],
  ['more', ' about '],
]);

/** "Need more time for 1.1(a)": in a text nothing stands beside anything. */
function titled({ title, data }: Extract<Part, { kind: 'button' }>, ref: string | undefined): string {
  const joint = BESIDE.get(data.do);
  return ref === undefined || joint === undefined || title.includes(ref) ? title : `${title}${joint}${ref}`;
}

/** What pressing a button sends: its data, with what stands in the inputs. */
export const pressedPlain = ({ options, fields }: PlainCard, option: PlainOption): unknown => {
  if (!options.includes(option)) return null;
  const filled = fields.filter(({ value }) => value !== '').map(({ id, value }) => [id, value]);
  const all = { ...option.data, ...Object.fromEntries(filled) };
  return parseSubmit(all).ok ? all : option.data;
};
