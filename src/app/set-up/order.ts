/** From a set-up command to an order: everybody whom it names is found, or the question that finds them is asked. */
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import type { Person } from '../../domain/person.ts';
import type { Named, Setting } from '../../domain/set-up.ts';
import type { Order } from '../../domain/set-up-edits.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { type DatedItems, datedOrder } from './dated.ts';
import { MOST_SAID, sentenceOf, withNamed } from './sentence.ts';
import { type Whom, whomOf } from './whom.ts';

export type Found =
  | { ok: true; order: Order; labels: string[]; newcomers: Person[]; dated: DatedItems }
  | { ok: false; ask: Message };

export async function orderOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  request: Setting,
): Promise<Found> {
  const found: Extract<Whom, { kind: 'found' }>[] = [];
  const newcomers: Person[] = [];
  for (const named of namedIn(request)) {
    const whom = await whomOf(app, origin, speaker, book, named, newcomers);
    if (whom.kind !== 'found') return { ok: false, ask: whoIs(whom, named, request, book) };
    found.push(whom);
    if (whom.newcomer) newcomers.push(whom.newcomer);
  }
  const labels = found.map(({ label }) => label);
  const done = (order: Order, dated: DatedItems = new Map()): Found => ({
    ok: true,
    order,
    labels,
    newcomers,
    dated,
  });
  const [first] = found;
  switch (request.do) {
    case 'date': {
      const { order, dated, ask } = await datedOrder(app, origin.tenant, book, request);
      return ask ? { ok: false, ask } : done(order, dated);
    }
    case 'rhythm':
    case 'completion':
      return done(request);
    case 'assign':
      return done({ do: 'assign', items: request.items, to: first?.key ?? null });
    case 'lead':
      return first ? done({ do: 'lead', items: request.items, to: first.key }) : { ok: false, ask: nobody };
    case 'stand-in': {
      const [of, to = null] = found;
      return of
        ? done({ do: 'stand-in', as: request.as, of: of.key, to: to?.key ?? null })
        : { ok: false, ask: nobody };
    }
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
    case 'stand-in':
      return [request.of, ...(request.to === null ? [] : [request.to])];
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

/** An address tells people apart; names may be anybody's. The sentence is offered with the address in its place. */
function whoIs(whom: Exclude<Whom, { kind: 'found' }>, named: Named, request: Setting, book: Book): Message {
  if (whom.kind === 'unknown' || whom.addresses.length === 0) {
    return noticeCard({
      text: `Nothing was changed: I do not know who ${whom.name} is yet. Say it again with their e-mail address; from then on I know them by it, and by their name once they have met me.`,
      suggestions: [],
    });
  }
  const addresses = whom.addresses.slice(0, 5);
  const offered = addresses
    .map((address) => ({
      label: address,
      say: sentenceOf(withNamed(request, named, { kind: 'address', email: address }), book),
    }))
    .filter(({ say }) => say.length <= MOST_SAID);
  const text = `Nothing was changed yet: I know several people called ${whom.name}.`;
  return offered.length > 0
    ? noticeCard({ text: `${text} Which one?`, suggestions: offered })
    : noticeCard({
        text: `${text} Say it again with the address of the one you mean: ${addresses.join(', ')}.`,
        suggestions: [],
      });
}
