/** Keeps an exported value as it was imported wherever the record still says the same. */
import { isDeepStrictEqual } from 'node:util';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of `now`, each as `imported` had it where `then` (the import as the record had written it out at the
 * time) says the same as `now`: an address keeps its capitals, an empty list stays an empty list.
 */
export function kept(imported: Fields | null, then: Fields, now: Fields): Record<string, unknown> {
  if (imported === null) return present(now);
  const names = new Set([...Object.keys(imported), ...Object.keys(now)]);
  return present(
    Object.fromEntries(
      [...names].map((name) => [name, isDeepStrictEqual(then[name], now[name]) ? imported[name] : now[name]]),
    ),
  );
}

const present = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
