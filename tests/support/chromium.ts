/** A Chromium of the machine, for stories that need a real browser; where none is installed they are skipped with a word. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env.CHROMIUM ?? '', ...KNOWN].find((path) => path !== '' && existsSync(path));
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const hasBrowser = executablePath !== undefined;
export const browserStory = hasBrowser ? test : test.skip;
/** For the name of a story. */
export const withoutBrowser = hasBrowser ? '' : ' (skipped: no Chromium is installed; name one in CHROMIUM)';

/** @throws Error when there is none: ask `hasBrowser` before. */
export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no Chromium is installed; name one in CHROMIUM');
  return chromium.launch({ executablePath, args: QUIET });
}
