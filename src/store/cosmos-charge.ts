/** Counts what each operation on Cosmos DB costs, in request units, with all the requests that it took. */

export type Op = 'open' | 'get' | 'query' | 'commit';
export type Charge = {
  op: Op;
  /** The kind of document that was asked for; null for a commit. */
  kind: string | null;
  /** Request units, as the service told them: those of failed attempts too. */
  units: number;
  requests: number;
  ms: number;
};

/** Adds up what one operation costs. Called once for each answer that came. */
export type Spend = (units: number) => void;

/** Runs the operation and tells its cost once it is over, however it ends. */
export async function counted<T>(
  charged: (charge: Charge) => void,
  op: Op,
  kind: string | null,
  work: (spend: Spend) => Promise<T>,
): Promise<T> {
  const since = performance.now();
  let units = 0;
  let requests = 0;
  try {
    return await work((more) => {
      units += more;
      requests += 1;
    });
  } finally {
    charged({ op, kind, units, requests, ms: performance.now() - since });
  }
}
