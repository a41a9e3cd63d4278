/** "On leave til 31st", after a card or by itself: whoever says that they are away means all that is theirs. */
import { addDays, HOME_ZONE } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { saysAway } from '../../understanding/answers/away.ts';
import { readOwnLeave } from '../../understanding/errands/leave.ts';
import type { One } from '../../understanding/intent.ts';
import { type App, momentIn } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { leaveAskedFor, leaveTurn } from './leave-turn.ts';

/** Undefined where it is said of one action, or says more than that somebody is away. */
export async function awayTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  reading: Extract<One, { kind: 'reply' }>,
  heard: Heard,
): Promise<Message[] | undefined> {
  const { text, lexicon, context } = heard;
  const { snooze, onBehalf, reason, blocked, evidence = [], ...others } = reading.reply;
  const more = Object.values(others).some((field) => field?.how === 'said') || evidence.length > 0;
  if (!snooze || onBehalf || reading.items.length > 0 || more) return undefined;
  if (origin.scope === 'channel' || !saysAway(text)) return undefined;
  const days = readOwnLeave(text, lexicon, context);
  if (days?.kind === 'errand' && days.errand.do === 'leave')
    return leaveTurn(app, origin, speaker, days.errand, { ...heard, plan: null });
  const { today } = momentIn(app, HOME_ZONE);
  const until = lastDayAway(snooze.value, text);
  if (until < today) return undefined;
  return [
    await leaveAskedFor(app, origin, speaker, { who: speaker.person, from: today, until, cover: null }),
  ];
}

/** "Until the 31st" is away on the 31st; "back on the 31st" and "next week" name a day on which they are back. */
function lastDayAway(back: PlainDate, text: string): PlainDate {
  const named = /\b(?:until|till?|thru|through|to)\b|'til\b/i.test(text);
  return named && !/\b(?:back|bk|return(?:s|ing)?)\b/i.test(text) ? back : addDays(back, -1);
}
