/** Names as ids: how a board of a plan file gets the id that records and messages use. */

/** A name as an id: "Wigan Education Partnership" is `wigan-education-partnership`. */
export function slug(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return words.replace(/^-|-$/g, '') || 'board';
}
