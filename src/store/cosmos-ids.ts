/** Ids as Cosmos DB takes them: most of ours as they stand, so that people can read them there, the rest in digits. */

/**
 * What every tool around Cosmos DB takes in an id and in an address; `/`, `\`, `?` and `#` are refused by the service
 * itself, and dots alone are a way in an address rather than a name.
 */
const PLAIN = /^(?!\.+$)[A-Za-z0-9:._@()-]+$/;

/**
 * One id of ours, one of theirs. At most 1001 characters for the 500 bytes that an id of ours may have.
 * A document keeps its id unchanged beside this one, and is ordered by that.
 */
export const cosmosId = (id: string): string => (PLAIN.test(id) ? id : `~${Buffer.from(id).toString('hex')}`);

/** The id of a commit's marker: among those of documents no other begins like this. */
export const markerId = (commit: string): string => `!${cosmosId(commit)}`;
