/** The page on signing in says what the program does: its settings, its bounds, and the words of its log. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIGURES } from '../../src/app/figures.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import { BOUNDS } from '../../src/teams/bounded-server.ts';
import { isKeptAtMicrosoft } from '../../src/teams/kept-at.ts';
import { A_CALLER, EVERYBODY } from '../../src/teams/miss-bound.ts';
import { PUBLIC_CLOUD } from '../../src/teams/sign-in/cloud.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/sign-in.md'), 'utf8');

test('every setting that it names is one, and every way to prove a registration stands there', () => {
  const named = new Set([...page.matchAll(/`((?:MICROSOFT|WAYMARK)_[A-Z_]+)/g)].map(([, name = '']) => name));
  expect([...named].filter((name) => !(name in SETTINGS))).toEqual([]);
  for (const name of Object.keys(SETTINGS).filter((one) => one.startsWith('MICROSOFT_')))
    expect(named).toContain(name);
});

test('its bounds are those of the server', () => {
  expect(BOUNDS).toMatchObject({ headMs: 10_000, requestMs: 30_000, connections: 2_000 });
  expect(page).toMatch(/ten seconds for the head of a request and thirty for all of it/);
  expect(page).toMatch(/up to 16 KB; one process holds up to 2,000 connections/);
  expect([A_CALLER, EVERYBODY]).toEqual([
    { atOnce: 50, aSecond: 1 },
    { atOnce: 1_000, aSecond: 100 },
  ]);
  expect(page).toMatch(
    /looks up fifty at once and one a second after that for each address, and a thousand at once/,
  );
  expect(page).toMatch(/a hundred a second after that for all together/);
});

test('the addresses that have to be reached, and the reasons in the log, are the program’s', () => {
  const origin = new URL(PUBLIC_CLOUD.openId).origin;
  expect(PUBLIC_CLOUD.isConnector('https://smba.trafficmanager.net/uk/')).toBe(true);
  expect(isKeptAtMicrosoft('https://contoso-my.sharepoint.com/a', false)).toBe(true);
  expect(page).toMatch(/`https:\/\/smba\.trafficmanager\.net` .* `\*\.sharepoint\.com`/);
  for (const address of [origin, PUBLIC_CLOUD.issuer, PUBLIC_CLOUD.signIn.authorityHost])
    expect(page).toContain(`\`${address}\``);
  const [, row = ''] = /\*a caller was refused\* \| (.*) \|/.exec(page) ?? [];
  const reasons = [...row.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
  const known: readonly string[] = FIGURES['waymark.callers.refused'].by.reason;
  const others = reasons.filter((word) => !known.includes(word));
  expect(others).toEqual(['reason', 'MICROSOFT_APP_ID']);
  expect(reasons.length).toBeGreaterThan(6);
});
