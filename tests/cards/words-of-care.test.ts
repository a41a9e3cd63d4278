/** Every place that takes somebody's own words says in a few words what to leave out of them. */
import { z } from 'zod/v4';
import { CARE } from '../../src/cards/words-of-care.ts';
import { samples } from './samples.ts';

/** Inputs that take a date, a number, a name of staff, a ref or what is called what: no free words. */
const NO_FREE_WORDS =
  /^(?:percent|forecast|goLive|(?:due|date|owner|lead|holder|rhythm|start|body|ref)[:\w.-]*|(?:gap|answer|choice|value|period|source|time|day|email|until|from)\b.*|in:(?:body|date|day|from|until|to|name|who|value|period|source|time|ref|refs|title|priority|priorities|scope|weekdays|percent|milestone|quiet.*|span.*)(?:[:\w.-]*))$/;

const Tree = z.record(z.string(), z.unknown());

function inputsIn(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(inputsIn);
  const tree = Tree.safeParse(node);
  if (!tree.success) return [];
  const within = Object.values(tree.data).flatMap(inputsIn);
  return tree.data.type === 'Input.Text' ? [tree.data, ...within] : within;
}

test('it is said in four words at most', () => {
  expect(CARE.split(/\s+/).length).toBeLessThanOrEqual(4);
});

const all = Object.entries(samples()).flatMap(([name, { card }]) =>
  inputsIn(card).map((input) => [`${name}: ${input.id}`, input] as const),
);

test('some samples take words', () => {
  expect(all.length).toBeGreaterThan(3);
});

test.each(all)('%s', (_, input) => {
  if (NO_FREE_WORDS.test(String(input.id))) return;
  expect(`${input.label} ${input.placeholder}`).toContain(CARE);
});
