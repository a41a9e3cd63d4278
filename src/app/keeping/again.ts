/** Tries a commit again with what is read anew, a few times: no loop of an erasure goes on without an end. */

/** Each time somebody else was quicker. */
export const TRIES = 20;

/** A record that could not be written: it is told by its id, and what was begun goes on with the clock. */
export class StuckAt extends Error {
  override name = 'StuckAt';
  readonly id: string;

  constructor(id: string, why = 'is being changed all the time: try again in a moment') {
    super(`${id} ${why}`);
    this.id = id;
  }
}

/** The first result of `once` that is not undefined, which stands for a commit that came too late. @throws StuckAt */
export async function again<T>(id: string, once: () => Promise<T | undefined>): Promise<T> {
  for (let count = 0; count < TRIES; count += 1) {
    const result = await once();
    if (result !== undefined) return result;
  }
  throw new StuckAt(id);
}
