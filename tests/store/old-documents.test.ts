/** Documents as earlier versions wrote them, word for word: each is read today with all that it said, in today's shape. */
import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import { type Kind, read, UnreadableDocument, VERSION, write } from '../../src/store/documents.ts';

const isKind = (name: string): name is Kind => name in VERSION;
const KINDS = Object.keys(VERSION).filter(isKind);

/** One a line: the largest of each kind and version in a record of the demo, and the sample that the tests had then. */
const Line = z.object({
  kind: z.custom<Kind>((name) => typeof name === 'string' && isKind(name)),
  v: z.int(),
  id: z.string(),
  body: z.record(z.string(), z.unknown()),
});
const OLD = readFileSync(new URL('old-documents.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Line.parse(JSON.parse(line)));

test('there is one of every version that any kind has left behind', () => {
  const there = new Set(OLD.map(({ kind, v }) => `${kind} ${v}`));
  const wanted = KINDS.flatMap((kind) =>
    Array.from({ length: VERSION[kind] - 1 }, (_, nth) => `${kind} ${nth + 1}`),
  );
  expect(wanted.filter((one) => !there.has(one))).toEqual([]);
});

test.each(OLD.map((one) => [`${one.kind} of version ${one.v}: ${one.id}`, one] as const))('%s', (_, old) => {
  const doc = read(old.kind, old.id, old);
  expect(doc.v).toBe(VERSION[old.kind]);
  // Nothing that it said has gone, and nothing of it says something else.
  expect(doc.body).toMatchObject(old.body);
  expect(read(old.kind, old.id, JSON.parse(JSON.stringify(write(old.kind, old.id, doc.body)))).body).toEqual(
    doc.body,
  );
});

test('what a version after this one wrote is told apart from damage', () => {
  for (const kind of KINDS) {
    const newer = { kind, v: VERSION[kind] + 1, body: {} };
    const thrown = (raw: { kind: string; v: number; body: unknown }): unknown => {
      try {
        return read(kind, `${kind}:one`, raw);
      } catch (error) {
        return error;
      }
    };
    expect(thrown(newer)).toMatchObject({ newer: true });
    expect(thrown({ ...newer, v: 1, body: 7 })).toMatchObject({ newer: false });
    expect(thrown(newer)).toBeInstanceOf(UnreadableDocument);
  }
});
