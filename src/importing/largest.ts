/** How large a file of any kind may be: checked before it is fetched, and again before it is read. */

/** In bytes. */
export const LARGEST = 20_000_000;

export const TOO_LARGE = `is larger than ${LARGEST / 1_000_000} MB; leave out pictures and other sheets, or export it as CSV or text`;
