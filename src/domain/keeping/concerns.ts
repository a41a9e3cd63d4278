/** Whom a stored record concerns, and on which days: the one fact that searches, holds and retention all ask. */

import type { PlainDate } from '../kinds.ts';
import type { Person } from '../person.ts';
import { type Identity, identityOf, isWritten, mentionsIn } from './identity.ts';

/** Days from one to another, both among them. */
export type Span = { from: PlainDate; to: PlainDate };

/** Everybody whose id stands in it, and when it was said, decided or checked; without days where it has no date. */
export type Concerns = { people: string[]; when: Span[] };

/** What people are told by, in the fields of a record. */
export type Known = {
  /** Each id under which somebody stands or stood, with the one that they have now. */
  ids: ReadonlyMap<string, string>;
  /** By their whole name or an address, in lower case. */
  called: ReadonlyMap<string, readonly string[]>;
};

export function knownOf(people: readonly Person[], more: readonly string[] = []): Known {
  const called = new Map<string, string[]>();
  for (const person of people)
    for (const one of identityOf(person, person.id).whole)
      called.set(one, [...(called.get(one) ?? []), person.id]);
  const before = people.flatMap(({ id, former }) => (former?.ids ?? []).map((one) => [one, id] as const));
  const now = [...people.map(({ id }) => id), ...more].map((id) => [id, id] as const);
  return { ids: new Map([...before, ...now]), called };
}

/** Fields that say when something happened, in whatever record they stand. */
const TIMES: ReadonlySet<string> = new Set(['at', 'createdAt', 'sentAt', 'overtakenAt', 'meeting']);
/** Fields that hold somebody's name and no other words. */
const NAMES: ReadonlySet<string> = new Set(['onBehalf', 'name']);
/** What a plan says of itself goes on: the dates in it are not its own. */
const UNDATED: ReadonlySet<string> = new Set(['plan', 'item']);

export function concernsOf(kind: string, body: unknown, known: Known): Concerns {
  const people = new Set<string>();
  const days = new Map<string, Span>();
  const on = (from: string, to: string): unknown => days.set(`${from} ${to}`, { from, to });
  const look = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      for (const id of isWritten(key) ? [] : idsIn(value, known)) people.add(id);
      for (const id of NAMES.has(key) ? (known.called.get(plain(value)) ?? []) : []) people.add(id);
      if (TIMES.has(key)) on(value.slice(0, 10), value.slice(0, 10));
    } else if (Array.isArray(value)) {
      for (const one of value) look(one, key);
    } else if (typeof value === 'object' && value !== null) {
      for (const [field, one] of Object.entries(value)) {
        for (const id of idsIn(field, known)) people.add(id);
        // When what it points to was sent is not when it was said.
        look(one, key === 'evidence' && field === 'at' ? '' : field);
      }
      const { from, until } = { from: null, until: null, ...value };
      if (typeof from === 'string' && typeof until === 'string') on(from, until);
    }
  };
  look(body, '');
  return { people: [...people], when: UNDATED.has(kind) ? [] : [...days.values()] };
}

/** By itself, as a part of a key such as `person:<id>`, or as such a key among words that the program put together. */
const idsIn = (text: string, { ids }: Known): string[] =>
  (/\s/.test(text)
    ? [...text.matchAll(/\bperson:([\w.-]+)/g)].map(([, id]) => id ?? '')
    : text.split(/[:/|,]/)
  ).flatMap((id) => ids.get(id) ?? []);

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Those of them whom the words name. */
export const namedIn = (words: unknown, whom: readonly Identity[]): string[] =>
  whom.filter((who) => mentionsIn(words, who).length > 0).map(({ id }) => id);

/** Of several records that are one matter, such as a milestone and the updates that it repeats. */
export const together = (all: readonly Concerns[]): Concerns => ({
  people: [...new Set(all.flatMap(({ people }) => people))],
  when: all.flatMap(({ when }) => when),
});
