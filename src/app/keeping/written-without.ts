/** Makes a record without somebody one that can be stored: what stands for their name may be longer than the name was. */
import { FORMER } from '../../domain/keeping/erasure.ts';
import { type Doc, type Kind, read, type TooLong, UnreadableDocument } from '../../store/documents.ts';

/** Where the usual words do not fit. It is no first name either. */
const SHORT = 'Former';

/** `body` has what stands for the name. Last it is cut where it is too long; undefined where it cannot be stored at all. */
export function writtenWithout<K extends Kind>(
  { kind, v, id }: Doc<K>,
  body: (marker: string) => unknown,
  as = id,
): Doc<K> | undefined {
  for (const marker of [FORMER, SHORT]) {
    const next = stored(kind, v, as, body(marker));
    if (next.doc) return next.doc;
    if (marker === SHORT) return stored(kind, v, as, cutAt(body(marker), next.tooLong)).doc;
  }
  return undefined;
}

function stored<K extends Kind>(
  kind: K,
  v: number,
  id: string,
  body: unknown,
): { doc?: Doc<K>; tooLong: readonly TooLong[] } {
  try {
    return { doc: read(kind, id, { kind, v, body }), tooLong: [] };
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    return { tooLong: error.tooLong };
  }
}

const cutAt = (body: unknown, tooLong: readonly TooLong[]): unknown =>
  tooLong.reduce<unknown>((left, { path, most }) => cut(left, path, most), body);

function cut(value: unknown, [first, ...path]: readonly PropertyKey[], most: number): unknown {
  if (first === undefined) return typeof value === 'string' ? value.slice(0, most) : value;
  if (Array.isArray(value))
    return value.map((one, place) => (place === Number(first) ? cut(one, path, most) : one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === first ? cut(one, path, most) : one]),
  );
}
