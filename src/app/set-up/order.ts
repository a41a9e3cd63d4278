/** From a set-up command to an order: everybody whom it names is found, or the question that finds them is asked. */
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import type { Person } from '../../domain/person.ts';
import type { Named, Setting } from '../../domain/set-up.ts';
import type { Order } from '../../domain/set-up-edits.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import type { Message, Origin } from '../message.ts';
import { type Whom, whomOf } from './whom.ts';

export type Found =
  | { ok: true; order: Order; labels: string[]; newcomers: Person[] }
  | { ok: false; ask: Message };

export async function orderOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  request: Setting,
): Promise<Found> {
  const asked = namedIn(request);
  const whoms = await Promise.all(asked.map((named) => whomOf(app, origin, speaker, book, named)));
  const lost = whoms.find((whom) => whom.kind !== 'found');
  if (lost) return { ok: false, ask: whoIs(lost, request) };
  const found = whoms.filter((whom) => whom.kind === 'found');
  const labels = found.map(({ label }) => label);
  const newcomers = found.flatMap(({ newcomer }) => newcomer ?? []);
  const done = (order: Order): Found => ({ ok: true, order, labels, newcomers });
  const [first] = found;
  switch (request.do) {
    case 'date':
      return done({ do: 'date', items: request.items, due: request.due });
    case 'rhythm':
      return done(request);
    case 'assign':
      return done({ do: 'assign', items: request.items, to: first?.key ?? null });
    case 'lead':
      return first ? done({ do: 'lead', items: request.items, to: first.key }) : { ok: false, ask: nobody };
    case 'holder': {
      const people = found.map(({ key }) => key).filter((key) => key.startsWith('person:'));
      if (people.length < request.holders.length) return { ok: false, ask: nobody };
      const holders = request.holders.map(({ from }, place) => ({
        person: people[place]?.slice('person:'.length) ?? '',
        from,
      }));
      return done({ do: 'holder', post: request.post, holders });
    }
  }
}

function namedIn(request: Setting): Named[] {
  switch (request.do) {
    case 'assign':
      return request.to === null ? [] : [request.to];
    case 'lead':
      return [request.to];
    case 'holder':
      return request.holders.map(({ who }) => who);
    default:
      return [];
  }
}

const nobody: Message = noticeCard({
  text: 'Nothing was changed: a post is held by people. Give their e-mail addresses, or names that I know.',
  suggestions: [],
});

/** An address tells people apart; names may be anybody's. */
function whoIs(whom: Exclude<Whom, { kind: 'found' }>, request: Setting): Message {
  const ref = 'items' in request ? (request.items[0] ?? '') : '';
  if (whom.kind === 'several' && ref !== '') {
    return noticeCard({
      text: `Nothing was changed yet: I know several people called ${whom.name}. Which one?`,
      suggestions: whom.addresses
        .slice(0, 5)
        .map((address) => ({ label: address, say: `assign ${ref} to ${address}` })),
    });
  }
  return noticeCard({
    text: `Nothing was changed: I do not know who ${whom.name} is yet. Say it again with their e-mail address; from then on I know them by it, and by their name once they have met me.`,
    suggestions: [],
  });
}
