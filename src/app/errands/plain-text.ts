/** Somebody wants every card as numbered text, or cards again: kept with the person, wherever they are written to. */
import { noticeCard } from '../../cards/notice.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { commandId } from '../conversation/command-id.ts';
import type { ErrandTurn } from './turns.ts';

export const plainTextTurn: ErrandTurn<'plain-text'> = async (app, origin, speaker, { on }) => {
  for (;;) {
    const stored = await app.records.person(origin.tenant, speaker.person.id);
    if (!stored || stored.doc.body.plain === on) break;
    const doc = write('person', docId('person', speaker.person.id), { ...stored.doc.body, plain: on });
    const command = `plain:${commandId(origin, stored.version)}`;
    const result = await app.store.commit(origin.tenant, command, [
      { op: 'put', doc, expect: stored.version },
    ]);
    if (result.kind !== 'stale') break;
  }
  const text = on
    ? 'From now on I write everything to you as numbered text. Say "cards again" to have cards.'
    : 'From now on I send you cards. Say "plain text" to have text.';
  return [noticeCard({ text, suggestions: [] })];
};
