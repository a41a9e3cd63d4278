/** A board's decisions: recorded by an officer, and listed with what became of them. */

import { noticeCard } from '../../cards/notice.ts';
import { listCard } from '../../cards/papers/list-card.ts';
import type { Book } from '../../domain/book.ts';
import { wordsFor } from '../../domain/measures/small-counts.ts';
import { type Decision, latestFirst } from '../../domain/papers/decision.ts';
import { becameWords } from '../../domain/papers/decisions.ts';
import { cyclesOf } from '../../domain/papers/meeting-dates.ts';
import { dayWords } from '../../domain/papers/words.ts';
import { may } from '../../domain/permission.ts';
import { isAction } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { decisionsOf } from '../../store/paper-record.ts';
import { commandId } from '../command-id.ts';
import { momentIn } from '../context.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import { actorIn } from '../lines.ts';
import type { Message } from '../message.ts';
import { boardMeant, type OfBoard } from './boards.ts';

const notice = (text: string, say: readonly string[] = []): Message =>
  noticeCard({ text, suggestions: say.map((one) => ({ label: one, say: one })) });

export const OFFICERS_RECORD = notice(
  'Nothing was recorded: a board’s decisions and meetings are kept by strategy officers. Please ask one of them.',
);
export const IN_OUR_CHAT = notice('Nothing was recorded here: please tell me in our own chat.');

export const decisionTurn: ErrandTurn<'decision'> = async (app, origin, speaker, errand, heard) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const meant = boardMeant(origin, heard, errand.body, (named) => `decisions of the ${named}`);
  if (!meant.ok) return [meant.ask];
  const { book, board } = meant.of;
  if (!may(actorIn(app, book, origin, speaker), 'record-decision', book, null)) return [OFFICERS_RECORD];
  const { instant, today } = momentIn(app, book.plan.timezone);
  const meeting = errand.day ?? lastMeeting(meant.of, today) ?? today;
  if (meeting > today) return [notice(`Nothing was recorded: ${dayWords(meeting)} is still to come.`)];
  const id = commandId(origin, `decision:${board.id}`);
  const decision: Decision = {
    id,
    plan: book.plan.id,
    board: board.id,
    meeting,
    text: errand.text,
    refs: book.items
      .map(({ ref }) => ref)
      .filter((ref) => names(errand.text, ref))
      .slice(0, 50),
    by: speaker.person.id,
    at: stamp(Temporal.Instant.from(instant)),
    action: null,
  };
  await app.store.commit(origin.tenant, `decision:${id}`, [
    { op: 'put', doc: write('decision', docId('decision', id), decision), expect: 'absent' },
  ]);
  return [
    notice(
      `Recorded as a decision of ${board.body} on ${dayWords(meeting)}. It stands in the next paper. To have it done, say, for example, “${sayAction(book)}”.`,
      [`decisions of the ${board.body}`],
    ),
  ];
};

/** A ref as a word of its own: "3.2" is not named by "3.2(b)". */
const names = (text: string, ref: string): boolean =>
  ref.length > 1 &&
  text
    .split(/[\s,;:]+/)
    .map((word) => word.replace(/^[“"(]+|[.!?”"]+$/g, ''))
    .includes(ref);

const lastMeeting = ({ board }: OfBoard, today: string): string | null =>
  cyclesOf(board).findLast(({ meeting }) => meeting <= today)?.meeting ?? null;

export const decisionsTurn: ErrandTurn<'decisions'> = async (app, origin, speaker, { body }, heard) => {
  const meant = boardMeant(origin, heard, body, (named) => `decisions of the ${named}`);
  if (!meant.ok) return [meant.ask];
  const { book, board } = meant.of;
  if (!may(actorIn(app, book, origin, speaker), 'see-plan', book, null)) return [OFFICERS_RECORD];
  const found = latestFirst(await decisionsOf(app.store, origin.tenant, book.plan.id, board.id));
  if (found.length === 0) return [notice(`No decision of ${board.body} has been recorded yet.`)];
  const milestones = await app.records.milestones(origin.tenant, [
    { field: 'item', is: 'in', to: found.flatMap(({ action }) => action ?? []).slice(0, 100) },
  ]);
  const { today } = momentIn(app, book.plan.timezone);
  return [
    listCard({
      kicker: `${board.body}: ${book.plan.title}`,
      heading: `${found.length} ${found.length === 1 ? 'decision' : 'decisions'} of ${board.body}`,
      lines: found.map((one) => ({
        first: dayWords(one.meeting),
        text: wordsFor(one.text, 'others'),
        last: becameWords({ book, milestones, today }, one),
      })),
      notes: [],
    }),
  ];
};

/** How the decision is made an action, with a part and a post of this plan. */
function sayAction({ items, plan }: Book): string {
  const under = items.find((item) => !isAction(item))?.ref ?? '1';
  const [post] = plan.posts;
  return `make it an action under ${under}${post ? ` for the ${post.title}` : ''} by 31 March`;
}
