/** The way in: a turn arrives in plain terms, the person behind it is found, and the turn is answered. */
import { cardTurn } from './card-turn.ts';
import type { App } from './context.ts';
import { extensionTurn, isOfExtension, type OfExtension } from './extension/turn.ts';
import { fileTurn } from './file-turn.ts';
import { type Answer, silence, type Turn } from './message.ts';
import { consentTurn } from './offer/consent.ts';
import { type Speaker, speakerOf } from './people/enrol.ts';
import { meet, part } from './people/meet.ts';
import { rememberTenant } from './people/tenant.ts';
import { keepZone } from './people/zone.ts';
import { inPlainText } from './plain/saying.ts';
import { plainTurn } from './plain/typed.ts';
import { atDoor, behindDoor, savedWords } from './privacy/door.ts';
import { cameBack, catchUp } from './requests/catch-up.ts';
import { strangeTurn } from './strange-turn.ts';
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
  const speaker = await keepZone(app, origin, await speakerOf(app, origin));
  if (isOfExtension(turn)) return savedWords(turn) ?? extensionTurn(app, speaker, turn);
  await meet(app, origin, speaker);
  const passed = atDoor(turn, speaker);
  const answer = behindDoor(passed, passed.turn && (await answerOf(app, passed.turn, speaker)));
  // What takes the place of an offer is text already, and must stand in its place.
  const plain = origin.scope === 'personal' && speaker.person.plain && turn.kind !== 'consent';
  return plain ? inPlainText(app, origin, speaker.person.id, answer) : answer;
}

type Spoken = Exclude<Turn, { kind: 'left' } | OfExtension>;

async function answerOf(app: App, turn: Spoken, speaker: Speaker): Promise<Answer> {
  const { origin } = turn;
  switch (turn.kind) {
    case 'met':
      await catchUp(app, origin, speaker);
      return silence;
    case 'text':
      await cameBack(app, origin, speaker);
      return (await plainTurn(app, origin, speaker, turn.text)) ?? textTurn(app, origin, speaker, turn.text);
    case 'file':
      return fileTurn(app, speaker, turn);
    case 'card':
      return cardTurn(app, origin, speaker, turn.data);
    case 'consent':
      return consentTurn(app, speaker, turn);
    case 'strange':
      return strangeTurn(origin, turn.what);
  }
}
