/** What every card keeps to: the elements of Adaptive Cards 1.5, labels, answers that parse, literal text, size. */
import { z } from 'zod/v4';
import { reminderCard } from '../../src/cards/reminder.ts';
import { CARD_LIMIT, cardBytes } from '../../src/cards/render.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
import { cardActions, cardInputs, cardText, press } from '../support/card-text.ts';
import { line, TODAY, ZONE } from './lines.ts';
import { samples } from './samples.ts';

const Text = z.string().min(1);
const Spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large']).optional();
const Colour = z.enum(['Default', 'Good', 'Warning', 'Attention', 'Accent']).optional();
const Link = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  url: z.url({ protocol: /^https?$/ }),
  title: Text,
});
const Data = z.record(z.string(), z.unknown());
const Execute = z.strictObject({
  type: z.literal('Action.Execute'),
  verb: z.literal('waymark'),
  title: Text,
  data: Data,
  style: z.enum(['positive', 'destructive']).optional(),
  tooltip: Text.optional(),
  associatedInputs: z.enum(['none', 'auto']).optional(),
});

const block = { spacing: Spacing, separator: z.boolean().optional() };
const TextBlock = z.strictObject({
  ...block,
  type: z.literal('TextBlock'),
  text: Text,
  wrap: z.literal(true),
  style: z.enum(['default', 'heading']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large']).optional(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  isSubtle: z.boolean().optional(),
});
const TextRun = z.strictObject({
  type: z.literal('TextRun'),
  text: Text,
  weight: z.enum(['Default', 'Bolder']).optional(),
  isSubtle: z.boolean().optional(),
  color: Colour,
  selectAction: z.discriminatedUnion('type', [Link, Execute]).optional(),
});
const RichTextBlock = z.strictObject({
  ...block,
  type: z.literal('RichTextBlock'),
  inlines: z.array(TextRun).min(1),
});
/** Shows and hides parts of the card, for whoever presses it alone. */
const Toggle = z.strictObject({
  type: z.literal('Action.ToggleVisibility'),
  title: Text,
  targetElements: z.array(Text).min(1),
});
const ActionSet = z.strictObject({
  ...block,
  type: z.literal('ActionSet'),
  actions: z
    .array(z.discriminatedUnion('type', [Execute, Toggle]))
    .min(1)
    .max(6),
});

const input = {
  ...block,
  id: Text,
  label: Text,
  errorMessage: Text.optional(),
  placeholder: Text.optional(),
};
const Inputs = [
  z.strictObject({
    ...input,
    type: z.literal('Input.Text'),
    value: z.string().optional(),
    isMultiline: z.boolean().optional(),
    isVisible: z.literal(false).optional(),
    style: z.enum(['Text', 'Url']).optional(),
  }),
  z.strictObject({ ...input, type: z.literal('Input.Number'), value: z.number().optional() }),
  z.strictObject({ ...input, type: z.literal('Input.Date'), value: z.iso.date().optional() }),
  z.strictObject({
    ...input,
    type: z.literal('Input.ChoiceSet'),
    value: Text.optional(),
    style: z.enum(['compact', 'expanded', 'filtered']).optional(),
    isMultiSelect: z.boolean().optional(),
    choices: z.array(z.strictObject({ title: Text, value: Text })).min(1),
  }),
] as const;

/** Teams' own: outside the official schema, and so only with a fallback inside it. */
const Chart = z.strictObject({
  ...block,
  type: z.literal('Chart.HorizontalBar'),
  title: Text,
  displayMode: z.enum(['AbsoluteWithAxis', 'AbsoluteNoAxis', 'PartToWhole']),
  data: z
    .array(
      z.strictObject({
        x: Text,
        y: z.number(),
        color: z.enum([
          'good',
          'warning',
          'attention',
          'neutral',
          'categoricalBlue',
          'categoricalPurple',
          'categoricalTeal',
          'categoricalLavender',
          'divergingMaroon',
        ]),
      }),
    )
    .min(1),
  fallback: TextBlock,
});

const Lines = z.strictObject({
  ...block,
  type: z.literal('Chart.Line'),
  title: Text,
  data: z
    .array(
      z.strictObject({
        legend: Text,
        color: z.literal('categoricalBlue'),
        values: z.array(z.strictObject({ x: z.iso.date(), y: z.number() })).min(2),
      }),
    )
    .min(1),
  fallback: TextBlock,
});

const Container = z.strictObject({
  ...block,
  type: z.literal('Container'),
  id: Text.optional(),
  isVisible: z.literal(false).optional(),
  style: z.enum(['default', 'emphasis', 'warning', 'attention', 'good', 'accent']).optional(),
  get items() {
    return z.array(Element).min(1);
  },
});
const ColumnSet = z.strictObject({
  ...block,
  type: z.literal('ColumnSet'),
  get columns() {
    return z.array(Column).min(1);
  },
});
const Column = z.strictObject({
  type: z.literal('Column'),
  width: z.enum(['auto', 'stretch']),
  verticalContentAlignment: z.enum(['Top', 'Center', 'Bottom']).optional(),
  get items() {
    return z.array(Element).min(1);
  },
});
const Element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    TextBlock,
    RichTextBlock,
    ActionSet,
    ...Inputs,
    Chart,
    Lines,
    Container,
    ColumnSet,
  ]),
);
const Card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  msteams: z.strictObject({ width: z.literal('full') }).optional(),
  body: z.array(Element).min(1),
  actions: z
    .array(z.discriminatedUnion('type', [Execute, Link]))
    .max(6)
    .optional(),
});

describe.each(Object.entries(samples()))('%s', (_, { card, summary }) => {
  test('is made of known elements with all that they require', () => {
    const checked = Card.safeParse(card);
    expect(checked.success ? '' : z.prettifyError(checked.error)).toBe('');
  });

  test('sends only what can be read', () => {
    for (const { title } of cardActions(card)) {
      expect({ title, ...parseSubmit(press(card, title)) }).toMatchObject({ title, ok: true });
    }
  });

  test('labels every input, once', () => {
    const inputs = cardInputs(card);
    expect(inputs.filter(({ label }) => label === '')).toEqual([]);
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
  });

  test('leaves no field of its template unfilled', () => {
    expect(JSON.stringify(card)).not.toMatch(/\$\{|undefined|\[object|\bnull\b,? ?[a-z]/);
  });

  test('is small, and says in a notification what it is', () => {
    expect(cardBytes(card)).toBeLessThan(CARD_LIMIT);
    expect(summary.length).toBeGreaterThan(5);
    expect(summary.length).toBeLessThan(260);
    expect(summary).not.toMatch(/[\n\\*_]/);
  });

  test('opens with a line that says what it is about', () => {
    expect(cardText(card)[0]?.length).toBeGreaterThan(5);
  });
});

test('ten lines of an ordinary length fit on one card', () => {
  const lines = Array.from({ length: 10 }, (_, index) =>
    line({
      milestone: `0123456789abcdefghijk${index}`,
      ref: `3.${index}(b)`,
      title: 'Agree with every school how children missing education are traced',
      lastUpdate: { id: `0123456789abcdefghijk${index}`, at: '2026-11-19T10:00:00Z', by: 'p1' },
    }),
  );
  const { card } = reminderCard({ lines, plans: [], today: TODAY, zone: ZONE });
  expect(cardInputs(card)).toHaveLength(10);
  expect(cardBytes(card)).toBeLessThan(CARD_LIMIT);
});
