/** Every card as text: nothing that it shows is lost, and each number presses what the button would. */
import { plainOf, pressedPlain } from '../../src/cards/plain.ts';
import type { PlainField } from '../../src/cards/plain-card.ts';
import { fieldLine, fieldName, fieldTeller, shortName } from '../../src/cards/plain-field.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
import { CARE, careful } from '../../src/cards/words-of-care.ts';
import { cardElements, cardInputs } from '../support/card-text.ts';
import { samples } from './samples.ts';

const runs = (card: unknown): string[] =>
  cardElements(card)
    .flatMap(({ inlines }) => (Array.isArray(inlines) ? inlines : []))
    .map(({ text }: { text: string }) => text.trim())
    .filter((text) => text !== '');

describe.each(Object.entries(samples()))('%s', (_, { card }) => {
  const plain = plainOf(card);

  test('says all its words', () => {
    // Of a link whose address stands there the site is not told again.
    for (const text of runs(card)) expect(plain.text).toContain(text.replace(/^\(([\w.-]+)\)$/, '$1'));
  });

  test('asks for each input by its label, but for the statuses that are said in words', () => {
    const asked = cardInputs(card).filter(({ id }) => !id.startsWith('status:'));
    for (const { label } of asked) expect(plain.text).toContain(`- ${fieldName(label)}: `);
    if (asked.some(({ label }) => label.includes(CARE))) expect(plain.text).toContain(`…". ${CARE}`);
  });

  test('has a number for each button, and it sends what can be read', () => {
    const { options } = plain.card;
    for (const [index, option] of options.entries()) {
      expect(plain.text).toContain(`\n${index + 1}. ${option.title}`);
      expect({ ...option, ...parseSubmit(pressedPlain(plain.card, option)) }).toMatchObject({ ok: true });
    }
  });

  test('shows no mark of a card', () => {
    expect(plain.text).not.toMatch(/\\[*_[\]]|\$\{|\[object/);
  });

  test('speaks of nothing to press, to pick or to tick', () => {
    expect(plain.text).not.toMatch(/\b(?:tap|press|click|pick|tick|buttons?|boxes)\b(?! them up)/i);
  });

  test('parts its groups by one empty line each', () => {
    expect(plain.text).not.toMatch(/\n{3}|^\s|\s$/);
  });
});

const field = (one: Partial<PlainField>): PlainField => ({
  id: 'x',
  label: 'Reason',
  kind: 'text',
  many: false,
  choices: [],
  value: '',
  hidden: false,
  ...one,
});
const choices = (...titles: string[]) => titles.map((title) => ({ title, value: title.toLowerCase() }));

test.each<[Partial<PlainField>, string]>([
  [{ label: careful('Reason') }, '- Reason: not filled in'],
  [{ label: careful('Source (optional)') }, '- Source: not filled in (optional)'],
  [{ label: 'New date', kind: 'date' }, '- New date: not filled in (takes a date, such as 12 March 2027)'],
  [{ label: 'New date', kind: 'date', value: '2027-02-26' }, '- New date: Fri 26 Feb 2027'],
  [
    { label: 'Percent done (optional)', kind: 'number' },
    '- Percent done: not filled in (optional, takes a number)',
  ],
  [
    {
      label: 'Status',
      kind: 'choice',
      choices: choices('On track', 'At risk', 'Off track'),
      value: 'at risk',
    },
    '- Status: At risk (or “On track” or “Off track”)',
  ],
  [
    { label: 'Days off 1: first day (optional)', kind: 'date', value: '2026-12-21' },
    '- Days off 1, first day: Mon 21 Dec 2026',
  ],
  [
    { label: 'Time', kind: 'choice', choices: choices(...'abcdefghijklmnopqrstuvwxyz') },
    '- Time: not filled in (takes one of 26, such as a, b, c)',
  ],
])('a line of a form: %j', (one, said) => {
  expect(fieldLine(field(one))).toBe(said);
});

test('a long list of choices is told once', () => {
  const owners = choices('Ann', 'Ben', 'Cy', 'Dee', 'Eve', 'Fay');
  const tell = fieldTeller();
  expect(tell(field({ label: 'Owner of 1.1', kind: 'choice', choices: owners }))).toContain(
    'one of Ann, Ben',
  );
  expect(tell(field({ label: 'Owner of 1.2', kind: 'choice', choices: owners }))).toBe(
    '- Owner of 1.2: not filled in (takes one of the same)',
  );
});

test('the example of a line to fill in names one line and no other', () => {
  expect(shortName('Evidence: a link (optional)', ['Status'])).toBe('Evidence');
  expect(shortName('Due date of 3.3(b)', ['Owner of 3.3(b)'])).toBe('Due date of 3.3(b)');
  expect(shortName('Days off 1: first day', ['Days off 1: last day'])).toBe('Days off 1, first day');
});

test('a choice and what it stands beside are one line', () => {
  const card = {
    type: 'AdaptiveCard' as const,
    version: '1.5' as const,
    body: [
      {
        type: 'ColumnSet',
        separator: true,
        columns: [
          {
            items: [
              {
                type: 'ActionSet',
                actions: [
                  {
                    type: 'Action.Execute',
                    title: '3.3(b)',
                    tooltip: 'Evidence for 3.3(b)',
                    data: { do: 'x' },
                  },
                ],
              },
            ],
          },
          { items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Agree the protocol' }] }] },
        ],
      },
      { type: 'TextBlock', text: 'Or type its number.' },
    ],
  };
  expect(plainOf(card).text).toBe(
    '1. 3.3(b) Agree the protocol\n\nOr type its number.\n\nReply with a number to choose.',
  );
});
