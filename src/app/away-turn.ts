/** "On leave til 31st": whoever is away is not asked about anything of theirs; shown for all of it, with one yes. */
import { count, day } from '../cards/format.ts';
import { noticeCard } from '../cards/notice.ts';
import { severalReceiptCard } from '../cards/several-receipt.ts';
import { HOME_ZONE } from '../domain/calendar.ts';
import type { Line } from '../domain/line.ts';
import { stamp } from '../domain/stamp.ts';
import type { Update } from '../domain/update.ts';
import { saysAway } from '../understanding/answers/away.ts';
import type { One } from '../understanding/intent.ts';
import { commandId, digest } from './command-id.ts';
import { type App, momentIn } from './context.ts';
import type { Speaker } from './enrol.ts';
import { type Proposal, proposing, reframe, settled } from './frame.ts';
import { shownLine } from './lines.ts';
import type { Message, Origin } from './message.ts';
import { ownLines } from './own-lines.ts';
import { recordUpdate } from './update-status.ts';

/** Most actions that one yes puts off. */
const MOST = 60;

/** Undefined where it is said of one action, or says more than that somebody is away. */
export async function awayTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  reading: Extract<One, { kind: 'reply' }>,
  text: string,
): Promise<Message | undefined> {
  const { snooze, onBehalf, reason, blocked, evidence = [], ...others } = reading.reply;
  const more = Object.values(others).some((field) => field?.how === 'said') || evidence.length > 0;
  if (!snooze || onBehalf || reading.items.length > 0 || more) return undefined;
  if (origin.scope === 'channel' || !saysAway(text)) return undefined;
  const { today } = momentIn(app, HOME_ZONE);
  const lines = (await ownLines(app, origin, speaker, ({ open }) => open)).slice(0, MOST);
  if (lines.length < 2 || snooze.value <= today) return undefined;
  const list = lines.map(shownLine);
  const id = commandId(origin, `away\n${snooze.value}\n${digest(JSON.stringify(list))}`);
  const at = stamp(app.clock.now());
  await reframe(app, origin, speaker.person.id, (before) => ({
    ...proposing({ kind: 'away', id, at, until: snooze.value, list })(before),
    inHand: list,
  }));
  const named = lines.slice(0, 10).map(({ ref }) => ref);
  const rest = lines.length > named.length ? ` and ${lines.length - named.length} more` : '';
  return noticeCard({
    text: [
      `Shall I ask you about none of your ${count(lines.length, 'open action')} before ${day(snooze.value, today)}?`,
      `${named.join(', ')}${rest}. What is overdue stays overdue, and nothing is recorded before your yes.`,
    ].join('\n\n'),
    suggestions: [
      { label: 'Yes, all of them', say: 'yes' },
      { label: 'No', say: 'no' },
    ],
  });
}

/** Takes the yes or the no to it. */
export async function settleAway(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, until, list }: Extract<Proposal, { kind: 'away' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  if (word === 'no') {
    const text = 'All right: nothing was recorded, and I ask as usual.';
    return settled(app, origin, speaker.person.id, id, noticeCard({ text, suggestions: [] }));
  }
  const recorded: { line: Line; update: Update }[] = [];
  const skipped: { line: Line; why: string }[] = [];
  for (const { plan, milestone } of list) {
    const result = await recordUpdate(app, origin, speaker, {
      id: digest(`${id}\n${milestone}`),
      shown: { plan, milestone, seen: undefined },
      said: { snooze: until },
      through: 'message',
      corrects: null,
    });
    if (result.ok) recorded.push({ line: result.line, update: result.update });
    else if (result.found)
      skipped.push({ line: result.found.line, why: 'it is no longer open, or not yours' });
  }
  const { instant, today, zone } = momentIn(app, HOME_ZONE);
  const who = speaker.person.name;
  const receipt = severalReceiptCard({ recorded, skipped, who, at: instant, zone, today, list: [] });
  return settled(app, origin, speaker.person.id, id, receipt);
}
