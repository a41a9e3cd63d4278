/** Whom a question names: posts of the plan and people of the record, as the owner keys that they hold. */
import type { Book } from '../../domain/book.ts';
import { keysHeldBy, type Person } from '../../domain/person.ts';
import type { OwnerKey, PlainDate } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import type { Records } from '../../store/records.ts';
import { distance } from '../../understanding/plan-words/distance.ts';
import { namedFrom } from '../../understanding/plan-words/named.ts';
import { lexiconOf } from '../conversation/lexicons.ts';

/** Somebody who could be meant: `name` finds exactly them, `label` shows who it is. */
export type Candidate = { name: string; label: string };

export type NamedOwners =
  | { kind: 'found'; keys: OwnerKey[] }
  /** `personal` is whether people are among them: their names are for their colleagues' own chats. */
  | { kind: 'several'; name: string; candidates: Candidate[]; personal: boolean }
  | { kind: 'nobody'; name: string; near: Candidate[]; personal: boolean };

/** The keys of everybody that the question names, or the first name that is not one of somebody alone. */
export async function namedOwners(
  records: Records,
  tenant: string,
  book: Book,
  { owner }: Question,
  today: PlainDate,
): Promise<NamedOwners> {
  const names = owner.flatMap((one) => (typeof one === 'string' ? [] : [one.name]));
  if (names.length === 0) return { kind: 'found', keys: [] };
  const people = await records.people(tenant);
  const keys: OwnerKey[] = [];
  for (const name of names) {
    const found = ownersNamed(name, people, book, today);
    if (found.kind !== 'found') return found;
    keys.push(...found.keys);
  }
  return { kind: 'found', keys };
}

function ownersNamed(name: string, people: readonly Person[], book: Book, today: PlainDate): NamedOwners {
  const held = (person: Person): NamedOwners => ({
    kind: 'found',
    keys: keysHeldBy(book.plan, person.id, today),
  });
  const addressed = people.find(({ emails }) => emails.includes(name.trim().toLowerCase()));
  if (addressed) return held(addressed);
  const post = namedFrom(name, lexiconOf([book]), book.plan.id);
  if (post.kind === 'known' && post.named.kind === 'post')
    return { kind: 'found', keys: [`post:${post.named.post}`] };
  if (post.kind === 'several')
    return {
      kind: 'several',
      name,
      candidates: post.posts.map(({ title }) => asPost(title)),
      personal: false,
    };
  const called = thoseCalled(name, people, book);
  const [only, ...others] = called;
  if (only && others.length === 0) return held(only);
  if (only) return { kind: 'several', name, candidates: asPeople(called), personal: true };
  if (post.kind === 'near' && post.posts.length > 0)
    return { kind: 'nobody', name, near: post.posts.map(({ title }) => asPost(title)), personal: false };
  return { kind: 'nobody', name, near: asPeople(soundingLike(name, people)), personal: true };
}

const asPost = (title: string): Candidate => ({ name: title, label: title });

/** Of two with one name the address tells which. */
const asPeople = (people: readonly Person[]): Candidate[] =>
  people.map(({ name, emails: [address] }) => {
    const alone = people.filter((other) => other.name === name).length === 1;
    return alone || address === undefined
      ? { name, label: name }
      : { name: address, label: `${name} (${address})` };
  });

/** By the whole name, or by all the words given of it; whoever has a part in the plan goes before others. */
function thoseCalled(name: string, people: readonly Person[], book: Book): Person[] {
  const wanted = wordsIn(name);
  if (wanted.length === 0) return [];
  const called = people.filter((person) => {
    const own = wordsIn(person.name);
    return wanted.every((word) => own.includes(word));
  });
  const whole = called.filter((person) => wordsIn(person.name).join() === wanted.join());
  const found = whole.length > 0 ? whole : called;
  const parts = partsIn(book);
  const ofPlan = found.filter(({ id }) => parts.has(id));
  return ofPlan.length > 0 ? ofPlan : found;
}

const TITLE = /^(?:dr|mrs?|ms|miss|prof|professor|cllr|councillor|rev|sir|dame)$/;

const wordsIn = (name: string): string[] =>
  (name.toLowerCase().match(/[\p{L}\p{M}\d'’-]+/gu) ?? [])
    .map((word) => word.replace(/['’]s$/u, ''))
    .filter((word) => !TITLE.test(word));

/** People who own, lead or hold a post of something in the plan. */
function partsIn({ plan, items }: Book): Set<string> {
  const keys = items.flatMap(({ owners, lead }) => [...owners.map(({ key }) => key), lead ?? []].flat());
  const own = keys.flatMap((key) => (key.startsWith('person:') ? [key.slice('person:'.length)] : []));
  return new Set([...own, ...plan.posts.flatMap(({ holders }) => holders.map(({ person }) => person))]);
}

const MOST_NEAR = 3;

function soundingLike(name: string, people: readonly Person[]): Person[] {
  const wanted = wordsIn(name.slice(0, 60));
  const isNear = (word: string): boolean =>
    wanted.some((one) => one.length > 2 && distance(one, word.slice(0, 40)) <= (one.length > 5 ? 2 : 1));
  return people.filter((person) => wordsIn(person.name).some(isNear)).slice(0, MOST_NEAR);
}
