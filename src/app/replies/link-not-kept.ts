/** A link beside a question is kept for nothing: that is said, with how to give it as evidence. */
import { noticeCard } from '../../cards/notice.ts';
import type { One } from '../../understanding/intent.ts';
import type { Message, Origin } from '../message.ts';

const LINK = /\bhttps?:\/\/\S/i;

export const linkNotKept = (origin: Origin, text: string, parts: readonly One[]): Message[] =>
  origin.scope === 'channel' || !LINK.test(text) || parts.some(({ kind }) => kind === 'reply')
    ? []
    : [
        noticeCard({
          text: 'I did not keep the link. If it is evidence, send it with the number of its action, such as “1.1a evidence” and the link.',
          suggestions: [],
        }),
      ];
