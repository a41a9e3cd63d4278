/** "B and d done" where no list with these letters is on screen: what to say instead, with actions of the speaker's own. */
import { listed } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { phraseOf } from '../../understanding/phrase.ts';
import { endsIn, strangeLetters } from '../../understanding/replies/unclear-letters.ts';
import type { App } from '../context.ts';
import { ownLines } from '../conversation/own-lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';

const MOST = 4;

/** Undefined where the words are something else. Nothing is recorded by it. */
export async function lettersTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { reading, text, context }: Heard,
): Promise<Message[] | undefined> {
  if (reading.kind !== 'clarify' || origin.scope === 'channel') return undefined;
  const strange = strangeLetters(phraseOf(text), context);
  if (strange === null) return undefined;
  const { letters, status } = strange;
  const own = (await ownLines(app, origin, speaker, ({ open }) => open)).map(({ ref }) => ref);
  const refs = [...new Set(context.inHand.length > 1 ? context.inHand : own)];
  // What ends in the letters comes first: it may well be meant.
  const likely = letters.flatMap((letter) => refs.filter((ref) => endsIn(ref, letter)));
  const example = [...new Set([...likely, ...refs])].slice(0, Math.min(letters.length, 2));
  const quoted = listed(letters.map((letter) => `“${letter}”`));
  const why =
    context.inHand.length > 1
      ? `No action of the last list ends in ${quoted}.`
      : `No list is on screen, so I do not know which ${letters.length === 1 ? 'action' : 'actions'} you mean by ${quoted}.`;
  const how =
    example.length === 0
      ? 'Please name them by their numbers.'
      : `Please name them by their numbers, for example “${listed(example)} ${status}”, or show your list and answer there.`;
  return [
    noticeCard({
      text: `${why} Nothing was recorded. ${how}`,
      suggestions: [
        { label: 'Show my list', say: 'mine' },
        ...[...new Set(likely)]
          .slice(0, MOST)
          .map((ref) => ({ label: `${ref} ${status}`, say: `${ref} ${status}` })),
      ],
    }),
  ];
}
