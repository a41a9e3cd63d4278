/** Splits a cell that names several owners; a name that only looks like two stays whole. */
import { isAddress } from '../../domain/plan-file.ts';

/** `doubtful` is true where words such as "&" could join two owners or belong to one name. */
export type OwnerNames = { names: string[]; doubtful: boolean };

const ROLE =
  /\b(?:head|director|managers?|leads?|officers?|adviser|advisor|coordinator|co-ordinator|principal|chief|headteachers?|sencos?|commissioner|chair|teams?|services?|board|partnership|council|hub|group|schools?|college|trusts?|nhs|icb|health)\b/i;
/** "Jane Smith", "J. Smith", "JB", "JKS". */
const PERSON = /^(?:(?:[A-Z][\p{L}'’-]+|[A-Z]\.?) (?:(?:de|van|von|al|bin) )?[A-Z][\p{L}'’-]+|[A-Z]{2,3})$/u;

/** What is longer is no list of names: leave it out, and tell. */
export const LONGEST_NAMES = 1_000;

/** The owners that a cell names, in its order. */
export function ownerNames(text: string): OwnerNames {
  const found = text
    .split(/\r\n?|\n|;|\s+\/\s+|(?<=[a-z)])\/(?=[A-Z])|(?<=\b[A-Z]{2,3})\/(?=[A-Z]{2,3}\b)|\s\+\s|•/)
    .flatMap((part) => bySymbols(part.trim()))
    .map((part) => ({ ...part, names: part.names.map(trimmed).filter((name) => name !== '') }));
  const names = found.flatMap((part) => part.names);
  return { names: [...new Set(names)], doubtful: found.some(({ doubtful }) => doubtful) };
}

const trimmed = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:•*–-]+|[\s,;:–-]+$/g, '')
    .trim();

/** Commas, "&" and "and" divide only where every side is somebody by itself: all posts, or all people. */
function bySymbols(part: string): OwnerNames {
  const commas = part
    .split(/,\s*/)
    .map(trimmed)
    .filter((one) => one !== '');
  if (commas.length > 1 && !areSomebody(commas)) return { names: [part], doubtful: true };
  const inner = commas.map(byAnd);
  return { names: inner.flatMap(({ names }) => names), doubtful: inner.some(({ doubtful }) => doubtful) };
}

function byAnd(part: string): OwnerNames {
  const sides = part.split(/\s+(?:&|and)\s+/i).map(trimmed);
  if (sides.length < 2) return { names: [part], doubtful: false };
  return areSomebody(sides) ? { names: sides, doubtful: false } : { names: [part], doubtful: true };
}

const areSomebody = (names: readonly string[]): boolean =>
  [isAddress, (name: string) => PERSON.test(name), (name: string) => ROLE.test(name)].some((is) =>
    names.every((name) => is(name)),
  );
