/** Asks once for the evidence of a completion, takes "none", and keeps a completion that this plan takes only with evidence. */
import type { Ask } from '../../cards/answer/ask-block.ts';
import { noticeCard, type Tap } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { CARE } from '../../cards/words-of-care.ts';
import type { Line } from '../../domain/line.ts';
import type { Evidence, Milestone } from '../../domain/milestone.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Said, Update } from '../../domain/update.ts';
import type { App } from '../context.ts';
import { commandId, digest } from '../conversation/command-id.ts';
import { frameOf, type Proposal, proposing, reframe, settled, settling } from '../conversation/frame.ts';
import { find, shownLine } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { takeReply } from '../replies/reply-turn.ts';
import type { Told } from '../replies/update-status.ts';

export type Waiting = Extract<Proposal, { kind: 'evidence' }>;

/** What the receipt of a completion without evidence asks, and how the board sees it until then. Null where nothing is missing. */
export async function evidenceAsk(
  app: App,
  origin: Origin,
  speaker: Speaker,
  line: Line,
  milestone: Milestone,
  update: Update,
): Promise<Ask | null> {
  const { status, evidence = [] } = update.said;
  if (status !== 'complete' || evidence.length > 0 || line.evidence !== null) return null;
  const earlier = milestone.evidence?.latest ?? null;
  const id = await wait(app, origin, speaker, line, { earlier, held: null, onBehalf: update.onBehalf });
  const none: Tap = { label: 'None', press: { do: 'decline', proposal: id } };
  const wanted =
    earlier === null
      ? 'Is there evidence? A link, a file, or where it can be found; or say “none”.'
      : `Evidence: ${nameOf(earlier)} (given earlier). Use it for this? Or send other evidence, or say “none”.`;
  return {
    words: `${wanted} ${UNTIL} ${CARE}`,
    suggestions: earlier === null ? [none] : [useIt(id), none],
  };
}

const UNTIL = 'Until then the board sees it as complete, unevidenced.';
const useIt = (proposal: string): Tap => ({ label: 'Yes, use it', press: { do: 'confirm', proposal } });

const nameOf = (evidence: Evidence): string =>
  clip(
    evidence.kind === 'link' ? evidence.url : evidence.kind === 'file' ? evidence.name : evidence.what,
    100,
  );

/** This plan takes no completion without evidence: what was said is kept, and recorded with the evidence. */
export async function holdCompletion(
  app: App,
  origin: Origin,
  speaker: Speaker,
  line: Line,
  milestone: Milestone,
  held: Said,
  onBehalf: string | null,
): Promise<Message> {
  const earlier = milestone.evidence?.latest ?? null;
  const id = await wait(app, origin, speaker, line, { earlier, held, onBehalf });
  const name = `${clip(line.ref, 30)} ${clip(line.title, 100)}`;
  const given = earlier === null ? '' : ` ${nameOf(earlier)} was given earlier: say “yes” if it shows this.`;
  return noticeCard({
    title: 'Not recorded yet: evidence is needed',
    text: `This plan takes ${name} as complete only with evidence. Send a link, a file, or say where it can be found.${given} What you said is kept, and recorded with it. ${CARE}`,
    suggestions: earlier === null ? [] : [useIt(id)],
  });
}

async function wait(
  app: App,
  origin: Origin,
  speaker: Speaker,
  line: Line,
  waits: Pick<Waiting, 'earlier' | 'held' | 'onBehalf'>,
): Promise<string> {
  const at = stamp(app.clock.now());
  const id = commandId(origin, `evidence:${line.milestone}`);
  const shown = shownLine(line);
  await reframe(app, origin, speaker.person.id, (before) => {
    const others = before.pending.filter(
      (one) => one.kind !== 'evidence' || one.shown.milestone !== line.milestone,
    );
    return {
      inHand: [shown],
      ...proposing({ kind: 'evidence', id, at, shown, ...waits })({ ...before, pending: others }),
    };
  });
  return id;
}

/** Evidence for a completion that was kept brings it with it: both are one update. */
export async function withHeld(app: App, origin: Origin, speaker: Speaker, told: Told): Promise<Told> {
  const { said } = told;
  if (!said.evidence?.length || said.status !== undefined) return told;
  const { pending } = await frameOf(app, origin, speaker.person.id);
  const waits = pending.find(
    (one) => one.kind === 'evidence' && one.shown.milestone === told.shown.milestone,
  );
  if (waits?.kind !== 'evidence' || waits.held === null) return told;
  return { ...told, said: { ...waits.held, ...said }, onBehalf: told.onBehalf ?? waits.onBehalf };
}

/** Once evidence has come, nothing of it waits any more. */
export async function evidenceCame(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { said, milestone }: Update,
): Promise<void> {
  if (!said.evidence?.length) return;
  const { pending } = await frameOf(app, origin, speaker.person.id);
  const waits = pending.filter((one) => one.kind === 'evidence' && one.shown.milestone === milestone);
  for (const { id } of waits) await reframe(app, origin, speaker.person.id, settling(id));
}

/** "Yes" uses what was given earlier; "no" and "none" leave it as it is. */
export async function settleEvidence(
  app: App,
  origin: Origin,
  speaker: Speaker,
  waits: Waiting,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (text: string): Promise<Message> =>
    settled(app, origin, speaker.person.id, waits.id, noticeCard({ text, suggestions: [] }));
  const found = await find(app, origin, speaker, waits.shown.milestone);
  if (!found) return done('Nothing was recorded: it is no longer in the plan.');
  // An older card may have been pressed: what is said next is of this one.
  await reframe(app, origin, speaker.person.id, { inHand: [shownLine(found.line)] });
  const ref = clip(found.line.ref, 30);
  if (word === 'yes' && waits.earlier !== null)
    return giveEvidence(app, origin, speaker, waits, [waits.earlier]);
  if (word === 'yes')
    return noticeCard({
      text: `Send it here: a link, a file, or where it can be found. ${CARE}`,
      suggestions: [],
    });
  return waits.held === null
    ? done(
        `All right. The board will see ${ref} as complete, unevidenced. You can send evidence at any time.`,
      )
    : done(
        `All right: ${ref} was not recorded as complete. This plan takes that only with evidence. Tell me again once there is some.`,
      );
}

/** Records what was given, and with it the completion that was kept for it. */
export const giveEvidence = (
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, shown, onBehalf }: Waiting,
  evidence: readonly Evidence[],
): Promise<Message> =>
  takeReply(app, origin, speaker, {
    id: digest(`${id}\n${JSON.stringify(evidence)}`),
    shown: { plan: shown.plan, milestone: shown.milestone, seen: undefined },
    said: { evidence: [...evidence] },
    implied: {},
    unchanged: false,
    settles: id,
    onBehalf,
  });
