/** Takes the signs of printing out of a text before it is read. */

/** Without the signs of a printer: ligatures, hard spaces, soft hyphens, marks of order. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u00A0\u202F\u2007]/g, ' ')
    .replace(/[\uFB00-\uFB06]/g, (sign) => sign.normalize('NFKC'));
