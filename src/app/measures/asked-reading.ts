/** A figure in plain words after readings were asked for: shown in the form of the measure that is meant, or asked which. */

import { count, listed, longDay } from '../../cards/format.ts';
import { whichMeasureCard } from '../../cards/measures/which-measure.ts';
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { pauseUntil } from '../../domain/measures/asking.ts';
import { measuresSpeaking, type Placed } from '../../domain/measures/find.ts';
import { notUntil } from '../../understanding/answers/not-until.ts';
import { readingGiven } from '../../understanding/answers/reading-given.ts';
import { type App, momentIn } from '../context.ts';
import { isOnCard } from '../conversation/in-hand.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { readingForm, starting } from './form.ts';
import { pauseReadings } from './pause.ts';
import { listedOf, wantedOf } from './theirs.ts';

/** Undefined where no reading is wanted of the speaker, or the words may be about an action. */
export async function askedReading(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
): Promise<Message[] | undefined> {
  const given = readingGiven(heard.text);
  if (!given || origin.scope !== 'personal' || heard.asked !== null || !isLoose(heard)) return undefined;
  const wanted = await wantedOf(app, origin, speaker);
  const words = given.is === 'value' ? given.words : null;
  const meant = wanted.filter(
    ({ book, measure }) =>
      words === null || measuresSpeaking(book, words).some((one) => one.measure.id === measure.id),
  );
  const [only, ...others] = meant;
  if (!only) return undefined;
  // Without its name a figure may be said of the action that was spoken of last.
  const free =
    heard.hand.length === 0 || (given.plain && (await isOnCard(app, origin, speaker, heard.frame)));
  if (words === null && !free) return undefined;
  if (given.is === 'none') {
    const { today } = momentIn(app, only.book.plan.timezone);
    const named = given.until === null ? null : notUntil(given.until, today);
    const until = pauseUntil(named, today);
    const ids = meant.map(({ measure }) => measure.id);
    await pauseReadings(app, origin.tenant, speaker.person.id, ids, { until, today });
    return [noticeCard({ text: pausedWords(meant, longDay(until), named !== null), suggestions: [] })];
  }
  const typed = { ...starting(only, app), value: given.value };
  return [
    others.length === 0
      ? readingForm(
          only,
          typed,
          [],
          'Nothing was recorded yet: save it if the figure and its time are right.',
        )
      : whichMeasureCard(
          meant.map((one) => listedOf(one, { period: one.period, since: one.since })),
          { value: given.value, period: '', source: '', provisional: null },
        ),
  ];
}

/** Which are not asked for until when, and how to have it otherwise. */
function pausedWords(meant: readonly Placed[], day: string, isNamed: boolean): string {
  const names = meant.slice(0, 3).map(({ measure }) => `“${clip(measure.text, 80)}”`);
  const more = meant.length - names.length;
  const all = listed([...names, ...(more > 0 ? [count(more, 'other measure')] : [])]);
  const otherwise = isNamed ? '' : ' For another day, say “not until” and when.';
  return `All right: nothing was recorded for ${all}, and I do not ask for it before ${day}.${otherwise} A figure is welcome whenever you have it.`;
}

const LOOSE: readonly Heard['reading']['kind'][] = ['unclear', 'clarify', 'question', 'reply'];
const isLoose = ({ reading }: Heard): boolean =>
  LOOSE.includes(reading.kind) &&
  !(reading.kind === 'reply' && (reading.items.length > 0 || reading.reply.status?.how === 'said'));
