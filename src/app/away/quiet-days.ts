/** Quiet days by card: a person's own, and by an officer those of a post or a board. */
import type { QuietOf } from '../../cards/away/away-submit.ts';
import { quietForm, quietInWords, SPANS } from '../../cards/away/quiet.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Inputs } from '../../cards/shown.ts';
import { quietGiven } from '../../domain/away/quiet-given.ts';
import type { Book } from '../../domain/book.ts';
import { Quiet } from '../../domain/kinds.ts';
import { may, mayToTheirs } from '../../domain/permission.ts';
import type { OwnerKey, Plan } from '../../domain/plan.ts';
import { write } from '../../store/documents.ts';
import { planningAnew } from '../../store/plan-anew.ts';
import type { Change } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { commitSetUp } from '../set-up/commit.ts';
import { keysAround } from './keep-leave.ts';
import { IN_OUR_CHAT } from './leave-turn.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
const OFFICERS_ONLY = notice(
  'Nothing was changed: quiet days of a post or a board are set by a strategy officer. For your own, say “my quiet days”.',
);
const GONE = notice('Nothing was changed: that is no longer in the plan.');

export const quietDaysTurn: ErrandTurn<'quiet-days'> = async (app, origin, speaker, errand, { books }) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const of = quietOf(errand, speaker, books);
  if (!of) {
    const name = (errand.board ?? 'that').slice(0, 100);
    return [
      notice(
        `Nothing was changed: I know no post or board called “${name}”. Name it as the plan does, or say “my quiet days”.`,
      ),
    ];
  }
  const stood = await standing(app, origin, speaker, of);
  return [stood === 'not-theirs' ? OFFICERS_ONLY : stood ? quietForm({ of, ...stood, fault: null }) : GONE];
};

function quietOf(
  { of, board }: Parameters<typeof quietDaysTurn>[3],
  { person }: Speaker,
  books: readonly Book[],
): QuietOf | null {
  if (of === null && board === null) return { kind: 'person', plan: null, id: person.id };
  for (const { plan } of books) {
    const post = of?.kind === 'post' ? plan.posts.find(({ id }) => id === of.post) : undefined;
    if (post) return { kind: 'post', plan: plan.id, id: post.id };
    const named = board === null ? undefined : plan.boards.find(({ body }) => called(body, board));
    if (named) return { kind: 'board', plan: plan.id, id: named.id };
  }
  return null;
}

const plain = (text: string): string => text.toLowerCase().replace(/^the\s+|[^\p{L}\p{N}]+/gu, '');
const called = (body: string, said: string): boolean =>
  plain(body) === plain(said) || (plain(said).length > 3 && plain(body).includes(plain(said)));

type Stood = { name: string | null; quiet: Quiet };

/** How they stand, for whoever may set them. */
async function standing(
  app: App,
  origin: Origin,
  speaker: Speaker,
  of: QuietOf,
): Promise<Stood | 'not-theirs' | undefined> {
  if (of.kind === 'person') {
    if (!mayToTheirs(anybody(speaker), 'change-own-quiet-days', of.id)) return 'not-theirs';
    const person = (await app.records.person(origin.tenant, of.id))?.doc.body;
    return { name: null, quiet: person?.quiet ?? Quiet.parse({}) };
  }
  const book = of.plan === null ? undefined : await app.records.book(origin.tenant, of.plan);
  if (!book) return undefined;
  if (!may(actorIn(app, book, origin, speaker), 'change-plan', book, null)) return 'not-theirs';
  const post = book.plan.posts.find(({ id }) => of.kind === 'post' && id === of.id);
  const board = book.plan.boards.find(({ id }) => of.kind === 'board' && id === of.id);
  const found = post ?? board;
  return (
    found && { name: post ? `the ${post.title}` : (board?.body ?? ''), quiet: found.quiet ?? Quiet.parse({}) }
  );
}

/** "Save" on the card. */
export async function saveQuiet(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { of, inputs }: { of: QuietOf; inputs: Inputs },
): Promise<Message> {
  const stood = await standing(app, origin, speaker, of);
  if (stood === 'not-theirs') return OFFICERS_ONLY;
  if (!stood) return GONE;
  const given = quietGiven(inputs, SPANS);
  if (!given.ok) return quietForm({ of, name: stood.name, quiet: given.quiet, fault: given.fault });
  const none = given.quiet.weekdays.length + given.quiet.spans.length === 0 && !given.quiet.schoolHolidays;
  const quiet = none ? null : given.quiet;
  const kept =
    of.kind === 'person'
      ? await keepOwn(app, origin, of.id, quiet)
      : await keepOf(app, origin, speaker, of, quiet);
  if (!kept)
    return notice('Nothing was changed: others are changing the plan right now. Please choose Save again.');
  const whose = stood.name === null ? 'Your quiet days' : `Quiet days of ${stood.name}`;
  return notice(`Saved. ${whose}: ${quietInWords(given.quiet)}. To change them, say “${sayingOf(stood)}”.`);
}

const sayingOf = ({ name }: Stood): string => (name === null ? 'my quiet days' : `quiet days of ${name}`);

async function keepOwn(app: App, origin: Origin, id: string, quiet: Quiet | null): Promise<boolean> {
  for (;;) {
    const stored = await app.records.person(origin.tenant, id);
    if (!stored) return false;
    const doc = write('person', stored.doc.id, { ...stored.doc.body, quiet });
    const put: Change = { op: 'put', doc, expect: stored.version };
    const keys = await keysAround(app, origin.tenant, id);
    if (await planned(app, origin.tenant, `quiet:${id}:${stored.version}`, [put], keys)) return true;
  }
}

/** In the plan's head, with its entry in the record of changes. */
async function keepOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { kind, plan, id }: QuietOf,
  quiet: Quiet | null,
): Promise<boolean> {
  const withQuiet = <T extends { id: string; quiet: Quiet | null }>(all: readonly T[]): T[] =>
    all.map((one) => (one.id === id ? { ...one, quiet } : one));
  const changed = (head: Plan): Plan =>
    kind === 'post' ? { ...head, posts: withQuiet(head.posts) } : { ...head, boards: withQuiet(head.boards) };
  const done = await commitSetUp(app, origin, speaker, plan ?? '', [], 'card', (book) => ({
    head: changed(book.plan),
    edits: [],
  }));
  if (done && kind === 'post') await planKeysAnew(app, origin.tenant, [`post:${id}`]);
  return done !== undefined;
}

/** Has the clock plan anew when these are asked about. */
export async function planKeysAnew(app: App, tenant: string, keys: readonly OwnerKey[]): Promise<void> {
  while (!(await planned(app, tenant, `plan-anew:${crypto.randomUUID()}`, [], keys)));
}

async function planned(
  app: App,
  tenant: string,
  command: string,
  changes: readonly Change[],
  keys: readonly OwnerKey[],
): Promise<boolean> {
  const anew = await planningAnew(app.store, tenant, keys);
  await wakeBy(app.store, tenant, app.clock.now());
  const result = await app.store.commit(tenant, `${command}:${anew.expect}`, [...changes, anew]);
  if (result.kind === 'stale') return false;
  await wakeBy(app.store, tenant, app.clock.now());
  app.poke();
  return true;
}
