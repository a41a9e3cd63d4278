/** Reads a card as a person does: its visible lines in order, its buttons with what they send, its inputs. */
import { z } from 'zod/v4';

const Node = z.record(z.string(), z.unknown());
type Node = z.infer<typeof Node>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

// What a client shows of a TextBlock: an escape loses its backslash. Joiners have no width, and an unbreakable space looks like a space.
const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
const visible = (words: string): string => words.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

/** Every element of the card that is shown, in reading order; fallbacks are not. */
export function cardElements(card: unknown): Node[] {
  if (!isNode(card) || card.isVisible === false) return [];
  const inside = ['body', 'items', 'columns', 'rows', 'cells'].flatMap((name) => nodes(card[name]));
  return [card, ...inside.flatMap(cardElements)];
}

/** The visible lines of text, in order: headings, paragraphs, labels, facts, charts' figures, buttons' titles. */
export function cardText(card: unknown): string[] {
  return [
    ...cardElements(card).flatMap(linesOf),
    ...nodes(isNode(card) ? card.actions : []).map((action) => text(action.title)),
  ]
    .map(visible)
    .filter((line) => line.trim() !== '');
}

function linesOf(element: Node): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [unescaped(text(element.text))];
    case 'RichTextBlock':
      return [
        nodes(element.inlines)
          .map((inline) => text(inline.text))
          .join(''),
      ];
    case 'FactSet':
      return nodes(element.facts).map((fact) => unescaped(`${text(fact.title)}: ${text(fact.value)}`));
    case 'ActionSet':
      return nodes(element.actions).map((action) => text(action.title));
    default:
      if (element.type === 'Chart.Line') {
        const points = nodes(element.data).flatMap(({ values }) => nodes(values));
        return points.map((point) => `${text(point.x)} ${String(point.y)}`);
      }
      if (text(element.type).startsWith('Chart.')) {
        return nodes(element.data).map((point) => `${text(point.x)} ${String(point.y)}`);
      }
      return text(element.type).startsWith('Input.') ? [text(element.label)] : [];
  }
}

export type CardAction = { title: string; data: Node };

/** The buttons that send something, in order. Links are left out: see `cardLinks`. */
export function cardActions(card: unknown): CardAction[] {
  const ofCard = nodes(isNode(card) ? card.actions : []);
  return [
    ...cardElements(card).flatMap((element) => [
      ...nodes(element.type === 'ActionSet' ? element.actions : []),
      ...nodes(element.inlines).flatMap(({ selectAction }) => (isNode(selectAction) ? [selectAction] : [])),
    ]),
    ...ofCard,
  ]
    .filter((action) => action.type === 'Action.Execute' || action.type === 'Action.Submit')
    .map((action) => ({ title: text(action.title), data: isNode(action.data) ? action.data : {} }));
}

/** The addresses that the card links to, with the words that carry them. */
export const cardLinks = (card: unknown): { title: string; url: string }[] =>
  cardElements(card)
    .flatMap((element) => nodes(element.inlines))
    .flatMap(({ selectAction, ...inline }) =>
      isNode(selectAction) && selectAction.type === 'Action.OpenUrl'
        ? [{ title: visible(text(inline.text)), url: text(selectAction.url) }]
        : [],
    );

export type CardInput = {
  id: string;
  type: string;
  label: string;
  value: unknown;
  placeholder: string;
  choices: string[];
};

/** The inputs that can be seen, in order. */
export const cardInputs = (card: unknown): CardInput[] =>
  cardElements(card)
    .filter((element) => text(element.type).startsWith('Input.'))
    .map((input) => ({
      id: text(input.id),
      type: text(input.type),
      label: visible(text(input.label)),
      value: input.value,
      placeholder: text(input.placeholder),
      choices: nodes(input.choices).map((choice) => text(choice.title)),
    }));

/**
 * What a client sends when a button is pressed: the button's data with every input beside it, hidden ones too;
 * `typed` stands for what the person entered, over the values that the card came with.
 * @throws Error when the card has no such button.
 */
export function press(card: unknown, title: string, typed: Record<string, string> = {}, nth = 0): Node {
  const action = cardActions(card).filter((one) => one.title === title)[nth];
  if (!action) {
    const titles = cardActions(card).map((one) => one.title);
    throw new Error(`the card has no button ${title} (number ${nth}); it has: ${titles.join(', ')}`);
  }
  const standing = everyInput(card)
    .filter((input) => input.value !== undefined && input.value !== '')
    .map((input) => [text(input.id), String(input.value)]);
  return { ...action.data, ...Object.fromEntries(standing), ...typed };
}

function everyInput(element: unknown): Node[] {
  if (!isNode(element)) return [];
  const inside = ['body', 'items', 'columns'].flatMap((name) => nodes(element[name]));
  return [...(text(element.type).startsWith('Input.') ? [element] : []), ...inside.flatMap(everyInput)];
}
