/** What somebody with a screen reader, a keyboard or a narrow phone gets of every card (WCAG 2.2 AA, as far as a machine can tell). */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { samples } from '../cards/samples.ts';
import { cardActions, cardInputs } from '../support/card-text.ts';
import { browserStory, hasBrowser, openBrowser, withoutBrowser } from '../support/chromium.ts';
import { ROOT } from '../support/demo-plan.ts';
import { openCards, overflow, show, violations } from './rendered.ts';

const NARROW = 320;
/** Pictures for somebody's eye, in the long form. */
const SHOTS = fileURLToPath(new URL('.out/narrow/', ROOT));
const inFull = process.env.WAYMARK_VERIFY === 'full';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  if (!hasBrowser) return;
  if (inFull) mkdirSync(SHOTS, { recursive: true });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: NARROW, height: 800 } });
  await openCards(page);
});
afterAll(async () => browser?.close());

const cards = Object.entries(samples());

browserStory.each(cards)(
  `%s is readable at ${NARROW} pixels, by name and by contrast${withoutBrowser}`,
  async (name, { card }) => {
    await show(page, card);
    if (inFull)
      await page.screenshot({ path: join(SHOTS, `${name.replaceAll(/\W+/g, '-')}.png`), fullPage: true });
    expect(await overflow(page)).toBe(0);
    const found = await violations(page);
    expect(
      found.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
      ),
    ).toEqual([]);
  },
);

browserStory.each(cards)(
  `%s is worked by the keyboard alone, in its own order${withoutBrowser}`,
  async (_, { card }) => {
    await show(page, card);
    const wanted = cardActions(card).length + cardInputs(card).length;
    await page.locator('#card').evaluate((place) => {
      place.setAttribute('tabindex', '-1');
      if (place instanceof HTMLElement) place.focus();
    });
    const reached = new Set<number>();
    // A date has three places to type in, and the last stop of all leads round to the first again.
    for (let presses = 0, last = -1; presses < 3 * wanted + 5; presses += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() => {
        const { activeElement } = document;
        const inside = activeElement?.closest('#card');
        return inside && activeElement ? [...inside.querySelectorAll('*')].indexOf(activeElement) : -1;
      });
      if (place < last) break;
      reached.add(place);
      last = place;
    }
    expect(reached.size).toBeGreaterThanOrEqual(wanted);
  },
);
