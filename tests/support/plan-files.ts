/** Plan files of every shape for property tests: any tree, posts, owners, dates, measures and duties that fit together. */
import fc from 'fast-check';
import { CheckIns, Nature } from '../../src/domain/kinds.ts';
import { Direction } from '../../src/domain/measure.ts';
import { type FileItem, PlanFile } from '../../src/domain/plan-file.ts';

const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const address = fc
  .tuple(fc.constantFrom('alex', 'Bola', 'carys', 'DEV'), fc.constantFrom('example.org', 'Example.NET'))
  .map(([name, host]) => `${name}.Sample@${host}`);
const when = fc.constantFrom(
  'termly',
  'half termly',
  'Year 1',
  'by 2027',
  'ongoing',
  'Annual',
  'once agreed',
  'May/June 2027',
  'monthly',
);

const POSTS = ['head', 'lead', 'officer'];
const owner = fc.oneof(fc.constantFrom(...POSTS), address);
const optional = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });

const measure = fc.record(
  {
    text: words,
    direction: fc.constantFrom(...Direction.options),
    target: fc.oneof(fc.integer(), words),
    baseline: words,
    unit: words,
    frequency: words,
    owner,
    readings: fc.array(
      fc.record(
        {
          period: words,
          value: fc.oneof(fc.integer(), words),
          by: address,
          at: fc.constant('2026-12-04T09:00:00.000Z'),
        },
        { requiredKeys: ['period', 'value'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['text', 'direction'] },
);

const leaf = fc.record(
  {
    title: words,
    printedRef: words,
    description: words,
    aliases: fc.array(words, { maxLength: 2 }),
    lead: owner,
    nature: fc.constantFrom(...Nature.options),
    when,
    due: date,
    checkIns: fc.constantFrom(...CheckIns.options),
    owners: fc.uniqueArray(owner, { maxLength: 3, selector: (name) => name.toLowerCase() }),
    outcomes: fc.array(words, { maxLength: 2 }),
    bodies: fc.array(fc.record({ name: words, relation: words }), { maxLength: 2 }),
    measures: fc.uniqueArray(measure, { maxLength: 2, selector: ({ text }) => text }),
    difference: fc.array(words, { maxLength: 2 }),
  },
  { requiredKeys: ['title', 'nature'] },
);

/** A plan of two levels; refs and links are put in where the items stand. */
export const planFiles: fc.Arbitrary<PlanFile> = fc
  .record({
    title: words,
    authority: words,
    themes: fc.array(fc.tuple(words, fc.array(leaf, { maxLength: 4 })), { minLength: 1, maxLength: 3 }),
    holders: fc.array(optional(fc.tuple(address, optional(date))), { minLength: 3, maxLength: 3 }),
    cover: optional(address),
    outcomes: optional(fc.array(words, { maxLength: 2 })),
    yearOne: optional(date),
    measures: optional(fc.array(measure, { minLength: 1, maxLength: 2 })),
    cadence: optional(fc.constantFrom('termly', 'reviewed annually; monitored regularly', 'every meeting')),
    duty: optional(fc.record({ text: words, when }, { requiredKeys: ['text', 'when'] })),
  })
  .map(({ title, authority, themes, holders, cover, outcomes, yearOne, measures, cadence, duty }) =>
    PlanFile.parse({
      plan: 'sample',
      title,
      authority,
      levels: ['Theme', 'Action'],
      posts: POSTS.map((id, place) => {
        const [holder, from] = holders[place] ?? [];
        return {
          id,
          title: `The ${id}`,
          ...(holder === undefined ? {} : { holder }),
          ...(from === undefined || holder === undefined ? {} : { from }),
          ...(place === 0 && cover !== undefined ? { cover } : {}),
        };
      }),
      bodies: [
        {
          name: 'The Board',
          ...(cadence === undefined ? {} : { cadence }),
          ...(duty === undefined ? {} : { duties: [{ ref: 'D1', ...duty }] }),
        },
      ],
      ...(outcomes === undefined ? {} : { outcomes }),
      ...(yearOne === undefined ? {} : { yearOne }),
      ...(measures === undefined ? {} : { measures }),
      items: themes.map(
        ([name, leaves], theme): FileItem => ({
          ref: `${theme + 1}`,
          title: name,
          ...(leaves.length === 0
            ? {}
            : {
                items: leaves.map((one, place) => ({
                  ref: `${theme + 1}(${'abcd'.charAt(place)})`,
                  ...one,
                })),
              }),
        }),
      ),
    }),
  );
