/** One way for every command to name a person, and what is said where the words fit nobody, or several. */
import type { Person } from '../domain/person.ts';
import { CallerFault } from './fault.ts';

type Known = Pick<Person, 'name' | 'emails' | 'former'>;

/** As many as fit a line that is still read. */
const MOST_LISTED = 12;

/**
 * The one whom these words name, in any case: by e-mail address, else by name, else by first name, else by an address or
 * a whole name that they had before. `also` is what may
 * be given instead of a person ("a post: head-of-access").
 * @throws CallerFault with those who could be meant, or with who there is.
 */
export function personNamed<P extends Known>(people: readonly P[], said: string, also?: string): P {
  const [only, ...others] = thoseCalled(people, said);
  if (only && others.length === 0) return only;
  if (only)
    throw new CallerFault(
      `Several people are called "${said}": ${listed([only, ...others])}. Give the e-mail address.`,
    );
  const there = people.length === 0 ? 'There is nobody yet' : `There is ${listed(people)}`;
  throw new CallerFault(
    `Nobody is known as "${said}". ${there}${also === undefined ? '' : `; or give ${also}`}.`,
  );
}

export function thoseCalled<P extends Known>(people: readonly P[], said: string): P[] {
  const asked = plain(said);
  const ways: ((one: P) => boolean)[] = [
    ({ emails }) => emails.some((email) => plain(email) === asked),
    ({ name }) => plain(name) === asked,
    ({ name }) => plain(name).split(' ')[0] === asked,
    ({ former }) => [...(former?.emails ?? []), ...(former?.names ?? [])].some((one) => plain(one) === asked),
  ];
  return ways.map((fits) => people.filter(fits)).find((found) => found.length > 0) ?? [];
}

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** For a line: "Alex Sample (alex@example.org), Bola Sample (bola@example.org) and 3 more". */
export function listed(people: readonly Known[]): string {
  const shown = people.map(toldApart).sort((a, b) => a.localeCompare(b));
  const more = shown.length - MOST_LISTED;
  return `${shown.slice(0, MOST_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** "Alex Sample (alex@example.org)": names are not unique. */
export function toldApart({ name, emails: [address] }: Pick<Known, 'name' | 'emails'>): string {
  if (address === undefined || address === name) return name;
  return name === '' ? address : `${name} (${address})`;
}

/** With what they were called and addressed by before: "Alex Sample (alex@example.org), formerly Alex Maiden". */
export function toldWithFormer(one: Known): string {
  const before = [...(one.former?.names ?? []), ...(one.former?.emails ?? [])].join(', ');
  return before === '' ? toldApart(one) : `${toldApart(one)}, formerly ${before}`;
}
