/** Any card as numbered text: its lines in reading order, its buttons by number, its inputs by their names. */
import { z } from 'zod/v4';
import { longDay } from './format.ts';
import type { PlainCard, PlainField, PlainOption } from './plain-card.ts';
import type { CardJson } from './render.ts';
import { asDate, parseSubmit } from './submit.ts';

const Node = z.record(z.string(), z.unknown());
type Node = z.infer<typeof Node>;

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
  let begins = true;
  const first = pickedRef(card);
  for (const part of partsOf(card)) {
    switch (part.kind) {
      case 'line':
        lines.push(part.text);
        if (begins) ref = REF.exec(part.text)?.[1];
        begins = false;
        break;
      case 'gap':
        if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
        begins = true;
        break;
      case 'field':
        fields.push(part.field);
        if (!part.field.hidden) lines.push(fieldLine(part.field));
        break;
      case 'button':
        if (first !== null && BESIDE_A_PICK.has(part.data.do)) break;
        if (options.length >= MOST_OPTIONS) break;
        options.push({ title: titled(part, ref), data: part.data });
        lines.push(`${from + options.length}. ${options.at(-1)?.title ?? ''}`);
    }
  }
  const asked = fields.find(({ hidden }) => !hidden);
  const hints = [
    ...(first === null
      ? []
      : [`Answer in words, such as "${first} on track" or "need more time for ${first}".`]),
    ...(asked
      ? [`To fill in a line, write its name and a colon, such as "${shortName(asked.label)}: …".`]
      : []),
    ...(options.length > 0 ? ['Reply with a number to choose.'] : []),
  ];
  const text = [...lines, ...(hints.length > 0 ? ['', hints.join(' ')] : [])];
  return { text: text.join('\n').trim(), card: { options, fields } };
}

/** A line of a list begins with the number of its action. */
const REF = /^((?=\S*\d)[\w.]{1,20}(?:\(\w{1,5}\)){0,3})\s+\S/;
/** The buttons that stand beside such a line in every list, alike. */
const BESIDE: Readonly<Record<string, string>> = { update: ' ', 'more-time': ' for ', more: ' about ' };

/** "Need more time for 1.1(a)": in a text nothing stands beside anything. */
function titled({ title, data }: Extract<Part, { kind: 'button' }>, ref: string | undefined): string {
  const joint = BESIDE[string(data.do)];
  return ref === undefined || joint === undefined || title.includes(ref) ? title : `${title}${joint}${ref}`;
}

/** "Reason: waiting for HR", "Status: (empty; one of On track, At risk)". */
export function fieldLine({ label, value, choices, many, kind }: PlainField): string {
  const names = choices.map(({ title }) => title);
  const chosen = value
    .split(',')
    .flatMap((one) => choices.find((choice) => choice.value === one)?.title ?? []);
  const typed = kind === 'date' ? dateWords(value) : value;
  const stands = choices.length > 0 ? chosen.join(', ') : typed;
  const offer = names.length > 0 ? `${many ? 'any' : 'one'} of ${names.join(', ')}` : KINDS[kind];
  const others = names.length > 1 ? ` (${offer})` : '';
  return `- ${plainName(label)}: ${stands === '' ? `(empty${offer === '' ? '' : `; ${offer}`})` : `${stands}${others}`}`;
}

/** The name of a field without the stop that would stand before its colon. */
const plainName = (label: string): string => label.replace(/[\s.:]+$/, '');

/** As much of it as is needed to name the field. */
const shortName = (label: string): string =>
  plainName(label)
    .split(/[?(:.]/, 1)[0]
    ?.trim() || plainName(label);

const dateWords = (value: string): string => {
  const date = asDate(value);
  return date === null ? value : longDay(date);
};

const KINDS = { text: '', number: 'a number', date: 'a date', choice: '', toggle: 'yes or no' } as const;

type Part =
  | { kind: 'line'; text: string }
  | { kind: 'gap' }
  | { kind: 'field'; field: PlainField }
  | { kind: 'button'; title: string; data: Node };

const isNode = (value: unknown): value is Node => Node.safeParse(value).success;
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const string = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** What a client shows of a TextBlock: an escape loses its backslash. */
const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
const line = (text: string): Part[] => (text.trim() === '' ? [] : [{ kind: 'line', text: text.trim() }]);

/** What is folded away in a card is part of its text. */
function partsOf(element: Node): Part[] {
  const below = ['body', 'items', 'columns', 'rows', 'cells'].flatMap((name) => nodes(element[name]));
  const actions = nodes(element.actions).flatMap(actionParts);
  switch (element.type) {
    case 'TextBlock':
      return line(unescaped(string(element.text)));
    case 'RichTextBlock':
      return opens(element.inlines) ?? line(nodes(element.inlines).map(inlineText).join(''));
    case 'FactSet':
      return nodes(element.facts).flatMap((fact) =>
        line(unescaped(`${string(fact.title)}: ${string(fact.value)}`)),
      );
    case 'Image':
      return line(string(element.altText));
    case 'TableRow':
      return line(
        nodes(element.cells)
          .map((cell) => partsOf(cell).flatMap((part) => (part.kind === 'line' ? part.text : [])))
          .map((texts) => texts.join(' '))
          .join(' | '),
      );
    case 'ColumnSet':
      return below.flatMap((column) => partsOf(column)).filter(({ kind }) => kind !== 'gap');
    case 'Container':
      return [{ kind: 'gap' }, ...below.flatMap((one) => partsOf(one))];
    case 'AdaptiveCard':
      return [...below.flatMap((one) => partsOf(one)), { kind: 'gap' }, ...actions];
  }
  const type = string(element.type);
  // A chart's figures stand as text beside it.
  if (type.startsWith('Chart.')) return [];
  if (type.startsWith('Input.')) return fieldParts(element);
  return [...below.flatMap((one) => partsOf(one)), ...actions];
}

function inlineText(inline: Node): string {
  const link = isNode(inline.selectAction) ? string(inline.selectAction.url) : '';
  const text = string(inline.text);
  return link === '' || link === text.trim() ? text : `${text} (${link})`;
}

/** Words that open what they name are a numbered line of their own. */
function opens(inlines: unknown): Part[] | undefined {
  const action = nodes(inlines)
    .map(({ selectAction }) => selectAction)
    .filter(isNode)
    .find(({ type }) => type === 'Action.Execute');
  const title = nodes(inlines).map(inlineText).join('').trim();
  return action && isNode(action.data) ? [{ kind: 'button', title, data: action.data }] : undefined;
}

function actionParts(action: Node): Part[] {
  const title = string(action.tooltip) || string(action.title);
  switch (action.type) {
    case 'Action.OpenUrl':
      return line(`${title}: ${string(action.url)}`);
    case 'Action.ShowCard':
      return [...line(title), ...(isNode(action.card) ? partsOf(action.card) : [])];
    case 'Action.Execute':
    case 'Action.Submit':
      return isNode(action.data) && !isPicks(action.data)
        ? [{ kind: 'button', title, data: action.data }]
        : [];
    default:
      return [];
  }
}

/** A status is said in words: nothing is picked in a text. */
const isPicks = ({ do: what }: Node): boolean => what === 'answer-list';
/** Said in words as easily; without them the numbers of a list are those of its actions. */
const BESIDE_A_PICK: ReadonlySet<unknown> = new Set(['more-time', 'more']);
const isPick = (input: Node): boolean => string(input.id).startsWith('status:');
/** The ref of the first action whose status the card lets one pick; null where there is none. */
function pickedRef(element: Node): string | null {
  if (isPick(element)) return unescaped(string(element.label)).replace(/^Status of /, '');
  for (const one of ['body', 'items', 'columns'].flatMap((name) => nodes(element[name]))) {
    const ref = pickedRef(one);
    if (ref !== null) return ref;
  }
  return null;
}

const FIELD_KINDS: Readonly<Record<string, PlainField['kind']>> = {
  'Input.Text': 'text',
  'Input.Number': 'number',
  'Input.Date': 'date',
  'Input.ChoiceSet': 'choice',
  'Input.Toggle': 'toggle',
};

function fieldParts(input: Node): Part[] {
  const kind = FIELD_KINDS[string(input.type)];
  if (!kind || isPick(input)) return [];
  const field: PlainField = {
    id: string(input.id),
    label: unescaped(string(input.label) || string(input.title)).trim(),
    kind,
    many: input.isMultiSelect === true,
    choices: nodes(input.choices).map((choice) => ({
      title: string(choice.title),
      value: string(choice.value),
    })),
    value: string(input.value),
    hidden: input.isVisible === false,
  };
  return [{ kind: 'field', field }];
}

/** What pressing a button sends: its data, with what stands in the inputs. */
export const pressedPlain = ({ options, fields }: PlainCard, option: PlainOption): unknown => {
  if (!options.includes(option)) return null;
  const filled = fields.filter(({ value }) => value !== '').map(({ id, value }) => [id, value]);
  const all = { ...option.data, ...Object.fromEntries(filled) };
  return parseSubmit(all).ok ? all : option.data;
};
