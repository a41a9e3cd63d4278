/** What a conversation with a person is about at the moment: the last question, what is in hand, what waits for a yes. */
import { z } from 'zod/v4';
import { Walk } from '../../cards/set-up/set-up-submit.ts';
import { stamp } from '../../domain/stamp.ts';
import { type Content, type Doc, write } from '../../store/documents.ts';
import { frozen } from '../../store/frozen.ts';
import { docId } from '../../store/ids.ts';
import { StoreUnavailable, type Version } from '../../store/store.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import { answeringTurn } from './answering-turn.ts';
import { commandId, digest } from './command-id.ts';
import { Entered, entering, Light } from './frame-turns.ts';
import { Proposal } from './proposal.ts';

export { Proposal };

export const Frame = z.strictObject({
  ...Light.shape,
  /** What waits for a button, oldest first; each by its id. One that cannot be read any more is forgotten alone. */
  pending: z
    .array(Proposal.nullable().catch(null))
    .transform((all) => all.filter((proposal) => proposal !== null)),
  /** Where the walk through what a plan lacks stopped. */
  walk: Walk.nullable().default(null),
  /** What the last yeses came to, by proposal and by turn: said again when one is delivered or tapped again. */
  settled: z.array(z.strictObject({ proposal: z.string(), turn: z.string(), said: z.string() })).default([]),
  /** How things stood before the last turns. */
  entered: Entered.default([]).catch([]),
});
export type Frame = z.infer<typeof Frame>;

const empty: Frame = {
  lastQuestion: null,
  asked: null,
  lastSaid: null,
  filling: null,
  inHand: [],
  rest: [],
  handAt: null,
  pending: [],
  awaited: [],
  walk: null,
  settled: [],
  entered: [],
};
frozen(empty);

/** A question is followed up for two hours, by the bot or by the person; what is in hand stays for a week, as a card does. */
export const QUESTION_LASTS = Temporal.Duration.from({ hours: 2 });
const FRAME_LASTS = Temporal.Duration.from({ hours: 24 * 7 });

export const frameId = (conversation: string, person: string): string =>
  docId('frame', digest(`${conversation}\n${person}`));

export async function frameOf(app: App, origin: Origin, person: string): Promise<Frame> {
  return (await keptFrame(app, origin, person)).frame;
}

/** The frame as it is to be read now, and the version in which it is stored. */
async function keptFrame(
  app: App,
  origin: Origin,
  person: string,
): Promise<{ frame: Frame; version: Version | undefined }> {
  const stored = await app.store.get(origin.tenant, 'frame', frameId(origin.conversation, person));
  return { frame: stored ? frameIn(stored.doc.body, app.clock.now()) : empty, version: stored?.version };
}

/** The store hands out one body for one state of a document: it need not be read again as often as a turn asks for it. What all turns share is frozen. */
const read = new WeakMap<Content<'frame'>, Frame | null>();

function frameIn(body: Content<'frame'>, now: Temporal.Instant): Frame {
  const known = read.get(body);
  const kept = known === undefined ? (Frame.safeParse(body.content).data ?? null) : known;
  if (known === undefined) frozen(kept);
  read.set(body, kept);
  if (!kept || isOver(body.expires, now)) return empty;
  const fresh = <T extends { at: string }>(one: T | null): T | null =>
    one && isOver(Temporal.Instant.from(one.at).add(QUESTION_LASTS).toString(), now) ? null : one;
  const { lastQuestion, asked, lastSaid, filling } = kept;
  return {
    ...kept,
    lastQuestion: fresh(lastQuestion),
    asked: fresh(asked),
    lastSaid: fresh(lastSaid),
    filling: fresh(filling),
  };
}

const isOver = (end: string, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, Temporal.Instant.from(end)) >= 0;

/** The document that keeps a frame. */
export const frameDoc = (
  conversation: string,
  person: string,
  frame: Frame,
  now: Temporal.Instant,
): Doc<'frame'> =>
  write('frame', frameId(conversation, person), {
    ...{ expires: stamp(now.add(FRAME_LASTS)), content: frame },
    of: person,
  });

/**
 * Changes the frame; of two turns at once the later one wins, since a frame is no record. That it cannot be kept
 * is logged and no more: what was recorded before stands, and the answer must say so.
 */
export async function reframe(
  app: App,
  origin: Origin,
  person: string,
  change: Partial<Frame> | ((before: Frame) => Partial<Frame>),
): Promise<void> {
  try {
    await changeFrame(app, origin, person, change);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    app.log.warn({ error: error.name }, 'a conversation was not kept in mind');
  }
}

/**
 * Turns away from what was asked last: a yes, a date or a reason that comes later does not answer it. Comes before anything is recorded,
 * and throws when it cannot be kept: an old question that a yes would still find is worse than a turn that failed.
 */
export async function turnAway(app: App, origin: Origin, person: string): Promise<void> {
  const { awaited, asked, filling } = await frameOf(app, origin, person);
  const open = asked !== null && asked.answered === null;
  const wants = filling !== null && filling.answered === null;
  if (awaited.length === 0 && !open && !wants) return;
  await changeFrame(app, origin, person, {
    awaited: [],
    ...(open && { asked: { ...asked, answered: answeringTurn(origin) } }),
    ...(wants && { filling: { ...filling, answered: answeringTurn(origin) } }),
  });
}

async function changeFrame(
  app: App,
  origin: Origin,
  person: string,
  change: Partial<Frame> | ((before: Frame) => Partial<Frame>),
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const { frame: before, version } = await keptFrame(app, origin, person);
    const changed = typeof change === 'function' ? change(before) : change;
    const handAt = changed.inHand && { handAt: stamp(app.clock.now()) };
    const entered = entering(before.entered, before, origin);
    const frame = { ...before, ...changed, ...handAt, entered };
    const doc = frameDoc(origin.conversation, person, frame, app.clock.now());
    const command = `frame:${commandId(origin, `${person}:${version ?? 'new'}:${attempt}`)}`;
    const result = await app.store.commit(origin.tenant, command, [
      { op: 'put', doc, expect: version ?? 'absent' },
    ]);
    if (result.kind !== 'stale') return;
  }
}

/**
 * Most questions that wait for a button in one conversation, and most bytes of them: a frame is stored in one commit.
 * The oldest is forgotten first.
 */
const PENDING = 10;
const PENDING_BYTES = 700_000;

/** The change that adds a proposal, as one that this turn asks about. */
export const proposing =
  (proposal: Proposal) =>
  (before: Frame): Partial<Frame> => ({
    pending: newest([...before.pending.filter(({ id }) => id !== proposal.id), proposal]),
    awaited: [...before.awaited, proposal.id],
  });

function newest(proposals: readonly Proposal[]): Proposal[] {
  const kept: Proposal[] = [];
  let bytes = 0;
  for (const proposal of proposals.slice(-PENDING).reverse()) {
    bytes += Buffer.byteLength(JSON.stringify(proposal));
    if (kept.length > 0 && bytes > PENDING_BYTES) break;
    kept.unshift(proposal);
  }
  return kept;
}

/** The change that takes a proposal away. */
export const settling =
  (proposal: string) =>
  (before: Frame): Partial<Frame> => ({
    pending: before.pending.filter(({ id }) => id !== proposal),
    awaited: before.awaited.filter((id) => id !== proposal),
  });

/**
 * Takes a proposal away and keeps what came of it, to be said again. Only after it was carried out: a yes that went
 * wrong half-way is delivered again, and must find what it answers.
 */
export async function settled(
  app: App,
  origin: Origin,
  person: string,
  proposal: string,
  message: Message,
): Promise<Message> {
  const kept = { proposal, turn: commandId(origin, 'settled'), said: message.summary };
  await reframe(app, origin, person, (before) => ({
    ...settling(proposal)(before),
    settled: [...before.settled.filter((one) => one.proposal !== proposal), kept].slice(-PENDING),
  }));
  return message;
}

/** What this very turn settled when it was delivered before. */
export const settledBefore = (frame: Frame, origin: Origin): string[] =>
  frame.settled.filter(({ turn }) => turn === commandId(origin, 'settled')).map(({ said }) => said);
