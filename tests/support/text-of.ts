/** What an answer says as text, message by message; cards are left out. */
import type { Answer } from '../../src/app/message.ts';

export const textOf = ({ say, replace }: Answer): string =>
  [...(replace ? [replace] : []), ...say].flatMap((one) => ('text' in one ? one.text : [])).join('\n');
