/** The container in which records stand: its definition is kept in `infra/`, and what is found is held against it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod/v4';

const Path = z.object({ path: z.string() });
/** Ascending unless told. */
const Order = z.object({ path: z.string(), order: z.enum(['ascending', 'descending']).default('ascending') });

const Definition = z.object({
  partitionKey: z.object({ paths: z.array(z.string()), kind: z.literal('Hash'), version: z.literal(2) }),
  defaultTtl: z.int(),
  indexingPolicy: z.object({
    indexingMode: z.literal('consistent'),
    automatic: z.boolean(),
    includedPaths: z.array(Path),
    excludedPaths: z.array(Path),
    compositeIndexes: z.array(z.array(Order)),
  }),
});
export type Definition = z.infer<typeof Definition>;

/** What the service says of a container that there is; it adds fields of its own. */
const Found = z.object({
  partitionKey: z.object({ paths: z.array(z.string()) }),
  defaultTtl: z.int().optional(),
  indexingPolicy: z
    .object({
      includedPaths: z.array(Path).default([]),
      compositeIndexes: z.array(z.array(Order)).default([]),
    })
    .prefault({}),
});

const FILE = new URL('../../infra/cosmos-records.json', import.meta.url);

/** @throws when the file that comes with Waymark is missing or damaged. */
export const readDefinition = async (): Promise<Definition> =>
  Definition.parse(JSON.parse(await readFile(FILE, 'utf8')));

/** `foreign`: it is partitioned in another way, so it is not ours. `incomplete`: an index or the expiry is missing. */
export function fitOf(found: unknown, wanted: Definition): 'fits' | 'foreign' | 'incomplete' {
  const parsed = Found.safeParse(found);
  if (!parsed.success || parsed.data.partitionKey.paths.join() !== wanted.partitionKey.paths.join())
    return 'foreign';
  const { defaultTtl, indexingPolicy } = parsed.data;
  const paths = new Set(indexingPolicy.includedPaths.map(({ path }) => path));
  const indexes = new Set(indexingPolicy.compositeIndexes.map(nameOf));
  const whole =
    defaultTtl === wanted.defaultTtl &&
    (paths.has('/*') || wanted.indexingPolicy.includedPaths.every(({ path }) => paths.has(path))) &&
    wanted.indexingPolicy.compositeIndexes.every((index) => indexes.has(nameOf(index)));
  return whole ? 'fits' : 'incomplete';
}

const nameOf = (index: z.infer<typeof Order>[]): string =>
  index.map(({ path, order }) => `${path} ${order}`).join(', ');
