/** What somebody said of one milestone in words: what was said is stored at once, what was inferred waits for a yes. */
import { confirmCard } from '../cards/confirm.ts';
import { noticeCard } from '../cards/notice.ts';
import { receiptCard } from '../cards/receipt.ts';
import type { Shown } from '../cards/submit.ts';
import type { Line } from '../domain/line.ts';
import { may, WHO_UPDATES } from '../domain/permission.ts';
import type { Said, Update } from '../domain/update.ts';
import { type App, momentIn } from './context.ts';
import type { Speaker } from './enrol.ts';
import { againNotes, type SentAgain } from './evidence/again.ts';
import { type Frame, proposing, reframe, settling } from './frame.ts';
import { find, shownLine } from './lines.ts';
import type { Message, Origin } from './message.ts';
import { refusal } from './refusal.ts';
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
  /** The proposal that this settles, if it does. */
  settles: string | null;
  /** What else the receipt is to say. */
  notes?: readonly string[];
};

export async function takeReply(app: App, origin: Origin, speaker: Speaker, reply: Reply): Promise<Message> {
  const found = await find(app, origin, speaker, reply.shown.milestone);
  const item = found?.book.byId.get(found.milestone.item);
  if (!found || !item) return notice(refusal({ code: 'not-found', what: 'that action' }, null));
  if (!may(found.actor, 'update-action', found.book, item)) {
    return notice(refusal({ code: 'not-allowed', need: WHO_UPDATES }, found.line));
  }
  if (reply.implied.status === 'withdrawn' && !may(found.actor, 'withdraw-action', found.book, item))
    return notice(refusal({ code: 'not-theirs-to-withdraw' }, found.line));
  const words = reopening(reply, found.line);
  const implied = news(words.implied, found.line);
  const said = { ...(reply.unchanged && { status: found.line.status }), ...words.said };
  const something = Object.keys(said).length > 0;
  let line = found.line;
  let update: Update | null = null;
  let { milestone } = found;
  let again: SentAgain['again'] = [];
  if (something || Object.keys(implied).length === 0) {
    const told = {
      id: reply.id,
      shown: reply.shown,
      said,
      through: 'message',
      corrects: null,
    } as const;
    const result = await recordUpdate(app, origin, speaker, told);
    if (!result.ok) return notice(refusal(result.rejection, found.line));
    line = result.line;
    milestone = result.milestone;
    update = result.update;
    again = result.again;
  }
  const shown = shownLine(line);
  const settled = (before: Frame): Frame =>
    reply.settles === null ? before : { ...before, ...settling(reply.settles)(before) };
  const open = news(implied, line);
  if (Object.keys(open).length > 0) {
    const proposal = `${reply.id}+`;
    const at = momentIn(app, found.book.plan.timezone).instant;
    const asks = proposing({ kind: 'confirm', id: proposal, at, shown, implied: open });
    await reframe(app, origin, speaker.person.id, (before) => ({
      inHand: [shown],
      ...asks(settled(before)),
    }));
    return confirmCard({ line, recorded: update?.said ?? {}, implied: open, proposal, today: found.today });
  }
  await reframe(app, origin, speaker.person.id, (before) => ({ ...settled(before), inHand: [shown] }));
  if (!update) throw new Error('a reply was neither recorded nor proposed');
  const { instant, today, zone } = momentIn(app, found.book.plan.timezone);
  return receiptCard({
    line,
    update,
    who: speaker.person.name,
    at: instant,
    zone,
    today,
    list: [],
    notes: [...(reply.notes ?? []), ...againNotes(again, line)],
    next: await whatNext(app, origin, found.book, milestone, today),
  });
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** "80% there" of what is complete can only mean that it is open again, and that was not said. */
function reopening({ said, implied }: Reply, line: Line): { said: Said; implied: Said } {
  const isPart = typeof said.percent === 'number' && said.percent < 100;
  return line.status === 'complete' && said.status === undefined && isPart && implied.status
    ? { said: {}, implied: { ...implied, ...said } }
    : { said, implied };
}

/** The inferred fields that would change something: nobody is asked to confirm what stands already. */
function news(implied: Said, line: Line): Said {
  const { status, percent, reason, forecast, ...rest } = implied;
  return {
    ...rest,
    ...(status !== undefined && status !== line.status && { status }),
    ...(percent !== undefined && percent !== line.percent && { percent }),
    ...(reason !== undefined && reason !== line.reason && { reason }),
    ...(forecast !== undefined && forecast !== line.forecast && { forecast }),
  };
}
