/** A half-termly or termly report to a board: what moved over the period, against the figures at its start. */

import { localInstant } from '../calendar.ts';
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

/** `record.before` holds the figures kept at the start of the period, or the first that were kept within it. */
export function periodReport(
  record: PaperRecord,
  kind: 'half-termly' | 'termly',
  period: ReportPeriod,
): Paper {
  const scope = scoped(record);
  const { book, board, before, at, today } = scope;
  const since = stamp(localInstant(period.start, '00:00', book.plan.timezone));
  return {
    plan: book.plan.id,
    board: board?.id ?? null,
    kind,
    period: period.key,
    at,
    asAt: today,
    title: `${kind === 'termly' ? 'Termly' : 'Half-termly'} report to ${board?.body ?? 'the board'}: ${period.name}`,
    headline: headlineOf(scope, period.start),
    figures: standingFigures(scope),
    standings: standingsByItem(scope),
    blocks: [
      text(
        `${book.plan.title}, ${book.plan.authority}. ${period.name}, ${dayWords(period.start)} to ${dayWords(period.end)}; as at ${dayWords(today)}. ${
          before === null
            ? 'No figures were kept before, so no change is shown.'
            : `Changes are shown since ${dayWords(scope.dayOf(before.at))}.`
        }`,
      ),
      ...standingTable(scope),
      ...movementSections(scope, period.start, since),
      ...newReadings(scope, period.start),
      ...decisionSection(scope, period.start),
      ...honestLines(scope),
    ],
  };
}
