/** Everything that supports one action, from the updates that still stand. */
import { evidenceListCard, PAGE } from '../../cards/evidence/evidence-list.ts';
import { noticeCard } from '../../cards/notice.ts';
import { audienceIn, pieceFor } from '../../domain/measures/seen.ts';
import type { Evidence } from '../../domain/milestone.ts';
import { mayToTheirs } from '../../domain/permission.ts';
import { isWithheld } from '../../domain/restricted.ts';
import { type Supporting, supporting } from '../../domain/supporting.ts';
import type { Update } from '../../domain/update.ts';
import type { App } from '../context.ts';
import { find } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { refusal } from '../refusal.ts';
import { filesOf } from './kept-file.ts';

/** Each piece that still supports something with the update that gave it, the newest first. */
export const piecesOf = (updates: readonly Update[]): Supporting[] => supporting(updates).toReversed();

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
  if (isWithheld(found.book, found.milestone.item))
    return noticeCard({
      text: `${found.line.ref} is restricted: its evidence is shown to its owner, its leads and strategy officers alone.`,
      suggestions: [],
    });
  const pieces = piecesOf(await app.records.updates(origin.tenant, milestone));
  const names = await app.records.names(
    origin.tenant,
    pieces.map(({ update }) => update.by),
  );
  const page = pieces.slice(offset, offset + PAGE).map(({ piece }) => piece);
  const audience = audienceIn(found.book, found.actor)(found.milestone.item);
  const removable = await mayBeTakenOff(app, origin.tenant, speaker, page);
  return evidenceListCard({
    line: found.line,
    offset,
    zone: zoneOf(speaker.person, found.book.plan.timezone),
    pieces: pieces.map(({ piece, update }) => ({
      evidence: pieceFor(piece, audience),
      removable: piece.kind === 'file' && removable.has(piece.file),
      who: update.onBehalf ?? names.get(update.by) ?? 'somebody whose name is not known',
      at: update.at,
    })),
  });
}

/** Of these the files that the speaker may take off: their own, and for officers any. */
async function mayBeTakenOff(
  app: App,
  tenant: string,
  speaker: Speaker,
  evidence: readonly Evidence[],
): Promise<Set<string>> {
  const ids = evidence.flatMap((one) => (one.kind === 'file' ? one.file : []));
  const files = await filesOf(app, tenant, ids);
  return new Set(
    files.filter(({ file }) => mayToTheirs(anybody(speaker), 'take-file-off', file.by)).map(({ id }) => id),
  );
}
