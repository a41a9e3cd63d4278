/** Reads the mark at the start of a line: a bullet, or a label such as `a)`, `(iv)`, `1.`, `1.2`, `A3`. */

export type Marked = { marker: string; text: string };

const BULLET =
  /^(?:[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u25e6\u00b7\u2043\u2219\uf0b7\uf0a7\uf0d8\uf02d\uf076\u27a2\u2714\u2713\u25ba\u25b8➤►]\s*|[*+–—-]\s+|o\s{1,8}(?=\p{Lu}))(?=\S)/u;
const LETTER =
  /^(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5}|\d{1,3})\))\s*(?=[\p{L}\p{N}"'“‘(])/iu;
const NUMBER =
  /^(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s?(?:\([a-z]\)|[a-z]\)?(?=\s))?|\d{1,2}[.:]|[a-z]\.|[ivx]{1,4}\.)\s+(?=[\p{L}\p{N}"'“‘(])/iu;
const CODE = /^(?:[A-Z]{1,4}[-.]?\d{1,3}(?:\.\d{1,2}){0,3}[.:)]?)\s+(?=[\p{Lu}"'“‘(])/u;

/** Null for a line without a mark. A bullet's marker is empty; a label after a bullet counts as the label. */
export function markOf(line: string): Marked | null {
  const text = line.trim();
  const bullet = BULLET.exec(text);
  const rest = bullet === null ? text : text.slice(bullet[0].length).trim();
  const label = LETTER.exec(rest) ?? NUMBER.exec(rest) ?? CODE.exec(rest);
  if (label !== null) return { marker: label[0].trim(), text: rest.slice(label[0].length).trim() };
  return bullet === null ? null : { marker: '', text: rest };
}
