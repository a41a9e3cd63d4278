/** Words that take back what was recorded: an answer or a completion may be put back, a wish to hand over ended. */
import { STATUS } from '../../cards/format.ts';
import { without } from '../../domain/decide.ts';
import type { Said, Update } from '../../domain/update.ts';
import { deniesDone, keepsIt, whyNotDone } from '../../understanding/answers/taken-back.ts';
import { namedItems } from '../../understanding/plan-words/named-items.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { inHandNow } from '../conversation/in-hand.ts';
import { type Found, findAll } from '../conversation/lines.ts';
import { meant } from '../conversation/meant.ts';
import { awaited, settle } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { takeReply } from './reply-turn.ts';
import { undoTurn } from './undo-turn.ts';

/** Undefined where nothing is taken back, or nothing that stands. */
export async function takeBackTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
): Promise<Message[] | undefined> {
  const { reading, text } = heard;
  if (origin.scope === 'channel' || reading.kind === 'several') return undefined;
  const undoes = await undoTurn(app, origin, speaker, heard);
  if (undoes) return undoes;
  const saysStatus = reading.kind === 'reply' && reading.reply.status?.how === 'said';
  if (keepsIt(text) && !saysStatus) return keptTurn(app, origin, speaker, heard);
  if (!deniesDone(text) || saysStatus || reading.kind === 'question') return undefined;
  const found = await spokenOf(app, origin, speaker, heard);
  return found?.milestone.status === 'complete'
    ? [await putBack(app, origin, speaker, heard, found)]
    : undefined;
}

/** The one action that is named, or the one in hand. */
async function spokenOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { frame, text, lexicon, context }: Heard,
): Promise<Found | undefined> {
  const { refs } = namedItems(text, lexicon, context);
  const [found, ...others] =
    refs.length > 0
      ? await findAll(
          app,
          origin,
          speaker,
          (await meant(app, origin, speaker, refs, 'details')).flat().map(({ line }) => line.milestone),
        )
      : await inHandNow(app, origin, speaker, frame);
  return others.length === 0 ? found : undefined;
}

/** It stays complete until somebody says yes, and the card says so. */
async function putBack(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { reading, text }: Heard,
  { line, milestone, book }: Found,
): Promise<Message> {
  const updates = await app.records.updates(origin.tenant, milestone.id);
  const before = asBefore(updates, milestone, book.plan.timezone);
  const given = reading.kind === 'reply' ? reading.reply.reason?.value : undefined;
  const reason = given ?? whyNotDone(text);
  const implied: Said = { ...before, ...(reason !== null && { reason }) };
  const status = implied.status ?? 'not-started';
  return takeReply(app, origin, speaker, {
    id: commandId(origin, `put-back:${milestone.id}`),
    shown: { plan: line.plan, milestone: line.milestone, seen: undefined },
    said: {},
    implied,
    unchanged: false,
    settles: null,
    command: true,
    ask: {
      wants: 'yes-or-no',
      words: `${line.ref} is recorded as Complete, and stays so until you say otherwise. Put it back to ${STATUS[status].word}?`,
      suggestions: [
        { label: `${line.ref} on track`, say: `${line.ref} on track` },
        { label: `${line.ref} at risk`, say: `${line.ref} at risk` },
      ],
    },
  });
}

/** What stood before it was said to be complete. */
function asBefore(updates: readonly Update[], milestone: Found['milestone'], zone: string): Said {
  const last = updates.findLast(({ said }) => said.status === 'complete');
  if (!last) return { status: 'not-started' };
  const { status, open, percent, reason } = without(last.id, milestone, updates, zone);
  return {
    status: open ? status : 'not-started',
    ...(percent !== null && percent < 100 && { percent }),
    ...(reason !== null && { reason }),
  };
}

/** A wish that waits for a yes is dropped; one that was recorded is ended. */
async function keptTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
): Promise<Message[] | undefined> {
  const waits = (await awaited(app, origin, speaker, heard.frame)).find(
    (one) => one.kind === 'confirm' && one.implied.handOver,
  );
  if (waits) return [await settle(app, origin, speaker, waits, 'no')];
  const found = await spokenOf(app, origin, speaker, heard);
  if (!found || found.milestone.handOver === null) return undefined;
  return [
    await takeReply(app, origin, speaker, {
      id: commandId(origin, `keeps:${found.milestone.id}`),
      shown: { plan: found.line.plan, milestone: found.line.milestone, seen: undefined },
      said: { handOver: null },
      implied: {},
      unchanged: false,
      settles: null,
    }),
  ];
}
