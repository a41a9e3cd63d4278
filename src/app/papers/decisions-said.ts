/** What is said of a board's decisions and meetings to whoever may not keep them, or speaks elsewhere. */
import { noticeCard } from '../../cards/notice.ts';
import type { Message } from '../message.ts';

export const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const OFFICERS_RECORD = notice(
  'Nothing was recorded: a board’s decisions and meetings are kept by strategy officers. Please ask one of them.',
);
export const IN_OUR_CHAT = notice('Nothing was recorded here: please tell me in our own chat.');
