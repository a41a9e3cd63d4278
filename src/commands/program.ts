/** Which version of the program this is, as its package says. */
import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';

const PACKAGE = new URL('../../package.json', import.meta.url);

/** "0.7.0" */
export const programVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(PACKAGE, 'utf8'))).version;
