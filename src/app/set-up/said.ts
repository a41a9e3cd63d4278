/** What the set-up says when there is nothing to show: who may, what is gone, how to go on. */
import { noticeCard } from '../../cards/notice.ts';
import type { Message } from '../message.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const OFFICERS_ONLY: Message = notice(
  'Nothing was changed: owners, dates and posts are set by a strategy officer. Please ask one of them.',
);

export const gone: Message = notice('Nothing was changed: the plan is no longer there.');

/** A change goes in parts, so that some of it may stand. */
export const unfinished: Message = notice(
  'I could not finish: others are changing the plan right now. Some of it may have been changed. Please say it again in a minute; what is done already stays as it is.',
);

export const stopped = (words: string, say: string): Message =>
  noticeCard({
    text: `Stopped here; what you saved stays saved. Say "${words}" to go on.`,
    suggestions: [{ label: 'Go on', say }],
  });
