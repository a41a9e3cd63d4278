/** What goes with a redaction: the words as they stand, as others read them with small counts left out, and the files. */

import { wordsFor } from '../../../domain/measures/small-words.ts';
import type { Evidence } from '../../../domain/milestone.ts';

import { type Going, quotable, tooShort } from '../../../domain/privacy/scrub.ts';
import type { Worded } from '../../../domain/privacy/texts.ts';
import type { Update } from '../../../domain/update.ts';

/** An update, or other words. */
export type Content = { update: Update } | { text: Worded };

const evidenceText = (piece: Evidence): string | null =>
  piece.kind === 'link' ? piece.url : piece.kind === 'location' ? piece.what : null;

/** How others read somebody's words: what of them is left out for those is no quotation word for word. */
export type AsRead = (text: string) => string;
const toOthers: AsRead = (text) => wordsFor(text, 'others');

/** Units and names of people, bodies and files stand elsewhere in their own right: of these only the file itself goes. */
export function goingWith(content: Content, marker: string, asRead: AsRead[] = []): Going {
  const written = writtenIn(content);
  const masked = [toOthers, ...asRead].flatMap((read) => written.map(read));
  const files = 'update' in content ? (content.update.said.evidence ?? []) : [];
  return {
    words: quotable([...written, ...masked]),
    short: tooShort([...written, ...masked]),
    files: new Set(files.flatMap((one) => (one.kind === 'file' ? [one.file] : []))),
    marker,
  };
}

/** What somebody wrote, word for word. */
export function writtenIn(content: Content): string[] {
  if ('text' in content) return [content.text.words];
  const { said, checked } = content.update;
  return [said.reason, checked?.reason, ...(said.evidence ?? []).map(evidenceText)].filter(
    (one) => typeof one === 'string',
  );
}

export const saidIn = (content: Content): { plan: string; item: string | null; at: string } =>
  'update' in content ? content.update : content.text;

/** Names of files, where those stand in sentences. */
export const namesIn = (content: Content): string[] =>
  'update' in content
    ? (content.update.said.evidence ?? []).flatMap((one) => (one.kind === 'file' ? [one.name] : []))
    : [];
