/** Everything that supports one action, from the updates that still stand. */
import { evidenceListCard, type Piece } from '../../cards/evidence-list.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Update } from '../../domain/update.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import { find } from '../lines.ts';
import type { Message, Origin } from '../message.ts';
import { refusal } from '../refusal.ts';

/** Each piece with the update that gave it, the newest first; what an update was put right from is left out. */
export function piecesOf(updates: readonly Update[]): { piece: Piece['evidence']; update: Update }[] {
  const replaced = new Set(updates.flatMap(({ corrects }) => corrects ?? []));
  return updates
    .filter(({ id }) => !replaced.has(id))
    .toReversed()
    .flatMap((update) => (update.said.evidence ?? []).toReversed().map((piece) => ({ piece, update })));
}

export async function showEvidence(
  app: App,
  origin: Origin,
  speaker: Speaker,
  milestone: string,
  offset: number,
): Promise<Message> {
  const found = await find(app, origin, speaker, milestone);
  if (!found)
    return noticeCard({
      text: refusal({ code: 'not-found', what: 'that action' }, null),
      suggestions: [],
    });
  const pieces = piecesOf(await app.records.updates(origin.tenant, milestone));
  const names = await app.records.names(
    origin.tenant,
    pieces.map(({ update }) => update.by),
  );
  return evidenceListCard({
    line: found.line,
    offset,
    zone: found.book.plan.timezone,
    pieces: pieces.map(({ piece, update }) => ({
      evidence: piece,
      who: update.onBehalf ?? names.get(update.by) ?? 'somebody whose name is not known',
      at: update.at,
    })),
  });
}
