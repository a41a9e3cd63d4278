import { sameBody, waysToSay } from '../../src/domain/body-names.ts';

test.each([
  ['Harbour School Partnership (HSP)', 'HSP'],
  ['Harbour Learning and Skills Board', 'HLSB'],
  ['The Youth Panel', 'youth panel'],
  ['Learning Partnership (LP) / LP Board', 'LP board'],
])('%s is %s', (one, other) => {
  expect(sameBody(one, other)).toBe(true);
});

test.each([
  ['Youth Panel', 'Youth Council'],
  ['governance process (not yet agreed)', 'not yet agreed'],
])('%s is not %s', (one, other) => {
  expect(sameBody(one, other)).toBe(false);
});

test('of two bodies joined in one name each stands for itself', () => {
  expect(waysToSay('Executive and Partners')).toContainEqual({ said: 'executive', body: 'Executive' });
});
