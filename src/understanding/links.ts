/** Parser: http and https links. Read first, so that nothing inside an address is taken for a ref or a date. */
import { Evidence } from '../domain/milestone.ts';
import type { Parser } from './mark.ts';

const LINK = /\bhttps?:\/\/[^\s<>"'\uE000-\uF8FF]+/gi;

/** What a sentence puts behind an address without belonging to it. A closing bracket stays when it was opened within. */
function withoutTail(address: string): string {
  let url = address;
  for (;;) {
    const last = url.at(-1) ?? '';
    const opened = url.split('(').length >= url.split(')').length;
    if (
      !/[.,;:!?'*_\]}]/.test(last) &&
      !(last === ')' && !opened) &&
      !/\p{Extended_Pictographic}/u.test(last)
    )
      return url;
    url = url.slice(0, -1);
  }
}

export const links: Parser = ({ text }) =>
  [...text.matchAll(LINK)].flatMap((match) => {
    const url = withoutTail(match[0]);
    const read = Evidence.safeParse({ kind: 'link', url });
    return read.success
      ? [{ kind: 'link', url, how: 'said', start: match.index, end: match.index + url.length, text: url }]
      : [];
  });
