/** The whole loop in the Playground's page, as a person sees it: reminder, update, receipt, question, summary. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ROOT } from '../support/demo-plan.ts';
import { type Demo, freePort, startDemo } from '../support/demo-process.ts';

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
/** Where the screenshots are kept: a folder that git does not. */
const SHOTS = fileURLToPath(new URL('.out/', ROOT));

const story = executablePath === undefined ? test.skip : test;
const why = executablePath === undefined ? ' (skipped: no Chromium is installed; name one in CHROMIUM)' : '';

let demo: Demo;
let browser: Browser;
let page: Page;

beforeEach(async () => {
  if (executablePath === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  const port = await freePort();
  demo = await startDemo(['--playground-port', String(port)]);
  browser = await chromium.launch({ executablePath, args: QUIET });
  page = await browser.newPage({ viewport: { width: 1280, height: 1100 } });
  page.setDefaultTimeout(15_000);
  await page.goto(`http://127.0.0.1:${port}/`);
});
afterEach(async () => {
  await browser?.close();
  await demo?.stop();
});

const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });

story(
  `a person clicks through reminder, update, receipt, question and summary${why}`,
  async () => {
    await page.getByText('5 actions need an update').waitFor();
    await shot('1-reminder');

    await page.getByRole('button', { name: 'Update' }).nth(1).click();
    await page.getByLabel('Percent done').fill('80');
    await page.getByLabel('Evidence').fill('https://example.org/minutes');
    await shot('2-form');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Recorded: 3.3(b)').waitFor();
    await shot('3-receipt');

    const box = page.locator('[data-lexical-editor]');
    await box.click();
    await page.keyboard.type("what's overdue in Priority 3");
    await page.keyboard.press('Enter');
    await page.getByText('4 overdue in Priority 3').waitFor();
    await shot('4-answer');

    await page.getByText('General').first().click();
    await page
      .getByText(/\d+ of 114 actions are overdue/)
      .first()
      .waitFor();
    await shot('5-summary');
  },
  60_000,
);
