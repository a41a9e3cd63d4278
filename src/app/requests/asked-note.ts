/** What a receipt says of what was asked of somebody else: who decides it, who is told, and what stands until then. */
import { day, listed } from '../../cards/format.ts';
import { invitation } from '../../cards/lead/reach.ts';
import { ALONE } from '../../cards/requests/request-words.ts';
import { clip } from '../../cards/text.ts';
import type { Line } from '../../domain/line.ts';
import type { Person } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Deciders } from '../../store/requests.ts';
import type { AskedOf } from './ask.ts';

export function askedNotes(asked: AskedOf | undefined, line: Line, today: PlainDate): string[] {
  if (!asked) return [];
  const { request } = asked;
  switch (request.kind) {
    case 'more-time': {
      // That an agreed date stays is said beside the expected one.
      const stands = line.due === null ? ' No date is agreed until then.' : '';
      const what = `to accept ${request.date === null ? 'it' : day(request.date, today)}`;
      return [`${asksOf(asked, what)}${stands}`];
    }
    case 'hand-over':
      return handOverNotes(asked, line, today);
    case 'sign-off':
      return [
        asked.alone
          ? `Complete, awaiting check. ${asksOf(asked, '')}`
          : `Complete, awaiting check: ${asksOf(asked, 'to accept it')}`,
      ];
  }
}

/** "Robin Sample is asked to accept Fri 26 Feb.", and why it is not somebody nearer. */
export function asksOf(asked: Deciders, what: string): string {
  if (asked.alone) return `${ALONE} Say “my requests” to decide it.`;
  const { unmet, people } = asked;
  const [only] = people;
  if (unmet !== null && only?.id === unmet.id)
    return `It waits for ${clip(only.name, 60)}${what === '' ? '' : `, who is to be asked ${what}`}. They ${outOfReach(only, 'they')}, so I ask when they open it.`;
  const why = unmet === null ? '' : `, because ${clip(unmet.name, 60)}, who leads it, ${outOfReach(unmet)}`;
  return `${namesOf(asked)} ${people.length === 1 ? 'is' : 'are'} asked ${what}${why}.`;
}

/** Behind a name, or "they": why no message arrives. */
export const outOfReach = (
  { welcomedAt }: Pick<Person, 'welcomedAt'>,
  of: 'name' | 'they' = 'name',
): string =>
  `${of === 'they' ? 'have' : 'has'} ${welcomedAt === null ? 'not opened Waymark yet' : 'removed Waymark'}`;

function handOverNotes(
  { request, people, unmet, know, withheld, plan }: AskedOf,
  line: Line,
  today: PlainDate,
): string[] {
  const who = clip(people[0]?.name ?? 'Whoever you named', 60);
  const from = request.date === null ? '' : ` from ${day(request.date, today)}`;
  const stays = line.owner?.person === request.by ? 'It stays yours' : 'It stays where it is';
  const told = know.people.length === 0 ? '' : ` ${toldOf(know)}.`;
  const quiet = withheld ? ['It is restricted: they read its number, and no title, until they accept.'] : [];
  if (unmet === null)
    return [`${who} is asked to take it${from}. ${stays} until they accept.${told}`, ...quiet];
  return [
    `${who} is asked to take it${from}. ${stays} until they accept.`,
    `${who} ${outOfReach(unmet)}, so I cannot ask them in Teams before they open it.${told}`,
    ...quiet,
    `To bring them in, send them this: “${invitation([plan], 'are asked to look after')}”`,
    `Or its lead or a strategy officer gives it to them: “assign ${clip(line.ref, 30)} to ${who}”.`,
  ];
}

const toldOf = ({ people, officers }: AskedOf['know']): string =>
  officers
    ? `The strategy officers are told`
    : `${listed(people.map(({ name }) => clip(name, 60)))}, who leads it, is told`;

/** The same within a sentence: "the strategy officers". */
export const namesWithin = (asked: Pick<Deciders, 'people' | 'officers' | 'unmet'>): string => {
  const names = namesOf(asked);
  const waits = asked.unmet !== null && asked.people[0]?.id === asked.unmet.id;
  const within = /^The /.test(names) ? `${names[0]?.toLowerCase()}${names.slice(1)}` : names;
  return waits && asked.unmet ? `${within}, who ${outOfReach(asked.unmet)}` : within;
};

/** "Robin Sample", "Olu Sample (strategy officer)", "The strategy officers": whom a request waits for. */
export function namesOf({ people, officers }: Pick<Deciders, 'people' | 'officers'>): string {
  const names = people.map(({ name }) => clip(name, 60));
  if (people.length === 0 || (officers && people.length > 1)) return 'The strategy officers';
  return officers ? `${names[0]} (strategy officer)` : listed(names);
}
