/** How much is read to look inside a file: one budget for the whole look, with what is packed in what it has packed. */

/** In bytes. */
export type Budget = { left: number };

/** @throws Error when the budget does not have so many bytes left. */
export function spend(budget: Budget, bytes: number): void {
  budget.left -= bytes;
  if (budget.left < 0) throw new Error('more than is looked at');
}
