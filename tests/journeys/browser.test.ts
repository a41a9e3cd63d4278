/** The whole loop in the Playground's page, as a person sees it: reminder, update, receipt, question, summary. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page, WebSocket } from 'playwright-core';
import { browserStory, hasBrowser, openBrowser, withoutBrowser } from '../support/chromium.ts';
import { ROOT } from '../support/demo-plan.ts';
import { type Demo, freePort, startDemo } from '../support/demo-process.ts';

/** Where the screenshots are kept: a folder that git does not. */
const SHOTS = fileURLToPath(new URL('.out/', ROOT));

let demo: Demo;
let browser: Browser;
let page: Page;
/** What the client hears of its conversations. */
let stream: WebSocket;

beforeEach(async () => {
  if (!hasBrowser) return;
  mkdirSync(SHOTS, { recursive: true });
  const port = await freePort();
  demo = await startDemo(['--playground-port', String(port)]);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 1100 } });
  page.setDefaultTimeout(40_000);
  page.on('websocket', (socket) => {
    if (socket.url().includes('conversations')) stream = socket;
  });
  await page.goto(`http://127.0.0.1:${port}/`);
});
afterEach(async () => {
  await browser?.close();
  await demo?.stop();
});

const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });

browserStory(
  `a person clicks through reminder, update, receipt, question and summary${withoutBrowser}`,
  async () => {
    await page.getByText('5 actions need an update', { exact: true }).waitFor();
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

    // One of them in the place of the list, what was said of it, and back.
    await page.getByRole('button', { name: 'Details of 3.3(b)' }).click();
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await page.getByText('What was said and changed in Activity 3.3(b)').waitFor();
    await shot('5-history');
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByText('overdue in Priority 3').last().waitFor();

    await page.getByText('General').first().click();
    await page
      .getByText(/\d+ of 114 actions are overdue/)
      .first()
      .waitFor();
    await shot('6-summary');
  },
  120_000,
);

/** Resolves once the stored message has followed its card, which is then drawn a second time: what was typed is gone. */
async function stored(): Promise<void> {
  await stream.waitForEvent('framereceived', ({ payload }) => String(payload).includes('"updateMessage"'));
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Presses a key until what is named so has the focus. @throws Error when it never gets there. */
async function keyTo(key: 'Tab' | 'Shift+Tab', name: string): Promise<void> {
  const visited: string[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate(() => {
      const { activeElement } = document;
      const label = activeElement?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      return [
        activeElement?.getAttribute('aria-label'),
        activeElement?.textContent,
        ...label.map((id) => document.getElementById(id)?.textContent),
      ];
    });
    if (at.some((one) => one?.startsWith(name))) return;
    visited.push(at.find((one) => one)?.slice(0, 30) ?? 'nothing');
  }
  throw new Error(`"${name}" is not reached by ${key}, but: ${visited.slice(0, 60).join(' | ')}`);
}

browserStory(
  `with the keyboard alone a person asks, opens the form, fills it in and saves it${withoutBrowser}`,
  async () => {
    await page.getByText('5 actions need an update', { exact: true }).waitFor();
    await page.locator('[data-lexical-editor]').focus();
    await page.keyboard.type('status of 3.3(b)');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Dates', exact: true }).waitFor();

    await keyTo('Shift+Tab', 'Update');
    const drawnAgain = stored();
    await page.keyboard.press('Enter');
    await page.getByLabel('What is holding it up').waitFor();
    await drawnAgain;
    // Where a client puts the focus when a card is replaced is its own affair: from the box on, the way is the same.
    await page.locator('[data-lexical-editor]').focus();
    await keyTo('Shift+Tab', 'What is holding it up');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Two services are late');
    await shot('keyboard-form');
    await keyTo('Tab', 'Save');
    await page.keyboard.press('Enter');
    await page.getByText('Recorded: 3.3(b)').waitFor();
    await page.getByText('Two services are late').first().waitFor();
    await shot('keyboard-receipt');
  },
  120_000,
);
