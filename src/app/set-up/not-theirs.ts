/** What somebody is told who may not set what they said: whose word it is, and what they can do themselves. */
import { listed, longDay } from '../../cards/format.ts';
import { noticeCard, type Tap } from '../../cards/notice.ts';
import { type Book, subtree } from '../../domain/book.ts';
import { leadOver } from '../../domain/lead/leading.ts';
import { may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import { type Item, isAction, type PlainDate } from '../../domain/plan.ts';
import { itemsNamed } from '../../domain/scope.ts';
import type { SetUp } from '../../domain/set-up.ts';
import { type App, momentIn } from '../context.ts';
import { SAY } from '../help/says.ts';
import type { Message, Origin } from '../message.ts';

type Of<D extends SetUp['do']> = Extract<SetUp, { do: D }>;

export async function notTheirs(
  app: App,
  origin: Origin,
  actor: Actor,
  book: Book,
  request: SetUp,
): Promise<Message> {
  switch (request.do) {
    case 'missing':
      return walkNotTheirs(actor, book, request);
    case 'inherited':
      return notice(
        'Nothing was changed: what was past when the plan began is settled by strategy officers. What is late in the plan anybody can ask:',
        [SAY.overdue, SAY.help],
      );
    case 'date':
      return dateNotTheirs(app, origin, actor, book, request);
    case 'assign':
      return notice(
        `Nothing was changed: an action is given to somebody else by its lead or a strategy officer. ${await whomToTell(app, origin, book, itemsNamed(book, request.items))}`,
      );
    default:
      return notice(`Nothing was changed: ${OFFICERS[request.do]} Please ask one of them.`);
  }
}

const OFFICERS: { readonly [D in 'lead' | 'holder' | 'rhythm' | 'stand-in' | 'completion']: string } = {
  lead: 'who leads a part of the plan is set by a strategy officer.',
  holder: 'who holds a post is set by a strategy officer.',
  rhythm: 'when recurring actions begin is set by a strategy officer.',
  'stand-in': 'deputies and link officers are set by a strategy officer.',
  completion: 'what a completion takes is set by a strategy officer.',
};

/** Of what they do themselves an owner may expect another date, and ask for it. */
async function dateNotTheirs(
  app: App,
  origin: Origin,
  actor: Actor,
  book: Book,
  { items, due }: Of<'date'>,
): Promise<Message> {
  const found = itemsNamed(book, items);
  const [only, ...others] = found;
  if (only?.due === due && others.length === 0)
    return notice(`Nothing was changed: ${longDay(due)} is the agreed date of ${only.ref} already.`);
  const refs = listed(found.map(({ ref }) => ref));
  const rule = `Nothing was changed: the agreed date of ${refs} is set by its lead or a strategy officer.`;
  const own = only && others.length === 0 && may(actor, 'update-action', book, only);
  if (!own) return notice(`${rule} ${await whomToTell(app, origin, book, found)}`);
  const day = dayAndMonth(due);
  return notice(
    `${rule} You can ask for it: “need more time for ${only.ref}, until ${day} because” and why. Or say that you expect it: “${only.ref} slipping to ${day}”.`,
    [{ label: `More time for ${only.ref}`, say: `can I have more time for ${only.ref}` }],
  );
}

const dayAndMonth = (day: PlainDate): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** The one person who leads all of it, by name; else whose word it is. */
async function whomToTell(app: App, origin: Origin, book: Book, items: readonly Item[]): Promise<string> {
  const { today } = momentIn(app, book.plan.timezone);
  const leads = new Set(items.map((item) => leadOver(book, item, today)?.person ?? null));
  const [lead = null, ...others] = leads;
  const names = lead === null ? null : await app.records.names(origin.tenant, [lead]);
  const name = lead !== null && others.length === 0 ? names?.get(lead) : undefined;
  return name === undefined ? 'Please tell one of them.' : `Please tell ${name}, who leads it.`;
}

/** The walk fills gaps in; what they are is a question that anybody may ask. */
function walkNotTheirs(actor: Actor, book: Book, { items }: Of<'missing'>): Message {
  const [part, ...others] = itemsNamed(book, items);
  const level = part && /^\d+$/.test(part.ref) ? `${book.plan.levels[part.level]} ` : '';
  const within = part && others.length === 0 ? ` in ${level}${part.ref}` : '';
  const led = (part ? [part] : book.items).find((item) => may(actor, 'set-date', book, item));
  const action = led && subtree(book, led).find(isAction);
  const sets = action
    ? ` Of what you lead you may set them: “set ${action.ref} due 12 March”, or “assign ${action.ref} to” somebody.`
    : '';
  return notice(
    `Filling in all that is missing, one by one on a card, is for strategy officers.${sets} What lacks a date or an owner anybody can ask:`,
    [
      { label: `No date${within}`, say: `what has no date${within}` },
      { label: `No owner${within}`, say: `what has no owner${within}` },
      ...(led ? [SAY.leadsWeek] : []),
    ],
  );
}

const notice = (text: string, suggestions: readonly Tap[] = []): Message => noticeCard({ text, suggestions });
