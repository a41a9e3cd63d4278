/** "Need more time for 3.3(b), until 26 Feb because HR froze the post": recorded as expected, and asked of the lead. */
import { receiptCard } from '../../cards/receipt.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { setsOwnDate } from '../../domain/requests/who-decides.ts';
import { asksForTime, type TimeAsked, timeAsked } from '../../understanding/answers/more-time-asked.ts';
import { dayInWords } from '../../understanding/plan-words/scope.ts';
import { planNotes } from '../asking/plan-note.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { wanting } from '../conversation/filling.ts';
import { reframe, turnAway } from '../conversation/frame.ts';
import { inHandNow } from '../conversation/in-hand.ts';
import { find, shownNow } from '../conversation/lines.ts';
import { meant } from '../conversation/meant.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { recordUpdate } from '../replies/update-status.ts';
import type { Heard } from '../text-turn.ts';
import { takenBackBy } from './ask.ts';
import { askedNotes } from './asked-note.ts';
import { openWish } from './wish.ts';

/** Undefined where no time is asked for, or it is not plain for which one action. What is missing is asked by the form. */
export async function sayMoreTime(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
): Promise<Message[] | undefined> {
  const { text, reading } = heard;
  if (origin.scope === 'channel' || reading.kind === 'set-up' || !asksForTime(text)) return undefined;
  const reply = reading.kind === 'reply' ? reading.reply : null;
  if (reply?.status?.value === 'complete' || reply?.onBehalf) return undefined;
  const asked = timeAsked(text, heard.lexicon, heard.context);
  const of = await milestoneOf(app, origin, speaker, heard, asked);
  const found = of === undefined ? undefined : await find(app, origin, speaker, of);
  if (!found) return undefined;
  // A yes that comes later answers nothing that was asked before.
  await turnAway(app, origin, speaker.person.id);
  const date = asked.date ?? reply?.forecast?.value ?? null;
  const reason = asked.reason ?? reply?.reason?.value ?? null;
  const { line, milestone, today, book } = found;
  const later = asked.date !== null && asked.date > (milestone.due ?? today) && asked.date > today;
  const action = book.byId.get(milestone.item);
  // A date that the words themselves would move is shown first, as every setting is.
  const sets = action !== undefined && setsOwnDate(found.actor, book, action, today);
  if (
    sets ||
    !later ||
    asked.date === null ||
    reason === null ||
    !milestone.open ||
    milestone.kind === 'check-in'
  ) {
    const inputs = new Map<string, string>([
      ...(date === null ? [] : [['date', date] as const]),
      ...(reason === null ? [] : [['reason', reason] as const]),
    ]);
    const form = await openWish(app, origin, speaker, { of: line.milestone, wish: 'more-time' }, inputs);
    await reframe(app, origin, speaker.person.id, {
      inHand: [shownNow(milestone)],
      ...(later && reason !== null
        ? {}
        : wanting(app, 'time', stillWanted(line.ref, later ? asked.date : null, reason))),
    });
    return [form];
  }
  const result = await recordUpdate(app, origin, speaker, {
    id: commandId(origin, line.milestone),
    shown: { plan: line.plan, milestone: line.milestone, seen: undefined },
    said: { forecast: asked.date, reason },
    through: 'message',
    corrects: null,
    asks: { kind: 'more-time', date: asked.date, reason },
  });
  if (!result.ok) return undefined;
  await reframe(app, origin, speaker.person.id, { inHand: [shownNow(result.milestone)] });
  const { instant, zone } = momentIn(app, book.plan.timezone);
  const notes = [
    ...(await planNotes(app, origin, speaker, book)),
    ...askedNotes(result.asked, result.line, today),
  ];
  return [
    receiptCard({
      line: result.line,
      update: result.update,
      who: speaker.person.name,
      at: instant,
      zone,
      today,
      list: [],
      notes,
      request: takenBackBy(result.asked),
    }),
  ];
}

/** What is missing, as a sentence with a gap for it. */
function stillWanted(ref: string, date: PlainDate | null, reason: string | null): string[] {
  const time = `need more time for ${ref}`;
  if (date !== null) return [`${time} until ${dayInWords(date)} because {}`];
  return reason === null
    ? [`${time} until {}`, `${time} because {}`]
    : [`${time} until {} because ${reason}`];
}

/** The one milestone that is named, or that is in hand. */
async function milestoneOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { reading, frame }: Heard,
  asked: TimeAsked,
): Promise<string | undefined> {
  const refs = asked.refs.length > 0 || reading.kind !== 'reply' ? asked.refs : reading.items;
  const found =
    refs.length > 0
      ? (await meant(app, origin, speaker, refs, 'status')).flat().map(({ line }) => line.milestone)
      : (await inHandNow(app, origin, speaker, frame)).map(({ milestone }) => milestone.id);
  const [only, ...others] = new Set(found);
  return others.length === 0 ? only : undefined;
}
