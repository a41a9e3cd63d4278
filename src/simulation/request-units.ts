/**
 * What an operation would cost in Azure Cosmos DB, as an estimate from what Microsoft publishes; the account's own
 * metering is what counts.
 *
 * | rule | source |
 * |---|---|
 * | a point read of 1 KB costs 1 RU, of 100 KB 10 RU | learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes |
 * | inserting 1 KB costs about 5.5 RU; fewer than five indexed fields are among them | the same page, now and before |
 * | replacing costs twice the insert | the same page |
 * | a write of 4 KB costs 7 RU, of 64 KB 48 RU | learn.microsoft.com/azure/cosmos-db/request-units, its former table |
 * | a query that returns 1000 items of 1 KB costs 1000 RU | optimize-cost-reads-writes; an upper bound |
 *
 * Assumed here, for want of a published figure: a query that finds nothing costs 2.5 RU, a deletion as much as an
 * insert, each indexed field beyond the fourth 0.3 RU, a commit that is refused as much as its marker. Strong
 * consistency, as `infra/record.bicep` asks for, doubles every read.
 */

const KB = 1024;
const STRONG = 2;
/** What the service keeps beside the body: ids, partition, etag, timestamps. */
export const OVERHEAD_BYTES = 300;

const kilobytes = (bytes: number): number => Math.max(1, bytes / KB);

/** A document that is not there costs as one of 1 KB. */
export const pointRead = (bytes: number): number => STRONG * (1 + (kilobytes(bytes) - 1) / 11);

export const query = (found: number, bytesEach: number): number => STRONG * (2.5 + (found * bytesEach) / KB);

export const insert = (bytes: number, indexed: number): number =>
  5.5 + (kilobytes(bytes) - 1) * 0.68 + Math.max(0, indexed - 4) * 0.3;

export const replace = (bytes: number, indexed: number): number => 2 * insert(bytes, indexed);

/** The marker by which a repeat is recognised goes with every commit. */
export const MARKER = insert(OVERHEAD_BYTES, 2);
