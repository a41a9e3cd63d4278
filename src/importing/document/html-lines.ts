/** Fragments of HTML inside a text, as lines: lists become bullets, entities become letters, scripts are dropped. */
import { Parser } from 'htmlparser2';
import type { Line } from './block.ts';

export type HtmlLines = { lines: Line[]; scripts: boolean };

const MARKUP = /<\/?[a-z!][^<>]{0,2000}>|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/i;
/** Tags after which a new line begins. */
const BREAKS = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'tr',
  'td',
  'th',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const DROPPED = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'svg',
  'noscript',
  'template',
  'title',
]);

export const holdsMarkup = (text: string): boolean => MARKUP.test(text);

/** The lines of a fragment; text without markup is one line as it stands. */
export function linesOfHtml(html: string): HtmlLines {
  if (!holdsMarkup(html)) return { lines: plainLine(html), scripts: false };
  const lines: Line[] = [];
  let words = '';
  let depth = 0;
  let bullet = false;
  let dropped = 0;
  let scripts = false;
  const close = (): void => {
    const text = words.replace(/[\t\n\r]+/g, ' ').trim();
    if (text !== '') lines.push({ text, marker: bullet ? '' : null, depth: Math.max(0, depth - 1) });
    words = '';
    bullet = depth > 0 && bullet;
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        if (DROPPED.has(name)) {
          dropped += 1;
          scripts ||= name !== 'title' && name !== 'style';
        }
        if (!BREAKS.has(name)) return;
        close();
        if (name === 'ul' || name === 'ol') depth += 1;
        if (name === 'li' || name === 'ul' || name === 'ol') bullet = true;
      },
      ontext(text) {
        if (dropped === 0) words += text;
      },
      onclosetag(name) {
        if (DROPPED.has(name)) dropped = Math.max(0, dropped - 1);
        if (!BREAKS.has(name)) return;
        close();
        if (name === 'li') bullet = false;
        if (name === 'ul' || name === 'ol') depth = Math.max(0, depth - 1);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  close();
  return { lines, scripts };
}

function plainLine(text: string): Line[] {
  const words = text.trim();
  return words === '' ? [] : [{ text: words, marker: null, depth: 0 }];
}
