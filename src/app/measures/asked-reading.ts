/** A figure in plain words after readings were asked for: shown in the form of the measure that is meant, or asked which. */
import { whichMeasureCard } from '../../cards/measures/which-measure.ts';
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { measuresSpeaking } from '../../domain/measures/find.ts';
import { readingGiven } from '../../understanding/answers/reading-given.ts';
import type { App } from '../context.ts';
import { isOnCard } from '../conversation/in-hand.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { readingForm, starting } from './form.ts';
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
    const names = meant.slice(0, 3).map(({ measure }) => `“${clip(measure.text, 80)}”`);
    return [
      noticeCard({
        text: `All right: nothing was recorded for ${names.join(', ')}. I go on asking with your cards until there is a figure.`,
        suggestions: [],
      }),
    ];
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
          { value: given.value, period: '', source: '', provisional: false },
        ),
  ];
}

const LOOSE: readonly Heard['reading']['kind'][] = ['unclear', 'clarify', 'question', 'reply'];
const isLoose = ({ reading }: Heard): boolean =>
  LOOSE.includes(reading.kind) &&
  !(reading.kind === 'reply' && (reading.items.length > 0 || reading.reply.status?.how === 'said'));
