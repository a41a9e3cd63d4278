/** Turns the names of a plan file into the record's keys: posts by id, people by an id that stands for their address. */
import type { OwnerKey } from '../domain/plan.ts';
import { isAddress } from '../domain/plan-file.ts';

/**
 * A permanent id for what the name says: an item, a milestone or a measure of the plan. Null is for a person, whose id
 * must tell nothing of who it is.
 */
export type NewId = (name: string | null) => string;

export type Names = {
  /** The id of whoever has the address; spelling in upper or lower case makes no difference. */
  personOf(address: string): string;
  /** The key of a post's id or of an address. */
  keyOf(name: string): OwnerKey;
  /** Everybody who was named so far, with the address in lower case. */
  people(): { id: string; email: string }[];
};

/** `known` maps addresses, in lower case, to people of the record; whoever is not among them gets a new id. */
export function namesFrom(known: ReadonlyMap<string, string>, newId: NewId): Names {
  const ids = new Map<string, string>();
  const personOf = (address: string): string => {
    const email = address.toLowerCase();
    const id = ids.get(email) ?? known.get(email) ?? newId(null);
    ids.set(email, id);
    return id;
  };
  return {
    personOf,
    keyOf: (name) => (isAddress(name) ? `person:${personOf(name)}` : `post:${name}`),
    people: () => [...ids].map(([email, id]) => ({ id, email })),
  };
}
