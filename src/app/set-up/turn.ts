/** Somebody sets a part of the plan in words: what would change is shown, and changed after a yes. */
import { count } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { setUpPreviewCard } from '../../cards/set-up/set-up-preview.ts';
import { setUpReceiptCard } from '../../cards/set-up/set-up-receipt.ts';
import type { SetUpSaid } from '../../cards/set-up/set-up-words.ts';
import type { Book } from '../../domain/book.ts';
import type { Item } from '../../domain/plan.ts';
import type { Setting, SetUp } from '../../domain/set-up.ts';
import { changesNothing, type Edits, editsFor } from '../../domain/set-up-edits.ts';
import { stamp } from '../../domain/stamp.ts';
import { planKeysAnew } from '../away/quiet-days.ts';
import { type App, momentIn } from '../context.ts';
import { commandId, digest } from '../conversation/command-id.ts';
import { type Frame, type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { takeInHand } from '../replies/spoken.ts';
import { closeByDate } from '../requests/close-by-date.ts';
import { waitsForOthers } from '../requests/not-ones-own.ts';
import { commitSetUp } from './commit.ts';
import { showInherited } from './inherited.ts';
import { maySet } from './may-set.ts';
import { showMissing } from './missing.ts';
import { notTheirs } from './not-theirs.ts';
import { headingNotes, nothingToDo } from './nothing-to-do.ts';
import { type Found, orderOf } from './order.ts';
import { gone, unfinished } from './said.ts';
import { saidOf } from './words.ts';

/** `book` is undefined when several plans would do. */
export async function setUpTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  book: Book | undefined,
  request: SetUp,
): Promise<Message> {
  if (origin.scope === 'channel')
    return notice('Nothing was changed here. Plans are set up in our own chat: please tell me there.');
  if (!book)
    return notice(
      'Which plan do you mean? Name it, or ask about one of its actions first, for example "status of 3.3", and say it again.',
    );
  const actor = actorIn(app, book, origin, speaker);
  if (!maySet(actor, book, request)) return notTheirs(app, origin, actor, book, request);
  switch (request.do) {
    case 'missing':
      return showMissing(app, origin, speaker, book, { scope: request.items, frame });
    case 'inherited':
      return showInherited(app, origin, book, request.items);
    default:
      return shownFirst(app, origin, speaker, book, request);
  }
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

async function shownFirst(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  request: Setting,
): Promise<Message> {
  const waits = await waitsForOthers(app, origin, speaker, book, request);
  if (waits) return waits;
  const found = await orderOf(app, origin, speaker, book, request);
  if (!found.ok) return found.ask;
  const edits = editsFor(found.order, book, momentIn(app, book.plan.timezone).today);
  if (changesNothing(found.order, edits, book.plan)) return nothingToDo(found.order, book);
  return preview(app, origin, speaker, book, request, await shownOf(app, origin, book, found, edits));
}

type FoundOrder = Extract<Found, { ok: true }>;
type ShownSetUp = { said: SetUpSaid; digest: string };

async function shownOf(
  app: App,
  origin: Origin,
  book: Book,
  { order, labels, dated }: FoundOrder,
  edits: Edits,
): Promise<ShownSetUp> {
  const said = await saidOf(app, origin.tenant, book, order, edits, labels, dated);
  const ids = edits.edits.map(({ before }) => before.id);
  return { said, digest: digest(JSON.stringify([said, ids])) };
}

/** Asks for a yes. When it is `again`, what was asked before is no longer what a typed yes answers. */
async function preview(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  request: Setting,
  shown: ShownSetUp,
  again: string | null = null,
): Promise<Message> {
  const id = `${proposalOf(origin)}.${shown.digest}`;
  const at = stamp(app.clock.now());
  const asks = proposing({ kind: 'set-up', id, at, plan: book.plan.id, request, shown: shown.digest });
  await reframe(app, origin, speaker.person.id, (before) =>
    asks({ ...before, awaited: before.awaited.filter((one) => one !== again) }),
  );
  return setUpPreviewCard({
    said: shown.said,
    plan: { title: book.plan.title },
    proposal: id,
    again: again !== null,
  });
}

const proposalOf = (origin: Origin): string => commandId(origin, 'set-up');

/**
 * Carries a setting out on the record as it stands, and says what was set. `agreed` are the changes that somebody said
 * yes to: of these, what others change at the same moment is left as they set it.
 */
async function setNow(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  { order, labels, newcomers, dated }: FoundOrder,
  agreed: Edits,
): Promise<Message> {
  const { instant, today, zone } = momentIn(app, book.plan.timezone);
  const stood = new Map(agreed.edits.map(({ before }) => [before.id, settingsOf(before)]));
  let others = 0;
  const edits = await commitSetUp(app, origin, speaker, book.plan.id, newcomers, 'card', (current) => {
    const now = editsFor(order, current, today);
    const mine = now.edits.filter(({ before }) => stood.get(before.id) === settingsOf(before));
    others = now.edits.length - mine.length;
    return { ...now, edits: mine };
  });
  if (!edits) return unfinished;
  const moved =
    order.do === 'stand-in' ? order.of : order.do === 'holder' ? (`post:${order.post}` as const) : null;
  if (moved !== null) await planKeysAnew(app, origin.tenant, [moved]);
  if (changesNothing(order, edits, book.plan)) return nothingToDo(order, book);
  return setUpReceiptCard({
    said: await saidOf(app, origin.tenant, book, order, edits, labels, dated),
    plan: { title: book.plan.title },
    who: speaker.person.name,
    at: instant,
    zone,
    notes: [
      ...(others === 0
        ? []
        : [`Somebody else changed ${count(others, 'action')} at the same moment. That was left alone.`]),
      ...headingNotes(order, book),
      ...newcomers.map(
        ({ name }) => `${name} is new to me. I can ask them once they have opened a chat with me in Teams.`,
      ),
    ],
  });
}

/** All that an order can change of an item. */
const settingsOf = ({ owners, lead, due, checkIns, reading }: Item): string =>
  JSON.stringify([owners, lead, due, checkIns, reading]);

/** A yes or a no to a setting that was shown. */
export async function settleSetUp(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: Extract<Proposal, { kind: 'set-up' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (message: Message) => settled(app, origin, speaker.person.id, proposal.id, message);
  if (word === 'no') return done(notice('Nothing was changed.'));
  const { request } = proposal;
  const book = await app.records.book(origin.tenant, proposal.plan);
  if (!book) return gone;
  const actor = actorIn(app, book, origin, speaker);
  if (!maySet(actor, book, request)) return notTheirs(app, origin, actor, book, request);
  const waits = await waitsForOthers(app, origin, speaker, book, request);
  if (waits) return done(waits);
  const found = await orderOf(app, origin, speaker, book, request);
  if (!found.ok) return found.ask;
  const edits = editsFor(found.order, book, momentIn(app, book.plan.timezone).today);
  if (changesNothing(found.order, edits, book.plan)) return done(nothingToDo(found.order, book));
  const now = await shownOf(app, origin, book, found, edits);
  // A yes that is delivered again does not answer what its own turn asked.
  if (now.digest !== proposal.shown || proposal.id.startsWith(proposalOf(origin)))
    return preview(app, origin, speaker, book, request, now, proposal.id);
  const message = await setNow(app, origin, speaker, book, found, edits);
  if (message !== unfinished && found.order.do === 'date')
    await closeByDate(
      app,
      origin.tenant,
      edits.edits.map(({ before }) => before.id),
    );
  const [one, ...others] = edits.edits.map(({ before }) => before.ref);
  // Of several that were set, "done" could speak of any.
  await reframe(app, origin, speaker.person.id, { inHand: [] });
  if (one !== undefined && others.length === 0) await takeInHand(app, origin, speaker, [one]);
  return message === unfinished ? message : done(message);
}
