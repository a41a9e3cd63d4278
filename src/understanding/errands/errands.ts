/** Which errand a text asks for: one reader a file, the first that knows it has it. */
import type { Reading } from '../intent.ts';
import type { Sight } from '../mark.ts';
import { readBoard } from './board.ts';
import { readBoardNeeds } from './board-needs.ts';
import { readChase } from './chase.ts';
import { readDecide } from './decide.ts';
import { readDecision, readDecisionAction, readDecisionBack, readDecisions } from './decision.ts';
import { readExport } from './export.ts';
import { readHowIWork } from './how-i-work.ts';
import { readLeadNote } from './lead-note.ts';
import { readLeave } from './leave.ts';
import { readLeaving } from './leaving.ts';
import { readMeetingSet, readMeetings } from './meetings.ts';
import { readOwnLeaveAsked } from './own-leave.ts';
import { readOwnRequests } from './own-requests.ts';
import { readPlainText } from './plain-text.ts';
import { readQuietDays } from './quiet-days.ts';
import { readReach } from './reach.ts';
import { readReading } from './reading.ts';
import { readReadingsWanted } from './readings-wanted.ts';
import { readRedact } from './redact.ts';
import { readReport } from './report.ts';
import { saysHowItGoes } from './reports.ts';
import { readRoundUp } from './round-up.ts';
import { readSincePapers } from './since-papers.ts';
import { readWhoIsAway } from './who-is-away.ts';
import { readWithdraw } from './withdraw.ts';

/** An errand, a question back about one, or null when the text is something else. */
export type ErrandReader = (sight: Sight) => Extract<Reading, { kind: 'errand' | 'clarify' }> | null;

const readers: readonly ErrandReader[] = [
  readDecide,
  readWithdraw,
  readOwnRequests,
  readRoundUp,
  readBoard,
  readBoardNeeds,
  readRedact,
  readPlainText,
  readReport,
  readSincePapers,
  readDecision,
  readDecisionAction,
  readDecisionBack,
  readDecisions,
  readMeetings,
  readMeetingSet,
  readHowIWork,
  readOwnLeaveAsked,
  readWhoIsAway,
  readLeaving,
  readLeave,
  readQuietDays,
  readChase,
  readReach,
  readLeadNote,
  readExport,
  readReadingsWanted,
  readReading,
];

export function readErrand(sight: Sight): ReturnType<ErrandReader> {
  if (saysHowItGoes(sight)) return null;
  for (const read of readers) {
    const reading = read(sight);
    if (reading) return reading;
  }
  return null;
}
