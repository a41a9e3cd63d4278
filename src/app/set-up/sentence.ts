/** A setting as a sentence that is read as that setting again: what a tap says in the officer's place. */
import { listed } from '../../cards/format.ts';
import type { Book } from '../../domain/book.ts';
import type { Named, Setting } from '../../domain/set-up.ts';

/** Most letters of a phrase that can be tapped. */
export const MOST_SAID = 300;

/** The setting with somebody else wherever `was` is named. */
export function withNamed(request: Setting, was: Named, now: Named): Setting {
  const instead = (named: Named): Named => (JSON.stringify(named) === JSON.stringify(was) ? now : named);
  switch (request.do) {
    case 'assign':
      return { ...request, to: request.to && instead(request.to) };
    case 'lead':
      return { ...request, to: instead(request.to) };
    case 'stand-in':
      return { ...request, of: instead(request.of), to: request.to && instead(request.to) };
    case 'holder':
      return { ...request, holders: request.holders.map(({ who, from }) => ({ who: instead(who), from })) };
    default:
      return request;
  }
}

export function sentenceOf(request: Setting, book: Book): string {
  const post = (id: string): string => book.plan.posts.find((one) => one.id === id)?.title ?? id;
  const who = (named: Named): string =>
    named.kind === 'post' ? `the ${post(named.post)}` : named.kind === 'address' ? named.email : named.name;
  const refs = 'items' in request ? listed(request.items.map((ref) => spoken(ref, book))) : '';
  switch (request.do) {
    case 'assign':
      return `assign ${refs} to ${request.to === null ? 'nobody' : who(request.to)}`;
    case 'lead':
      return `the lead of ${refs} is ${who(request.to)}`;
    case 'date':
      return `${refs} is due ${request.due}`;
    case 'stand-in': {
      const role = `${request.as === 'deputy' ? 'deputy' : 'link officer'} of ${who(request.of)}`;
      return request.to === null ? `remove the ${role}` : `make ${who(request.to)} ${role}`;
    }
    case 'completion':
      return completionSentence(request);
    case 'rhythm':
      return `${request.rule} reports${refs === '' ? '' : ` for ${refs}`} start ${request.from ?? 'now'}`;
    case 'holder': {
      const holders = request.holders.map((one) => ({ ...one, who: who(one.who) }));
      const later = holders.filter(({ from }) => from !== null).map((one) => `${one.who} from ${one.from}`);
      const now = holders.filter(({ from }) => from === null).map((one) => one.who);
      const until = now.map((name) => (later.length === 0 ? name : `${name} until then`));
      return `the ${post(request.post)} is ${[...later, ...until].join(', ')}`;
    }
  }
}

function completionSentence({ evidence, signOff }: Extract<Setting, { do: 'completion' }>): string {
  const asks = evidence === 'required' || signOff === true;
  return `${asks ? 'require' : 'stop requiring'} ${evidence === null ? 'sign-off' : 'evidence'}`;
}

/** "Theme 1": a bare number is read as a ref only behind the name of its level. */
function spoken(ref: string, book: Book): string {
  const item = book.byRef.get(ref);
  const level = item && /^\d+$/.test(ref) ? book.plan.levels[item.level] : undefined;
  return level === undefined ? ref : `${level} ${ref}`;
}
