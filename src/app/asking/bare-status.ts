/** "On track" with no action in hand is answered as a question; whoever meant to report is told that nothing was recorded. */
import { noticeCard } from '../../cards/notice.ts';
import type { App } from '../context.ts';
import { openActions } from '../conversation/own-lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

const BARE =
  /^(?:(?:all|it'?s|its|it is|that'?s|still|now)\s+)*(on track|at risk|off track|in progress|under way)[\s.!]*$/i;

/** Empty for whoever answers for nothing, and in a channel. */
export async function notReported(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
): Promise<Message[]> {
  const said = BARE.exec(text.trim())?.[1]?.toLowerCase();
  if (said === undefined || origin.scope === 'channel') return [];
  const { mine, others } = await openActions(app, origin, speaker);
  const [first] = [...mine, ...others];
  if (!first) return [];
  return [
    noticeCard({
      text: `If you meant to report: nothing was recorded, as I did not know which action you mean. Put its number in front: “${first.ref} ${said}”.`,
      suggestions: [{ label: 'My actions', say: 'mine' }],
    }),
  ];
}
