/** What has to be stored, replaced and removed for a tenant to be what a backup says, beside what is there already. */
import { isDeepStrictEqual } from 'node:util';
import { type Doc, type Kind, read, write } from '../store/documents.ts';
import type { Change, Stored } from '../store/store.ts';
import type { Checked } from './check-backup.ts';
import { KEPT } from './kinds.ts';
import { Line, partOf } from './manifest.ts';
import type { Opened } from './read-archive.ts';
import { rowAsRestored } from './restored-row.ts';

/** What shows a tenant to people, and so is not among the changes. */
const comesLast = (kind: Kind): boolean => kind === 'plan' || kind === 'tenant';

/**
 * The changes, kind by kind. `found` tells what of a kind is there, by id; what is to be stored last is added to `last`,
 * and removed where a restore that was cut off has stored it.
 */
export async function* changesFor(
  archive: Opened,
  { manifest, ids }: Checked,
  found: (kind: Kind) => ReadonlyMap<string, Stored> | Promise<ReadonlyMap<string, Stored>>,
  last: Doc[],
): AsyncGenerator<Change> {
  const parts = new Set(manifest.documents.map(({ kind }) => kind));
  for (const kind of KEPT) {
    const there = await found(kind);
    for (const one of there.values()) if (comesLast(kind) || !ids.has(one.doc.id)) yield removal(one);
    if (!parts.has(kind)) continue;
    for await (const line of archive.lines(partOf(kind))) {
      const doc = documentIn(kind, line, manifest.at);
      const before = there.get(doc.id);
      if (comesLast(kind)) last.push(doc);
      else if (!before || !isDeepStrictEqual(before.doc.body, doc.body))
        yield { op: 'put', doc, expect: before?.version ?? 'absent' };
    }
  }
}

export const removal = ({ doc, version }: Stored): Change => ({ op: 'delete', id: doc.id, expect: version });

function documentIn(kind: Kind, line: string, made: string): Doc {
  const { id, v, body } = Line.parse(JSON.parse(line));
  if (kind !== 'outbox') return read(kind, id, { kind, v, body });
  return write(kind, id, rowAsRestored(read(kind, id, { kind, v, body }).body, made));
}
