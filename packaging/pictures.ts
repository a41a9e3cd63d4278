/** Takes the pictures of the README again: drives the demo in a browser as its tour does, and crops each card. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** One picture: what is typed for it, the words by which its card is known, and from which of its lines on it is cut off. */
type Shot = { name: string; say?: string; in?: string; card: string; height?: number };

const SHOTS: readonly Shot[] = [
  { name: 'card', card: '5 actions need an update', height: 512 },
  { name: 'receipt', say: '3.7a done, minutes at https://example.org/minutes', card: 'Recorded: 3.7(a)' },
  { name: 'answer', say: "what's overdue in Priority 3", card: 'overdue in Priority 3', height: 620 },
  { name: 'more-time', say: 'need more time for 1.6a, in ten weeks because HR froze the post', card: 'Bola' },
  { name: 'summary', in: 'General', card: 'actions are overdue', height: 720 },
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function take(page: Page, shot: Shot): Promise<void> {
  // What was scrolled for the picture before may have put the list of chats out of reach of a pointer.
  if (shot.in !== undefined) await page.getByText(shot.in).first().dispatchEvent('click');
  if (shot.say !== undefined) {
    await page.locator('[data-lexical-editor]').first().click();
    await page.keyboard.type(shot.say);
    await page.keyboard.press('Enter');
  }
  const card = page.locator('.ac-adaptiveCard').filter({ hasText: shot.card }).last();
  await card.waitFor();
  // A card follows its message once more when the stored one is replaced: the picture is of what stays.
  await page.waitForTimeout(2500);
  await card.scrollIntoViewIfNeeded();
  await card.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const box = await card.boundingBox();
  if (!box) throw new Error(`The card of "${shot.name}" is not to be seen.`);
  const height = Math.min(box.height, shot.height ?? box.height);
  await page.screenshot({ path: join(FOLDER, `${shot.name}.png`), clip: { ...box, height } });
  process.stdout.write(`docs/pictures/${shot.name}.png  ${Math.round(box.width)} x ${Math.round(height)}\n`);
}

const data = mkdtempSync(join(tmpdir(), 'waymark-pictures-'));
const port = await freePort();
const demo = spawn(process.execPath, ['src/cli.ts', 'demo', '--playground-port', String(port)], {
  cwd: join(import.meta.dirname, '..'),
  env: { ...process.env, PORT: '0', WAYMARK_DATA: data, WAYMARK_LOG: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  for await (const line of createInterface({ input: demo.stdout })) if (line.startsWith('Stop')) break;
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1180, height: 1300 } });
  page.setDefaultTimeout(40_000);
  await page.goto(`http://127.0.0.1:${port}/`);
  for (const shot of SHOTS) await take(page, shot);
  await browser.close();
} finally {
  demo.kill('SIGINT');
  rmSync(data, { recursive: true, force: true });
}
