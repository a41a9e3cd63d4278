/** Several answers of one turn ("All on track") are put back together: asked for once, and done after one yes. */
import { listed } from '../../cards/format.ts';
import { noticeCard, yesOrNo } from '../../cards/notice.ts';
import { severalReceiptCard } from '../../cards/several-receipt.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import type { Line } from '../../domain/line.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Update } from '../../domain/update.ts';
import { type App, momentIn } from '../context.ts';
import { commandId, digest } from '../conversation/command-id.ts';
import { type Proposal, proposing, reframe, settled, turnAway } from '../conversation/frame.ts';
import { shownLine, shownNow } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { reasonOf } from './answer-list.ts';
import { type PutBack, putBackOf } from './put-back.ts';
import { withoutAsking } from './settle-put-back.ts';
import { recordUpdate } from './update-status.ts';

type Waiting = Extract<Proposal, { kind: 'put-all-back' }>;

/** Those that have a button of their own: beside a yes and a no, as many as a card shows. */
const MOST_ALONE = 4;

/** `able` are at least two, and can each be put back; `alike` were said with them, and stood the same before. */
export async function askAllBack(
  app: App,
  origin: Origin,
  speaker: Speaker,
  able: readonly PutBack[],
  alike: readonly Line[],
): Promise<Message> {
  const list = able.map(({ found, wrong, also }) => ({
    shown: shownNow(found.milestone),
    update: wrong.id,
    also: [...also],
  }));
  const id = commandId(origin, `undo:${digest(JSON.stringify(list))}`);
  // The yes is to this, and to nothing that was asked before.
  await turnAway(app, origin, speaker.person.id);
  await reframe(app, origin, speaker.person.id, (before) => ({
    inHand: list.map(({ shown }) => shown),
    ...proposing({ kind: 'put-all-back', id, at: stamp(app.clock.now()), list })(before),
  }));
  const refs = able.map(({ found }) => found.line.ref);
  const all = able.length === 2 ? 'both' : `all ${able.length}`;
  const [yes, no] = yesOrNo(id, `Yes, ${all}`);
  return noticeCard({
    text: [
      `Shall I put ${all} back to how they stood before: ${refs.join(', ')}?`,
      ...(alike.length > 0 ? [`${listed(alike.map(({ ref }) => ref))} stood the same before.`] : []),
      `For one alone say “undo ${refs[0]}”. Nothing is changed before your yes.`,
    ].join('\n\n'),
    suggestions: [
      ...(yes ? [yes] : []),
      ...refs.slice(0, MOST_ALONE).map((ref) => ({ label: `Undo ${ref}`, say: `undo ${ref}` })),
      ...(no ? [no] : []),
    ],
  });
}

/** Takes the yes or the no to it: of which something was said since stays, and is named. */
export async function settleAllBack(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, list }: Waiting,
  word: 'yes' | 'no',
): Promise<Message> {
  const over = (message: Message): Promise<Message> => settled(app, origin, speaker.person.id, id, message);
  if (word === 'no')
    return over(
      noticeCard({ text: 'All right: all stay as they are. Nothing was changed.', suggestions: [] }),
    );
  const recorded: { line: Line; update: Update }[] = [];
  const skipped: { line: Line; why: string }[] = [];
  for (const { shown, update, also } of list) {
    const now = await putBackOf(app, origin, speaker, shown.milestone, { update, also });
    if ('why' in now) {
      if (now.found) skipped.push({ line: now.found.line, why: now.why });
      continue;
    }
    const slips = [...now.also, ...(now.corrects === null ? [] : [now.corrects])];
    const result = await recordUpdate(app, origin, speaker, {
      id: digest(`${id}\n${shown.milestone}`),
      shown,
      said: now.said,
      through: 'message',
      corrects: now.corrects,
      putsBack: slips.length > 0 ? slips : undefined,
      onBehalf: now.wrong.onBehalf,
    });
    if (result.ok) recorded.push({ line: result.line, update: result.update });
    else if (result.found) skipped.push({ line: result.found.line, why: reasonOf(result.rejection.code) });
  }
  const back = new Set(recorded.map(({ line }) => line.milestone));
  await reframe(app, origin, speaker.person.id, (before) => ({
    inHand: recorded.map(({ line }) => shownLine(line)),
    lastSaid: null,
    pending: [...back].reduce((pending, one) => withoutAsking({ pending }, one), before.pending),
  }));
  const { instant, today, zone } = momentIn(app, HOME_ZONE);
  return over(
    severalReceiptCard({
      done: 'Put back',
      recorded,
      skipped,
      who: speaker.person.name,
      at: instant,
      zone: zoneOf(speaker.person, zone),
      today,
      list: [],
    }),
  );
}
