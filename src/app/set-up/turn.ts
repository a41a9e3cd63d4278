/** An officer sets something in words: one thing is done at once, many are shown first and done after a yes. */
import { noticeCard } from '../../cards/notice.ts';
import { setUpPreviewCard } from '../../cards/set-up-preview.ts';
import { setUpReceiptCard } from '../../cards/set-up-receipt.ts';
import type { Book } from '../../domain/book.ts';
import { may } from '../../domain/permission.ts';
import type { Setting, SetUp } from '../../domain/set-up.ts';
import { editsFor, type Order } from '../../domain/set-up-edits.ts';
import { stamp } from '../../domain/stamp.ts';
import { commandId } from '../command-id.ts';
import { type App, momentIn } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import { type Frame, type Proposal, proposing, reframe } from '../frame.ts';
import { actorIn } from '../lines.ts';
import type { Message, Origin } from '../message.ts';
import { commitSetUp } from './commit.ts';
import { showInherited } from './inherited.ts';
import { showMissing } from './missing.ts';
import { orderOf } from './order.ts';
import { gone, OFFICERS_ONLY } from './said.ts';
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
  if (origin.scope === 'channel') return notice('Plans are set up in our own chat. Please tell me there.');
  if (!book)
    return notice(
      'Which plan do you mean? Name it, or ask about it first, for example "status of" and a ref of it.',
    );
  if (!may(actorIn(app, book, origin, speaker), 'change-plan', book, null)) return OFFICERS_ONLY;
  switch (request.do) {
    case 'missing':
      return showMissing(app, origin, speaker, book, { scope: request.items, frame });
    case 'inherited':
      return showInherited(app, origin, book, request.items);
    default:
      return setOrAsk(app, origin, speaker, book, request);
  }
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

async function setOrAsk(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  request: Setting,
): Promise<Message> {
  const found = await orderOf(app, origin, speaker, book, request);
  if (!found.ok) return found.ask;
  const { today } = momentIn(app, book.plan.timezone);
  const edits = editsFor(found.order, book, today);
  if (edits.edits.length === 0 && found.order.do !== 'holder') return notice(nothingToDo(found.order, book));
  if (!isBulk(request, edits.edits.length)) return setNow(app, origin, speaker, book, request, 'message');
  const id = commandId(origin, 'set-up');
  const proposal: Proposal = { kind: 'set-up', id, at: stamp(app.clock.now()), plan: book.plan.id, request };
  await reframe(app, origin, speaker.person.id, proposing(proposal));
  const said = await saidOf(app, origin.tenant, book, found.order, edits, found.labels);
  return setUpPreviewCard({ said, plan: { title: book.plan.title }, proposal: id });
}

const isBulk = (request: Setting, edits: number): boolean => request.do === 'rhythm' || edits > 1;

function nothingToDo(order: Order, book: Book): string {
  if (order.do === 'holder') return 'Nothing was changed.';
  const known = order.items.filter((ref) => book.byRef.has(ref));
  if (order.items.length > 0 && known.length === 0)
    return `Nothing was changed: there is no ${order.items.join(', ')} in ${book.plan.title}.`;
  return order.do === 'rhythm'
    ? `Nothing was changed: no action has that rhythm, or it starts then already. Name the actions, for example "termly reports for 5.3(c) start this term".`
    : 'Nothing was changed: that is how it stands already.';
}

/** Carries a setting out on the record as it stands, and says what was set. */
export async function setNow(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  request: Setting,
  through: 'message' | 'card',
): Promise<Message> {
  const found = await orderOf(app, origin, speaker, book, request);
  if (!found.ok) return found.ask;
  const { instant, today, zone } = momentIn(app, book.plan.timezone);
  const said = await saidOf(
    app,
    origin.tenant,
    book,
    found.order,
    editsFor(found.order, book, today),
    found.labels,
  );
  const edits = await commitSetUp(app, origin, speaker, book.plan.id, found.newcomers, through, (current) =>
    editsFor(found.order, current, today),
  );
  if (!edits) return gone;
  return setUpReceiptCard({
    said,
    plan: { title: book.plan.title },
    who: speaker.person.name,
    at: instant,
    zone,
    notes: found.newcomers.map(
      ({ name }) => `${name} is new to me. I can ask them once they have opened a chat with me in Teams.`,
    ),
  });
}

/** A yes or a no to a setting that was shown. */
export async function settleSetUp(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: Extract<Proposal, { kind: 'set-up' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  if (word === 'no') return notice('Nothing was changed.');
  const book = await app.records.book(origin.tenant, proposal.plan);
  if (!book || !may(actorIn(app, book, origin, speaker), 'change-plan', book, null)) return OFFICERS_ONLY;
  return setNow(app, origin, speaker, book, proposal.request, 'card');
}
