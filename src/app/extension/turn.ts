/** The message extension's turns: they come from any conversation of a person's, and answer with what Teams shows. */
import type { App } from '../context.ts';
import type { Answer, Origin, Turn } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { saveForm, saveMessage } from './save.ts';
import { search } from './search.ts';

export type OfExtension = Extract<Turn, { kind: 'search' | 'fetch-task' | 'submit-task' }>;

export const isOfExtension = (turn: Turn): turn is OfExtension =>
  turn.kind === 'search' || turn.kind === 'fetch-task' || turn.kind === 'submit-task';

export async function extensionTurn(app: App, speaker: Speaker, turn: OfExtension): Promise<Answer> {
  const origin = ownView(turn.origin);
  switch (turn.kind) {
    case 'search':
      return shown(await search(app, origin, speaker, turn.text, turn.offset));
    case 'fetch-task':
      return shown(await saveForm(app, origin, speaker, turn.message));
    case 'submit-task':
      return shown(await saveMessage(app, origin, speaker, turn.message, turn.data));
  }
}

/**
 * Only whoever asked sees the answer, wherever they are: what they may see in their own chat, they see here. Their
 * chat itself is not known from this turn, and nothing is sent there.
 */
const ownView = (origin: Origin): Origin => ({ ...origin, scope: 'personal', channel: null });

const shown = (returns: NonNullable<Answer['returns']>): Answer => ({ say: [], replace: null, returns });
