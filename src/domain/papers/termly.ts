/** A half-termly or termly report to a board: what moved over the period, against the figures at its start. */

import { localInstant } from '../calendar.ts';
import type { PlainDate, Plan } from '../plan.ts';
import { stamp } from '../stamp.ts';
import { decisionSection } from './decisions.ts';
import {
  headlineOf,
  honestLines,
  movementSections,
  standingFigures,
  standingsByItem,
  standingTable,
} from './figures.ts';
import { newReadings } from './measures.ts';
import { type Paper, text } from './paper.ts';
import type { ReportPeriod } from './periods.ts';
import { type PaperRecord, scoped } from './record.ts';
import { dayWords } from './words.ts';

/** `record.before` holds the figures of the first day of the period, or of the day on which the plan went live in it. */
export function periodReport(
  record: PaperRecord,
  kind: 'half-termly' | 'termly',
  period: ReportPeriod,
): Paper {
  const scope = scoped(record);
  const { book, board, before, at, today } = scope;
  const from = comparedFrom(book.plan, period);
  const since = stamp(localInstant(from, '00:00', book.plan.timezone));
  return {
    plan: book.plan.id,
    board: board?.id ?? null,
    kind,
    period: period.key,
    at,
    asAt: today,
    title: `${kind === 'termly' ? 'Termly' : 'Half-termly'} report to ${board?.body ?? 'the board'}: ${period.name}`,
    headline: headlineOf(scope, from),
    figures: standingFigures(scope),
    standings: standingsByItem(scope),
    blocks: [
      text(
        `${book.plan.title}, ${book.plan.authority}. ${period.name}, ${dayWords(period.start)} to ${dayWords(period.end)}; as at ${dayWords(today)}. ${
          before === null ? 'The plan is not live yet, so no change is shown.' : sinceWords(from, period)
        }`,
      ),
      ...standingTable(scope),
      ...movementSections(scope, from, since),
      ...newReadings(scope, from),
      ...decisionSection(scope, from),
      ...honestLines(scope),
    ],
  };
}

/** The one day that all figures and lists of a report compare with: the first of its period on which the plan was live. */
export const comparedFrom = ({ goLive }: Pick<Plan, 'goLive'>, { start }: ReportPeriod): PlainDate =>
  goLive > start ? goLive : start;

/** Said once, for all that is compared. */
export const sinceWords = (from: PlainDate, { start }: ReportPeriod): string =>
  `Every change is counted from ${dayWords(from)}, ${
    from === start ? 'the first day of that time' : 'when the plan went live'
  }, by what had been said and agreed until then.`;
