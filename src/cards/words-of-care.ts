/** Said beside every place that takes somebody's own words or a file: what to leave out of it. */

/** Stands in the label of every input that takes free words, in its error, or in a prompt for evidence. */
export const CARE = "No children's names.";

/** A label of an input that takes free words, with the reminder behind it: "Reason. No children's names." */
export function careful(label: string): string {
  return /[.?!:]$/.test(label) ? `${label} ${CARE}` : `${label}. ${CARE}`;
}
