/** The way in: a turn arrives in plain terms, the person behind it is found, and the turn is answered. */
import { cardTurn } from './card-turn.ts';
import type { App } from './context.ts';
import { type Speaker, speakerOf } from './enrol.ts';
import { fileTurn } from './file-turn.ts';
import { meet, part } from './meet.ts';
import { type Answer, silence, type Turn } from './message.ts';
import { inPlainText } from './plain/saying.ts';
import { plainTurn } from './plain/typed.ts';
import { rememberTenant } from './tenant.ts';
import { textTurn } from './text-turn.ts';
import { turnFailed, watched } from './turn-failure.ts';

/** Answers a turn. Throws `TurnFailed` on defects and when the store cannot be used, with what is recorded all the same. */
export async function handle(app: App, turn: Turn): Promise<Answer> {
  const { store, recorded } = watched(app.store);
  try {
    return await answerTo({ ...app, store }, turn);
  } catch (error) {
    throw turnFailed(error, recorded());
  }
}

async function answerTo(app: App, turn: Turn): Promise<Answer> {
  const { origin } = turn;
  if (turn.kind === 'left') {
    await part(app, origin);
    return silence;
  }
  await rememberTenant(app, origin);
  const speaker = await speakerOf(app, origin);
  await meet(app, origin, speaker);
  const answer = await answerOf(app, turn, speaker);
  const plain = origin.scope === 'personal' && speaker.person.plain;
  return plain ? inPlainText(app, origin, speaker.person.id, answer) : answer;
}

async function answerOf(app: App, turn: Exclude<Turn, { kind: 'left' }>, speaker: Speaker): Promise<Answer> {
  const { origin } = turn;
  switch (turn.kind) {
    case 'met':
      return silence;
    case 'text':
      return (await plainTurn(app, origin, speaker, turn.text)) ?? textTurn(app, origin, speaker, turn.text);
    case 'file':
      return fileTurn(app, speaker, turn);
    case 'card':
      return cardTurn(app, origin, speaker, turn.data);
  }
}
