/** What is said of a file that was not had, or not yet, or is not what is kept as evidence. */

import { REFUSED } from '../../cards/evidence/refused-file.ts';
import { listed } from '../../cards/format.ts';
import type { KeptFile } from './kept-file.ts';

/** Why there is no file, and what to do; null while there is one, or may still be. */
export function whyNot({ state, name, reason }: Pick<KeptFile, 'state' | 'name' | 'reason'>): string | null {
  if (state !== 'refused' && state !== 'lost') return null;
  const refused = Object.entries(REFUSED).find(([known]) => known === reason)?.[1];
  return (refused ?? NOT_HAD[reason ?? ''] ?? NOT_HAD.unreachable)(name);
}

const NOT_HAD: Readonly<Record<string, (name: string) => string>> & {
  unreachable: (name: string) => string;
} = {
  'not-allowed': (name) =>
    `I do not have ${name}: its link leads to where I may not read. Attach the file to a message here, from your own OneDrive or your computer.`,
  gone: (name) =>
    `I do not have ${name}: Teams did not let me open it. Its link may have run out; please send the file again${orAsPdf(name)}.`,
  unreachable: (name) =>
    `I do not have ${name}: it could not be fetched for an hour. Please send it again, or send a link to where it is kept.`,
};

/** What to do where a web page came: it looks like the page that Teams shows in place of a file. */
export const orAsPdf = (name: string): string =>
  /\.(?:pdf|docx|xlsx|pptx|png|jpe?g|gif|heic|webp)$/i.test(name)
    ? ''
    : '. If it is a web page, print it to a PDF and send that';

/** What became of the words beside a file, when the turn that they came with did not get to its end. */
export const UNHEARD = 'What you wrote with it was not recorded; please tell me again.';
export const HALF_HEARD =
  'I may not have recorded all that you wrote with it: say "mine" to see what stands, and tell me again what is missing.';

/** Files for which there was no place in an update. */
export const leftOut = (names: readonly string[]): string =>
  `One update takes ten pieces of evidence, so ${listed(names)} ${names.length === 1 ? 'was' : 'were'} left out.`;

/** Of files that are still to be fetched. */
export const pendingNote = (names: readonly string[]): string =>
  names.length === 1
    ? `File pending: ${names.join()} could not be fetched just now. I go on trying for an hour, and tell you what comes of it. Until then it does not count as evidence.`
    : `Files pending: ${listed(names)} could not be fetched just now. I go on trying for an hour, and tell you what comes of it. Until then they do not count as evidence.`;

export const GONE =
  'Nothing was recorded: that file is no longer here. I keep one for a day until somebody says what it is for. Please send it again.';
