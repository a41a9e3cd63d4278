/** A board's decisions: shown to an officer before it is recorded, and listed with what became of them. */

import { listCard } from '../../cards/papers/list-card.ts';
import { wordsForBoards } from '../../domain/boards/board-words.ts';
import { type Decision, latestFirst } from '../../domain/papers/decision.ts';
import { becameWords } from '../../domain/papers/decisions.ts';
import { cyclesOf } from '../../domain/papers/meeting-dates.ts';
import { dayWords } from '../../domain/papers/words.ts';
import { may } from '../../domain/permission.ts';
import { vouchedFor } from '../../domain/privacy/vouched.ts';
import { stamp } from '../../domain/stamp.ts';
import { decisionsOf } from '../../store/paper-record.ts';
import { momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import { boardMeant, type OfBoard } from './boards.ts';
import { IN_OUR_CHAT, notice, OFFICERS_RECORD } from './decisions-said.ts';
import { proposeDecision } from './keep-decision.ts';

export const decisionTurn: ErrandTurn<'decision'> = async (app, origin, speaker, errand, heard) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const meant = boardMeant(origin, heard, errand.body, (named) => `decisions of the ${named}`);
  if (!meant.ok) return [meant.ask];
  const { book, board } = meant.of;
  if (!may(actorIn(app, book, origin, speaker), 'record-decision', book, null)) return [OFFICERS_RECORD];
  const { instant, today } = momentIn(app, book.plan.timezone);
  const last = lastMeeting(meant.of, today);
  const meeting = errand.day ?? last ?? today;
  // "12 Jan" of a plan that began after it is the one to come, unless its year was said.
  const coming = meeting < book.plan.goLive && !YEAR.test(heard.text.split(':')[0] ?? '');
  if (coming || meeting > today) {
    const day = coming ? Temporal.PlainDate.from(meeting).add({ years: 1 }).toString() : meeting;
    const instead = last === null ? '' : ` Its last meeting was on ${dayWords(last)}.`;
    return [notice(`Nothing was recorded: ${dayWords(day)} is still to come.${instead}`)];
  }
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
    ...vouchedFor([errand.text], speaker.person.id, instant),
  };
  return [await proposeDecision(app, origin, speaker, book, decision, 'record')];
};

const YEAR = /\b20\d\d\b/;

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
  const told = wordsForBoards(book.plan, await app.records.people(origin.tenant), today);
  return [
    listCard({
      kicker: `${board.body}: ${book.plan.title}`,
      heading: `${found.length} ${found.length === 1 ? 'decision' : 'decisions'} of ${board.body}`,
      lines: found.map((one) => ({
        first: dayWords(one.meeting),
        text: told(one.text),
        last: becameWords({ book, milestones, today }, one),
      })),
      notes: [],
    }),
  ];
};
