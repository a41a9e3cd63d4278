/** Every sample card, rendered by Microsoft's own renderer in a real browser: one page, one card at a time. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod/v4';

const packages = createRequire(import.meta.url);
const source = (path: string): string => readFileSync(packages.resolve(path), 'utf8');

/** Teams' colours and sizes for a card on white, as far as its contrast and reading go. */
const HOST = {
  fontFamily: 'Segoe UI, Helvetica, Arial, sans-serif',
  supportsInteractivity: true,
  textBlock: { headingLevel: 2 },
  actions: { actionsOrientation: 'horizontal', actionAlignment: 'stretch', maxActions: 6, buttonSpacing: 8 },
  containerStyles: {
    default: {
      backgroundColor: '#ffffff',
      foregroundColors: {
        default: { default: '#242424', subtle: '#616161' },
        accent: { default: '#4f52b2', subtle: '#4f52b2' },
        good: { default: '#0e700e', subtle: '#0e700e' },
        warning: { default: '#835b00', subtle: '#835b00' },
        attention: { default: '#b10e1c', subtle: '#b10e1c' },
      },
    },
  },
};

const STYLE = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/20px sans-serif; color: #242424; background: #fff; }
  main { padding: 12px; }
  input, select, textarea, button { font: inherit; max-width: 100%; }
  input, select, textarea { width: 100%; border: 1px solid #616161; }
  input[type=checkbox], input[type=radio] { width: 24px; height: 24px; flex: none; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  button { padding: 5px 12px; background: #fff; border: 1px solid #616161; border-radius: 4px; min-height: 32px; }
  :focus-visible { outline: 2px solid #242424; outline-offset: 1px; }
`;

const Violation = z.object({
  id: z.string(),
  help: z.string(),
  nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
});
export type Violation = z.infer<typeof Violation>;

/** Opens the page in which cards are shown; its width in CSS pixels is that of the client. */
export async function openCards(page: Page): Promise<void> {
  await page.setContent(
    `<!doctype html><html lang="en-GB"><head><title>A card</title><style>${STYLE}</style></head><body><main><h1 style="font-size:16px">Waymark</h1><div id="card"></div></main></body></html>`,
  );
  await page.addScriptTag({ content: source('adaptivecards-renderer/dist/adaptivecards.min.js') });
  await page.addScriptTag({ content: source('axe-core/axe.min.js') });
}

/** Shows one card; answers with what the renderer could not make of it. */
export async function show(page: Page, card: unknown): Promise<string[]> {
  const faults: unknown = await page.evaluate(
    ([json, host]) => {
      const AC = Reflect.get(globalThis, 'AdaptiveCards');
      const shown = new AC.AdaptiveCard();
      shown.hostConfig = new AC.HostConfig(host);
      const context = new AC.SerializationContext();
      shown.parse(json, context);
      const place = document.getElementById('card');
      place?.replaceChildren(shown.render());
      const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
      return events;
    },
    [card, HOST] as const,
  );
  return z.array(z.string()).parse(faults);
}

/** What an automated pass by WCAG 2.2 A and AA finds. */
export async function violations(page: Page): Promise<Violation[]> {
  const found: unknown = await page.evaluate(async () => {
    const axe = Reflect.get(globalThis, 'axe');
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run('#card', { runOnly: tags })).violations;
  });
  return z.array(Violation).parse(found);
}

/** How far the page is wider than its window, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
