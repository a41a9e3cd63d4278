/** A plan or a workbook came in: it is kept as a draft, and shown to whoever sent it. */

import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { draftCard } from './card.ts';
import { draftOf, keepDraft, type Sent } from './kept.ts';
import { conflictsOf, standingOf } from './standing.ts';
import { settled } from './words.ts';

/** `source` is the name of the file. */
export async function receiveDraft(
  app: App,
  origin: Origin,
  speaker: Speaker,
  source: string,
  sent: Sent,
): Promise<Message> {
  const id = commandId(origin, 'draft');
  const before = (await draftOf(app, origin.tenant, id))?.doc.body;
  // Teams delivers a message again when the answer takes long.
  if (before && before.state !== 'waits') return settled(app, origin, before);
  const said = before ?? { answers: {}, keeps: {} };
  const standing = await standingOf(app, origin.tenant, sent, { ...said, goLive: null });
  const head = {
    plan: sent.file.plan,
    by: speaker.person.id,
    source,
    first: standing.kind === 'first',
    shown: conflictsOf(standing),
    ...said,
  };
  if (!before) await keepDraft(app, origin.tenant, id, head, sent);
  return draftCard(id, head, sent, standing, null);
}
