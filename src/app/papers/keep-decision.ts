/** A board's decision after its yes: recorded, or taken back by whoever keeps decisions while it is no action yet. */
import { noticeCard } from '../../cards/notice.ts';
import { papersAskCard } from '../../cards/papers/ask-card.ts';
import type { Book } from '../../domain/book.ts';
import type { Hold } from '../../domain/keeping/hold.ts';
import type { Decision } from '../../domain/papers/decision.ts';
import { dayWords } from '../../domain/papers/words.ts';
import { may } from '../../domain/permission.ts';
import { isAction } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { holdsNow } from '../../store/holds-now.ts';
import { docId } from '../../store/ids.ts';
import { decisionsOf } from '../../store/paper-record.ts';
import type { Change } from '../../store/store.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { gone } from '../set-up/said.ts';
import { boardMeant } from './boards.ts';
import { IN_OUR_CHAT, notice, OFFICERS_RECORD } from './decisions-said.ts';

type Deed = Extract<Proposal, { kind: 'decision' }>['deed'];

/** Shows the decision with its meeting, and asks for a yes. */
export async function proposeDecision(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  decision: Decision,
  deed: Deed,
): Promise<Message> {
  const id = commandId(origin, `decision:${deed}:${decision.id}`);
  const at = stamp(app.clock.now());
  await reframe(app, origin, speaker.person.id, proposing({ kind: 'decision', id, at, deed, decision }));
  const body = bodyOf(book, decision);
  return papersAskCard({
    question:
      deed === 'record'
        ? `Record this as a decision of ${body} on ${dayWords(decision.meeting)}?`
        : `Take back this decision of ${body} on ${dayWords(decision.meeting)}?`,
    plan: book.plan,
    facts: [{ label: 'Decision', value: decision.text }],
    proposal: id,
    again: false,
  });
}

export async function settleDecision(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, deed, decision }: Extract<Proposal, { kind: 'decision' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (message: Message) => settled(app, origin, speaker.person.id, id, message);
  if (word === 'no')
    return done(
      notice(
        deed === 'record' ? 'All right: nothing was recorded.' : 'All right: the decision stays recorded.',
      ),
    );
  const book = await app.records.book(origin.tenant, decision.plan);
  if (!book) return gone;
  if (!may(actorIn(app, book, origin, speaker), 'record-decision', book, null)) return done(OFFICERS_RECORD);
  const body = bodyOf(book, decision);
  const doc = docId('decision', decision.id);
  if (deed === 'record') {
    await app.store.commit(origin.tenant, `decision:${decision.id}`, [
      { op: 'put', doc: write('decision', doc, decision), expect: 'absent' },
    ]);
    return done(
      noticeCard({
        text: `Recorded as a decision of ${body} on ${dayWords(decision.meeting)}. It stands in the next paper. To have it done, say, for example, “${sayAction(book)}”. A slip? Say “take back the decision”.`,
        suggestions: [{ label: `Decisions of the ${body}`, say: `decisions of the ${body}` }],
      }),
    );
  }
  const stored = await app.store.get(origin.tenant, 'decision', doc);
  if (stored && stored.doc.body.action !== null) return done(notice(IS_ACTION));
  if (!stored || stored.doc.body.takenBack) return done(notice(takenBackWords(body)));
  const kept = stored.doc.body;
  const hold = (await holdsNow(app.store, origin.tenant)).on(kept.plan, [{ kind: 'decision', body: kept }]);
  const takenBack = { by: speaker.person.id, at: stamp(app.clock.now()) };
  const change: Change = hold
    ? { op: 'put', doc: write('decision', doc, { ...kept, takenBack }), expect: stored.version }
    : { op: 'delete', id: doc, expect: stored.version };
  const result = await app.store.commit(origin.tenant, `decision-back:${id}:${stored.version}`, [change]);
  if (result.kind === 'stale') return notice('Nothing was changed: somebody changed it at the same time.');
  return done(notice([takenBackWords(body), ...(hold ? [heldWords(hold)] : [])].join(' ')));
}

const takenBackWords = (body: string): string =>
  `Taken back: that decision of ${body} stands in no paper from now on.`;

/** Somebody may have a right to see it: so it is struck out, and another decision can say what holds. */
const heldWords = ({ reason }: Hold): string =>
  `A hold keeps its words in the record, “${reason}”: a search finds them, marked as taken back, and no board reads them.`;

const IS_ACTION =
  'Nothing was changed: that decision has become an action of the plan. Withdraw the action instead.';

export const takeBackDecisionTurn: ErrandTurn<'decision-back'> = async (
  app,
  origin,
  speaker,
  { body },
  heard,
) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const meant =
    body === null
      ? null
      : boardMeant(origin, heard, body, (named) => `take back the decision of the ${named}`);
  if (meant && !meant.ok) return [meant.ask];
  const books = (meant ? [meant.of.book] : heard.books).filter((book) =>
    may(actorIn(app, book, origin, speaker), 'record-decision', book, null),
  );
  if (books.length === 0) return [OFFICERS_RECORD];
  const found = await Promise.all(
    books.map(async (book) =>
      (await decisionsOf(app.store, origin.tenant, book.plan.id, meant?.of.board.id ?? null)).map(
        (decision) => ({ book, decision }),
      ),
    ),
  );
  const last = latestBy(found.flat());
  if (!last) return [notice('Nothing was changed: no decision has been recorded.')];
  if (last.decision.action !== null) return [notice(IS_ACTION)];
  return [await proposeDecision(app, origin, speaker, last.book, last.decision, 'take-back')];
};

/** The one that was recorded last, whatever meeting it is of. */
const latestBy = <T extends { decision: Decision }>(all: readonly T[]): T | undefined =>
  all.toSorted((a, b) => a.decision.at.localeCompare(b.decision.at)).at(-1);

const bodyOf = ({ plan }: Book, { board }: Decision): string =>
  plan.boards.find(({ id }) => id === board)?.body ?? 'the board';

/** How the decision is made an action, with a part and a post of this plan. */
function sayAction({ items, plan }: Book): string {
  const under = items.find((item) => !isAction(item))?.ref ?? '1';
  const [post] = plan.posts;
  return `make it an action under ${under}${post ? ` for the ${post.title}` : ''} by 31 March`;
}
