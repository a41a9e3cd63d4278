/** Carries out what somebody asked for that is neither a question, nor an update, nor a setting: one turn a file. */
import type { Errand } from '../../understanding/errands/errand.ts';
import { endLeaveTurn, leaveTurn } from '../away/leave-turn.ts';
import { leavingTurn } from '../away/leaving-turn.ts';
import { noCoverTurn } from '../away/no-cover.ts';
import { quietDaysTurn } from '../away/quiet-days.ts';
import { whoIsAwayTurn } from '../away/who-is-away.ts';
import { boardTurn } from '../boards/board-turn.ts';
import type { App } from '../context.ts';
import { howIWorkTurn } from '../help/how-i-work.ts';
import { chaseTurn } from '../lead/chase-turn.ts';
import { leadNoteTurn } from '../lead/note-turn.ts';
import { reachTurn } from '../lead/reach-turn.ts';
import { readingTurn } from '../measures/say.ts';
import { readingsWantedTurn } from '../measures/wanted-turn.ts';
import type { Message, Origin } from '../message.ts';
import { decisionActionTurn } from '../papers/decision-action.ts';
import { decisionsTurn, decisionTurn } from '../papers/decisions.ts';
import { takeBackDecisionTurn } from '../papers/keep-decision.ts';
import { meetingSetTurn, meetingsTurn } from '../papers/meetings.ts';
import { reportTurn } from '../papers/report-turn.ts';
import { sincePapersTurn } from '../papers/since-turn.ts';
import type { Speaker } from '../people/enrol.ts';
import { redactionsTurn, redactTurn } from '../privacy/redact/pick.ts';
import { roundUpTurn } from '../requests/round-up.ts';
import { decideTurn, requestsTurn } from '../requests/say-decide.ts';
import { withdrawTurn } from '../requests/say-withdraw.ts';
import type { Heard } from '../text-turn.ts';
import { boardNeedsTurn } from './board-needs.ts';
import { asLinkTurn, exportTurn } from './export.ts';
import { ownLeaveTurn } from './own-leave.ts';
import { ownRequestsTurn } from './own-requests.ts';
import { plainTextTurn } from './plain-text.ts';
import { whichReportTurn } from './which-report.ts';

/** `plan` is the one that the words named; null where it may be any that the speaker sees. */
export type ErrandTurn<D extends Errand['do'] = Errand['do']> = (
  app: App,
  origin: Origin,
  speaker: Speaker,
  errand: Extract<Errand, { do: D }>,
  heard: ErrandHeard,
) => Promise<Message[]>;
export type ErrandHeard = Pick<Heard, 'text' | 'books' | 'frame' | 'hand'> & { plan: string | null };

const TURNS: { readonly [D in Errand['do']]: ErrandTurn<D> } = {
  redact: redactTurn,
  redactions: redactionsTurn,
  board: boardTurn,
  'board-needs': boardNeedsTurn,
  'plain-text': plainTextTurn,
  decide: decideTurn,
  requests: requestsTurn,
  withdraw: withdrawTurn,
  'no-cover': noCoverTurn,
  'own-requests': ownRequestsTurn,
  'round-up': roundUpTurn,
  report: reportTurn,
  'which-report': whichReportTurn,
  'since-papers': sincePapersTurn,
  decision: decisionTurn,
  'decision-action': decisionActionTurn,
  'decision-back': takeBackDecisionTurn,
  decisions: decisionsTurn,
  meetings: meetingsTurn,
  'meeting-set': meetingSetTurn,
  leave: leaveTurn,
  'end-leave': endLeaveTurn,
  'own-leave': ownLeaveTurn,
  'who-is-away': whoIsAwayTurn,
  leaving: leavingTurn,
  'how-i-work': howIWorkTurn,
  'quiet-days': quietDaysTurn,
  chase: chaseTurn,
  reach: reachTurn,
  'lead-note': leadNoteTurn,
  export: exportTurn,
  'as-link': asLinkTurn,
  reading: readingTurn,
  'readings-wanted': readingsWantedTurn,
};

export function errandTurn<D extends Errand['do']>(
  app: App,
  origin: Origin,
  speaker: Speaker,
  errand: Extract<Errand, { do: D }>,
  heard: ErrandHeard,
): Promise<Message[]> {
  const turn: ErrandTurn<D> = TURNS[errand.do];
  return turn(app, origin, speaker, errand, heard);
}
