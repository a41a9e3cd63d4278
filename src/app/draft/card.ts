/** A draft on its card: what was read, how it differs from the record, what it asks, and the two buttons. */
import { planReportCard } from '../../cards/plans/plan-report.ts';
import { fieldWords } from '../../importing/again/difference.ts';
import { linesApart } from '../../importing/report-words.ts';
import type { Message } from '../message.ts';
import type { Head, Sent } from './kept.ts';
import { conflictKey, type Standing } from './standing.ts';

/** `notice` says why the card is shown again. */
export function draftCard(
  id: string,
  head: Pick<Head, 'source' | 'keeps'>,
  sent: Sent,
  standing: Standing,
  notice: string | null,
): Message {
  const { title } = sent.file;
  const common = {
    draft: id,
    title,
    source: head.source,
    findings: sent.findings,
    ...(notice === null ? {} : { notice }),
  };
  if (standing.kind === 'first') {
    const { goLive, fault } = standing;
    return planReportCard({
      ...common,
      ...linesApart(standing.drafted.report),
      difference: null,
      goLive,
      ...(fault === null ? {} : { fault }),
    });
  }
  const { difference, merge } = standing;
  return planReportCard({
    ...common,
    read: [],
    missing: [],
    goLive: null,
    difference: {
      ...difference,
      changed: difference.changed.map((one) => ({ ...one, fields: one.fields.map(fieldWords) })),
      head: difference.head.map(fieldWords),
      doubts: merge.doubts.map(({ ref, title: words, item }) => ({
        ref,
        title: words,
        record: { ref: item.ref, title: item.title },
      })),
      conflicts: difference.conflicts.map((conflict) => {
        const key = conflictKey(conflict.id);
        const choice = head.keeps[key];
        return { ...conflict, id: key, ...(choice === undefined ? {} : { choice }) };
      }),
    },
  });
}
