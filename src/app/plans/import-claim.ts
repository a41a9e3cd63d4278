/** The claim on a plan that is being imported: one run has it at a time, and carries it through each of its commits. */
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { type Change, type Store, type Stored, StoreUnavailable } from '../../store/store.ts';
import type { Clock } from '../ports.ts';

/** How long a claim outlives the last commit that carried it: a run whose process dies cannot give it back. */
export const CLAIM = Temporal.Duration.from({ minutes: 1 });

/** `lost`: the claim ran out, and another run has the plan. `stale`: the expectation of one of the changes did not hold. */
export type Carried = 'done' | 'lost' | 'stale';

export type Claim = {
  /** Stores the changes and renews the claim, or does neither. */
  carry(changes: readonly Change[]): Promise<Carried>;
  /** Stores the last changes and gives the claim back, or does neither. */
  finish(changes: readonly Change[]): Promise<Carried>;
  /** Gives the claim back, however the run ended; where the store cannot do it, it runs out by itself. */
  giveBack(): Promise<void>;
};

/** The claim, or until when another run has it. One that has run out is taken over. */
export async function claimImport(
  store: Store,
  clock: Clock,
  tenant: string,
  plan: string,
): Promise<Claim | { until: Temporal.Instant }> {
  const id = docId('import', plan);
  const run = crypto.randomUUID();
  const until = (): string => stamp(clock.now().add(CLAIM));
  const current = (): Promise<Stored<'import'> | undefined> => store.get(tenant, 'import', id);
  let commits = 0;

  async function commit(changes: readonly Change[], claim: Change): Promise<Carried> {
    commits += 1;
    const result = await store.commit(tenant, `import:${run}:${commits}`, [claim, ...changes]);
    if (result.kind !== 'stale') return 'done';
    return result.id === id ? 'lost' : 'stale';
  }

  const put = (expect: Stored<'import'> | undefined): Change => ({
    op: 'put',
    doc: write('import', id, { run, until: until() }),
    expect: expect?.version ?? 'absent',
  });

  for (;;) {
    const other = await current();
    const lasts = other && Temporal.Instant.from(other.doc.body.until);
    if (lasts && Temporal.Instant.compare(lasts, clock.now()) > 0) return { until: lasts };
    if ((await commit([], put(other))) === 'done') break;
  }

  /** The claim as it stands, while it is this run's. */
  async function mine(): Promise<Stored<'import'> | undefined> {
    const claim = await current();
    return claim?.doc.body.run === run ? claim : undefined;
  }

  async function finish(changes: readonly Change[]): Promise<Carried> {
    const claim = await mine();
    return claim ? commit(changes, { op: 'delete', id, expect: claim.version }) : 'lost';
  }

  return {
    async carry(changes) {
      const claim = await mine();
      return claim ? commit(changes, put(claim)) : 'lost';
    },
    finish,
    async giveBack() {
      try {
        await finish([]);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    },
  };
}
