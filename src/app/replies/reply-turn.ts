/** What somebody said of one milestone in words: what was said is stored at once, what was inferred waits for a yes. */

import { confirmCard } from '../../cards/confirm.ts';
import { noticeCard } from '../../cards/notice.ts';
import { receiptCard } from '../../cards/receipt.ts';
import type { Shown } from '../../cards/submit.ts';
import type { Line } from '../../domain/line.ts';
import { may, WHO_UPDATES } from '../../domain/permission.ts';
import type { Rejection } from '../../domain/rejection.ts';
import type { Said, Update } from '../../domain/update.ts';
import type { AskBack } from '../../understanding/intent.ts';
import type { Untaken } from '../../understanding/replies/untaken.ts';
import { aboutThese } from '../../understanding/suggestions.ts';
import { planNotes } from '../asking/plan-note.ts';
import { whoSpoke } from '../away/who-spoke.ts';
import { type App, momentIn } from '../context.ts';
import { asking } from '../conversation/asked.ts';
import { digest } from '../conversation/command-id.ts';
import { type Frame, proposing, reframe, settling } from '../conversation/frame.ts';
import { find, shownLine } from '../conversation/lines.ts';
import { againNotes, type SentAgain } from '../evidence/again.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { refusal } from '../refusal.ts';
import { type AskedOf, takenBackBy } from '../requests/ask.ts';
import { askedNotes } from '../requests/asked-note.ts';
import { asksIn } from '../requests/asks-in.ts';
import { evidenceAsk, holdCompletion } from '../requests/evidence-asked.ts';
import { beforeHandOver, givesAtOnce, nobodyAsked } from '../requests/hand-over-notes.ts';
import { offersOwnDate } from '../requests/own-time.ts';
import { onlyMissing } from './just-given.ts';
import { missedNotes } from './missed-notes.ts';
import { askedHow, howItStands, repeatsNothing } from './nothing-to-repeat.ts';
import { lastWord, newsIn, reopening, withoutMove, withWhatWasSaid } from './reply-fields.ts';
import { recordUpdate } from './update-status.ts';
import { whatNext } from './what-next.ts';

export type Reply = {
  /** Names the update that comes of it. */
  id: string;
  /** `seen` is checked where it is given: a confirmation holds for the record that it was asked about. */
  shown: Pick<Shown, 'plan' | 'milestone'> & { seen: string | null | undefined };
  said: Said;
  implied: Said;
  /** "No change": the last status is said again. */
  unchanged: boolean;
  /** It was only said that it goes on. */
  goesOn?: boolean;
  /** The proposal that this settles, if it does. */
  settles: string | null;
  /** Whose word it is, where the speaker only enters it. */
  onBehalf?: string | null;
  /** What is missing beside it: asked on the same card. */
  ask?: AskBack | null;
  /** A command: what it changes is shown beside what it is to be. */
  command?: boolean;
  /** What else the receipt is to say. */
  notes?: readonly string[];
  /** Words that nothing of it has taken. */
  missed?: readonly Untaken[];
};

/** `plain` is there when all was recorded, and the receipt has nothing else to say or to ask. */
export type Taken = { message: Message; plain?: { line: Line; update: Update; zone: string } };

export const takeReply = async (app: App, origin: Origin, speaker: Speaker, reply: Reply): Promise<Message> =>
  (await takeWords(app, origin, speaker, reply)).message;

export async function takeWords(app: App, origin: Origin, speaker: Speaker, reply: Reply): Promise<Taken> {
  const found = await find(app, origin, speaker, reply.shown.milestone);
  const item = found?.book.byId.get(found.milestone.item);
  if (!found || !item) return refused({ code: 'not-found', what: 'that action' }, null);
  if (!may(found.actor, 'update-action', found.book, item)) {
    return refused({ code: 'not-allowed', need: WHO_UPDATES }, found.line);
  }
  if (reply.implied.status === 'withdrawn' && !may(found.actor, 'withdraw-action', found.book, item))
    return refused({ code: 'not-theirs-to-withdraw' }, found.line);
  const nothing = reply.unchanged && repeatsNothing(found.line, reply.goesOn === true);
  const how = nothing ? howItStands(found.line) : null;
  if (how && Object.keys({ ...reply.said, ...reply.implied }).length === 0) {
    await reframe(app, origin, speaker.person.id, (before) => ({
      ...(reply.settles !== null && settling(reply.settles)(before)),
      inHand: [shownLine(found.line)],
      ...asking(app, how, [shownLine(found.line)]),
    }));
    return { message: askedHow(how) };
  }
  const own = withoutMove(how ? { ...reply, unchanged: false, ask: how } : reply, found.line);
  const words = reopening(own, found.line);
  const news = newsIn(words.implied, found.line);
  const said = { ...(own.unchanged && lastWord(found.line)), ...words.said };
  const { onBehalf = null } = reply;
  const told = [
    ...(await planNotes(app, origin, speaker, found.book)),
    ...(reply.notes ?? []),
    ...missedNotes(reply.missed ?? [], found.line, reply.said.status ?? reply.implied.status, found.today),
  ];
  const wanted = await onlyMissing(app, origin, speaker, found, own.ask ?? null);
  const ask = wanted && { ...wanted, suggestions: aboutThese(wanted.suggestions, [found.line.ref]) };
  const something = Object.keys(said).length > 0;
  // Said again in other words, what stands already is still somebody's word of today.
  const implied = something || Object.keys(news).length > 0 ? news : words.implied;
  let line = found.line;
  let update: Update | null = null;
  let { milestone } = found;
  let again: SentAgain['again'] = [];
  let asked: AskedOf | undefined;
  if (something || Object.keys(implied).length === 0) {
    const spoken = {
      id: reply.id,
      shown: reply.shown,
      said,
      through: 'message',
      corrects: null,
      onBehalf,
      asks: await asksIn(app, origin, speaker, found, said),
    } as const;
    const result = await recordUpdate(app, origin, speaker, spoken);
    if (!result.ok && result.rejection.code === 'evidence-needed')
      return { message: await holdCompletion(app, origin, speaker, line, milestone, said, onBehalf) };
    if (!result.ok) return refused(result.rejection, found.line);
    asked = result.asked;
    line = result.line;
    milestone = result.milestone;
    update = result.update;
    again = result.again;
  }
  const shown = shownLine(line);
  const settled = (before: Frame): Frame =>
    reply.settles === null ? before : { ...before, ...settling(reply.settles)(before) };
  const open = update ? newsIn(implied, line) : implied;
  const { instant, today } = momentIn(app, found.book.plan.timezone);
  const zone = zoneOf(speaker.person, found.book.plan.timezone);
  const lastSaid = { kind: 'recorded' as const, shown, onBehalf, at: instant, also: [] };
  if (Object.keys(open).length > 0) {
    // A yes is to what its card showed, whatever the same words come to when they are delivered again.
    const proposal = digest(`${reply.id}\n${JSON.stringify([shown.milestone, open, onBehalf])}`);
    const asks = proposing({ kind: 'confirm', id: proposal, at: instant, shown, implied: open, onBehalf });
    await reframe(app, origin, speaker.person.id, (before) => ({
      inHand: [shown],
      ...asks(settled(before)),
      ...asking(app, ask, [shown]),
      ...(update && { lastSaid: { ...lastSaid, said: update.said } }),
    }));
    const recorded = update?.said ?? {};
    const notes = [
      ...told,
      ...(open.handOver ? await beforeHandOver(app, origin, speaker, found, open.handOver) : []),
      ...(onBehalf === null || update ? [] : [`It is recorded as said by ${onBehalf}, and entered by you.`]),
    ];
    return {
      message: confirmCard({
        line,
        recorded,
        implied: open,
        proposal,
        today: found.today,
        notes,
        from: reply.command === true,
        ...(ask && isOfYes(ask)
          ? { question: ask.words, ask: ask.suggestions.length > 0 ? { ...ask, words: OR_ELSE } : null }
          : { ask }),
      }),
    };
  }
  if (!update) throw new Error('a reply was neither recorded nor proposed');
  // What a yes would record stands already.
  const left = ask && isOfYes(ask) && Object.keys(own.implied).length > 0 ? null : (ask ?? null);
  const stands = { ...lastSaid, said: update.said };
  await reframe(app, origin, speaker.person.id, (before) => ({
    ...settled(before),
    inHand: [shown],
    lastSaid: withWhatWasSaid(stands, before, reply.settles),
    ...asking(app, left, [shown]),
  }));
  const notes = [
    ...(update.said.handOver && !asked
      ? await nobodyAsked(app, origin, speaker, found, update.said.handOver)
      : []),
    ...askedNotes(asked, line, today),
    ...told,
    ...againNotes(again, line),
  ];
  const proof = left === null ? await evidenceAsk(app, origin, speaker, line, milestone, update) : null;
  const message = receiptCard({
    line,
    update,
    who: await whoSpoke(app, origin.tenant, speaker.person.name, update, found.book.plan),
    at: instant,
    zone,
    today,
    list: [],
    notes,
    request: takenBackBy(asked),
    next: await whatNext(app, origin, found.book, milestone, today),
    ask:
      left ??
      proof ??
      offersOwnDate(found, line, update.said) ??
      (await givesAtOnce(app, origin, speaker, found, update.said.handOver)),
  });
  return notes.length === 0 && left === null && onBehalf === null
    ? { message, plain: { line, update, zone } }
    : { message };
}

const OR_ELSE = 'Or tell me how it stands:';

/** One question, one yes: the answer to it is "Confirm". */
const isOfYes = ({ wants }: AskBack): boolean => wants === 'yes-or-no' || wants === 'percent';

const refused = (rejection: Rejection, line: Line | null): Taken => ({
  message: notice(refusal(rejection, line)),
});

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
