import { cardBytes, compile, fitting } from '../../src/cards/render.ts';

const card = { type: 'AdaptiveCard', version: '1.5' };

test('data is inserted as it is, and never read as template', () => {
  const fill = compile({ ...card, body: [{ type: 'TextBlock', text: '${words}' }] });
  expect(fill({ words: '${secret} ${1 + 1}', secret: 'x' })).toMatchObject({
    body: [{ text: '${secret} ${1 + 1}' }],
  });
});

test('a field that the data lacks is a defect that names it', () => {
  const fill = compile({ ...card, body: [{ type: 'TextBlock', text: '${wrods}' }] });
  expect(() => fill({ words: 'x' })).toThrow('wrods');
});

test('a filled template does not change the next one', () => {
  const fill = compile({ ...card, body: [{ $data: '${lines}', type: 'TextBlock', text: '${$data}' }] });
  expect(fill({ lines: ['a', 'b'] })).toMatchObject({ body: [{ text: 'a' }, { text: 'b' }] });
  expect(fill({ lines: [] })).toMatchObject({ body: [] });
});

test('rows are left out until the card fits, but never all of them', () => {
  const make = (letters: number) => (rows: number) => ({
    summary: `${rows} rows`,
    card: compile({ ...card, body: '${rows}' })({
      rows: Array.from({ length: rows }, () => 'x'.repeat(letters)),
    }),
  });
  expect(fitting(10, make(100)).summary).toBe('10 rows');
  const cut = fitting(10, make(3000));
  expect(cut.summary).toBe('4 rows');
  expect(cardBytes(cut.card)).toBeLessThan(25_000);
  expect(fitting(10, make(50_000)).summary).toBe('1 rows');
});
