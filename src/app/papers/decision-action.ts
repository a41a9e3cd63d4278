/** A decision becomes an action of the plan: previewed, and after one yes entered with the decision as its origin. */

import { noticeCard } from '../../cards/notice.ts';
import { papersAskCard } from '../../cards/papers/ask-card.ts';
import type { Book } from '../../domain/book.ts';
import type { Decision } from '../../domain/papers/decision.ts';
import { newActionOf, refusalOf } from '../../domain/papers/new-action.ts';
import { dayWords } from '../../domain/papers/words.ts';
import { may } from '../../domain/permission.ts';
import { type OwnerKey, type PlainDate, personBehind } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { decisionsOf } from '../../store/paper-record.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { commitSetUp } from '../set-up/commit.ts';
import { gone, unfinished } from '../set-up/said.ts';
import { labelOf, whomOf } from '../set-up/whom.ts';
import { IN_OUR_CHAT, OFFICERS_RECORD } from './decisions-said.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const decisionActionTurn: ErrandTurn<'decision-action'> = async (
  app,
  origin,
  speaker,
  { under, to, due },
  heard,
) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const last = await lastDecision(app, origin.tenant, heard.books, speaker);
  if (!last) return [NO_DECISION];
  const { book, decision } = last;
  if (!may(actorIn(app, book, origin, speaker), 'record-decision', book, null)) return [OFFICERS_RECORD];
  const { today } = momentIn(app, book.plan.timezone);
  if (due !== null && due < today) return [notice(`Nothing was changed: ${dayWords(due)} is over.`)];
  const parent = book.byRef.get(under);
  const refused = refusalOf(book, parent);
  if (!parent || refused) return [notice(`Nothing was changed: ${refused ?? `the plan has no ${under}.`}`)];
  const whom = to && (await whomOf(app, origin, speaker, book, postNamed(book, to), []));
  if (whom && (whom.kind !== 'found' || whom.newcomer))
    return [
      notice(
        'Nothing was changed: I know nobody of that name. Name a post of the plan, or somebody whom I know by their e-mail address.',
      ),
    ];
  const owner = whom?.kind === 'found' ? whom.key : null;
  const proposal: Proposal = {
    kind: 'decision-action',
    id: commandId(origin, 'decision-action'),
    at: stamp(app.clock.now()),
    plan: book.plan.id,
    decision: decision.id,
    under: parent.id,
    owner,
    due,
  };
  await reframe(app, origin, speaker.person.id, proposing(proposal));
  const item = newActionOf(book, parent, decision, owner, due);
  return [
    papersAskCard({
      question: `Add ${item.ref} to the plan, from the decision of ${dayWords(decision.meeting)}?`,
      plan: book.plan,
      facts: [
        { label: 'Action', value: item.title },
        { label: 'Under', value: `${parent.ref} ${parent.title}` },
        { label: 'For', value: (await labelOf(app, origin.tenant, book, owner)) ?? 'nobody yet' },
        ...vacancyOf(book, owner, today),
        { label: 'Due', value: dayWords(due) },
      ],
      proposal: proposal.id,
      again: false,
    }),
  ];
};

/** A post that nobody holds is asked nothing: that is said before the yes. */
const vacancyOf = ({ plan }: Book, owner: OwnerKey | null, today: PlainDate) =>
  owner?.startsWith('post:') && personBehind(plan, owner, today) === null
    ? [{ label: 'Please note', value: 'nobody holds that post, so nobody is asked about it yet' }]
    : [];

/** "Head of Inclusion" is a post before it is anybody's name. */
function postNamed(book: Book, to: Named): Named {
  if (to.kind !== 'name') return to;
  const wanted = to.name.toLowerCase().replace(/^the /, '').trim();
  const post = book.plan.posts.find(({ title }) => title.toLowerCase() === wanted);
  return post ? { kind: 'post', post: post.id } : to;
}

/** The decision that the speaker recorded last, today or the day before, and that is no action yet. */
async function lastDecision(
  app: App,
  tenant: string,
  books: readonly Book[],
  { person }: Speaker,
): Promise<{ book: Book; decision: Decision } | undefined> {
  const since = stamp(app.clock.now().subtract({ hours: 48 }));
  const all = await Promise.all(
    books.map(async (book) =>
      (await decisionsOf(app.store, tenant, book.plan.id, null)).map((decision) => ({ book, decision })),
    ),
  );
  return all
    .flat()
    .filter(({ decision }) => decision.by === person.id && decision.at >= since && decision.action === null)
    .sort((a, b) => a.decision.at.localeCompare(b.decision.at))
    .at(-1);
}

const NO_DECISION = notice(
  'Nothing was changed: you have recorded no decision lately that is not an action yet. Record it first, for example “decision of the Partnership on 12 January: open two more mentor places”.',
);

/** A yes or a no to an action that a decision would become. */
export async function settleDecisionAction(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: Extract<Proposal, { kind: 'decision-action' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (message: Message) => settled(app, origin, speaker.person.id, proposal.id, message);
  if (word === 'no') return done(notice('Nothing was changed. The decision stays recorded.'));
  const book = await app.records.book(origin.tenant, proposal.plan);
  const id = docId('decision', proposal.decision);
  const decision = (await app.store.get(origin.tenant, 'decision', id))?.doc.body;
  const under = book?.byId.get(proposal.under);
  if (!book || !decision || decision.takenBack || !under) return gone;
  if (!may(actorIn(app, book, origin, speaker), 'record-decision', book, null)) return OFFICERS_RECORD;
  const known = decision.action === null ? undefined : book.byId.get(decision.action);
  if (known) return done(notice(`That decision is action ${known.ref} already.`));
  const board = book.plan.boards.find((one) => one.id === decision.board)?.body ?? 'the board';
  const reason = `Decision of ${board}, ${dayWords(decision.meeting)}`;
  const changed = await commitSetUp(
    app,
    origin,
    speaker,
    proposal.plan,
    [],
    'card',
    (current) => {
      const parent = current.byId.get(proposal.under) ?? under;
      const after = newActionOf(current, parent, decision, proposal.owner, proposal.due);
      return { head: current.plan, edits: current.byId.has(after.id) ? [] : [{ before: null, after }] };
    },
    { reason },
  );
  if (!changed) return unfinished;
  const item = (await app.records.book(origin.tenant, proposal.plan))?.byId.get(`decision-${decision.id}`);
  if (!item) return unfinished;
  await noted(app, origin.tenant, decision.id, item.id);
  return done(
    notice(
      `Added to the plan: ${item.ref} ${item.title}. Its history names the decision that it comes from.`,
    ),
  );
}

async function noted(app: App, tenant: string, decision: string, action: string): Promise<void> {
  for (;;) {
    const stored = await app.store.get(tenant, 'decision', docId('decision', decision));
    if (!stored || stored.doc.body.action !== null) return;
    const doc = write('decision', stored.doc.id, { ...stored.doc.body, action });
    const command = `decision-action:${decision}:${stored.version}`;
    const result = await app.store.commit(tenant, command, [{ op: 'put', doc, expect: stored.version }]);
    if (result.kind !== 'stale') return;
  }
}
