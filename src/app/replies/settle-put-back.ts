/** The yes or the no to putting a milestone back: nothing of the record is removed, a new update says what it puts right. */
import { nameOf } from '../../cards/line-words.ts';
import { noticeCard } from '../../cards/notice.ts';
import { receiptCard } from '../../cards/receipt.ts';
import { inOneLine } from '../../cards/said-words.ts';
import { docId } from '../../store/ids.ts';
import { whoSpoke } from '../away/who-spoke.ts';
import { type App, momentIn } from '../context.ts';
import { digest } from '../conversation/command-id.ts';
import { type Frame, type Proposal, reframe, settled, settling } from '../conversation/frame.ts';
import { type Found, find, shownLine } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { refusal } from '../refusal.ts';
import { putBackOf } from './put-back.ts';
import { takeReply } from './reply-turn.ts';
import { type Recorded, recordUpdate } from './update-status.ts';

type Waiting = Extract<Proposal, { kind: 'put-back' }>;
type Done = Extract<Recorded, { ok: true }>;

export async function settlePutBack(
  app: App,
  origin: Origin,
  speaker: Speaker,
  waits: Waiting,
  word: 'yes' | 'no',
): Promise<Message> {
  const { id, shown, said, corrects, onBehalf, meant } = waits;
  const over = (text: string): Promise<Message> =>
    settled(app, origin, speaker.person.id, id, notice(`${text} Nothing was changed.`));
  const found = await find(app, origin, speaker, shown.milestone);
  if (!found) return over('It is no longer in the plan.');
  const { ref } = found.line;
  const update = meant ? digest(`${id}\nput-back`) : digest(id);
  const isDone = (await app.store.get(origin.tenant, 'update', docId('update', update))) !== undefined;
  if (word === 'no')
    return isDone
      ? settled(app, origin, speaker.person.id, id, notice(doneAlready(ref)))
      : over(`All right: ${meant ? 'both stay as they are' : `${ref} stays as it is`}.`);
  // Delivered again, it has been done.
  if (!isDone) {
    const changed = await changedSince(app, origin, speaker, waits);
    if (changed !== null) return over(changed);
  }
  const result = await recordUpdate(app, origin, speaker, {
    id: update,
    shown,
    said,
    through: 'message',
    corrects,
    putsBack: slipsOf(waits),
    onBehalf,
  });
  if (!result.ok)
    return over(
      result.rejection.code === 'changed-meanwhile'
        ? `${ref} has been updated since I asked. Tell me how it stands now.`
        : refusal(result.rejection, found.line),
    );
  await reframe(app, origin, speaker.person.id, (before) => ({
    inHand: [shownLine(result.line)],
    lastSaid: null,
    pending: withoutAsking(before, shown.milestone),
  }));
  return meant
    ? recordedInstead(app, origin, speaker, id, meant, backWords(result, found))
    : receiptOf(app, origin, speaker, id, found, result);
}

const doneAlready = (ref: string): string =>
  `That was done already: ${ref} is back to how it stood. To change it, tell me how it stands now.`;

/** Undefined where it was no word, and nothing but a word answers it. */
const slipsOf = ({ also, corrects }: Waiting): string[] | undefined => {
  const slips = [...also, ...(corrects === null ? [] : [corrects])];
  return slips.length > 0 ? slips : undefined;
};

/** Why the yes comes too late: of either of the two, something was said, asked or decided since it was asked for. */
async function changedSince(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { shown, corrects, also, meant }: Waiting,
): Promise<string | null> {
  const now = await putBackOf(app, origin, speaker, shown.milestone, {
    also,
    ...(corrects !== null && { update: corrects }),
  });
  const since = (ref: string) => `${ref} has been updated since I asked. Tell me how it stands now.`;
  if ('why' in now) {
    const { ref, lastUpdate } = now.found?.line ?? { ref: 'It', lastUpdate: null };
    if ((lastUpdate?.id ?? null) !== shown.seen) return since(ref);
    return `${ref} stays as it is: ${now.why}.`;
  }
  const other = meant && (await find(app, origin, speaker, meant.shown.milestone));
  return other && shownLine(other.line).seen !== meant.shown.seen ? since(other.line.ref) : null;
}

/** What was said is recorded for the one that was meant; what is told of the other comes with its receipt. */
async function recordedInstead(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: string,
  { shown, said, onBehalf }: NonNullable<Waiting['meant']>,
  note: string,
): Promise<Message> {
  const id = digest(proposal);
  const message = await takeReply(app, origin, speaker, {
    id,
    shown: { ...shown, seen: undefined },
    said,
    implied: {},
    unchanged: false,
    onBehalf,
    settles: proposal,
    notes: [note],
  });
  const taken = await app.store.get(origin.tenant, 'update', docId('update', id));
  return taken ? message : notice(`${note} ${message.summary}`);
}

async function receiptOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: string,
  { book: { plan } }: Found,
  { line, update }: Done,
): Promise<Message> {
  await reframe(app, origin, speaker.person.id, settling(proposal));
  const { instant, today } = momentIn(app, plan.timezone);
  return receiptCard({
    line,
    update,
    who: await whoSpoke(app, origin.tenant, speaker.person.name, update, plan),
    at: instant,
    zone: zoneOf(speaker.person, plan.timezone),
    today,
    list: [],
    notes: ['It stands as it did before. Both updates are in its history.'],
  });
}

const backWords = ({ line, update }: Done, { today }: Found): string =>
  `${nameOf(line)} is back to how it stood: ${inOneLine({ status: line.status, ...update.said }, today)}.`;

/** What was asked of the update that is no more, its evidence or what it seemed to mean, is asked no longer. */
export const withoutAsking = ({ pending }: Pick<Frame, 'pending'>, milestone: string): Frame['pending'] =>
  pending.filter(
    (one) => !((one.kind === 'evidence' || one.kind === 'confirm') && one.shown.milestone === milestone),
  );

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
