/** Every card as text: nothing that it shows is lost, and each number presses what the button would. */
import { plainOf, pressedPlain } from '../../src/cards/plain.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
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
    for (const text of runs(card)) expect(plain.text).toContain(text);
  });

  test('asks for each input by its label, but for the statuses that are said in words', () => {
    const asked = cardInputs(card).filter(({ id }) => !id.startsWith('status:'));
    for (const { label } of asked) expect(plain.text).toContain(`- ${label.replace(/[.:]+$/, '')}: `);
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
});
