/** What a card shows, in reading order: its lines, its buttons and its inputs. */
import { z } from 'zod/v4';
import type { PlainField } from './plain-card.ts';

const Node = z.record(z.string(), z.unknown());
type Node = z.infer<typeof Node>;

export type Part =
  | { kind: 'line'; text: string }
  /** `soft` ends what stands beside a button: the next button needs no gap. */
  | { kind: 'gap'; soft: boolean }
  | { kind: 'field'; field: PlainField }
  /** `short` is what the card shows of it, `title` tells it from others of the same name. */
  | { kind: 'button'; title: string; short: string; data: Node };
type Button = Extract<Part, { kind: 'button' }>;

const GAP: Part = { kind: 'gap', soft: false };
const SOFT: Part = { kind: 'gap', soft: true };

const isNode = (value: unknown): value is Node => Node.safeParse(value).success;
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const string = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** What a client shows of a TextBlock: an escape loses its backslash. */
const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
const line = (text: string): Part[] => (text.trim() === '' ? [] : [{ kind: 'line', text: text.trim() }]);

/** What is folded away in a card is part of its text. */
export function partsOf(element: Node): Part[] {
  const parts = partsWithin(element);
  // A row of a list that is one line needs no gap.
  const apart = element.separator === true && (element.type !== 'ColumnSet' || parts.length > 2);
  return apart ? [GAP, ...parts] : parts;
}

function partsWithin(element: Node): Part[] {
  const below = ['body', 'items', 'columns', 'rows', 'cells'].flatMap((name) => nodes(element[name]));
  const actions = nodes(element.actions).flatMap(actionParts);
  switch (element.type) {
    case 'TextBlock':
      return line(unescaped(string(element.text)));
    case 'RichTextBlock':
      return opens(element.inlines) ?? line(inlinesText(element.inlines));
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
      return [
        ...rowOf(below.flatMap((column) => partsOf(column)).filter(({ kind }) => kind !== 'gap')),
        SOFT,
      ];
    case 'ActionSet':
      return [...actions, SOFT];
    case 'Container':
      return [GAP, ...below.flatMap((one) => partsOf(one))];
    case 'AdaptiveCard':
      return [...below.flatMap((one) => partsOf(one)), GAP, ...actions];
  }
  const type = string(element.type);
  // A chart's figures stand as text beside it.
  if (type.startsWith('Chart.')) return [];
  if (type.startsWith('Input.')) return fieldParts(element);
  return [...below.flatMap((one) => partsOf(one)), ...actions];
}

/** A choice and what it stands beside are one line: "1. 3.7(a) Publish the dashboard". */
function rowOf(parts: readonly Part[]): Part[] {
  const [button, words, ...rest] = parts;
  return button?.kind === 'button' && words?.kind === 'line' && rest.every(({ kind }) => kind === 'line')
    ? [{ ...button, title: besideWords(button, words.text) }, ...rest]
    : [...parts];
}

function besideWords({ short }: Button, words: string): string {
  if (short === 'This one' || words.startsWith(short)) return words;
  return `${short}${/\d/.test(short) ? '' : ':'} ${words}`;
}

/** The site of a link goes without saying where its address stands before it. */
const inlinesText = (inlines: unknown): string =>
  nodes(inlines)
    .map(inlineText)
    .join('')
    .replace(/\((https?:\/\/([^/()\s]+)[^()\s]*)\) \(\2\)/g, '($1)');

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
  const title = inlinesText(inlines).trim();
  return action && isNode(action.data)
    ? [{ kind: 'button', title, short: title, data: action.data }]
    : undefined;
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
        ? [{ kind: 'button', title, short: string(action.title), data: action.data }]
        : [];
    default:
      return [];
  }
}

/** A status is said in words: nothing is picked in a text. */
const isPicks = ({ do: what }: Node): boolean => what === 'answer-list';
/** Said in words as easily; without them the numbers of a list are those of its actions. */
export const BESIDE_A_PICK: ReadonlySet<unknown> = new Set(['more-time', 'more']);
const isPick = (input: Node): boolean => string(input.id).startsWith('status:');
/** The ref of the first action whose status the card lets one pick; null where there is none. */
export function pickedRef(element: Node): string | null {
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
