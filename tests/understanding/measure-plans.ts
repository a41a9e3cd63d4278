/** Reads a shared plan file far enough for measuring the understanding: refs, titles, aliases, abbreviations. */
import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import type { Book } from '../../src/domain/book.ts';
import { bookOf } from './fixture.ts';

const Node = z.object({
  ref: z.string(),
  printedRef: z.string().nullish(),
  title: z.string().nullish(),
  aliases: z.array(z.string()).default([]),
  nature: z.string().nullish(),
  get items() {
    return z.array(Node).default([]);
  },
});
type Node = z.infer<typeof Node>;
const File = z.object({
  plan: z.string(),
  title: z.string(),
  levels: z.array(z.string()),
  abbreviations: z.record(z.string(), z.string()).default({}),
  items: z.array(Node),
});

const sprout = (node: Node): Parameters<typeof bookOf>[3][number] => ({
  ref: node.ref,
  title: node.title ?? node.ref,
  aliases: node.aliases,
  ...(node.printedRef && { printedRef: node.printedRef }),
  ...(node.items.length > 0 && { below: node.items.map(sprout) }),
});

export function bookFrom(path: string): Book {
  const file = File.parse(JSON.parse(readFileSync(path, 'utf8')));
  return bookOf(file.plan, file.title, file.levels, file.items.map(sprout), file.abbreviations);
}
