/** Several names or refs in one cell, separated by semicolons; one that holds a semicolon stands in quotes. */

export const joinedNames = (names: readonly string[]): string =>
  names.map((name) => (/[;"\n\r]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join('; ');

/** Also reads names on lines of their own. */
export function partedNames(text: string): string[] {
  const names: string[] = [];
  const found = text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^;\n\r]*))\s*(?:[;\n\r]|$)/g);
  for (const [, quoted, plain = ''] of found) {
    const name = quoted?.replaceAll('""', '"') ?? plain.trim();
    if (name !== '') names.push(name);
  }
  return names;
}
