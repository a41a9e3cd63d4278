/** One thing that is said of several actions at once ("all good") is shown for all of them, and waits for one yes. */
import { count, STATUS } from '../../cards/format.ts';
import { noticeCard, yesOrNo } from '../../cards/notice.ts';
import { severalReceiptCard } from '../../cards/several-receipt.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import type { Line } from '../../domain/line.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Update } from '../../domain/update.ts';
import type { Untaken } from '../../understanding/replies/untaken.ts';
import { type App, momentIn } from '../context.ts';
import { commandId, digest } from '../conversation/command-id.ts';
import { type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import { shownLine } from '../conversation/lines.ts';
import type { Meant } from '../conversation/meant.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { reasonOf } from './answer-list.ts';
import { notTaken } from './missed-notes.ts';
import { unsure, type Words } from './said-apart.ts';
import { recordUpdate } from './update-status.ts';

/** Most actions that one yes answers. */
const MOST = 60;
/** What somebody said of one action just now is not taken back by what they say of all. */
const FRESH = Temporal.Duration.from({ hours: 1 });

/**
 * Undefined where each is to be taken by itself: its number was typed, more than a status was said, or there is only
 * one. What was recorded otherwise within the last hour is left out, and named.
 */
export async function askTogether(
  app: App,
  origin: Origin,
  speaker: Speaker,
  groups: readonly Meant[][],
  words: Words,
  named: readonly string[],
  missed: readonly Untaken[],
): Promise<Message | undefined> {
  const { said, implied, onBehalf } = unsure(words);
  const { status, ...more } = { ...said, ...implied };
  const lines = groups.flat().map(({ line }) => line);
  const each = groups.length > 1 && lines.length === groups.length && lines.length <= MOST;
  if (!each || status === undefined || status === 'withdrawn' || words.unchanged) return undefined;
  if (Object.keys(more).length > 0 || onBehalf !== null || words.ask !== null) return undefined;
  if (lines.some(({ ref }) => named.includes(ref))) return undefined;
  const fresh = stamp(app.clock.now().subtract(FRESH));
  const apart = lines.filter(
    (line) => line.lastUpdate !== null && line.lastUpdate.at > fresh && line.status !== status,
  );
  const asked = lines.filter((line) => !apart.includes(line));
  if (asked.length === 0)
    return notice(
      `Nothing was recorded: of ${refs(lines)} you said otherwise within the last hour. Name the one that has changed.`,
    );
  const list = asked.map(shownLine);
  const at = stamp(app.clock.now());
  const id = commandId(origin, `several\n${status}\n${digest(JSON.stringify(list))}`);
  await reframe(app, origin, speaker.person.id, (before) => ({
    ...proposing({ kind: 'several', id, at, status, list })(before),
    inHand: list,
  }));
  const { word } = STATUS[status];
  return noticeCard({
    text: [
      `Shall I record “${word}” for ${count(asked.length, 'action')}: ${refs(asked)}?`,
      ...(apart.length > 0
        ? [`Left as you said within the last hour: ${apart.map(asItStands).join(', ')}.`]
        : []),
      ...(missed.length > 0 ? [notTaken(missed)] : []),
      'Nothing is recorded before your yes.',
    ].join('\n\n'),
    suggestions: yesOrNo(id, 'Yes, all of them'),
  });
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
const refs = (lines: readonly Line[]): string => lines.map(({ ref }) => ref).join(', ');
const asItStands = ({ ref, status }: Line): string => `${ref} (${STATUS[status].word.toLowerCase()})`;

/** Takes the yes or the no to it: one that was updated since is left as it is, and named. */
export async function settleSeveral(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, status, list }: Extract<Proposal, { kind: 'several' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  if (word === 'no') {
    const text = 'All right: nothing was recorded. Tell me in your own words how they stand.';
    return settled(app, origin, speaker.person.id, id, notice(text));
  }
  const recorded: { line: Line; update: Update }[] = [];
  const skipped: { line: Line; why: string }[] = [];
  for (const shown of list) {
    const result = await recordUpdate(app, origin, speaker, {
      id: digest(`${id}\n${shown.milestone}`),
      shown,
      said: { status },
      through: 'message',
      corrects: null,
    });
    if (result.ok) recorded.push({ line: result.line, update: result.update });
    else if (result.found) skipped.push({ line: result.found.line, why: whyNot(result.rejection.code) });
  }
  const { instant, today, zone } = momentIn(app, HOME_ZONE);
  const who = speaker.person.name;
  const receipt = severalReceiptCard({ recorded, skipped, who, at: instant, zone, today, list: [] });
  return settled(app, origin, speaker.person.id, id, receipt);
}

const whyNot = (code: string): string =>
  code === 'evidence-needed' ? reasonOf(code) : 'updated since I asked, or not yours to update';
