/** A parser as a table: patterns in order, each with its reading; an earlier row wins over a later one. */
import { type Mark, matchesOf, overwrite, type Parser, type Sight, stretchOf } from './mark.ts';

type Meaning = Mark extends infer M ? (M extends Mark ? Omit<M, 'start' | 'end' | 'text'> : never) : never;

/** `pattern` is global. A row may answer null: these words mean something else here. */
export type Row = {
  pattern: RegExp;
  read: (match: RegExpExecArray, sight: Sight) => Meaning | null;
};

export function tableParser(rows: readonly Row[]): Parser {
  return (sight) => {
    const found: Mark[] = [];
    let left = sight.left;
    for (const row of rows) {
      const fresh = matchesOf(row.pattern, left).flatMap((match) => {
        const meaning = match[0] === '' ? null : row.read(match, sight);
        return meaning ? [{ ...stretchOf(sight, match), ...meaning }] : [];
      });
      left = overwrite(left, fresh);
      found.push(...fresh);
    }
    return found;
  };
}
