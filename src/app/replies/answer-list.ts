/** One tap for a whole list: "All on track", or the statuses picked beside the lines of a reminder. */
import { severalReceiptCard } from '../../cards/several-receipt.ts';
import type { Shown, Submit } from '../../cards/submit.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import type { Line } from '../../domain/line.ts';
import type { Status } from '../../domain/milestone.ts';
import type { Update } from '../../domain/update.ts';
import { ownListAgain } from '../asking/ask.ts';
import { type App, momentIn } from '../context.ts';
import { asking } from '../conversation/asked.ts';
import { commandId } from '../conversation/command-id.ts';
import { reframe } from '../conversation/frame.ts';
import { findAll, ids, shownLine } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { listCard } from './list-card.ts';
import { recordUpdate } from './update-status.ts';
import { type Answered, whyItSlips } from './why-it-slips.ts';

type Several = Extract<Submit, { do: 'all-on-track' | 'answer-list' }>;

/**
 * Each line is recorded by itself: one that was updated since the card was shown, or is not the speaker's to
 * update, is left as it is and named.
 */
export async function answerMany(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Several,
): Promise<Message> {
  const recorded: (Answered & { update: Update })[] = [];
  const skipped: { line: Line; why: string }[] = [];
  const untouched: Shown[] = [];
  for (const shown of submit.list) {
    const status = statusFor(submit, shown);
    if (status === undefined) {
      untouched.push(shown);
      continue;
    }
    const id = commandId(origin, shown.milestone);
    const result = await recordUpdate(app, origin, speaker, {
      id,
      shown,
      said: { status },
      through: 'card',
      corrects: null,
    });
    if (result.ok) {
      const { line, update, milestone } = result;
      recorded.push({ line, update, milestone, said: update.said });
    } else if (result.found) skipped.push({ line: result.found.line, why: reasonOf(result.rejection.code) });
  }
  if (recorded.length === 0 && skipped.length === 0) return nothingPicked(app, origin, speaker, submit);
  const left = (await findAll(app, origin, speaker, ids(untouched))).filter((one) => one.milestone.open);
  const why = whyItSlips(recorded);
  await reframe(app, origin, speaker.person.id, {
    inHand: recorded.map(({ line }) => shownLine(line)),
    ...(why?.of && asking(app, why.ask, [shownLine(why.of)])),
  });
  const plans = left[0]?.book.plan.timezone ?? HOME_ZONE;
  const { today, instant } = momentIn(app, plans);
  return severalReceiptCard({
    recorded,
    skipped,
    who: speaker.person.name,
    at: instant,
    zone: zoneOf(speaker.person, plans),
    today,
    list: left.map((one) => shownLine(one.line)),
    ask: why?.ask ?? null,
  });
}

function statusFor(submit: Several, shown: Shown): Status | undefined {
  const picked = submit.picked[shown.milestone];
  return picked ?? (submit.do === 'all-on-track' ? 'on-track' : undefined);
}

/** Why a line was left as it is. */
export function reasonOf(code: string): string {
  switch (code) {
    case 'changed-meanwhile':
      return 'updated since this card was shown, so left as it is';
    case 'evidence-needed':
      return 'not recorded: this plan takes a completion only with evidence, so choose Update';
    case 'not-allowed':
      return 'not yours to update';
    default:
      return 'could not be updated';
  }
}

/** The card itself comes back, with what is missing said on it. */
async function nothingPicked(app: App, origin: Origin, speaker: Speaker, submit: Several): Promise<Message> {
  const [first] = submit.list;
  const own =
    submit.do === 'answer-list' && submit.own && first
      ? await ownListAgain(app, origin, speaker, first.plan, NOTHING_PICKED)
      : undefined;
  return own ?? listCard(app, origin, speaker, submit.list, { fault: NOTHING_PICKED });
}

const NOTHING_PICKED =
  'Nothing was recorded: no status was chosen. Choose one beside each action that you can answer, and save again.';
