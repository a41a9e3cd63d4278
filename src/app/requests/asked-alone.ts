/** Whoever has no part in a plan yet, and was asked to take something: their answer in words is taken as by the buttons. */
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { type Asking, waitingFor } from '../../store/requests.ts';
import type { Reading } from '../../understanding/intent.ts';
import { understand } from '../../understanding/understand.ts';
import type { App } from '../context.ts';
import { lexiconOf } from '../conversation/lexicons.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { decideRequest } from './decide.ts';
import { requestTurn, showRequests } from './turns.ts';

/** What may be meant by it while one request waits, and is not said of it by name: a bare "yes" only shows it again. */
const ACCEPTS = /^(?:(?:yes|ok|okay)[\s,]+)?i?\s*(?:accept|agree)(?:\s+(?:it|that|this))?[\s.!]*$/i;
const DECLINES =
  /^(?:(?:no|sorry)[\s,]+)*(?:no|no thanks|no thank you|not (?:for )?me|i(?: can['’]?t| cannot)(?: take (?:it|that|this))?|(?:i\s+)?(?:decline|refuse|reject)(?:\s+(?:it|that|this))?)(?:[\s,]+(?:because(?: of)?|as|since)\s+(?<why>.{2,1000}?))?[\s.!]*$/is;

/** Undefined for everybody else, and in a channel. */
export async function askedAloneTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { books, text, context }: Pick<Heard, 'books' | 'text' | 'context'>,
): Promise<Message[] | undefined> {
  if (books.length > 0 || origin.scope === 'channel' || speaker.officer) return undefined;
  const { decide } = await waitingFor(app, origin.tenant, speaker.person.id, app.clock.now());
  const [first] = decide;
  if (!first) return undefined;
  const reading = understand(text.trim(), lexiconOf(decide.map(({ book }) => book)), context);
  const meant = spokenOf(decide, reading);
  const [only, ...others] = meant;
  if (!only || others.length > 0) return [intro(decide), await showRequests(app, origin, speaker)];
  const { id } = only.request;
  const said = reading.kind === 'errand' && reading.errand.do === 'decide' ? reading.errand : null;
  if (said?.verdict === 'accept' || ACCEPTS.test(text.trim()))
    return [await decideRequest(app, origin, speaker, id, { as: 'accept' })];
  const declines = DECLINES.exec(text.trim());
  if (said === null && declines === null) return [intro(decide), await showRequests(app, origin, speaker)];
  const reason = said?.reason ?? declines?.groups?.why?.trim() ?? null;
  return [
    reason === null
      ? await requestTurn(app, origin, speaker, { do: 'open-decision', request: id, as: 'decline' })
      : await decideRequest(app, origin, speaker, id, { as: 'decline', reason }),
  ];
}

/** Those that are named, or all that wait. */
function spokenOf(decide: readonly Asking[], reading: Reading): Asking[] {
  if (reading.kind !== 'errand' || reading.errand.do !== 'decide') return [...decide];
  const { ref, of } = reading.errand;
  return decide.filter(({ action, request }) => action.ref === ref && (of === null || request.kind === of));
}

function intro(decide: readonly Asking[]): Message {
  const ref = clip(decide[0]?.action.ref ?? '', 30);
  return noticeCard({
    text: `You have no action in a plan yet, and were asked to take ${decide.length === 1 ? 'this one' : 'these'}. Choose below, or say “accept ${ref}” or “decline ${ref} because” and why. Until you accept, nothing is yours.`,
    suggestions: [],
  });
}
