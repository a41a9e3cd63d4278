/** What a receipt says of what was asked of somebody else: who decides it, and what stands until then. */
import { day, listed } from '../../cards/format.ts';
import { clip } from '../../cards/text.ts';
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { AskedOf } from './ask.ts';

export function askedNotes(asked: AskedOf | undefined, line: Line, today: PlainDate): string[] {
  if (!asked) return [];
  const { request } = asked;
  const who = namesOf(asked);
  switch (request.kind) {
    case 'more-time': {
      // That an agreed date stays is said beside the expected one.
      const stands = line.due === null ? ' No date is agreed until then.' : '';
      return [
        `${who} ${asks(asked)} asked to accept ${request.date === null ? 'it' : day(request.date, today)}.${stands}`,
      ];
    }
    case 'hand-over':
      return [
        `${who} ${asks(asked)} asked to take it${fromDay(request.date, today)}. It stays yours until they accept.`,
        ...(asked.withheld
          ? ['It is restricted: they read its number, and no title, until they accept.']
          : []),
      ];
    case 'sign-off':
      return [`Complete, awaiting check: ${who} ${asks(asked)} asked to accept it.`];
  }
}

const fromDay = (date: PlainDate | null, today: PlainDate): string =>
  date === null ? '' : ` from ${day(date, today)}`;

/** The same within a sentence: "a strategy officer". */
export const namesWithin = (asked: Pick<AskedOf, 'people' | 'officers'>): string => {
  const names = namesOf(asked);
  return asked.officers || asked.people.length === 0 ? `${names[0]?.toLowerCase()}${names.slice(1)}` : names;
};

/** "Robin Sample", "The strategy officers": whom a request waits for. */
export function namesOf({ people, officers }: Pick<AskedOf, 'people' | 'officers'>): string {
  if (officers || people.length === 0)
    return people.length === 1 ? 'A strategy officer' : 'The strategy officers';
  return listed(people.map(({ name }) => clip(name, 60)));
}

const asks = ({ people }: AskedOf): string => (people.length === 1 ? 'is' : 'are');
