/** Every card against a schema that knows Teams' own elements: made from the types that Microsoft publishes for cards. */
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { z } from 'zod/v4';
import { samples } from './samples.ts';

const TYPES = fileURLToPath(import.meta.resolve('@microsoft/teams.cards')).replace(
  /index\.\w+$/,
  'core.d.ts',
);

const schema = createGenerator({
  path: TYPES,
  type: 'IAdaptiveCard',
  expose: 'all',
  skipTypeCheck: true,
}).createSchema('IAdaptiveCard');
const validate = new Ajv({ strict: false, allErrors: true, discriminator: true }).compile(
  z.record(z.string(), z.unknown()).parse(schema),
);

/** The faults of the deepest places: what a union says of its other branches is no news. */
function faultsOf(card: unknown): string[] {
  if (validate(card)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

test.each(Object.entries(samples()))('%s', (_, { card }) => {
  expect(faultsOf(card).slice(0, 10)).toEqual([]);
});

test('an element that Teams does not know is refused', () => {
  const { card } = Object.values(samples())[0] ?? {};
  const body = [{ type: 'TextBlock', text: 'Hello', colour: 'Good' }];
  expect(faultsOf({ ...card, body })).not.toEqual([]);
  expect(faultsOf({ ...card, body: [{ type: 'Marquee', text: 'Hello' }] })).not.toEqual([]);
});
