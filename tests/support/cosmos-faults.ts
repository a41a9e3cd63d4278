/** Faults of Cosmos DB on demand: at the nth operation from now, or wherever a story wants one. */

/** What a client asks for that touches documents; what it asks about databases and containers is none. */
export type Operation = { what: 'read' | 'query' | 'write'; partition: string; ids: readonly string[] };

export type Fault =
  /** Refused before anything was changed. `body` is what a gateway in trouble may send instead of JSON. */
  | { kind: 'status'; status: number; afterMs?: number; body?: string }
  /** The connection is lost before the request is looked at, or once it has taken effect. */
  | { kind: 'reset-before' }
  | { kind: 'reset-after' }
  /** It takes effect, and no answer ever comes. */
  | { kind: 'silence' }
  /** Somebody else was quicker: the first change that expects something is refused. A read is answered as ever. */
  | { kind: 'stale' };

export type Faults = ReturnType<typeof openFaults>;

export function openFaults() {
  let rule: (operation: Operation, nth: number) => Fault | undefined = () => undefined;
  let count = 0;
  const seen: Operation[] = [];
  return {
    /** Every operation that came, faulty or not, oldest first. */
    seen,
    /** Until told otherwise: the fault for an operation, of which the next is the first (1). */
    when(told: (operation: Operation, nth: number) => Fault | undefined): void {
      rule = told;
      count = 0;
    },
    /** The nth operation from now fails so; 1 is the next. */
    at(nth: number, fault: Fault): void {
      this.when((_, count) => (count === nth ? fault : undefined));
    },
    /** The next operations fail so, one after the other. */
    next(...faults: Fault[]): void {
      this.when((_, count) => faults[count - 1]);
    },
    none(): void {
      this.when(() => undefined);
    },
    of(operation: Operation): Fault | undefined {
      seen.push(operation);
      count += 1;
      return rule(operation, count);
    },
  };
}
